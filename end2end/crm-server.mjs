// A stand-in for the CRM server's HTTP API, for pages that a test or a screenshot opens.

/** @typedef {{ ref: string, name: string, detail: string, url: string, phones: string[], emails: string[] }} Row */

const row = {
  ref: "c-01",
  name: "Amara Okafor",
  detail: "Okafor & Daughters, Accra",
  url: "http://localhost:8082/?ref=c-01",
  phones: ["+1 555 010 0142", "0044 20 7946 0321"],
  emails: ["amara@mail.example"],
};

/** The only customer, unless a test names others; in the API's shape. */
export const AMARA = { ref: row.ref, name: row.name, detail: row.detail, url: row.url };
export const AMARAS_NUMBER = "+15550100142";

const COLUMNS = /** @type {const} */ (["ref", "name", "detail", "url", "phones", "emails"]);

/** As the server does: a cell that a spreadsheet would take for a formula has an apostrophe in front. */
const cell = (/** @type {string} */ text) => {
  const safe = text.replace(/^(?=[=+\-@])/, "'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const table = (/** @type {Row[]} */ rows) =>
  `\ufeff${[COLUMNS.join(","), ...rows.map((row) => COLUMNS.map((name) => cell([row[name]].flat().join(";"))).join(","))].join("\r\n")}\r\n`;

const digits = (/** @type {string} */ number) => number.replace(/^\+/, "00").replace(/\D/g, "");

/**
 * Answers requests to an address.
 * @param {import("@playwright/test").BrowserContext} context
 * @param {string} server
 * @param {{
 *   entries?: Map<string, any>,
 *   customers?: Row[],
 *   isDown?: () => boolean,
 *   refuses?: (request: import("@playwright/test").Request) => number | undefined,
 *   origins?: string[],
 * }} [crm] stored entries by key; its customers; whether it is down; the status of a refusal; origins whose pages may send requests
 */
export async function playCrmServer(context, server, crm = {}) {
  const { entries = new Map(), customers = [row], isDown, refuses, origins = ["http://localhost:8082"] } = crm;
  await context.route(`${server}/**`, async (route) => {
    if (isDown?.()) return route.abort();
    const request = route.request();
    const query = new URL(request.url()).searchParams;
    const [path = ""] = request.url().slice(server.length).split("?");
    const origin = request.headers()["origin"] ?? "";
    const headers = {
      "access-control-allow-origin": origins.includes(origin) ? origin : "null",
      "access-control-allow-credentials": "true",
      "access-control-allow-methods": "GET, PUT",
      "access-control-allow-headers": "content-type",
    };
    const json = (/** @type {number} */ status, /** @type {object} */ body) => route.fulfill({ status, headers, json: body });
    if (request.method() === "OPTIONS") return json(200, {});
    const status = refuses?.(request);
    if (status) return json(status, { error: "The CRM server refuses it" });
    const q = query.get("q") ?? "";
    if (path === "/customers.csv") {
      const body = table(customers.filter((row) => table([row]).includes(q)));
      return route.fulfill({ headers, contentType: "text/csv", body });
    }
    if (path === "/v1/customers") {
      const [address, text] = [query.get("address"), query.get("text")];
      const matches = customers.filter(({ name, phones }) =>
        address === null ? name.includes(text ?? "?") : phones.some((phone) => digits(phone) === digits(address)),
      );
      return json(200, { matches: matches.map(({ ref, name, detail, url }) => ({ ref, name, detail, url })) });
    }
    if (request.method() === "PUT") {
      const entry = request.postDataJSON();
      const stands = entries.get(entry.key);
      if (stands?.revision > entry.revision) return json(409, { revision: stands.revision });
      entries.set(decodeURIComponent(path.split("/").pop() ?? ""), entry);
      const { ref, url } = customers.find(({ ref }) => ref === entry.customer) ?? {};
      return json(stands ? 200 : 201, ref ? { record: { ref, url } } : {});
    }
    const customer = query.get("customer");
    return json(200, { interactions: [...entries.values()].filter((entry) => entry.customer === customer) });
  });
}
