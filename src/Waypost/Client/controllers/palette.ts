import { Controller } from "@hotwired/stimulus";

/// Ctrl or Cmd + K from anywhere: the navigator's box, or the desk's own list of commands.
export default class extends Controller<HTMLElement> {
  static values = { dialog: { type: String, default: "navigator-dialog" } };
  declare dialogValue: string;

  connect() {
    document.addEventListener("keydown", this.key);
    document.addEventListener("turbo:before-cache", this.close);
  }

  disconnect() {
    document.removeEventListener("keydown", this.key);
    document.removeEventListener("turbo:before-cache", this.close);
  }

  open() {
    const dialog = this.dialog;
    if (!dialog) return;
    if (!dialog.open) dialog.showModal();
    const input = dialog.querySelector<HTMLInputElement>("input:not([type=hidden])");
    input?.focus();
    input?.select();
  }

  private get dialog() { return document.getElementById(this.dialogValue) as HTMLDialogElement | null; }
  private close = () => this.dialog?.close();

  private key = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (this.dialog?.open) this.close();
    else this.open();
  };
}
