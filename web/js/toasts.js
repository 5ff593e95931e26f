// Messages that come and go. Others raise one with a "toast" event on the document: { text, tone }.
import { whenReady } from "./ready.js";

const SECONDS = 7;

/** Shows a message; `tone` is good, warn, bad or info. */
export function toast(text, tone = "info") {
  const template = document.getElementById("toast-template");
  const list = document.getElementById("toasts");
  if (!template || !list) return;
  if ([...list.children].some((item) => item.querySelector(".toast-text")?.textContent === text)) return;
  const item = template.content.firstElementChild.cloneNode(true);
  item.dataset.tone = tone;
  item.toggleAttribute("data-stay", tone === "bad");
  item.querySelector(".toast-text").textContent = text;
  list.append(item);
}

function leave(item) {
  if (item.dataset.stay !== undefined) return;
  let timer;
  const start = () => (timer = setTimeout(() => item.remove(), SECONDS * 1000));
  const stop = () => clearTimeout(timer);
  for (const name of ["pointerenter", "focusin"]) item.addEventListener(name, stop);
  for (const name of ["pointerleave", "focusout"]) item.addEventListener(name, start);
  start();
}

const watched = new WeakSet();
whenReady(() => {
  const list = document.getElementById("toasts");
  if (!list || watched.has(list)) return;
  watched.add(list);
  new MutationObserver((changes) => {
    for (const change of changes) for (const item of change.addedNodes) if (item.nodeType === 1) leave(item);
  }).observe(list, { childList: true });
  // A live region is silent about what it held from the start, so those are put in once more.
  for (const item of [...list.children]) list.append(item);
});

document.addEventListener("click", (event) => event.target.closest?.("[data-toast-close]")?.closest(".toast")?.remove());
document.addEventListener("toast", (event) => toast(event.detail.text, event.detail.tone));
window.addEventListener("offline", () => toast(document.body.dataset.offline, "warn"));
