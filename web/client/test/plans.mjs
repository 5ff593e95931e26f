// What the small server answers about plans: in memory, each with its days, told as the server tells it.

/** Answers a request about plans or their calendar; `false` when it is about neither. */
export function plans(self, request, url, text, json) {
  if (url.pathname === "/api/v1/calendar") {
    const [from, to] = [url.searchParams.get("from") ?? "2026-07-01", url.searchParams.get("to") ?? "2026-07-31"];
    const assignments = self.plans.flatMap((plan) => plan.assignments.map((one) => ({ ...one, planId: plan.id })));
    const within = assignments.filter(({ date }) => date >= from && date <= to);
    json(200, { from, to, days: within.map((one) => ({ date: one.date, assignments: [one] })), weeks: [] });
    return true;
  }
  const [whole, id, step, assignment] = url.pathname.match(/^\/api\/v1\/plans(?:\/([^/]+))?(?:\/([^/]+))?(?:\/([^/]+))?$/) ?? [];
  if (!whole) return false;
  const body = text ? JSON.parse(text) : {};
  const plan = self.plans.find((one) => one.id === id);
  const tell = (type, data) => self.happened(type, { planId: id, ...data }, { id: "me", name: "Saya" });
  if (!id) {
    const page = Number(url.searchParams.get("page"));
    const items = self.plans.map(({ assignments: _, ...about }) => about).slice(page - 1, page);
    json(200, { items, page, pageSize: 1, total: self.plans.length, totalPages: self.plans.length });
  } else if (!plan) {
    json(404, { status: 404, code: "not_found", detail: "Tidak ditemukan" });
  } else if (request.method === "GET") {
    json(200, plan);
  } else if (step !== "assignments") {
    const states = { submit: "SUBMITTED", approve: "APPROVED", reject: "DRAFT", publish: "PUBLISHED" };
    if (step === "reject" && !body.reason) {
      json(422, { status: 422, code: "invalid", detail: "Isian", errors: [{ field: "reason", code: "required", message: "Wajib" }] });
      return true;
    }
    plan.status = states[step];
    json(200, plan);
    tell("PLAN_STATUS_CHANGED", { id, name: plan.name, status: plan.status });
  } else if (request.method === "POST") {
    plan.assignments.push(...body.dates.map((date) => ({ id: `${id}-${date}`, date, menuId: body.menuId })));
    json(201, plan);
    tell("ASSIGNMENT_CREATED", { id: `${id}-${body.dates[0]}` });
  } else {
    const found = plan.assignments.find((one) => one.id === assignment);
    if (request.method === "PATCH") Object.assign(found, body);
    else plan.assignments.splice(plan.assignments.indexOf(found), 1);
    json(request.method === "PATCH" ? 200 : 204, request.method === "PATCH" ? found : undefined);
    tell(request.method === "PATCH" ? "ASSIGNMENT_UPDATED" : "ASSIGNMENT_DELETED", { id: assignment });
  }
  return true;
}
