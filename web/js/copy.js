// A button that copies the text of the element it names, and says so.

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  const source = button && document.getElementById(button.dataset.copy);
  if (!source) return;
  // Selected first: where the clipboard is closed to pages, the keyboard does the rest.
  window.getSelection().selectAllChildren(source);
  try {
    await navigator.clipboard.writeText(source.textContent);
  } catch {
    if (!document.execCommand("copy")) return;
  }
  const label = button.querySelector("[data-label]");
  const words = label.textContent;
  label.textContent = button.dataset.copied;
  setTimeout(() => (label.textContent = words), 2000);
});
