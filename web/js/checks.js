// Quality checks that a cook ticks off, each with the time at which it was.
import { keep, kept } from "./stove.js";

const boxes = document.querySelectorAll("[data-check]");

function show(box, at) {
  const shown = box.parentElement.querySelector("[data-check-time]");
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  shown.textContent = at ? `${shown.dataset.words} ${time.format(new Date(at))}` : "";
}

for (const box of boxes) {
  const at = kept().checks[box.dataset.check];
  box.checked = at !== undefined;
  show(box, at);
  box.addEventListener("change", () => {
    const now = box.checked ? Date.now() : undefined;
    keep(({ checks }) => (checks[box.dataset.check] = now));
    show(box, now);
  });
}
