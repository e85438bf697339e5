// Shared by both rivals: MAX's messages, and the window and origin they accept. No views, no state.

/** The only origin that messages are accepted from and posted to. The server writes it into the page. */
const desktop = document.querySelector("meta[name=desktop-origin]").content;
const peer = window.opener ?? window.parent;

export const post = (messageType, more) => peer.postMessage({ messageType, ...more }, desktop);

/** Subscribes; `take` receives the events of each message as sent. */
export function subscribe(take) {
  addEventListener("message", (event) => {
    if (event.source !== peer || event.origin !== desktop) return;
    const { issuer, events } = event.data ?? {};
    if ((issuer !== "MAX" && issuer !== "CXA") || !Array.isArray(events)) return;
    take(events);
  });
  addEventListener("beforeunload", () => post("UnregisterFromClientEvents"));
  post("UnregisterFromClientEvents");
  post("RegisterForClientEvents", { issuer: "Rival", subscriptionTypes: ["all"] });
}

const isTrue = (text) => /^true$/i.test(text);

/** The agent's state as text. */
export const agentWords = (event) => {
  const state = isTrue(event.IsAcw) ? "After-call work" : String(event.CurrentState);
  return event.CurrentOutReason ? `${state}: ${event.CurrentOutReason}` : state;
};

export const isMuted = (event) => isTrue(event.AgentMuted);

const stateWords = {
  Incoming: "Incoming",
  Ringing: "Incoming",
  Dialing: "Dialing",
  Active: "Active",
  Joined: "Conference",
  Holding: "On hold",
  Masking: "Masked",
  Disconnected: "Wrap-up",
};

/** A contact event as a row; nothing for other events. */
export function row(event) {
  const id = event.ContactID ?? event.ContactId;
  if (!/ContactEvent$/.test(event.Type) || id == null) return undefined;
  return {
    id: String(id),
    name: String(event.ANI ?? event.FromAddress ?? id),
    skill: String(event.Skill ?? ""),
    state: stateWords[event.Status] ?? String(event.Status),
    recording: isTrue(event.IsLogging),
    over: event.Status === "Disconnected" && isTrue(event.FinalState),
  };
}

/** The five buttons: the message they post, their name, and the states in which they are enabled. */
export const buttons = [
  { message: "AnswerEvent", name: () => "Answer", can: ({ state }) => state === "Incoming" },
  {
    message: "HoldEvent",
    name: ({ state }) => (state === "On hold" ? "Resume" : "Hold"),
    can: ({ state }) => state === "Active" || state === "On hold",
  },
  {
    message: "MuteEvent",
    name: (_, muted) => (muted ? "Unmute" : "Mute"),
    can: ({ state }) => state !== "Incoming" && state !== "Wrap-up",
  },
  { message: "RecordEvent", name: () => "Record", can: ({ state, recording }) => state === "Active" && !recording },
  {
    message: "HangupEvent",
    name: () => "Hang up",
    can: ({ state }, muted) => (state === "Active" || state === "Dialing" || state === "Conference") && !muted,
  },
];
