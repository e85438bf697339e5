// Reads the CRM server's CSV exports.

/** Rows of a CSV text as objects, by the names in its first line. */
export function parse(text) {
  const [columns = [], ...rows] = cells(text.replace(/^\ufeff/, ""));
  return rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, bare(row[at] ?? "")])));
}

/** A cell that a spreadsheet would take for a formula has an apostrophe before it. */
const bare = (cell) => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);

function cells(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    const row = rows.at(-1);
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ""));
}
