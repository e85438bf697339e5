// What a screen reader has to say, read out of Chromium's own accessibility tree: what has the focus, and what changes in live
// regions. Screen readers put it in words of their own; what they have to go by is this.

import type { Frame, Page } from "@playwright/test";
import { expect } from "./fixtures";

interface Node {
  nodeId: string;
  backendDOMNodeId?: number;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  value?: { value: unknown };
  properties?: { name: string; value: { value?: unknown; relatedNodes?: { backendDOMNodeId: number }[] } }[];
  childIds?: string[];
}

const property = (node: Node, name: string) => node.properties?.find((one) => one.name === name)?.value.value;

/** Whether this is a live region. Chromium gives what is inside one the region's properties too, and names the region. */
function isRegion(node: Node): boolean {
  const { relatedNodes } = node.properties?.find(({ name }) => name === "root")?.value ?? {};
  const isOwn = relatedNodes?.some(({ backendDOMNodeId }) => backendDOMNodeId === node.backendDOMNodeId) ?? true;
  return !node.ignored && isOwn && property(node, "live") !== undefined;
}

/** What it says of the note, once that has the focus. */
export const NOTE = "textbox, Note, Note (Alt+Shift+N)";

export class ScreenReader {
  /** What each live region says, by the node that is it. */
  private regions = new Map<string, string>();

  private constructor(private readonly tree: () => Promise<Node[]>) {}

  /** Begins to listen: what is there already is not news. */
  static async in(page: Page, place: Page | Frame): Promise<ScreenReader> {
    const session = await page.context().newCDPSession(place);
    await session.send("Accessibility.enable");
    const reader = new ScreenReader(async () => (await session.send("Accessibility.getFullAXTree")).nodes as Node[]);
    await reader.news();
    return reader;
  }

  /** Waits until live regions have said this, and no more, since it was last asked: `polite: Contact state: On hold`. */
  async hears(...wanted: string[]): Promise<void> {
    const heard: string[] = [];
    const listen = async () => {
      heard.push(...(await this.news()));
      return [...heard].sort();
    };
    await expect.poll(listen, { message: "what a screen reader says" }).toEqual([...wanted].sort());
  }

  /** What live regions say that they did not say when this was asked last. */
  private async news(): Promise<string[]> {
    const nodes = await this.tree();
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const inside = (node: Node): string => (node.childIds ?? []).map((id) => words(byId.get(id))).join("");
    const words = (node: Node | undefined): string => {
      // A region within a region speaks for itself, and one that is off, such as a clock, not at all.
      if (!node || isRegion(node)) return "";
      return node.role?.value === "StaticText" ? `${node.name?.value ?? ""} ` : inside(node);
    };
    const before = this.regions;
    this.regions = new Map();
    const said: string[] = [];
    for (const node of nodes.filter(isRegion)) {
      const text = inside(node).replaceAll(/\s+/g, " ").trim();
      this.regions.set(node.nodeId, text);
      const earlier = before.get(node.nodeId) ?? "";
      if (text === "" || text === earlier || property(node, "live") === "off") continue;
      // A region is said whole only if it is atomic, as a status is; else what was added.
      const fresh = property(node, "atomic") !== true && text.startsWith(earlier) ? text.slice(earlier.length).trim() : text;
      // A region named by its words would say them twice.
      const name = node.name?.value && node.name.value !== text ? `${node.name.value}: ` : "";
      said.push(`${property(node, "live")}: ${name}${fresh}`.replaceAll(/\b\d?\d:\d\d [AP]M\b/g, "(time)"));
    }
    return said;
  }

  /** What has the focus: its role, name, value, state and description. */
  async focus(): Promise<string> {
    const node = (await this.tree()).find((node) => property(node, "focused") === true && node.role?.value !== "RootWebArea");
    if (!node) return "nothing";
    const states = ["pressed", "expanded", "checked", "disabled"].flatMap((name) => {
      const value = property(node, name);
      return value === undefined || value === false || value === "false" ? [] : [name];
    });
    const parts = [node.role?.value, node.name?.value, node.value?.value, ...states, node.description?.value];
    return parts.filter((part) => part !== undefined && part !== "").join(", ");
  }
}
