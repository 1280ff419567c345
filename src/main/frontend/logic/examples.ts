import { JourneyQuery, Translate } from '../types';

export interface Example {
  title: string;
  text: string;
  query: Omit<JourneyQuery, 'refId'>;
}

/** Questions to begin from; each runs on the demo shop. */
export function examples(t: Translate): Example[] {
  return [
    {
      title: t('example.stages.title', 'How far customers get'),
      text: t('example.stages.text', 'The stages of the model as a funnel. A bar gauge draws it.'),
      query: { queryType: 'funnel' },
    },
    {
      title: t('example.cart.title', 'From cart to purchase, per channel'),
      text: t('example.cart.text', 'Touchpoints as steps, within a week, told apart by the channel they came through.'),
      query: {
        queryType: 'funnel',
        steps: [{ touchpoint: 'add_to_cart' }, { touchpoint: 'registration' }, { touchpoint: 'purchase' }],
        window: '7d',
        breakdown: { by: 'channel' },
      },
    },
    {
      title: t('example.time.title', 'How long each stage takes'),
      text: t('example.time.text', 'Who is still in a stage counts as long as they have been there.'),
      query: { queryType: 'stageDuration' },
    },
    {
      title: t('example.feeling.title', 'How customers feel per stage'),
      text: t('example.feeling.text', 'A line a stage, from −1 (bad) to 1 (good). Time series draws it.'),
      query: { queryType: 'sentiment', by: 'stage', interval: '1w' },
    },
    {
      title: t('example.act.title', 'Where to act'),
      text: t('example.act.text', 'A table of touchpoints with what to do about each.'),
      query: { queryType: 'sentiment', by: 'touchpoint', format: 'table' },
    },
    {
      title: t('example.compare.title', 'Why another tool shows another number'),
      text: t('example.compare.text', 'The same funnel as seven other products count it, with what makes each difference. A table draws it.'),
      query: { queryType: 'comparePresets', steps: [{ touchpoint: 'add_to_cart' }, { touchpoint: 'registration' }, { touchpoint: 'purchase' }] },
    },
    {
      title: t('example.alert.title', 'An alert on drop-off'),
      text: t('example.alert.text', 'One number a step, for an alert rule: at least so many dropped off, with 95 % certainty.'),
      query: { queryType: 'funnel', format: 'alert', metric: 'dropOffLow' },
    },
  ];
}
