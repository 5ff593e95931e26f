// Bergizi for other front ends: menus, plans, their figures and what happens to them, as stores with `subscribe`. No framework.
// The types are in bergizi.d.ts, the words in docs/live.md.

import { api, Problem } from "./api.js";
import * as kitchen from "./kitchen.js";
import { stream } from "./live.js";
import { sentence, sentences } from "./notices.js";
import * as planning from "./planning.js";
import { store } from "./store.js";

export { Problem };

const HANDLERS = {
  MENU_CREATED: "onMenuCreated",
  MENU_UPDATED: "onMenuUpdated",
  MENU_DELETED: "onMenuDeleted",
  MENU_STATUS_TOGGLED: "onMenuStatusToggled",
};

/** The stream on which plans are told of, besides everything else. */
const WHOLE = "/api/sse/dashboard";

/** A client of one server, with one live stream that its stores share; those of plans share one that carries more. */
export function connect(options = {}) {
  const own = api(options);
  const shared = stream(own, options);
  const whole = options.path === WHOLE ? shared : stream(own, { ...options, path: WHOLE });
  let session;

  /** The state of the stream, and a call for each kind of event. */
  function live({ enabled = true, showNotifications = false, onEvent, ...handlers } = {}) {
    const off = { connectionStatus: "disconnected", isConnected: false, reason: null };
    if (!enabled) return { ...store(off), stop() {} };
    const tell = typeof showNotifications === "function" ? showNotifications : (text) => new Notification(text);
    const notify = async (event) => {
      // Nobody is told what they did themselves.
      session ??= own.call("GET", "/session");
      const { user } = await session;
      const text = user.id !== event.actor.id && sentence(await sentences(own, options.language ?? user.locale), event);
      if (text) tell(text, event);
    };
    const stop = shared.follow((event) => {
      handlers[HANDLERS[event.type]]?.(event);
      onEvent?.(event);
      if (showNotifications && event.actor) notify(event).catch(() => (session = undefined));
    });
    return { subscribe: shared.subscribe, get: shared.get, stop };
  }

  return {
    menus: (filters) => kitchen.menus(own, shared, filters),
    menu: (id) => kitchen.menu(own, shared, id),
    nutrition: (id, how) => kitchen.nutrition(own, shared, id, how),
    cost: (id, how) => kitchen.cost(own, shared, id, how),
    planning: (range) => planning.planning(own, whole, range),
    plan: (id) => planning.plan(own, whole, id),
    live,
    /** Any request to `/api/v1`, for what has no store. */
    call: own.call,
  };
}
