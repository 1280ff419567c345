import { Choice, Translate } from '../types';

/** Presets carry the names of the products whose counting they follow. */
const names: Record<string, string> = {
  posthog: 'PostHog',
  mixpanel: 'Mixpanel',
  'mixpanel-reentry': 'Mixpanel, optimized re-entry',
  amplitude: 'Amplitude',
  ga4: 'Google Analytics 4',
  clickhouse: 'ClickHouse windowFunnel',
  pinot: 'Apache Pinot',
};

export function presetName(preset: string): string {
  return names[preset] ?? preset;
}

export function presetChoices(t: Translate): Choice[] {
  const named = (value: string, description: string) => ({ value, label: presetName(value), description });
  return [
    {
      value: 'default',
      label: t('preset.default', 'Klantreis'),
      description: t('preset.default-text', 'The range chooses who begins; the window looks ahead, 14 days; each customer’s furthest try'),
    },
    named('posthog', t('preset.posthog-text', 'The whole run inside the time range; an excluded event removes the person')),
    named('mixpanel', t('preset.mixpanel-text', '7 days; the first try only; events within 2 seconds in either order')),
    named('mixpanel-reentry', t('preset.reentry-text', '7 days; a later try may begin anew and convert')),
    named('amplitude', t('preset.amplitude-text', '1 day; the longest try; events within 1 second in either order')),
    named('ga4', t('preset.ga4-text', 'Time is told from step to step')),
    named('clickhouse', t('preset.clickhouse-text', 'One event may make several steps; say the window yourself')),
    named('pinot', t('preset.pinot-text', 'The window’s last moment does not count; say the window yourself')),
  ];
}
