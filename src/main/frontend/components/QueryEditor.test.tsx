import '../testing/codeEditor';
import { CoreApp, dateTime, PanelData, TimeRange } from '@grafana/data';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { ids } from '../selectors';
import { fakeDataSource } from '../testing/fakeDataSource';
import { JourneyQuery } from '../types';
import { QueryEditor } from './QueryEditor';

async function open(first: Partial<JourneyQuery>, data?: object, range?: TimeRange, app?: CoreApp, language = 'en') {
  const asked: JourneyQuery[] = [];
  let latest: JourneyQuery = { refId: 'A', ...first };
  function Panel() {
    const [query, setQuery] = useState(latest);
    latest = query;
    return (
      <QueryEditor
        query={query}
        datasource={datasource}
        data={data as PanelData | undefined}
        range={range}
        app={app}
        onChange={setQuery}
        onRunQuery={() => asked.push(latest)}
      />
    );
  }
  const datasource = fakeDataSource(undefined, language);
  await act(async () => {
    render(<Panel />);
  });
  return { query: () => latest, asked };
}

const reading = () => screen.getByTestId(ids.query.reading).textContent;

describe('QueryEditor', () => {
  it('opens a new query on something that draws at once', async () => {
    await open({});
    expect(reading()).toContain('how many get to each next stage within 14 days; shown: share of those who began, over time.');
  });

  it('shows the stages of the model until there are steps', async () => {
    const { query } = await open({ queryType: 'funnel' });
    expect(screen.getByTestId(ids.query.stages)).toHaveTextContent('AwarenessPurchase');
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

  it.each([
    ['ord', '{Enter}', 'order'], // what fits stands first
    ['ord', '{End}{Enter}', 'ord'], // as typed stands last
    ['order', '{End}{Enter}', 'order'], // and not at all where a touchpoint has that very name
    ['purchase', '{Enter}', 'purchase'], // and not the stage that is called so too
  ])('takes of %s and %s the touchpoint %s', async (typed, keys, touchpoint) => {
    const { query, asked } = await open({ queryType: 'funnel', steps: [{ touchpoint: '' }] });
    const picker = within(screen.getByTestId(ids.query.step(0))).getByRole('combobox');
    await userEvent.click(picker);
    await userEvent.type(picker, typed);
    await act(async () => new Promise((searched) => setTimeout(searched, 400)));
    await userEvent.keyboard(keys);
    expect(query().steps).toEqual([{ touchpoint }]);
    expect(asked).toHaveLength(1);
  });

  it('finds no fault in a step just added until it is left empty', async () => {
    await open({ queryType: 'funnel', steps: [{ touchpoint: 'visit' }] });
    await userEvent.click(screen.getByTestId(ids.query.addStep));
    const row = within(screen.getByTestId(ids.query.step(1)));
    const fault = 'Choose a touchpoint or a stage.';
    expect(row.queryByText(fault)).not.toBeInTheDocument();
    row.getByRole('combobox').focus();
    await userEvent.tab();
    expect(row.queryByText(fault)).not.toBeInTheDocument(); // still in its row
    await act(async () => screen.getByTestId(ids.query.addStep).focus());
    expect(row.getByText(fault)).toBeInTheDocument();
  });

  it.each([
    ['Or another touchpoint or stage', 'Choose a touchpoint or a stage.'],
    ['Add filter', 'Choose a value.'],
  ])('finds no fault in what %s added until it is left empty', async (adds, fault) => {
    await open({ queryType: 'funnel', steps: [{ touchpoint: 'visit' }] });
    const row = within(screen.getByTestId(ids.query.step(0)));
    await userEvent.click(row.getByRole('button', { name: 'Conditions of this step' }));
    await userEvent.click(row.getByText(adds));
    expect(row.queryByText(fault)).not.toBeInTheDocument();
    const added = row.getByRole('combobox', { name: /^(Alternative 1|Value of filter 1)/ });
    await act(async () => added.focus());
    expect(row.queryByText(fault)).not.toBeInTheDocument();
    await act(async () => screen.getByTestId(ids.query.addStep).focus());
    expect(row.getByText(fault)).toBeInTheDocument();
    expect(added).toHaveAttribute('aria-invalid', 'true');
    expect(row.getAllByRole('combobox')[0]).not.toHaveAttribute('aria-invalid', 'true'); // the touchpoint that is there
  });

  it('finds no fault in an exclusion just added until it is left empty', async () => {
    await open({ queryType: 'funnel', steps: [{ touchpoint: 'visit' }, { touchpoint: 'order' }] });
    await userEvent.click(screen.getByText('Exclude an event'));
    const fault = 'Choose a touchpoint or a stage.';
    expect(screen.queryByText(fault)).not.toBeInTheDocument();
    await act(async () => screen.getByRole('combobox', { name: 'Excluded event 1' }).focus());
    await act(async () => screen.getByTestId(ids.query.addStep).focus());
    expect(screen.getByText(fault)).toBeInTheDocument();
  });

  it('finds a fault in a saved step that is empty', async () => {
    await open({ queryType: 'funnel', steps: [{ touchpoint: '' }] });
    expect(within(screen.getByTestId(ids.query.step(0))).getByText('Choose a touchpoint or a stage.')).toBeInTheDocument();
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

  it('moves a step with the arrow keys, keeps hold of it and tells its new place', async () => {
    const { query } = await open({ queryType: 'funnel', steps: [{ touchpoint: 'visit' }, { touchpoint: 'order' }] });
    screen.getByRole('button', { name: /^Move step 2/ }).focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(query().steps?.map(({ touchpoint }) => touchpoint)).toEqual(['order', 'visit']);
    expect(screen.getByRole('button', { name: /^Move step 1/ })).toHaveFocus();
    expect(screen.getByText('Step 1 of 2')).toBeInTheDocument();
  });

  it('moves a step by dragging it', async () => {
    const { query } = await open({ queryType: 'funnel', steps: [{ touchpoint: 'a' }, { touchpoint: 'b' }, { touchpoint: 'c' }] });
    fireEvent.dragStart(screen.getByRole('button', { name: /^Move step 1/ }));
    fireEvent.dragOver(screen.getByTestId(ids.query.step(2)));
    fireEvent.drop(screen.getByTestId(ids.query.step(2)));
    expect(query().steps?.map(({ touchpoint }) => touchpoint)).toEqual(['b', 'c', 'a']);
  });

  it('gives a step conditions and alternatives', async () => {
    const { query } = await open({ queryType: 'funnel', steps: [{ touchpoint: 'visit' }, { touchpoint: 'order' }] });
    const row = within(screen.getByTestId(ids.query.step(1)));
    await userEvent.click(row.getByRole('button', { name: 'Conditions of this step' }));
    await userEvent.click(row.getByRole('checkbox', { name: /May be skipped/ }));
    await userEvent.type(row.getByLabelText(/^Within/), '2d{Enter}');
    await userEvent.click(row.getByText('Or another touchpoint or stage'));
    expect(query().steps?.[1]).toEqual({ any: [{ touchpoint: 'order' }, { touchpoint: '' }], optional: true, within: '2d' });
    expect(screen.getByTestId(ids.query.fault)).toBeInTheDocument();
    await userEvent.click(row.getByRole('button', { name: 'Remove this alternative' }));
    expect(query().steps?.[1]).toEqual({ touchpoint: 'order', optional: true, within: '2d' });
  });

  it('shows what the backend said at its field', async () => {
    const error = { message: 'steps[0].touchpoint: "vist" is unknown' };
    await open({ queryType: 'funnel', steps: [{ touchpoint: 'vist' }] }, { error });
    expect(within(screen.getByTestId(ids.query.step(0))).getByText('"vist" is unknown')).toBeInTheDocument();
    expect(screen.queryByTestId(ids.query.fault)).not.toBeInTheDocument();
  });

  it('offers a way out where the range is shorter than the window', async () => {
    const range = { from: dateTime(0), to: dateTime(86_400_000), raw: { from: 'now-1d', to: 'now' } };
    const { query } = await open({ queryType: 'funnelTrend' }, undefined, range);
    await userEvent.click(screen.getByText('Complete runs only'));
    expect(query().select).toBe('closed');
    expect(screen.queryByText('Complete runs only')).not.toBeInTheDocument();
  });

  it('offers a longer range for stays, of which none are complete runs', async () => {
    const range = { from: dateTime(0), to: dateTime(86_400_000), raw: { from: 'now-1d', to: 'now' } };
    await open({ queryType: 'stageDuration' }, undefined, range);
    expect(screen.getByText(/^In so short a time range/)).toBeInTheDocument();
    expect(screen.getByText('Last 90 days')).toBeInTheDocument();
    expect(screen.queryByText('Complete runs only')).not.toBeInTheDocument();
  });

  it('says where filters take events out of journeys, and keeps these whole in one click', async () => {
    const filters = [{ key: 'channel', op: '=' as const, value: 'app' }];
    const { query } = await open({ queryType: 'journeyMap', scope: { filters } });
    await userEvent.click(screen.getByText('Look at the customer instead'));
    expect(query().scope).toEqual({ filters, filtersOn: 'customer' });
    expect(screen.queryByText(/^Events that do not match are left out/)).not.toBeInTheDocument();
  });

  it('leaves the language to the viewer until somebody chooses one', async () => {
    const { query } = await open({}, undefined, undefined, CoreApp.PanelEditor, 'nl');
    expect(query()).not.toHaveProperty('language');
    await userEvent.click(screen.getByText('Who and what it is about'));
    await userEvent.click(screen.getByRole('combobox', { name: /^Names in the answer/ }));
    await userEvent.keyboard('{ArrowDown}{Home}{Enter}');
    expect(query()).toMatchObject({ queryType: 'funnelTrend', language: 'en' });
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

  it('lets an alert on who stands where compare with the time before, and forgets it again', async () => {
    const { query } = await open({ queryType: 'inStage', format: 'alert', metric: 'oldest' });
    expect(screen.queryByLabelText('What is compared')).not.toBeInTheDocument();
    await userEvent.type(screen.getByLabelText(/^Compare with the time before/), '28d{Enter}');
    expect(query()).toMatchObject({ baseline: '28d' });
    expect(query().metric).toBeUndefined();
    expect(screen.getByLabelText('What is compared')).toHaveValue('How many are stuck');
    expect(screen.getByLabelText('The number')).toHaveValue('How far it certainly rose');
    expect(reading()).toContain('compared with the 28 days before: how far it certainly rose');
    await userEvent.clear(screen.getByLabelText(/^Compare with the time before/));
    await userEvent.tab();
    expect(query().baseline).toBeUndefined();
    expect(screen.getByLabelText('The number')).toHaveValue('How many are stuck');
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
