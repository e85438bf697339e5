import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openBare, until } from "./harness.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

test("the panel is mounted inside the bare host", async () => {
  const { frame, errors } = await openBare(browser);
  await until("the app to replace the boot page", () => frame.evaluate(() => !document.getElementById("boot")));
  assert.deepEqual(errors, []);
});
