// Connecting to a panel.

import { type ConnectOptions, Panel, type Target } from "./panel.js";

let newest: Panel | undefined;

/** The panel this page connected to last, while it is not closed. */
export const latest = (): Panel | undefined => (newest?.state === "closed" ? undefined : newest);

/**
 * Connects to the panel in a frame, or in a window that this page opened. Resolves when the panel welcomes this page, however
 * long that takes; from then on the connection is renewed by itself.
 */
export function connect(target: Target, options: ConnectOptions): Promise<Panel> {
  return begin(target, options).settled();
}

/** Starts to connect, and returns the panel at once. */
export function begin(target: Target, options: ConnectOptions): Panel {
  options.signal?.throwIfAborted();
  // Fails now for an origin that the browser would refuse later, or read differently.
  if (new URL(options.origin).origin !== options.origin) throw new TypeError(`Not an exact origin: ${options.origin}`);
  return (newest = new Panel(target, options));
}
