// The recipe at the stove: one step at a time or all of them. The address names the step, so that links and the way back
// lead to it.

const cook = document.querySelector("[data-cook]");
const steps = cook ? [...cook.querySelectorAll("[data-step]")] : [];

const here = () => Math.max(0, steps.findIndex((step) => `#${step.id}` === location.hash));

function show() {
  const mode = cook.dataset.mode;
  steps.forEach((step, at) => step.toggleAttribute("data-step-shown", at === here()));
  for (const button of cook.querySelectorAll("[data-cook-mode]")) {
    button.setAttribute("aria-pressed", String(button.dataset.cookMode === mode));
  }
  for (const button of cook.querySelectorAll("[data-cook-go]")) {
    const to = steps.indexOf(button.closest("[data-step]")) + Number(button.dataset.cookGo);
    button.disabled = !steps[to];
  }
}

function go(at) {
  if (!steps[at]) return;
  history.replaceState(history.state, "", `#${steps[at].id}`);
  show();
  steps[at].focus({ preventScroll: true });
  steps[at].scrollIntoView({ block: "nearest" });
}

if (steps.length > 1) {
  cook.dataset.mode = "one";
  for (const part of cook.querySelectorAll("[data-cook-views], [data-cook-turn]")) part.hidden = false;
  show();
  addEventListener("hashchange", show);
  cook.addEventListener("click", (event) => {
    const button = event.target.closest("[data-cook-mode], [data-cook-go]");
    if (button?.dataset.cookGo) go(steps.indexOf(button.closest("[data-step]")) + Number(button.dataset.cookGo));
    else if (button) {
      cook.dataset.mode = button.dataset.cookMode;
      show();
    }
  });
  document.addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    go(here() + way);
  });
}
