// The simulated Skylight by itself: a page written from the vendor's sample opens and commands it, without Deskpane.

import type { Page } from "@playwright/test";
import { desktops, expect, stranger, test } from "./fixtures";
import { Skylight } from "./skylight";

/** The topics that the page received, without heartbeats. */
const topics = (page: Page) =>
  page.getByRole("list", { name: "Topics" }).getByRole("listitem").filter({ hasNotText: /heartbeat-response$/ });
const secure = (page: Page) => page.getByRole("status", { name: "Skylight" });

/** The sample's page on a site of its own, and the window it opened. */
async function open(page: Page, query: Record<string, string> = {}): Promise<Skylight> {
  const address = new URL("/seed-skylight.html", stranger);
  address.searchParams.set("skylight", Skylight.address(query));
  await page.goto(address.href);
  const skylight = await Skylight.opened(page, () => page.getByRole("button", { name: "Open Skylight" }).click());
  await expect(secure(page)).toHaveText("secure");
  await expect(skylight.controller).toContainText(stranger);
  return skylight;
}

test("the handshake, a log-in and a call until its wrap-up is ended by the page", async ({ page }) => {
  const skylight = await open(page);
  await expect(topics(page)).toHaveText(["skylight/loaded", "skylight/target-origin-defined"]);
  await skylight.logIn("Ada Agent");
  await expect(topics(page).filter({ hasText: "session/state-change-response" })).toHaveCount(1);
  await expect(skylight.agentState).toHaveValue(/.+-.+/);
  const call = await skylight.bringIn("Incoming call", { "Customer name": "Grace Murray", Script: true });
  await expect(call).toHaveAccessibleName("Grace Murray");
  await expect(skylight.status(call)).toHaveText("Offered");
  await skylight.button("Accept", call).click();
  await expect(skylight.status(call)).toHaveText("Active");
  await expect(topics(page).filter({ hasText: "interactions/script-received" })).toHaveCount(1);
  await skylight.button("Hold", call).click();
  await expect(skylight.status(call)).toHaveText("On hold");
  await expect(topics(page).last()).toHaveText("cxengage/interactions/voice/customer-hold-received");
  await skylight.button("Customer hangs up", call).click();
  await expect(skylight.status(call)).toHaveText("Wrap-up");
  await page.getByRole("button", { name: "End wrap-up" }).click();
  await expect(skylight.interaction()).toHaveCount(0);
  await expect(topics(page).last()).toHaveText("cxengage/interactions/work-ended-received");
});

test("the vendor's example of a dial arrives with its metadata", async ({ page }) => {
  const skylight = await open(page);
  await skylight.logIn();
  await page.getByRole("button", { name: "Dial" }).click();
  const call = skylight.interaction("+2505550199");
  await expect(skylight.status(call)).toHaveText("Dialling");
  for (const part of ["5738012", "Agent 007's List", "US/Arizona"]) await expect(skylight.facts(call)).toContainText(part);
  await skylight.button("Customer answers", call).click();
  await expect(skylight.status(call)).toHaveText("Active");
  await expect(topics(page).last()).toHaveText("cxengage/interactions/voice/customer-connected");
});

test("a reload of Skylight says good-bye, greets again, and loses no call", async ({ page }) => {
  const skylight = await open(page);
  await skylight.logIn();
  const call = await skylight.bringIn("Incoming call");
  await skylight.button("Accept", call).click();
  await skylight.button("Mute", call).click();
  await expect(skylight.facts(call)).toContainText("Muted");
  await skylight.reload();
  await expect(skylight.facts(call)).toContainText("Muted");
  await expect(topics(page).filter({ hasText: "skylight/closed" })).toHaveCount(1);
  await expect(topics(page).filter({ hasText: "skylight/target-origin-defined" })).toHaveCount(2);
  await expect(secure(page)).toHaveText("secure");
});

test("every kind of interaction arrives, is accepted and ends", async ({ page }) => {
  const skylight = await open(page);
  await skylight.logIn();
  for (const what of [
    "Incoming call", "Incoming text message", "Incoming Smooch chat", "Incoming web chat", "Incoming e-mail", "Incoming work item",
  ] as const) {
    const interaction = await skylight.bringIn(what);
    await skylight.button("Accept", interaction).click();
    await expect(skylight.status(interaction)).toHaveText("Active");
    const words = interaction.getByRole("list", { name: "Messages with the customer" });
    if (await words.isVisible()) {
      await skylight.customerWrites(interaction, "Where is my lamp?");
      await expect(words).toContainText("Where is my lamp?");
    }
    await skylight.button(what === "Incoming call" ? "Hang up" : "End", interaction).click();
    await skylight.button("End wrap-up", interaction).click();
    await expect(skylight.interaction()).toHaveCount(0);
  }
});

test("a warm transfer, answered and left", async ({ page }) => {
  const skylight = await open(page);
  await skylight.logIn();
  const call = await skylight.bringIn("Incoming call");
  await skylight.button("Accept", call).click();
  await call.getByRole("combobox", { name: "Transfer to" }).selectOption({ label: "Mary Jackson" });
  await skylight.button("Warm", call).click();
  await expect(skylight.facts(call)).toContainText("Warm transfer under way");
  await skylight.button("Transfer answered", call).click();
  await expect(call.getByRole("list", { name: "People" })).toContainText("Mary Jackson");
  await skylight.button("Hang up", call).click();
  await expect(skylight.status(call)).toHaveText("Wrap-up");
});

test("what goes wrong when it is asked to", async ({ page }) => {
  const skylight = await open(page);
  await skylight.logIn();
  const dial = () => page.getByRole("button", { name: "Dial" }).click();
  await skylight.failNext("Bad parameters");
  await dial();
  await expect(topics(page).last()).toHaveText("cxengage/interactions/voice/dial-send-acknowledged 1003");
  await skylight.dropNext(1);
  await dial();
  await expect(skylight.page.getByRole("spinbutton", { name: "Drop next commands" })).toHaveValue("0");
  await expect(skylight.interaction()).toHaveCount(0);
  await skylight.injectFault("Acknowledge without effect");
  await dial();
  await expect(topics(page).last()).toHaveText("cxengage/interactions/voice/dial-send-acknowledged");
  await expect(skylight.interaction()).toHaveCount(0);
  await skylight.button("Heartbeats fail").click();
  await expect(topics(page).last()).toHaveText("cxengage/session/heartbeat-response 2003");
  await expect(skylight.button("Log in")).toBeVisible();
});

test("the log shows both ways, and the autopilot plays an hour from its seed", async ({ page }) => {
  const skylight = await open(page, { seed: "7", speed: "60" });
  await expect(skylight.agentState).toBeVisible();
  await expect(skylight.interaction().first()).toBeVisible({ timeout: 20_000 });
  await expect(skylight.messages.filter({ hasText: "from panel" }).filter({ hasText: "controllerInit" })).toHaveCount(1);
  await skylight.button("Autopilot").click();
  await expect(skylight.button("Autopilot")).toHaveAttribute("aria-pressed", "false");
});

test("opened directly it says how to open it", async ({ page }) => {
  await page.goto(desktops);
  await page.getByRole("link", { name: "Skylight" }).click();
  await expect(page.getByRole("note")).toContainText("window.open(");
  await expect(page.getByRole("status", { name: "Controller" })).toContainText("No page opened this window");
});
