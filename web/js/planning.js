// The board of a plan: a menu of the shelf, or one that is on a day, is taken up and put on a day. By dragging, by a tap
// on it and a tap on the day, or by keyboard; all three end in the same request to the interface for programs.
import { api, Problem } from "../client/api.js";
import { whenReady } from "./ready.js";
import { refresh } from "./refresh.js";
import { toast } from "./toasts.js";

/** Pixels that a pointer moves before it drags. */
const DRAGS = 6;
/** What another question to the reader may mend, by the code of what is wrong: which question, and what it adds. */
const MENDS = {
  menu: { taken: ["replace", { replace: true }] },
  assignment: { taken: ["swap", { swap: true }] },
  both: { not_a_feeding_day: ["anyway", { allowNonFeedingDays: true }], holiday: ["anyway", { allowNonFeedingDays: true }] },
};

const server = api({ sppg: document.body.dataset.liveKitchen });
const board = () => document.querySelector("[data-board]");
const days = () => [...document.querySelectorAll("[data-board] [data-day]")];
const target = (element) => element?.closest?.('[data-board] [data-day]:not([data-state="outside"])');

/** What is in hand: an element with data-carry, data-id, data-name. */
let carried = null;

function say(what, words = {}) {
  const said = board()?.querySelector("[data-board-said]");
  if (said) said.textContent = Object.entries(words).reduce((text, [name, value]) => text.replace(`{${name}}`, value), said.dataset[what]);
}

function take(element) {
  drop();
  carried = { kind: element.dataset.carry, id: element.dataset.id, name: element.dataset.name, meal: element.dataset.meal };
  element.setAttribute("aria-pressed", "true");
  board().dataset.carrying = carried.kind;
  board().querySelector("[data-board-hand]").textContent = carried.name;
  say("carrying", { menu: carried.name });
}

function drop(isSaid = false) {
  for (const element of document.querySelectorAll('[data-carry][aria-pressed="true"]')) element.setAttribute("aria-pressed", "false");
  for (const day of days()) delete day.dataset.over;
  if (board()) delete board().dataset.carrying;
  if (carried && isSaid) say("back");
  carried = null;
}

/** Puts what is in hand on a day. */
function put(day) {
  const what = carried;
  drop();
  if (what && day) send(what, day.dataset.day, {});
}

async function send(what, date, more) {
  const plan = `/plans/${board().dataset.plan}/assignments`;
  try {
    if (what.kind === "menu") await server.call("POST", plan, { body: { menuId: what.id, dates: [date], mealType: what.meal, ...more } });
    else await server.call("PATCH", `${plan}/${what.id}`, { body: { date, ...more } });
    say("placed", { menu: what.name, day: date });
    await refresh();
    focusDay(date);
  } catch (problem) {
    if (!(problem instanceof Problem)) return toast(board().querySelector("[data-board-said]").dataset.unsent, "bad");
    const error = problem.errors?.[0];
    const [question, answer] = { ...MENDS[what.kind], ...MENDS.both }[error?.code] ?? [];
    if (question && !(Object.keys(answer)[0] in more)) return ask(question, error.message, () => send(what, date, { ...more, ...answer }));
    toast(error?.message ?? problem.message, "bad");
    refresh();
  }
}

/** Asks in the page's own dialog; what it adds is sent once it was answered. */
function ask(question, why, go) {
  const asker = board().querySelector(`[data-board-ask="${question}"]`);
  asker.dataset.confirmText = why;
  asker.onclick = () => {
    document.getElementById("confirm").close();
    go();
  };
  asker.click();
}

/** Gives a day the focus, unless the reader has gone elsewhere meanwhile. */
function focusDay(date) {
  const { activeElement } = document;
  if (activeElement !== document.body && !board()?.contains(activeElement) && !activeElement.matches("[data-carry]")) return;
  const day = document.querySelector(`.board [data-day="${date}"]`);
  day?.querySelector("[data-board-open], [data-board-change]")?.focus({ preventScroll: true });
}

/* A day that was saved in its dialog: the board shows it where the reader is. */
whenReady(async () => {
  const saved = document.querySelector("[data-board-saved]");
  if (!saved) return;
  saved.remove();
  toast(saved.textContent, "good");
  await refresh();
  focusDay(saved.dataset.boardSaved);
});

/* By tap and by keyboard. */
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-board-drop]")) return drop(true);
  const source = event.target.closest?.("[data-carry]");
  if (source && board()) {
    event.preventDefault();
    return source.getAttribute("aria-pressed") === "true" ? drop(true) : take(source);
  }
  if (!carried) return;
  const day = target(event.target);
  if (!day) return;
  // Before htmx opens the day's form.
  event.preventDefault();
  event.stopImmediatePropagation();
  put(day);
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && carried) return drop(true);
  const day = event.target.closest?.("[data-board] [data-day]");
  if (!day || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
  if (step) {
    const all = days();
    const next = all[all.indexOf(day) + step]?.querySelector("[data-board-open], [data-board-change]");
    if (!next) return;
    event.preventDefault();
    return next.focus();
  }
  const grip = day.querySelector("[data-carry]");
  if (event.key.toLowerCase() === "m" && grip) take(grip);
  else if (event.key === "Delete" && grip) remove(grip.dataset.id);
  else if (event.key === "Enter" && carried && target(day)) {
    event.preventDefault();
    put(day);
  }
}, true);

async function remove(id) {
  try {
    await server.call("DELETE", `/plans/${board().dataset.plan}/assignments/${id}`);
    refresh();
  } catch (problem) {
    toast(problem.message, "bad");
  }
}

/* By dragging: with a mouse anywhere on the thing, with a finger on its grip (the rest scrolls). */
let pressed = null;

document.addEventListener("pointerdown", (event) => {
  const source = event.target.closest?.("[data-carry]");
  if (!source || !board() || event.button !== 0) return;
  pressed = { source, x: event.clientX, y: event.clientY, ghost: null };
});

document.addEventListener("pointermove", (event) => {
  if (!pressed) return;
  if (!pressed.ghost) {
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < DRAGS) return;
    take(pressed.source);
    pressed.ghost = ghost(carried.name);
  }
  event.preventDefault();
  pressed.ghost.style.translate = `${event.clientX + 8}px ${event.clientY + 8}px`;
  const over = target(document.elementFromPoint(event.clientX, event.clientY));
  for (const day of days()) day.toggleAttribute("data-over", day === over);
  scrollNear(event.clientY);
}, { passive: false });

/** Near an edge of the screen it scrolls on. */
function scrollNear(y) {
  if (y < 60) scrollBy(0, -12);
  else if (y > innerHeight - 60) scrollBy(0, 12);
}

function ghost(name) {
  const shown = document.createElement("div");
  shown.className = "board-ghost";
  shown.textContent = name;
  document.body.append(shown);
  return shown;
}

function release(event, isMeant) {
  if (!pressed) return;
  const { ghost: shown } = pressed;
  pressed = null;
  if (!shown) return;
  shown.remove();
  const day = isMeant ? target(document.elementFromPoint(event.clientX, event.clientY)) : null;
  // The click that ends a drag means nothing.
  const mute = (click) => {
    click.preventDefault();
    click.stopImmediatePropagation();
  };
  window.addEventListener("click", mute, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", mute, { capture: true }), 0);
  if (day) put(day);
  else drop(true);
}
document.addEventListener("pointerup", (event) => release(event, true));
document.addEventListener("pointercancel", (event) => release(event, false));
document.addEventListener("dragstart", (event) => pressed && event.preventDefault());
