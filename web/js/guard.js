// Asks before typed changes are lost: forms with data-guard.

const changed = new Set();

const note = (event) => {
  const form = event.target.closest?.("form[data-guard]");
  if (form) changed.add(form);
};
document.addEventListener("input", note);
document.addEventListener("change", note);
window.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) changed.delete(event.target);
});
document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = event.detail;
  if (ctx.response.status < 400 && ctx.request.method !== "GET") changed.delete(ctx.sourceElement.closest("form"));
});

window.addEventListener("beforeunload", (event) => {
  for (const form of changed) if (!form.isConnected) changed.delete(form);
  if (changed.size === 0) return;
  event.preventDefault();
  event.returnValue = document.body.dataset.unsaved;
});
