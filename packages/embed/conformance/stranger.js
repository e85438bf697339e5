// A frame of another origin beside the panel, which asks for a connection as if it were the parent page.

/** How often it asks, and how long it waits for an answer each time, in milliseconds. */
const ATTEMPTS = 3;
const PAUSE = 400;

const ask = (panel, page) => `<script>
  const panel = ${JSON.stringify(panel)}, page = ${JSON.stringify(page)};
  const tell = (news) => parent.postMessage(news, page);
  let left = ${ATTEMPTS};
  (function ask() {
    if (left-- === 0) return tell({ heard: "" });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => tell({ heard: JSON.stringify(data).slice(0, 200) });
    const hello = { deskpane: "connect", version: 1, client: { name: "Stranger", version: "1" }, services: [] };
    parent.frames.panel.postMessage(hello, panel, [port2]);
    setTimeout(ask, ${PAUSE});
  })();
</script>`;

/** Fails if the panel answers it. */
export async function hearsNothing(origin) {
  const frame = document.createElement("iframe");
  frame.sandbox.add("allow-scripts");
  frame.srcdoc = ask(origin, location.origin);
  frame.hidden = true;
  const heard = await new Promise((resolve) => {
    const listen = ({ source, data }) => {
      if (source !== frame.contentWindow) return;
      removeEventListener("message", listen);
      resolve(data.heard);
    };
    addEventListener("message", listen);
    document.body.append(frame);
  });
  frame.remove();
  if (heard) throw new Error(`it got ${heard}`);
}
