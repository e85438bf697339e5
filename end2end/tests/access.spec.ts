// Every state of every page is accessible: axe-core finds no violation, in either theme, narrow or wide, in any
// language.

import type { Frame, FrameLocator, Locator, Page } from "@playwright/test";
import { agentState as agentIs, type BareOptions, call, defaultConfig, desktops, expect, type Json, openBare, test, useConfig } from "./fixtures";
import { expectAccessible, looks } from "./axe";
import { allowFaults, inject } from "./faults";
import { withRoxchat, withUcontact } from "./frame-panel";
import { lookedAt, newer } from "./newer";
import { agentState, button, connection, contact, disclose, note, open, state } from "./panel";
import { atWork, openPanel, openSkylight, press, takeIn } from "./skylight-panel";
import { show } from "./visibility";

const [ONE, TWO] = ["4155550101", "4155550102"];
const one = (status: string, over = {}) => call("1", status, { ANI: ONE, ...over });
const two = (status: string, over = {}) => call("2", status, { ANI: TWO, ...over });
const chat = (id: string, Status: string, CustomerName: string): Json =>
  ({ Type: "DigitalContactEvent", ContactID: id, Status, ChannelType: "whatsapp", CustomerName, SkillName: "Social media" });

/** Brings the page into a state; returns the panel: the page itself or the frame it is in. */
type Reach = (page: Page) => Promise<Page | Frame>;

/** The panel inside the bare host. */
async function inMax(page: Page, initial: Json[] = [], options: BareOptions = {}) {
  const bare = await openBare(page, { flavour: "MAX", initial: [agentIs("Available"), ...initial], ...options });
  await expect(connection(bare.panel)).toContainText("Connected");
  return { bare, panel: bare.panel, frame: page.frame("panel")! };
}

async function sheet(root: FrameLocator | Page, name: string): Promise<Locator> {
  await root.getByRole("button", { name, exact: true }).click();
  return root.getByRole("dialog", { name });
}

