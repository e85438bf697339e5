// Serves the apps and runs every test of this folder in one browser, one file after the other; each starts its own
// browser.
//
//   node engines/run.mjs firefox|webkit [word…]     only files with such a name; a word that matches no file is
//                                                   searched in titles

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { start } from "../server.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
const all = readdirSync(folder).filter((name) => name.endsWith(".test.mjs"));
const [browser, ...words] = process.argv.slice(2);
const chosen = all.filter((name) => words.some((word) => name.includes(word)));
const files = (chosen.length ? chosen : all).map((name) => folder + name);
const titles = words.filter((word) => !all.some((name) => name.includes(word)));
const patterns = titles.map((title) => `--test-name-pattern=${title}`);

let stop;
try {
  stop = await start();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
// The timeout is for a whole file; other steps may run at the same time. Exit is forced, because a filter that skips
// every test of a file also skips the hook that closes its browser.
const options = ["--test", "--test-force-exit", "--test-concurrency=1", "--test-timeout=600000", "--test-reporter=spec"];
const runner = spawn(process.execPath, [...options, ...patterns, ...files], {
  stdio: "inherit",
  env: { ...process.env, BROWSER: browser },
});
runner.on("exit", (code) => {
  stop();
  process.exitCode = code ?? 1;
});
