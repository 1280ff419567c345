export const models: Record<string, Array<[string, string]>>;
