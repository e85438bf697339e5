// <deskpane-panel src="https://desk.example.com/skylight">: the frame and the connection in one.

import { begin } from "./connect.js";
import type { Panel } from "./panel.js";
import { CARRIED, type Events } from "./protocol.js";
import type { Providers } from "./providers.js";

/** The permissions that the panel, and a desktop inside it, need from the page. */
const ALLOW = "autoplay; clipboard-read; clipboard-write; microphone; camera";

// Outside a browser there is no element to extend; nothing can be created there.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * Attributes: `src`; `label`, the frame's title; `state` is set by the element: `connecting`, `connected`, `refused`.
 * Events: those of the contract by their names, with the value as `detail`, and `state`.
 */
export class DeskpanePanelElement extends Base {
  static observedAttributes = ["src", "label"];
  #frame: HTMLIFrameElement | undefined;
  #panel: Panel | undefined;
  #provided: Partial<Providers> = {};
  #waiting: ((panel: Panel) => void)[] = [];

  /** The panel, once it is connected. Waits even if the element is not on the page yet. */
  get connected(): Promise<Panel> {
    return this.#panel?.settled() ?? new Promise<Panel>((resolve) => this.#waiting.push(resolve)).then((panel) => panel.settled());
  }

  /** Provides services to the panel, in this connection and later ones. */
  provide(services: Partial<Providers>): void {
    Object.assign(this.#provided, services);
    this.#panel?.provide(services);
  }

  connectedCallback(): void {
    this.#frame ??= document.createElement("iframe");
    this.#frame.allow = ALLOW;
    this.#frame.style.cssText = "border: 0; width: 100%; height: 100%";
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(this.#frame);
    this.attributeChangedCallback("label");
    this.attributeChangedCallback("src");
  }

  disconnectedCallback(): void {
    this.#panel?.close();
    this.#panel = undefined;
  }

  attributeChangedCallback(name: string): void {
    const frame = this.#frame;
    if (!frame || !this.isConnected) return;
    if (name === "label") frame.title = this.getAttribute("label") ?? "Deskpane";
    else this.#load(frame, this.getAttribute("src"));
  }

  #load(frame: HTMLIFrameElement, src: string | null): void {
    this.disconnectedCallback();
    if (!src) return;
    const { href, origin } = new URL(src, document.baseURI);
    frame.src = href;
    const panel = begin(frame, { origin, provide: this.#provided });
    const tell = (name: string, detail: unknown) => this.dispatchEvent(new CustomEvent(name, { detail }));
    for (const event of Object.keys(CARRIED) as (keyof Events)[]) panel.on(event, (value) => tell(event, value));
    const show = () => {
      this.setAttribute("state", panel.state);
      tell("state", panel.state);
    };
    panel.on("state", show);
    this.#panel = panel;
    show();
    for (const resolve of this.#waiting.splice(0)) resolve(panel);
  }
}

if (globalThis.customElements && !customElements.get("deskpane-panel")) customElements.define("deskpane-panel", DeskpanePanelElement);

declare global {
  interface HTMLElementTagNameMap {
    "deskpane-panel": DeskpanePanelElement;
  }
}
