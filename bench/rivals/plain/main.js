// The same job without a framework: a map from id to row; each event writes the few nodes that changed.

import { agentWords, buttons, isMuted, post, row, subscribe } from "../max.js";

const agent = document.querySelector("[aria-label='Agent state']");
const list = document.querySelector(".list");
const template = document.querySelector("template").content.firstElementChild;
const rows = new Map();
let muted = false;

subscribe((events) => {
  for (const event of events) take(event);
});

function take(event) {
  if (event.Type === "AgentState") write(agent, agentWords(event));
  else if (event.Type === "Mute") mute(isMuted(event));
  else contact(row(event));
}

function mute(now) {
  muted = now;
  for (const shown of rows.values()) showButtons(shown);
}

function contact(data) {
  if (!data) return;
  const known = rows.get(data.id);
  if (data.over) {
    known?.element.remove();
    rows.delete(data.id);
    return;
  }
  const shown = known ?? create(data.id);
  shown.data = data;
  write(shown.name, data.name);
  write(shown.skill, data.skill);
  write(shown.state, data.state);
  if (shown.element.ariaLabel !== data.name) shown.element.ariaLabel = data.name;
  showButtons(shown);
}

function create(id) {
  const element = template.cloneNode(true);
  const [name, state, skill, { children }] = element.children;
  const shown = { element, name, state, skill, buttons: [...children], data: undefined };
  shown.buttons.forEach((button, index) => button.addEventListener("click", () => post(buttons[index].message)));
  rows.set(id, shown);
  list.append(element);
  return shown;
}

function showButtons(shown) {
  for (const [index, { name, can }] of buttons.entries()) {
    const button = shown.buttons[index];
    write(button, name(shown.data, muted));
    const disabled = !can(shown.data, muted);
    if (button.disabled !== disabled) button.disabled = disabled;
  }
}

/** Remembering a text is cheaper than reading it from the page. */
function write(element, text) {
  if (element.said === text) return;
  element.said = text;
  element.textContent = text;
}
