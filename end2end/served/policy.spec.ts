// The effect of the headers in a browser: who may frame the panel, what could be injected, and which permissions frames
// have.

import { call, desktops, expect, openBare, panel, stranger, test } from "../tests/fixtures";
import { withRoxchat, withUcontact } from "../tests/frame-panel";
import { agentState, button, connection, contact, state } from "../tests/panel";

for (const path of ["/max", "/tools/deskpane/max"]) {
  test(`held by an allowed host the panel at ${path} works`, async ({ page }) => {
    const bare = await openBare(page, { path, flavour: "MAX", initial: [call("4711", "Ringing")] });
    await expect(connection(bare.panel)).toHaveText("Connected to MAX");
    const card = contact(bare.panel, "4155550123");
    await button(card, "Answer").click();
    await bare.next("AnswerEvent");
    await bare.deliver(call("4711", "Active"));
    await expect(state(card)).toContainText("Active");
  });
}

test.describe("framed by any other page", () => {
  test.use({ allowedErrors: /frame-ancestors|Failed to load resource/ });

  test("the browser refuses to show it", async ({ page }) => {
    const bare = await openBare(page, { origin: stranger, flavour: "MAX" });
    await expect.poll(() => page.frames().find((frame) => frame.name() === "panel")?.url()).toMatch(/^chrome-error:/);
    await expect(agentState(bare.panel)).toHaveCount(0);
    expect(await bare.received()).toEqual([]);
  });
});

test("a panel in a window of its own still reaches the window that opened it", async ({ page, context }) => {
  await page.goto(`${desktops}/bare.html`);
  const opened = context.waitForEvent("page");
  await page.evaluate((address) => void window.open(address), `${panel}/max`);
  await expect(agentState(await opened)).toBeVisible();
  const types = () => page.evaluate(() => (window as any).strangers.map((message: any) => message.data?.messageType));
  await expect.poll(types).toContain("RegisterForClientEvents");
});

test("/max/ leads to /max", async ({ page }) => {
  await page.goto("/max/");
  await expect(page).toHaveURL(`${panel}/max`);
  await expect(agentState(page)).toBeVisible();
});

test("an unknown address is reported at any depth", async ({ page }) => {
  for (const path of ["/nowhere", "/no/such/page", "/tools/deskpane/nowhere"]) {
    await page.goto(path);
    await expect(page.locator("#boot")).toHaveCount(0);
    await expect(page.getByRole("heading").first()).toBeVisible();
  }
});

test.describe("code that gets in all the same", () => {
  test.use({ allowedErrors: /Content Security Policy|Trusted|Permissions policy/i });

  test("does not run", async ({ page }) => {
    await page.goto("/max");
    await expect(agentState(page)).toBeVisible();
    const outcome = await page.evaluate(async () => {
      // Scripts that the browser's own tools run are exempt from the policy; what runs after them is not.
      await new Promise((resolve) => setTimeout(resolve));
      const attempt = (act: () => unknown) => {
        try {
          act();
          return "done";
        } catch (error) {
          return (error as Error).name;
        }
      };
      (window as any).ran = false;
      const inline = document.createElement("div");
      document.body.append(inline);
      const results = {
        handler: attempt(() => inline.setAttribute("onclick", "window.ran = true")),
        eval: attempt(() => (0, eval)("window.ran = true")),
        function: attempt(() => new Function("window.ran = true")()),
        html: attempt(() => (inline.innerHTML = "<img src=x onerror='window.ran = true'>")),
        frame: attempt(() => (inline.innerHTML = "<iframe srcdoc='<p>'></iframe>")),
        link: attempt(() => (inline.innerHTML = '<a href="javascript:alert(1)">x</a>')),
        script: attempt(() => (document.createElement("script").src = "https://evil.example/x.js")),
        write: attempt(() => document.write("<img src=x onerror='window.ran = true'>")),
        policy: attempt(() => (window as any).trustedTypes.createPolicy("mine", { createHTML: (text: string) => text })),
        again: attempt(() => (window as any).trustedTypes.createPolicy("default", { createHTML: (text: string) => text })),
        markup: attempt(() => (inline.innerHTML = '<p class="a" aria-label="b">c</p>')),
        fetched: await fetch("https://evil.example/").then(() => "done", (error) => error.name),
      };
      return { ...results, ran: (window as any).ran };
    });
    const refused = "TypeError";
    expect(outcome).toEqual({
      handler: refused, markup: "done", eval: "EvalError", function: "EvalError", html: refused, frame: refused, link: refused, script: refused, write: refused,
      policy: refused, again: refused, fetched: refused, ran: false,
    });
  });
});

test("a desktop in the frame has the permissions it needs, and other frames have none", async ({ page }) => {
  const may = (power: string) => (document as any).featurePolicy.allowsFeature(power) as boolean;
  const inFrame = async (title: string, power: string) => {
    const element = await page.locator(`iframe[title="${title}"]`).elementHandle();
    const frame = await element?.contentFrame();
    return frame?.evaluate(may, power);
  };
  await withUcontact(page);
  for (const power of ["microphone", "camera", "clipboard-read", "clipboard-write", "autoplay"]) {
    expect(await inFrame("uContact", power), power).toBe(true);
  }
  expect(await inFrame("uContact", "geolocation")).toBe(false);
  await withRoxchat(page);
  expect(await inFrame("Rox.Chat", "clipboard-write")).toBe(true);
  expect(await inFrame("Rox.Chat", "microphone")).toBe(false);
  for (const power of ["geolocation", "usb", "display-capture", "payment"]) expect(await page.evaluate(may, power), power).toBe(false);
  for (const power of ["autoplay", "clipboard-write"]) expect(await page.evaluate(may, power), power).toBe(true);
});
