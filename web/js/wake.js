// Keeps the screen on while someone cooks by it. The device lets go whenever the page is out of sight, so the lock is
// taken again when it comes back.

const place = document.querySelector("[data-wake]");
let lock;
let isWanted = false;

function show() {
  const isOn = Boolean(lock && !lock.released);
  const button = place.querySelector("button");
  button.setAttribute("aria-pressed", String(isOn));
  button.querySelector("[data-label]").textContent = isOn ? place.dataset.on : place.dataset.off;
}

const sayNot = (isNot) => (place.querySelector("[data-wake-not]").hidden = !isNot);

async function take() {
  try {
    lock = await navigator.wakeLock.request("screen");
    lock.addEventListener("release", show);
    sayNot(false);
  } catch {
    sayNot(true);
  }
  show();
}

if (place) {
  place.hidden = false;
  if (!navigator.wakeLock) {
    place.querySelector("button").disabled = true;
    sayNot(true);
  }
  place.querySelector("button").addEventListener("click", async () => {
    isWanted = !(lock && !lock.released);
    if (isWanted) return take();
    await lock.release();
    show();
  });
  document.addEventListener("visibilitychange", () => {
    if (isWanted && document.visibilityState === "visible" && (!lock || lock.released)) take();
  });
}
