import { Controller } from "@hotwired/stimulus";
import { onTick } from "../lib/ticks";
import { language } from "../lib/words";

/// How long something has waited, or has left.
export default class extends Controller<HTMLElement> {
  static values = { since: String, until: String };
  declare sinceValue: string; declare untilValue: string;
  private stop = () => {};

  connect() {
    this.stop = onTick(this.show);
    this.show();
  }

  disconnect() {
    this.stop();
  }

  private show = () => {
    const left = this.untilValue ? Date.parse(this.untilValue) - Date.now() : null;
    const seconds = Math.floor(Math.abs(left ?? Date.now() - Date.parse(this.sinceValue)) / 1000);
    if (Number.isNaN(seconds)) return;
    if (left !== null) this.element.toggleAttribute("data-late", left < 0);
    const words = inWords(seconds);
    if (this.element.textContent !== words) this.element.textContent = words;
  };
}

function inWords(seconds: number): string {
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  if (days) return `${unit(days, "day")} ${unit(hours, "hour")}`;
  if (hours) return `${unit(hours, "hour")} ${unit(minutes, "minute")}`;
  return minutes >= 10 ? unit(minutes, "minute") : minutes ? `${unit(minutes, "minute")} ${unit(seconds % 60, "second")}` : unit(seconds, "second");
}

const unit = (value: number, name: string) => new Intl.NumberFormat(language(), { style: "unit", unit: name, unitDisplay: "short" }).format(value);
