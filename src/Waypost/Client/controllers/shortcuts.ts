import { Controller } from "@hotwired/stimulus";

const offKey = "waypost:shortcuts-off";

/// Single keys that press a link or button of the page. They can be turned off (WCAG 2.1.4) and rest inside fields.
export default class extends Controller<HTMLElement> {
  static targets = ["switch"];

  connect() {
    document.addEventListener("keydown", this.key);
  }

  disconnect() {
    document.removeEventListener("keydown", this.key);
  }

  switchTargetConnected(box: HTMLInputElement) {
    box.checked = !localStorage.getItem(offKey);
  }

  toggle({ target }: Event) {
    if ((target as HTMLInputElement).checked) localStorage.removeItem(offKey);
    else localStorage.setItem(offKey, "off");
  }

  private key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (localStorage.getItem(offKey) || writes(event.target as HTMLElement)) return;
    const room: ParentNode = document.querySelector("dialog[open]") ?? document;
    const found = [...room.querySelectorAll<HTMLElement>(`[data-shortcut="${CSS.escape(event.key)}"]`)].find(usable);
    if (!found) return;
    event.preventDefault();
    if (found.matches("input:not([type=checkbox], [type=radio]), textarea, select")) found.focus();
    else found.click();
  };
}

const writes = (element: HTMLElement) =>
  element.isContentEditable || element.matches("input:not([type=checkbox], [type=radio], [type=button]), textarea, select");

/// Hidden keys are fine (a visually hidden button), those in a closed part of the page are not.
const usable = (element: HTMLElement) => !element.matches(":disabled") && element.closest("[hidden], dialog:not([open])") === null;
