// The types of the client module: those of the OpenAPI document, then those of bergizi.d.ts.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import openapi, { astToString } from "openapi-typescript";

/** The text of the file that is served. */
export async function types() {
  const document = JSON.parse(readFileSync(join(import.meta.dirname, "openapi.json"), "utf8"));
  // What has a default may be left out.
  const made = astToString(await openapi(document, { defaultNonNullable: false }));
  return `${made}\n${readFileSync(join(import.meta.dirname, "bergizi.d.ts"), "utf8")}`;
}
