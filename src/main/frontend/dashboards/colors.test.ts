import { looks, thresholds } from './colors.mjs';

type Rgb = [number, number, number];

const linear = (hex: string): Rgb => {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  return parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as Rgb;
};

const times = (matrix: number[][], color: Rgb): Rgb =>
  matrix.map((row) => Math.min(1, Math.max(0, row.reduce((sum, weight, at) => sum + weight * color[at], 0)))) as Rgb;

/** What people without one kind of cone see (Machado, Oliveira and Fernandes 2009, whole deficiency). */
const sights: Record<string, number[][]> = {
  'all colours': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  'no red': [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  'no green': [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  'no blue': [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** CIE L*a*b* under D65. */
function lab(color: Rgb): Rgb {
  const xyz = times([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]], color);
  const [x, y, z] = xyz.map((part, at) => part / [0.95047, 1, 1.08883][at]).map((part) => (part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (one: string, other: string, sight: number[][]) => {
  const [a, b] = [one, other].map((hex) => lab(times(sight, linear(hex))));
  return Math.hypot(...a.map((part, at) => part - b[at]));
};

const luminance = (hex: string) => {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string) => {
  const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
};

/** Grafana's panels. */
const backgrounds = { dark: '#181B1F', light: '#FFFFFF' };

/** Ten is told apart at a glance; below two nobody sees a difference. */
const plain = 10;

const used = [...new Set(looks.map(({ color }) => color))];

describe('colours', () => {
  it.each(Object.entries(sights))('that mean something are told apart by who sees %s', (_, sight) => {
    for (const { steps } of Object.values(thresholds)) {
      const colors = steps.map(({ color }) => color);
      const near = colors.slice(1).filter((color, at) => distance(color, colors[at], sight) < plain);
      expect([colors, near]).toEqual([colors, []]);
    }
  });

  it.each(Object.entries(sights))('of stages are told apart by who sees %s, or their dashes are', (_, sight) => {
    const alike = looks.flatMap((one, at) =>
      looks.slice(at + 1).filter((other) => distance(one.color, other.color, sight) < plain && String(one.dash) === String(other.dash)).map((other) => [one.color, other.color])
    );
    expect(alike).toEqual([]);
    const beside = used.slice(1).filter((color, at) => distance(color, used[at], sight) < plain); // bars have no dashes: neighbours differ
    expect(beside).toEqual([]);
  });

  it.each(Object.entries(backgrounds))('stand out against the %s theme', (_, background) => {
    expect(used.filter((color) => contrast(color, background) < 3)).toEqual([]);
  });
});
