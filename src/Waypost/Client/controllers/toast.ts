import { Controller } from "@hotwired/stimulus";

/// A short confirmation that leaves by itself, but never from under the reader's pointer or focus.
export default class extends Controller<HTMLElement> {
  private timer = 0;

  connect() {
    this.timer = window.setInterval(() => this.element.matches(":hover, :focus-within") || this.close(), 6000);
  }

  disconnect() {
    clearInterval(this.timer);
  }

  close() {
    this.element.remove();
  }
}
