// A kitchen's plans and its calendar as stores that keep themselves true.

import { kept, marked } from "./kept.js";

/** What can change a calendar: plans and their days, and all that their figures are made of. */
const TOUCHING = /^(PLAN|ASSIGNMENT|MENU|INGREDIENT|PROGRAM|SETTINGS)_/;

/** Whether an event can change what is shown of this plan. */
function touches(id) {
  return ({ type, data = {} }) => {
    if (/^PLAN_/.test(type)) return data.id === id;
    if (/^ASSIGNMENT_/.test(type)) return data.planId === id;
    return TOUCHING.test(type);
  };
}

/** Every plan that has a day from `from` to `to`, the latest change first. */
async function plansOf(api, programId, { from, to }, signal) {
  const found = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const { items, totalPages } = await api.call("GET", "/plans", { query: { programId, page, pageSize: 100 }, signal });
    found.push(...items);
    pages = totalPages;
  }
  return found.filter((plan) => plan.startDate <= to && plan.endDate >= from);
}

/** The calendar of some days, with the plans that they belong to and the ways to change them. */
export function planning(api, stream, range = {}) {
  let wanted = range;
  const load = async (signal) => {
    const calendar = await api.call("GET", "/calendar", { query: wanted, signal });
    return { calendar, plans: await plansOf(api, wanted.programId, calendar, signal) };
  };
  const initial = { calendar: null, plans: [], range, isChanging: false };
  const { set, ...own } = kept(stream, initial, ({ type }) => TOUCHING.test(type), load);
  const changing = marked({ set }, "isChanging");
  /** Does, then reads again, whether or not the stream is there to say so. */
  const change = (method, path, body) =>
    changing(async () => {
      const answer = await api.call(method, `/plans/${path}`, { body });
      await own.refetch();
      return answer;
    });
  return {
    ...own,
    /** Other days, or another program; reads again. */
    show(next) {
      wanted = next;
      set({ range: next });
      return own.refetch();
    },
    /** Puts a menu on all of the days that `body` names, or on none. */
    assign: (planId, body) => change("POST", `${planId}/assignments`, body),
    /** To another day; or other portions, or another menu. */
    move: (planId, assignmentId, changes) => change("PATCH", `${planId}/assignments/${assignmentId}`, changes),
    remove: (planId, assignmentId) => change("DELETE", `${planId}/assignments/${assignmentId}`),
    submit: (planId, how) => change("POST", `${planId}/submit`, how),
    approve: (planId, how) => change("POST", `${planId}/approve`, how),
    /** Sends back, with `{reason}`. */
    reject: (planId, how) => change("POST", `${planId}/reject`, how),
    publish: (planId, how) => change("POST", `${planId}/publish`, how),
  };
}

/** One plan, with the menus on its days and what they cost: `{plan}`. */
export function plan(api, stream, id) {
  const load = async (signal) => ({ plan: await api.call("GET", `/plans/${id}`, { signal }) });
  const { set: _, ...own } = kept(stream, { plan: null }, touches(id), load);
  return own;
}
