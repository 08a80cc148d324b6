import { Controller } from "@hotwired/stimulus";
import { renderStreamMessage } from "@hotwired/turbo";
import { backOff } from "../lib/request";
import { say } from "../lib/words";

/// One stream for all logs of a page. How far each was read stands on its own element, so nothing is lost or twice.
export default class extends Controller<HTMLElement> {
  static values = { url: { type: String, default: "/live" } };
  declare urlValue: string;
  private source?: EventSource;
  private logs = "";
  private tries = 0;
  private retry = 0;
  private leave = 0;
  private settled = 0;
  private listening = new AbortController();
  private changes = new MutationObserver(() => this.collect());

  connect() {
    const { signal } = (this.listening = new AbortController());
    document.addEventListener("visibilitychange", this.look, { signal });
    for (const event of ["pageshow", "online"]) addEventListener(event, this.look, { signal });
    addEventListener("pagehide", this.close, { signal });
    this.changes.observe(this.element, { childList: true, subtree: true, attributeFilter: ["data-live-log"] });
    this.collect();
  }

  disconnect() {
    this.changes.disconnect();
    this.listening.abort();
    clearTimeout(this.leave);
    this.close();
    this.logs = "";
  }

  /// Opens anew when the page's set of logs has become another one.
  private collect() {
    const logs = [...this.positions().keys()].sort().join(" ");
    if (logs === this.logs) return;
    this.logs = logs;
    this.open();
  }

  private open() {
    this.close();
    if (!this.logs) return;
    const query = [...this.positions()].map(([log, after]) => `log=${encodeURIComponent(`${log}@${after}`)}`);
    const source = (this.source = new EventSource(`${this.urlValue}?${query.join("&")}`));
    source.onopen = () => {
      this.show("open", "");
      this.settled = window.setTimeout(() => (this.tries = 0), 5000);
    };
    source.onmessage = (event) => {
      renderStreamMessage(event.data);
      this.advance(event.lastEventId);
    };
    source.addEventListener("passing", (event) => this.pass(JSON.parse(event.data)));
    source.onerror = () => {
      this.close();
      this.retry = window.setTimeout(() => this.open(), backOff(++this.tries, 1000, 15_000));
      this.show("retrying", this.tries > 1 ? say("reconnecting") : ""); // a stream's planned end is no news
    };
  }

  private close = () => {
    this.source = void this.source?.close();
    for (const timer of [this.retry, this.settled]) clearTimeout(timer);
    this.element.dataset.liveState = "closed";
  };

  /// A page nobody looks at gives its connection back after a minute; one looked at again has it at once.
  private look = () => {
    clearTimeout(this.leave);
    if (document.hidden) this.leave = window.setTimeout(this.close, 60_000);
    else if (!this.source) this.open();
  };

  private elements = () => document.querySelectorAll<HTMLElement>("[data-live-log]");

  /// Where two elements show the same log, the one further behind decides: a repeat replaces, a gap would stay.
  private positions(): Map<string, number> {
    const all = [...this.elements()].map(({ dataset }) => [dataset.liveLog!, Number(dataset.liveAfter ?? 0)] as const);
    return new Map(all.sort(([, one], [, other]) => other - one));
  }

  private advance(cursor: string) {
    const positions = new Map(cursor.split(",").map((part) => part.split(/@(?=\d+$)/) as [string, string]));
    for (const { dataset } of this.elements()) dataset.liveAfter = positions.get(dataset.liveLog!) ?? dataset.liveAfter ?? "0";
  }

  private pass(detail: { log: string }) {
    for (const element of this.elements())
      if (element.dataset.liveLog === detail.log) element.dispatchEvent(new CustomEvent("live:passing", { detail, bubbles: true }));
  }

  private show(state: "open" | "retrying", words: string) {
    this.element.dataset.liveState = state;
    for (const status of document.querySelectorAll("[data-live-status]")) if (status.textContent !== words) status.textContent = words;
  }
}
