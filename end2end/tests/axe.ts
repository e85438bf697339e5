// Checks a page or a frame with axe-core, in the appearances that an agent may choose.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "@playwright/test";
import { expect } from "./fixtures";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 to level AA, and axe-core's best practices. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** An appearance of the panel. */
export interface Look {
  language: string;
  theme: "light" | "dark";
  width: 320 | 1000;
}

export const FIRST: Look = { language: "English", theme: "light", width: 1000 };
const SECOND: Look = { language: "English", theme: "dark", width: 320 };

/** The others, in turn: every language is combined with both themes and both widths. */
const TURNS: Look[] = ["Español", "Français", "Português (Brasil)", "Русский"].flatMap((language) => [
  { language, theme: "light", width: 320 } as const,
  { language, theme: "dark", width: 1000 } as const,
]);

/** The appearances for every state: two that share only the language, and one of the others. */
export const looks = (at: number): Look[] => [FIRST, SECOND, TURNS[at % TURNS.length]!];

/** Fails for each violated rule, with its place. */
export async function expectAccessible(root: Frame | Page, where: string): Promise<void> {
  if (!(await root.evaluate("'axe' in window"))) await root.evaluate(source);
  const found = await root.evaluate(async (tags) => {
    // The desktop's own frame is not part of the panel.
    const options = { runOnly: tags, iframes: false, resultTypes: ["violations"] };
    const { violations } = await (window as any).axe.run(document, options);
    // axe-core counts the name of a tab panel as content outside all landmarks, and a tab panel cannot be a landmark.
    const isName = (rule: any, at: string) => rule.id === "region" && document.querySelector(at)?.role === "tabpanel";
    return violations.flatMap((rule: any) =>
      rule.nodes
        .filter((node: any) => !isName(rule, node.target[0]))
        .map((node: any) => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary.replaceAll(/\s+/g, " ")}`),
    ) as string[];
  }, TAGS);
  // WebKit includes the typed text in a name that comes from a label around the field, so such a field needs a name of
  // its own.
  const unnamed = await root.locator("label :is(input:not([type=checkbox], [type=radio]), textarea, select):not([aria-label])").all();
  for (const field of unnamed) found.push(`a field in its label without a name of its own: ${await field.evaluate((field) => field.outerHTML)}`);
  expect.soft(found, where).toEqual([]);
}
