// Around every request: the button says that it works, nothing is sent twice, and failures are told.
import { toast } from "./toasts.js";
import { whenReady } from "./ready.js";

const before = new WeakMap();

/** Marks a button as busy, with its pending words. */
export function busy(button, words = button?.dataset.pending) {
  if (!button || !words || before.has(button)) return;
  const label = button.querySelector("[data-label]") ?? button;
  before.set(button, label.textContent);
  label.textContent = words;
  button.setAttribute("aria-busy", "true");
}

/** Gives a button its own words back. */
export function idle(button) {
  if (!button || !before.has(button)) return;
  (button.querySelector("[data-label]") ?? button).textContent = before.get(button);
  before.delete(button);
  button.removeAttribute("aria-busy");
}

// Runs after all other listeners: whoever cancelled the sending has done so by now.
window.addEventListener("submit", (event) => {
  const form = event.target;
  const byHtmx = form.matches("[hx-post], [hx-put], [hx-patch], [hx-delete], [hx-get]");
  if (event.defaultPrevented && !byHtmx) return;
  if (!byHtmx && form.getAttribute("method") !== "post") return;
  const button = event.submitter ?? form.querySelector("[data-pending]");
  busy(button);
  if (byHtmx) return;
  form.dataset.sending = "";
  // An answer may be a download, which leaves the page as it is.
  setTimeout(() => {
    delete form.dataset.sending;
    idle(button);
  }, 15_000);
});
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sending === undefined) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

document.addEventListener("htmx:before:request", (event) => {
  if (event.target.matches?.("button[data-pending]")) busy(event.target);
});
document.addEventListener("htmx:finally:request", (event) => {
  const source = event.target;
  for (const button of [source, ...(source.querySelectorAll?.("[aria-busy]") ?? [])]) idle(button);
});
// Back from another page: the browser may show this one as it was left, busy.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const button of document.querySelectorAll("[aria-busy]")) idle(button);
  for (const form of document.querySelectorAll("[data-sending]")) delete form.dataset.sending;
});

// Empty filters stay out of the address.
document.addEventListener("formdata", (event) => {
  if (event.target.dataset.dropEmpty === undefined) return;
  for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
});

document.addEventListener("htmx:response:error", (event) => {
  const status = event.detail.ctx.response.status;
  if (status === 401) return window.location.reload();
  if (status !== 409 && status !== 422) toast(document.body.dataset.failed, "bad");
});
document.addEventListener("htmx:error", (event) => {
  if (event.detail.ctx) toast(navigator.onLine ? document.body.dataset.failed : document.body.dataset.offline, "bad");
});

// A form that came back with errors: the list of them takes the focus.
whenReady(() => {
  const summary = document.querySelector("[data-focus-first]");
  if (!summary) return;
  summary.removeAttribute("data-focus-first");
  summary.focus();
});
