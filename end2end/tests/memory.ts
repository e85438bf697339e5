// What the panel takes of memory. All it knows is in the memory of its WebAssembly, which browsers tell nobody outside.

import type { Frame, Page } from "@playwright/test";

/** From now on, every page that is loaded in this tab can be asked by `memoryOf`. */
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
  /** The memory of WebAssembly. It never shrinks, so this is the most that was ever needed. */
  wasm: number;
  /** What JavaScript holds, and the page: elements, listeners, texts. */
  heap: number;
  elements: number;
}

/** What a frame on a site of its own takes, after everything that nobody holds any more is gone. */
export async function memoryOf(page: Page, frame: Frame): Promise<Taken> {
  const session = await page.context().newCDPSession(frame);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize = 0 } = (await session.send("Runtime.getHeapUsage")) as { usedSize: number; embedderHeapUsedSize?: number };
  const { nodes } = await session.send("Memory.getDOMCounters");
  await session.detach();
  const wasm = await frame.evaluate(() => (window as any).wasmBytes() as number);
  return { wasm, heap: usedSize + embedderHeapUsedSize, elements: nodes };
}
