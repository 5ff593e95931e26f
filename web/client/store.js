// A value that tells who listens when it changes: the store contract of Svelte, and what React's useSyncExternalStore
// asks for (`subscribe` and `get`).

/** A store of one object; `set` replaces what it names. `onFirst` runs when someone begins to listen and gives what to run when nobody does any more. */
export function store(initial, onFirst = () => () => {}) {
  let state = Object.freeze(initial);
  let end;
  const listeners = new Set();
  return {
    get: () => state,
    set(change) {
      state = Object.freeze({ ...state, ...change });
      for (const listener of [...listeners]) listener(state);
    },
    /** Calls `listener` now and at each change, until the function that this gives is called. */
    subscribe(listener) {
      // A listener of its own for each call: the same function may listen twice.
      const own = (value) => listener(value);
      listeners.add(own);
      own(state);
      if (listeners.size === 1) end = onFirst();
      return () => {
        if (listeners.delete(own) && listeners.size === 0) end?.();
      };
    },
  };
}
