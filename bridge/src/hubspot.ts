// HubSpot around this page, the panel inside it: translates between the two.

import { type Agent, type Connection, type Interaction, type Panel } from "@deskpane/embed";
import CallingExtensions from "@hubspot/calling-extensions-sdk";
import { Calls, coordinates } from "./calls";
import { hearOnly } from "./guard";
import { keepInTab, Memory } from "./memory";

const setting = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
const alert = document.querySelector("[role=alert]")!;

/** As wide as the panel is designed for, and as high as HubSpot permits. */
const SIZE = { width: 400, height: 650 };

hearOnly(parent, setting("hubspot-origins").split(/\s+/));

const element = document.createElement("deskpane-panel");
let hubspotPage = "https://app.hubspot.com";
let panel: Panel | undefined;
const nothing = () => {};

const host: CallingExtensions = new CallingExtensions({
  debugMode: false,
  eventHandlers: {
    onReady: ({ engagementId, hostUrl }: { engagementId?: number; hostUrl?: string }) => void ready(engagementId, hostUrl),
    onDialNumber: ({ phoneNumber, portalId, calleeInfo }: Dialled) => void dial(phoneNumber, portalId, calleeInfo),
    onEndCall: () => void hangUp(),
    onCreateEngagementSucceeded: (data: object) => calls.engaged(data),
    onEngagementCreated: (data: object) => calls.engaged(data),
    onCreateEngagementFailed: () => warn("HubSpot could not make a record of the call."),
    onUpdateEngagementSucceeded: (data: object) => calls.updated(data, "done"),
    onUpdateEngagementFailed: (data: object) => calls.updated(data, "failed"),
    onCallerIdMatchSucceeded: (data: object) => calls.matched(data),
    onCallerIdMatchFailed: ({ externalCallId }: { externalCallId?: string }) => calls.matched({ externalCallId }),
    onNavigateToRecordFailed: () => warn("HubSpot could not open the record."),
    onVisibilityChanged: nothing,
    onFinalizeEngagementFailed: nothing,
    onFinalizeEngagementSucceeded: nothing,
    onInitiateCallIdFailed: nothing,
    onInitiateCallIdSucceeded: nothing,
    onPublishToChannelFailed: nothing,
    onPublishToChannelSucceeded: nothing,
    onSetCallState: nothing,
    onSetWidgetUrlFailed: nothing,
    onFailed: nothing,
    defaultEventHandler: nothing,
  },
});

type Dialled = { phoneNumber: string; portalId?: number; calleeInfo?: { calleeId: number; calleeObjectTypeId: string } };

const calls = new Calls(host, new Memory(keepInTab()), () => hubspotPage);

/** HubSpot is ready to receive messages. Nothing may be sent before. */
async function ready(engagementId: number | undefined, hostUrl: string | undefined): Promise<void> {
  if (element.isConnected) return;
  hubspotPage = hostUrl ?? hubspotPage;
  host.resizeWidget(SIZE);
  host.initialized({ isLoggedIn: false, ...(engagementId !== undefined && { engagementId }) });
  element.provide({
    match: ({ interaction }, { signal }) => calls.match(interaction, signal),
    open: ({ interaction, customer }) => open(interaction, customer),
    log: (entry, { signal }) => calls.log(entry, signal),
  });
  element.setAttribute("src", setting("deskpane-panel"));
  document.body.append(element);
  panel = await element.connected;
  const { connection, agent, interactions } = panel.desk;
  tellConnection(connection);
  tellAvailability(agent);
  interactions.forEach((one) => calls.seen(one));
  panel.on("connection/changed", tellConnection);
  panel.on("agent/changed", tellAvailability);
  panel.on("interaction/added", (one) => calls.seen(one));
  panel.on("interaction/changed", (one) => calls.seen(one));
  panel.on("interaction/removed", (one) => calls.gone(one));
}

const isLoggedIn = ({ state }: Connection) => state === "connected" || state === "waiting";
let loggedIn = false;
let available: boolean | undefined;

function tellConnection(connection: Connection): void {
  const now = isLoggedIn(connection);
  if (now === loggedIn) return;
  loggedIn = now;
  if (now) host.userLoggedIn();
  else host.userLoggedOut();
}

function tellAvailability({ state }: Agent): void {
  const now = state === "available";
  if (now === available) return;
  available = now;
  if (now) host.userAvailable();
  else host.userUnavailable();
}

async function dial(number: string, portalId?: number, callee?: Dialled["calleeInfo"]): Promise<void> {
  const ref = callee && portalId ? `${portalId}/${callee.calleeObjectTypeId}/${callee.calleeId}` : undefined;
  warn("");
  try {
    await element.connected.then((panel) => panel.dial(number, ref ? { customer: ref } : {}));
  } catch (error) {
    const { message } = error as Error;
    warn(message);
    host.sendError({ message });
  }
}

async function hangUp(): Promise<void> {
  const call = panel?.desk.interactions.find(({ channel, actions }: Interaction) => channel === "voice" && actions.hangUp === true);
  if (call) await panel!.act(call.id, "hangUp").catch(({ message }: Error) => warn(message));
}

function open(interaction: string, customer: string | null): boolean {
  const objectCoordinates = customer ? coordinates(customer) : undefined;
  if (!objectCoordinates) return false;
  host.navigateToRecord({ engagementId: calls.engagementOf(interaction), objectCoordinates });
  return true;
}

function warn(words: string): void {
  alert.textContent = words;
}
