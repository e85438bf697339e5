// A stand-in for the panel, for a CRM author's own tests.

export { standInDesk, standInInteraction } from "./desk.js";
export { type Asked, type Faults, StandInPanel, type StandInOptions } from "./panel.js";
export { standInFrame, type StandInFrame } from "./frame.js";
