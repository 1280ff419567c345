import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Checkbox, IconButton, Stack, useStyles2 } from '@grafana/ui';
import { JourneyDataSource } from '../datasource';
import { faultIn } from '../logic/backendFaults';
import { Choice, Fault, Selector, Step } from '../types';
import { Text } from './fields';
import { FilterRows } from './FilterRows';
import { SelectorPicker } from './SelectorPicker';

interface Props {
  step: Step;
  parts: Selector[];
  number: number;
  stages: Choice[];
  datasource: JourneyDataSource;
  faults: Fault[];
  onSelect: (parts: Selector[]) => void;
  onChange: (part: Partial<Step>) => void;
}

/** What a step asks besides its touchpoint or stage. The first step has none before it to be told from. */
export function StepOptions({ step, parts, number, stages, datasource, faults, onSelect, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const field = `steps[${number - 1}]`;
  const faultOf = (name: string) => faults.find((fault) => fault.field === `${field}.${name}`)?.message;
  return (
    <div className={styles.box}>
      {parts.slice(1).map((part, index) => (
        <Stack key={index} direction="row" gap={1} alignItems="center">
          <span>{t('step.or', 'or')}</span>
          <SelectorPicker
            label={t('step.alternative', 'Alternative {{alternative}} of step {{number}}', { alternative: index + 1, number })}
            selector={part}
            stages={stages}
            datasource={datasource}
            invalid={Boolean(faultIn(faults, `${field}.any[${index + 1}]`))}
            onSelect={(selector) => onSelect(parts.map((old, at) => (at === index + 1 ? selector : old)))}
          />
          <IconButton
            name="trash-alt"
            tooltip={t('step.remove-alternative', 'Remove this alternative')}
            onClick={() => onSelect(parts.filter((_, at) => at !== index + 1))}
          />
        </Stack>
      ))}
      <FilterRows
        filters={step.filters ?? []}
        datasource={datasource}
        faults={faults}
        field={`${field}.filters`}
        onChange={(filters) => onChange({ filters: filters.length ? filters : undefined })}
        more={
          <Button size="sm" variant="secondary" fill="outline" icon="plus" onClick={() => onSelect([...parts, { touchpoint: '' }])}>
            {t('step.add-alternative', 'Or another touchpoint or stage')}
          </Button>
        }
      />
      <Stack direction="row" gap={3} wrap="wrap" alignItems="flex-start">
        {number > 1 && (
          <>
            <Text
              label={t('step.within', 'Within')}
              description={t('step.within-text', 'After the step before')}
              value={step.within}
              placeholder={t('step.no-limit', 'the whole window')}
              onCommit={(within) => onChange({ within })}
              error={faultOf('within')}
              width={18}
            />
            <Text
              label={t('step.min-gap', 'At least')}
              description={t('step.min-gap-text', 'After the step before')}
              value={step.minGap}
              placeholder={t('step.no-gap', 'at once')}
              onCommit={(minGap) => onChange({ minGap })}
              error={faultOf('minGap')}
              width={18}
            />
            <Checkbox
              label={t('step.optional', 'May be skipped')}
              description={t('step.optional-text', 'Who skips it can still go on')}
              value={step.optional ?? false}
              onChange={(event) => onChange({ optional: event.currentTarget.checked || undefined })}
            />
            <Checkbox
              label={t('step.direct', 'Directly after')}
              description={t('step.direct-text', 'Nothing else in between')}
              value={step.direct ?? false}
              onChange={(event) => onChange({ direct: event.currentTarget.checked || undefined })}
            />
          </>
        )}
        <Checkbox
          label={t('step.first-ever', 'First time ever')}
          description={t('step.first-ever-text', 'Only the customer’s very first one')}
          value={step.firstEver ?? false}
          onChange={(event) => onChange({ firstEver: event.currentTarget.checked || undefined })}
        />
      </Stack>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    marginLeft: theme.spacing(6),
    paddingLeft: theme.spacing(1.5),
    paddingBottom: theme.spacing(1),
    borderLeft: `1px solid ${theme.colors.border.medium}`,
  }),
});
