/** Okabe-Ito, in the order of its authors but for black and yellow: both are too near to one of the two pages. */
const SERIES = {
  light: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#b07d00", "#6b7482"],
  dark: ["#3f93d8", "#e69f00", "#2ec4a0", "#e39bc4", "#a5d8ff", "#f0e442", "#a3abb7"],
} as const;

export interface ChartColours {
  series: readonly string[];
  text: string;
  text2: string;
  grid: string;
  surface: string;
  accent: string;
  /** One hue by lightness, from the surface up. */
  sequential: [number, string][];
  /** Blue, grey, orange around a centre at one half. */
  diverging: [number, string][];
}

export function chartColours(scheme: "light" | "dark"): ChartColours {
  return scheme === "light"
    ? {
        series: SERIES.light,
        text: "#1b2027",
        text2: "#56606d",
        grid: "#e8ebef",
        surface: "#ffffff",
        accent: "#2f6fde",
        sequential: [
          [0, "#f2f6fd"],
          [0.5, "#7fa8ea"],
          [1, "#17408c"],
        ],
        diverging: [
          [0, "#0072b2"],
          [0.5, "#eceef1"],
          [1, "#d55e00"],
        ],
      }
    : {
        series: SERIES.dark,
        text: "#e6e9ee",
        text2: "#a3abb7",
        grid: "#262c34",
        surface: "#191d23",
        accent: "#6ea8fe",
        sequential: [
          [0, "#1d232b"],
          [0.5, "#35609f"],
          [1, "#9cc4ff"],
        ],
        diverging: [
          [0, "#56b4e9"],
          [0.5, "#2b313a"],
          [1, "#e69f00"],
        ],
      };
}
