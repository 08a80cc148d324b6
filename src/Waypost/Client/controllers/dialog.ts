import { Controller } from "@hotwired/stimulus";

/// A <dialog> that also closes on a click beside it. The browser keeps focus inside and gives it back.
export default class extends Controller<HTMLDialogElement> {
  static values = { open: Boolean };
  declare openValue: boolean;

  connect() {
    this.element.addEventListener("click", this.beside);
    document.addEventListener("turbo:before-cache", this.close);
    if (this.openValue && !this.element.open) this.element.showModal();
  }

  disconnect() {
    this.element.removeEventListener("click", this.beside);
    document.removeEventListener("turbo:before-cache", this.close);
  }

  close = () => this.element.close();

  private beside = ({ target, clientX, clientY }: MouseEvent) => {
    if (target !== this.element) return;
    const { left, right, top, bottom } = this.element.getBoundingClientRect();
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) this.close();
  };
}

/// Buttons anywhere: data-dialog-open="id", data-dialog-close.
export function startDialogButtons() {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-dialog-open], [data-dialog-close]");
    if (!button) return;
    if (button.dataset.dialogOpen === undefined) return button.closest("dialog")?.close();
    event.preventDefault();
    const dialog = document.getElementById(button.dataset.dialogOpen);
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  });
}
