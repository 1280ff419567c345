import { t } from '@grafana/i18n';
import { Alert, Button } from '@grafana/ui';
import { filtersOnChoices } from '../logic/choices';
import { betterOn } from '../logic/filters';
import { lower } from '../logic/reading';
import { FieldsProps } from './FieldsProps';

/** Where filters take events out of journeys: what keeps these whole, in one click. */
export function FilterHint({ query, change }: Pick<FieldsProps, 'query' | 'change'>) {
  const better = betterOn(query);
  if (!better) {
    return null;
  }
  const what = lower(filtersOnChoices(t).find(({ value }) => value === better)?.label ?? better);
  return (
    <Alert
      severity="info"
      title={t('filter.leaves-out', 'Events that do not match are left out, later ones too: a step or stage whose events have no such field then looks empty.')}
    >
      <Button size="sm" variant="secondary" onClick={() => change({ scope: { ...query.scope, filtersOn: better } })}>
        {t('filter.better', 'Look at {{what}} instead', { what })}
      </Button>
    </Alert>
  );
}
