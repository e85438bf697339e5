// The panel as a page sees it: connected as long as it exists, across reloads of either side.

import { bounded } from "./bounded.js";
import { type BusyError, DisconnectedError, IncompatibleError, TimeoutError } from "./errors.js";
import { after, between, type Told, withThoseBefore } from "./picture.js";
import { type Action, CARRIED, type Dialed, type Events, type Requests, type Services, type Welcome } from "./protocol.js";
import { nameOf, serve, type Providers } from "./providers.js";
import { Rpc } from "./rpc.js";
import type { Desk } from "./shapes.js";

/** The frame that holds the panel, or a window of the panel that this page has opened or was opened by. */
export type Target = HTMLIFrameElement | Window;

export type ConnectOptions = {
  /** The panel's exact origin. */
  origin: string;
  /** The client's name, for the panel's diagnostics. */
  client?: { name: string; version: string };
  /** The services of this page from the start; {@link Panel.provide} adds more. */
  provide?: Partial<Providers>;
  /** How many milliseconds the panel waits for a service, if its default does not fit. */
  deadlines?: Partial<Record<keyof Services, number>>;
  /** Aborts the connection, or waiting for it. */
  signal?: AbortSignal;
};

export type PanelState = "connecting" | "connected" | "refused" | "closed";

type Heard = Events & { state: PanelState };
type Listener<E extends keyof Heard> = (value: Heard[E]) => void;

/**
 * How long a request waits for a panel that is not there: a click must not act minutes later. And how long a panel that has only
 * just started may lack what was there before.
 */
const ABSENCE = 10_000;
/** How often to check that a window is still there, and how long that may take. */
const BEAT = 3000;
/** How long a pending answer may delay a new connection. */
const POSTPONED = 2000;

export class Panel {
  /** The state of agent and interactions, kept up to date; {@link on} reports changes. */
  desk!: Desk;
  /** The panel's first message: its capabilities and limits. */
  welcome: Welcome | undefined;
  /** Why there is no connection and will be none: the panel refuses this page, or was closed. */
  refusal: Error | undefined;
  #state: PanelState = "connecting";
  #target: Target;
  #frame: HTMLIFrameElement | undefined;
  #options: ConnectOptions;
  #provided: Partial<Providers>;
  #listeners = new Map<string, Set<(value: any) => void>>();
  #rpc: Rpc | undefined;
  /** The connection that the panel has accepted. */
  #taken: Rpc | undefined;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #returning: ReturnType<typeof setTimeout> | undefined;
  #seq = 0;
  #isSyncing = false;
  #again = () => void this.#reconnect();
  #end = () => this.#close(this.#options.signal!.reason);

