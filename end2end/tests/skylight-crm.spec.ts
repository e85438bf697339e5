// The CRM's customer beside the call: a CRM page around the panel, on a third origin and another site than the panel.

import type { FrameLocator, Page } from "@playwright/test";
import { log, tryAgain } from "./crm";
import { defaultConfig, expect, panel, stranger, test, useConfig } from "./fixtures";
import { button, contact, hangUp } from "./panel";
import { Skylight } from "./skylight";

/** Another site than the panel. */
const crm = stranger.replace("127.0.0.1", "localhost");
const ada = { ref: "c-1", name: "Ada Lovelace", detail: "Analytical Engines Ltd" };
const charles = { ref: "c-2", name: "Charles Babbage", detail: "Difference Engines" };

interface Beside {
  panel: FrameLocator;
  skylight: Skylight;
}

/** The CRM's page with the panel in it, and an agent at work. `over` is merged into `crm` of the configuration. */
async function beside(page: Page, customers: object[], over: object = {}, services?: string): Promise<Beside> {
  await useConfig(page, { ...defaultConfig, skylight: { url: Skylight.address() }, crm: { origins: [crm], ...over } });
  const address = new URL("/crm.html", crm);
  address.searchParams.set("panel", `${panel}/skylight`);
  address.searchParams.set("customers", JSON.stringify(customers));
  if (services) address.searchParams.set("services", services);
  await page.goto(address.href);
  const inside = page.frameLocator("iframe[name=panel]");
  const skylight = await Skylight.opened(page, () => inside.getByRole("button", { name: "Open Skylight" }).click());
  await skylight.logIn("Ada Agent");
  await expect(inside.getByRole("status", { name: "Connection" })).toHaveText("Connected to Skylight");
  return { panel: inside, skylight };
}

const reloadPanel = (page: Page) => page.frames().find((frame) => frame.name() === "panel")!.evaluate(() => location.reload());

async function callFrom(skylight: Skylight, name: string) {
  const interaction = await skylight.bringIn("Incoming call", { "Customer name": name });
  await skylight.button("Accept", interaction).click();
  await expect(skylight.status(interaction)).toHaveText("Active");
  return interaction;
}

const read = <T>(page: Page, what: string) => page.evaluate((what) => eval(what), what) as Promise<T>;
const ask = (page: Page, method: string, params: object) =>
  page.evaluate(([method, params]) => (window as any).ask(method, params), [method, params] as const) as Promise<any>;

test("the customer's name comes first, the record opens on answer, and what became of the call is logged", async ({ page }) => {
  const { panel, skylight } = await beside(page, [ada]);
  await callFrom(skylight, "Caller");
  const card = contact(panel, "Ada Lovelace");
  await expect(card).toContainText("Caller");
  await expect(card).toContainText("Analytical Engines Ltd");
  await expect.poll(() => read(page, "crm.told.map(({ method }) => method)")).toContain("interaction/added");

  const opened = () => read(page, "crm.opened.map(({ customer, cause }) => `${customer} ${cause}`)");
  await expect.poll(opened).toEqual(["c-1 answered"]);
  await button(card, "Open record").click();
  await expect.poll(opened).toEqual(["c-1 answered", "c-1 agent"]);

  // The CRM answers nothing while the call ends and the note is written.
  await read(page, "crm.isDown = true");
  await card.getByRole("textbox", { name: "Note" }).fill("Wants two lamps");
  await hangUp(card);
  await button(card, "End wrap-up").click();
  await expect(log(panel)).toContainText("1 not logged yet");
  await read(page, "crm.isDown = false");
  await tryAgain(panel);
  const [entry] = await read<any[]>(page, "Object.values(crm.logged)");
  expect(entry).toMatchObject({ final: true, customer: "c-1", note: "Wants two lamps", outcome: "answered", name: "Caller" });
  await expect(panel.getByRole("region", { name: "Recent" })).toContainText("Ada Lovelace");
});

