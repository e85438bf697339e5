// MAX's events, with all the fields of the wire and every value a string, as in docs and transcripts.
"use strict";

{
  const began = Date.now();
  const ago = (seconds) => new Date(began - seconds * 1000).toISOString();

  /** The address of the contact with this number: what it is found by. */
  const address = (number) => `+1415555${String(number).padStart(7, "0")}`;

  const call = (number, Status, over = {}) => ({
    Type: "CallContactEvent",
    ContactID: String(100_000 + number),
    Status,
    OriginalState: "",
    CallType: "Regular",
    DNIS: "8005550100",
    ANI: address(number),
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

  const agent = (CurrentState = "Available") => ({
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
  });

  /** How many events a call of `nth` has from its first to its last. */
  const life = 20;

  /** The n-th event of a long day with `open` calls at a time: each comes, is held and taken back, and goes. */
  function nth(number, open) {
    const step = Math.floor(number / open) % life;
    const who = Math.floor(number / (open * life)) * open + (number % open);
    if (step === 0) return call(who, "Incoming");
    if (step === life - 2) return call(who, "Disconnected");
    if (step === life - 1) return call(who, "Disconnected", { FinalState: "True" });
    return call(who, step % 2 ? "Active" : "Holding");
  }

  window.wire = { address, call, agent, nth };
}
