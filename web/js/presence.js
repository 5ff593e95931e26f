// Who else is at this menu, and what they do to it while one edits it: [data-here] of pages/watch.rs.

/** Seconds between signs of life; the server forgets whoever gave none for 40. */
const EVERY = 15;

/** Keeps what stands at a menu's page about others. Every call is harmless on a page without a menu. */
export function presence(server, reader) {
  const place = document.querySelector("[data-here]");
  if (!place) return { show() {}, happened: () => false, again() {} };
  const { entity, id, mode, version } = place.dataset;
  const part = (name) => place.querySelector(`[data-here-${name}]`);

  // What is said while leaving outlives the page.
  const say = (mode) => server.call("POST", "/presence", { body: { entity, id, mode }, keepalive: true, headers: { "bergizi-unattended": "true" } }).catch(() => {});
  const come = () => say(mode);
  const again = async () => {
    const found = await server.call("GET", "/presence", { query: { entity, id } }).catch(() => null);
    if (found) show({ entity, id, people: found.items[0]?.people ?? [] });
  };

  /** Those who are here, the editing ones first; oneself is no news. */
  function show(about) {
    if (about?.entity !== entity || about.id !== id) return;
    const others = new Map();
    for (const one of about.people) {
      if (one.id === reader) continue;
      if (one.mode === "editing" || !others.has(one.id)) others.set(one.id, one);
    }
    const people = [...others.values()].sort((a, b) => a.mode.localeCompare(b.mode) || a.name.localeCompare(b.name));
    const list = part("people");
    const items = people.map((one) => {
      const item = place.querySelector(`template[data-here-person="${one.mode}"]`).content.firstElementChild.cloneNode(true);
      item.querySelector("[data-name]").textContent = one.name;
      item.querySelector("[data-initials]").textContent = initials(one.name);
      return item;
    });
    if (items.map((item) => item.textContent).join() !== [...list.children].map((item) => item.textContent).join()) list.replaceChildren(...items);
    part("others").hidden = items.length === 0;
    const editors = people.filter((one) => one.mode === "editing").map((one) => one.name);
    if (mode === "editing") warn("editing", editors.join(", "));
  }

  /** Shows a warning with who, or takes it away when there is nobody to name. */
  function warn(about, who) {
    const template = place.querySelector(`template[data-here-warning="${about}"]`);
    const shown = place.querySelector(`[data-here-shown="${about}"]`);
    if (!template || (shown && shown.dataset.who === who)) return;
    shown?.remove();
    if (!who) return;
    const warning = template.content.firstElementChild.cloneNode(true);
    const title = warning.querySelector(".alert-title");
    title.textContent = title.textContent.replace("{who}", who);
    warning.dataset.hereShown = about;
    warning.dataset.who = who;
    part("warnings").append(warning);
  }

  /** Whether a warning in view says it, so that no message needs to. */
  function happened({ type, data, actor, version: now }) {
    if (entity !== "menu" || data?.id !== id || !type.startsWith("MENU_")) return false;
    // What one sends oneself at this moment is no news either.
    if (document.querySelector("form[data-sending]")) return true;
    if (type === "MENU_RESTORED") warn("deleted", "");
    if (type === "MENU_DELETED") warn("deleted", actor.name);
    else if (mode === "editing" && !(now <= Number(version))) {
      warn("editing", "");
      warn("saved", actor.name);
    } else return false;
    return place.getBoundingClientRect().bottom > 0;
  }

  const isWanted = () => !document.hidden || mode === "editing";
  come().then(again);
  setInterval(() => isWanted() && come(), EVERY * 1000);
  document.addEventListener("visibilitychange", () => document.hidden || come().then(again));
  window.addEventListener("pageshow", (event) => event.persisted && come().then(again));
  window.addEventListener("pagehide", () => say("left"));
  return { show, happened, again };
}

const initials = (name) => name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => word[0]).join("").toUpperCase();
