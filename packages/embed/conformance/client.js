// The page's side of the contract, without checks: it sends what a rule tells it to, right or wrong, and records what
// comes back.

const HELLO = { deskpane: "connect", version: 1, client: { name: "Conformance", version: "1" }, services: [] };

/** How long to wait for an answer that must come, and how long to listen for one that must not. */
const PATIENCE = 8000;
const SILENCE = 800;

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One port to the panel. */
export class Connection {
  messages = [];
  #waiting = new Set();
  #next = 1;

  constructor(port) {
    this.port = port;
    port.onmessage = ({ data }) => {
      this.messages.push(data);
      for (const look of [...this.#waiting]) look();
    };
  }

  /** Removes and returns the first received message for which `holds`. */
  take(holds, what, patience = PATIENCE) {
    return new Promise((resolve, reject) => {
      const look = () => {
        const at = this.messages.findIndex(holds);
        if (at < 0) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(this.messages.splice(at, 1)[0]);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`${what}: nothing came for ${patience / 1000} s`));
      }, patience);
      this.#waiting.add(look);
      look();
    });
  }

  send(message) {
    this.port.postMessage(message);
  }

  /** The answer to a request, result or error. */
  async ask(method, params, id = this.#next++) {
    this.send({ jsonrpc: "2.0", id, method, params });
    return this.take((message) => message?.id === id && !message.method, `${method} is not answered`);
  }

  /** The result of a request that must not fail. */
  async result(method, params) {
    const { result, error } = await this.ask(method, params);
    if (error) throw new Error(`${method} failed: ${error.code} ${error.message}`);
    return result;
  }

  /** The error of a request that must fail. */
  async error(method, params) {
    const { result, error } = await this.ask(method, params);
    if (!error) throw new Error(`${method} must fail, and answered ${JSON.stringify(result)}`);
    return error;
  }

  /** The notifications of this method. */
  told(method) {
    return this.take((message) => message?.method === method, `${method} is not told`);
  }

  /** Fails if any message comes. */
  async isSilent(what) {
    const before = this.messages.length;
    this.send({ jsonrpc: "2.0", id: "silence", method: "desk/get", params: {} });
    await pause(SILENCE);
    if (this.messages.length > before) throw new Error(`${what}, and got ${JSON.stringify(this.messages.at(-1)).slice(0, 200)}`);
  }
}

/** The panel in a frame. */
export class Panel {
  constructor(frame, address) {
    this.frame = frame;
    this.address = address;
    this.origin = new URL(address).origin;
  }

  load() {
    return new Promise((resolve) => {
      this.frame.addEventListener("load", resolve, { once: true });
      this.frame.src = this.address;
    });
  }

  /** Posts a `connect`, once. */
  post(changes = {}, withPort = true) {
    const { port1, port2 } = new MessageChannel();
    this.frame.contentWindow.postMessage({ ...HELLO, ...changes }, this.origin, withPort ? [port2] : []);
    return new Connection(port1);
  }

  /** Connects as the contract describes: again with a new channel, at growing intervals, until there is an answer. */
  async connect(changes) {
    for (let wait = 100; wait < 30_000; wait *= 2) {
      const connection = this.post(changes);
      const isAnswered = await connection.take(() => true, "connect", Math.min(wait, 5000)).then(
        (first) => Object.assign(connection, { first }),
        () => undefined,
      );
      if (isAnswered) return connection;
    }
    throw new Error("connect is not answered: is this page's origin one the panel allows?");
  }
}
