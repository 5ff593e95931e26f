// A kitchen's menus as stores that keep themselves true.

import { kept, marked } from "./kept.js";

const MENU = /^MENU_/;
/** What changes the figures of menus without changing a menu. */
const BEHIND = /^(PROGRAM|INGREDIENT|SETTINGS)_/;

/** Whether an event can change what is shown of this menu. An ingredient says which menus it changed. */
function touches(id) {
  return ({ type, data = {} }) => {
    if (MENU.test(type)) return data.id === id;
    if (/^INGREDIENT_/.test(type) && Array.isArray(data.menus)) return data.menus.includes(id);
    return BEHIND.test(type);
  };
}

const touchesAny = ({ type }) => MENU.test(type) || BEHIND.test(type);

/** The list of menus, filtered; with the ways to change it. */
export function menus(api, stream, filters = {}) {
  const empty = { items: [], page: 1, pageSize: 20, total: 0, totalPages: 0 };
  const doing = { isCreating: false, isUpdating: false, isDeleting: false };
  let wanted = filters;
  const load = (signal) => api.call("GET", "/menus", { query: wanted, signal });
  const { set, ...own } = kept(stream, { ...empty, ...doing, filters }, touchesAny, load);
  const [creating, updating, deleting] = Object.keys(doing).map((field) => marked({ set }, field));
  /** Does, then reads the list again, whether or not the stream is there to say so. */
  const then = async (answer) => {
    await own.refetch();
    return answer;
  };
  return {
    ...own,
    /** Other filters; reads again. */
    filter(next) {
      wanted = next;
      set({ filters: next });
      return own.refetch();
    },
    create: (menu) => creating(async () => then(await api.call("POST", "/menus", { body: menu }))),
    /** `changes` carries the `version` that was read. */
    update: (id, changes) => updating(async () => then(await api.call("PATCH", `/menus/${id}`, { body: changes }))),
    delete: (id) => deleting(async () => then(await api.call("DELETE", `/menus/${id}`))),
    toggleStatus: (id) => updating(async () => then(await api.call("POST", `/menus/${id}/toggle-status`))),
    duplicate: (id, copy) => creating(async () => then(await api.call("POST", `/menus/${id}/duplicate`, { body: copy }))),
  };
}

/** Something read of one menu, under a name of its own in the state. */
function part(api, stream, id, name, path, query) {
  const load = async (signal) => ({ [name]: await api.call("GET", `/menus/${id}${path}`, { query, signal }) });
  const { set: _, ...own } = kept(stream, { [name]: null }, touches(id), load);
  return own;
}

/** One menu, with its program, lines and steps: `{menu}`. */
export const menu = (api, stream, id) => part(api, stream, id, "menu", "");

/** What a serving gives: `{nutrition}`; of a size, when `size` is named. */
export const nutrition = (api, stream, id, { size } = {}) => part(api, stream, id, "nutrition", "/nutrition", { size });

/** What it costs: `{cost}`; of that many servings, when `servings` is named. */
export const cost = (api, stream, id, { servings } = {}) => part(api, stream, id, "cost", "/cost", { servings });
