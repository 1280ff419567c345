import { DataSourceSettings } from '@grafana/data';
import { config } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { ids } from '../selectors';
import { JourneyJsonData, JourneySecureJsonData } from '../types';
import { ConfigEditor } from './ConfigEditor';

type Settings = DataSourceSettings<JourneyJsonData, JourneySecureJsonData>;

function open(jsonData: JourneyJsonData, secureJsonFields: Record<string, boolean> = {}) {
  let latest = { jsonData, secureJsonFields } as unknown as Settings;
  function Page() {
    const [options, setOptions] = useState(latest);
    latest = options;
    return <ConfigEditor options={options} onOptionsChange={setOptions} />;
  }
  render(<Page />);
  return () => latest;
}

describe('ConfigEditor', () => {
  it('shows only the fields of the chosen store', async () => {
    const settings = open({ store: { kind: 'demo' } });
    expect(screen.queryByTestId(ids.config.name)).not.toBeInTheDocument();
    expect(screen.queryByTestId(ids.config.password)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Own database (H2)' }));
    await userEvent.type(screen.getByTestId(ids.config.name), 'shop{Enter}');
    expect(settings().jsonData.store).toEqual({ kind: 'h2', name: 'shop' });
    await userEvent.click(screen.getByRole('radio', { name: 'PostgreSQL' }));
    expect(settings().jsonData.store).toEqual({ kind: 'postgres' });
    expect(screen.getByTestId(ids.config.password)).toBeInTheDocument();
  });

  it('lets a new data source speak the language of who adds it, and leaves another as it is', () => {
    Object.assign(config, { bootData: { user: { language: 'nl-NL' } } });
    expect(open({})().jsonData).toEqual({ store: { kind: 'demo' }, language: 'nl' });
    expect(open({ store: { kind: 'h2', name: 'shop' } })().jsonData).toEqual({ store: { kind: 'h2', name: 'shop' } });
  });

  it('names what is wrong with a database name', async () => {
    open({ store: { kind: 'h2' } });
    await userEvent.type(screen.getByTestId(ids.config.name), '../etc{Enter}');
    expect(screen.getByText(/never a path or an address/)).toBeInTheDocument();
  });

  it('never shows a saved password, only replaces it', async () => {
    const settings = open({ store: { kind: 'postgres' } }, { password: true });
    expect(screen.getByTestId(ids.config.password)).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: /reset/i }));
    await userEvent.type(screen.getByTestId(ids.config.password), 'geheim');
    expect(settings().secureJsonData).toEqual({ password: 'geheim' });
    expect(JSON.stringify(settings().jsonData)).not.toContain('geheim');
  });

  it('has limits and privacy with the usual values', async () => {
    const settings = open({});
    await userEvent.click(screen.getByRole('button', { name: /Limits and privacy/ }));
    await userEvent.type(screen.getByLabelText(/Smallest sample/), '20{Enter}');
    expect(settings().jsonData.minSample).toBe(20);
  });
});