const STATES: Record<string, Reach> = {
  "the start page": async (page) => {
    await useConfig(page, { ...defaultConfig, ucontact: undefined, colour: "blue" });
    await page.goto("/");
    await expect(page.getByRole("region", { name: "Warnings in config.json" })).toBeVisible();
    return page;
  },
  "a configuration that is no good": async (page) => {
    await useConfig(page, { ...defaultConfig, max: { origins: ["http://a.example"] }, keepDays: -1 });
    await page.goto("/max");
    await expect(page.getByRole("alert")).toBeVisible();
    return page;
  },
  "a page that is none": async (page) => {
    await page.goto("/nowhere");
    await expect(page.getByRole("heading")).toBeVisible();
    return page;
  },

  "MAX: not embedded": async (page) => {
    await page.goto("/max");
    await expect(connection(page)).toContainText("MAX");
    return page;
  },
  "MAX: no contact": async (page) => (await inMax(page)).frame,
  "MAX: a newer Deskpane is ready, with Settings open": async (page) => {
    await page.clock.install();
    (await lookedAt(page, "/max")).change = newer;
    const { panel, frame } = await inMax(page);
    await page.clock.fastForward("01:00:00");
    await show(frame, true);
    await expect(panel.locator("[data-newer]")).toHaveAccessibleDescription("A newer Deskpane is ready.");
    await expect(await sheet(panel, "Settings")).toContainText("Reload this page between contacts");
    return frame;
  },
  "MAX: an origin that is not on the list": async (page) => {
    const bare = await openBare(page, { flavour: "MAX", config: { max: { origins: ["https://max.example"] } } });
    await expect(connection(bare.panel)).toContainText(desktops);
    return page.frame("panel")!;
  },
  "MAX: a call that rings": async (page) => {
    const { panel, frame } = await inMax(page, [one("Incoming")]);
    await expect(button(contact(panel, ONE), "Answer")).toBeVisible();
    return frame;
  },
  "MAX: a call with a note and everything open, one held and one that rings": async (page) => {
    const held = { ScreenPopUrl: "https://crm.example/1" };
    const { panel, frame } = await inMax(page, [one("Active", held), two("Holding"), chat("3", "Incoming", "Ada")]);
    const card = await open(contact(panel, ONE));
    await note(card).fill("Wants a refund");
    await disclose(card, "Customer card");
    await disclose(panel, "Diagnostics");
    return frame;
  },
  "MAX: a second press is asked for": async (page) => {
    await page.clock.install();
    const { panel, frame } = await inMax(page, [one("Active")]);
    await expect(button(contact(panel, ONE), "Hang up")).toBeEnabled();
    return frame;
  },
  "MAX: wrap-up": async (page) => {
    const { panel, frame } = await inMax(page, [one("Disconnected", { Timeout: "45" })]);
    await expect(state(contact(panel, ONE))).toContainText("Wrap-up");
    return frame;
  },
  "MAX: twenty contacts": async (page) => {
    const many = Array.from({ length: 17 }, (_, at) => chat(String(at + 10), at < 3 ? "Incoming" : "Active", `Customer ${at}`));
    const { panel, frame } = await inMax(page, [one("Active"), two("Incoming"), call("3", "Disconnected"), ...many]);
    await expect(panel.getByRole("article")).toHaveCount(20);
    return frame;
  },
  "MAX: a note of who is gone": async (page) => {
    const { bare, panel, frame } = await inMax(page, [one("Active")]);
    await note(contact(panel, ONE)).fill("Wants a refund");
    await bare.deliver(one("Disconnected", { FinalState: "True" }));
    await expect(note(panel.getByRole("region", { name: "Recent" }))).toBeVisible();
    return frame;
  },
  "MAX: the panel has started again": async (page) => {
    await allowFaults(page);
    const { panel, frame } = await inMax(page, [one("Active")]);
    await note(contact(panel, ONE)).focus();
    await inject(frame, "trap");
    await page.keyboard.press("d");
    await expect(panel.getByText("Deskpane has restarted")).toBeVisible();
    await expect(connection(panel)).toContainText("Connected");
    return frame;
  },

  "Activity": async (page) => {
    const { bare, panel, frame } = await inMax(page, [one("Active"), two("Incoming")]);
    await expect(panel.getByRole("article")).toHaveCount(2);
    await bare.deliver(one("Disconnected", { FinalState: "True" }), two("Incoming", { FinalState: "True" }));
    await expect(panel.getByRole("article")).toHaveCount(0);
    await expect((await sheet(panel, "Activity")).getByRole("listitem")).toHaveCount(2);
    return frame;
  },
  "Activity of a day with nothing": async (page) => {
    await page.goto("/skylight");
    await expect(await sheet(page, "Activity")).toContainText("Nothing on this day yet");
    return page;
  },
  "Keyboard shortcuts, keys being chosen that are taken": async (page) => {
    await page.goto("/skylight");
    const keys = await sheet(page, "Keyboard shortcuts");
    await keys.getByRole("button", { name: /^Hold \/ Resume: / }).press("Enter");
    await page.keyboard.press("Alt+Shift+M");
    await expect(keys.getByRole("button", { name: "Take over" })).toBeVisible();
    return page;
  },
  "Settings": async (page) => {
    const { panel, frame } = await inMax(page);
    await expect((await sheet(panel, "Settings")).getByLabel("Language")).toBeVisible();
    return frame;
  },
  "Settings, asked to forget": async (page) => {
    await page.clock.install();
    await page.goto("/skylight");
    await expect(button(await sheet(page, "Settings"), "Delete now")).toBeVisible();
    return page;
  },

  "Skylight: not opened": async (page) => {
    await openPanel(page);
    return page;
  },
  "Skylight: nobody logged in": async (page) => {
    await openPanel(page);
    await openSkylight(page);
    return page;
  },
  "Skylight: ready": async (page) => {
    await atWork(page);
    await press(page, "Ready");
    await expect(agentState(page)).not.toContainText("Not ready");
    return page;
  },
  "Skylight: a call with everything open": async (page) => {
    const skylight = await atWork(page);
    const pops = { "Screen pop": "https://crm.example.com/grace", "Pop the customer's record": true, "Pop a search": true };
    const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray", Script: true, "Force a disposition": true, ...pops });
    await skylight.button("Colleague joins", skylight.interaction("Grace Murray")).click();
    for (const name of ["Transfer", "Keypad", "Customer record", "Notes in Skylight"]) await disclose(card, name);
    await card.getByRole("textbox", { name: "Find customer" }).fill("a");
    await press(card, "Search");
    await expect(card.getByRole("button", { name: /^Assign/ }).first()).toBeVisible();
    await note(card).fill("Wants two lamps");
    await press(card, "Save to Skylight");
    await press(card, "Load notes");
    await expect(card.getByRole("listitem").filter({ hasText: "Wants two lamps" })).toHaveCount(1);
    return page;
  },
  "Skylight: a command that was refused": async (page) => {
    const skylight = await atWork(page);
    const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray" });
    await skylight.failNext("Bad parameters");
    await press(card, "Hold");
    await expect(card).toContainText("Skylight rejected the values that were sent.");
    return page;
  },
  "Skylight: a chat": async (page) => {
    const skylight = await atWork(page);
    const card = await takeIn(page, skylight, "Incoming web chat", { "Customer name": "Alan Kay" });
    await skylight.customerWrites(skylight.interaction("Alan Kay"), "Where is my lamp?");
    await expect(card.getByRole("log", { name: "Conversation" })).toContainText("Where is my lamp?");
    return page;
  },

  "Rox.Chat: a chat": async (page) => {
    const roxchat = await withRoxchat(page);
    const given = { "Name in the messenger": "Grace Murray", "Provided id": "12345", "Siebel id": "4-1GQJDL78", "First words": "Greetings!" };
    const visitor = await roxchat.bringIn("Visitor from Telegram", given);
    const card = contact(page, "12345");
    await roxchat.write(visitor, "agent", "Good day.");
    await roxchat.notify(visitor, "Visitor left the site");
    await expect(card.getByRole("list", { name: "Notices" })).toBeVisible();
    return page;
  },
  "Rox.Chat: a chat that was closed": async (page) => {
    const roxchat = await withRoxchat(page);
    const visitor = await roxchat.bringIn("Visitor on the site", { "Provided id": "12345" });
    await roxchat.button("Close chat", visitor).click();
    await expect(button(contact(page, "12345"), "Start chat")).toBeVisible();
    return page;
  },
  "uContact: the form, half filled in": async (page) => {
    await withUcontact(page);
    await page.getByLabel("Campaign", { exact: true }).fill("Callbacks");
    await page.getByRole("button", { name: "Start interaction" }).click();
    await expect(page.getByText("Fill in campaign, channel and client first.")).toBeVisible();
    return page;
  },
  "uContact: a call with its outcome, and one that is over": async (page) => {
    const ucontact = await withUcontact(page);
    await ucontact.finish(await ucontact.assign("Telephony", { Client: "+15550100143" }));
    await expect(page.getByRole("region", { name: "Recent" })).toBeVisible();
    const ours = await ucontact.assign("Telephony", { Client: "+15550100142" });
    await ucontact.dispose(ours, "Sold", "Shade", "In green.");
    await expect(contact(page, "+15550100142")).toContainText("In green.");
    return page;
  },
};

