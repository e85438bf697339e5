// Makes a Markdown table from samples.

import { slowly } from "./measures.mjs";
import { count, described, head, row } from "./page.mjs";

const sorted = (list) => [...list].sort((one, other) => one - other);

/** The quantile of a list. */
export const quantile = (list, part) => {
  const all = sorted(list);
  const at = (all.length - 1) * part;
  const [low, high] = [all[Math.floor(at)], all[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
};
export const median = (list) => quantile(list, 0.5);

const millis = (number) => (number >= 100 ? count(number) : number.toFixed(number >= 10 ? 1 : 2));
const mega = (bytes) => (bytes / 1_048_576).toFixed(1);

const rounds = (app, read) => app.rounds.flatMap(read);

const slowStart = () => {
  const { bits, latency, processor } = slowly;
  return `Start, nothing cached, ${bits / 1e6} Mbit/s, ${latency} ms, a processor ${processor} times slower`;
};

/** Other agent interfaces, as published by their vendors, and a library without views. */
const peers = [
  ["Twilio Flex UI 2.17", "1,444 KB with Brotli"],
  ["Webex contact-centre widgets 1.28", "573 KB with gzip"],
  ["amazon-connect-streams 2.28.2, without any view", "190 KB with gzip"],
];

/** The lines of the table: name, unit, format, and how to compute a figure from an app's samples. */
function lines({ size, apps }) {
  const sum = (read) => (app) => app.files.reduce((total, file) => total + read(file), 0);
  const list = [
    ["First load, Brotli 11", "bytes", count, sum(({ brotli }) => brotli)],
    ["First load, gzip 9", "bytes", count, sum(({ gzip }) => gzip)],
    ["First load, files", "", count, (app) => app.files.length],
    ["Start, nothing cached", "ms", millis, (app) => median(rounds(app, ({ started }) => started.cold))],
    ["Start, cached", "ms", millis, (app) => median(rounds(app, ({ started }) => started.warm))],
    [slowStart(), "ms", millis, (app) => median(rounds(app, ({ started }) => started.slow))],
  ];
  for (const open of size.open) {
    const samples = (app, read) => rounds(app, ({ events }) => events[open].map(read));
    list.push(
      [`One event, ${count(open)} open: arrival to DOM, median`, "ms", millis, (app) => median(samples(app, ({ inside }) => inside))],
      [`One event, ${count(open)} open: arrival to DOM, 95 of 100`, "ms", millis, (app) => quantile(samples(app, ({ inside }) => inside), 0.95)],
      [`One event, ${count(open)} open: post to DOM, median`, "ms", millis, (app) => median(samples(app, ({ whole }) => whole))],
      [`One event, ${count(open)} open: post to paint, median`, "ms", millis, (app) => median(samples(app, ({ painted }) => painted))],
    );
  }
  list.push(
    [`One message that opens ${count(size.opened)}: to DOM`, "ms", millis, (app) => median(rounds(app, ({ opened }) => opened.whole))],
    [`One message that opens ${count(size.opened)}: to paint`, "ms", millis, (app) => median(rounds(app, ({ opened }) => opened.painted))],
    [`${count(size.flood)} messages: to DOM`, "ms", millis, (app) => median(rounds(app, ({ flood }) => flood.whole))],
    [`${count(size.flood)} messages: to paint`, "ms", millis, (app) => median(rounds(app, ({ flood }) => flood.painted))],
    [`One message of ${count(size.batch)} events: to DOM`, "ms", millis, (app) => median(rounds(app, ({ batch }) => batch.whole))],
    [`One message of ${count(size.batch)} events: to paint`, "ms", millis, (app) => median(rounds(app, ({ batch }) => batch.painted))],
    [`${size.panels} at once: all registered`, "ms", millis, (app) => app.many.started],
    [`${size.panels} at once: an event to all, median`, "ms", millis, (app) => median(app.many.shown)],
    [`${size.panels} at once: JavaScript heap`, "MiB", mega, (app) => app.many.memory.heap],
    [`${size.panels} at once: WebAssembly memory`, "MiB", mega, (app) => app.many.memory.wasm],
  );
  if (Object.values(apps).every((app) => app.many.busy !== undefined)) {
    list.push([`${size.panels} at once, idle: processor`, "% of one", millis, (app) => app.many.busy]);
  }
  list.push([`${count(size.long)} events, whole run`, "s", millis, (app) => app.long.seconds]);
  return list;
}

function comparison(results) {
  const { panel, plain, react } = results.apps;
  let text = head(["", "unit", "panel", "plain", "React", "panel ÷ plain", "panel ÷ React"]);
  for (const [what, unit, write, read] of lines(results)) {
    const [one, bare, other] = [panel, plain, react].map(read);
    const ratio = (rival) => (rival > 0 ? (one / rival).toFixed(2) : "–");
    text += row([what, unit, write(one), write(bare), write(other), ratio(bare), ratio(other)]);
  }
  return text;
}

function files({ apps }) {
  let text = head(["file of the panel's first load", "bytes", "gzip 9", "Brotli 11"]);
  for (const file of [...apps.panel.files].sort((one, other) => other.brotli - one.brotli)) {
    text += row([`\`${file.name}\``, count(file.bytes), count(file.gzip), count(file.brotli)]);
  }
  return text;
}

function memory({ apps }) {
  const names = Object.keys(apps);
  let text = head(["events so far", ...names.flatMap((name) => [`${name}: heap`, `${name}: WebAssembly`])]);
  const parts = Object.values(apps).map(({ long }) => long.parts);
  for (const [index, { events }] of parts[0].entries()) {
    // The beginning, a tenth, half and the end. The samples are taken after every tenth.
    if (![0, 1, 5, 10].includes(index)) continue;
    text += row([count(events), ...parts.flatMap((list) => [mega(list[index].heap), mega(list[index].wasm)])]);
  }
  return text;
}

function native({ native }) {
  if (!native) return "";
  let text = head(["without a browser", "events a second", "MB of JSON a second", "bytes an event"]);
  for (const { name, events, bytes, seconds } of native) {
    text += row([name, count(events / seconds), (bytes / seconds / 1e6).toFixed(1), count(bytes / events)]);
  }
  return `\n${text}`;
}

export function report(results) {
  const { machine, date, size } = results;
  const where = `${described(machine)}, Chromium ${machine.browser}`;
  return `${date.slice(0, 10)}, ${where}. ${size.rounds} rounds, interleaved; medians of all samples.

${comparison(results)}
First load of others: ${peers.map(([name, size]) => `${name} ${size}`).join("; ")}.

${files(results)}
Memory in MiB after a collection, 20 calls open at a time:

${memory(results)}${native(results)}`;
}
