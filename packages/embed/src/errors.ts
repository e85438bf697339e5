// The errors of a request: from the panel, or on the way to it.

/** Any failure of a request. `reason` names it in one word, `data` is what else the panel sent. */
export class DeskpaneError extends Error {
  /** The code on the wire; 0 for an error that did not come from the panel. */
  readonly code: number;
  readonly reason: string;
  readonly data: Record<string, unknown>;

  constructor(message: string, code = 0, reason = "failed", data: Record<string, unknown> = {}) {
    super(message);
    this.name = "DeskpaneError";
    this.code = code;
    this.reason = reason;
    this.data = data;
  }
}

/** The desktop is not connected, or cannot do this. The message is what the agent sees. */
export class UnavailableError extends DeskpaneError {}
/** The desktop refused. The message is the desktop's own. */
export class RefusedError extends DeskpaneError {}
/** There is no such interaction now. */
export class GoneError extends DeskpaneError {}
/** Longer than the panel accepts. */
export class TooLargeError extends DeskpaneError {}
/** Too many requests at a time: try again after `retryAfter`. */
export class BusyError extends DeskpaneError {
  /** Milliseconds. */
  get retryAfter(): number {
    return Number(this.data.retryAfter) || 1000;
  }
}
/** The command was sent, and no effect was seen. */
export class NoEffectError extends DeskpaneError {}
/** A parameter is missing or wrong: `path` says which. */
export class InvalidParamsError extends DeskpaneError {
  get path(): string {
    return String(this.data.path ?? "");
  }
}
/** The panel does not know this request. */
export class UnknownMethodError extends DeskpaneError {}
/** The panel is absent, or left before it answered: whether it acted is unknown. */
export class DisconnectedError extends DeskpaneError {}
/** The panel does not answer. */
export class TimeoutError extends DeskpaneError {}
/** The panel does not accept this version of the kit: `versions` are those it speaks. */
export class IncompatibleError extends DeskpaneError {
  get versions(): number[] {
    return (this.data.versions as number[] | undefined) ?? [];
  }
}

/** By their codes, from -32001 downwards. */
const KINDS = [UnavailableError, RefusedError, GoneError, TooLargeError, BusyError, NoEffectError];

/** The error object of an answer. */
export type WireError = { code: number; message: string; data?: Record<string, unknown> };

/** An answer's error as an exception. */
export function fromWire({ code, message, data = {} }: WireError): DeskpaneError {
  const Further = code === -32601 ? UnknownMethodError : code === -32602 ? InvalidParamsError : DeskpaneError;
  return new (KINDS[-32001 - code] ?? Further)(message, code, data.reason as string | undefined, data);
}

/** Any exception as the error object of an answer. */
export function toWire(error: unknown): WireError {
  const { code, message, data } = error as Partial<DeskpaneError>;
  const known = error instanceof DeskpaneError && code;
  return { code: known ? code : -32603, message: String(message ?? error), ...(known && { data: data! }) };
}
