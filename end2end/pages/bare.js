// A desktop without behaviour: it frames the panel, records the panel's posts, and posts what a test tells it to. The
// test plays the vendor, message by message.
//
//   ?panel=<address>     the panel, in a frame named "panel"
//   ?sibling=<address>   another page beside it, in a frame named "sibling"
//   ?sandbox=<tokens>    the sandbox attribute of the panel's frame

const query = new URLSearchParams(location.search);

/** Every message from the panel: { origin, data, at }. Others are in `strangers`. */
window.received = [];
window.strangers = [];

/** Answers at once, inside the page: `respond` maps a message to the messages to send back. */
window.respond = undefined;

function frame(name, address) {
  const element = document.createElement("iframe");
  element.name = name;
  element.title = name;
  if (name === "panel" && query.has("sandbox")) element.setAttribute("sandbox", query.get("sandbox"));
  element.src = address;
  document.body.append(element);
  return element;
}

addEventListener("message", (event) => {
  const panel = document.querySelector("iframe[name=panel]");
  const message = { origin: event.origin, data: event.data, at: performance.now() };
  if (event.source !== panel?.contentWindow) {
    window.strangers.push(message);
    return;
  }
  window.received.push(message);
  for (const answer of window.respond?.(event.data) ?? []) window.send(answer);
});

/** Posts to the panel's frame; to any origin, as MAX does, unless one is given. */
window.send = (message, targetOrigin = "*") => {
  document.querySelector("iframe[name=panel]").contentWindow.postMessage(message, targetOrigin);
};

/** Removes the panel's frame, as a desktop does when a contact closes. */
window.removePanel = () => document.querySelector("iframe[name=panel]").remove();

if (query.has("panel")) frame("panel", query.get("panel"));
if (query.has("sibling")) frame("sibling", query.get("sibling"));
