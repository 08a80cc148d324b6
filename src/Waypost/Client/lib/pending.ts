import { Unsent } from "./outbox";
import { say } from "./words";

/// The bubbles of what is under way, below the log, until the same line comes back through the log.
export class Pending {
  constructor(private place: HTMLElement, private template: HTMLTemplateElement, messages: Unsent[]) {
    place.replaceChildren();
    messages.forEach((message) => this.show(message));
  }

  show({ clientId, text, files }: Unsent) {
    const bubble = document.importNode(this.template.content, true).firstElementChild as HTMLElement;
    bubble.dataset.pendingId = clientId;
    bubble.querySelector("[data-part=text]")!.textContent = [text, ...files.map((file) => file.name)].filter(Boolean).join("\n");
    this.place.append(bubble);
    this.mark(clientId, "sending");
  }

  mark(clientId: string, state: "sending" | "waiting" | "sent") {
    const bubble = this.find(clientId);
    if (!bubble) return;
    bubble.dataset.state = state;
    bubble.querySelector("[data-part=state]")!.textContent = say(state);
  }

  remove = (clientId: string) => this.find(clientId)?.remove();

  /// Takes away those that have arrived, and says which.
  arrived(log: HTMLElement): string[] {
    const ids = [...this.place.querySelectorAll<HTMLElement>("[data-pending-id]")].map((bubble) => bubble.dataset.pendingId!);
    const there = ids.filter((id) => log.querySelector(`[data-client-id="${CSS.escape(id)}"]`));
    there.forEach(this.remove);
    return there;
  }

  private find = (id: string) => this.place.querySelector<HTMLElement>(`[data-pending-id="${CSS.escape(id)}"]`);
}