/** For states that do not last: what to press before each check. */
const PRESSED: Record<string, string> = {
  "MAX: a second press is asked for": "[data-action=hang-up]",
  "Settings, asked to forget": ".ask-once",
};

test.use({ contextOptions: { reducedMotion: "reduce" }, allowedErrors: /injected/, trace: "off" });

for (const [at, [name, reach]] of Object.entries(STATES).entries()) {
  test(name, async ({ page }) => {
    test.slow();
    const panel = await reach(page);
    for (const look of looks(at)) {
      await page.setViewportSize({ width: 1000, height: 800 });
      await speak(panel, look.language);
      await page.emulateMedia({ colorScheme: look.theme });
      await page.setViewportSize({ width: look.width, height: 800 });
      // In a narrow window, the panel is on the second tab.
      const tab = page.getByRole("tab", { name: "Deskpane" });
      await expect(async () => {
        if (await tab.isVisible()) await tab.click();
        await expect(panel.getByRole("main").first()).toBeVisible({ timeout: 500 });
      }).toPass();
      const pressed = PRESSED[name];
      if (pressed) {
        // The last press has expired by then.
        await page.clock.fastForward(5_000);
        await panel.locator(pressed).click();
      }
      await expectAccessible(panel, `${name}: ${Object.values(look).join(", ")}`);
    }
  });
}

/** Chooses a language as an agent does, from any current language; open sections stay open. */
async function speak(panel: Page | Frame, language: string): Promise<void> {
  if (language === "English") return;
  const opener = panel.locator("[data-action=settings]");
  if ((await opener.count()) === 0) {
    // A page without settings uses the language that was chosen elsewhere.
    const tag = { "Español": "es", "Français": "fr", "Português (Brasil)": "pt-BR", "Русский": "ru" }[language];
    await panel.evaluate((language) => localStorage.setItem("deskpane/preferences", JSON.stringify({ language })), tag);
    await (panel as Page).reload();
    await expect(panel.locator("html")).toHaveAttribute("lang", tag!);
    await expect(panel.getByRole("heading")).toBeVisible();
    return;
  }
  const dialog = panel.getByRole("dialog");
  const was = (await dialog.count()) ? await dialog.getAttribute("aria-label") : undefined;
  const places = panel.locator(".toolbar__button");
  const names = await places.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  const close = async () => {
    await dialog.locator("header button").click();
    await expect(dialog).toHaveCount(0);
  };
  if (was) await close();
  await opener.click();
  await dialog.locator("select").first().selectOption({ label: language });
  await expect(panel.locator("html")).not.toHaveAttribute("lang", "en");
  await close();
  if (was) await places.nth(names.indexOf(was)).click();
}
