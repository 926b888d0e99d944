export const charts = {
  menu: "Export or read this chart",
  table: "Show as a table",
  chart: "Show as a chart",
  png: "Save as PNG",
  svg: "Save as SVG",
  csv: "Save its figures as CSV",
  failed: "The chart could not be drawn",
};
