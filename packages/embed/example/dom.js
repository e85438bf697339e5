// Elements from plain data: text is never HTML.

export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A text in which telephone numbers are links. */
export function withNumbers(text = "") {
  return text.split(/(\+\d[\d ()-]{5,}\d)/).map((part, at) => (at % 2 ? el("a", { href: `tel:${part.replaceAll(" ", "-")}` }, part) : part));
}

export function table(label, columns, rows) {
  const head = el("thead", {}, el("tr", {}, ...columns.map((name) => el("th", { scope: "col" }, name))));
  const body = el("tbody", {}, ...rows.map(({ cells, ...attributes }) => el("tr", attributes, ...cells.map((cell) => el("td", {}, ...[cell].flat())))));
  return el("table", { "aria-label": label }, head, body);
}
