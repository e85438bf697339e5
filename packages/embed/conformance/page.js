// Runs the rules one after another and shows the results, which are also in `window.outcome`.

import { Panel } from "./client.js";
import { RULES, Skip } from "./rules.js";

const [form, table, verdict, frame] = ["form", "tbody", "[role=status]", "iframe"].map((selector) => document.querySelector(selector));
const address = new URLSearchParams(location.search).get("panel");
if (address) {
  form.panel.value = address;
  await run(new Panel(frame, address));
}

async function run(panel) {
  verdict.textContent = "Trying…";
  await panel.load();
  const outcome = {};
  for (const [rule, holds] of Object.entries(RULES)) {
    const [word, why] = await holds(panel).then(
      () => ["holds"],
      (error) => [error instanceof Skip ? "skipped" : "fails", error.message],
    );
    outcome[rule] = why ? `${word}: ${why}` : word;
    show(rule, word, why);
  }
  const count = (word) => Object.values(outcome).filter((one) => one.startsWith(word)).length;
  verdict.textContent = `${count("holds")} rules hold, ${count("fails")} fail, ${count("skipped")} skipped`;
  window.outcome = outcome;
}

function show(rule, word, why = "") {
  const row = table.insertRow();
  row.insertCell().textContent = word;
  const cell = row.insertCell();
  cell.textContent = rule;
  if (why) cell.append(Object.assign(document.createElement("small"), { textContent: why }));
}
