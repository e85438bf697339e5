// Starts the simulated desktops, and shows a message when they cannot start or have stopped.
// The app removes #boot as soon as it is on the page.
"use strict";

(() => {
  const { app, wasm } = document.currentScript.dataset;
  const address = (relative) => new URL(relative, document.baseURI).href;

  function say(place, text) {
    const box = document.createElement("p");
    box.setAttribute("role", "alert");
    box.textContent = text;
    place(box);
  }

  async function start() {
    const { default: init } = await import(address(app));
    await init({ module_or_path: address(wasm) });
    dispatchEvent(new CustomEvent("TrunkApplicationStarted"));
  }

  addEventListener("deskpane-panic", (event) => {
    say((box) => document.body.prepend(box), `The simulated desktop has stopped working: ${event.detail}`);
  });

  start().catch((reason) => {
    const boot = document.getElementById("boot");
    if (boot) say((box) => boot.replaceChildren(box), `The simulated desktops could not be loaded: ${reason}`);
  });
})();
