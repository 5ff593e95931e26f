// What a cook has begun with a menu on a day (timers, checks), kept in this browser so that it survives a reload.

const PREFIX = "bergizi-cook:";
const DAYS_KEPT = 3;

const page = () => document.querySelector("[data-cook]");
const key = ({ dataset: { cook, day } }) => `${PREFIX}${day}:${cook}`;

/** What is kept of the page's menu and day. */
export function kept() {
  try {
    return { timers: {}, checks: {}, ...JSON.parse(localStorage.getItem(key(page()))) };
  } catch {
    return { timers: {}, checks: {} };
  }
}

/** Changes what is kept. */
export function keep(change) {
  const state = kept();
  change(state);
  try {
    localStorage.setItem(key(page()), JSON.stringify(state));
  } catch {
    // A browser that keeps nothing still counts until the page is left.
  }
}

// What was cooked days ago is of no use to anybody.
if (page()) {
  const oldest = new Date(Date.now() - DAYS_KEPT * 86_400_000).toISOString().slice(0, 10);
  const old = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX) && name.slice(PREFIX.length) < oldest);
  for (const name of old) localStorage.removeItem(name);
}
