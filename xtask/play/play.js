// Stands in for a desktop: posts a recording's messages to a panel at their times. It answers nothing by itself.

const recording = await (await fetch("/recording.json")).json();
const { name, isAround, messages } = recording;
const panel = new URL(recording.panel);
const part = (id) => document.getElementById(id);
const say = (text) => (document.querySelector("[role=status]").textContent = text);

/** The panel's window: that in a frame here, or whoever framed or opened this page. */
function findPanel() {
  if (isAround) {
    const frame = document.createElement("iframe");
    frame.title = "The panel";
    frame.src = panel.href;
    part("panel").append(frame);
    return () => frame.contentWindow;
  }
  if (parent !== window) return () => parent;
  return opener && (() => opener);
}

const speeds = [1, 4, 16, 64];
if (!speeds.includes(recording.speed)) speeds.unshift(recording.speed);
part("speed").append(...speeds.map((times) => new Option(`${times}×`, times, false, times === recording.speed)));

let next = 0;
/** Milliseconds of the recording. */
let time = messages[0]?.[0] ?? 0;
let last = performance.now();
let timer;

const peer = findPanel();
const isPlaying = () => timer !== undefined;

function count() {
  part("count").textContent = `${next} of ${messages.length} messages`;
}

function post() {
  peer().postMessage(messages[next][1], panel.origin);
  next += 1;
  count();
}

function stop(text) {
  clearTimeout(timer);
  timer = undefined;
  part("turn").textContent = "Play";
  say(text);
}

function tick() {
  const now = performance.now();
  time += (now - last) * Number(part("speed").value);
  last = now;
  while (next < messages.length && messages[next][0] <= time) post();
  if (next === messages.length) return stop("All messages are played.");
  timer = setTimeout(tick, 20);
}

function play() {
  if (!peer || isPlaying()) return;
  last = performance.now();
  part("turn").textContent = "Pause";
  say(`Playing ${name}'s messages.`);
  tick();
}

part("turn").addEventListener("click", () => (isPlaying() ? stop("Paused.") : play()));
part("next").addEventListener("click", () => {
  if (!peer || next === messages.length) return;
  time = messages[next][0];
  post();
});
count();
if (peer && isAround) {
  say("Waiting for the panel. Press Play if it says nothing by itself.");
  // The panel speaks first: from then on it listens.
  addEventListener("message", ({ origin }) => origin === panel.origin && next === 0 && play());
} else if (peer) {
  // The panel has opened this page, and has listened since before.
  play();
} else {
  const link = document.createElement("a");
  link.href = panel.href;
  link.textContent = "Open the panel";
  part("panel").append(link);
  say(`The panel frames or opens this page in ${name}'s place: open the panel first.`);
}
