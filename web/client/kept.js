// Stores that keep themselves true: each reads when someone subscribes, and again when a live event touches it.

import { store } from "./store.js";

/** Waits for more of the same before reading again, a little longer by chance. */
const GATHER = 60;

/**
 * A store that `load`s: `{…shown, isLoading, error}`. What a newer reading overtook is dropped; what fails leaves the
 * last good state standing, with `error` beside it.
 */
export function kept(stream, initial, isTouched, load) {
  let abort;
  let timer;
  const own = store({ ...initial, isLoading: true, error: null }, () => {
    const stop = stream.follow((event) => {
      if (event.type !== "RESYNC" && !isTouched(event)) return;
      clearTimeout(timer);
      timer = setTimeout(refetch, GATHER * (1 + Math.random()));
    });
    refetch();
    return () => {
      stop();
      clearTimeout(timer);
      abort?.abort();
    };
  });

  async function refetch() {
    abort?.abort();
    const mine = (abort = new AbortController());
    own.set({ isLoading: true });
    try {
      const shown = await load(mine.signal);
      if (mine === abort) own.set({ ...shown, isLoading: false, error: null });
    } catch (error) {
      if (mine === abort && !mine.signal.aborted) own.set({ isLoading: false, error });
    }
  }
  return { ...own, refetch };
}

/** Runs an action with a field of the store saying so, for as long as any of its kind is under way. */
export function marked(own, field) {
  let running = 0;
  return async (action) => {
    running += 1;
    own.set({ [field]: true });
    try {
      return await action();
    } finally {
      running -= 1;
      own.set({ [field]: running > 0 });
    }
  };
}
