// Builds elements from plain data: text is never HTML.

export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Telephone numbers as links. */
export function numbers(phones) {
  const links = phones.map((phone) => {
    const number = phone.replace(/^tel:/, "");
    return el("a", { href: `tel:${number.replaceAll(" ", "-")}` }, number);
  });
  return links.flatMap((link, at) => (at ? [", ", link] : [link]));
}

export function table(label, columns, rows) {
  const head = el("thead", {}, el("tr", {}, ...columns.map((name) => el("th", { scope: "col" }, name))));
  const body = el("tbody", {}, ...rows.map(({ cells, ...attributes }) => el("tr", attributes, ...cells.map((cell) => el("td", {}, ...[cell].flat())))));
  return el("table", { "aria-label": label }, head, body);
}
