// Grafana's packages and many of theirs are ES modules, so they are transpiled too; jest caches that.
export default {
  testTimeout: 60_000,
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/**/*.test.{ts,tsx}'],
  setupFilesAfterEnv: ['<rootDir>/testing/setup.ts'],
  moduleNameMapper: { '\\.(css|scss|svg)$': '<rootDir>/testing/empty.cjs' },
  transform: { '^.+\\.[mc]?[jt]sx?$': '<rootDir>/transpile.cjs' },
  transformIgnorePatterns: [],
};
