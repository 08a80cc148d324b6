import { Attachment } from "./outbox";
import { post, problemOf } from "./request";
import { say } from "./words";

/// The files chosen for the next message, each uploaded at once and shown as a chip that can be taken away.
export class Attachments {
  private ready = new Map<HTMLElement, Attachment>();

  constructor(private url: string, private chips: HTMLElement, private complain: (sentence: string) => void) {}

  get uploading() { return this.chips.querySelector("[data-uploading]") !== null; }

  async add(file: File) {
    const chip = this.chip(file.name);
    const form = new FormData();
    form.append("file", file);
    try {
      const response = await post(this.url, form);
      if (!response.ok) throw new Error((await problemOf(response)) ?? say("uploadFailed", { name: file.name }));
      const { id, name } = await response.json();
      this.finish(chip, { id, name: name ?? file.name });
    } catch (error) {
      chip.remove();
      this.complain(error instanceof TypeError ? say("uploadFailed", { name: file.name }) : (error as Error).message);
    }
  }

  /// Hands over what is ready and starts empty.
  take(): Attachment[] {
    const files = [...this.ready.values()];
    for (const chip of this.ready.keys()) chip.remove();
    this.ready.clear();
    return files;
  }

  putBack(files: Attachment[]) {
    for (const file of files) this.finish(this.chip(file.name), file);
  }

  private chip(name: string): HTMLElement {
    const chip = document.createElement("li");
    chip.className = "chip";
    chip.dataset.uploading = "";
    chip.textContent = say("uploading", { name });
    this.chips.append(chip);
    return chip;
  }

  private finish(chip: HTMLElement, file: Attachment) {
    if (!chip.isConnected) return;
    const away = document.createElement("button");
    away.type = "button";
    away.textContent = "×";
    away.setAttribute("aria-label", say("remove", { name: file.name }));
    away.onclick = () => {
      this.ready.delete(chip);
      chip.remove();
    };
    delete chip.dataset.uploading;
    chip.replaceChildren(file.name, away);
    this.ready.set(chip, file);
  }
}
