// Writes module.js, img/, locales/ and dashboards/ into KLANTREIS_FRONTEND_OUT (target/frontend without it) and touches nothing else there.
import { cpSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../../..');
const out = resolve(root, process.env.KLANTREIS_FRONTEND_OUT ?? 'target/frontend');

/** What Grafana lends to every plugin (protocol.md §6.1); all else is bundled. */
const lent = ['lodash', 'moment', 'react', 'react-dom', 'react/jsx-runtime', 'rxjs', 'rxjs/operators', 'i18next', '@emotion/css', '@emotion/react'];

const copyStaticFiles = {
  apply(compiler) {
    compiler.hooks.afterEmit.tap('copyStaticFiles', () => {
      for (const folder of ['img', 'locales']) {
        cpSync(resolve(here, folder), resolve(out, folder), { recursive: true });
      }
      cpSync(resolve(root, 'provisioning/dashboards'), resolve(out, 'dashboards'), { recursive: true });
    });
  },
};

export default (_env, { mode }) => ({
  context: here,
  entry: { module: './module.ts' },
  devtool: mode === 'production' ? 'source-map' : 'inline-source-map',
  externals: [...lent, /^@grafana\/(data|runtime|ui)$/],
  externalsType: 'amd',
  module: { parser: { javascript: { dynamicImportMode: 'eager' } }, rules: [{ test: /\.tsx?$/, exclude: /node_modules/, use: resolve(here, 'transpile.cjs') }] },
  resolve: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  output: { path: out, filename: 'module.js', library: { type: 'amd' }, uniqueName: 'klantreis-journey-datasource', clean: false },
  performance: { hints: false },
  plugins: [copyStaticFiles],
});
