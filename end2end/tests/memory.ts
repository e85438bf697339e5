// The panel's memory use. Its data are in the memory of its WebAssembly, which browsers do not report.

import type { Frame, Page } from "@playwright/test";

/** From now on, `memoryOf` works for every page that is loaded in this tab. */
export async function watchMemory(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const memories: WebAssembly.Memory[] = [];
    const { instantiate } = WebAssembly;
    (WebAssembly as any).instantiate = async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
      const instance = await instantiate(module, imports);
      memories.push(instance.exports.memory as WebAssembly.Memory);
      return instance;
    };
    (window as any).wasmBytes = () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  });
}

export interface Taken {
  /** The memory of WebAssembly. It never shrinks, so this is the maximum so far. */
  wasm: number;
  /** The JavaScript heap, including elements, listeners and texts. */
  heap: number;
  elements: number;
}

/** The memory of a frame on a site of its own, after a garbage collection. */
export async function memoryOf(page: Page, frame: Frame): Promise<Taken> {
  const session = await page.context().newCDPSession(frame);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize = 0 } = (await session.send("Runtime.getHeapUsage")) as { usedSize: number; embedderHeapUsedSize?: number };
  const { nodes } = await session.send("Memory.getDOMCounters");
  await session.detach();
  const wasm = await frame.evaluate(() => (window as any).wasmBytes() as number);
  return { wasm, heap: usedSize + embedderHeapUsedSize, elements: nodes };
}
