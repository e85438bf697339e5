// Trunk calls this behind every build. With `cargo xtask serve` there are a CRM's pages and a CRM server beside the panel, and the
// `config.json` that is served names both; the one that is shipped does not: elsewhere there may be none, and a panel without a CRM
// is lighter.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { DESKPANE_SERVE_CRM: api, DESKPANE_SERVE_CRM_PAGES: pages, TRUNK_STAGING_DIR: built } = process.env;
if (api && built) {
  const file = join(built, "config.json");
  const config = JSON.parse(readFileSync(file, "utf8"));
  config.crm = { origins: [pages], api, ...config.crm };
  writeFileSync(file, JSON.stringify(config, null, 2));
}
