import { existsSync } from 'node:fs';
import type { PluginOptions } from '@grafana/plugin-e2e';
import { defineConfig, devices } from '@playwright/test';

// GRAFANA_URL is a Grafana with the plugin in it; KLANTREIS_CHROMIUM a browser, where Playwright's own is not installed.
const browser = [process.env.KLANTREIS_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
const login = { user: process.env.GRAFANA_USER ?? 'admin', password: process.env.GRAFANA_PASSWORD ?? 'admin' };

export default defineConfig<PluginOptions>({
  testDir: 'tests',
  outputDir: '../../target/e2e',
  workers: 1,
  fullyParallel: false,
  timeout: 300_000, // each test opens Grafana anew, which on a busy machine takes a minute or more
  expect: { timeout: 90_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.GRAFANA_URL ?? 'http://localhost:3000',
    viewport: { width: 1280, height: 900 },
    grafanaAPICredentials: login,
    launchOptions: { executablePath: browser, args: ['--no-sandbox'] },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'grafana', use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 900 } } },
  ],
});
