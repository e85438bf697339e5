// Trunk calls this after every build. With `cargo xtask serve`, a CRM page and a CRM server run beside the panel, and
// the served `config.json` names both. The shipped file names none, because elsewhere there may be no CRM, and without
// one the panel is smaller.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { DESKPANE_SERVE_CRM: api, DESKPANE_SERVE_CRM_PAGES: pages, TRUNK_STAGING_DIR: built } = process.env;
if (api && built) {
  const file = join(built, "config.json");
  const config = JSON.parse(readFileSync(file, "utf8"));
  config.crm = { origins: [pages], api, ...config.crm };
  writeFileSync(file, JSON.stringify(config, null, 2));
}
