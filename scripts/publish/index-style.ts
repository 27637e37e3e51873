/** How the index looks: dark or light as the reader's system is, on any width. */
export const STYLE = `
:root { --ink: #1c2330; --soft: #5a6475; --paper: #fff; --line: #dde2ea; --tint: #f5f7fa; --accent: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6eaf0; --soft: #9aa5b5; --paper: #12161c; --line: #2b323d; --tint: #1a2029; --accent: #7ab8ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, sans-serif; }
header, main { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 3rem; }
h1 { margin: 0; font-size: clamp(1.75rem, 5vw, 2.5rem); line-height: 1.2; letter-spacing: -.02em; }
h2 { margin: 0 0 .5rem; font-size: 1.35rem; line-height: 1.3; }
h2 time { float: right; color: var(--soft); font-size: 1rem; font-weight: 400; line-height: 1.9; }
section { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
section:last-child { margin-bottom: 4rem; }
a { color: var(--accent); }
code { font: .9em ui-monospace, monospace; }
.summary { margin: .5rem 0 1.5rem; color: var(--soft); font-size: 1.15rem; }
.operation { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--tint); }
.operation b { margin-right: .5rem; color: var(--accent); }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; }
.actions a { padding: .5rem 1rem; border: 1px solid var(--line); border-radius: .5rem; text-decoration: none; }
.actions .main { border-color: var(--accent); background: var(--accent); color: var(--paper); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.badge { padding: .1rem .5rem; border-radius: 1rem; background: var(--tint); color: var(--soft); font-size: .8rem; font-weight: 400; vertical-align: middle; }
.notes { padding-left: 1.25rem; }
summary { padding: .5rem 0; color: var(--soft); cursor: pointer; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .95rem; }
caption { padding: .5rem 0; color: var(--soft); text-align: left; }
th, td { padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--soft); font-size: .85rem; font-weight: 500; }
@media (max-width: 40rem) {
  .files thead { display: none; }
  .files tr { display: grid; grid-template-columns: 1fr auto; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  .files td { padding: 0; border: 0; overflow-wrap: anywhere; }
  .files td:nth-child(2) { grid-area: 2 / 1 / auto / -1; color: var(--soft); }
}
.size { padding-right: 0; text-align: right; white-space: nowrap; color: var(--soft); }
`;
