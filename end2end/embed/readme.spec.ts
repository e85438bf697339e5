// The quick start of the kit's README, exactly as written there.

import { readFileSync } from "node:fs";
import { expect, kit, serve, standIn, test } from "./sites";

const readme = readFileSync(`${kit}README.md`, "utf8");
const [quickStart = "", importMap = ""] = [...readme.matchAll(/```html\n([^]*?)```/g)].map(([, text]) => text);

// The origins that the README names.
const crm = "https://crm.acme.com";
const desk = "https://desk.acme.com";

const call = { id: "i-1", name: "Anna Schmidt", e164: "+49305550101" };

test("the quick start of the README does what it says", async ({ context, page }) => {
  await serve(context, desk, standIn(() => ({ origins: [crm] })));
  await serve(context, crm, () => `<!doctype html><title>Acme CRM</title>${importMap}${quickStart}`);
  await page.goto(crm);
  const element = page.locator("deskpane-panel");
  await expect(element).toHaveAttribute("state", "connected");

  const panel = () => page.frames().find((frame) => frame.url().startsWith(desk))!;
  const { matches, record } = await panel().evaluate(async (call) => {
    const { standInInteraction } = await import(`${location.origin}/kit/testing/index.js`);
    const { panel } = window as any;
    panel.add(standInInteraction(call));
    const { matches } = await panel.ask("customer/match", { interaction: "i-1", addresses: [{ kind: "phone", value: "030 5550101", e164: call.e164 }] });
    await panel.ask("record/open", { interaction: "i-1", customer: matches[0].ref, cause: "answered" });
    const record = await panel.ask("interaction/log", { key: "desk/example.com/i-1", outcome: "answered" });
    return { matches, record };
  }, call);
  expect(matches).toEqual([expect.objectContaining({ ref: "c-17", name: "Anna Schmidt" })]);
  expect(record).toEqual({});
  await expect(page).toHaveTitle("Anna Schmidt");
  await expect(page).toHaveURL(`${crm}/#c-17`);
  await expect(page.locator("#log")).toContainText("desk/example.com/i-1: answered");

  await page.getByRole("link", { name: "+49 30 5550101" }).click();
  await expect.poll(() => panel().evaluate(() => (window as any).panel.asked.at(-1))).toEqual({
    method: "dial",
    params: { address: "+49-30-5550101", customer: "c-17" },
  });
});
