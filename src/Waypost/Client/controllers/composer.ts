import { Controller } from "@hotwired/stimulus";
import { Attachments } from "../lib/attachments";
import { newId, Outbox, Unsent } from "../lib/outbox";
import { Pending } from "../lib/pending";
import { post } from "../lib/request";
import { say } from "../lib/words";
import { fit } from "./autogrow";

/// Where a seller or agent writes. What is sent waits in the browser until the server has it for certain.
export default class extends Controller<HTMLElement> {
  static targets = ["form", "text", "pending", "template", "problem", "chips", "file"];
  static values = { url: String, key: String, upload: String, typing: String };
  declare readonly formTarget: HTMLFormElement;
  declare readonly textTarget: HTMLTextAreaElement;
  declare readonly pendingTarget: HTMLElement;
  declare readonly templateTarget: HTMLTemplateElement;
  declare readonly problemTarget: HTMLElement;
  declare readonly chipsTarget: HTMLElement;
  declare readonly fileTarget: HTMLInputElement;
  declare readonly hasChipsTarget: boolean;
  declare urlValue: string; declare keyValue: string; declare uploadValue: string; declare typingValue: string;
  private outbox!: Outbox;
  private pending!: Pending;
  private files?: Attachments;
  private lastTyping = 0;
  private arrivals = new MutationObserver(() => this.settle());

  connect() {
    this.outbox = new Outbox(this.urlValue, this.keyValue, {
      waiting: (message) => this.pending.mark(message.clientId, "waiting"),
      sent: (message) => this.pending.mark(message.clientId, "sent"),
      refused: (message, reason) => this.putBack(message, reason ?? say("notSent")),
    });
    this.pending = new Pending(this.pendingTarget, this.templateTarget, this.outbox.messages);
    if (this.hasChipsTarget) this.files = new Attachments(this.uploadValue, this.chipsTarget, (why) => this.complain(why));
    this.arrivals.observe(this.element, { childList: true, subtree: true });
    this.settle();
    this.write(this.textTarget.value || (localStorage.getItem(this.draftKey) ?? ""));
    void this.outbox.send();
  }

  disconnect() {
    this.arrivals.disconnect();
    this.outbox.stop();
  }

  submit(event: Event) {
    event.preventDefault();
    if (this.files?.uploading) return;
    const message = { clientId: newId(), text: this.textTarget.value.trim(), files: this.files?.take() ?? [] };
    if (!message.text && !message.files.length) return;
    this.complain();
    this.write("");
    this.pending.show(message);
    this.outbox.add(message);
    this.textTarget.focus();
  }

  key(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return; // 229: an input method is choosing
    const onScreenKeys = matchMedia("(hover: none) and (pointer: coarse)").matches;
    if (!event.ctrlKey && !event.metaKey && (event.shiftKey || event.altKey || onScreenKeys)) return;
    event.preventDefault();
    this.formTarget.requestSubmit();
  }

  typed() {
    this.write(this.textTarget.value);
    if (!this.typingValue || !this.textTarget.value || Date.now() - this.lastTyping < 3000) return;
    this.lastTyping = Date.now();
    post(this.typingValue).catch(() => {});
  }

  attach() {
    for (const file of this.fileTarget.files ?? []) void this.files?.add(file);
    this.fileTarget.value = "";
  }

  private settle = () => this.pending.arrived(this.element).forEach((id) => this.outbox.forget(id));

  private putBack(message: Unsent, reason: string) {
    this.pending.remove(message.clientId);
    this.files?.putBack(message.files);
    this.write([message.text, this.textTarget.value].filter(Boolean).join("\n\n"));
    this.complain(reason);
  }

  private write(text: string) {
    if (this.textTarget.value !== text) this.textTarget.value = text;
    text ? localStorage.setItem(this.draftKey, text) : localStorage.removeItem(this.draftKey);
    fit(this.textTarget);
  }

  private complain(sentence = "") {
    this.problemTarget.textContent = sentence;
    this.problemTarget.hidden = !sentence;
  }

  private get draftKey() { return `waypost:draft:${this.keyValue}`; }
}
