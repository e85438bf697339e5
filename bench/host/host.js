// The desktop's side of the benchmark: frames an app, answers its registration, posts events, and waits for the reports
// of the probe in the frame. It knows nothing about the app except MAX's messages.
"use strict";

/** A time that can be compared across the frames' processes. */
const moment = () => performance.timeOrigin + performance.now();

const frames = new Set();
const waiting = new Map();

addEventListener("message", ({ source, data }) => {
  const frame = [...frames].find(({ element }) => element.contentWindow === source);
  if (!frame) return;
  if (data?.probe) return void waiting.get(data.probe)?.(data);
  if (data?.messageType !== "RegisterForClientEvents" || frame.registered) return;
  frame.registered = moment();
  const ack = { messageType: "ClientEventSubscriptionAcknowledge", contactId: null, status: "OK", reason: "Success" };
  deliver(frame, [ack, ...frame.initial]);
  frame.onRegistered(frame);
});

/** Frames an app; resolves when it has registered. */
function open(address, initial) {
  return new Promise((resolve) => {
    const element = document.createElement("iframe");
    element.title = "app";
    element.allow = "cross-origin-isolated";
    const frame = { element, initial, registered: 0, navigated: moment(), onRegistered: resolve };
    frames.add(frame);
    element.src = address;
    document.body.append(element);
  });
}

function closeAll() {
  for (const { element } of frames) element.remove();
  frames.clear();
}

const deliver = ({ element }, events) => element.contentWindow.postMessage({ issuer: "MAX", contactId: null, events }, "*");

let questions = 0;

/** Asks the probe in a frame; resolves with its answer. */
function ask(frame, question) {
  const probe = ++questions;
  return new Promise((resolve) => {
    waiting.set(probe, (answer) => {
      waiting.delete(probe);
      resolve(answer);
    });
    frame.element.contentWindow.postMessage({ ...question, probe }, "*");
  });
}

const only = () => [...frames][0];

/** From the frame's navigation to its registration, in milliseconds. */
window.start = async (address, initial = []) => {
  closeAll();
  const { registered, navigated } = await open(address, initial);
  return registered - navigated;
};

window.closeAll = closeAll;

/** Delivers events in one message, and waits until the rows show the expected texts. */
window.show = async (events, expected) => {
  const frame = only();
  await ask(frame, { watch: expected, messages: 1 });
  const sent = moment();
  const answer = ask(frame, { await: true });
  deliver(frame, events);
  const { arrived, shown, painted } = await answer;
  return { whole: shown - sent, inside: shown - arrived, painted: painted - sent };
};

/** The same events, each in a message of its own, posted without a pause. */
window.flood = async (events, expected) => {
  const frame = only();
  await ask(frame, { watch: expected, messages: events.length });
  const sent = moment();
  const answer = ask(frame, { await: true });
  for (const event of events) deliver(frame, [event]);
  const posted = moment();
  const { shown, painted } = await answer;
  return { posted: posted - sent, whole: shown - sent, painted: painted - sent };
};

/** The app's name for the state of a contact after these events. */
window.wordsFor = async (name, events) => {
  deliver(only(), events);
  return (await ask(only(), { read: name })).words;
};

/** Simulates a long day: `count` events of `open` contacts that arrive, change and end. Resolves when the last event has
 *  been read. */
window.churn = async (first, count, open, perMessage) => {
  const frame = only();
  let batch = [];
  for (let number = first; number < first + count; number += 1) {
    batch.push(window.wire.nth(number, open));
    if (batch.length < perMessage && number < first + count - 1) continue;
    deliver(frame, batch);
    batch = [];
    // Waits for the app from time to time: otherwise the messages queued in the frame would count as its memory.
    if (number % 1_000 >= 1_000 - perMessage) await ask(frame, { idle: true });
  }
  await ask(frame, { idle: true });
};

/** Starts many panels in one page at once; resolves when the last has registered. */
window.startMany = async (address, count, initial) => {
  closeAll();
  const started = moment();
  const opened = await Promise.all(Array.from({ length: count }, () => open(address, initial)));
  return Math.max(...opened.map(({ registered }) => registered)) - started;
};

/** Sends one event to all of them; resolves when the last shows it. */
window.showEverywhere = async (event, expected) => {
  const all = [...frames];
  await Promise.all(all.map((frame) => ask(frame, { watch: expected, messages: 1 })));
  const sent = moment();
  const answers = all.map((frame) => ask(frame, { await: true }));
  for (const frame of all) deliver(frame, [event]);
  return Math.max(...(await Promise.all(answers)).map(({ shown }) => shown)) - sent;
};
