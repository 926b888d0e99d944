/**
 * Draws the charts with the page's colours, light or dark. Runs in the reader's browser; knows plotly and the charts of the
 * page (`charts`, by id), nothing else.
 */
export const PAGE_SCRIPT = String.raw`
"use strict";
const charts = JSON.parse(document.getElementById("charts").textContent);
// Okabe and Ito's colours, told apart by people with any colour vision; the first is the page's accent
const series = { light: ["#2f6fde", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#59636e"], dark: ["#6ea8fe", "#e69f00", "#2fbf94", "#e59bc4", "#f0e442", "#56b4e9", "#9aa5b1"] };
const sequential = { light: [[0, "#eef3fb"], [0.5, "#8fb2ec"], [1, "#1d4ea8"]], dark: [[0, "#1e2530"], [0.5, "#3d6bb3"], [1, "#a8ccff"]] };
function theme() { return document.documentElement.dataset.theme === "dark" ? "dark" : "light"; }
function css(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }
function axis(own) {
  const title = own && own.title ? { text: own.title, font: { size: 12 } } : undefined;
  return { gridcolor: css("--line"), linecolor: css("--line"), zerolinecolor: css("--line"), tickcolor: css("--line"), automargin: true, ...own, title };
}
function draw(node) {
  const { traces, layout } = charts[node.dataset.chart];
  const colours = series[theme()];
  const data = traces.map((trace, i) => {
    const colour = trace.tone === "quiet" ? css("--quiet") : colours[trace.tone === "accent" ? 0 : i % colours.length];
    const { tone, scale, ...own } = trace;
    if (scale) return { ...own, colorscale: sequential[theme()], xgap: 1, ygap: 1 };
    if (own.type === "bar") return { ...own, marker: { ...own.marker, color: colour } };
    return { ...own, line: { ...own.line, color: colour }, marker: { ...own.marker, color: colour } };
  });
  Plotly.react(node, data, {
    ...layout,
    paper_bgcolor: "transparent", plot_bgcolor: "transparent",
    font: { family: "system-ui, sans-serif", size: 12, color: css("--text") },
    margin: { l: 8, r: 16, t: 8, b: 8 },
    legend: { orientation: "h", y: 1.12, x: 0, ...layout.legend },
    hoverlabel: { bgcolor: css("--surface"), bordercolor: css("--line"), font: { color: css("--text") } },
    separators: ".\u202f",
    xaxis: axis(layout.xaxis), yaxis: axis(layout.yaxis),
  }, { responsive: true, displayModeBar: false });
}
function drawAll() { for (const node of document.querySelectorAll("[data-chart]")) draw(node); }
function setTheme(name) {
  document.documentElement.dataset.theme = name;
  document.getElementById("theme").textContent = name === "dark" ? "Light theme" : "Dark theme";
  drawAll();
}
/** The table of a figure as CSV; cells that a spreadsheet would take for a formula are quoted text. */
function csvOf(figure) {
  const cell = (node) => {
    const text = node.textContent.replaceAll("\u202f", node.classList.contains("number") ? "" : " ").trim();
    const safe = /^[=+@\t\r]/.test(text) || (/^-/.test(text) && !/^-[0-9.]+$/.test(text)) ? "'" + text : text;
    return /[",\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  return [...figure.querySelectorAll("tr")].map((row) => [...row.children].map(cell).join(",")).join("\r\n") + "\r\n";
}
function save(id, kind) {
  const figure = document.getElementById(id);
  const plot = figure.querySelector("[data-chart]");
  if (kind !== "csv") return Plotly.downloadImage(plot, { format: kind, filename: id, width: 960, height: plot.clientHeight, scale: kind === "png" ? 2 : 1 });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff" + csvOf(figure)], { type: "text/csv" }));
  link.download = id + ".csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
for (const button of document.querySelectorAll("[data-save]")) button.addEventListener("click", () => save(button.dataset.of, button.dataset.save));
document.getElementById("theme").addEventListener("click", () => setTheme(theme() === "dark" ? "light" : "dark"));
setTheme(location.hash === "#dark" || (location.hash !== "#light" && matchMedia("(prefers-color-scheme: dark)").matches) ? "dark" : "light");
`;
