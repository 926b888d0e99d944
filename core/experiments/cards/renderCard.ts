import type { ModelCard } from "../../contract/experiments.ts";

/** A model card as Markdown. */
export function cardMarkdown({ title, sections }: ModelCard): string {
  const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  const parts = sections.map(({ title: heading, paragraphs, table }) =>
    [
      `## ${heading}`,
      ...paragraphs,
      ...(table ? [[row(table.columns), row(table.columns.map(() => "---")), ...table.rows.map(row)].join("\n")] : []),
    ].join("\n\n"),
  );
  return `${[`# ${title}`, ...parts].join("\n\n")}\n`;
}

/** A model card as one HTML page that needs no network. */
export function cardHtml({ title, sections }: ModelCard): string {
  const cells = (tag: string, texts: readonly string[]) =>
    `<tr>${texts.map((text) => `<${tag}${FIGURE.test(text) ? ' class="figure"' : ""}>${escapeHtml(text)}</${tag}>`).join("")}</tr>`;
  const parts = sections.map(({ title: heading, paragraphs, table }) =>
    [
      `<h2>${escapeHtml(heading)}</h2>`,
      ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
      ...(table
        ? [
            `<table><thead>${cells("th", table.columns)}</thead><tbody>${table.rows.map((row) => cells("td", row)).join("")}</tbody></table>`,
          ]
        : []),
    ].join("\n"),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${parts.join("\n")}
</main></body></html>
`;
}

const FIGURE = /^(?!.*\d-\d)[-−–\d.,\s]+$/;

const STYLE =
  "body{font:14px/1.5 system-ui,sans-serif;color:#1c2128;background:#fff;margin:0}main{max-width:960px;margin:32px auto;padding:0 24px}h1{font-size:24px}h2{font-size:18px;margin-top:32px}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{text-align:left;padding:6px 12px 6px 0;border-bottom:1px solid #d8dde3;vertical-align:top}td.figure{white-space:nowrap}";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
