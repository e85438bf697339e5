// Shared by the tests.
import { connect } from "../dist/index.js";
import { StandInPanel, standInFrame, standInInteraction } from "../dist/testing/index.js";

export const call = standInInteraction;

/** A page connected to a stand-in panel; both end with the test. */
export async function connected(t, options = {}, standIn = {}) {
  const { panel: stand, frame } = framed(t, standIn);
  const panel = await connect(frame, { origin: stand.origin, client: { name: "Test", version: "1" }, ...options });
  t.after(() => panel.close());
  return { stand, frame, panel };
}

/** A stand-in panel in a frame; ends with the test. */
export function framed(t, standIn = {}) {
  const panel = new StandInPanel(standIn);
  t.after(() => panel.close());
  return { panel, frame: standInFrame(panel) };
}

/** The next value of an event for which `holds`. */
export function next(panel, event, holds = () => true) {
  return new Promise((resolve) => {
    const off = panel.on(event, (value) => {
      if (!holds(value)) return;
      off();
      resolve(value);
    });
  });
}
