import { Controller } from "@hotwired/stimulus";
import { say } from "../lib/words";

/// Suggestions while typing, as a combobox: arrows choose, Enter follows the choice or submits what was typed.
export default class extends Controller<HTMLFormElement> {
  static targets = ["input", "list", "status"];
  static values = { url: String, role: { type: String, default: "combobox" } };
  declare readonly inputTarget: HTMLInputElement;
  declare readonly listTarget: HTMLElement;
  declare readonly statusTarget: HTMLElement;
  declare readonly hasStatusTarget: boolean;
  declare urlValue: string;
  declare roleValue: string; // "textbox": the box stays one to those who cannot see the list; the status tells of it
  private timer = 0;
  private asked?: AbortController;
  private listening = new AbortController();

  connect() {
    const { signal } = (this.listening = new AbortController());
    const input = this.inputTarget;
    this.listTarget.setAttribute("role", "listbox");
    this.listTarget.id ||= `${input.id || "suggest"}-list`;
    for (const [name, value] of [["role", this.roleValue], ["aria-autocomplete", "list"], ["aria-controls", this.listTarget.id]]) input.setAttribute(name, value);
    this.close();
    input.addEventListener("input", this.typed, { signal });
    input.addEventListener("keydown", this.key, { signal });
    this.listTarget.addEventListener("pointerdown", (event) => event.preventDefault(), { signal }); // the input keeps focus until the click
    this.element.addEventListener("focusout", (event) => this.element.contains(event.relatedTarget as Node) || this.close(), { signal });
    this.element.addEventListener("submit", () => this.close(), { signal });
    document.addEventListener("turbo:before-cache", () => this.close(), { signal });
  }

  disconnect() {
    this.listening.abort();
    this.close();
  }

  private typed = () => {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(this.inputTarget.value.trim()), 60);
  };

  private async ask(text: string) {
    this.asked?.abort();
    if (!text) return this.close();
    const { signal } = (this.asked = new AbortController());
    try {
      const answer = await fetch(`${this.urlValue}${this.urlValue.includes("?") ? "&" : "?"}q=${encodeURIComponent(text)}`, { signal, headers: { Accept: "text/html" } });
      if (answer.ok) this.show(await answer.text());
    } catch { /* a newer question took its place, or the network is away: typing goes on */ }
  }

  private show(html: string) {
    this.listTarget.innerHTML = html;
    this.options.forEach((option, at) => {
      option.id ||= `${this.listTarget.id}-${at}`;
      option.tabIndex = -1;
    });
    this.choose(null);
    const open = this.listTarget.childElementCount > 0 && this.element.contains(document.activeElement);
    this.listTarget.hidden = !open;
    this.expanded = open;
    if (this.hasStatusTarget) this.statusTarget.textContent = this.options.length ? say("suggestions", { n: this.options.length }) : say("noSuggestions");
  }

  private close() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.listTarget.hidden = true;
    this.choose(null);
    this.expanded = false;
  }

  private set expanded(open: boolean) {
    if (this.roleValue === "combobox") this.inputTarget.setAttribute("aria-expanded", String(open)); // a text box has no such state
  }

  private get options() { return [...this.listTarget.querySelectorAll<HTMLElement>("[role=option]")]; }
  private get chosen() { return this.options.find((option) => option.ariaSelected === "true") ?? null; }

  private choose(option: HTMLElement | null) {
    for (const each of this.options) each.setAttribute("aria-selected", String(each === option));
    this.inputTarget.setAttribute("aria-activedescendant", option?.id ?? "");
    option?.scrollIntoView({ block: "nearest" });
  }

  private key = (event: KeyboardEvent) => {
    const open = !this.listTarget.hidden;
    if (event.key === "Enter" && !event.isComposing && open && this.chosen) {
      event.preventDefault();
      (this.chosen.matches("a, button") ? this.chosen : this.chosen.querySelector<HTMLElement>("a, button"))?.click();
      this.close();
    } else if (event.key === "Escape") { // the first closes the list, the next one the dialog around it
      open ? event.preventDefault() : this.element.closest("dialog")?.close();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.move(event, event.key === "ArrowDown" ? 1 : -1, open);
  };

  private move(event: Event, by: number, open: boolean) {
    event.preventDefault();
    if (!open) return this.typed();
    const all = [null, ...this.options];
    this.choose(all[(all.indexOf(this.chosen) + by + all.length) % all.length]);
  }
}
