// What axe-core finds in a page or a frame, in the looks an agent may have chosen.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "@playwright/test";
import { expect } from "./fixtures";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 to level AA, and what experience adds to it. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** A way the panel may look. */
export interface Look {
  language: string;
  theme: "light" | "dark";
  width: 320 | 1000;
}

export const FIRST: Look = { language: "English", theme: "light", width: 1000 };
const SECOND: Look = { language: "English", theme: "dark", width: 320 };

/** The others, taken in turns: every language meets both themes and both widths. */
const TURNS: Look[] = ["Español", "Français", "Português (Brasil)", "Русский"].flatMap((language) => [
  { language, theme: "light", width: 320 } as const,
  { language, theme: "dark", width: 1000 } as const,
]);

/** What every state is looked at in: two looks that share nothing but the language, and one of the others. */
export const looks = (at: number): Look[] => [FIRST, SECOND, TURNS[at % TURNS.length]!];

/** Fails with each rule that is broken, where, and how. */
export async function expectAccessible(root: Frame | Page, where: string): Promise<void> {
  if (!(await root.evaluate("'axe' in window"))) await root.evaluate(source);
  const found = await root.evaluate(async (tags) => {
    // What the desktop shows in its own frame is not ours.
    const options = { runOnly: tags, iframes: false, resultTypes: ["violations"] };
    const { violations } = await (window as any).axe.run(document, options);
    // The name of a tab's panel counts as words outside all landmarks, and a tab's panel cannot be one.
    const isName = (rule: any, at: string) => rule.id === "region" && document.querySelector(at)?.role === "tabpanel";
    return violations.flatMap((rule: any) =>
      rule.nodes
        .filter((node: any) => !isName(rule, node.target[0]))
        .map((node: any) => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary.replaceAll(/\s+/g, " ")}`),
    ) as string[];
  }, TAGS);
  // WebKit makes what is typed a part of the name that a label around the field gives: such a field says its name by itself.
  const unnamed = await root.locator("label :is(input:not([type=checkbox], [type=radio]), textarea, select):not([aria-label])").all();
  for (const field of unnamed) found.push(`a field in its label without a name of its own: ${await field.evaluate((field) => field.outerHTML)}`);
  expect.soft(found, where).toEqual([]);
}
