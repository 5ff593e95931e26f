// Putting the items of a list ([data-sortable]) in another order: by dragging an item's grip with a finger or a mouse,
// or by its buttons. Whoever keeps the order listens for "sorted" on the list, which names the item and the order before.

/** Pixels from the edge of the screen within which the page scrolls along, and how far at a time. */
const EDGE = 80;
const STEP = 10;

let drag = null;

const itemOf = (list, part) => [...list.children].find((child) => child.contains(part));

function tell(list, item, before) {
  list.dispatchEvent(new CustomEvent("sorted", { bubbles: true, detail: { item, before } }));
}

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.("[data-grip]");
  const list = grip?.closest("[data-sortable]");
  if (!list || drag || event.button !== 0) return;
  event.preventDefault();
  const item = itemOf(list, grip);
  const held = event.clientY - item.getBoundingClientRect().top;
  drag = { list, item, held, y: event.clientY, pointer: event.pointerId, before: [...list.children] };
  item.setAttribute("data-dragged", "");
  requestAnimationFrame(follow);
});

document.addEventListener("pointermove", (event) => {
  if (drag?.pointer === event.pointerId) drag.y = event.clientY;
});

/** Once a frame: the page scrolls near its edges, neighbours make room, the item stays under the pointer. */
function follow() {
  if (!drag) return;
  const { item, y } = drag;
  if (y < EDGE) scrollBy(0, -STEP);
  else if (y > innerHeight - EDGE) scrollBy(0, STEP);
  place();
  item.style.translate = "0 0";
  item.style.translate = `0 ${y - drag.held - item.getBoundingClientRect().top}px`;
  requestAnimationFrame(follow);
}

// The neighbours move, never the item itself: a finger's pointer is lost with the element that it touches.
function place() {
  const { item, y } = drag;
  const middle = (element) => element.getBoundingClientRect().top + element.offsetHeight / 2;
  while (item.nextElementSibling && y > middle(item.nextElementSibling)) item.before(item.nextElementSibling);
  while (item.previousElementSibling && y < middle(item.previousElementSibling)) item.after(item.previousElementSibling);
}

function end(isMeant) {
  const { list, item, before } = drag;
  if (isMeant) place();
  drag = null;
  item.style.translate = "";
  item.removeAttribute("data-dragged");
  if (!isMeant) list.append(...before);
  else if (before.some((other, at) => other !== list.children[at])) tell(list, item, before);
}

document.addEventListener("pointerup", (event) => {
  if (drag?.pointer !== event.pointerId) return;
  drag.y = event.clientY;
  end(true);
});
document.addEventListener("pointercancel", (event) => drag?.pointer === event.pointerId && end(false));
document.addEventListener("keydown", (event) => {
  if (!drag || event.key !== "Escape") return;
  event.preventDefault();
  end(false);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-move]");
  const list = button?.closest("[data-sortable]");
  if (!list) return;
  const [item, before] = [itemOf(list, button), [...list.children]];
  const isUp = button.dataset.move === "up";
  const neighbour = isUp ? item.previousElementSibling : item.nextElementSibling;
  if (!neighbour) return;
  if (isUp) neighbour.before(item);
  else neighbour.after(item);
  tell(list, item, before);
  button.focus();
  // At an end the button is gone; its opposite takes the focus.
  if (document.activeElement !== button) item.querySelector(`[data-move=${isUp ? "down" : "up"}]`)?.focus();
});
