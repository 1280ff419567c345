import { QueryEditorHelpProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Card, Stack, Text } from '@grafana/ui';
import { examples } from '../logic/examples';
import { JourneyQuery } from '../types';

/** Examples; a click asks one. */
export function QueryHelp({ onClickExample }: QueryEditorHelpProps<JourneyQuery>) {
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3">{t('help.title', 'Questions to begin from')}</Text>
      {examples(t).map(({ title, text, query }) => (
        <Card key={title} noMargin onClick={() => onClickExample({ refId: 'A', ...query })}>
          <Card.Heading>{title}</Card.Heading>
          <Card.Description>{text}</Card.Description>
        </Card>
      ))}
    </Stack>
  );
}