test("of several customers the agent chooses one, and can take it back", async ({ page }) => {
  const { panel, skylight } = await beside(page, [ada, charles], { open: "never" });
  await callFrom(skylight, "Caller");
  const card = panel.getByRole("article", { name: "Caller" });
  const list = card.getByRole("listbox", { name: "Which customer" });
  await expect(list.getByRole("option")).toHaveCount(2);
  await list.getByRole("option", { name: "Charles Babbage" }).click();
  const chosen = panel.getByRole("article", { name: "Charles Babbage" });
  await reloadPanel(page);
  await expect(chosen).toBeVisible();
  await chosen.getByRole("button", { name: "Not this customer" }).click();
  await expect(card).toContainText("Not in the CRM");
  await card.getByRole("textbox", { name: "Find customer" }).fill("Ada");
  await card.getByRole("button", { name: "Search" }).click();
  await card.getByRole("option", { name: "Ada Lovelace" }).press("Enter");
  await expect(panel.getByRole("article", { name: "Ada Lovelace" })).toBeVisible();
  expect(await read(page, "crm.opened")).toEqual([]);
});

test("pages see the desk and act on it: a number fills the field, a button is pressed, a note is written", async ({ page }) => {
  const { panel, skylight } = await beside(page, []);
  await skylight.setState("Ready");
  const theirs = await callFrom(skylight, "Caller");
  await expect(panel.getByRole("article", { name: "Caller" })).toContainText("Not in the CRM");

  const { result: desk } = await ask(page, "desk/get", {});
  expect(desk).toMatchObject({ desktop: "skylight", connection: { state: "connected" }, interactions: [{ state: "active", name: "Caller" }] });
  const [{ id, key }] = desk.interactions;
  expect(key).toMatch(new RegExp(`^skylight/localhost:\\d+/${id}$`));

  expect((await ask(page, "interaction/act", { interaction: id, action: "hold" })).result).toEqual({});
  await expect(skylight.status(theirs)).toHaveText("On hold");
  expect((await ask(page, "interaction/act", { interaction: "none", action: "hold" })).error.data.reason).toBe("gone");
  expect((await ask(page, "note/append", { interaction: id, text: "From the CRM" })).result).toEqual({});
  await expect(panel.getByRole("textbox", { name: "Note" })).toHaveValue("From the CRM");
  expect((await ask(page, "customer/set", { interaction: id, customer: ada })).result).toEqual({});
  await expect(panel.getByRole("article", { name: "Ada Lovelace" })).toBeVisible();
  expect((await ask(page, "dial", { address: "+49 30 123456" })).result).toEqual({ done: "filled" });
  await expect(panel.getByRole("textbox", { name: "Phone number" })).toHaveValue("+4930123456");
});

for (const [dial, done] of [["ask", "asked"], ["dial", "sent"]]) {
  test(`a number on the page is dialled as the configuration has it: ${dial}`, async ({ page }) => {
    const { panel, skylight } = await beside(page, [], { dial });
    await skylight.setState("Ready");
    expect((await ask(page, "dial", { address: "+4930123456" })).result).toEqual({ done });
    const asked = panel.locator(".crm-log", { hasText: "The CRM asks to call +4930123456." });
    if (dial === "ask") await asked.getByRole("button", { name: "Dial" }).click();
    await expect(skylight.interaction("+4930123456")).toBeVisible();
    await expect(asked).toHaveCount(0);
  });
}

test("where no page opens records, the address of the configuration does", async ({ context, page }) => {
  const recordUrl = `${crm}/sibling.html?customer={ref}`;
  const { panel, skylight } = await beside(page, [ada], { recordUrl }, "customer/match");
  await callFrom(skylight, "Caller");
  const opens = context.waitForEvent("page");
  await button(contact(panel, "Ada Lovelace"), "Open record").click();
  const record = await opens;
  await expect(record).toHaveURL(`${crm}/sibling.html?customer=c-1`);
  expect(await record.evaluate(() => window.opener)).toBe(null);
});

