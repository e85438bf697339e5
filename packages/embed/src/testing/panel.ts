// The panel's side of the contract, for a desk that the test sets up.

import { GoneError, InvalidParamsError, TooLargeError, UnavailableError } from "../errors.js";
import { after, type Told } from "../picture.js";
import { CARRIED, type Events, type Requests, type Services } from "../protocol.js";
import { Rpc } from "../rpc.js";
import type { Customer, Desk, Interaction } from "../shapes.js";
import { Limiter } from "./limiter.js";
import { check } from "./params.js";
import { standInDesk } from "./desk.js";

export type StandInOptions = {
  desk?: Partial<Desk>;
  /** The panel's own origin. */
  origin?: string;
  /** Origins of pages that may connect; any, if absent. */
  origins?: string[];
  /** How it breaks the contract. */
  faults?: Faults;
};

/** Ways to break the contract, to see that a test of panels finds them. */
export type Faults = {
  /** Accepts a version it does not know. */
  anyVersion?: boolean;
  /** Keeps an old connection when a new one takes its place. */
  keepsOld?: boolean;
  /** Numbers events from here. */
  seqFrom?: number;
  /** Answers unknown methods as if it had executed them. */
  anyMethod?: boolean;
  /** Accepts any parameters. */
  anyParams?: boolean;
  /** Does not refuse too many requests. */
  unlimited?: boolean;
  /** Leaves out a required field of every interaction. */
  noActions?: boolean;
};

/** One request of the page. */
export type Asked = { method: keyof Requests; params: any };

type Received = { data: any; origin: string; ports: readonly MessagePort[] };
type Handler<M extends keyof Requests> = (params: Requests[M][0]) => Requests[M][1] | Promise<Requests[M][1]>;

const LIMITS = { messageBytes: 65_536, inFlight: 32, perSecond: 50 };

/**
 * A panel of `deskpane/1` without a desktop. What happens at the desktop, the test says: {@link add}, {@link change},
 * {@link remove}; what the page asked for stands in {@link asked}; {@link handle} answers otherwise.
 */
export class StandInPanel {
  readonly origin: string;
  desk: Desk;
  /** Every accepted request of the page, the oldest first. */
  readonly asked: Asked[] = [];
  /** Called when it reloads. */
  onreload: () => void = () => {};
  #options: StandInOptions;
  #handlers = new Map<string, Handler<any>>();
  #rpc: Rpc | undefined;
  #services: string[] = [];
  #deadlines: Record<string, number> = {};
  #isListening = true;
  #waiting: (() => void)[] = [];

  constructor(options: StandInOptions = {}) {
    this.#options = options;
    this.origin = options.origin ?? "https://desk.example.com";
    this.desk = standInDesk(options.desk);
  }

  /** Listens to this page's parent or opener: the stand-in as a page of its own, in a frame. */
  static inWindow(options: StandInOptions = {}): StandInPanel {
    const panel = new StandInPanel({ origin: location.origin, ...options });
    addEventListener("message", (event) => {
      const isAncestor = event.source === opener || ancestors().includes(event.source as Window);
      if (isAncestor) panel.receive(event);
    });
    return panel;
  }

  /** The services that the page offers, by their names in the contract. */
  get services(): readonly string[] {
    return this.#services;
  }

  get isConnected(): boolean {
    return !!this.#rpc && !this.#rpc.isClosed;
  }

