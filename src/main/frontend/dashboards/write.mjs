// npm run dashboards: writes provisioning/dashboards from all.mjs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dashboards } from './all.mjs';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../provisioning/dashboards');
for (const [path, json] of Object.entries(dashboards)) {
  const file = resolve(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, json);
}
