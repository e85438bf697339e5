// The shapes of the contract's values.

const text = (value) => typeof value === "string";
const flag = (value) => typeof value === "boolean";
const count = (value) => Number.isInteger(value) && value >= 0;
const time = (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value);
const oneOf = (words) => (value) => words.split(" ").includes(value);
const list = (holds) => (value, path) => (Array.isArray(value) ? value.flatMap((one, at) => faults(holds, one, `${path}[${at}]`)) : [path]);
const maybe = (holds) => (value, path) => (value === undefined ? [] : faults(holds, value, path));
const link = (value) => /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$))/.test(value);

const customer = { ref: text, name: text, detail: maybe(text), url: maybe(link) };

export const interaction = {
  id: text,
  key: (value) => text(value) && value.split("/").length > 2,
  channel: oneOf("voice chat sms email voicemail workItem digital"),
  direction: maybe(oneOf("inbound outbound")),
  state: oneOf("queued preview offered dialing active assigned held conference interrupted transferring wrapUp closed unknown ended"),
  vendorState: maybe(text),
  since: maybe(time),
  startedAt: maybe(time),
  answeredAt: maybe(time),
  endedAt: maybe(time),
  address: maybe(text),
  e164: maybe((value) => /^\+[1-9]\d{1,14}$/.test(value)),
  name: maybe(text),
  queue: maybe(text),
  muted: flag,
  masked: flag,
  recording: flag,
  customer: maybe(customer),
  disposition: maybe(list(text)),
  actions: (value) => typeof value === "object" && value !== null && Object.values(value).every((one) => one === true || text(one)),
};

export const desk = {
  desktop: text,
  connection: { state: oneOf("starting waiting connected problem"), message: text },
  agent: { state: maybe(text), reason: maybe(text), since: maybe(time), wrapUp: flag, muted: flag },
  interactions: list(interaction),
  selected: maybe(text),
  seq: count,
};

export const welcome = {
  version: (value) => value === 1,
  session: (value) => text(value) && value !== "",
  panel: { version: text },
  desktop: text,
  capabilities: list(text),
  limits: { messageBytes: count, inFlight: count, perSecond: count },
};

/** Fails with the path of the first wrong value. */
export function mustBe(shape, value, name) {
  const wrong = faults(shape, value, name);
  if (wrong.length) throw new Error(`not as the contract says: ${wrong.join(", ")}`);
}

function faults(shape, value, path) {
  if (typeof shape === "function") {
    const found = shape(value, path);
    return Array.isArray(found) ? found : found ? [] : [path];
  }
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(shape).flatMap(([name, inner]) => faults(inner, value[name], `${path}.${name}`));
}
