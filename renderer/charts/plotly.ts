import type * as Plotly from "plotly.js";

type PlotlyModule = typeof Plotly;

let loading: Promise<PlotlyModule> | null = null;

/** plotly, loaded once, when the first chart is drawn. Its strict bundle needs no `eval`, so the page's policy allows none. */
export function loadPlotly(): Promise<PlotlyModule> {
  loading ??= import("plotly.js-strict-dist-min").then((module) => module.default);
  return loading;
}
