// JSON-RPC 2.0 over a port, the same for both sides.

import { bounded } from "./bounded.js";
import { DisconnectedError, fromWire, TimeoutError, toWire, UnknownMethodError, type WireError } from "./errors.js";

type Pending = { settle: (message: Message) => void; reject: (reason: unknown) => void };

type Message = {
  id?: string | number;
  method?: string;
  params?: Record<string, unknown>;
  result?: unknown;
  error?: WireError;
};

/** Handles a request of the other side and returns the result; `undefined` for an unknown method. */
export type Answering = (method: string, params: any, signal: AbortSignal) => unknown;

/** How long an answer may take, in milliseconds. The panel itself gives up earlier. */
const PATIENCE = 30_000;

export class Rpc {
  #port: MessagePort;
  #next = 1;
  #pending = new Map<string | number, Pending>();
  #closed = new AbortController();
  #idle: (() => void)[] = [];

  constructor(port: MessagePort, answering: Answering, told: (method: string, params: any) => void, lost: () => void) {
    this.#port = port;
    port.onmessage = ({ data }) => {
      const message: Message = data;
      if (message?.method && message.id === undefined) told(message.method, message.params ?? {});
      else if (message?.method) void this.#answer(message, answering);
      else this.#pending.get(message?.id!)?.settle(message);
    };
    // Some browsers report that the other end is gone.
    port.addEventListener("close", () => this.isClosed || lost());
  }

  get isClosed(): boolean {
    return this.#closed.signal.aborted;
  }

  request(method: string, params: unknown, signal?: AbortSignal): Promise<any> {
    const id = this.#next++;
    return bounded<any>(
      (resolve, reject) => {
        this.#closed.signal.throwIfAborted();
        const settle = ({ error, result }: Message) => (error ? reject(fromWire(error)) : resolve(result));
        this.#pending.set(id, { settle, reject });
        this.#post({ id, method, params: params as Message["params"] & {} });
        return () => {
          this.#pending.delete(id);
          if (!this.#pending.size) for (const tell of this.#idle.splice(0)) tell();
        };
      },
      () => new TimeoutError(`No answer to ${method}`, 0, "timeout"),
      PATIENCE,
      signal,
    );
  }

  notify(method: string, params: unknown): void {
    this.#post({ method, params: params as Record<string, unknown> });
  }

  /** Resolves when no request is pending. */
  idle(): Promise<void> {
    return new Promise((resolve) => (this.#pending.size ? this.#idle.push(resolve) : resolve()));
  }

  /** Pending requests fail; whether they took effect is unknown. */
  close(): void {
    if (this.isClosed) return;
    const reason = new DisconnectedError("The panel is gone", 0, "disconnected");
    this.#closed.abort(reason);
    this.#port.close();
    for (const { reject } of [...this.#pending.values()]) reject(reason);
  }

  async #answer({ id, method, params }: Message, answering: Answering): Promise<void> {
    try {
      const result = await answering(method!, params ?? {}, this.#closed.signal);
      if (result === undefined) throw new UnknownMethodError(`Unknown method ${method}`, -32601);
      this.#post({ id: id!, result });
    } catch (error) {
      this.#post({ id: id!, error: toWire(error) });
    }
  }

  #post(message: Message): void {
    this.#port.postMessage({ jsonrpc: "2.0", ...message });
  }
}
