import { Choice, QuestionId, Translate } from '../types';
import { Family, Format, Question, questionOf, questions, Shape } from './questions';

/** The choices of the editor in words. All take `t`, so that they can be read in any language. */
export function questionChoices(t: Translate): Choice[] {
  return questions.map(({ id, family }) => ({ value: id, ...questionWords(id, t), group: familyName(family, t) }));
}

function familyName(family: Family, t: Translate): string {
  switch (family) {
    case 'funnel':
      return t('family.funnel', 'Steps');
    case 'stages':
      return t('family.stages', 'Stages');
    case 'numbers':
      return t('family.numbers', 'Feeling and numbers');
    case 'people':
      return t('family.people', 'People');
  }
}

function questionWords(id: QuestionId, t: Translate): Omit<Choice, 'value'> {
  switch (id) {
    case 'funnel':
      return {
        label: t('question.funnel.label', 'Funnel'),
        description: t('question.funnel.text', 'How many take the steps, in time, and where they drop off'),
      };
    case 'funnelTrend':
      return {
        label: t('question.trend.label', 'Funnel over time'),
        description: t('question.trend.text', 'The same funnel for each day, week or month'),
      };
    case 'timeToConvert':
      return {
        label: t('question.times.label', 'Time to convert'),
        description: t('question.times.text', 'How long it takes from one step to another'),
      };
    case 'comparePresets':
      return {
        label: t('question.compare.label', 'Compare ways of counting'),
        description: t('question.compare.text', 'Why another tool shows another number'),
      };
    case 'stageDuration':
      return {
        label: t('question.duration.label', 'Time per stage'),
        description: t('question.duration.text', 'How long customers stay in each stage'),
      };
    case 'inStage':
      return {
        label: t('question.in-stage.label', 'Who is where now'),
        description: t('question.in-stage.text', 'Customers in each stage, since when, and who is stuck'),
      };
    case 'journeyMap':
      return {
        label: t('question.map.label', 'Journey map'),
        description: t('question.map.text', 'The whole journey as one picture, stage by stage'),
      };
    case 'modelDiff':
      return {
        label: t('question.diff.label', 'Compare stage models'),
        description: t('question.diff.text', 'Where two models put the same events'),
      };
    case 'sentiment':
      return {
        label: t('question.sentiment.label', 'Feeling'),
        description: t('question.sentiment.text', 'How customers feel, from their ratings and reviews'),
      };
    case 'counts':
      return {
        label: t('question.counts.label', 'Counts'),
        description: t('question.counts.text', 'How many events or customers there are'),
      };
    case 'customers':
      return {
        label: t('question.customers.label', 'People behind a number'),
        description: t('question.customers.text', 'Who dropped off, went on or may still go on at a step'),
      };
    case 'journey':
      return {
        label: t('question.journey.label', 'One customer’s journey'),
        description: t('question.journey.text', 'All that one customer did, as a trace, a timeline or a log'),
      };
    case 'explain':
      return {
        label: t('question.explain.label', 'Explain a customer'),
        description: t('question.explain.text', 'Why a customer counts where they do in a funnel'),
      };
    case 'annotations':
      return {
        label: t('question.annotations.label', 'Marks in time'),
        description: t('question.annotations.text', 'What changed and when, for graphs'),
      };
  }
}

export function formatChoices(question: Question, t: Translate): Choice[] {
  return question.formats.map((format) => ({ value: format.value, label: formatName(format, t) }));
}

export function formatName(format: Format | undefined, t: Translate): string {
  if (format?.value === 'curve' && format.shape === 'table') {
    return t('format.emotion', 'Emotion curve');
  }
  if (format?.value === 'summary') {
    return t('format.summary', 'Per stage');
  }
  switch (format?.shape) {
    case 'series':
      return t('format.series', 'Over time');
    case 'wide':
      return t('format.wide', 'One row');
    case 'alert':
      return t('format.alert', 'Alert');
    case 'bins':
      return t('format.bins', 'Histogram');
    case 'curve':
      return t('format.curve', 'Curve');
    case 'heatmap':
      return t('format.heatmap', 'Heat map');
    case 'flow':
      return t('format.flow', 'Flow');
    case 'logs':
      return t('format.logs', 'Log');
    case 'trace':
      return t('format.trace', 'Trace');
    case 'timeline':
      return t('format.timeline', 'Timeline');
    case 'lanes':
      return t('format.lanes', 'Timeline per stage');
    case 'marks':
      return t('format.marks', 'Marks');
    default:
      return t('format.table', 'Table');
  }
}

/** Questions whose rows are people, events or names: nothing to draw bars of. */
const listed = ['customers', 'journey', 'modelDiff', 'explain', 'comparePresets'];

/** Which visualisation draws the answer. */
export function drawnBy(queryType: string | undefined, shape: Shape, t: Translate): string {
  switch (shape) {
    case 'series':
      return t('drawn.series', 'Drawn by: Time series, Stat.');
    case 'alert':
      return t('drawn.alert', 'Meant for alert rules; Table shows it too.');
    case 'wide':
      return t('drawn.wide', 'Drawn by: Bar gauge, Stat, Gauge, Pie chart, funnel panels of others.');
    case 'bins':
      return t('drawn.bins', 'Drawn by: Histogram.');
    case 'curve':
      return t('drawn.curve', 'Drawn by: Trend, XY chart (x: the time since the first step).');
    case 'heatmap':
      return t('drawn.heatmap', 'Drawn by: Heatmap.');
    case 'flow':
      return t('drawn.flow', 'Drawn by: Node graph.');
    case 'logs':
      return t('drawn.logs', 'Drawn by: Logs.');
    case 'trace':
      return t('drawn.trace', 'Drawn by: Traces.');
    case 'timeline':
    case 'lanes':
      return t('drawn.timeline', 'Drawn by: State timeline.');
    case 'marks':
      return t('drawn.marks', 'Meant for a dashboard’s annotations; Table shows it too.');
    case 'table':
      if (listed.includes(queryType ?? '')) {
        return t('drawn.list', 'Drawn by: Table.');
      }
      return questionOf(queryType)?.formats.some((format) => format.shape === 'wide')
        ? t('drawn.table-or-wide', 'Drawn by: Table, Bar chart. For Bar gauge, Stat or Pie chart choose “One row”.')
        : t('drawn.table', 'Drawn by: Table, Bar chart, Bar gauge (Show: All values).');
  }
}
