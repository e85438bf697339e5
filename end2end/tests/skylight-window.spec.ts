// Skylight's window: opened by a click, observed when it closes, recovered after a reload of either side, and the only
// window whose messages count.

import { desktops, expect, panel, stranger, test } from "./fixtures";
import { agentState, connection, contact, state } from "./panel";
import { Skylight } from "./skylight";
import { atWork, openButton, openPanel, openSkylight, takeIn } from "./skylight-panel";

test("one click opens Skylight as its maker's sample does, and the agent's state follows the log-in", async ({ page }) => {
  await openPanel(page);
  await page.evaluate(() => {
    const real = window.open.bind(window);
    window.open = (...given) => {
      (window as any).opened = given.map(String);
      return real(...given);
    };
  });
  const skylight = await openSkylight(page);
  const address = `${desktops}/skylight?standalonePopup=true&skylightController=true`;
  expect(await page.evaluate(() => (window as any).opened)).toEqual([address, "skylight", "width=400,height=800"]);
  expect(await skylight.page.evaluate(() => window.opener !== null)).toBe(true);
  await expect(agentState(page)).toContainText("Logged out");
  await skylight.logIn();
  await expect(agentState(page)).toContainText("Not ready");
  await expect(agentState(page)).toContainText("Logged in");
});

test("a blocked window is explained, and the next press opens it", async ({ page }) => {
  await openPanel(page);
  await page.evaluate(() => {
    const real = window.open.bind(window);
    window.open = () => {
      window.open = real;
      return null;
    };
  });
  await openButton(page).click();
  await expect(connection(page)).toContainText("The browser blocked Skylight's window.");
  await expect(connection(page)).toContainText("Allow pop-ups for this site");
  await openSkylight(page);
});

test("a loading window and one that does not answer are distinguished", async ({ page }) => {
  await page.clock.install();
  await openPanel(page, { silent: "1" });
  const [popup] = await Promise.all([page.waitForEvent("popup"), openButton(page).click()]);
  await popup.waitForLoadState();
  await expect(connection(page)).toContainText("Skylight is loading in its own window.");
  await page.clock.runFor(11_000);
  await expect(connection(page)).toContainText("Waiting for Skylight to answer");
  await page.clock.runFor(5_000);
  await expect(connection(page)).toContainText("Skylight does not answer.");
  await expect(connection(page)).toContainText("Deskpane keeps trying.");
  await new Skylight(popup).injectFault("Stay silent", false);
  await page.clock.runFor(10_000);
  await expect(connection(page)).toHaveText("Connected to Skylight");
});

test("closing Skylight's window is noticed although it sends nothing", async ({ page }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray" });
  // A killed window sends no message.
  await skylight.page.evaluate(() => window.stop());
  await skylight.page.close({ runBeforeUnload: false });
  await expect(connection(page)).toContainText("Skylight's window was closed");
  await expect(agentState(page)).toContainText("State not known yet");
  await expect(card.getByRole("button", { name: "Hold" })).toHaveAttribute("aria-disabled", "true");
  await openSkylight(page);
});

test("after a reload of the panel the running window is recovered: no second one, no blank one, nothing lost", async ({ page, context }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray" });
  await card.getByRole("button", { name: "Hold" }).click();
  await expect(state(card)).toContainText("On hold");
  await card.getByRole("textbox", { name: "Note" }).fill("Wants a lamp");
  const opened: string[] = [];
  context.on("page", (another) => opened.push(another.url()));
  await page.reload();
  await expect(connection(page)).toHaveText("Connected to Skylight");
  await expect(agentState(page)).toContainText("Not ready");
  await expect(state(contact(page, "Grace Murray"))).toContainText("On hold");
  await expect(contact(page, "Grace Murray").getByRole("textbox", { name: "Note" })).toHaveValue("Wants a lamp");
  await contact(page, "Grace Murray").getByRole("button", { name: "Resume" }).click();
  await expect(state(contact(page, "Grace Murray"))).toContainText("Active");
  await expect(skylight.status(skylight.interaction("Grace Murray"))).toHaveText("Active");
  expect(opened).toEqual([]);
  expect(context.pages()).toHaveLength(2);
});

test("a panel reloaded while its window closed says so, and opens nothing by itself", async ({ page, context }) => {
  const skylight = await atWork(page);
  await page.goto("about:blank");
  await skylight.page.close();
  await page.goto(`${panel}/skylight`);
  await expect(connection(page)).toContainText("was closed, or has disconnected from this page");
  await expect(connection(page)).toContainText("If its window is still there, it may hold a call");
  await expect.poll(() => context.pages().length).toBe(1);
  await openSkylight(page);
});

test("after a reload of Skylight the panel repeats the handshake and catches up", async ({ page }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray" });
  await card.getByRole("button", { name: "Mute" }).click();
  await expect(state(card)).toContainText("muted");
  await skylight.reload();
  await expect(connection(page)).toHaveText("Connected to Skylight");
  await expect(state(card)).toContainText("muted");
  await card.getByRole("button", { name: "Unmute" }).click();
  await expect(state(card)).not.toContainText("muted");
});

test("a press on the button while the window is open brings it forward and loads nothing", async ({ page, context }) => {
  const skylight = await atWork(page);
  await skylight.page.evaluate(() => ((window as any).same = true));
  await openButton(page).click();
  expect(await skylight.page.evaluate(() => (window as any).same)).toBe(true);
  expect(context.pages()).toHaveLength(2);
});

test("a window that stops answering counts as lost, and is found again", async ({ page }) => {
  await page.clock.install();
  await openPanel(page);
  const [popup] = await Promise.all([page.waitForEvent("popup"), openButton(page).click()]);
  const skylight = new Skylight(popup);
  await expect(connection(page)).toHaveText("Connected to Skylight");
  await skylight.injectFault("Stay silent");
  await page.clock.runFor(60_000);
  await expect(connection(page)).toContainText("Connection to Skylight lost");
  await skylight.injectFault("Stay silent", false);
  await page.clock.runFor(60_000);
  await expect(connection(page)).toHaveText("Connected to Skylight");
});

test("a Skylight connected to another page is explained", async ({ page }) => {
  await openPanel(page);
  const skylight = await openSkylight(page);
  // The same window, with an earlier page of another origin.
  await page.goto(`${stranger}/sibling.html`);
  await skylight.reload();
  await page.evaluate((desktops) => {
    window.open("", "skylight")!.postMessage({ skylightController: true, controllerInit: true }, desktops);
  }, desktops);
  await expect(skylight.controller).toContainText(stranger);
  await page.goto(`${panel}/skylight`);
  const line = connection(page);
  await expect(line).toContainText("Skylight has not reported its current state.", { timeout: 15_000 });
  await expect(line).toContainText("it may be connected to another page: close Skylight's window");
});
