const listeners = new Set<() => void>();

/// One timer for all clocks of a page; a hidden page does not tick.
export function onTick(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const tick = () => { if (!document.hidden) for (const listener of listeners) listener(); };
setInterval(tick, 1000);
document.addEventListener("visibilitychange", tick);
