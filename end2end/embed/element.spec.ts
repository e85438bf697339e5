import { crm, desk, expect, frameOf, inPanel, standIn, test } from "./sites";

const page_ = (body: string, script: string) => `<!doctype html><title>CRM</title>${body}<script type="module">
  import * as kit from "${desk}/embed.js";
  window.told = [];
  ${script}
</script>`;

const ELEMENT = `<deskpane-panel src="${desk}/one" label="Calls"></deskpane-panel>`;
const LISTEN = `
  const element = document.querySelector("deskpane-panel");
  window.element = element;
  for (const event of ["interaction/added", "interaction/removed", "state"]) {
    element.addEventListener(event, ({ detail }) => told.push([event, detail.id ?? detail]));
  }
  element.provide({ match: () => [{ ref: "c-1", name: "Anna" }] });`;

const told = (page: import("@playwright/test").Page) => page.evaluate(() => (window as any).told as unknown[]);

test("the element holds the panel in a named frame with the permissions it needs, and fires its events", async ({ page, served }) => {
  await served(desk, standIn());
  await served(crm, () => page_(ELEMENT, LISTEN));
  await page.goto(crm);
  await expect(page.locator("deskpane-panel")).toHaveAttribute("state", "connected");
  const frame = page.locator("deskpane-panel iframe");
  await expect(frame).toHaveAttribute("title", "Calls");
  await expect(frame).toHaveAttribute("allow", /microphone/);
  await inPanel(page, async (panel) => {
    const { standInInteraction } = await import(`${location.origin}/kit/testing/index.js`);
    panel.add(standInInteraction());
    panel.remove("i-1");
  });
  await expect.poll(() => told(page)).toEqual([["state", "connected"], ["interaction/added", "i-1"], ["interaction/removed", "i-1"]]);
});

test("both sides may reload, in any order", async ({ page, served }) => {
  const call = { id: "i-1", key: "k", channel: "voice", state: "active", muted: false, masked: false, recording: false, actions: {} };
  let desktop: object = {};
  await served(desk, standIn(() => ({ origins: [crm], desk: desktop })));
  await served(crm, () => page_(ELEMENT, LISTEN));
  await page.goto(crm);
  const element = page.locator("deskpane-panel");
  await expect(element).toHaveAttribute("state", "connected");

  desktop = { interactions: [call] };
  await (await frameOf(page, desk)).evaluate(() => location.reload());
  await expect.poll(() => told(page)).toContainEqual(["interaction/added", "i-1"]);
  await expect(element).toHaveAttribute("state", "connected");
  // The page's services are also offered to the reloaded panel.
  const answer = await inPanel(page, async (panel) => {
    await panel.connected("customer/match");
    return panel.ask("customer/match", { interaction: "i-1", addresses: [] });
  });
  expect(answer.matches).toHaveLength(1);

  await page.reload();
  await expect(element).toHaveAttribute("state", "connected");
  expect(await page.evaluate(() => (window as any).element.connected.then((panel: any) => panel.desk.interactions.length))).toBe(1);
});

test("a page of another origin gets no answer", async ({ page, served }) => {
  const stranger = "https://stranger.test";
  await served(desk, standIn());
  await served(stranger, () => page_(ELEMENT, LISTEN));
  await page.goto(stranger);
  await inPanel(page, () => {
    (window as any).attempts = 0;
    addEventListener("message", ({ data }) => ((window as any).attempts += data?.deskpane === "connect" ? 1 : 0));
  });
  await expect.poll(() => inPanel(page, () => (window as any).attempts)).toBeGreaterThan(3);
  await expect(page.locator("deskpane-panel")).toHaveAttribute("state", "connecting");
  expect(await inPanel(page, (panel) => panel.isConnected)).toBe(false);
});

test("another address is another panel, and an element that is taken off the page is connected to none", async ({ page, served }) => {
  await served(desk, standIn());
  await served(crm, () => page_(ELEMENT, LISTEN));
  await page.goto(crm);
  const element = page.locator("deskpane-panel");
  await expect(element).toHaveAttribute("state", "connected");
  const first = await element.evaluate(async (element: any) => (window as any).first = await element.connected);
  expect(first).toBeTruthy();
  await element.evaluate((element, src) => element.setAttribute("src", src), `${desk}/other`);
  await expect.poll(() => page.evaluate(() => (window as any).first.state)).toBe("closed");
  await expect.poll(async () => (await frameOf(page, desk)).url()).toBe(`${desk}/other`);
  await expect(element).toHaveAttribute("state", "connected");
  const state = await element.evaluate(async (element: any) => {
    const panel = await element.connected;
    element.remove();
    return panel.state;
  });
  expect(state).toBe("closed");
});

test("a panel that this page opened in a window of its own is connected to, and again after it reloads", async ({ page, served }) => {
  await served(desk, standIn());
  await served(crm, () =>
    page_(
      `<button>Open</button>`,
      `document.querySelector("button").onclick = async () => {
        const panel = await kit.connect(open("${desk}/other"), { origin: "${desk}" });
        panel.on("state", (state) => told.push(state));
        window.panel = panel;
      };`,
    ),
  );
  await page.goto(crm);
  const [popup] = await Promise.all([page.waitForEvent("popup"), page.getByRole("button").click()]);
  await page.waitForFunction(() => (window as any).panel?.state === "connected");
  await popup.reload();
  await expect.poll(() => told(page)).toEqual(["connecting", "connected"]);
});

test("numbers are dialled by the panel, those too that come later; without a panel a link is a link", async ({ page, served }) => {
  await served(desk, standIn());
  await served(crm, () =>
    page_(
      `${ELEMENT}<div data-customer="c-17"><a href="TEL:+49-30-(555)%200101;ext=7">Call</a></div><a href="/other">Other</a>`,
      `${LISTEN}
      document.addEventListener("deskpane-dialed", ({ detail }) => told.push(detail.done));
      document.addEventListener("deskpane-failed", ({ detail }) => told.push(detail.message));
      window.stop = kit.linkNumbers();`,
    ),
  );
  await page.goto(crm);
  await page.getByRole("link", { name: "Call" }).click();
  await expect.poll(() => told(page)).toContainEqual("filled");
  expect(await inPanel(page, (panel) => panel.asked.at(-1))).toEqual({ method: "dial", params: { address: "+49-30-(555) 0101", customer: "c-17" } });

  await inPanel(page, (panel) => {
    panel.handle("dial", () => {
      throw new Error("No line");
    });
  });
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", `<a href="tel:110"><b>Later</b></a>`));
  await page.getByText("Later").click();
  await expect.poll(() => told(page)).toContainEqual("No line");

  const isLeft = await page.evaluate(() => {
    (window as any).stop();
    let isLeft;
    document.addEventListener("click", (event) => {
      isLeft = !event.defaultPrevented;
      event.preventDefault();
    }, { once: true });
    document.querySelector("b")!.click();
    return isLeft;
  });
  expect(isLeft).toBe(true);
});
