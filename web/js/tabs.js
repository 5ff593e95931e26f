// Tabs: without this file all panels are shown, one below another.
import { whenReady } from "./ready.js";

const parts = (tabs) => [...tabs.querySelectorAll(":scope > [role=tablist] > [role=tab]")];

function show(tabs, chosen) {
  for (const tab of parts(tabs)) {
    const here = tab === chosen;
    tab.setAttribute("aria-selected", String(here));
    tab.tabIndex = here ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls"))?.toggleAttribute("hidden", !here);
  }
}

whenReady(() => {
  for (const tabs of document.querySelectorAll("[data-tabs]")) {
    const all = parts(tabs);
    show(tabs, all.find((tab) => tab.getAttribute("aria-selected") === "true") ?? all[0]);
  }
});

document.addEventListener("click", (event) => {
  const tab = event.target.closest?.("[data-tabs] > [role=tablist] > [role=tab]");
  if (tab) show(tab.closest("[data-tabs]"), tab);
});

document.addEventListener("keydown", (event) => {
  const tab = event.target.closest?.("[data-tabs] > [role=tablist] > [role=tab]");
  if (!tab) return;
  const all = parts(tab.closest("[data-tabs]"));
  const at = all.indexOf(tab);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = all[(to + all.length) % all.length];
  show(tab.closest("[data-tabs]"), next);
  next.focus();
});
