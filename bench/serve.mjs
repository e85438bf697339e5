// Serves the panel and its rivals as a production server would: compressed ahead of time, hashed files cached for ever,
// the page and the configuration never cached. The host page comes from another site, as MAX does.
//
// All pages are cross-origin isolated: only then does a browser provide a clock finer than a tenth of a millisecond.

import { createServer } from "node:http";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const kinds = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

const isolated = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "cross-origin",
};

function pack(name, raw) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  return { name, kind: kinds[extname(name)], raw, gzip: gzipSync(raw, { level: 9 }), br: brotliCompressSync(raw, { params }) };
}

/** Every file of a folder, including its subfolders, that a browser may request, compressed. `edit` may change a file
 *  first. */
function packed(folder, edit = (_, raw) => raw) {
  const files = new Map();
  for (const path of readdirSync(folder, { recursive: true })) {
    const name = path.replaceAll("\\", "/");
    const file = join(folder, path);
    if (kinds[extname(name)] && statSync(file).isFile()) files.set(name, pack(name, edit(name, readFileSync(file))));
  }
  return files;
}

function send(request, response, file) {
  const accepted = String(request.headers["accept-encoding"]);
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : undefined;
  const body = encoding ? file[encoding] : file.raw;
  const hashed = /-[0-9a-zA-Z]{8,}(_bg)?\.\w+$/.test(file.name);
  response.writeHead(200, {
    ...isolated,
    "content-type": file.kind,
    "content-length": body.length,
    "cache-control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
    vary: "accept-encoding",
    ...(encoding && { "content-encoding": encoding }),
  });
  response.end(body);
}

function listen(port, host, handler) {
  return new Promise((resolve, reject) => {
    const server = createServer(handler);
    // Without IPv6 there is no ::1.
    server.once("error", (error) => (host === "::1" && error.code !== "EADDRINUSE" ? resolve(undefined) : reject(error)));
    server.listen(port, host, () => resolve(server));
  });
}

/**
 * Starts. `apps` maps the first part of a path to a folder; in the one called `whole`, every page is the program of all
 * pages. Resolves to `{ addressOf, host, firstLoad, stop }`, where
 * `firstLoad(app)` are the files that were asked for since it was asked last.
 */
export async function serve({ apps, hostFolder, ports }) {
  const host = `http://localhost:${ports.host}`;
  // Without a CRM: with one, pages load the whole program.
  const configured = (text) => JSON.stringify({ ...JSON.parse(text.replaceAll("http://localhost:8081", host)), crm: undefined });
  const edit = (name, raw) => (name === "config.json" ? Buffer.from(configured(raw.toString())) : raw);
  const once = new Map([...new Set(Object.values(apps))].map((folder) => [folder, packed(folder, edit)]));
  const folders = new Map(Object.entries(apps).map(([app, folder]) => [app, once.get(folder)]));
  const pages = packed(hostFolder);
  // The events of the end-to-end tests.
  const events = "max-events.mjs";
  pages.set(events, pack(events, readFileSync(new URL(`../end2end/${events}`, import.meta.url))));
  const asked = new Map(Object.keys(apps).map((app) => [app, new Map()]));

  const serveApps = (request, response) => {
    const [, app, ...rest] = new URL(request.url, "http://apps").pathname.split("/");
    const files = folders.get(app);
    if (!files) return response.writeHead(404).end();
    const path = rest.join("/");
    const own = app === "whole" ? undefined : files.get(`${path}.html`);
    const file = files.get(path) ?? own ?? files.get("index.html");
    asked.get(app).set(file.name, file);
    send(request, response, file);
  };
  const serveHost = (request, response) => {
    const file = pages.get(new URL(request.url, host).pathname.slice(1));
    return file ? send(request, response, file) : response.writeHead(404).end();
  };
  const servers = await Promise.all([
    listen(ports.apps, "127.0.0.1", serveApps),
    listen(ports.host, "127.0.0.1", serveHost),
    listen(ports.host, "::1", serveHost),
  ]);
  return {
    host,
    addressOf: (app) => `http://127.0.0.1:${ports.apps}/${app}/${["panel", "whole"].includes(app) ? "max" : ""}`,
    firstLoad(app) {
      const files = [...asked.get(app).values()];
      asked.get(app).clear();
      return files.map(({ name, raw, gzip, br }) => ({ name, bytes: raw.length, gzip: gzip.length, brotli: br.length }));
    },
    stop() {
      for (const server of servers) {
        server?.close();
        server?.closeAllConnections();
      }
    },
  };
}
