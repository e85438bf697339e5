// Checks parameters as the panel does.

const ACTIONS = "answer refuse hold resume mute unmute mask unmask record stopRecording hangUp endWrapUp".split(" ");

type Check = (value: any) => boolean;

const text: Check = (value) => typeof value === "string" && value.trim() !== "";
const optional = (check: Check): Check => (value) => value === undefined || value === null || check(value);
const object: Check = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const PARAMS: Record<string, Record<string, Check>> = {
  "desk/get": {},
  dial: { address: text, customer: optional(text), metadata: optional(object) },
  "interaction/act": { interaction: text, action: (value) => ACTIONS.includes(value) },
  "interaction/select": { interaction: text },
  "customer/set": {
    interaction: text,
    customer: (value) => value === null || object(value),
  },
  "note/append": { interaction: text, text },
  "auth/token": { token: text, expiresAt: (value) => typeof value === "string" && !Number.isNaN(Date.parse(value)) },
};

/** The path of the first missing or wrong parameter. */
export function check(method: string, params: any): string | undefined {
  const checks = PARAMS[method];
  if (!checks) return undefined;
  if (!object(params)) return "params";
  for (const [name, holds] of Object.entries(checks)) if (!holds(params[name])) return name;
  if (method !== "customer/set" || params.customer === null) return undefined;
  const { ref, name, url } = params.customer;
  if (!text(ref)) return "customer.ref";
  if (!text(name)) return "customer.name";
  return url !== undefined && !isLink(url) ? "customer.url" : undefined;
}

/** https, or http on a loopback host. */
function isLink(address: unknown): boolean {
  try {
    const { protocol, hostname } = new URL(String(address));
    return protocol === "https:" || (protocol === "http:" && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
  } catch {
    return false;
  }
}
