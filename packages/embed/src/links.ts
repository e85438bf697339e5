// Lets the panel dial numbers on a page.

import { latest } from "./connect.js";
import type { Panel } from "./panel.js";
import type { Dialed } from "./protocol.js";

/** Fired on the link, and bubbles: `detail` is the panel's result, or the error. */
export type DialEvent = CustomEvent<Dialed | Error>;

/**
 * Lets the panel dial the `tel:` links below `root`, including those added later. `data-customer` on a link or an element
 * around it names the customer by their `ref`. The events `deskpane-dialed` and `deskpane-failed` on the link report the
 * result of a click. Without a panel, the links work as usual. Returns a function that stops it.
 */
export function linkNumbers(root: Document | Element | ShadowRoot = document, panel?: Panel): () => void {
  const clicked = (event: Event) => {
    const { button, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event as MouseEvent;
    const link = event.composedPath().find((one): one is HTMLAnchorElement => one instanceof Element && one.matches('a[href^="tel:" i]'));
    const by = panel ?? latest();
    if (!link || !by || button || altKey || ctrlKey || metaKey || shiftKey || defaultPrevented) return;
    event.preventDefault();
    const customer = link.closest<HTMLElement>("[data-customer]")?.dataset.customer;
    const tell = (name: string) => (detail: unknown) => {
      link.dispatchEvent(new CustomEvent(`deskpane-${name}`, { detail, bubbles: true, composed: true }));
    };
    by.dial(numberOf(link.href), customer ? { customer } : {}).then(tell("dialed"), tell("failed"));
  };
  root.addEventListener("click", clicked);
  return () => root.removeEventListener("click", clicked);
}

/** The number of a `tel:` address (RFC 3966), without its parameters. The panel removes visual separators. */
export function numberOf(href: string): string {
  const [number = ""] = href.slice(4).split(";");
  try {
    return decodeURIComponent(number);
  } catch {
    return number;
  }
}
