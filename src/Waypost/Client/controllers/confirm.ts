import { say } from "../lib/words";

/// Asks before a deed that cannot be taken back. Forms and their buttons say so with data-confirm="…".
export function startConfirming() {
  const agreed = new WeakSet<HTMLFormElement>();
  document.addEventListener("submit", async (event) => {
    const form = event.target as HTMLFormElement;
    const submitter = event.submitter as HTMLButtonElement | null;
    const asking = [submitter, form].find((element) => element?.dataset.confirm);
    if (!asking || agreed.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!(await askFirst(asking.dataset.confirm!, asking.dataset.confirmYes, asking.dataset.confirmDanger !== undefined))) return;
    agreed.add(form);
    form.requestSubmit(submitter?.isConnected ? submitter : null);
  }, { capture: true });
}

export function askFirst(question: string, yes = say("yes"), danger = false): Promise<boolean> {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog dialog-confirm";
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-labelledby", "confirm-question");

  const form = document.createElement("form");
  form.method = "dialog";
  const sentence = document.createElement("p");
  sentence.id = "confirm-question";
  sentence.textContent = question;
  const foot = document.createElement("div");
  foot.className = "dialog-foot";
  foot.append(button(say("no"), "no", "button"), button(yes, "yes", danger ? "button button-danger" : "button button-primary"));
  form.append(sentence, foot);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();

  return new Promise((answer) => dialog.addEventListener("close", () => {
    answer(dialog.returnValue === "yes");
    dialog.remove();
  }));
}

function button(words: string, value: string, classes: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.textContent = words;
  made.value = value;
  made.className = classes;
  return made;
}
