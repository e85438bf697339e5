// Shared by the benchmarks: a description of the machine, and writing tables into the documentation.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";

export const machine = () => ({
  processor: cpus()[0]?.model,
  processors: cpus().length,
  memory: totalmem(),
  system: `${type()} ${release()}`,
  node: process.version,
});

export const count = (number) => Math.round(number).toLocaleString("en");
export const row = (cells) => `| ${cells.join(" | ")} |\n`;
export const head = (cells) => row(cells) + row(cells.map((_, index) => (index === 0 ? "---" : "---:")));

/** The machine, as the start of a sentence. */
export const described = ({ processors, processor, memory, system }) =>
  `${processors} × ${processor}, ${count(memory / 2 ** 30)} GiB, ${system}`;

/** Puts a table between `<!-- mark -->` and `<!-- /mark -->` of a page. */
export function putInto(page, mark, table) {
  const marks = new RegExp(`(<!-- ${mark} -->\\n)[\\s\\S]*?(\\n<!-- /${mark} -->)`);
  const before = readFileSync(page, "utf8");
  if (!marks.test(before)) throw new Error(`${page} has no place for the table`);
  writeFileSync(page, before.replace(marks, (_, begin, end) => `${begin}\n${table}${end}`));
}
