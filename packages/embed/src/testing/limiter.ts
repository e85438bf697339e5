// Limits a page's requests as the panel announces.

import { BusyError } from "../errors.js";
import type { Limits } from "../shapes.js";

export class Limiter {
  #inFlight = 0;
  #since = 0;
  #count = 0;

  constructor(private limits: Limits | undefined) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    const now = Date.now();
    if (now - this.#since >= 1000) [this.#since, this.#count] = [now, 0];
    const { inFlight, perSecond } = this.limits ?? { inFlight: Infinity, perSecond: Infinity };
    if (this.#inFlight >= inFlight || ++this.#count > perSecond) {
      throw new BusyError("too many requests", -32005, "busy", { reason: "busy", retryAfter: 1000 - (now - this.#since) });
    }
    this.#inFlight++;
    try {
      return await work();
    } finally {
      this.#inFlight--;
    }
  }
}
