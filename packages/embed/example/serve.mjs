// Serves the example CRM: `node serve.mjs [port]`, by default at http://localhost:8082. Also serves the conformance
// page, because panels allow this origin.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const port = Number(process.argv[2] ?? 8082);
const here = fileURLToPath(new URL(".", import.meta.url));
const TYPES = { html: "text/html", js: "text/javascript", css: "text/css" };

/** The file of an address: `/` and `/max` are the page, `/embed.js` is the kit. */
function fileOf(pathname) {
  const name = pathname.slice(1);
  if (name === "" || name === "max") return "index.html";
  if (name === "embed.js") return "../dist/embed.js";
  if (/^conformance(\.html|\/[a-z]+\.(js|css))$/.test(name)) return `../${name}`;
  return /^[a-z]+\.(js|css|html)$/.test(name) && name;
}

async function answer(request, response) {
  const file = fileOf(new URL(request.url, "http://localhost").pathname);
  const body = file && (await readFile(here + file).catch(() => undefined));
  if (!body) return response.writeHead(404).end();
  const type = TYPES[file.split(".").pop()];
  response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-cache" }).end(body);
}

// A browser may look up `localhost` at either address; not every machine has both.
for (const host of ["127.0.0.1", "::1"]) {
  const server = createServer(answer);
  server.on("error", (error) => {
    if (host === "::1" && error.code !== "EADDRINUSE") return;
    console.error(error.code === "EADDRINUSE" ? `Port ${port} is in use by another program: stop it, or name another port` : error.message);
    process.exit(1);
  });
  server.listen(port, host);
}
console.log(`The example CRM: http://localhost:${port}`);
