import { Controller } from "@hotwired/stimulus";
import { onTick } from "../lib/ticks";
import { language } from "../lib/words";

const forms: Record<string, Intl.DateTimeFormatOptions> = {
  time: { hour: "numeric", minute: "2-digit" },
  date: { day: "numeric", month: "short", year: "numeric" },
  moment: { dateStyle: "medium", timeStyle: "short" },
};
const units: [Intl.RelativeTimeFormatUnit, number][] = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3600], ["minute", 60]];

/// A moment in the reader's own time zone and language, the full date on hover.
export default class extends Controller<HTMLTimeElement> {
  static values = { as: { type: String, default: "ago" } };
  declare asValue: string;
  private stop = () => {};

  connect() {
    if (this.asValue === "ago" || this.asValue === "day") this.stop = onTick(this.show);
    this.show();
  }

  disconnect() {
    this.stop();
  }

  private show = () => {
    const moment = this.asValue === "day" && /^\d{4}-\d\d-\d\d$/.test(this.element.dateTime)
      ? new Date(`${this.element.dateTime}T00:00`) : new Date(this.element.dateTime);
    if (Number.isNaN(moment.getTime())) return;
    const words = this.asValue === "ago" ? ago(moment) : this.asValue === "day" ? day(moment) : format(moment, forms[this.asValue]);
    if (this.element.textContent === words) return;
    this.element.textContent = words;
    this.element.title = format(moment, { dateStyle: "full", timeStyle: this.asValue === "day" ? undefined : "short" });
  };
}

const format = (moment: Date, form?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language(), form ?? forms.moment).format(moment);
const relative = () => new Intl.RelativeTimeFormat(language(), { numeric: "auto" });

function ago(moment: Date): string {
  const seconds = Math.round((moment.getTime() - Date.now()) / 1000);
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return unit === "second" ? relative().format(0, "second") : relative().format(Math.trunc(seconds / size), unit);
}

function day(moment: Date): string {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((midnight(moment) - midnight(new Date())) / 86_400_000);
  if (Math.abs(days) < 2) return capital(relative().format(days, "day"));
  const year = moment.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return format(moment, { weekday: "long", day: "numeric", month: "long", year });
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase(language()) + words.slice(1);
