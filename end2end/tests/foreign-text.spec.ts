// Text in other scripts and from other programs: right to left, translated by the browser, composed with an input
// method, with and without accents.

import type { Locator } from "@playwright/test";
import { agentState as agentEvent, call, expect, openBare, test } from "./fixtures";
import { agentState, connection, contact, disclose, note, state } from "./panel";

const NUMBER = "+598 99 555 111";

/** The horizontal positions of the characters of `text` as drawn in an element. */
const drawn = (element: Locator, text: string) =>
  element.evaluate((element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(text);
      if (at < 0) continue;
      return [...text].map((_, index) => {
        const range = document.createRange();
        range.setStart(node, at + index);
        range.setEnd(node, at + index + 1);
        return range.getBoundingClientRect().left;
      });
    }
    throw new Error(`${text} is not drawn`);
  }, text);

test("a number between Arabic words is drawn from left to right, and a directional mark in a name does not affect its surroundings", async ({ page }) => {
  const bare = await openBare(page, {
    flavour: "MAX",
    initial: [
      agentEvent("Unavailable", { CurrentOutReason: "استراحة 12" }),
      call("1", "Active", { ANI: NUMBER, CustomerName: "محمد علي", Skill: "دعم" }),
      call("2", "Holding", { ANI: "\u202eecila", Skill: "Support" }),
    ],
  });
  const places = await drawn(contact(bare.panel, "محمد علي").locator(".card__facts"), NUMBER);
  expect(places).toEqual([...places].sort((one, two) => one - two));
  const row = bare.panel.getByRole("article").filter({ hasText: "Support" });
  const word = await drawn(row.locator(".card__word"), "On hold");
  expect(word).toEqual([...word].sort((one, two) => one - two));
  await expect(agentState(bare.panel)).toContainText("استراحة 12");
});

test("a page translated by the browser is still updated", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("Available"), call("1", "Incoming")] });
  const html = bare.panel.locator("html");
  await expect(html).toHaveAttribute("translate", "no");
  const card = contact(bare.panel, "4155550123");
  await expect(state(card)).toContainText("Ringing");
  const timer = card.getByRole("timer", { name: "Time in this state" });
  // What page translation does even where it is switched off: it replaces each text by other elements and texts.
  const frozen = await html.evaluate((html) => {
    const walker = document.createTreeWalker(html.querySelector("main")!, NodeFilter.SHOW_TEXT);
    const texts: Node[] = [];
    while (walker.nextNode()) if (walker.currentNode.textContent!.trim()) texts.push(walker.currentNode);
    for (const text of texts) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = `«${text.textContent}»`;
      outer.append(inner);
      text.parentNode!.replaceChild(outer, text);
    }
    // In the same task: the next second rewrites the time.
    return html.querySelector("article [role=timer][aria-label='Time in this state']")!.textContent;
  });
  expect(frozen).toContain("«");
  await bare.deliver(agentEvent("Unavailable", { CurrentOutReason: "Lunch" }), call("1", "Active"));
  await expect(state(card)).toHaveText(/^\s*Active\s*$/);
  await expect(agentState(bare.panel)).toHaveText(/^\s*Unavailable\s*Lunch\s*$/);
  await expect(timer).toHaveText(/^\d+:\d\d$/);
  await expect(connection(bare.panel)).toContainText("Connected");
  await note(card).fill("Wants a refund");
  await bare.deliver(call("1", "Disconnected", { FinalState: "True" }));
  await expect(card).toHaveCount(0);
});

test("the Enter that ends a composition sends no form", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  const card = contact(bare.panel, "4155550123");
  await disclose(card, "Customer card");
  const field = card.getByRole("textbox", { name: "Customer name" });
  await field.fill("山田");
  // Safari reports the end of composition first: only the key code distinguishes this Enter from another.
  const sends = (keyCode: number) =>
    field.evaluate(
      (field, keyCode) => field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode, bubbles: true, cancelable: true })),
      keyCode,
    );
  expect(await sends(229)).toBe(false);
  expect(await sends(13)).toBe(true);
});
