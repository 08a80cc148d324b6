import { Controller } from "@hotwired/stimulus";

/// Walks a list of links by key: the next, the one before, open it again.
export default class extends Controller<HTMLElement> {
  static targets = ["row"];
  declare readonly rowTargets: HTMLAnchorElement[];

  next = () => this.go(1);
  previous = () => this.go(-1);
  open = () => this.current?.click();

  /// A row that is clicked becomes the current one.
  rowTargetConnected(row: HTMLElement) {
    row.addEventListener("click", this.clicked);
  }

  rowTargetDisconnected(row: HTMLElement) {
    row.removeEventListener("click", this.clicked);
  }

  private get current() { return this.rowTargets.find((row) => row.getAttribute("aria-current") === "true"); }
  private clicked = (event: Event) => this.mark(event.currentTarget as HTMLElement);

  private go(by: number) {
    const at = this.current ? this.rowTargets.indexOf(this.current as HTMLAnchorElement) + by : 0;
    const row = this.rowTargets[Math.max(0, Math.min(this.rowTargets.length - 1, at))];
    if (!row) return;
    row.focus();
    row.scrollIntoView({ block: "nearest" });
    row.click();
  }

  private mark(chosen: HTMLElement) {
    for (const row of this.rowTargets) {
      if (row === chosen) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  }
}
