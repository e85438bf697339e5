// The simulated uContact by itself: a page written from the vendor's description frames and commands it, without
// Deskpane.

import { desktops, expect, stranger, test } from "./fixtures";
import { heard, last, received } from "./desktop-frame";
import { CHANNELS, Ucontact } from "./ucontact";

test("an interaction from its assignment to its end, with an outcome after it", async ({ page }) => {
  const ucontact = await Ucontact.bare(page);
  await expect(ucontact.around).toContainText(stranger);
  const call = await ucontact.assign("Telephony", { Campaign: "Demo<-", Client: "+15550100142" });
  await expect(call).toHaveAccessibleName("+15550100142");
  await expect(heard(page)).toHaveText(["assignedInteraction"]);
  const { event, data } = await last(page);
  expect({ event, ...data }).toMatchObject({ event: "assignedInteraction", campaign: "Demo<-", channel: "telephony", clientId: "+15550100142" });
  await ucontact.finish(call);
  await expect(ucontact.status(call)).toHaveText("Finished");
  await expect.poll(async () => (await last(page)).data).toEqual({ guid: data.guid, finishDate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) });
  await ucontact.dispose(call, "Sold", "Shade", "In green.");
  await expect(heard(page)).toHaveText(["assignedInteraction", "finishedInteraction", "sentDisposition"]);
  await expect.poll(async () => (await last(page)).data).toEqual({
    guid: data.guid, comment: "In green.", levelsId: ["20", "22"], levelsValue: ["Sold", "Shade"],
  });
  await expect(ucontact.facts(call)).toContainText("Sold / Shade — In green.");
});

test("every channel", async ({ page }) => {
  const ucontact = await Ucontact.bare(page);
  for (const channel of CHANNELS) await ucontact.assign(channel);
  await expect(heard(page)).toHaveCount(CHANNELS.length);
  const channels = (await received(page)).map((message) => message.data.channel);
  expect(channels).toEqual(["telephony", "whatsapp", "webchat", "sms", "email", "messenger", "instagram", "carrier-pigeon"]);
});

test("theme, colour and language are sent at once", async ({ page }) => {
  const ucontact = await Ucontact.bare(page);
  await ucontact.theme("Dark");
  await expect(ucontact.button("Dark theme")).toHaveAttribute("aria-pressed", "true");
  await ucontact.colour("#2e7d32");
  await ucontact.language("pt-BR");
  await expect(heard(page)).toHaveText(["changedTheme", "changedTheme", "changedLanguage"]);
  expect((await received(page)).map((message) => message.data)).toEqual([
    { dark: true, primary: "#1976d2" }, { dark: true, primary: "#2e7d32" }, "pt-BR",
  ]);
});

test("the page starts an interaction", async ({ page }) => {
  const ucontact = await Ucontact.bare(page);
  const start = page.getByRole("button", { name: "Start interaction" });
  await start.click();
  await expect(ucontact.interaction("+15550100142")).toHaveCount(1);
  await expect(heard(page)).toHaveText(["assignedInteraction"]);
  await expect.poll(async () => (await last(page)).data).toMatchObject({ campaign: "Callbacks", channel: "telephony", clientId: "+15550100142" });
  await ucontact.injectFault("Ignore the next command");
  await start.click();
  await expect(ucontact.root.getByRole("checkbox", { name: "Ignore the next command" })).not.toBeChecked();
  await ucontact.injectFault("Campaigns with direction");
  await start.click();
  await expect(heard(page)).toHaveCount(2);
  await expect.poll(async () => (await last(page)).data).toMatchObject({ campaign: "Callbacks->" });
});

test("text instead of objects, loose types, dates of every kind, and messages that are none", async ({ page }) => {
  const ucontact = await Ucontact.bare(page);
  await ucontact.injectFault("Text instead of objects");
  const chat = await ucontact.assign("Web chat");
  await expect(heard(page)).toHaveText(["assignedInteraction"]);
  expect(typeof (await last(page))).toBe("string");
  await ucontact.injectFault("Text instead of objects", false);
  await ucontact.injectFault("Loose types");
  await ucontact.dispose(chat, "Solved", "None");
  await expect(heard(page)).toHaveCount(2);
  await expect.poll(async () => (await last(page)).data).toMatchObject({ comment: "", levelsId: [10], levelsValue: ["Solved"] });
  await ucontact.theme("Dark");
  await expect(heard(page)).toHaveCount(3);
  await expect.poll(async () => (await last(page)).data).toMatchObject({ dark: "true" });
  await ucontact.choose("Dates", "Empty");
  await ucontact.finish(chat);
  await expect(heard(page)).toHaveCount(4);
  await expect.poll(async () => (await last(page)).data).toMatchObject({ finishDate: "" });
  await ucontact.button("Unknown event").click();
  await expect(heard(page).last()).toHaveText("stretchedAgent");
  await ucontact.button("Another script's message").click();
  await expect(heard(page).last()).toHaveText("something else");
  const before = await heard(page).count();
  await ucontact.button("Malformed messages").click();
  await expect.poll(() => heard(page).count()).toBeGreaterThan(before + 5);
});

test("silence, and a reload that loses neither interactions nor appearance", async ({ page }) => {
  const ucontact = await Ucontact.bare(page);
  const mail = await ucontact.assign("E-mail");
  await ucontact.theme("Dark");
  await expect(heard(page)).toHaveCount(2);
  await ucontact.injectFault("Stay silent");
  await ucontact.finish(mail);
  await expect(ucontact.status(mail)).toHaveText("Finished");
  await ucontact.injectFault("Stay silent", false);
  await ucontact.reload();
  await expect(ucontact.status(mail)).toHaveText("Finished");
  await expect(ucontact.button("Dark theme")).toHaveAttribute("aria-pressed", "true");
  await ucontact.language("es");
  await expect(heard(page)).toHaveText(["assignedInteraction", "changedTheme", "changedLanguage"]);
});

test.describe("an instance that no page may hold", () => {
  test.use({ allowedErrors: /frame-ancestors/ });

  test("is not shown, and says nothing", async ({ page }) => {
    const refused = page.waitForEvent("console", (message) => /frame-ancestors/.test(message.text()));
    const address = new URL("/frame.html", stranger);
    address.searchParams.set("desktop", Ucontact.address({ "frame-ancestors": "'none'" }));
    address.searchParams.set("title", "uContact");
    await page.goto(address.href);
    await refused;
    await expect(heard(page)).toHaveCount(0);
  });
});

test("the autopilot plays an hour from its seed, at 300 pixels too", async ({ page }) => {
  await page.setViewportSize({ width: 300, height: 800 });
  const ucontact = await Ucontact.bare(page, { seed: "7", speed: "60" });
  await expect(ucontact.interaction().first()).toBeVisible({ timeout: 20_000 });
  await ucontact.button("Autopilot").click();
  await expect(ucontact.button("Autopilot")).toHaveAttribute("aria-pressed", "false");
  const frame = page.frames().find((one) => one.url().startsWith(desktops));
  expect(await frame?.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
});

test("without a parent page it says how to frame it", async ({ page }) => {
  await page.goto(desktops);
  await page.getByRole("link", { name: "uContact" }).click();
  await expect(page.getByRole("note")).toContainText("<iframe");
  await expect(page.getByRole("status", { name: "Parent page" })).toContainText("Not in a frame");
});
