// MAX's events, with all fields of the wire, and all values as strings, as in documentation and transcripts. Used by
// the tests and by the benchmark's MAX.

/** A moment in the past, in the wire's format. */
export const ago = (/** @type {number} */ seconds) => new Date(Date.now() - seconds * 1000).toISOString();

/**
 * An AgentState event.
 * @param {string} CurrentState
 */
export const agentState = (CurrentState, over = {}) => ({
  Type: "AgentState",
  CurrentState,
  CurrentOutReason: "",
  StartTimeUTC: ago(0),
  AcwTimeout: "0",
  IsAcw: "False",
  NextStates: [{ State: "", OutReason: "" }],
  NextIsAcw: "False",
  IISHost: "",
  VCHost: "",
  ...over,
});

/**
 * A CallContactEvent.
 * @param {string} ContactID
 * @param {string} Status
 */
export const call = (ContactID, Status, over = {}) => ({
  Type: "CallContactEvent",
  ContactID,
  Status,
  OriginalState: "",
  CallType: "Regular",
  DNIS: "8005550100",
  ANI: "4155550123",
  Skill: "Support English",
  IsInbound: "True",
  StartTimeUTC: ago(30),
  LastStateChangeTimeUTC: ago(5),
  ScreenPopUrl: "",
  DisconnectCode: "",
  IsLogging: "False",
  Timeout: "45",
  AllowDispositions: "True",
  Label: "",
  IsLinked: "False",
  TimeZones: "",
  FinalState: "False",
  OtherInformation: "",
  BlendingToSkillName: "",
  IISHost: "host.example",
  VCHost: "vc.example",
  ...over,
});
