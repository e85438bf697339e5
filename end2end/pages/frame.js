// What an integrator might write from the vendors' descriptions alone: hold the desktop in a frame, listen, send each
// desktop's one command. It knows nothing of Deskpane.
//
//   ?desktop=<address>   the desktop; its origin is the only one that messages are accepted from and posted to
//   ?title=<text>        the frame's title; for uContact also its id and name, as the vendor requires

const query = new URLSearchParams(location.search);
const address = new URL(query.get("desktop"));
const frame = document.querySelector("iframe");
frame.title = query.get("title");
if (frame.title === "uContact") frame.id = frame.name = "uContact";

/** Every message of the desktop, as it came. */
window.received = [];

/** The visitor who wrote or was opened last. */
let visitor = null;

const post = (message) => frame.contentWindow.postMessage(message, address.origin);

function opened(data) {
  if (typeof data !== "string") return data;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

addEventListener("message", (event) => {
  if (event.source !== frame.contentWindow || event.origin !== address.origin) return;
  window.received.push(event.data);
  const message = opened(event.data);
  const line = document.createElement("li");
  line.textContent = message?.event ?? message?.error ?? "something else";
  document.getElementById("heard").append(line);
  const { roxchatVisitorId, sessionId } = message?.params ?? {};
  if (roxchatVisitorId && sessionId) visitor = { roxchatVisitorId, sessionId };
});

document.getElementById("start-chat").addEventListener("click", () => {
  post({ action: "start_outgoing_chat", params: visitor });
});

document.getElementById("start-interaction").addEventListener("click", () => {
  post({ event: "startInteraction", data: { campaign: "Callbacks", channel: "telephony", clientId: "+15550100142" } });
});

frame.src = address.href;
