import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "../../i18n/useText.ts";
import classes from "./JourneyPicture.module.css";

/** The whole job in one picture: files, version, figures, segments, campaign. */
export function JourneyPicture() {
  const { steps } = useText("home").journey;
  return (
    <ol className={classes.journey}>
      {STEPS.map(({ id, left, art }) => (
        <li key={id} className={classes.step}>
          <svg viewBox={`${left} 0 120 72`} className={classes.art} aria-hidden="true" focusable="false">
            {art}
          </svg>
          <Text fw={600}>{steps[id].title}</Text>
          <Text fz="sm" c="dimmed">
            {steps[id].text}
          </Text>
        </li>
      ))}
    </ol>
  );
}

const SHEETS = [0, 10, 20];
const LAYERS = [14, 30, 46];
const BARS = [18, 26, 22, 34, 40, 48];
/** Centre and colour of three clouds of customers. */
const CLOUDS = [
  { x: 32, y: 24, colour: "var(--accent)" },
  { x: 84, y: 22, colour: "var(--good)" },
  { x: 60, y: 52, colour: "var(--warning)" },
];
const DOTS = [
  [0, 0],
  [9, 4],
  [-8, 5],
  [3, -9],
  [-6, -6],
  [10, -5],
  [2, 9],
];

/** `left` is where each drawing begins, so that all stand in line with the words below. */
const STEPS: readonly {
  id: "files" | "version" | "figures" | "segments" | "campaign";
  left: number;
  art: ReactNode;
}[] = [
  {
    id: "files",
    left: 29,
    art: SHEETS.map((shift) => (
      <g key={shift} transform={`translate(${30 + shift} ${4 + shift / 2})`}>
        <rect width="40" height="52" rx="4" className={classes.sheet} />
        <path d="M8 14h24M8 22h24M8 30h16" className={classes.line} />
      </g>
    )),
  },
  {
    id: "version",
    left: 29,
    art: LAYERS.map((y, i) => (
      <rect key={y} x="30" y={y} width="60" height="12" rx="4" className={i === 0 ? classes.filled : classes.sheet} />
    )),
  },
  {
    id: "figures",
    left: 17,
    art: (
      <>
        {BARS.map((height, i) => (
          <rect
            key={height}
            x={24 + i * 13}
            y={62 - height}
            width="8"
            height={height}
            rx="1"
            className={i === BARS.length - 1 ? classes.filled : classes.muted}
          />
        ))}
        <path d="M18 62.5h84" className={classes.line} />
      </>
    ),
  },
  {
    id: "segments",
    left: 21,
    art: CLOUDS.map(({ x, y, colour }) =>
      DOTS.map(([dx, dy]) => <circle key={`${x} ${dx} ${dy}`} cx={x + dx} cy={y + dy} r="2.5" fill={colour} />),
    ),
  },
  {
    id: "campaign",
    left: 27,
    art: (
      <>
        <rect x="28" y="12" width="64" height="46" rx="4" className={classes.sheet} />
        <path d="m30 16 30 22 30-22" className={classes.accentLine} />
        <circle cx="92" cy="54" r="11" className={classes.filled} />
        <path d="m87 54 4 4 7-8" className={classes.tick} />
      </>
    ),
  },
];
