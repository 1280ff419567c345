import { t } from '@grafana/i18n';
import { search } from '../logic/lookups';
import { Choose } from './fields';
import { FieldsProps } from './FieldsProps';

/** One customer, searched in the backend, which shows what this viewer may see. */
export function CustomerField({ query, datasource, faults, change }: FieldsProps) {
  return (
    <Choose
      label={t('customer.label', 'Customer')}
      value={query.customer}
      placeholder={t('customer.choose', 'Type to search')}
      options={async (text) => [
        ...(await datasource.values('customer', text).catch(() => [])),
        ...search(datasource.variableChoices(), text),
      ]}
      onChange={(customer) => change({ customer })}
      error={faults.find(({ field }) => field === 'customer')?.message}
      width={40}
      custom
    />
  );
}
