// One stream of server-sent events, read by `fetch`: unlike `EventSource` it says why it was refused, takes headers, and
// notices when nothing comes any more.

/** Feeds text in pieces, in whatever way they were cut, and gives each whole event to `take({id, data, retry})`. */
export function parser(take) {
  let rest = "";
  let event = {};
  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (Object.keys(event).length > 0) take(event);
        event = {};
        continue;
      }
      const at = line.indexOf(":");
      const field = at < 0 ? line : line.slice(0, at);
      const value = at < 0 ? "" : line.slice(at + 1).replace(/^ /, "");
      if (field === "data") event.data = event.data === undefined ? value : `${event.data}\n${value}`;
      else if (field === "id") event.id = value;
      else if (field === "retry" && /^\d+$/.test(value)) event.retry = Number(value);
    }
  };
}

/** Reads an answer's events until it ends; ends it itself when nothing came for `silence` milliseconds. */
export async function read(answer, take, { silence, end }) {
  const feed = parser(take);
  const text = new TextDecoder();
  const reader = answer.body.getReader();
  for (;;) {
    const late = setTimeout(end, silence);
    try {
      const { done, value } = await reader.read();
      if (done) return;
      feed(text.decode(value, { stream: true }));
    } finally {
      clearTimeout(late);
    }
  }
}
