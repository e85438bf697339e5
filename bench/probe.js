// Runs in every frame before the app, injected by the browser's driver, so that the app is served unchanged. It records
// when messages arrive, watches the page, and finds a contact as assistive technology does: an article, and in it the
// status named "Contact state".
"use strict";

(() => {
  const moment = () => performance.timeOrigin + performance.now();
  /** If no animation frame comes for this long, in milliseconds, none will come. */
  const OUT_OF_VIEW = 2_000;

  // The memory of the app's WebAssembly cannot be read in another way.
  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await own.apply(WebAssembly, given);
      for (const part of Object.values((result.instance ?? result).exports ?? {})) {
        if (part instanceof WebAssembly.Memory) memories.push(part);
      }
      return result;
    };
  }
  window.wasmBytes = () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  if (window === top) return;

  const stateOf = (name) => {
    // By name, which is fast among a thousand; otherwise by its text.
    const named = document.querySelector(`article[aria-label="${CSS.escape(name)}"]`);
    const article = named ?? [...document.querySelectorAll("article")].find(({ textContent }) => textContent.includes(name));
    return article?.querySelector("[role=status][aria-label='Contact state']");
  };

  const reply = (probe, answer) => parent.postMessage({ ...answer, probe }, "*");
  /** The time after the next animation frame. A frame that is out of view gets none; then it does not wait. */
  const painted = () => new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(moment());
      channel.port2.postMessage(null);
    });
    setTimeout(resolve, OUT_OF_VIEW);
  });

  /** What to wait for: rows with their expected texts, and messages still to come. */
  let watched;

  const look = () => {
    if (!watched || watched.shown || watched.messages > 0) return;
    // The last row first, because it is the last to change.
    while (watched.rows.length > 0) {
      const [name, words] = watched.rows.at(-1);
      let element = watched.known.get(name);
      if (!element?.isConnected) watched.known.set(name, (element = stateOf(name)));
      if (!element?.textContent.includes(words)) return;
      watched.rows.pop();
    }
    watched.shown = moment();
    finish();
  };

  async function finish() {
    if (!watched.shown || !watched.probe) return;
    const { probe, arrived, shown } = watched;
    reply(probe, { arrived, shown, painted: await painted() });
  }

  const asked = {
    watch({ probe, watch, messages }) {
      const known = new Map(watch.map(([name]) => [name, stateOf(name)]));
      watched = { rows: watch, known, messages, arrived: undefined, shown: undefined, probe: undefined };
      // After pending layout is done.
      painted().then(() => reply(probe, {}));
    },
    await({ probe }) {
      watched.probe = probe;
      look();
      finish();
    },
    async read({ probe, read }) {
      await painted();
      await painted();
      reply(probe, { words: stateOf(read)?.textContent });
    },
    async idle({ probe }) {
      await painted();
      reply(probe, {});
    },
  };

  addEventListener("message", (event) => {
    // Reading `data` deserialises the message, which is the app's work. So the probe recognises its own messages
    // without it.
    if (watched?.probe && !watched.shown) {
      watched.arrived ??= moment();
      watched.messages -= 1;
      return;
    }
    const question = event.data;
    if (!question?.probe) return;
    event.stopImmediatePropagation();
    for (const [name, answer] of Object.entries(asked)) if (name in question) return void answer(question);
  }, true);

  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
})();
