// Requests to the interface for programs, and what it says when it refuses.

/** A refusal: the fields of problem+json, with `detail` as its message. */
export class Problem extends Error {
  constructor(body) {
    super(body.detail ?? body.title ?? `status ${body.status}`);
    this.name = "Problem";
    Object.assign(this, body);
  }
}

/** The fields of a query; absent and empty ones stay out, lists are joined. */
export function query(fields = {}) {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const text = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}

/** What every request of a client shares: where to, and who asks. */
export function api({ base = "", token, sppg, language, fetch: ask = (...how) => globalThis.fetch(...how) } = {}) {
  const root = base.replace(/\/$/, "");
  const shared = {};
  if (token) shared.authorization = `Bearer ${token}`;
  if (sppg) shared["x-sppg-id"] = sppg;
  if (language) shared["accept-language"] = language;

  /** An answer as it comes, for whoever reads it as a stream. */
  const open = (path, { headers, ...rest } = {}) =>
    ask(root + path, { credentials: "same-origin", ...rest, headers: { ...shared, ...headers } });

  /** The answer's JSON, `undefined` for an empty one; a refusal is thrown as a `Problem`. */
  async function call(method, path, { query: fields, body, signal, keepalive, headers = {} } = {}) {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const json = body === undefined ? {} : { "content-type": "application/json" };
    const answer = await open(`/api/v1${path}${query(fields)}`, { method, signal, keepalive, ...sent, headers: { ...json, ...headers } });
    const text = await answer.text();
    const isJson = answer.headers.get("content-type")?.includes("json");
    const value = text && isJson ? JSON.parse(text) : undefined;
    if (!answer.ok) throw new Problem({ status: answer.status, code: "unavailable", ...value });
    return value;
  }
  return { open, call };
}
