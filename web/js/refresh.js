// Parts of the page that follow the kitchen: [data-live] names the kinds of events that change them.
import htmx from "htmx.org";

/** Milliseconds: what comes within is one reading, at a moment left to chance, so that not all screens ask at once. */
const GATHER = 60;
const SPREAD = 140;

let morph;
let isMorphing = false;

htmx.registerExtension("bergizi-live", {
  init: (internal) => (morph = internal.morph),
  htmx_before_morph_attr: (element, { attrName }) => !(isMorphing && isOwn(element, attrName)),
});

/** What the reader or a script set here, and the server does not know of: what is unfolded, typed, chosen. */
function isOwn(element, attribute) {
  if (element.matches("details")) return attribute === "open";
  if (element.matches("input:not([type=hidden])")) return ["value", "checked"].includes(attribute);
  return element.matches("[role=tab], [role=tabpanel]") && ["aria-selected", "tabindex", "hidden"].includes(attribute);
}

const parts = () => document.querySelectorAll("[data-live]");

/** Whether something on this page shows what an event is about. */
export function touched({ type }) {
  return [...parts()].some((part) => part.dataset.live.split(" ").some((kind) => type.startsWith(kind)));
}

let timer;
let isDue = false;
let held = 0;
let settled = 0;

/**
 * Does what keeps a change of the reader's own that is shown already. What was read before it was kept is older than
 * what is shown, and is not put in its place.
 */
export async function hold(change) {
  held += 1;
  try {
    await change();
  } finally {
    held -= 1;
    settled += 1;
  }
}

/** Whoever waits for the page to show how things are now. */
const waiting = [];

/** Fetches the page again soon, and morphs its marked parts; done when they show how things are. */
export function refresh() {
  if (parts().length === 0) return Promise.resolve();
  soon();
  return new Promise((resolve) => waiting.push(resolve));
}

function soon() {
  isDue = true;
  timer ??= setTimeout(run, GATHER + Math.random() * SPREAD);
}

/** What is being dragged must not be put elsewhere, and what was changed here and is on its way must not be put back. */
const isInHand = () => held > 0 || document.querySelector("[data-dragged], .board-ghost") !== null;

async function run() {
  isDue = isInHand();
  if (!isDue) {
    try {
      await read();
    } catch {
      // No network: the stream will say when there is something to read again.
    }
  }
  timer = undefined;
  if (isDue) return soon();
  for (const resolve of waiting.splice(0)) resolve();
}

async function read() {
  const [address, before] = [location.href, settled];
  const answer = await fetch(address, { headers: { "HX-Request": "true", "HX-Current-URL": address, "Bergizi-Unattended": "true" } });
  const html = await answer.text();
  // The reader went on meanwhile; or the thing is gone, or the session is: what is shown stays.
  if (address !== location.href || settled !== before || isInHand()) isDue = true;
  else if (answer.ok && !answer.headers.has("HX-Redirect")) put(new DOMParser().parseFromString(html, "text/html"));
}

function put(fresh) {
  const shown = [...parts()];
  for (const part of shown) {
    const next = fresh.getElementById(part.id);
    if (!next) continue;
    const before = numbers(part);
    const fragment = document.createDocumentFragment();
    fragment.append(...next.childNodes);
    isMorphing = true;
    try {
      morph(part, fragment, true);
    } finally {
      isMorphing = false;
    }
    htmx.process(part);
    part.dispatchEvent(new CustomEvent("htmx:after:swap", { bubbles: true }));
    for (const [counter, text] of before) if (counter.isConnected && counter.textContent !== text) flash(counter);
  }
}

/** Counters that say when they changed. */
const numbers = (part) => new Map([...part.querySelectorAll("[data-counter]")].map((counter) => [counter, counter.textContent]));

function flash(counter) {
  counter.removeAttribute("data-changed");
  // Asked for between, so that the animation begins anew.
  void counter.offsetWidth;
  counter.setAttribute("data-changed", "");
}
