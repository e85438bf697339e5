// Serves what `cargo xtask build` made, and the bare host pages, to the end-to-end tests.
//
//   panel     dist/ with a config.json that points at the desktops below; DESKPANE_PANEL names another build
//   desktops  end2end/pages/, then crates/simulator/dist/; DESKPANE_SIMULATORS names another build
//   stranger  end2end/pages/ and packages/embed/ from an origin that the panel does not allow; a test may make it a CRM's

import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import sirv from "sirv";
import { desktops, panel, ports, stranger, tested } from "./addresses.mjs";

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const dist = process.env.DESKPANE_PANEL ?? folder("../dist");
const simulators = process.env.DESKPANE_SIMULATORS ?? folder("../crates/simulator/dist");
const pages = folder("pages");
const embed = folder("../packages/embed/");

/**
 * The headers of `deploy-config`, if the caller has them, so that every view runs under that policy. `frame-ancestors`
 * is left out, because tests need a panel that no header protects.
 */
const headers = Object.entries(process.env.DESKPANE_HEADERS ? JSON.parse(readFileSync(process.env.DESKPANE_HEADERS, "utf8")) : {})
  .map(([name, value]) => [name, value.replaceAll("http://localhost:8081", desktops).replace(/frame-ancestors [^;]*; /, "")]);

// `dev` reads files anew for every request, so that a rebuild needs no restart.
const app = (path) => sirv(path, { dev: true, single: true });
const files = (path) => sirv(path, { dev: true, etag: true });

/** The shipped configuration, with the desktops at the tests' addresses, including unreleased ones. */
export function testConfig() {
  const shipped = readFileSync(`${dist}/config.json`, "utf8");
  const config = JSON.parse(shipped.replaceAll("http://localhost:8081", desktops));
  // A test that needs a CRM adds it.
  config.crm = { origins: [] };
  for (const { id, released } of tested) if (!released) config[id] = { url: `${desktops}/${id}` };
  return config;
}

function servePanel() {
  const serve = app(dist);
  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    if (new URL(request.url, panel).pathname !== "/config.json") return serve(request, response);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(testConfig()));
  };
}

function serveDesktops() {
  const [first, then] = [files(pages), app(simulators)];
  return (request, response) => {
    // uContact's option of this name: the server must send it as a header.
    const ancestors = new URL(request.url, desktops).searchParams.get("frame-ancestors");
    if (ancestors) response.setHeader("content-security-policy", `frame-ancestors ${ancestors}`);
    first(request, response, () => then(request, response));
  };
}

/** The kit's pages get the panel's address, and the kit from this server. */
function serveStranger() {
  const [first, then] = [files(pages), files(embed)];
  const built = files(dist);
  return (request, response) => {
    const { pathname } = new URL(request.url, stranger);
    if (pathname === "/example/settings.js") {
      response.setHeader("content-type", "text/javascript");
      return response.end(readFileSync(`${embed}example/settings.js`, "utf8").replaceAll("http://127.0.0.1:8080", panel));
    }
    if (pathname === "/example/embed.js") {
      request.url = "/embed.js";
      return built(request, response);
    }
    if (pathname === "/example/max") request.url = "/example/index.html";
    first(request, response, () => then(request, response));
  };
}

function listen(name, port, host, handler) {
  return new Promise((resolve, reject) => {
    const server = createServer(handler);
    server.once("error", (error) => {
      // Without IPv6 there is no ::1.
      if (host === "::1" && error.code !== "EADDRINUSE") return resolve(undefined);
      const taken = error.code === "EADDRINUSE";
      reject(new Error(taken ? `Port ${port}, for the ${name}, is in use by another program: stop it, or set DESKPANE_TEST_PORT to the first of three free ports` : error.message));
    });
    server.listen(port, host, () => resolve(server));
  });
}

/** Starts all three. Resolves to a function that stops them. */
export async function start() {
  for (const built of [dist, simulators]) {
    if (!existsSync(`${built}/index.html`)) throw new Error(`${built} is not built: run cargo xtask build, or leave --no-build out`);
  }
  const servers = await Promise.all([
    // Behind nginx the panel is served already: see xtask/src/served.rs.
    process.env.DESKPANE_SERVED ? undefined : listen("panel", ports.panel, "127.0.0.1", servePanel()),
    listen("desktops", ports.desktops, "127.0.0.1", serveDesktops()),
    listen("desktops", ports.desktops, "::1", serveDesktops()),
    listen("stranger", ports.stranger, "127.0.0.1", serveStranger()),
  ]);
  return () => {
    for (const server of servers) {
      server?.close();
      server?.closeAllConnections();
    }
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await start();
    console.log(`panel ${panel}  desktops ${desktops}  stranger ${stranger}`);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
