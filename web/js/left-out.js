// Marks the fields that the figures beside a form leave out, as long as they do.
import { whenReady } from "./ready.js";

whenReady(() => {
  const named = [...document.querySelectorAll("[data-left-out]")].map((link) => link.hash.slice(1));
  for (const field of document.querySelectorAll("[data-uncounted]")) field.removeAttribute("data-uncounted");
  for (const id of named) document.getElementById(id)?.setAttribute("data-uncounted", "");
});
