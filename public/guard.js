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

  /** What is said without the app: its own words come with it. */
  const WORDS = {
    en: {
      reload: "Reload",
      cannotRun: "This browser cannot run Deskpane.",
      cannotRunDo:
        "WebAssembly is missing or switched off. Use a current Chrome, Edge, Firefox or Safari, or ask whoever manages this browser to allow WebAssembly.",
      notLoaded: "Deskpane could not be loaded.",
      notLoadedDo: "Reload the page. If this comes back, a part of Deskpane is missing or blocked at this address: tell whoever looks after it.",
      stopped: "Deskpane has stopped working.",
      stoppedDo: "Your notes are kept. Reload to go on; the contacts come back from the desktop.",
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
      stoppedDo: "Sus notas se conservan. Recargue para continuar; los contactos vuelven desde el escritorio.",
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
      stoppedDo: "Vos notes sont conservées. Rechargez pour continuer ; les contacts reviennent du bureau.",
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
      stoppedDo: "Suas anotações estão guardadas. Recarregue para continuar; os contatos voltam do desktop.",
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
      stoppedDo: "Ваши заметки сохранены. Перезагрузите страницу, чтобы продолжить: обращения вернутся из рабочего места.",
    },
  };

  /** The agent's language, as the app chooses it: the app's own once it runs, else their choice, else the browser's. */
  function language() {
    let chosen;
    try {
      chosen = JSON.parse(localStorage.getItem("deskpane/preferences"))?.language;
    } catch {
      // Storage is blocked, or holds something else: then the browser's languages must do.
    }
    const running = document.getElementById("boot") ? [] : [document.documentElement.lang];
    const tags = [...running, chosen, ...navigator.languages].map((tag) => String(tag).toLowerCase().split("-")[0]);
    return tags.find((tag) => Object.hasOwn(WORDS, tag)) ?? "en";
  }

  const words = () => WORDS[language()];

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
    const button = line("button", words().reload);
    button.type = "button";
    button.addEventListener("click", () => location.reload());
    if (detail) line("code", String(detail).slice(0, 500));
    place(box);
  }

  function cannotStart(reason) {
    const boot = document.getElementById("boot");
    if (!boot) return;
    const { cannotRun, cannotRunDo, notLoaded, notLoadedDo } = words();
    const [headline, advice] = typeof WebAssembly !== "object" ? [cannotRun, cannotRunDo] : [notLoaded, notLoadedDo];
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
    show((box) => document.body.prepend(box), words().stopped, words().stoppedDo, event.detail);
  });

  // The page speaks English as it comes.
  const boot = document.getElementById("boot");
  const { starting, late } = words();
  const [status, patience] = boot?.querySelectorAll(":scope > p") ?? [];
  if (starting && status && patience) {
    boot.lang = language();
    status.textContent = starting;
    patience.textContent = late;
  }

  start().catch(cannotStart);
})();
