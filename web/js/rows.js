// Rows of a form: add, take away, move (see sortable.js). Paths and ids are renumbered, so the server reads them in the order shown.
import htmx from "htmx.org";

const NUMBERED = ["name", "id", "for", "href", "aria-describedby", "aria-controls", "aria-labelledby"];

function number(row, path, index) {
  const slug = path.replace(/[^a-zA-Z0-9_]+/g, "-").replace(/-$/, "");
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const name = new RegExp(`(^|\\.)${escaped(path)}\\[\\w+\\]`);
  const id = new RegExp(`-${escaped(slug)}-(?:\\d+|__row__|moving\\d+)(?=-|$)`, "g");
  for (const element of row.querySelectorAll("*")) {
    for (const attribute of NUMBERED) {
      const old = element.getAttribute(attribute);
      if (!old) continue;
      const next = attribute === "name"
        ? old.replace(name, `$1${path}[${index}]`)
        : old.split(" ").map((one) => one.replace(id, `-${slug}-${index}`)).join(" ");
      if (next !== old) element.setAttribute(attribute, next);
    }
  }
}

function renumber(rows) {
  const all = [...rows.querySelector("[data-row-list]").children];
  // Twice, since radio buttons of two rows with one name would forget which is chosen.
  all.forEach((row, at) => number(row, rows.dataset.rows, `moving${at}`));
  all.forEach((row, at) => number(row, rows.dataset.rows, String(at)));
  rows.querySelector("[data-row-list]").dispatchEvent(new Event("input", { bubbles: true }));
}

const first = (row) => row?.querySelector("input:not([type=hidden]), select, textarea");

function add(rows) {
  const list = rows.querySelector("[data-row-list]");
  const row = rows.querySelector("template[data-row-template]").content.firstElementChild.cloneNode(true);
  list.append(row);
  renumber(rows);
  htmx.process(row);
  first(row)?.focus();
  return rows.dataset.rowAdded;
}

function remove(rows, row) {
  const neighbour = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  renumber(rows);
  (neighbour?.querySelector("[data-row-remove]") ?? rows.querySelector("[data-row-add]")).focus();
  return rows.dataset.rowRemoved;
}

const say = (rows, words) => (rows.querySelector("[data-row-said]").textContent = words);

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-row-add], [data-row-remove]");
  const rows = button?.closest("[data-rows]");
  if (!rows) return;
  say(rows, button.matches("[data-row-add]") ? add(rows) : remove(rows, button.closest("[data-row]")));
});

document.addEventListener("sorted", ({ target: list, detail: { item } }) => {
  const rows = list.closest("[data-rows]");
  if (!rows) return;
  renumber(rows);
  say(rows, `${rows.dataset.rowMoved}: ${[...list.children].indexOf(item) + 1}`);
});
