import { Controller } from "@hotwired/stimulus";
import { say } from "../lib/words";

/// Copies a key, an address or a code, and says so on the button itself.
export default class extends Controller<HTMLElement> {
  static targets = ["source"];
  declare readonly sourceTarget: HTMLElement;

  async copy({ currentTarget }: Event) {
    const button = currentTarget as HTMLElement;
    const source = this.sourceTarget;
    await navigator.clipboard.writeText(source instanceof HTMLInputElement ? source.value : source.textContent!.trim());
    const words = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.textContent = say("copied");
    setTimeout(() => (button.textContent = words), 2000);
  }
}
