// Monaco needs a real browser: in tests a text area stands for it. Import this before what uses @grafana/ui.
jest.mock('@grafana/ui', () => ({
  ...jest.requireActual('@grafana/ui'),
  CodeEditor: ({ value, onBlur }: { value: string; onBlur: (text: string) => void }) => (
    <textarea aria-label="code" defaultValue={value} onBlur={(event) => onBlur(event.target.value)} />
  ),
}));

export {};
