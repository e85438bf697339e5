// A log entry as the properties of HubSpot's record.

import type { LogEntry } from "@deskpane/embed";
import type { RawEngagementProperties } from "@hubspot/calling-extensions-sdk";

/** HubSpot shows most values as plain text, but the body as HTML. */
export function propertiesOf(entry: LogEntry): RawEngagementProperties {
  const { direction, address, startedAt, answeredAt, talkSeconds, outcome, disposition, note, name, queue } = entry;
  const isOutbound = direction === "outbound";
  const body = [note, disposition?.length && `Disposition: ${disposition.join(" › ")}`, queue && `Queue: ${queue}`];
  const lines = body.filter((line): line is string => !!line);
  return {
    hs_timestamp: Date.parse(startedAt ?? answeredAt ?? "") || Date.now(),
    hs_call_title: `${isOutbound ? "Call to" : "Call from"} ${name ?? address ?? "somebody unknown"}`,
    hs_call_status: outcome === "answered" ? "COMPLETED" : isOutbound ? "CANCELED" : "NO_ANSWER",
    hs_call_duration: String(talkSeconds * 1000),
    ...(direction && { hs_call_direction: isOutbound ? "OUTBOUND" : "INBOUND" }),
    ...(address && { [isOutbound ? "hs_call_to_number" : "hs_call_from_number"]: address }),
    ...(lines.length && { hs_call_body: lines.map(escape).join("<br>") }),
  };
}

const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>");
