// Where the tests find things. The panel and the desktops are different sites, as in production; the stranger is a
// third origin that the panel's configuration does not name.

const first = Number(process.env.DESKPANE_TEST_PORT ?? 8180);

export const ports = { panel: first, desktops: first + 1, stranger: first + 2 };

export const panel = `http://127.0.0.1:${ports.panel}`;
export const desktops = `http://localhost:${ports.desktops}`;
export const stranger = `http://127.0.0.1:${ports.stranger}`;
