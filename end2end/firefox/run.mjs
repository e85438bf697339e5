// Serves the apps and runs every test of this folder, one file after the other: each starts its own Firefox.
//
//   node firefox/run.mjs [file.test.mjs] [pattern]     only this file, only the tests whose name matches

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { start } from "../server.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
const isFile = (word) => word.endsWith(".test.mjs");
const [only, words] = [process.argv.slice(2).filter(isFile), process.argv.slice(2).filter((word) => !isFile(word))];
const files = readdirSync(folder).filter(isFile).filter((name) => !only.length || only.includes(name)).map((name) => folder + name);
const patterns = words.map((pattern) => `--test-name-pattern=${pattern}`);

let stop;
try {
  stop = await start();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
// Forced, because a filter that skips every test of a file also skips the hook that closes its Firefox.
const options = ["--test", "--test-force-exit", "--test-concurrency=1", "--test-timeout=120000", "--test-reporter=spec"];
const runner = spawn(process.execPath, [...options, ...patterns, ...files], { stdio: "inherit" });
runner.on("exit", (code) => {
  stop();
  process.exitCode = code ?? 1;
});
