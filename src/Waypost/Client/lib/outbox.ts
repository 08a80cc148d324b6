import { backOff, post, problemOf } from "./request";

export interface Attachment { id: string; name: string }
export interface Unsent { clientId: string; text: string; files: Attachment[] }
export interface OutboxEvents {
  waiting(message: Unsent): void;
  sent(message: Unsent): void;
  refused(message: Unsent, reason: string | null): void;
}

/// Messages that the server has not confirmed yet. They outlive a reload and go out strictly one after the other.
/// The same clientId twice is one message to the server, so a second tab or a lost answer doubles nothing.
export class Outbox {
  private tries = 0;
  private busy = false;
  private stopped = false;
  private timer = 0;

  constructor(private url: string, private key: string, private events: OutboxEvents) {
    addEventListener("online", this.now);
  }

  get messages(): Unsent[] {
    try {
      return JSON.parse(localStorage.getItem(this.storageKey) ?? "[]");
    } catch {
      return [];
    }
  }

  add(message: Unsent) {
    this.keep([...this.messages, message]);
    this.send();
  }

  forget(clientId: string) {
    this.keep(this.messages.filter((message) => message.clientId !== clientId));
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    removeEventListener("online", this.now);
  }

  send = async () => {
    if (this.busy || this.stopped) return;
    clearTimeout(this.timer);
    this.busy = true;
    for (let next = this.messages[0]; next && !this.stopped; next = this.messages[0]) {
      const delay = await this.attempt(next);
      if (delay === null) continue;
      this.events.waiting(next);
      this.timer = window.setTimeout(this.send, delay);
      break;
    }
    this.busy = false;
  };

  private now = () => void this.send();

  /// Null when the message is settled, or how long to wait before trying it again.
  private async attempt(message: Unsent): Promise<number | null> {
    const { clientId, text, files } = message;
    let response: Response;
    try {
      response = await post(this.url, { clientId, text, fileIds: files.map((file) => file.id) }, AbortSignal.timeout(20_000));
    } catch {
      return this.later();
    }
    if (response.status >= 500 || response.status === 429 || response.status === 408)
      return Math.max(this.later(), Number(response.headers.get("Retry-After") ?? 0) * 1000);

    this.tries = 0;
    this.forget(clientId);
    if (response.ok) this.events.sent(message);
    else this.events.refused(message, await problemOf(response));
    return null;
  }

  private later = () => backOff(++this.tries, 1000, 30_000);
  private get storageKey() { return `waypost:unsent:${this.key}`; }

  private keep(messages: Unsent[]) {
    if (messages.length) localStorage.setItem(this.storageKey, JSON.stringify(messages));
    else localStorage.removeItem(this.storageKey);
  }
}

/// randomUUID exists on https and localhost only; a first try on a plain address in the office must work too.
export const newId = () => crypto.randomUUID?.() ??
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (d) => (+d ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (+d / 4)))).toString(16));
