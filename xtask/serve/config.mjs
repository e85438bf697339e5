// Trunk calls this behind every build. With `cargo xtask serve` there is a CRM server beside the panel, and the `config.json` that is
// served names it; the one that is shipped does not, for elsewhere there may be none.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { DESKPANE_SERVE_CRM: api, TRUNK_STAGING_DIR: built } = process.env;
if (api && built) {
  const file = join(built, "config.json");
  const config = JSON.parse(readFileSync(file, "utf8"));
  config.crm = { api, ...config.crm };
  writeFileSync(file, JSON.stringify(config, null, 2));
}
