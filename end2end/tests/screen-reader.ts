// What a screen reader announces, read from Chromium's accessibility tree: the focused element, and changes in live
// regions. Screen readers use their own wording; this is what they base it on.

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

/** Whether this node is a live region. Chromium gives the nodes inside a region the region's properties too, and names
 *  the region. */
function isRegion(node: Node): boolean {
  const { relatedNodes } = node.properties?.find(({ name }) => name === "root")?.value ?? {};
  const isOwn = relatedNodes?.some(({ backendDOMNodeId }) => backendDOMNodeId === node.backendDOMNodeId) ?? true;
  return !node.ignored && isOwn && property(node, "live") !== undefined;
}

/** Its announcement of the focused note. */
export const NOTE = "textbox, Note, Note (Alt+Shift+N)";

export class ScreenReader {
  /** The text of each live region, by node. */
  private regions = new Map<string, string>();

  private constructor(private readonly tree: () => Promise<Node[]>) {}

  /** Starts to listen: existing content is not announced. */
  static async in(page: Page, place: Page | Frame): Promise<ScreenReader> {
    const session = await page.context().newCDPSession(place);
    await session.send("Accessibility.enable");
    const reader = new ScreenReader(async () => (await session.send("Accessibility.getFullAXTree")).nodes as Node[]);
    await reader.news();
    return reader;
  }

  /** Waits until live regions have announced exactly this since the last call: `polite: Contact state: On hold`. */
  async hears(...wanted: string[]): Promise<void> {
    const heard: string[] = [];
    const listen = async () => {
      heard.push(...(await this.news()));
      return [...heard].sort();
    };
    await expect.poll(listen, { message: "what a screen reader says" }).toEqual([...wanted].sort());
  }

  /** What live regions have announced since the last call. */
  private async news(): Promise<string[]> {
    const nodes = await this.tree();
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const inside = (node: Node): string => (node.childIds ?? []).map((id) => words(byId.get(id))).join("");
    const words = (node: Node | undefined): string => {
      // A nested region is announced by itself; one that is off, such as a clock, is not announced.
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
      // An atomic region, such as a status, is announced as a whole; of others, only what was added.
      const fresh = property(node, "atomic") !== true && text.startsWith(earlier) ? text.slice(earlier.length).trim() : text;
      // If a region is named by its own text, it would be announced twice.
      const name = node.name?.value && node.name.value !== text ? `${node.name.value}: ` : "";
      said.push(`${property(node, "live")}: ${name}${fresh}`.replaceAll(/\b\d?\d:\d\d [AP]M\b/g, "(time)"));
    }
    return said;
  }

  /** The focused element: role, name, value, state and description. */
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
