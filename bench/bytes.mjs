/** How many bytes a phone has to fetch: the list page of a kitchen with 500 menus, and all of a first visit. */

import { judge, withServer } from "./server.mjs";

const MENUS = 500;
const PACKED = { "accept-encoding": "br, gzip" };

/** What a page makes the browser fetch before it is whole. */
function parts(html) {
  const links = [...html.matchAll(/<(?:link|script|img)\b[^>]*?(?:href|src)="([^"]+)"/g)];
  return [...new Set(links.map(([, path]) => path).filter((path) => path.startsWith("/")))];
}

await withServer(async (visitor) => {
  const { items, total } = await visitor.json("/api/v1/menus?pageSize=100");
  for (let made = total; made < MENUS; made++) {
    const from = items[made % items.length];
    await visitor.ask("POST", `/api/v1/menus/${from.id}/duplicate`, { menuCode: `UKUR-${made}`, menuName: `${from.menuName} ${made}` });
  }
  console.log(`menus: ${(await visitor.json("/api/v1/menus?pageSize=1")).total}`);

  const list = await visitor.ask("GET", "/menu", undefined, PACKED);
  const unpacked = await visitor.ask("GET", "/menu");
  console.log(`the list page, unpacked: ${(unpacked.bytes / 1000).toFixed(1)} kB`);
  judge("the list page, compressed", list.bytes / 1000, "kB", 30);

  let sum = list.bytes;
  const fetched = new Set();
  const login = await visitor.ask("GET", "/login", undefined, PACKED);
  sum += login.bytes;
  for (const path of parts(unpacked.text)) {
    const { bytes, headers } = await visitor.ask("GET", path, undefined, PACKED);
    console.log(`  ${(bytes / 1000).toFixed(1)} kB  ${path} (${headers["content-encoding"] ?? "not packed"})`);
    if (!fetched.has(path)) sum += bytes;
    fetched.add(path);
  }
  judge("a first visit: signing in, the list, and all that they need", sum / 1000, "kB", 100);
});
