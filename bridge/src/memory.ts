// What has been reported to HubSpot of each call, kept for the tab: a reload must not create a second record of the
// same call.

export type Stage = "begun" | "answered" | "ended" | "completed";

export type Call = {
  interaction: string;
  stage: Stage;
  /** The number of HubSpot's record. */
  engagementId?: number;
  /** HubSpot's matches for the customer; absent before HubSpot has answered. */
  matches?: Match[];
};

export type Match = { ref: string; name: string; detail?: string; url?: string };

/** Calls by their `key`, oldest first; bounded well above what an agent has open. */
export class Memory {
  #calls: Map<string, Call>;
  #keep: Keep;

  constructor(keep: Keep) {
    this.#keep = keep;
    this.#calls = new Map(read(keep));
  }

  get(key: string): Call | undefined {
    return this.#calls.get(key);
  }

  find(holds: (call: Call) => boolean): [string, Call] | undefined {
    return [...this.#calls].reverse().find(([, call]) => holds(call));
  }

  set(key: string, call: Call): void {
    this.#calls.set(key, call);
    for (const old of [...this.#calls.keys()].slice(0, -MOST)) this.#calls.delete(old);
    this.#keep.write(JSON.stringify([...this.#calls]));
  }
}

/** Storage for one text. */
export type Keep = { read(): string | null; write(text: string): void };

const NAME = "deskpane-hubspot-calls";
const MOST = 100;

/** The tab's storage or, where a framed page has none, the page's history entry, which lasts as long as the parent page. */
export function keepInTab(): Keep {
  try {
    const storage = sessionStorage;
    storage.setItem(NAME, storage.getItem(NAME) ?? "[]");
    return { read: () => storage.getItem(NAME), write: (text) => storage.setItem(NAME, text) };
  } catch {
    return { read: () => history.state?.[NAME] ?? null, write: (text) => history.replaceState({ [NAME]: text }, "") };
  }
}

function read(keep: Keep): [string, Call][] {
  try {
    return JSON.parse(keep.read() ?? "[]");
  } catch {
    return [];
  }
}
