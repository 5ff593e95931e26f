// A value changed where it stands: its text is selected, Escape gives up, and the focus returns to the pencil.
import { whenReady } from "./ready.js";

let left = null;

document.addEventListener("focusin", (event) => {
  const field = event.target.closest?.("[data-in-place] input[autofocus]");
  if (!field || field.dataset.entered !== undefined) return;
  field.dataset.entered = "";
  field.select();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const cancel = event.target.closest?.("[data-in-place]")?.querySelector("[data-in-place-cancel]");
  if (!cancel) return;
  event.preventDefault();
  cancel.click();
});

document.addEventListener("htmx:before:request", (event) => {
  const form = event.target.closest?.("[data-in-place]");
  if (form) left = form.id;
});

whenReady(() => {
  const cell = left && document.getElementById(left);
  if (!cell || cell.matches("[data-in-place]")) return;
  left = null;
  cell.querySelector("a, button")?.focus();
});
