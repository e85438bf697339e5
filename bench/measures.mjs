// The measurements. Each function gets the host page without a frame, and returns samples in milliseconds or bytes.

/** Sizes of a run: the full one, and a quick one for trying things out. */
export const sizes = {
  full: { rounds: 5, warm: 5, slow: 2, open: [20, 1_000], events: 60, opened: 1_000, flood: 10_000, batch: 1_000, long: 1_000_000, panels: 20, idle: 30_000 },
  quick: { rounds: 1, warm: 2, slow: 1, open: [20, 200], events: 10, opened: 200, flood: 1_000, batch: 100, long: 20_000, panels: 3, idle: 2_000 },
};

/** The slow network and processor: bits a second, round trip in milliseconds, factor of the processor. */
export const slowly = { bits: 10e6, latency: 40, processor: 4 };

/** Starts the app with contacts, and finds out its names for their states. */
async function openWith(page, address, count) {
  return page.evaluate(
    async ([address, count]) => {
      const contacts = Array.from({ length: count }, (_, number) => wire.call(number, "Holding"));
      await start(address, [wire.agent(), ...contacts]);
      const words = {};
      for (const status of ["Disconnected", "Active", "Holding"]) {
        words[status] = await wordsFor(wire.address(0), [wire.call(0, status)]);
      }
      if (new Set(Object.values(words)).size < 3) throw new Error(`states look alike: ${JSON.stringify(words)}`);
      return words;
    },
    [address, count],
  );
}

/** From the frame's navigation to the registration: with empty caches, and again with full ones. */
export async function starts({ page }, address, { warm }) {
  const start = () => page.evaluate((address) => window.start(address), address);
  const cold = await start();
  // Browsers cache compiled code only after a few visits.
  for (let visit = 0; visit < 3; visit += 1) await start();
  const again = [];
  for (let visit = 0; visit < warm; visit += 1) again.push(await start());
  return { cold: [cold], warm: again };
}

/** The first start over a slower network and on a slower processor. */
export async function slowStarts(host, address, { slow }) {
  await host.slowDown(slowly);
  const samples = [];
  for (let visit = 0; visit < slow; visit += 1) {
    await host.emptyCache();
    samples.push(await host.page.evaluate((address) => window.start(address), address));
  }
  return samples;
}

/** One event after another, each a change of one contact's state among `open`. */
export async function singleEvents({ page }, address, open, { events }) {
  const words = await openWith(page, address, open);
  return page.evaluate(
    async ([words, open, events]) => {
      const samples = [];
      const unmeasured = 5;
      for (let number = 0; number < events + unmeasured; number += 1) {
        // Coprime with the number of contacts, so that it reaches all of them.
        const who = (Math.floor(number / 2) * 7) % open;
        const status = number % 2 ? "Holding" : "Active";
        const sample = await show([wire.call(who, status)], [[wire.address(who), words[status]]]);
        if (number >= unmeasured) samples.push(sample);
      }
      return samples;
    },
    [words, open, events],
  );
}

/** One message with contacts that the app does not know yet, as after a reload. Waits for the first, the middle and the
 *  last one. */
export async function openedAtOnce({ page }, address, { opened }) {
  const { Holding } = await openWith(page, address, 1);
  return page.evaluate(
    async ([words, opened]) => {
      const events = Array.from({ length: opened }, (_, number) => wire.call(number + 1, "Holding"));
      const expected = [1, Math.ceil(opened / 2), opened].map((number) => [wire.address(number), words]);
      return show(events, expected);
    },
    [Holding, opened],
  );
}

/** All events of a list: each in its own message, or all in one. The last event of each contact sets a state that it has
 *  not had before. */
export async function manyEvents({ page }, address, count, how) {
  const open = Math.min(100, count / 10);
  const words = await openWith(page, address, open);
  return page.evaluate(
    async ([words, count, open, how]) => {
      const events = Array.from({ length: count }, (_, number) => {
        const last = number >= count - open;
        return wire.call(number % open, last ? "Disconnected" : Math.floor(number / open) % 2 ? "Holding" : "Active");
      });
      const expected = Array.from({ length: open }, (_, number) => [wire.address(number), words.Disconnected]);
      return window[how](events, expected);
    },
    [words, count, open, how],
  );
}

/** A long day in ten parts, with 20 calls open at a time; returns the memory after each part. */
export async function longDay(host, address, { long }) {
  const { page } = host;
  await page.evaluate((address) => window.start(address, [wire.agent()]), address);
  const parts = [{ events: 0, ...(await host.memory()) }];
  const began = Date.now();
  for (let part = 0; part < 10; part += 1) {
    const count = long / 10;
    await page.evaluate(([first, count]) => churn(first, count, 20, 20), [part * count, count]);
    parts.push({ events: (part + 1) * count, ...(await host.memory()) });
  }
  return { parts, seconds: (Date.now() - began) / 1000 };
}

/** Many panels in one page. */
export async function manyPanels(host, address, { panels, idle }) {
  const { page } = host;
  const words = await openWith(page, address, 5);
  const samples = await page.evaluate(
    async ([address, words, panels]) => {
      const contacts = Array.from({ length: 5 }, (_, number) => wire.call(number, "Holding"));
      const started = await startMany(address, panels, [wire.agent(), ...contacts]);
      const shown = [];
      for (let number = 0; number < 10; number += 1) {
        const status = number % 2 ? "Holding" : "Active";
        shown.push(await showEverywhere(wire.call(1, status), [[wire.address(1), words[status]]]));
      }
      return { started, shown };
    },
    [address, words, panels],
  );
  const memory = await host.memory();
  const before = await host.cpuSeconds();
  await page.waitForTimeout(idle);
  const after = await host.cpuSeconds();
  const busy = before === undefined || after === undefined ? undefined : ((after - before) / idle) * 100_000;
  return { ...samples, memory, busy };
}
