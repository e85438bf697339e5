// A frame without a browser, for tests that run in Node.

import type { StandInPanel } from "./panel.js";

/** The part of a frame that {@link connect} uses. */
export type StandInFrame = HTMLIFrameElement;

/**
 * A frame that holds `panel`, as far as `connect` is concerned. `origin` is that of the page that connects. A reload of the panel
 * is a `load` of the frame.
 */
export function standInFrame(panel: StandInPanel, origin = "https://crm.example.com"): StandInFrame {
  const frame = new EventTarget();
  const contentWindow = {
    postMessage: (data: unknown, targetOrigin: string, ports: MessagePort[] = []) => {
      // As browsers do: the message is copied, delivered later, and only to the named origin.
      const copy = structuredClone(data);
      if (targetOrigin === panel.origin) queueMicrotask(() => panel.receive({ data: copy, origin, ports }));
    },
  };
  panel.onreload = () => frame.dispatchEvent(new Event("load"));
  return Object.assign(frame, { contentWindow }) as unknown as HTMLIFrameElement;
}
