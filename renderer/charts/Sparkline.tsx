const WIDTH = 96;
const HEIGHT = 28;

/** The course of a figure, for the eye only: the figures themselves stand beside it. Gaps stay gaps. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (i: number) => 2 + (i / (values.length - 1)) * (WIDTH - 4);
  const y = (value: number) => HEIGHT - 3 - ((value - low) / (high - low || 1)) * (HEIGHT - 6);
  let path = "";
  values.forEach((value, i) => {
    if (value === null) return;
    path += `${i === 0 || values[i - 1] === null ? "M" : "L"}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  const last = values.at(-1) ?? null;
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMaxYMid meet"
      aria-hidden="true"
      focusable="false"
      style={{ flexShrink: 1, minWidth: 0 }}
    >
      <path d={path} fill="none" stroke="var(--accent)" strokeWidth={1.5} />
      {last !== null && <circle cx={x(values.length - 1)} cy={y(last)} r={2.5} fill="var(--accent)" />}
    </svg>
  );
}
