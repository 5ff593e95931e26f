// Keys: "/" to the search box, "?" for help, Ctrl+Enter saves the form one is in.
import { open } from "./dialogs.js";

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = typing?.closest("form");
    if (form) {
      event.preventDefault();
      form.requestSubmit();
    }
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "/") {
    const search = [...document.querySelectorAll("input[type=search]")].find((box) => box.checkVisibility?.() ?? true);
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  } else if (event.key === "?") {
    open(document.getElementById("shortcuts"));
  }
});
