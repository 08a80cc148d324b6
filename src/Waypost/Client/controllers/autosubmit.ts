import { Controller } from "@hotwired/stimulus";

/// A filter form that needs no button: a choice submits at once, typing after a short rest.
export default class extends Controller<HTMLFormElement> {
  private timer = 0;

  disconnect() {
    clearTimeout(this.timer);
  }

  submit(event: Event) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.element.requestSubmit(), event.type === "input" ? 250 : 0);
  }
}
