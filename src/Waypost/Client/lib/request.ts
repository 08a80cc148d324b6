/// A POST with the page's form token; a string or object goes as JSON, a FormData as it is.
export function post(url: string, body: object | FormData = {}, signal?: AbortSignal): Promise<Response> {
  const token = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";
  const form = body instanceof FormData;
  return fetch(url, {
    method: "POST",
    credentials: "same-origin",
    signal,
    headers: { "X-CSRF-Token": token, Accept: "application/json", ...(form ? {} : { "Content-Type": "application/json" }) },
    body: form ? body : JSON.stringify(body),
  });
}

/// What a refused request says in words, if it says anything.
export async function problemOf(response: Response): Promise<string | null> {
  try {
    const problem = await response.json();
    return problem.detail || problem.title || null;
  } catch {
    return null;
  }
}

/// Waits longer after each failure, never in step with others: half to full of 1, 2, 4 … times the base.
export const backOff = (tries: number, base: number, most: number) =>
  Math.min(most, base * 2 ** Math.max(0, tries - 1)) * (0.5 + Math.random() / 2);
