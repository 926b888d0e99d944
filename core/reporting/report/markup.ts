/** Text made safe for HTML. Everything that comes from data goes through here. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark]);
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A column of a table: numbers stand to the right. */
export interface Column<Row> {
  name: string;
  /** Unit or meaning, under the name. */
  unit?: string;
  text: (row: Row) => string | null;
  isNumber?: boolean;
}

/** Texts up to this length stay on one line. */
const SHORT = 26;

/** A table in which what is not known is a dash. */
export function tableHtml<Row>(columns: readonly Column<Row>[], rows: readonly Row[], caption: string): string {
  const isShort = (column: Column<Row>) => rows.every((row) => (column.text(row) ?? "").length <= SHORT);
  const classes = new Map(columns.map((each) => [each, each.isNumber ? "number" : isShort(each) ? "short" : ""]));
  const side = (column: Column<Row>) => (classes.get(column) ? ` class="${classes.get(column)}"` : "");
  const head = columns.map((column) => {
    const unit = column.unit ? `<small>${escapeHtml(column.unit)}</small>` : "";
    return `<th scope="col"${side(column)}>${escapeHtml(column.name)}${unit}</th>`;
  });
  const body = rows.map((row) => {
    const cells = columns.map((column) => {
      const text = column.text(row);
      return `<td${side(column)}>${text === null ? '<span title="not known">–</span>' : escapeHtml(text)}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<div class="table"><table><caption>${escapeHtml(caption)}</caption><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`;
}

/** A chart: plotly traces and layout, drawn by the page's script with the page's colours; its numbers are in the table under it. */
export interface Chart {
  id: string;
  /** The finding, or the measure with its unit. */
  title: string;
  /** Population, month, version. */
  subtitle: string;
  /** Pixels. */
  height: number;
  traces: readonly Record<string, unknown>[];
  layout: Record<string, unknown>;
  table: string;
}

export function chartHtml({ id, title, subtitle, height, table }: Chart): string {
  return `<figure id="${id}"><figcaption><strong>${escapeHtml(title)}</strong><span>${escapeHtml(subtitle)}</span></figcaption>
<div class="plot" data-chart="${id}" style="height:${height}px" role="img" aria-label="${escapeHtml(`${title}. ${subtitle}`)}"></div>
<details><summary>The numbers</summary>${table}</details>
<div class="save">Save as <button type="button" data-save="png" data-of="${id}">PNG</button> <button type="button" data-save="svg" data-of="${id}">SVG</button> <button type="button" data-save="csv" data-of="${id}">CSV</button></div></figure>`;
}

/** A figure in large type with its name and what it is compared with. */
export function tileHtml(name: string, figure: string, note: string): string {
  return `<div class="tile"><span>${escapeHtml(name)}</span><strong>${escapeHtml(figure)}</strong><small>${escapeHtml(note)}</small></div>`;
}

/** A part of the report: a question, its answer in a sentence, and the evidence. */
export interface Section {
  id: string;
  question: string;
  answer: string;
  html: string;
  charts: readonly Chart[];
}
