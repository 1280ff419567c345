// Wraps every text that is looked up, so that one that is not stands out. Import this before what looks texts up.
jest.mock('@grafana/i18n', () => ({
  ...jest.requireActual('@grafana/i18n'),
  t: (_key: string, fallback: string, values: Record<string, unknown> = {}) =>
    `⟦${fallback.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))}⟧`,
  Trans: ({ children }: { children: React.ReactNode }) => <>⟦{children}⟧</>,
}));

export {};
