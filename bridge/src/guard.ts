// HubSpot's SDK accepts its first message from any window, and answers to its sender. This listener, in front of the
// SDK, lets only messages of HubSpot's window through.

/** Must be called before the SDK is created: listeners run in the order in which they were added. */
export function hearOnly(host: Window, origins: string[]): void {
  addEventListener("message", (event) => {
    const { type, hostUrl } = Object(event.data);
    const isHost = event.source === host && origins.includes(event.origin) && (hostUrl === undefined || hostUrl === event.origin);
    // Each half of the SDK answers unknown messages with ERROR, which the other half does not know either: an endless
    // loop.
    if (!isHost || typeof type !== "string" || type === "ERROR") event.stopImmediatePropagation();
  });
}
