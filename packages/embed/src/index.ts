export { connect } from "./connect.js";
export { DeskpanePanelElement } from "./element.js";
export {
  BusyError,
  DeskpaneError,
  DisconnectedError,
  GoneError,
  IncompatibleError,
  InvalidParamsError,
  NoEffectError,
  RefusedError,
  TimeoutError,
  TooLargeError,
  UnavailableError,
  UnknownMethodError,
} from "./errors.js";
export { type DialEvent, linkNumbers } from "./links.js";
export type { ConnectOptions, Panel, PanelState, Target } from "./panel.js";
export type { Action, Dialed, Events, Requests, Services, Welcome } from "./protocol.js";
export type { Context, Providers } from "./providers.js";
export type * from "./shapes.js";
