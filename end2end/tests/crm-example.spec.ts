// The example CRM around the real panel, with a working Skylight: the main path of its README, with the network cut in
// the middle and every page reloaded.

import type { BrowserContext, FrameLocator, Page } from "@playwright/test";
import { AMARA, AMARAS_NUMBER, playCrmServer } from "../crm-server.mjs";
import { log, tryAgain } from "./crm";
import { defaultConfig, expect, panel, stranger, test, useConfig } from "./fixtures";
import { openSimulator } from "./max-simulator";
import { button, connection, contact, hangUp, note, open } from "./panel";
import { Skylight } from "./skylight";

type CrmServer = Parameters<typeof playCrmServer>[2];

/** Another site than the panel. */
const crm = stranger.replace("127.0.0.1", "localhost");
/** The CRM server. */
const server = "http://localhost:8083";

const record = (page: Page) => page.getByRole("heading", { level: 1 });

/** The CRM's page with the panel beside it. `over` is merged into `crm` of the configuration. */
async function openCrm(context: BrowserContext, page: Page, played: CrmServer, over: object = {}): Promise<FrameLocator> {
  await playCrmServer(context, server, { ...played, origins: [crm] });
  await useConfig(page, { ...defaultConfig, skylight: { url: Skylight.address() }, crm: { origins: [crm], ...over } });
  await page.goto(`${crm}/example/`);
  await expect(page.locator("deskpane-panel")).toHaveAttribute("state", "connected");
  return page.frameLocator("deskpane-panel iframe");
}

async function atWork(page: Page, inside: FrameLocator): Promise<Skylight> {
  const skylight = await Skylight.opened(page, () => inside.getByRole("button", { name: "Open Skylight" }).click());
  await skylight.logIn("Ada Agent");
  await expect(connection(inside)).toHaveText("Connected to Skylight");
  await skylight.setState("Ready");
  return skylight;
}

const reloadPanel = (page: Page) => page.frames().find((frame) => frame.url().startsWith(panel))!.evaluate(() => location.reload());

const callFrom = (skylight: Skylight, number: string) =>
  skylight.bringIn("Incoming call", { "Customer name": "Caller", "Customer number": number });

test.describe("with the network cut", () => {
  test.use({ allowedErrors: /net::ERR_FAILED/ });

  test("a caller is identified, their record opens, note and disposition are written into it, and their number is dialled", async ({ context, page }) => {
    test.slow();
    let isDown = false;
    const entries = new Map<string, any>();
    const inside = await openCrm(context, page, { entries, isDown: () => isDown });
    await expect(log(inside)).toHaveText("Nothing to log");
    const skylight = await atWork(page, inside);
    const theirs = await callFrom(skylight, AMARAS_NUMBER);
    const card = contact(inside, AMARA.name);
    await expect(card).toContainText("Caller");
    await expect(card).toContainText(AMARA.detail);
    await expect(record(page)).toHaveText("Customers");

    await skylight.button("Accept", theirs).click();
    await expect(record(page)).toHaveText(AMARA.name);
    await expect(log(inside)).toHaveText("Logged");

    await reloadPanel(page);
    await expect(connection(inside)).toHaveText("Connected to Skylight");
    await expect(log(inside)).toHaveText("Logged");
    await open(card);

    isDown = true;
    await note(card).fill("Wants two lamps");
    await card.getByRole("combobox", { name: "Disposition" }).selectOption({ label: "Sold" });
    await hangUp(card);
    await skylight.reload();
    await expect(connection(inside)).toHaveText("Connected to Skylight");
    await button(card, "End wrap-up").click();
    await expect(card).toHaveCount(0);
    await expect(log(inside)).toContainText("1 not logged yet");
    await reloadPanel(page);
    await expect(log(inside)).toContainText("1 not logged yet");
    await page.reload();
    await expect(log(inside)).toContainText("1 not logged yet");

    isDown = false;
    await tryAgain(inside);
    expect([...entries.values()]).toMatchObject([{ final: true, customer: AMARA.ref, outcome: "answered", name: "Caller" }]);
    const [, row] = await page.getByRole("table", { name: "Interactions" }).getByRole("row").all();
    await expect(row!).toContainText("Sold");
    await expect(row!).toContainText("Wants two lamps");

    // A window opened from a frame cannot be recovered by the frame's next page: it is opened again.
    await skylight.page.close();
    await atWork(page, inside);
    await page.getByRole("link", { name: "+1 555 010 0142" }).click();
    await expect(page.getByRole("status", { name: "Calls" })).toHaveText("The number is in the panel's field.");
    await expect(inside.getByRole("textbox", { name: "Phone number" })).toHaveValue(AMARAS_NUMBER);
    await button(inside.locator(".panel"), "Dial").click();
    await expect(contact(inside, AMARA.name).getByRole("status", { name: "Contact state" })).toContainText("Dialing");
  });
});

test.describe("inside MAX", () => {
  test.use({ allowedErrors: /net::ERR_FAILED/ });

  test("over HTTP, without a CRM page: the caller is identified, and note and call are logged in the CRM", async ({ context, page }) => {
    test.slow();
    let isDown = false;
    const entries = new Map<string, any>();
    // On the panel's own origin, as behind a proxy.
    await playCrmServer(context, `${panel}/crm`, { entries, isDown: () => isDown });
    await useConfig(page, { ...defaultConfig, crm: { origins: [], api: "/crm/v1" } });
    const { workspace, bringIn, desktopContact } = await openSimulator(page);
    await bringIn("Incoming call");
    const card = contact(workspace, AMARA.name);
    await expect(card).toContainText(AMARA.detail);
    await button(card, "Answer").click();
    await expect(log(workspace)).toHaveText("Logged");

    isDown = true;
    await note(card).fill("Wants two lamps");
    await reloadPanel(page);
    await expect(note(card)).toHaveValue("Wants two lamps");
    await hangUp(card);
    await button(desktopContact, "Finish wrap-up").click();
    await expect(card).toHaveCount(0);
    await expect(log(workspace)).toContainText("1 not logged yet");
    await page.reload();
    await expect(log(workspace)).toContainText("1 not logged yet");
    isDown = false;
    await tryAgain(workspace);
    expect([...entries.values()]).toMatchObject([{ final: true, customer: AMARA.ref, outcome: "answered", note: "Wants two lamps" }]);
  });

  test("the CRM's page is the workspace, and its record opens when the call is answered", async ({ context, page }) => {
    await playCrmServer(context, server, { origins: [crm] });
      await useConfig(page, { ...defaultConfig, crm: { origins: [crm] } });
    const { workspace, bringIn } = await openSimulator(page, { panel: `${crm}/example` });
    const inside = workspace.frameLocator("deskpane-panel iframe");
    await expect(connection(inside)).toContainText("Connected to MAX");
    await bringIn("Incoming call");
    const card = contact(inside, AMARA.name);
    await button(card, "Answer").click();
    await expect(workspace.getByRole("heading", { level: 1 })).toHaveText(AMARA.name);
    await expect(log(inside)).toHaveText("Logged");
  });
});
