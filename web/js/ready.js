// Runs a function on the page, and again on each fragment that htmx puts into it.

/** Calls `work(root)` now or when the page is ready, and after each swap. */
export function whenReady(work) {
  const run = () => work(document);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
  document.addEventListener("htmx:after:swap", run);
}
