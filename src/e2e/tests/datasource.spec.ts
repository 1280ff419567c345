import { expect, ids, prefer, seriousFindings, test, type } from './grafana';

test.beforeEach(({ request }) => prefer(request, {}));

test('a data source on the demo shop is added, saved and tested', async ({ createDataSourceConfigPage, page }) => {
  const config = await createDataSourceConfigPage({ type, deleteDataSourceAfterTest: true });
  await expect(page.getByTestId(ids.config.store).getByRole('radio', { name: 'Demo shop' })).toBeChecked();
  await expect(config.saveAndTest()).toBeOK();
  await expect(page.getByText(/events of .* customers/)).toBeVisible();
});

test('a store has its own fields and no others; a password is never shown again', async ({ createDataSourceConfigPage, page }) => {
  const config = await createDataSourceConfigPage({ type, deleteDataSourceAfterTest: true });
  const store = page.getByTestId(ids.config.store);
  await expect(page.getByTestId(ids.config.name)).toHaveCount(0);
  await store.getByRole('radio', { name: 'Own database (H2)' }).check();
  await page.getByTestId(ids.config.name).fill('../etc');
  await page.getByTestId(ids.config.name).blur();
  await expect(page.getByText(/never a path or an address/)).toBeVisible();
  await store.getByRole('radio', { name: 'PostgreSQL' }).check();
  await expect(page.getByTestId(ids.config.name)).toHaveCount(0);
  await page.getByTestId(ids.config.password).fill('geheim');
  await page.getByLabel('Database', { exact: true }).fill('shop');
  await page.getByLabel('User', { exact: true }).fill('reader');
  await page.getByLabel('User', { exact: true }).blur();
  await config.saveAndTest().catch(() => undefined); // no such server: only what is saved matters here
  await expect(page.getByTestId(ids.config.password)).toBeDisabled();
  expect(await page.content()).not.toContain('geheim');
});

for (const theme of ['dark', 'light']) {
  test(`the settings have no serious accessibility finding (${theme})`, async ({ createDataSourceConfigPage, page, request }) => {
    await prefer(request, { theme });
    await createDataSourceConfigPage({ type, deleteDataSourceAfterTest: true });
    await page.getByTestId(ids.config.store).getByRole('radio', { name: 'PostgreSQL' }).check();
    for (const closed of ['Limits and privacy', 'Events in a table of your own']) {
      await page.getByRole('button', { name: closed }).click();
    }
    expect(await seriousFindings(page, `[data-testid="${ids.config.page}"]`)).toEqual([]);
  });
}
