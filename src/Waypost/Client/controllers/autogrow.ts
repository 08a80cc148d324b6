import { Controller } from "@hotwired/stimulus";

/// As tall as what is written in it; the style sheet sets the most.
export default class extends Controller<HTMLTextAreaElement> {
  connect() {
    this.element.addEventListener("input", this.grow);
    this.grow();
  }

  disconnect() {
    this.element.removeEventListener("input", this.grow);
  }

  private grow = () => fit(this.element);
}

export function fit(area: HTMLTextAreaElement) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}
