// The options of the scripts that measure the panel, and what follows from them.

import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    panel: { type: "string" },
    out: { type: "string" },
    native: { type: "string" },
    rounds: { type: "string" },
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

export const given = { ...values, files: positionals };

/** The size of a run among `{ full, quick }`, with the number of rounds asked for. */
export const sizeOf = (sizes) => ({ ...sizes[given.quick ? "quick" : "full"], ...(given.rounds && { rounds: Number(given.rounds) }) });

const first = Number(process.env.DESKPANE_TEST_PORT ?? 8180);
export const ports = { apps: first, host: first + 1 };
