// Opens and closes dialogs, gives the focus back, and asks before something is destroyed.
import { busy, idle } from "./requests.js";
import { whenReady } from "./ready.js";

/** Opens a dialog over the page; the focus returns to `opener` when it closes. */
export function open(dialog, opener = document.activeElement) {
  if (!dialog || dialog.open) return;
  const back = opener?.closest?.("[data-menu]")?.querySelector("summary") ?? opener;
  dialog.addEventListener("close", () => back?.isConnected && back.focus(), { once: true });
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const target = event.target;
  const opener = target.closest?.("[data-dialog-open]");
  if (opener) return open(document.getElementById(opener.dataset.dialogOpen), opener);
  const dialog = target.closest?.("[data-dialog-close]")?.closest("dialog");
  if (dialog) {
    // A link that leads away from the page does no more than close its dialog.
    event.preventDefault();
    return dialog.close();
  }
  // Beside the surface: the dialog itself, which fills the screen around it.
  if (target.matches?.("dialog.dialog[open]")) target.close();
});

// A fragment may bring a dialog that opens by itself, once. What is wrong in it is read first.
let asker = null;
document.addEventListener("htmx:before:request", (event) => {
  if (event.target.matches?.("[hx-target='#dialogs']:not(form)")) asker = event.target;
});
whenReady(() => {
  for (const dialog of document.querySelectorAll("dialog[data-dialog-auto]")) {
    dialog.removeAttribute("data-dialog-auto");
    open(dialog, asker ?? undefined);
    dialog.querySelector(".form > [role=alert]")?.focus();
  }
});

let confirmed = null;

function ask(asker, go) {
  const dialog = document.getElementById("confirm");
  const yes = document.getElementById("confirm-yes");
  const { confirm, confirmText, confirmLabel, confirmPending } = asker.dataset;
  document.getElementById("confirm-title").textContent = confirm;
  document.getElementById("confirm-text").textContent = confirmText ?? "";
  if (confirmLabel) yes.querySelector("[data-label]").textContent = confirmLabel;
  yes.onclick = () => {
    busy(yes, confirmPending ?? document.body.dataset.working);
    confirmed = asker;
    go();
    confirmed = null;
  };
  const done = (event) => {
    if (event.target !== asker && !asker.contains(event.target)) return;
    document.removeEventListener("htmx:finally:request", done);
    dialog.close();
  };
  document.addEventListener("htmx:finally:request", done);
  dialog.addEventListener("close", () => {
    idle(yes);
    document.removeEventListener("htmx:finally:request", done);
  }, { once: true });
  open(dialog, asker.matches("form") ? (asker.querySelector("[type=submit]") ?? asker) : asker);
}

function hold(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  const asker = submitter?.closest("button[data-confirm]") ?? form.closest("[data-confirm]");
  if (!asker || asker === confirmed) return;
  hold(event);
  ask(asker, () => form.requestSubmit(submitter));
}, true);

document.addEventListener("click", (event) => {
  const asker = event.target.closest?.("[data-confirm]:not(form, [type=submit])");
  if (!asker || asker === confirmed) return;
  hold(event);
  ask(asker, () => asker.click());
}, true);
