// One contact is open, the others are rows: which one, and how an agent moves between them.

import { agentState as agentEvent, call, expect, type Json, openBare, test } from "./fixtures";
import { button, contact, disclose, expectOpen, expectRow, note, open, state, title } from "./panel";

const [ONE, TWO, THREE] = ["4155550101", "4155550102", "4155550103"];
const one = (status: string) => call("1", status, { ANI: ONE });
const two = (status: string) => call("2", status, { ANI: TWO });
const three = (status: string) => call("3", status, { ANI: THREE });

test("the most urgent contact is open, the others are rows with state, skill and time", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Holding"), two("Active")] });
  await expectOpen(contact(bare.panel, TWO));
  const row = contact(bare.panel, ONE);
  await expectRow(row);
  await expect(state(row)).toHaveText("On hold");
  await expect(row).toContainText("Support English");
  await expect(row.getByRole("timer")).toHaveText(/\d:\d\d/);
  await expect(note(row)).toHaveCount(0);
  await bare.deliver(two("Disconnected"), call("2", "Disconnected", { ANI: TWO, FinalState: "True" }));
  await expectOpen(row);
});

test("a row is opened by a click anywhere on it", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Active"), two("Holding")] });
  await contact(bare.panel, TWO).click();
  await expectOpen(contact(bare.panel, TWO));
  await expectRow(contact(bare.panel, ONE));
});

test("arrow keys, Home and End lead from contact to contact, and Enter opens", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Active"), two("Holding"), three("Holding")] });
  await title(contact(bare.panel, ONE)).focus();
  for (const [key, at] of [["ArrowDown", TWO], ["ArrowDown", THREE], ["ArrowDown", THREE], ["ArrowUp", TWO], ["Home", ONE], ["End", THREE]]) {
    await page.keyboard.press(key);
    await expect(title(contact(bare.panel, at))).toBeFocused();
  }
  await expectOpen(contact(bare.panel, ONE));
  await page.keyboard.press("Enter");
  await expectOpen(contact(bare.panel, THREE));
  await expect(title(contact(bare.panel, THREE))).toBeFocused();
});

test("in the note, arrow keys are the note's", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Active"), two("Holding")] });
  const box = note(contact(bare.panel, ONE));
  await box.fill("two\nlines");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await expect(box).toBeFocused();
});

test("a ringing contact waits in a row with Answer, and opens when Answer is pressed", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Active")] });
  await bare.deliver(two("Incoming"));
  const row = contact(bare.panel, TWO);
  await expectRow(row);
  await expectOpen(contact(bare.panel, ONE));
  await expect(button(row, "Refuse")).toBeVisible();
  await expect(button(row, "Hang up")).toHaveCount(0);
  const box = await button(row, "Answer").boundingBox();
  expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(44);
  await button(row, "Answer").click();
  expect((await bare.next("AnswerEvent")).data).toEqual({ messageType: "AnswerEvent" });
  await expectOpen(row);
  await bare.deliver(one("Holding"), two("Active"));
  await expectOpen(row);
  await expectRow(contact(bare.panel, ONE));
});

test("the agent who types is not disturbed by others that ring, are answered and end", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Disconnected"), two("Holding")] });
  const card = contact(bare.panel, ONE);
  const box = note(await open(card));
  await box.pressSequentially("Wants a ");
  await bare.deliver(three("Incoming"));
  await expectRow(contact(bare.panel, THREE));
  await page.keyboard.type("re");
  await bare.deliver(three("Active"), two("Disconnected"));
  await expect(state(contact(bare.panel, THREE))).toContainText("Active");
  await expect(box).toBeFocused();
  await page.keyboard.type("fu");
  // The order is reversed while the agent types in this card.
  await bare.deliver(one("Active"), three("Disconnected"));
  await expect(state(card)).toContainText("Active");
  await expect(box).toBeFocused();
  await page.keyboard.type("nd");
  await expect(box).toHaveValue("Wants a refund");
  await expectOpen(card);
});

