// Type and choose: the ARIA 1.2 combobox with a list, over what the server suggests (see ui's combobox.rs).

const WAIT = 180;
const busy = new WeakMap();

const of = (target) => target.closest?.("[data-combobox]");
const input = (box) => box.querySelector("[role=combobox]");
const value = (box) => box.querySelector("[data-combobox-value]");
const list = (box) => box.querySelector("[role=listbox]");
const options = (box) => [...list(box).querySelectorAll("[role=option]")];
const active = (box) => options(box).find((option) => option.getAttribute("aria-selected") === "true");
const isOpen = (box) => input(box).getAttribute("aria-expanded") === "true";
const say = (box, words) => (box.querySelector("[data-combobox-said]").textContent = words);

function close(box) {
  clearTimeout(busy.get(box)?.timer);
  busy.get(box)?.abort.abort();
  busy.delete(box);
  box.removeAttribute("data-loading");
  input(box).setAttribute("aria-expanded", "false");
  input(box).removeAttribute("aria-activedescendant");
  list(box).hidden = true;
}

function activate(box, option) {
  for (const other of options(box)) other.setAttribute("aria-selected", String(other === option));
  if (!option) return input(box).removeAttribute("aria-activedescendant");
  input(box).setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function fill(box, html) {
  const found = list(box);
  found.innerHTML = html;
  const all = options(box);
  all.forEach((option, at) => (option.id = `${found.id}-${at}`));
  if (all.length === 0) {
    const nothing = document.createElement("li");
    nothing.dataset.nothing = "";
    nothing.setAttribute("role", "option");
    nothing.setAttribute("aria-disabled", "true");
    nothing.textContent = box.dataset.none;
    found.replaceChildren(nothing);
  }
  found.hidden = false;
  input(box).setAttribute("aria-expanded", "true");
  say(box, all.length === 0 ? box.dataset.none : box.dataset.some.replace("#", all.length));
}

/** Asks the server after a pause; a newer question ends an older one. */
function ask(box, query, wait = WAIT, then = () => {}) {
  clearTimeout(busy.get(box)?.timer);
  busy.get(box)?.abort.abort();
  const abort = new AbortController();
  const timer = setTimeout(async () => {
    box.dataset.loading = "";
    say(box, box.dataset.busy);
    try {
      const url = new URL(box.dataset.url, location.href);
      url.searchParams.set("q", query);
      const answer = await fetch(url, { signal: abort.signal, headers: { "HX-Request": "true" } });
      if (!answer.ok) throw new Error(answer.status);
      const html = await answer.text();
      if (abort.signal.aborted) return;
      fill(box, html);
      then();
    } catch (error) {
      if (error.name !== "AbortError") say(box, box.dataset.failed);
    } finally {
      if (!abort.signal.aborted) box.removeAttribute("data-loading");
    }
  }, wait);
  busy.set(box, { timer, abort });
}

/** Puts a value in, and tells the form as if it had been typed. */
function put(field, text) {
  if (!field || field.value === text) return;
  field.value = text;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}

/** Gives a select other options, value and words in turn; what was chosen stays if it is among them. */
function offer(select, texts) {
  if (!select?.options) return;
  const before = select.value;
  select.replaceChildren();
  for (let at = 0; at + 1 < texts.length; at += 2) select.add(new Option(texts[at + 1], texts[at]));
  if ([...select.options].some((option) => option.value === before)) select.value = before;
}

/** Words that are none of the choices: they stay, count for nothing, and say so. */
function unmatched(box, words) {
  put(value(box), "");
  let note = box.nextElementSibling;
  if (!note?.matches("[data-unmatched]")) {
    note = document.createElement("p");
    note.className = "field-error";
    note.dataset.unmatched = "";
    box.after(note);
  }
  note.textContent = box.dataset.unknown.replace("#", words);
  input(box).setAttribute("aria-invalid", "true");
  say(box, note.textContent);
}

function matched(box) {
  if (!box.nextElementSibling?.matches("[data-unmatched]")) return;
  box.nextElementSibling.remove();
  input(box).removeAttribute("aria-invalid");
}

function choose(box, option) {
  if (!option?.dataset.value) return;
  matched(box);
  input(box).value = input(box).dataset.chosen = option.dataset.label;
  box.querySelector("[data-combobox-clear]").hidden = false;
  close(box);
  const row = box.closest("[data-row]") ?? box.closest("form");
  const field = (key, length) => {
    const name = key[length].toLowerCase() + key.slice(length + 1);
    return row?.querySelector(`[name$=".${name}"], [name="${name}"]`);
  };
  for (const [key, text] of Object.entries(option.dataset)) {
    if (key.startsWith("fill")) put(field(key, 4), text);
    if (key.startsWith("offer")) offer(field(key, 5), text.split("\n"));
  }
  put(value(box), option.dataset.value);
}

document.addEventListener("focusin", (event) => {
  const box = event.target.matches?.("[role=combobox]") && of(event.target);
  if (box && input(box).dataset.chosen === undefined) input(box).dataset.chosen = input(box).value;
});

document.addEventListener("input", (event) => {
  const box = event.target.matches?.("[role=combobox]") && of(event.target);
  if (!box) return;
  matched(box);
  ask(box, event.target.value.trim());
});

document.addEventListener("click", (event) => {
  const box = of(event.target);
  if (!box) return;
  const option = event.target.closest("[role=option]");
  if (option) return choose(box, option);
  if (event.target.closest("[data-combobox-clear]")) {
    matched(box);
    input(box).value = input(box).dataset.chosen = "";
    event.target.closest("[data-combobox-clear]").hidden = true;
    put(value(box), "");
    input(box).focus();
  } else if (event.target === input(box) && !isOpen(box)) {
    input(box).select();
    ask(box, "", 0);
  }
});

// The list must not take the focus from the field.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest?.("[data-combobox] [role=listbox]")) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const box = event.target.matches?.("[role=combobox]") && of(event.target);
  if (!box) return;
  const all = options(box).filter((option) => option.dataset.value);
  const at = all.indexOf(active(box));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    if (isOpen(box)) activate(box, all[(at + step + all.length + (at < 0 && step < 0 ? 1 : 0)) % all.length]);
    else ask(box, "", 0, () => activate(box, options(box).filter((option) => option.dataset.value).at(step > 0 ? 0 : -1)));
  } else if (event.key === "Enter" && isOpen(box)) {
    event.preventDefault();
    choose(box, all[at] ?? (all.length === 1 ? all[0] : null));
  } else if (event.key === "Tab" && isOpen(box)) {
    choose(box, all[at]);
  } else if (event.key === "Escape") {
    if (isOpen(box)) {
      event.preventDefault();
      event.stopPropagation();
      close(box);
    }
  }
});

// Leaving the field: what was typed and not chosen is no answer. It stays to be mended, with a word about it.
document.addEventListener("focusout", (event) => {
  const box = of(event.target);
  if (!box || box.contains(event.relatedTarget)) return;
  close(box);
  const field = input(box);
  if (field.value.trim() === "") {
    field.dataset.chosen = "";
    box.querySelector("[data-combobox-clear]").hidden = true;
    put(value(box), "");
  } else if (field.value !== (field.dataset.chosen ?? field.value)) {
    unmatched(box, field.value);
  }
});
