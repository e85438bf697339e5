// Runs in every frame before the app does, put there by the browser's driver: the app is served as it is. It notes when
// messages arrive, watches the page change, and finds a contact as assistive technology does: an article, and the status
// in it named "Contact state".
"use strict";

(() => {
  if (window === top) return;
  const moment = () => performance.timeOrigin + performance.now();
  /** No frame for so long, in milliseconds: there will be none. */
  const OUT_OF_VIEW = 2_000;

  // The memory of the app's WebAssembly is nowhere to be read from outside.
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

  const stateOf = (name) => {
    // By its name, which takes no time among a thousand; by its text where it is named otherwise.
    const named = document.querySelector(`article[aria-label="${CSS.escape(name)}"]`);
    const article = named ?? [...document.querySelectorAll("article")].find(({ textContent }) => textContent.includes(name));
    return article?.querySelector("[role=status][aria-label='Contact state']");
  };

  const reply = (probe, answer) => parent.postMessage({ ...answer, probe }, "*");
  /** The moment after the next frame. A frame of the page that is out of view is given none: there it is not waited for. */
  const painted = () => new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(moment());
      channel.port2.postMessage(null);
    });
    setTimeout(resolve, OUT_OF_VIEW);
  });

  /** What is waited for: rows, the words each is to show, and messages still to come. */
  let watched;

  const look = () => {
    if (!watched || watched.shown || watched.messages > 0) return;
    // The last first: it is the last to change.
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
      // Nothing left to lay out from before.
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
    // Reading `data` unpacks the message: that work is the app's, so the probe asks for its own by what is cheap to see.
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
