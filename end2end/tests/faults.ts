// Injects faults into the panel from outside, in any build: the panel has no code for this.

import type { Frame, Page } from "@playwright/test";
import { expect } from "./fixtures";

/** The kinds of fault. */
export type Fault =
  /** The next call into the module traps, as at an unreachable instruction. */
  | "trap"
  /** Every byte of the module's memory is wrong from now on. */
  | "memory";

/** From now on, faults can be injected into every page that is loaded in this tab, and calls are counted. */
export async function allowFaults(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    const lives: { calls: number; dead: boolean; memory: WebAssembly.Memory }[] = [];
    Object.assign(window, { lives, fault: undefined });
    (WebAssembly as any).instantiate = async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
      const { exports } = await instantiate(module, imports);
      const life = { calls: 0, dead: false, memory: exports.memory as WebAssembly.Memory };
      lives.push(life);
      const watched = Object.entries(exports).map(([name, value]) => {
        if (typeof value !== "function") return [name, value];
        const call = (...given: unknown[]) => {
          if (life.dead) life.calls++;
          if ((window as any).fault === "memory") new Uint8Array(life.memory.buffer).fill(0xff);
          const fault = (window as any).fault;
          (window as any).fault = undefined;
          try {
            if (fault === "trap") throw new WebAssembly.RuntimeError("injected");
            return (value as (...given: unknown[]) => unknown)(...given);
          } catch (error) {
            life.dead = true;
            throw error;
          }
        };
        return [name, call];
      });
      return { exports: Object.fromEntries(watched) };
    };
  });
}

/** The next call into the panel's module fails. */
export const inject = (panel: Frame | Page, fault: Fault) => panel.evaluate((fault) => void ((window as any).fault = fault), fault);

/** How often failed modules were called again, and how many modules there were. */
export const lives = (panel: Frame | Page) =>
  panel.evaluate(() => {
    const lives = (window as any).lives as { calls: number }[];
    return { lives: lives.length, calledAgain: lives.reduce((sum, life) => sum + life.calls, 0) };
  });

/** Waits until the panel has what two restarts need: from then on, its files may disappear. */
export const isStocked = (panel: Frame | Page) =>
  expect
    .poll(() => panel.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.includes(".js?copy=")).length), {
      message: "scripts fetched ahead",
    })
    .toBe(2);
