// Starts Deskpane, restarts it after a failure, and shows a message if neither is possible: never a blank page.
//
// A plain script without dependencies, so that it runs even if the app cannot. The build writes the addresses of the
// app's files into the attributes of its script element. The app removes #boot as soon as it is on the page.
//
// A desktop's page has a program of its own, without the parts for a CRM and for recordings. It also names the whole
// program, which replaces it where one of these parts is needed, whichever page the server sent.
//
// When the app fails (a panic, a trap, an uncaught error), its module is in an undefined state. From then on, nothing
// in it is called: every function that it exports is wrapped in a check. The text in its fields is kept, a message
// appears, and a new module takes over #app. The rest of the page, above all a desktop's frame, is not touched: a call
// may be running in it. Everything that a restart needs has been fetched before, because its files may be gone from the
// server by then (a newer Deskpane has replaced them), or the network is down.
"use strict";

(() => {
  // `app` names the running script: by that the app knows whether the server has a newer one.
  const program = document.currentScript.dataset;
  const address = (relative) => new URL(relative, document.baseURI).href;

  // If the server requires Trusted Types: no text becomes a script, and only Leptos's templates become elements. Those
  // are the views' fixed markup, which runs nothing and loads nothing.
  const active = "script|style|link|meta|base|iframe|frame|object|embed|form|template|math|foreignobject|use|animate\\w*|set";
  const quiet = "(?:class|id|role|title|type|for|name|value|lang|dir|hidden|open|disabled|tabindex|rel|target|aria-[a-z]+|data-[a-z-]+)";
  const drawn = "(?:xmlns|viewBox|d|points|[cr]?[xy]|[xy][12]|r|width|height|transform|fill(?:-[a-z]+)?|stroke(?:-[a-z]+)?)";
  const tag = `<(?!(?:${active})\\b)[a-z][a-z0-9]*(?:\\s+(?:${quiet}|${drawn})(?:="[^"<]*")?)*\\s*/?>`;
  const inert = new RegExp(`^(?:[^<>]|<!-*>|</[a-z][a-z0-9]*>|${tag})*$`, "i");
  window.trustedTypes?.createPolicy("default", { createHTML: (markup) => (inert.test(markup) ? markup : null) });

  /** The messages that appear without the app, in all languages. */
  const WORDS = {
    en: {
      reload: "Reload",
      cannotRun: "This browser cannot run Deskpane.",
      cannotRunDo:
        "WebAssembly is missing or switched off. Use a current Chrome, Edge, Firefox or Safari, or ask your administrator to allow WebAssembly.",
      notLoaded: "Deskpane could not be loaded.",
      notLoadedDo: "Reload the page. If this happens again, tell your administrator that a part of Deskpane is missing or blocked at this address.",
      stopped: "Deskpane has stopped working.",
      ok: "OK",
      stoppedDo: "It is restarting. What you typed is kept; contacts come back from the desktop.",
      stoppedForGood: "It failed three times in a row and will not restart by itself. What you typed is kept. Reload to try again, and send your administrator the text below.",
      started: "Deskpane has restarted.",
      startedDo: "It had failed. What you typed is kept; check your last action.",
    },
    es: {
      starting: "Deskpane se está iniciando…",
      late: "Está tardando más de lo normal. Si sigue así, recargue la página; si no basta, avise a quien se ocupa de Deskpane de que sus archivos no llegan a esta dirección.",
      reload: "Recargar",
      cannotRun: "Este navegador no puede ejecutar Deskpane.",
      cannotRunDo:
        "WebAssembly falta o está desactivado. Use una versión actual de Chrome, Edge, Firefox o Safari, o pida a quien administra este navegador que permita WebAssembly.",
      notLoaded: "No se pudo cargar Deskpane.",
      notLoadedDo: "Recargue la página. Si vuelve a ocurrir, una parte de Deskpane falta o está bloqueada en esta dirección: avise a quien se ocupa de él.",
      stopped: "Deskpane ha dejado de funcionar.",
      ok: "Aceptar",
      stoppedDo: "Se está iniciando de nuevo. Lo que ha escrito se conserva; los contactos vuelven desde el escritorio.",
      stoppedForGood: "Ha fallado tres veces seguidas y queda detenido. Lo que ha escrito se conserva. Recargue la página para volver a intentarlo y comunique lo que figura abajo a quien se ocupa de Deskpane.",
      started: "Deskpane se ha vuelto a iniciar.",
      startedDo: "Había fallado. Lo que ha escrito se conserva; compruebe lo último que hizo.",
    },
    fr: {
      starting: "Deskpane démarre…",
      late: "Cela prend plus de temps que d’habitude. Si cela dure, rechargez la page ; si cela ne suffit pas, signalez à la personne qui s’occupe de Deskpane que ses fichiers n’arrivent pas à cette adresse.",
      reload: "Recharger",
      cannotRun: "Ce navigateur ne peut pas exécuter Deskpane.",
      cannotRunDo:
        "WebAssembly manque ou est désactivé. Utilisez une version actuelle de Chrome, Edge, Firefox ou Safari, ou demandez à la personne qui gère ce navigateur d’autoriser WebAssembly.",
      notLoaded: "Deskpane n’a pas pu être chargé.",
      notLoadedDo: "Rechargez la page. Si cela se reproduit, une partie de Deskpane manque ou est bloquée à cette adresse : signalez-le à la personne qui s’en occupe.",
      stopped: "Deskpane s’est arrêté.",
      ok: "OK",
      stoppedDo: "Il redémarre. Ce que vous avez saisi est conservé ; les contacts reviennent du bureau.",
      stoppedForGood: "Il a échoué trois fois de suite et reste arrêté. Ce que vous avez saisi est conservé. Rechargez la page pour réessayer, et transmettez à la personne qui s’occupe de Deskpane ce qui figure ci-dessous.",
      started: "Deskpane a redémarré.",
      startedDo: "Il s’était arrêté. Ce que vous avez saisi est conservé ; vérifiez votre dernière action.",
    },
    pt: {
      starting: "O Deskpane está iniciando…",
      late: "Está demorando mais do que o normal. Se continuar assim, recarregue a página; se não resolver, avise quem cuida do Deskpane que os arquivos não chegam a este endereço.",
      reload: "Recarregar",
      cannotRun: "Este navegador não consegue executar o Deskpane.",
      cannotRunDo:
        "O WebAssembly está ausente ou desativado. Use uma versão atual do Chrome, Edge, Firefox ou Safari, ou peça a quem administra este navegador que permita o WebAssembly.",
      notLoaded: "Não foi possível carregar o Deskpane.",
      notLoadedDo: "Recarregue a página. Se voltar a acontecer, uma parte do Deskpane está ausente ou bloqueada neste endereço: avise quem cuida dele.",
      stopped: "O Deskpane parou de funcionar.",
      ok: "OK",
      stoppedDo: "Ele está iniciando de novo. O que você digitou está guardado; os contatos voltam do desktop.",
      stoppedForGood: "Ele falhou três vezes seguidas e fica parado. O que você digitou está guardado. Recarregue a página para tentar outra vez e informe a quem cuida do Deskpane o que está abaixo.",
      started: "O Deskpane foi iniciado novamente.",
      startedDo: "Ele tinha falhado. O que você digitou está guardado; confira a última coisa que fez.",
    },
    ru: {
      starting: "Deskpane запускается…",
      late: "Это длится дольше обычного. Если так и останется, перезагрузите страницу; если это не поможет, сообщите тому, кто отвечает за Deskpane, что его файлы не приходят по этому адресу.",
      reload: "Перезагрузить",
      cannotRun: "Этот браузер не может запустить Deskpane.",
      cannotRunDo:
        "WebAssembly отсутствует или отключён. Используйте современный Chrome, Edge, Firefox или Safari либо попросите администратора браузера разрешить WebAssembly.",
      notLoaded: "Не удалось загрузить Deskpane.",
      notLoadedDo: "Перезагрузите страницу. Если это повторится, часть Deskpane отсутствует или заблокирована по этому адресу: сообщите тому, кто за него отвечает.",
      stopped: "Deskpane перестал работать.",
      ok: "ОК",
      stoppedDo: "Он запускается снова. Набранный вами текст сохранён; обращения вернутся из рабочего места.",
      stoppedForGood: "Сбой произошёл три раза подряд, поэтому он остановлен. Набранный вами текст сохранён. Перезагрузите страницу, чтобы попробовать ещё раз, и передайте ответственному за Deskpane то, что указано ниже.",
      started: "Deskpane запущен снова.",
      startedDo: "Произошёл сбой. Набранный вами текст сохранён; проверьте последнее действие.",
    },
  };

  /** The agent's language: the running app's, else the agent's choice, else the browser's. */
  function language() {
    let chosen;
    try {
      chosen = JSON.parse(localStorage.getItem("deskpane/preferences"))?.language;
    } catch {
      // Storage is blocked or holds other data: the browser's languages apply.
    }
    const running = document.getElementById("boot") ? [] : [document.documentElement.lang];
    const tags = [...running, chosen, ...navigator.languages].map((tag) => String(tag).toLowerCase().split("-")[0]);
    return tags.find((tag) => Object.hasOwn(WORDS, tag)) ?? "en";
  }

  const words = () => WORDS[language()];

  /** Deskpane stays stopped after this many failures in a row, each within this time of the start before it. */
  const MOST = 3;
  const IN_A_ROW = 60_000;

  let module;
  /** Whether the running module has ended and must not be called again. */
  let life = { isOver: false };
  let starts = 0;
  let begun = 0;
  let failures = 0;
  let lastFailure;
  /** Whether the app has failed and not been restarted yet. */
  let hasFailed = false;

  // ---- messages on the page ----------------------------------------------------------------------------------------

  let shown;

  /** Shows a message: what happened, what to do, and a button for it. */
  function say(role, headline, advice, detail, button) {
    const box = document.createElement("div");
    box.className = "trouble";
    box.setAttribute("role", role);
    const line = (tag, text) => {
      const element = document.createElement(tag);
      element.textContent = text;
      box.append(element);
      return element;
    };
    line("strong", headline);
    line("p", advice);
    const press = line("button", button.name);
    press.type = "button";
    press.addEventListener("click", button.press);
    if (detail) line("code", String(detail).slice(0, 500));
    shown?.remove();
    shown = box;
    const boot = document.getElementById("boot");
    if (boot) boot.replaceChildren(box);
    else document.body.prepend(box);
  }

  const reload = () => ({ name: words().reload, press: () => location.reload() });
  const dismiss = () => ({ name: words().ok, press: () => shown?.remove() });

  function cannotStart(reason) {
    const { cannotRun, cannotRunDo, notLoaded, notLoadedDo } = words();
    const [headline, advice] = typeof WebAssembly !== "object" ? [cannotRun, cannotRunDo] : [notLoaded, notLoadedDo];
    say("alert", headline, advice, reason, reload());
  }

  // ---- failure and restart -----------------------------------------------------------------------------------------

  /** Wraps a module's exports: none is called after one has failed, or after another module has taken over. */
  function fenced(exports, own, fail) {
    const fence = (call) =>
      (...given) => {
        // The glue code expects an array from some exports.
        if (own.isOver) return [];
        try {
          return call(...given);
        } catch (error) {
          own.isOver = true;
          fail(error);
          throw error;
        }
      };
    const entries = Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? fence(value) : value]);
    return Object.fromEntries(entries);
  }

  let place = "";
  // The app reports the place of a panic before it ends.
  addEventListener("deskpane-panic", (event) => (place = event.detail));

  function fail(error) {
    lastFailure = error;
    hasFailed = true;
    const detail = place || error;
    place = "";
    failures = performance.now() - begun < IN_A_ROW ? failures + 1 : 1;
    keepFields();
    const { stopped, stoppedDo, stoppedForGood } = words();
    const isOver = failures >= MOST;
    say("alert", stopped, isOver ? stoppedForGood : stoppedDo, detail, reload());
    if (isOver) return;
    // After everything that was running when it failed.
    setTimeout(begin);
  }

  /** Keeps the content of the fields that have a key for it, because the last keystroke may not have reached the app.
   *  The app looks for it in the page's history entry, which exists even where storage is blocked. */
  function keepFields() {
    try {
      const kept = { ...history.state?.deskpane };
      for (const field of document.querySelectorAll("[data-rescue]")) kept[`deskpane/rescued/${field.dataset.rescue}`] = field.value;
      history.replaceState({ ...history.state, deskpane: kept }, "");
    } catch {
      // If the history refuses, only the last keystroke is lost.
    }
  }

  // ---- start -------------------------------------------------------------------------------------------------------

  /** The integrity of a file, which the build wrote into the file's preload link. */
  function integrityOf(url) {
    for (const link of document.querySelectorAll("link[integrity]")) {
      if (link.href === url) return link.integrity;
    }
    return "";
  }

  /** Preloads a file. */
  function preload(attributes) {
    const link = document.createElement("link");
    document.head.append(Object.assign(link, { crossOrigin: "anonymous", ...attributes }));
  }

  /** Whether a file is the one that the build wrote. */
  async function isIntact(file, integrity) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", await file.arrayBuffer()));
    return integrity === `sha384-${btoa(String.fromCharCode(...digest))}`;
  }

  async function compile(wasm, signal) {
    const url = address(wasm);
    const integrity = integrityOf(url);
    // A browser that checks the integrity itself does not compile before the whole file has arrived. So, on secure
    // pages, it is checked here: while the browser compiles, and before anything runs.
    const isOurs = integrity.startsWith("sha384-") && window.crypto?.subtle;
    const response = await fetch(url, { integrity: isOurs ? "" : integrity, credentials: "same-origin", signal });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const intact = isOurs ? isIntact(response.clone(), integrity) : true;
    // Servers that send a wrong content type are tolerated.
    const isNamed = response.headers.get("content-type")?.startsWith("application/wasm");
    const compiling = isNamed ? WebAssembly.compileStreaming(response) : response.arrayBuffer().then(WebAssembly.compile);
    const [compiled, isWhole] = await Promise.all([compiling, intact]);
    if (!isWhole) throw new Error(`${url} is not the file that this page was built with`);
    return compiled;
  }

  let copies = 0;
  /** Scripts for the next starts. */
  const spare = [];

  /** The app's script: a fresh copy for each start, because it holds the module; with the integrity of the first. */
  async function script(app) {
    const url = address(app);
    // After a failed import, browsers do not try the same address again.
    copies += 1;
    if (copies === 1) return import(url);
    const again = `${url}?copy=${copies}`;
    preload({ rel: "modulepreload", href: again, integrity: integrityOf(url) });
    return import(again);
  }

  /** Fetches as many scripts as failures in a row can use. Importing one starts nothing. */
  async function stockUp() {
    while (spare.length < MOST - 1) spare.push(await script(program.app));
  }

  /** Runs a module, with a fence around its functions. */
  async function run(init, compiled, own, fail) {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (module, imports) => {
      const { exports } = await instantiate(module, imports);
      return { module, instance: { exports: fenced(exports, own, fail) } };
    };
    try {
      await init({ module_or_path: compiled });
    } finally {
      WebAssembly.instantiate = instantiate;
    }
  }

  async function start() {
    starts += 1;
    begun = performance.now();
    const compiling = (module ??= compile(program.wasm));
    // Awaited below; until then, a failure must not count as unhandled.
    compiling.catch(() => (module = undefined));
    const { default: init } = spare.shift() ?? (await script(program.app));
    const compiled = await compiling;
    // The agent may have typed since the failure.
    if (starts > 1) keepFields();
    life.isOver = lifeBeside.isOver = true;
    // What the previous app built; a desktop's frame is not in it.
    document.getElementById("app")?.replaceChildren();
    await run(init, compiled, (life = { isOver: false }), fail);
    dispatchEvent(new CustomEvent("TrunkApplicationStarted"));
    if (hasFailed) say("status", words().started, words().startedDo, "", dismiss());
    hasFailed = false;
    // If this fails, the script is fetched when it is needed.
    const stock = () => stockUp().catch(() => {});
    window.requestIdleCallback ? requestIdleCallback(stock, { timeout: 10_000 }) : setTimeout(stock, 1_000);
  }

  /** The last start: only one runs at a time. */
  let lastStart = Promise.resolve();

  function begin() {
    // A failure during the start has been reported, and the next start is scheduled.
    lastStart = lastStart.then(start).catch((error) => error === lastFailure || cannotStart(error));
  }

  // ---- a program beside --------------------------------------------------------------------------------------------

  /** Of the program beside the one that runs. */
  let lifeBeside = { isOver: true };

  /** What the page that starts a program says of it: a server may call the page by its address or by its file. */
  async function pageOf(name) {
    for (const file of [name, `${name}.html`]) {
      const response = await fetch(address(file), { cache: "no-cache", credentials: "same-origin" });
      const text = response.ok ? await response.text() : "";
      // Where each page has a program of its own, another page's would take this one's place.
      if (program.desktop ? text.includes(` data-desktop="${name}"`) : text.includes(" data-app=")) return text;
    }
    throw new Error(`${name}.html`);
  }

  /** Starts the program of another page of ours beside the one that runs, on this page; rejected where it could not be. When it
   *  fails, the page is told, and it may be started again. */
  async function startBeside(name) {
    const text = await pageOf(name);
    const [app, wasm] = ["data-app", "data-wasm"].map((name) => new RegExp(` ${name}="([^"]+)"`).exec(text)?.[1]);
    for (const [link] of text.matchAll(/<link [^>]+>/g)) {
      const [href, integrity] = ["href", "integrity"].map((name) => new RegExp(` ${name}="([^"]+)"`).exec(link)?.[1]);
      if (!integrity || ![app, wasm].includes(href) || integrityOf(address(href))) continue;
      const kind = href === app ? { rel: "modulepreload" } : { rel: "preload", as: "fetch", type: "application/wasm" };
      preload({ ...kind, href: address(href), integrity });
    }
    const [{ default: init }, compiled] = await Promise.all([script(app), compile(wasm)]);
    await lastStart;
    lifeBeside.isOver = true;
    lifeBeside = { isOver: false };
    await run(init, compiled, lifeBeside, () => dispatchEvent(new CustomEvent("deskpane-beside-failed")));
  }

  window.deskpaneStartBeside = startBeside;

  // ---- choice of the program ---------------------------------------------------------------------------------------

  /** Whether the configuration names a CRM. An unreadable one does not: the program reports its errors. */
  async function namesCrm(answer) {
    try {
      const { crm } = JSON.parse((await (await answer).clone().text()).trim());
      return Boolean(crm.origins?.length || crm.api);
    } catch {
      return false;
    }
  }

  /** Whether to record this desktop's messages: requested in the page's address, or stored by `src/link/record_wish.rs`.
   *  */
  function isRecorded() {
    if ([...new URLSearchParams(location.search).keys()].some((name) => name.toLowerCase() === "record")) return true;
    const key = `deskpane/record/${program.desktop}`;
    try {
      return Boolean(history.state?.deskpane?.[key] ?? localStorage.getItem(key));
    } catch {
      return false;
    }
  }

  /** The files of the whole program, which may be the page's own program. */
  const whole = { app: program.wholeApp ?? program.app, wasm: program.wholeWasm ?? program.wasm };

  /** Preloads the whole program. */
  function preloadWhole() {
    preload({ rel: "modulepreload", href: address(whole.app), integrity: program.wholeAppIntegrity });
    preload({ rel: "preload", as: "fetch", type: "application/wasm", href: address(whole.wasm), integrity: program.wholeWasmIntegrity });
  }

  /** Replaces the running program by the whole one. It ends as if the page were reloaded, but the rest of the page
   *  stays, above all a desktop's frame. Returns if the whole program could not be loaded; the running one then goes on.
   *  */
  async function startWhole() {
    const isOther = program.app !== whole.app;
    try {
      if (isOther) preloadWhole();
      const fetched = [(isOther ? undefined : spare.shift()) ?? script(whole.app), isOther ? compile(whole.wasm) : module];
      const [code, compiled] = await Promise.all(fetched);
      await lastStart;
      if (isOther) spare.length = 0;
      spare.unshift(code);
      module = Promise.resolve(compiled);
    } catch {
      return;
    }
    Object.assign(program, whole);
    // The running program says goodbye to the desktop and stores its state.
    dispatchEvent(new Event("pagehide"));
    begin();
    await lastStart;
  }

  let taking;
  window.deskpaneStartWhole = () => (taking ??= startWhole().finally(() => (taking = undefined)));

  // The page's static text is English.
  const boot = document.getElementById("boot");
  const { starting, late } = words();
  const [status, patience] = boot?.querySelectorAll(":scope > p") ?? [];
  if (starting && status && patience) {
    boot.lang = language();
    status.textContent = starting;
    patience.textContent = late;
  }

  // Fetched early, because the app needs it first. Its reader handles a failure.
  const early = fetch(address("config.json"), { cache: "no-store" });
  early.catch(() => {});
  window.deskpaneEarly = early;

  const takeWhole = () => {
    preloadWhole();
    Object.assign(program, whole);
    module = undefined;
    begin();
  };
  if (!program.wholeApp) begin();
  else if (isRecorded()) takeWhole();
  else {
    // Loads the page's own program while the configuration decides.
    const leaving = new AbortController();
    module = compile(program.wasm, leaving.signal);
    module.catch(() => {});
    namesCrm(early).then((names) => {
      if (!names) return begin();
      leaving.abort();
      takeWhole();
    });
  }
})();
