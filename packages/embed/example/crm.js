// A small CRM, as a CRM author would write it: two pages, with the agent panel beside them.

import { el } from "./dom.js";
import { dialNumbers, showPanel } from "./panel.js";
import { desktops, insideMax, panel } from "./settings.js";
import { addressOf, customer, customers } from "./views.js";

const [main, aside, status, choice] = ["main", "aside", "[role=status]", "select"].map((selector) => document.querySelector(selector));

/** The page of the address. */
async function show() {
  const [path, query] = location.hash.slice(1).split("?");
  const ref = path.match(/^\/customer\/(.+)$/)?.[1];
  try {
    const content = ref ? await customer(decodeURIComponent(ref)) : await customers(new URLSearchParams(query).get("q") ?? "");
    main.replaceChildren(...content);
  } catch (error) {
    main.replaceChildren(el("h1", {}, "The CRM is not there"), el("p", { role: "alert" }, error.message));
  }
}

const call = ({ name, address, state, customer }) => {
  const words = `${customer?.name ?? name ?? address ?? "Somebody"}: ${state}`;
  return customer ? el("a", { href: addressOf(customer.ref) }, words) : el("span", {}, words);
};

// The CRM server's customers have this page's address with `ref` as their record's address.
const ref = new URLSearchParams(location.search).get("ref");
if (ref) history.replaceState(null, "", `${location.pathname}${addressOf(ref)}`);

// Inside MAX this page is the Custom Workspace, and the panel looks for MAX around it. Elsewhere the agent chooses a
// desktop.
const isInMax = location.pathname.endsWith("/max");
const asked = new URLSearchParams(location.search);
const desktop = isInMax ? "max" : Object.keys(desktops).find((id) => id === asked.get("desktop")) ?? Object.keys(desktops)[0];
document.body.classList.toggle("in-max", isInMax);

if (isInMax) choice.parentElement.remove();
else {
  choice.append(...Object.entries(desktops).map(([id, name]) => el("option", { value: id }, name)), el("option", { value: "max" }, "Inside MAX"));
  choice.value = desktop;
  choice.addEventListener("change", () => {
    if (choice.value === "max") location.href = insideMax;
    else location.search = new URLSearchParams({ desktop: choice.value });
  });
}

const contact = isInMax && asked.get("contactId");
showPanel(aside, `${panel}/${desktop}${contact ? `?${new URLSearchParams({ contactId: contact })}` : ""}`, {
  saved: (ref) => {
    if (ref && location.hash === addressOf(ref)) void show();
  },
  calls: (interactions) => status.replaceChildren(...interactions.map(call)),
});
dialNumbers((words) => status.replaceChildren(words));
addEventListener("hashchange", show);
await show();
