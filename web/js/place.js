// A form that leads back to its own list comes back to where one was in it.

const KEY = "place";
const here = () => location.pathname + location.search;

window.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.dataset.keepPlace === undefined) return;
  sessionStorage.setItem(KEY, JSON.stringify([here(), scrollY]));
});

function back() {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (!kept) return;
  const [address, top] = JSON.parse(kept);
  if (address === here()) scrollTo({ top, behavior: "instant" });
}
if (document.readyState === "complete") back();
else window.addEventListener("load", back);
