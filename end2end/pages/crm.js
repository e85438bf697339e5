// A CRM page around the panel, without the kit: it speaks deskpane/1 as documented.
//   panel      the panel's address
//   customers  the result of every match and search, as JSON
//   services   the services it offers, separated by commas

const query = new URLSearchParams(location.search);
const panel = new URL(query.get("panel"));
const customers = JSON.parse(query.get("customers") ?? "[]");
const services = (query.get("services") ?? "customer/match,customer/search,record/open,interaction/log").split(",");

/** The panel's notifications and requests, and what the page has stored. */
const crm = { welcome: undefined, told: [], opened: [], logged: {}, isDown: false };
window.crm = crm;

const frame = document.createElement("iframe");
frame.name = "panel";
frame.src = panel.href;
frame.style.cssText = "width: 900px; height: 1200px; border: 0";
document.body.append(frame);

const offered = {
  "customer/match": () => ({ matches: customers }),
  "customer/search": ({ text }) => ({ matches: customers.filter(({ name }) => name.includes(text)) }),
  "record/open": (params) => {
    crm.opened.push(params);
    return { opened: true };
  },
  "interaction/log": (entry) => {
    if ((crm.logged[entry.key]?.revision ?? 0) < entry.revision) crm.logged[entry.key] = entry;
    return { record: { ref: entry.key } };
  },
};

let port;
let last = 0;
const waiting = new Map();

window.ask = (method, params) =>
  new Promise((resolve) => {
    last += 1;
    waiting.set(last, resolve);
    port.postMessage({ jsonrpc: "2.0", id: last, method, params });
  });

function receive(own, { data }) {
  if (data.method === "welcome") {
    port = own;
    crm.welcome = data.params;
  } else if (data.id === undefined) {
    crm.told.push(data);
  } else if (data.method === undefined) {
    waiting.get(data.id)?.(data);
  } else if (!crm.isDown) {
    own.postMessage({ jsonrpc: "2.0", id: data.id, result: offered[data.method](data.params) });
  }
}

function connect(pause) {
  if (crm.welcome) return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (event) => receive(port1, event);
  const deadlines = { "interaction/log": 300 };
  const hello = { deskpane: "connect", version: 1, client: { name: "Test CRM", version: "1" }, services, deadlines };
  frame.contentWindow.postMessage(hello, panel.origin, [port2]);
  setTimeout(connect, pause, Math.min(pause * 2, 1000));
}

frame.addEventListener("load", () => {
  crm.welcome = undefined;
  connect(100);
});
