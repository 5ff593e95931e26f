// A chosen picture is shown at once, and made small before it is sent: a phone's camera writes ten times what is kept.

const LONGEST = 1920;
const SMALL_ENOUGH = 400_000;

async function smaller(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.88));
  return blob && blob.size < file.size ? new File([blob], "foto.jpg", { type: "image/jpeg" }) : file;
}

document.addEventListener("change", async (event) => {
  const input = event.target.closest?.("input[type=file][data-picture]");
  const file = input?.files[0];
  if (!file) return;
  const preview = document.getElementById(input.dataset.picture);
  if (preview.src.startsWith("blob:")) URL.revokeObjectURL(preview.src);
  preview.removeAttribute("srcset");
  preview.src = URL.createObjectURL(file);
  preview.hidden = false;
  // What the browser cannot show, the server shall judge.
  preview.onerror = () => (preview.hidden = true);
  if (file.size <= SMALL_ENOUGH) return;
  try {
    const sent = new DataTransfer();
    sent.items.add(await smaller(file));
    if (input.files[0] === file) input.files = sent.files;
  } catch {
    // Sent as it is.
  }
});
