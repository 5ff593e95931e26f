// What is happening in the kitchen, as it happens: connects, says how the connection is, and misses nothing.

import { query } from "./api.js";
import { read } from "./stream.js";
import { store } from "./store.js";

/** Milliseconds: the first pause before connecting again, the longest, and how long silence may last (PING is at 25 s). */
const PAUSE = 500;
const LONGEST_PAUSE = 15_000;
const SILENCE = 60_000;
/** A connection that held this long was a good one. */
const STEADY = 5_000;

/** The envelope, or nothing when it is none. */
function parsed(data) {
  try {
    return data && JSON.parse(data);
  } catch {
    return undefined;
  }
}

/**
 * The stream of one client. It is open while someone `follow`s it; events after `after` (or after the last that was
 * seen) are replayed by the server, so a lost connection loses no event.
 */
export function stream(api, { path = "/api/sse/menu", after, ticket, autoReconnect = true, random = Math.random } = {}) {
  const followers = new Set();
  const state = store({ connectionStatus: "disconnected", isConnected: false, reason: null });
  let last = after;
  let abort = null;
  let timer = null;
  let failures = 0;
  let pause = PAUSE;
  /** When this connection began, and whether there ever was one. */
  let since = Infinity;
  let wasConnected = false;

  const say = (connectionStatus, reason = null) => {
    const before = state.get();
    if (before.connectionStatus === connectionStatus && before.reason === reason) return;
    state.set({ connectionStatus, isConnected: connectionStatus === "connected", reason });
  };

  /** One follower's mistake is not the others'. */
  const tell = (event) => {
    for (const follower of [...followers]) {
      try {
        follower(event);
      } catch (error) {
        console.error(error);
      }
    }
  };

  function take({ id, data, retry }) {
    if (retry !== undefined) pause = retry;
    const event = parsed(data);
    // A PING moves on who is sent only some kinds: what lies between is none of theirs.
    if (event?.type === "PING" && Number(id) > Number(last)) last = id;
    if (!event || event.type === "PING") return;
    if (event.type === "SESSION_EXPIRED") return finish("expired");
    if (event.type === "CONNECTED") {
      since = Date.now();
      say("connected");
      // A stream without numbers cannot replay: what came while it was away is unknown.
      if (event.id === undefined && wasConnected) tell({ type: "RESYNC" });
      // Behind the last that was seen only where the kitchen's past was put back from a copy.
      if (event.id !== undefined && !(Number(last) <= Number(event.id))) last = event.id;
      wasConnected = true;
      return;
    }
    if (event.id !== undefined && event.type !== "RESYNC") {
      if (last !== undefined && Number(event.id) <= Number(last)) return;
    }
    last = event.id ?? last;
    tell(event);
  }

  async function connect() {
    timer = null;
    const own = (abort = new AbortController());
    // Once it has failed, it stays "disconnected" until it is not.
    if (failures === 0) say("connecting");
    let atLeast = 0;
    try {
      const fields = { after: last, ticket: await ticket?.() };
      const answer = await api.open(path + query(fields), {
        signal: own.signal,
        cache: "no-store",
        headers: { accept: "text/event-stream" },
      });
      if (own !== abort) return;
      if (answer.status === 401) return finish("expired");
      if ([400, 403, 404, 422].includes(answer.status)) return finish("refused");
      atLeast = Number(answer.headers.get("retry-after")) * 1000 || 0;
      if (answer.ok) await read(answer, (event) => own === abort && take(event), { silence: SILENCE, end: () => own.abort() });
    } catch {
      // Ended by the network, by silence, or by us: all the same from here.
    }
    if (own === abort) again(atLeast);
  }

  /** Tries again after a pause that grows, with chance in it, so that a thousand screens do not come at once. */
  function again(atLeast) {
    close();
    if (!autoReconnect) return finish("lost");
    if (Date.now() - since > STEADY) failures = 0;
    since = Infinity;
    const wait = Math.min(LONGEST_PAUSE, pause * 2 ** failures) * (0.5 + random() / 2);
    // A server that is started anew is back before this is worth a word.
    if (failures === 0) say("connecting");
    else say("disconnected", "lost");
    failures += 1;
    timer = setTimeout(connect, Math.max(atLeast, wait));
  }

  function close() {
    clearTimeout(timer);
    timer = null;
    const open = abort;
    abort = null;
    open?.abort();
  }

  /** Over, until someone opens it again. */
  function finish(reason) {
    close();
    say("disconnected", reason);
    if (reason === "expired") tell({ type: "SESSION_EXPIRED" });
  }

  return {
    subscribe: state.subscribe,
    get: state.get,
    /** Calls `take` with each event, RESYNC and SESSION_EXPIRED among them, and holds the stream open until the function that this gives is called. */
    follow(take) {
      followers.add(take);
      if (followers.size === 1) this.open();
      return () => {
        followers.delete(take);
        if (followers.size === 0) this.pause();
      };
    },
    /** Connects now, if someone follows and it is not connected: the network is back, or the screen is looked at again. */
    open() {
      if (abort || followers.size === 0) return;
      clearTimeout(timer);
      connect();
    },
    /** Closes without forgetting where it was. */
    pause() {
      failures = 0;
      close();
      say("disconnected");
    },
  };
}