test("a page that is not on the list receives nothing, and the panel shows no CRM", async ({ page }) => {
  await useConfig(page, { ...defaultConfig, skylight: { url: Skylight.address() }, crm: { origins: ["https://crm.example"] } });
  const address = new URL("/crm.html", crm);
  address.searchParams.set("panel", `${panel}/skylight`);
  await page.goto(address.href);
  const inside = page.frameLocator("iframe[name=panel]");
  await expect(inside.getByRole("button", { name: "Open Skylight" })).toBeVisible();
  await inside.getByText("Diagnostics", { exact: true }).click();
  await expect(inside.locator(".panel")).toContainText(crm);
  expect(await read(page, "[crm.welcome, crm.told]")).toEqual([undefined, []]);
  await expect(log(inside)).toHaveCount(0);
});

test.describe("a token", () => {
  test.use({ allowedErrors: /status of 401/ });

  test("is requested from the page once; with it, customers are identified and the log is sent", async ({ context, page }) => {
    await context.route(`${panel}/crm/v1/**`, (route, request) => {
      if (request.headers()["authorization"] !== "Bearer a.secret") return route.fulfill({ status: 401, json: {} });
      return route.fulfill({ json: request.method() === "GET" ? { matches: [ada] } : {} });
    });
    const { panel: inside, skylight } = await beside(page, [], { api: "/crm/v1" }, "record/open");
    await callFrom(skylight, "Caller");
    await expect(contact(inside, "Caller")).toContainText("The CRM did not identify the customer.");
    await expect(log(inside)).toContainText("1 not logged yet");
    const wanted = () => read(page, "crm.told.filter(({ method }) => method === 'auth/wanted').length");
    await expect.poll(wanted).toBe(1);
    await ask(page, "auth/token", { token: "wrong", expiresAt: "2999-01-01T00:00:00Z" });
    await expect(log(inside)).toContainText("Log in to the CRM again.");
    await ask(page, "auth/token", { token: "a.secret", expiresAt: "2999-01-01T00:00:00Z" });
    await expect(contact(inside, "Ada Lovelace")).toBeVisible();
    await expect(log(inside)).toHaveText("Logged");
    expect(await wanted()).toBe(1);
    await expect(inside.locator("body")).not.toContainText("a.secret");
  });
});

test.describe("over HTTP", () => {
  test.use({ allowedErrors: /net::ERR_INTERNET_DISCONNECTED/ });

  test("the caller is looked up, and the log is sent when the network is back", async ({ page, context }) => {
    // On the panel's own origin, as behind a proxy.
    const api = "/crm/v1";
    const put: any[] = [];
    let isCut = true;
    await context.route(`${panel}${api}/**`, (route, request) => {
      if (request.method() === "GET") return route.fulfill({ json: { matches: [ada] } });
      if (isCut) return route.abort("internetdisconnected");
      put.push(request.postDataJSON());
      return route.fulfill({ json: {} });
    });
    await useConfig(page, { ...defaultConfig, skylight: { url: Skylight.address() }, crm: { origins: [], api } });
    await page.goto("/skylight");
    const skylight = await Skylight.opened(page, () => page.getByRole("button", { name: "Open Skylight" }).click());
    await skylight.logIn("Ada Agent");
    // The first announced name is the CRM's.
    const said = await page.locator("[aria-live=assertive]").evaluateHandle((region) => {
      const said: string[] = [];
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) said.push(...[...addedNodes].map(({ textContent }) => textContent ?? ""));
      }).observe(region, { childList: true });
      return said;
    });
    await callFrom(skylight, "Caller");
    await expect(page.getByRole("article", { name: "Ada Lovelace" })).toContainText("Caller");
    await expect(log(page)).toContainText("1 not logged yet");
    expect(await said.jsonValue()).toEqual(["Incoming call from Ada Lovelace, Customer support"]);
    // Waiting entries survive a reload.
    await page.reload();
    await expect(log(page)).toContainText("1 not logged yet");
    isCut = false;
    await tryAgain(page);
    expect(put.at(-1)).toMatchObject({ desktop: "skylight", customer: "c-1", name: "Caller" });
  });
});
