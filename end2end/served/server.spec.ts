// nginx's responses, configured by `cargo xtask deploy-config`, without a browser in between.

import { readdirSync, readFileSync } from "node:fs";
import { get, type IncomingHttpHeaders } from "node:http";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { tested } from "../addresses.mjs";
import { desktops, expect, panel, test } from "../tests/fixtures";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const built = readdirSync(dist);
const name = (ending: string) => {
  const found = built.find((file) => file.endsWith(ending) && file.includes("-"));
  if (!found) throw new Error(`${dist} holds no ${ending}`);
  return found;
};
const hashed = [name(".css"), name(".js"), name(".wasm")];
const [, , wasm] = hashed;
const bases = ["/", "/tools/deskpane/"];

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function ask(path: string, encoding = "identity"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get(new URL(path, panel), { headers: { "accept-encoding": encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    });
    request.on("error", reject);
  });
}

for (const base of bases) {
  test.describe(`under ${base}`, () => {
    test("every answer carries every header, errors and redirects too", async () => {
      const names = [
        "content-security-policy", "permissions-policy", "referrer-policy", "x-content-type-options",
        "cross-origin-resource-policy", "cross-origin-opener-policy",
      ];
      const of = (answer: Answer) => Object.fromEntries(names.map((name) => [name, answer.headers[name]]));
      const first = of(await ask(base));
      for (const name of names) expect(first[name], name).toBeTruthy();
      expect(first["content-security-policy"]).toContain(`frame-ancestors ${desktops};`);
      expect(first["content-security-policy"]).toContain(`frame-src ${desktops};`);
      const others = ["max", "config.json", "guard.js", "no/such/page", "max/", "gone-0123456789abcdef.css", "gone.js", "embed.js", ...hashed];
      for (const path of others) expect(of(await ask(base + path)), path).toEqual(first);
    });

    test("pages of other origins may load the kit, and nothing else", async () => {
      const readers = async (path: string) => (await ask(base + path)).headers["access-control-allow-origin"];
      expect(await readers("embed.js")).toBe("*");
      for (const path of ["", "guard.js", "config.json", "embed.json", ...hashed]) expect(await readers(path), path).toBeUndefined();
    });

    test("files with a hash in their name are cached for ever, all others revalidated", async () => {
      for (const file of hashed) {
        expect((await ask(base + file)).headers["cache-control"], file).toBe("public, max-age=31536000, immutable");
      }
      for (const path of ["", "index.html", "max", "config.json", "guard.js", "no/such/page", "max/"]) {
        expect((await ask(base + path)).headers["cache-control"], path).toBe("no-cache");
      }
    });

    test("a file of an old build is gone, and its absence is not cached", async () => {
      for (const file of ["deskpane-0123456789abcdef.js", "deskpane-0123456789abcdef_bg.wasm", "gone-0123456789abcdef.css"]) {
        const { status, headers } = await ask(base + file);
        expect(status, file).toBe(404);
        expect(headers["cache-control"], file).toBeUndefined();
      }
    });

    test("every kind of file has its MIME type", async () => {
      const types: [string, RegExp][] = [
        ["", /^text\/html/], ["max", /^text\/html/], ["guard.js", /^text\/javascript/], ["config.json", /^application\/json/],
        [hashed[0], /^text\/css/], [hashed[1], /^text\/javascript/], [wasm, /^application\/wasm$/],
      ];
      for (const [path, type] of types) expect((await ask(base + path)).headers["content-type"], path).toMatch(type);
    });

    test("a desktop's address gets the page with that desktop's program", async () => {
      for (const { id: desktop } of tested.filter(({ released }) => released)) {
        const { body } = await ask(base + desktop);
        expect(body.toString(), desktop).toBe(readFileSync(`${dist}${desktop}.html`, "utf8"));
        expect(body.equals(readFileSync(`${dist}index.html`)), desktop).toBe(false);
      }
    });

    test("unknown addresses get the panel's page, and a page has no slash at its end", async () => {
      const page = readFileSync(`${dist}index.html`, "utf8");
      for (const path of ["nowhere", "no/such/page", "max.old", "a/b/"]) {
        const { status, body } = await ask(base + path);
        expect([status, body.toString()], path).toEqual([200, page]);
      }
      const { status, headers } = await ask(`${base}max/?contactId=1`);
      expect([status, headers.location]).toEqual([308, `${base}max?contactId=1`]);
    });

    test("precompressed files are served unchanged", async () => {
      for (const file of [...hashed, "guard.js"]) {
        const plain = readFileSync(dist + file);
        const zipped = await ask(base + file, "gzip");
        expect(zipped.headers["content-encoding"], file).toBe("gzip");
        expect(gunzipSync(zipped.body).equals(plain), file).toBe(true);
        expect(zipped.headers.vary, file).toContain("Accept-Encoding");
        expect((await ask(base + file)).body.equals(plain), file).toBe(true);
        if (process.env.DESKPANE_BROTLI === "0") continue;
        const brotli = await ask(base + file, "gzip, deflate, br");
        expect(brotli.headers["content-encoding"], file).toBe("br");
        expect(brotliDecompressSync(brotli.body).equals(plain), file).toBe(true);
        expect(brotli.body.length, file).toBeLessThanOrEqual(zipped.body.length);
      }
      // An operator who corrects the file must see the correction.
      expect((await ask(`${base}config.json`, "gzip, br")).headers["content-encoding"]).toBeUndefined();
    });
  });
}

test("a base path without its slash is completed", async () => {
  const { status, headers } = await ask("/tools/deskpane?x=1");
  expect([status, headers.location]).toEqual([308, "/tools/deskpane/?x=1"]);
});

test("no redirect leads to another site, and no address brings in a header", async () => {
  for (const path of ["//evil.example/", "/%0d%0aX-Evil:%201/", "/tools/deskpane//evil.example/", "/\\evil.example/"]) {
    const { status, headers } = await ask(`${panel}${path}`);
    expect([status, headers.location, headers["x-evil"]], path).toEqual([200, undefined, undefined]);
  }
});

test("every script and style of the page is pinned to its content", () => {
  const page = readFileSync(`${dist}index.html`, "utf8");
  const tags = page.match(/<(script|link)\b[^>]*(src|href)="\.\/[^>]*>/g) ?? [];
  expect(tags.length).toBeGreaterThan(3);
  expect(tags.filter((tag) => !/ integrity="sha384-/.test(tag))).toEqual([]);
});
