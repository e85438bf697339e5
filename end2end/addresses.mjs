// The tests' addresses. The panel and the desktops are different sites, as in production; the stranger is a third
// origin, which the panel's configuration does not name.

import { readFileSync } from "node:fs";

const first = Number(process.env.DESKPANE_TEST_PORT ?? 8180);

export const ports = { panel: first, desktops: first + 1, stranger: first + 2 };

export const panel = `http://127.0.0.1:${ports.panel}`;
export const desktops = `http://localhost:${ports.desktops}`;
export const stranger = `http://127.0.0.1:${ports.stranger}`;

/**
 * The tested desktops, as listed by crates/desktops, including unreleased ones unless the release build is tested.
 * @type {{ id: string, name: string, released: boolean }[]}
 */
export const tested = JSON.parse(readFileSync(new URL("desktops.json", import.meta.url), "utf8"))
  .filter((/** @type {{ released: boolean }} */ { released }) => released || !process.env.DESKPANE_RELEASED_ONLY);
