// The CRM server's samples as a table: node crm.mjs --samples <file> [--write]
// `cargo xtask bench` measures (crates/crm/benches/load.rs) and calls this.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { count, described, head, machine, putInto, row } from "./page.mjs";

const { values: given } = parseArgs({
  options: { samples: { type: "string" }, write: { type: "boolean", default: false } },
});
const { writers, samples } = JSON.parse(readFileSync(given.samples, "utf8"));

const names = { sqlite: "SQLite", postgresql: "PostgreSQL" };
const milliseconds = (micro) => (micro / 1000).toFixed(micro < 10_000 ? 2 : 0);
const times = ({ median, slowestHundredth }) => `${milliseconds(median)}, ${milliseconds(slowestHundredth)}`;

let table = head([
  "database",
  "customers",
  "imported a second",
  `entries a second, ${writers} writers`,
  "match, ms",
  "match without the country's code, ms",
  "search for words, ms",
]);
for (const sample of samples) {
  table += row([
    names[sample.database],
    count(sample.customers),
    count(sample.importedPerSecond),
    count(sample.entriesPerSecond),
    times(sample.matchMicroseconds),
    times(sample.nationalMatchMicroseconds),
    times(sample.searchMicroseconds),
  ]);
}
const text = `${new Date().toISOString().slice(0, 10)}, ${described(machine())}. Times: the median, and what 99 of 100 stay below.\n\n${table}`;
if (given.write) putInto(fileURLToPath(new URL("../docs/crm-server.md", import.meta.url)), "bench", text);
console.log(text);