  /** Resolves when a page is connected and offers all of these. */
  async connected(...services: (keyof Services)[]): Promise<void> {
    while (!this.isConnected || services.some((name) => !this.#services.includes(name))) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** A message to the panel's window. */
  receive({ data, origin, ports: [port] }: Received): void {
    const { origins, faults = {} } = this.#options;
    if (!this.#isListening || !port || data?.deskpane !== "connect" || (origins && !origins.includes(origin))) return;
    const reason = refusal(data);
    if (reason && !(reason === "version" && faults.anyVersion)) {
      port.postMessage({ jsonrpc: "2.0", method: "refused", params: { reason, versions: [1] } });
      // So that the posted message arrives before the port is closed.
      return port.close();
    }
    if (!faults.keepsOld) this.#rpc?.close();
    const limiter = new Limiter(faults.unlimited ? undefined : LIMITS);
    const rpc: Rpc = new Rpc(
      port,
      (method, params) => limiter.run(() => this.#answer(method, params)),
      () => {},
      () => rpc.close(),
    );
    this.#rpc = rpc;
    this.#services = data.services ?? [];
    this.#deadlines = data.deadlines ?? {};
    this.desk.seq = faults.seqFrom ?? 0;
    const capabilities = ["desk/get", "dial", "interaction/act", "interaction/select", "customer/set", "note/append", "auth/token"];
    rpc.notify("welcome", {
      version: 1,
      session: crypto.randomUUID(),
      panel: { version: "stand-in" },
      desktop: this.desk.desktop,
      capabilities,
      limits: LIMITS,
    });
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Replaces the answers to one kind of request; throw an error of the kit to refuse. */
  handle<M extends keyof Requests>(method: M, handler: Handler<M>): void {
    this.#handlers.set(method, handler);
  }

  /** Sends a request for a service to the page. */
  async ask<M extends keyof Services>(method: M, params: Services[M][0]): Promise<Services[M][1]> {
    const rpc = this.#rpc;
    if (!rpc || !this.#services.includes(method)) throw new UnavailableError(`No page offers ${method}`, -32001, "unavailable");
    const deadline = this.#deadlines[method];
    return rpc.request(method, params, deadline ? AbortSignal.timeout(deadline) : undefined);
  }

  add(interaction: Interaction): void {
    this.#tell(["interaction/added", interaction]);
  }

  change(id: string, changes: Partial<Interaction>): void {
    this.#tell(["interaction/changed", { ...this.#find(id), ...changes }]);
  }

  remove(id: string): void {
    this.#tell(["interaction/removed", { ...this.#find(id), state: "ended" }]);
  }

  /** Reports the agent's state, the connection, the open card, or the result of a command. */
  tell<E extends Exclude<keyof Events, `interaction/${string}`>>(event: E, value: Events[E]): void {
    this.#tell([event, value] as Told);
  }

  /** Skips a notification, so that this page misses one. */
  skip(): void {
    this.desk.seq++;
  }

  /** Reloads: with `desk` instead of the current desk, and after `milliseconds` in which it does not listen. */
  async reload(desk: Partial<Desk> = this.desk, milliseconds = 0): Promise<void> {
    this.#isListening = false;
    // The port stays open: a page that unloads says nothing to the other end of its ports, or says it late.
    this.#rpc = undefined;
    this.desk = standInDesk(desk);
    this.onreload();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    this.#isListening = true;
  }

  /** Ends its connections. */
  close(): void {
    this.#isListening = false;
    this.#rpc?.close();
  }

  #tell(told: Told): void {
    const [event, value] = told;
    const field = CARRIED[event];
    this.desk = { ...after(this.desk, told), seq: this.desk.seq + 1 };
    const seq = this.desk.seq;
    if (this.isConnected) this.#rpc!.notify(event, field ? { seq, [field]: value } : { seq, ...(value as object) });
  }

  #find(id: unknown): Interaction {
    const found = this.desk.interactions.find((one) => one.id === id);
    if (!found) throw new GoneError("no such interaction now", -32003, "gone", { reason: "gone" });
    return found;
  }

  async #answer(method: string, params: any): Promise<unknown> {
    const { faults = {} } = this.#options;
    if (JSON.stringify(params).length > LIMITS.messageBytes) {
      throw new TooLargeError("longer than 64 KiB", -32004, "tooLarge", { reason: "tooLarge" });
    }
    const wrong = faults.anyParams ? undefined : check(method, params);
    if (wrong) throw new InvalidParamsError(`${wrong} is missing or wrong`, -32602, "invalidParams", { path: wrong });
    const handler = this.#handlers.get(method) ?? this.#standard[method as keyof Requests];
    if (!handler) return faults.anyMethod ? {} : undefined;
    this.asked.push({ method: method as keyof Requests, params });
    return (await (handler as Handler<any>)(params)) ?? {};
  }

  #standard: { [M in keyof Requests]: Handler<M> } = {
    "desk/get": () => (this.#options.faults?.noActions ? withoutActions(this.desk) : this.desk),
    dial: () => ({ done: "filled" }),
    "interaction/act": ({ interaction, action }) => {
      const allowed = this.#find(interaction).actions[action];
      if (allowed === true) return {};
      throw new UnavailableError(allowed ?? `This desktop cannot ${action}`, -32001, "unavailable", { reason: "unavailable" });
    },
    "interaction/select": ({ interaction }) => {
      this.tell("selection/changed", this.#find(interaction).id);
      return {};
    },
    "customer/set": ({ interaction, customer }) => {
      const { customer: _, ...rest } = this.#find(interaction);
      this.#tell(["interaction/changed", { ...rest, ...(customer && { customer: customer as Customer }) }]);
      return {};
    },
    "note/append": ({ interaction }) => {
      this.#find(interaction);
      return {};
    },
    "auth/token": () => ({}),
  };
}

function refusal({ version, client, services }: any): "version" | "malformed" | undefined {
  if (typeof version !== "number") return "malformed";
  if (version !== 1) return "version";
  const isObject = client === undefined || (typeof client === "object" && client !== null && !Array.isArray(client));
  const isList = services === undefined || (Array.isArray(services) && services.every((one) => typeof one === "string"));
  return isObject && isList ? undefined : "malformed";
}

function ancestors(): Window[] {
  const found: Window[] = [];
  for (let at: Window = window; at.parent !== at; at = at.parent) found.push(at.parent);
  return found;
}

const withoutActions = (desk: Desk) =>
  ({ ...desk, interactions: desk.interactions.map(({ actions: _, ...rest }) => rest) }) as unknown as Desk;
