/** The report's looks: calm, numeric, one accent; light and dark are both designed. */
export const PAGE_STYLE = `
:root { color-scheme: light; --page: #f7f8fa; --surface: #ffffff; --text: #1b1f24; --quiet: #59636e; --line: #d9dee4; --accent: #2f6fde; --tile: #ffffff; }
:root[data-theme="dark"] { color-scheme: dark; --page: #111418; --surface: #191d23; --text: #e6e9ed; --quiet: #9aa5b1; --line: #2d343c; --accent: #6ea8fe; --tile: #191d23; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; font-variant-numeric: tabular-nums; }
header, main, footer { max-width: 1440px; margin: 0 auto; padding: 0 32px; }
header { padding-top: 32px; display: flex; gap: 24px; align-items: flex-start; justify-content: space-between; }
h1 { font-size: 28px; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 20px; margin: 48px 0 4px; }
h3 { font-size: 15px; margin: 24px 0 8px; }
nav { position: sticky; top: 0; z-index: 2; background: var(--page); border-bottom: 1px solid var(--line); margin-top: 16px; }
nav ul { max-width: 1440px; margin: 0 auto; padding: 8px 32px; list-style: none; display: flex; gap: 24px; flex-wrap: wrap; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
section { scroll-margin-top: 48px; }
p { max-width: 88ch; margin: 8px 0 16px; }
.answer { font-size: 16px; margin-bottom: 24px; }
.quiet, caption, small { color: var(--quiet); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 16px; margin: 16px 0 24px; }
.tile { background: var(--tile); border: 1px solid var(--line); border-radius: 8px; padding: 16px; display: flex; flex-direction: column; }
.tile span { color: var(--quiet); font-size: 13px; } .tile strong { font-size: 28px; line-height: 1.3; font-weight: 600; } .tile small { font-size: 12px; }
.grid { columns: 2 520px; column-gap: 24px; margin: 16px 0 0; }
figure { margin: 0 0 24px; break-inside: avoid; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 16px; min-width: 0; }
figcaption { display: flex; flex-direction: column; margin-bottom: 8px; } figcaption span { color: var(--quiet); font-size: 12px; }
.plot { width: 100%; }
.save { margin-top: 8px; font-size: 12px; color: var(--quiet); } .save button { font-size: 12px; padding: 0 4px; border: 0; background: none; color: var(--accent); }
details { margin-top: 8px; } summary { cursor: pointer; color: var(--accent); font-size: 13px; }
summary:focus-visible, a:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.table { overflow-x: auto; margin: 8px 0 16px; }
table { border-collapse: collapse; font-size: 13px; }
caption { text-align: left; padding: 4px 0; caption-side: top; white-space: nowrap; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; white-space: nowrap; } th small { display: block; font-weight: 400; font-size: 11px; }
.number { text-align: right; white-space: nowrap; } .short { white-space: nowrap; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(360px, 100%), 1fr)); gap: 16px; margin: 16px 0 24px; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 16px; }
.card h3 { margin: 0 0 8px; } .card ul { margin: 8px 0; padding-left: 18px; } .card li { margin: 2px 0; } .card .figures { margin: 0; color: var(--quiet); font-size: 13px; } .card .figures strong { color: var(--text); }
.tag { border: 1px solid var(--line); border-radius: 4px; padding: 1px 6px; font-size: 12px; color: var(--quiet); font-weight: 400; }
.caveat { border-left: 3px solid var(--accent); padding-left: 12px; color: var(--quiet); }
button { font: inherit; color: var(--text); background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 6px 12px; cursor: pointer; white-space: nowrap; }
footer { padding-top: 24px; padding-bottom: 48px; border-top: 1px solid var(--line); margin-top: 48px; color: var(--quiet); font-size: 12px; }
footer code { font-size: 11px; overflow-wrap: anywhere; }
@media print { nav, button, summary, .save { display: none; } figure, .card, .tile { break-inside: avoid; } body { background: #fff; } }
`;
