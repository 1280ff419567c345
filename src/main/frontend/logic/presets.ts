import { JourneyQuery } from '../types';

/** What a preset fills in where a funnel does not say; null where the window must be given. */
interface PresetDefaults {
  window: string | null;
  counting: NonNullable<JourneyQuery['counting']>;
  exclusionPolicy: NonNullable<JourneyQuery['exclusionPolicy']>;
  grace: string;
}

const ours: PresetDefaults = { window: '14d', counting: 'unique', exclusionPolicy: 'otherCleanRun', grace: '0s' };

const defaults: Record<string, PresetDefaults> = {
  default: ours,
  posthog: { ...ours, exclusionPolicy: 'removeUnit' },
  mixpanel: { window: '7d', counting: 'first', exclusionPolicy: 'truncate', grace: '2s' },
  'mixpanel-reentry': { window: '7d', counting: 'unique', exclusionPolicy: 'truncate', grace: '2s' },
  amplitude: { ...ours, window: '1d', grace: '1s' },
  ga4: ours,
  clickhouse: { ...ours, window: null },
  pinot: { ...ours, window: null },
};

export const presets = Object.keys(defaults);

export const modes = ['strict_deduplication', 'strict_order', 'strict_increase', 'strict_once', 'allow_reentry', 'keep_all'] as const;

export function presetDefaults(query: Pick<JourneyQuery, 'preset'>): PresetDefaults {
  return defaults[query.preset ?? 'default'] ?? ours;
}

/** Only these two count as an SQL engine does, with its modes. */
export function hasModes(preset: string | undefined): boolean {
  return preset === 'clickhouse' || preset === 'pinot';
}

/** The window in force. */
export function windowOf(query: Pick<JourneyQuery, 'preset' | 'window'>): string | null {
  return query.window ?? presetDefaults(query).window;
}

/** Another preset; the modes of an SQL engine stay behind. */
export function choosePreset(query: JourneyQuery, preset: string): Partial<JourneyQuery> {
  return {
    preset: preset === 'default' ? undefined : preset,
    modes: hasModes(preset) ? query.modes : undefined,
    window: query.window ?? (presetDefaults({ preset }).window === null ? ours.window! : undefined),
  };
}
