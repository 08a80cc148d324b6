const english = {
  reconnecting: "Reconnecting… What you write is kept.",
  sending: "Sending…",
  waiting: "Not sent yet. We keep trying.",
  sent: "Delivered",
  notSent: "This was not sent. Your text is back in the box.",
  uploading: "Uploading {name}…",
  uploadFailed: "{name} could not be uploaded. Please try again.",
  remove: "Remove {name}",
  typing: "{name} is typing…",
  stepsDone: "{done} of {all} steps done",
  suggestions: "{n} suggestions, use the arrow keys",
  noSuggestions: "No suggestions. Press Enter to search.",
  copied: "Copied",
  yes: "Continue",
  no: "Cancel",
  close: "Close",
};

/// The client's few sentences: the page gives them in the reader's language, English is built in.
export function say(word: keyof typeof english, values: Record<string, string | number> = {}): string {
  const sentence = fromPage()[word] ?? english[word];
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

function fromPage(): Partial<Record<string, string>> {
  try {
    return JSON.parse(document.querySelector<HTMLMetaElement>("meta[name=words]")?.content || "{}");
  } catch {
    return {};
  }
}

export const language = () => document.documentElement.lang || "en";
