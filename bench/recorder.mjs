// What recording costs: the same flood with a recording off and on, in alternating rounds of one run.
// node recorder.mjs --panel <folder> --out <folder> [--quick] [--rounds <n>] [--write]

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openHost } from "./browser.mjs";
import { manyEvents, sizes } from "./measures.mjs";
import { count, described, head, machine, putInto, row } from "./page.mjs";
import { median } from "./report.mjs";
import { serve } from "./serve.mjs";

const { values: given } = parseArgs({
  options: {
    panel: { type: "string" },
    out: { type: "string" },
    rounds: { type: "string" },
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const size = { ...sizes[given.quick ? "quick" : "full"], ...(given.rounds && { rounds: Number(given.rounds) }) };
const first = Number(process.env.DESKPANE_TEST_PORT ?? 8180);
const server = await serve({ apps: { panel: given.panel }, hostFolder: here("host"), ports: { apps: first, host: first + 1 } });
const address = server.addressOf("panel");
const addresses = { off: address, on: `${address}?record` };
const samples = { off: [], on: [] };
const where = machine();

try {
  for (let round = 0; round < size.rounds; round += 1) {
    // Whoever comes first in a round comes second in the next: what else the machine does hits both.
    const order = round % 2 ? ["on", "off"] : ["off", "on"];
    for (const way of order) {
      const host = await openHost(`${server.host}/index.html`);
      where.browser ??= host.version;
      try {
        samples[way].push(await manyEvents(host, addresses[way], size.flood, "flood"));
        if (host.errors.length > 0) throw new Error(`errors on the console: ${host.errors.join("; ")}`);
      } finally {
        await host.close();
      }
      process.stderr.write(`round ${round + 1} of ${size.rounds}: recording ${way}, ${count(samples[way].at(-1).whole)} ms\n`);
    }
  }
} finally {
  server.stop();
}

const took = (way) => median(samples[way].map(({ whole }) => whole));
const more = (took("on") / took("off") - 1) * 100;
const table = `${new Date().toISOString().slice(0, 10)}, ${described(where)}, Chromium ${where.browser}. ${size.rounds} rounds, alternating; medians.

${head([`${count(size.flood)} messages over ${count(Math.min(100, size.flood / 10))} contacts: to DOM`, "ms"])}${row(["recording off: the desktop's own program", count(took("off"))])}${row(["recording on: the whole program", count(took("on"))])}${row(["more", `${more.toFixed(1)} %`])}`;
mkdirSync(given.out, { recursive: true });
writeFileSync(`${given.out}/recorder.json`, `${JSON.stringify({ machine: where, size, samples }, undefined, 1)}\n`);
if (given.write) putInto(here("../docs/performance.md"), "recorder", table);
console.log(table);
