import assert from "node:assert/strict";
import { test } from "node:test";
import { parser } from "../stream.js";

test("events come whole, however their text was cut", () => {
  const text = ": hello\nretry: 1000\n\nid: 7\ndata: {\"a\":\ndata: 1}\n\ndata: x\r\n\r\n";
  for (let size = 1; size < text.length; size++) {
    const found = [];
    const feed = parser((event) => found.push(event));
    for (let at = 0; at < text.length; at += size) feed(text.slice(at, at + size));
    assert.deepEqual(found, [{ retry: 1000 }, { id: "7", data: '{"a":\n1}' }, { data: "x" }], `cut every ${size}`);
  }
});
