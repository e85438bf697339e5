// Addresses. A real CRM has them in its settings.

/** The panel: its pages are beside each other. */
export const panel = "http://127.0.0.1:8080";
/** The CRM server: `deskpane-crm serve --origin http://localhost:8082`. */
export const server = "http://localhost:8083";
/** The desktops an agent can choose. The panel of MAX is inside MAX, with this page around it. */
export const desktops = { skylight: "Skylight", roxchat: "Rox.Chat", ucontact: "uContact" };
/** The simulated MAX, with this page as its Custom Workspace. */
export const insideMax = "http://localhost:8081/max?panel=http://localhost:8082";
