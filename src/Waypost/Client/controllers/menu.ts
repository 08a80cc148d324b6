import { Controller } from "@hotwired/stimulus";

/// A button that shows a list of links. They stay links: Tab works too, arrows are a shortcut.
export default class extends Controller<HTMLElement> {
  static targets = ["button", "items"];
  declare readonly buttonTarget: HTMLButtonElement;
  declare readonly itemsTarget: HTMLElement;
  private listening = new AbortController();

  connect() {
    const { signal } = (this.listening = new AbortController());
    this.open(false);
    this.buttonTarget.addEventListener("click", () => this.open(!this.isOpen), { signal });
    this.element.addEventListener("keydown", this.key, { signal });
    this.element.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !this.element.contains(event.relatedTarget as Node)) this.open(false);
    }, { signal });
    document.addEventListener("pointerdown", (event) => this.element.contains(event.target as Node) || this.open(false), { signal });
    document.addEventListener("turbo:before-cache", () => this.open(false), { signal });
  }

  disconnect() {
    this.listening.abort();
  }

  private get isOpen() { return this.buttonTarget.getAttribute("aria-expanded") === "true"; }
  private get links() { return [...this.itemsTarget.querySelectorAll<HTMLElement>("a, button")]; }

  private open(open: boolean) {
    this.buttonTarget.setAttribute("aria-expanded", String(open));
  }

  private key = (event: KeyboardEvent) => {
    if (event.key === "Escape" && this.isOpen) {
      event.stopPropagation();
      this.open(false);
      this.buttonTarget.focus();
    }
    const at = this.links.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? this.links.length - 1 : at - 1, Home: 0, End: this.links.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.open(true);
    this.links[(to + this.links.length) % this.links.length]?.focus();
  };
}
