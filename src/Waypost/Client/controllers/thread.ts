import { Controller } from "@hotwired/stimulus";
import { Seen } from "../lib/seen";
import { say } from "../lib/words";

/// A log of lines that stays at its end only while its reader is there, and tells the other side what was seen.
export default class extends Controller<HTMLElement> {
  static targets = ["scroll", "log", "typing", "jump", "draft"];
  static values = { me: String, seen: String };
  declare readonly scrollTarget: HTMLElement;
  declare readonly logTarget: HTMLElement;
  declare readonly typingTarget: HTMLElement;
  declare readonly jumpTarget: HTMLElement;
  declare readonly draftTarget: HTMLElement;
  declare readonly hasTypingTarget: boolean;
  declare readonly hasJumpTarget: boolean;
  declare readonly hasDraftTarget: boolean;
  declare meValue: string; declare seenValue: string;
  private seen!: Seen;
  private atEnd = true;
  private quiet = 0;
  private listening = new AbortController();
  private lines = new MutationObserver((changes) => this.changed(changes));
  private size = new ResizeObserver(() => this.atEnd && this.toEnd());

  connect() {
    const { signal } = (this.listening = new AbortController());
    this.seen = new Seen(this.seenValue, this.logTarget);
    this.toEnd();
    this.lines.observe(this.scrollTarget, { childList: true, subtree: true });
    this.size.observe(this.scrollTarget); // the phone's keyboard, a growing composer
    this.size.observe(this.logTarget); // pictures that arrive later
    this.scrollTarget.addEventListener("scroll", this.scrolled, { passive: true, signal });
    this.element.addEventListener("live:passing", this.passing, { signal });
    document.addEventListener("visibilitychange", this.seen.look, { signal });
    addEventListener("scroll", this.seen.look, { passive: true, signal });
    this.seen.look();
  }

  disconnect() {
    this.lines.disconnect();
    this.size.disconnect();
    this.listening.abort();
    this.seen.stop();
    clearTimeout(this.quiet);
  }

  toEnd() {
    this.scrollTarget.scrollTop = this.scrollTarget.scrollHeight;
    this.atEnd = true;
    if (this.hasJumpTarget) this.jumpTarget.hidden = true;
  }

  private scrolled = () => {
    const { scrollTop, scrollHeight, clientHeight } = this.scrollTarget;
    this.atEnd = scrollHeight - scrollTop - clientHeight < 48;
    if (this.atEnd && this.hasJumpTarget) this.jumpTarget.hidden = true;
    this.seen.look();
  };

  private changed(changes: MutationRecord[]) {
    const added = changes.flatMap((change) => [...change.addedNodes]).filter((node): node is HTMLElement => node instanceof HTMLElement);
    const lines = added.filter((node) => node.dataset.seq && !node.matches(".bubble-mine"));
    if (lines.length) this.endPassing();
    if (this.atEnd || added.some((node) => node.matches(".bubble-pending"))) this.toEnd();
    else if (lines.length && this.hasJumpTarget) this.jumpTarget.hidden = false;
    this.seen.look();
  }

  private passing = (event: Event) => {
    const { kind, by, name, seq, text } = (event as CustomEvent).detail;
    if (by && by === this.meValue) return;
    if (kind === "typing" && this.hasTypingTarget) this.showTyping(name);
    if (kind === "seen") this.markSeen(Number(seq));
    if (kind === "delta" && this.hasDraftTarget) this.draft(text);
  };

  private markSeen(seq: number) {
    for (const line of this.logTarget.querySelectorAll<HTMLElement>(".bubble-mine[data-seq]"))
      if (Number(line.dataset.seq) <= seq) line.dataset.seen = "";
  }

  private draft(text: string) {
    this.draftTarget.hidden = false;
    this.draftTarget.append(text);
  }

  private showTyping(name: string) {
    this.typingTarget.textContent = say("typing", { name });
    this.typingTarget.hidden = false;
    clearTimeout(this.quiet);
    this.quiet = window.setTimeout(() => (this.typingTarget.hidden = true), 5000);
  }

  private endPassing() {
    if (this.hasTypingTarget) this.typingTarget.hidden = true;
    if (!this.hasDraftTarget) return;
    this.draftTarget.hidden = true;
    this.draftTarget.textContent = "";
  }
}
