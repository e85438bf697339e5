// A frame beside the panel, of an origin of its own, that asks for a connection as if it were the page around.

const ASK = `<script>
  addEventListener("message", ({ data }) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => parent.postMessage({ heard: JSON.stringify(data).slice(0, 200) }, "*");
    const hello = { deskpane: "connect", version: 1, client: { name: "Stranger", version: "1" }, services: [] };
    parent.frames.panel.postMessage(hello, data, [port2]);
  });
</script>`;

/** Fails if the panel answers it. */
export async function hearsNothing(origin) {
  const frame = document.createElement("iframe");
  frame.sandbox.add("allow-scripts");
  frame.srcdoc = ASK;
  frame.hidden = true;
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  let heard;
  const listen = ({ source, data }) => {
    if (source === frame.contentWindow) heard = data.heard;
  };
  addEventListener("message", listen);
  for (let time = 0; time < 3 && !heard; time++) {
    frame.contentWindow.postMessage(origin, "*");
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  removeEventListener("message", listen);
  frame.remove();
  if (heard) throw new Error(`it got ${heard}`);
}
