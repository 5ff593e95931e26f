// Unfolding menus: one at a time, closed by Esc, by choosing, and by a click elsewhere; arrows move in them.

const opened = () => document.querySelectorAll("details[data-menu][open]");

// Where there is no room below or to the left, a menu unfolds the other way.
document.addEventListener("toggle", (event) => {
  const menu = event.target.closest?.("details[data-menu]");
  const list = menu?.querySelector(".menu-list");
  if (!list) return;
  menu.removeAttribute("data-up");
  menu.removeAttribute("data-rightward");
  if (!menu.open) return;
  const { bottom, left, height } = list.getBoundingClientRect();
  const bar = document.querySelector(".bottombar");
  const floor = bar?.offsetHeight && !bar.contains(menu) ? bar.getBoundingClientRect().top : innerHeight;
  if (bottom > floor && menu.getBoundingClientRect().top > height) menu.setAttribute("data-up", "");
  if (left < 0) menu.setAttribute("data-rightward", "");
}, true);

document.addEventListener("click", (event) => {
  for (const menu of opened()) {
    const chosen = event.target.closest?.(".menu-list a, .menu-list .menu-item");
    if (!menu.contains(event.target) || (chosen && menu.contains(chosen))) menu.open = false;
  }
});

document.addEventListener("focusin", (event) => {
  for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details[data-menu]");
  if (!menu?.open) return;
  if (event.key === "Escape") {
    menu.open = false;
    menu.querySelector("summary").focus();
    event.preventDefault();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const items = [...menu.querySelectorAll(".menu-list :is(a, button)")];
  const at = items.indexOf(document.activeElement);
  items[(at + step + items.length + (at < 0 && step < 0 ? 1 : 0)) % items.length]?.focus();
  event.preventDefault();
});
