// What others do, on this page: the pill says how the connection is, messages say who did what, and marked parts of the
// page are fetched again and morphed in. Without a stream the page is as it was: nothing here is needed to use it.
import { api } from "../client/api.js";
import { stream } from "../client/live.js";
import { sentence, sentences } from "../client/notices.js";
import { toast } from "./toasts.js";
import { refresh, touched } from "./refresh.js";
import { presence } from "./presence.js";

const { liveUrl, liveAfter, liveKitchen, liveMany, liveResynced, reader } = document.body.dataset;

/** Milliseconds: messages within this time are one; a page nobody looks at for this long listens no more. */
const GATHER = 400;
const UNSEEN = 30_000;
/** More messages at once than anybody reads. */
const MANY = 3;

function start() {
  const server = api({ sppg: liveKitchen });
  const live = stream(server, { path: liveUrl, after: liveAfter });
  live.subscribe(({ connectionStatus, reason }) => {
    // Whoever may not listen has no use for the word.
    const state = reason === "refused" ? "" : connectionStatus;
    for (const pill of document.querySelectorAll("[data-live-pill]")) pill.dataset.livePill = state;
  });
  const people = presence(server, reader);
  let waiting = [];
  let timer;

  async function tell() {
    const events = waiting;
    waiting = [];
    const words = await sentences(server, document.documentElement.lang);
    const texts = [...new Set(events.map((event) => sentence(words, event)).filter(Boolean))];
    if (texts.length > MANY) toast(liveMany.replace("#", texts.length), "info");
    else for (const text of texts) toast(text, "info");
  }

  live.follow((event) => {
    if (event.type === "SESSION_EXPIRED") {
      // A form that is being filled in stays: its own sending will lead to the door.
      if (!document.querySelector("form[data-guard]")) location.reload();
      return;
    }
    if (event.type === "RESYNC") {
      refresh();
      people.again();
      return toast(liveResynced, "info");
    }
    if (event.type === "PRESENCE") return people.show(event.data);
    const isShown = touched(event);
    if (isShown) refresh();
    if (people.happened(event)) return;
    // Nobody is told what they did themselves, nor of what is not to be seen here.
    if (event.actor?.id === reader || !(isShown || event.type.startsWith("MENU_"))) return;
    waiting.push(event);
    clearTimeout(timer);
    timer = setTimeout(tell, GATHER);
  });

  // A browser opens few connections to a server: pages behind others give theirs back, and catch up when looked at.
  let unseen;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(unseen);
    if (document.hidden) unseen = setTimeout(() => live.pause(), UNSEEN);
    else live.open();
  });
  if (document.hidden) live.pause();
  window.addEventListener("online", () => live.open());
  window.addEventListener("pagehide", () => live.pause());
  window.addEventListener("pageshow", (event) => event.persisted && live.open());
}

if (liveUrl) start();
