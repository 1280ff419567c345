import grafanaI18n from '@grafana/i18n/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules', '*.mjs', '*.cjs'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks, '@grafana/i18n': grafanaI18n },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-console': 'error',
      'max-lines': ['error', 300],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' }],
      '@grafana/i18n/no-untranslated-strings': ['error', { calleesToIgnore: ['^css$', 'use[A-Z].*'] }],
      '@grafana/i18n/no-translation-top-level': 'error',
    },
  },
  { files: ['**/*.test.{ts,tsx}', 'testing/**'], rules: { '@grafana/i18n/no-untranslated-strings': 'off' } }
);
