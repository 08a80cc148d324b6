import { post } from "./request";

/// Tells the other side how far a log was read: once per line, a moment later, and only from a page that is looked at.
export class Seen {
  private told = 0;
  private timer = 0;

  constructor(private url: string, private log: HTMLElement) {}

  look = () => {
    const last = [...this.log.querySelectorAll<HTMLElement>("[data-seq]")].at(-1);
    const seq = Number(last?.dataset.seq ?? 0);
    if (!last || !this.url || document.hidden || seq <= this.told || !this.inView(last)) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(async () => {
      const answer = await post(this.url, { seq }).catch(() => null);
      if (answer?.ok) this.told = Math.max(this.told, seq);
    }, 400);
  };

  stop = () => clearTimeout(this.timer);

  private inView(line: HTMLElement) {
    const { bottom, height } = line.getBoundingClientRect();
    const room = this.log.parentElement!.getBoundingClientRect().bottom;
    return bottom - Math.min(height, 100) < Math.min(room, innerHeight);
  }
}
