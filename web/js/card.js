// The card of a day as a PNG: painted from the picture on the page, then shared or downloaded.
import { toast } from "./toasts.js";
import { whenReady } from "./ready.js";

/** The picture on the page as a file. */
async function painted(picture, name) {
  await picture.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Number(picture.getAttribute("width")), Number(picture.getAttribute("height"))];
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  return new File([blob], name, { type: "image/png" });
}

function download(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const canShare = () => {
  const file = new File([""], "card.png", { type: "image/png" });
  return Boolean(navigator.canShare?.({ files: [file] }));
};

whenReady(() => {
  for (const button of document.querySelectorAll('[data-card-do="share"]')) button.hidden = !canShare();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-card-do]");
  const actions = button?.closest("[data-card-file]");
  if (!actions) return;
  try {
    const file = await painted(document.querySelector("[data-card]"), actions.dataset.cardFile);
    if (button.dataset.cardDo === "share") await navigator.share({ files: [file] });
    else download(file);
  } catch (problem) {
    // Whoever changes their mind has not failed.
    if (problem.name !== "AbortError") toast(actions.dataset.failed, "bad");
  }
});