test("a contact is reopened as it was left: sections, note, selection, scroll position", async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 700 });
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Active"), two("Holding")] });
  await bare.host.addStyleTag({ content: "iframe { width: 400px; height: 420px }" });
  const [first, second] = [contact(bare.panel, ONE), contact(bare.panel, TWO)];
  await note(first).fill("Wants a refund");
  await note(first).evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(6, 7));
  await disclose(first, "Customer card");
  await first.getByRole("textbox", { name: "Customer name" }).fill("Ada");
  const html = bare.panel.locator("html");
  await html.evaluate((html) => html.scrollTo(0, 150));
  await title(second).evaluate((title: HTMLElement) => title.click());
  await expectOpen(second);
  await expect.poll(() => html.evaluate((html) => html.scrollTop)).toBe(0);
  await expect(note(second)).toHaveValue("");
  await title(first).evaluate((title: HTMLElement) => title.click());
  await expect(first.getByRole("textbox", { name: "Customer name" })).toHaveValue("Ada");
  await expect(note(first)).toHaveValue("Wants a refund");
  await expect.poll(() => html.evaluate((html) => html.scrollTop)).toBe(150);
  expect(await note(first).evaluate((box: HTMLTextAreaElement) => [box.selectionStart, box.selectionEnd])).toEqual([6, 7]);
});

// ---- widths ----------------------------------------------------------------------------------------------------

const LONG = "Wolfeschlegelsteinhausenbergerdorff-Hohenstaufen-Meier 60 ch";
const chat = (id: string, Status: string, CustomerName: string): Json =>
  ({ Type: "DigitalContactEvent", ContactID: id, Status, ChannelType: "whatsapp", CustomerName, SkillName: "Social media, second level" });

/** What an agent may see. */
const STATES: [string, Json[]][] = [
  ["no-contact", [agentEvent("Available")]],
  ["twenty", [
    agentEvent("Unavailable", { CurrentOutReason: "A break that has a rather long name" }),
    call("1", "Active", { ANI: ONE }), call("2", "Incoming", { ANI: TWO }), call("3", "Disconnected", { ANI: THREE }),
    ...Array.from({ length: 17 }, (_, at) => chat(String(at + 10), at < 3 ? "Incoming" : "Active", `Customer ${at}`)),
  ]],
  ["long-name", [chat("1", "Active", LONG), chat("2", "Incoming", LONG.replaceAll("-", ""))]],
  ["nameless", [{ Type: "EmailContactEvent", ContactId: "81273645501", Status: "Holding", Skill: "45" }]],
];

for (const [name, initial] of STATES) {
  test(`nothing is cut off sideways at any width, also from right to left: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 1640, height: 860 });
    const bare = await openBare(page, { flavour: "CXA", initial });
    if (initial.length > 1) await expect(bare.panel.getByRole("article").first()).toBeVisible();
    const html = bare.panel.locator("html");
    for (const width of [320, 400, 800, 1000, 1600]) {
      await bare.host.locator("iframe[name=panel]").evaluate((frame, width) => Object.assign((frame as HTMLElement).style, { width: `${width}px`, height: "800px" }), width);
      for (const dir of ["ltr", "rtl"]) {
        await html.evaluate((html, dir) => html.setAttribute("dir", dir), dir);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          if (dir === "ltr") {
            await bare.host.locator("iframe[name=panel]").screenshot({ path: test.info().outputPath(`${name}-${width}-${colorScheme}.png`) });
          }
        }
        expect(await html.evaluate(sideways), `${width} ${dir}`).toEqual([]);
      }
    }
  });
}

/** Elements wider than their place, among all that scroll. */
function sideways(html: Element): string[] {
  const scrolling = [html, ...html.querySelectorAll(".panel__side, .card, .contacts__list")];
  return scrolling.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => `${one.className}: ${one.scrollWidth} in ${one.clientWidth}`);
}

test("a ringing contact covers no field in use, and Answer leaves no empty place", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Incoming")] });
  await bare.host.addStyleTag({ content: "iframe { width: 400px; height: 430px }" });
  const card = contact(bare.panel, ONE);
  await button(card, "Answer").click();
  await bare.deliver(one("Active"));
  await expect(state(card)).toContainText("Active");
  // The pointer is where Answer was.
  const [standing, hold] = [await state(card).boundingBox(), await button(card, "Hold").boundingBox()];
  expect(hold!.y - standing!.y - standing!.height).toBeLessThan(30);
  await bare.deliver(two("Incoming"));
  await expect(contact(bare.panel, TWO)).toBeInViewport();
  await note(card).click({ position: { x: 20, y: 6 } });
  await page.keyboard.type("Wants a refund");
  const [box, row] = [await note(card).boundingBox(), await contact(bare.panel, TWO).boundingBox()];
  expect(row!.y).toBeGreaterThanOrEqual(box!.y + box!.height);
});