  /** @internal */
  constructor(target: Target, options: ConnectOptions) {
    this.#target = target;
    this.#options = options;
    this.#provided = { ...options.provide };
    if (!("postMessage" in target)) this.#frame = target;
    this.#frame?.addEventListener("load", this.#again);
    options.signal?.addEventListener("abort", this.#end);
    this.#begin();
  }

  get state(): PanelState {
    return this.#state;
  }

  /** Adds services for the panel. New ones are offered in a new connection. */
  provide(services: Partial<Providers>): void {
    const before = this.#services().length;
    Object.assign(this.#provided, services);
    if (this.#services().length > before) this.#again();
  }

  /** Listens to an event of the panel. Returns a function that stops listening. */
  on<E extends keyof Heard>(event: E, listener: Listener<E>): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Sends any request of the contract to the panel. */
  async request<M extends keyof Requests>(method: M, params: Requests[M][0], { signal }: { signal?: AbortSignal } = {}): Promise<Requests[M][1]> {
    // Without waiting, if connected: a pending request delays a reconnection.
    const rpc = this.#state === "connected" ? this.#rpc! : await this.#connected(signal);
    try {
      return await rpc.request(method, params, signal);
    } catch (error) {
      if (error instanceof TimeoutError && rpc === this.#rpc) this.#begin();
      throw error;
    }
  }

  /** Dials a number, as far as the configuration permits; the answer says what was done. */
  dial(address: string, { signal, ...more }: Omit<Requests["dial"][0], "address"> & { signal?: AbortSignal } = {}): Promise<Dialed> {
    return this.request("dial", { address, ...more }, signal && { signal });
  }

  /** Acts on an interaction. Resolves once the effect was seen. */
  async act(interaction: string, action: Action, options?: { signal?: AbortSignal }): Promise<void> {
    await this.request("interaction/act", { interaction, action }, options);
  }

  /** Ends the connection for good. */
  close(): void {
    this.#close(absent("closed"));
  }

  #close(reason: Error): void {
    if (this.#state === "closed") return;
    this.#frame?.removeEventListener("load", this.#again);
    this.#options.signal?.removeEventListener("abort", this.#end);
    clearTimeout(this.#timer);
    clearTimeout(this.#returning);
    this.#rpc?.close();
    this.#become("closed", reason);
    this.#listeners.clear();
  }

  #services(): string[] {
    return Object.keys(this.#provided).map((name) => nameOf(name as keyof Providers));
  }

  /** Connects again, with further attempts after 0.1, 0.2, 0.4 … 5 seconds. */
  #begin(): void {
    if (this.#state === "closed") return;
    this.#attempt = 0;
    this.#try();
    this.#become("connecting");
  }

  /** Reconnects when no request is pending: a new connection makes the panel close the old one. */
  async #reconnect(): Promise<void> {
    const rpc = this.#rpc!;
    if (this.#state === "connected") await Promise.race([rpc.idle(), new Promise((resolve) => setTimeout(resolve, POSTPONED))]);
    if (rpc === this.#rpc) this.#begin();
  }

  #try(): void {
    clearTimeout(this.#timer);
    this.#rpc?.close();
    const { port1, port2 } = new MessageChannel();
    const rpc: Rpc = new Rpc(
      port1,
      (method, params, signal) => serve(this.#provided, method, params, signal),
      (method, params) => this.#told(rpc, method, params),
      () => {
        // A connection that was never accepted is retried anyway.
        if (rpc !== this.#taken) return;
        // The panel is gone, or another connection has replaced this one: do not compete.
        clearTimeout(this.#timer);
        this.#become("connecting");
        this.#timer = setTimeout(() => rpc === this.#rpc && this.#begin(), 1000);
      },
    );
    this.#rpc = rpc;
    const { origin, deadlines } = this.#options;
    const client = this.#options.client ?? { name: globalThis.location?.host ?? "", version: "" };
    const hello = { deskpane: "connect", version: 1, client, services: this.#services(), ...(deadlines && { deadlines }) };
    const frame = this.#frame;
    // An empty frame still has this page's origin: a post to another one would be reported on the console.
    if (frame?.contentDocument?.URL !== "about:blank") (frame ? frame.contentWindow : (this.#target as Window))?.postMessage(hello, origin, [port2]);
    this.#timer = setTimeout(() => this.#try(), Math.min(100 * 2 ** this.#attempt++, 5000));
  }

  #told(rpc: Rpc, method: string, params: any): void {
    if (rpc !== this.#rpc) return;
    if (method === "welcome") {
      clearTimeout(this.#timer);
      this.welcome = params;
      this.#taken = rpc;
      this.#seq = 0;
      void this.#sync(rpc);
    } else if (method === "refused") {
      clearTimeout(this.#timer);
      rpc.close();
      this.#become("refused", new IncompatibleError(`The panel refuses: ${params.reason}`, 0, params.reason, params));
    } else if (params.seq) {
      const { seq, ...rest } = params;
      const isGap = seq !== ++this.#seq;
      this.#seq = seq;
      const field = CARRIED[method as keyof Events];
      const told = [method, field ? rest[field] : rest] as Told;
      if (isGap && !this.#isSyncing) void this.#sync(rpc);
      // The desk that is being fetched will contain it.
      if (field && this.#isSyncing) return;
      if (field) this.desk = { ...after(this.desk, told), seq };
      this.#tell(told);
      if (field && this.#returning && this.desk.connection.state === "connected") void this.#sync(rpc);
    }
  }

  /** Fetches the whole desk, and reports the differences. */
  async #sync(rpc: Rpc, isLast = false): Promise<void> {
    this.#isSyncing = true;
    let desk: Desk;
    try {
      desk = await rpc.request("desk/get", {});
    } catch (error) {
      if (error instanceof TimeoutError) this.#begin();
      else if (!rpc.isClosed) setTimeout(() => rpc.isClosed || this.#sync(rpc, isLast), (error as BusyError).retryAfter ?? 1000);
      return;
    }
    this.#isSyncing = false;
    this.#seq = desk.seq;
    const old = this.desk;
    clearTimeout(this.#returning);
    this.#returning = undefined;
    if (old && !isLast && /^(starting|waiting)$/.test(desk.connection.state)) {
      desk = withThoseBefore(old, desk);
      this.#returning = setTimeout(() => rpc.isClosed || this.#sync(rpc, true), ABSENCE);
    }
    this.desk = desk;
    this.#become("connected");
    if (!this.#frame) this.#listenFor(rpc);
    for (const told of between(old ?? desk, desk)) this.#tell(told);
  }

  /** No event reports that another window was reloaded: check from time to time whether it is there. */
  #listenFor(rpc: Rpc): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      rpc.request("desk/get", {}, AbortSignal.timeout(BEAT)).then(
        () => this.#listenFor(rpc),
        () => rpc === this.#rpc && this.#begin(),
      );
    }, BEAT);
  }

  #become(state: PanelState, error?: Error): void {
    if (state === this.#state) return;
    this.#state = state;
    this.refusal = error;
    this.#tell(["state", state]);
  }

  #tell([event, value]: Told | ["state", PanelState]): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      try {
        listener(value);
      } catch (error) {
        console.error(error);
      }
    }
  }

  /** The connection, once it is accepted. */
  #connected(signal?: AbortSignal, patience = ABSENCE): Promise<Rpc> {
    return bounded<Rpc>(
      (resolve, reject) => {
        const look = () => {
          if (this.#state === "connected") resolve(this.#rpc!);
          else if (this.#state !== "connecting") reject(this.refusal);
        };
        look();
        return this.on("state", look);
      },
      () => absent("not connected"),
      patience,
      signal,
    );
  }

  /** @internal */
  async settled(): Promise<this> {
    await this.#connected(this.#options.signal, 0);
    return this;
  }
}

const absent = (how: string) => new DisconnectedError(`The panel is ${how}`, 0, "disconnected");
