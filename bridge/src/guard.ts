// HubSpot's window is the only one its SDK may hear. The SDK takes its first message, and with it the address it answers to, from
// anybody; so this stands before it.

/** Must be called before the SDK is made: listeners are called in the order in which they came. */
export function hearOnly(host: Window, origins: string[]): void {
  addEventListener("message", (event) => {
    const { type, hostUrl } = Object(event.data);
    const isHost = event.source === host && origins.includes(event.origin) && (hostUrl === undefined || hostUrl === event.origin);
    // Either half of the SDK answers what it does not know with ERROR, which the other does not know: without end.
    if (!isHost || typeof type !== "string" || type === "ERROR") event.stopImmediatePropagation();
  });
}
