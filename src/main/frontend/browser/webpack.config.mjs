// The page of browser/page.tsx, with all that Grafana lends to a plugin in it; never shipped.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));

export default {
  context: here,
  mode: 'development',
  devtool: false,
  entry: './browser/page.tsx',
  cache: { type: 'filesystem', cacheDirectory: resolve(here, '../../../target/browser-cache') },
  module: {
    rules: [
      { test: /\.tsx?$/, exclude: /node_modules/, use: resolve(here, 'transpile.cjs') },
      { test: /\.(css|svg|ttf|png)$/, type: 'asset/source' },
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
    ],
  },
  // Monaco is Grafana's to load, and is tried there (src/e2e).
  resolve: { extensions: ['.tsx', '.ts', '.mjs', '.js', '.json'], alias: { 'monaco-editor': false, '@monaco-editor/react': false } },
  output: { path: resolve(here, '../../../target/browser'), filename: 'page.js', publicPath: '/', clean: true },
  performance: { hints: false },
};
