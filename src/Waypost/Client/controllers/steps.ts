import { Controller } from "@hotwired/stimulus";
import { post } from "../lib/request";
import { say } from "../lib/words";

/// Steps of a tutorial, ticked off as the seller goes; the ticks stay in this browser.
export default class extends Controller<HTMLElement> {
  static targets = ["step", "tick", "meter", "status"];
  static values = { key: String, url: String };
  declare readonly stepTargets: HTMLElement[];
  declare readonly tickTargets: HTMLInputElement[];
  declare readonly meterTargets: HTMLProgressElement[];
  declare readonly statusTargets: HTMLElement[];
  declare keyValue: string; declare urlValue: string;

  connect() {
    const done = new Set((localStorage.getItem(this.storageKey) ?? "").split(","));
    this.tickTargets.forEach((tick, at) => (tick.checked = done.has(String(at + 1))));
    this.show();
  }

  save() {
    const done = this.done;
    localStorage.setItem(this.storageKey, done.join(","));
    if (this.urlValue) post(this.urlValue, { done }).catch(() => {});
    this.show();
  }

  private get storageKey() { return `waypost:steps:${this.keyValue}`; }
  private get done() { return this.tickTargets.flatMap((tick, at) => (tick.checked ? [at + 1] : [])); }

  private show() {
    const [done, all] = [this.done.length, this.tickTargets.length];
    this.stepTargets.forEach((step, at) => step.classList.toggle("step-done", this.tickTargets[at]?.checked));
    for (const meter of this.meterTargets) [meter.max, meter.value] = [all, done];
    for (const status of this.statusTargets) status.textContent = say("stepsDone", { done, all });
  }
}
