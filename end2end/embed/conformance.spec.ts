// The conformance page: it must find no fault in a correct panel, and every fault in a faulty one.

import { crm, desk, expect, kit, standIn, test, type Site } from "./sites";

const files: Site = ({ pathname }) => ({ file: `${kit}${pathname.slice(1)}` });

const call = {
  id: "i-1",
  key: "example/desk.example.test/i-1",
  channel: "voice",
  state: "active",
  muted: false,
  masked: false,
  recording: false,
  actions: { hold: true, answer: "Already answered" },
};

const BROKEN = {
  anyVersion: true,
  keepsOld: true,
  seqFrom: 40,
  anyMethod: true,
  anyParams: true,
  unlimited: true,
  noActions: true,
};

async function outcome(page: import("@playwright/test").Page): Promise<Record<string, string>> {
  await page.goto(`${crm}/conformance.html?panel=${desk}/`);
  await expect(page.getByRole("status", { name: "Verdict" })).toHaveText(/rules hold/, { timeout: 80_000 });
  return page.evaluate(() => (window as any).outcome);
}

const failing = (outcome: Record<string, string>) => Object.keys(outcome).filter((rule) => outcome[rule]!.startsWith("fails"));

test("a correct panel passes every rule", async ({ page, served }) => {
  await served(crm, files);
  await served(desk, standIn(() => ({ origins: [crm], desk: { interactions: [call] } })));
  const found = await outcome(page);
  expect(Object.values(found).filter((one) => one !== "holds")).toEqual([]);
  expect(Object.keys(found).length).toBeGreaterThan(15);
});

test("without an interaction the rules about one are skipped, and it says so", async ({ page, served }) => {
  await served(crm, files);
  await served(desk, standIn());
  const found = await outcome(page);
  expect(failing(found)).toEqual([]);
  expect(Object.values(found).filter((one) => one.startsWith("skipped: the panel has no interaction"))).toHaveLength(3);
});

test("every fault of a panel is found", async ({ page, served }) => {
  await served(crm, files);
  await served(desk, standIn(() => ({ origins: [crm], desk: { interactions: [call] }, faults: BROKEN })));
  expect(failing(await outcome(page))).toEqual([
    "another version is refused, with those it speaks",
    "a new connect takes the place of the old one, which is closed",
    "of two connects at once the later stands",
    "desk/get answers with the whole desk",
    "an unknown method is -32601",
    "wrong parameters are -32602, with their path",
    "too many at a time are busy, and each is answered once",
    "events are numbered from 1 after welcome, and carry the whole interaction",
    "what may not be done is unavailable, in the words the agent sees",
  ]);
});
