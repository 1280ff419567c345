interface Look {
  color: string;
  dash: number[];
}

export const looks: Look[];
export const thresholds: Record<string, { steps: Array<{ color: string; value: number | null }> }>;
