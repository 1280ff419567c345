// Colours that people with any kind of colour blindness tell apart, on dark and on light (after Okabe and Ito). None of
// them ever says something that no number, word or line style says too.
export const blue = '#2E8BC9';
export const orange = '#D08000';
export const vermilion = '#D84840';
export const grey = '#8A8F98';
export const teal = '#0E9C78';
export const purple = '#B869A2';
export const sky = '#3E9BD6';

export const fixed = (fixedColor) => ({ mode: 'fixed', fixedColor });

const steps = (first, ...rest) => ({
  mode: 'absolute',
  steps: [{ color: first, value: null }, ...rest.map(([value, color]) => ({ value, color }))],
});

export const thresholds = {
  none: steps(blue),
  feeling: steps(vermilion, [-0.1, grey], [0.1, blue]),
  conversion: steps(vermilion, [0.25, orange], [0.5, blue]),
  older: steps(blue, [0.75, orange], [0.9, vermilion]),
};

/** A line's looks by its place among the stages: colour and dashes, so that either is enough. */
export const looks = [
  { color: blue, dash: [] },
  { color: orange, dash: [10, 10] },
  { color: teal, dash: [0, 6] },
  { color: purple, dash: [20, 6] },
  { color: vermilion, dash: [] },
  { color: sky, dash: [10, 10] },
  { color: grey, dash: [0, 6] },
];

/** The same as a panel's properties of a line. */
export const lineLooks = ({ color, dash }) => [
  { id: 'color', value: fixed(color) },
  { id: 'custom.lineStyle', value: dash.length ? { fill: dash[0] ? 'dash' : 'dot', dash } : { fill: 'solid' } },
];
