import '../testing/codeEditor';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { JourneyDataSource } from '../datasource';
import { ids } from '../selectors';
import { JourneyQuery } from '../types';
import { QueryEditor } from './QueryEditor';

const stages = [
  { value: 'awareness', label: 'Awareness' },
  { value: 'purchase', label: 'Purchase' },
];

/** A data source that answers look-ups from here. */
function fakeDataSource(): JourneyDataSource {
  const answers: Record<string, string[]> = { touchpoints: ['visit', 'order'], keys: ['channel'], models: [] };
  const fake = {
    language: 'en',
    look: async (path: string) => (answers[path] ?? []).map((value) => ({ value, label: value })),
    stages: async () => stages,
    values: async () => [{ value: 'web', label: 'web' }],
    variableChoices: () => [],
  };
  return fake as unknown as JourneyDataSource;
}

async function open(first: Partial<JourneyQuery>) {
  const asked: JourneyQuery[] = [];
  let latest: JourneyQuery = { refId: 'A', ...first };
  function Panel() {
    const [query, setQuery] = useState(latest);
    latest = query;
    return <QueryEditor query={query} datasource={datasource} onChange={setQuery} onRunQuery={() => asked.push(latest)} />;
  }
  const datasource = fakeDataSource();
  await act(async () => {
    render(<Panel />);
  });
  return { query: () => latest, asked };
}

const reading = () => screen.getByTestId(ids.query.reading).textContent;

describe('QueryEditor', () => {
  it('opens a new query on something that draws at once', async () => {
    await open({});
    expect(reading()).toContain('how many get to each next stage');
  });

  it('shows the stages of the model until there are steps', async () => {
    const { query } = await open({ queryType: 'funnel' });
    expect(screen.getByTestId(ids.query.steps)).toHaveTextContent('Awareness → Purchase');
    await userEvent.click(screen.getByText('Begin with these stages'));
    expect(query().steps).toEqual([{ stage: 'awareness' }, { stage: 'purchase' }]);
    expect(reading()).toBe('Of those who reach Awareness: how many go on to Purchase within 14 days.');
  });

  it('does not ask while a step is empty, and says so', async () => {
    const { query, asked } = await open({ queryType: 'funnel', steps: [{ touchpoint: 'visit' }] });
    await userEvent.click(screen.getByTestId(ids.query.addStep));
    expect(query().steps).toHaveLength(2);
    expect(asked).toHaveLength(0);
    expect(screen.getByTestId(ids.query.fault)).toHaveTextContent('Choose a touchpoint or a stage.');
  });

  it('asks once for a touchpoint that is picked', async () => {
    const { query, asked } = await open({ queryType: 'funnel', steps: [{ touchpoint: '' }] });
    const picker = within(screen.getByTestId(ids.query.step(0))).getByRole('combobox');
    await userEvent.click(picker);
    await userEvent.type(picker, 'order');
    await userEvent.keyboard('{ArrowDown}{Home}{Enter}');
    expect(query().steps).toEqual([{ touchpoint: 'order' }]);
    expect(asked).toHaveLength(1);
  });

  it('moves, duplicates and removes steps', async () => {
    const { query } = await open({ queryType: 'funnel', steps: [{ touchpoint: 'visit' }, { touchpoint: 'order' }] });
    const row = (at: number) => within(screen.getByTestId(ids.query.step(at)));
    await userEvent.click(row(1).getByRole('button', { name: 'Move up' }));
    expect(query().steps?.map(({ touchpoint }) => touchpoint)).toEqual(['order', 'visit']);
    await userEvent.click(row(0).getByRole('button', { name: 'Duplicate' }));
    await userEvent.click(row(2).getByRole('button', { name: 'Remove' }));
    expect(query().steps?.map(({ touchpoint }) => touchpoint)).toEqual(['order', 'order']);
  });

  it('takes a window when the field is left, not on each keystroke', async () => {
    const { query, asked } = await open({ queryType: 'funnel' });
    const window = screen.getByTestId(ids.query.window);
    await userEvent.type(window, '30d');
    expect(query().window).toBeUndefined();
    await userEvent.tab();
    expect(query().window).toBe('30d');
    expect(asked).toHaveLength(1);
  });

  it('shows a wrong window at its field and keeps it back', async () => {
    const { asked } = await open({ queryType: 'funnel' });
    await userEvent.type(screen.getByTestId(ids.query.window), 'soon{Enter}');
    expect(screen.getAllByText(/whole number with ms, s, m, h, d or w/).length).toBeGreaterThan(0);
    expect(asked).toHaveLength(0);
  });

  it('goes to JSON and back without loss', async () => {
    const question = { queryType: 'funnel', window: '7d', steps: [{ any: [{ stage: 'a' }], direct: true }] };
    const { query } = await open(question);
    await userEvent.click(screen.getByRole('radio', { name: 'JSON' }));
    expect(JSON.parse(screen.getByLabelText<HTMLTextAreaElement>('code').value)).toEqual(question);
    await userEvent.click(screen.getByRole('radio', { name: 'By hand' }));
    expect(query()).toMatchObject(question);
    expect(query()).not.toHaveProperty('_mode');
  });

  it('keeps JSON that cannot be read, and does not ask it', async () => {
    const { query, asked } = await open({ queryType: 'counts', of: 'events', _mode: 'json' });
    const code = screen.getByLabelText('code');
    await userEvent.clear(code);
    await userEvent.type(code, '{{"queryType":');
    await userEvent.tab();
    expect(screen.getByText(/This is no question yet/)).toBeInTheDocument();
    expect(query()).toMatchObject({ of: 'events' });
    expect(asked).toHaveLength(0);
  });

  it('has nothing by hand for a question it does not know', async () => {
    await open({ queryType: 'paths' });
    expect(screen.getByText('This question can be changed as JSON only.')).toBeInTheDocument();
  });
});
