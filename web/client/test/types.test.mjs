import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import * as module from "../bergizi.js";
import { types } from "../types.mjs";

test("the types are those of the API and of the module", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "bergizi-types-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "bergizi.d.ts"), await types());
  cpSync(join(import.meta.dirname, "use.ts"), join(folder, "use.ts"));
  const program = ts.createProgram([join(folder, "use.ts")], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
  });
  const wrong = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName.split("/").at(-1)}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
  assert.deepEqual(wrong, []);
  assert.deepEqual(Object.keys(module).sort(), ["Problem", "connect"]);
});
