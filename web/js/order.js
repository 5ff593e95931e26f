// An order that is saved as soon as it changes: [data-order] names the address, data-version what the reader has seen.
import { api } from "../client/api.js";
import { hold } from "./refresh.js";
import { toast } from "./toasts.js";

const saving = new WeakSet();
const orderOf = (list) => [...list.children].map((item) => item.dataset.id);

/** Saves until what is shown is what is kept; a refused order is put back, with the reason. */
async function save(list, before) {
  if (saving.has(list)) return;
  saving.add(list);
  const server = api({ sppg: document.body.dataset.liveKitchen, language: document.documentElement.lang });
  let kept = before;
  try {
    while (kept.some((item, at) => item !== list.children[at])) {
      const [shown, version] = [[...list.children], Number(list.dataset.version)];
      await server.call("PUT", list.dataset.order, { body: { order: orderOf(list), version } });
      kept = shown;
      // The page may have been brought up to date meanwhile.
      list.dataset.version = Math.max(version + 1, Number(list.dataset.version));
    }
  } catch (problem) {
    list.append(...kept);
    say(list, "");
    toast(problem.code ? problem.message : document.body.dataset.offline, "bad");
  } finally {
    saving.delete(list);
  }
}

const say = (list, words) => (list.parentElement.querySelector("[data-said]").textContent = words);

document.addEventListener("sorted", ({ target: list, detail: { item, before } }) => {
  if (!list.dataset.order) return;
  [...list.children].forEach((child, at) => (child.querySelector("[data-number]").textContent = at + 1));
  say(list, `${list.dataset.moved}: ${[...list.children].indexOf(item) + 1}`);
  hold(() => save(list, before));
});
