// Starts Deskpane, and says so in words when it cannot start or has stopped: never a blank page.
//
// A plain script without dependencies, so that it runs where the app does not. The build writes the addresses of the
// app into the attributes of its script element. The app removes #boot as soon as it is on the page.
"use strict";

(() => {
  const { app, wasm } = document.currentScript.dataset;
  const address = (relative) => new URL(relative, document.baseURI).href;

  // Where the server asks for Trusted Types, no text becomes a script, and none becomes elements but what Leptos builds its
  // elements from: the fixed markup of the views, which runs nothing and loads nothing.
  const active = "script|style|link|meta|base|iframe|frame|object|embed|form|template|math|foreignobject|use|animate\\w*|set";
  const quiet = "(?:class|id|role|title|type|for|name|value|lang|dir|hidden|open|disabled|tabindex|rel|target|aria-[a-z]+|data-[a-z-]+)";
  const drawn = "(?:xmlns|viewBox|d|points|[cr]?[xy]|[xy][12]|r|width|height|transform|fill(?:-[a-z]+)?|stroke(?:-[a-z]+)?)";
  const tag = `<(?!(?:${active})\\b)[a-z][a-z0-9]*(?:\\s+(?:${quiet}|${drawn})(?:="[^"<]*")?)*\\s*/?>`;
  const inert = new RegExp(`^(?:[^<>]|<!-*>|</[a-z][a-z0-9]*>|${tag})*$`, "i");
  window.trustedTypes?.createPolicy("default", { createHTML: (markup) => (inert.test(markup) ? markup : null) });

  /** Puts an alert on the page: what happened, what to do, and a button that does it. */
  function show(place, headline, advice, detail) {
    const box = document.createElement("div");
    box.className = "trouble";
    box.setAttribute("role", "alert");
    const line = (tag, text) => {
      const element = document.createElement(tag);
      element.textContent = text;
      box.append(element);
      return element;
    };
    line("strong", headline);
    line("p", advice);
    const button = line("button", "Reload");
    button.type = "button";
    button.addEventListener("click", () => location.reload());
    if (detail) line("code", String(detail).slice(0, 500));
    place(box);
  }

  function cannotStart(reason) {
    const boot = document.getElementById("boot");
    if (!boot) return;
    const [headline, advice] =
      typeof WebAssembly !== "object"
        ? [
            "This browser cannot run Deskpane.",
            "WebAssembly is missing or switched off. Use a current Chrome, Edge, Firefox or Safari, or ask whoever manages this browser to allow WebAssembly.",
          ]
        : [
            "Deskpane could not be loaded.",
            "Reload the page. If this comes back, a part of Deskpane is missing or blocked at this address: tell whoever looks after it.",
          ];
    show((box) => boot.replaceChildren(box), headline, advice, reason);
  }

  /** The integrity that the build wrote into the preload link of the same file. */
  function integrityOf(url) {
    for (const link of document.querySelectorAll("link[rel=preload][integrity]")) {
      if (link.href === url) return link.integrity;
    }
    return "";
  }

  async function start() {
    const url = address(wasm);
    const fetched = fetch(url, { integrity: integrityOf(url), credentials: "same-origin" });
    // A failed fetch is awaited below: until then it is not unhandled.
    fetched.catch(() => {});
    const { default: init } = await import(address(app));
    const response = await fetched;
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    await init({ module_or_path: response });
    dispatchEvent(new CustomEvent("TrunkApplicationStarted"));
  }

  let stopped = false;
  // The app reports its own end: a panic cannot be survived, so the page must not look alive.
  addEventListener("deskpane-panic", (event) => {
    if (stopped) return;
    stopped = true;
    const advice = "Your notes are kept. Reload to go on; the contacts come back from the desktop.";
    show((box) => document.body.prepend(box), "Deskpane has stopped working.", advice, event.detail);
  });

  start().catch(cannotStart);
})();
