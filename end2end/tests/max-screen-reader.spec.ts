// What a screen reader announces during a call in MAX, from the browser's accessibility tree.

import { agentState, call, expect, openBare, test } from "./fixtures";
import { button, connection, contact, disclose, note } from "./panel";
import { NOTE, ScreenReader } from "./screen-reader";

const CALLER = "4155550123";

test("a call that rings, is answered, held, noted and wrapped up, and a mistake in a field", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [agentState("Available")] });
  await expect(connection(bare.panel)).toContainText("Connected");
  const reader = await ScreenReader.in(page, page.frame("panel")!);

  await bare.deliver(call("1", "Incoming"));
  await reader.hears(`assertive: Incoming call from ${CALLER}, Support English`, "polite: Contact state: Ringing");
  const card = contact(bare.panel, CALLER);
  await button(card, "Answer").focus();
  await expect.poll(() => reader.focus()).toBe("button, Answer");
  await button(card, "Answer").press("Enter");
  await expect.poll(() => reader.focus()).toBe("button, Answer, disabled, Sent. Waiting for MAX to confirm.");

  await bare.deliver(call("1", "Active"), agentState("Unavailable"));
  await reader.hears("polite: Agent state: Unavailable", "polite: Contact state: Active");
  // The focused button is gone.
  await expect.poll(() => reader.focus()).toBe("button, Hold");
  await button(card, "Hold").press("Enter");
  await bare.deliver(call("1", "Holding"));
  await reader.hears("polite: Contact state: On hold");
  await expect.poll(() => reader.focus()).toBe("button, Resume");
  await button(card, "Record").focus();
  await expect.poll(() => reader.focus()).toBe("button, Record, disabled, Not available while on hold.");

  await note(card).focus();
  await expect.poll(() => reader.focus()).toBe(NOTE);
  await bare.deliver(call("1", "Disconnected"));
  await reader.hears("polite: Contact state: Wrap-up");

  await disclose(card, "Customer card");
  await card.getByRole("textbox", { name: "Picture address" }).fill("http://x.example/a.png");
  await button(card, "Send to MAX").click();
  await reader.hears("polite: Enter an https address, or data:image/…");
});
