/** How long a search takes over 2,000 ingredients, asked by someone signed in, one after the other. */

import { judge, withServer } from "./server.mjs";

const INGREDIENTS = 2000;
const TYPED = ["ayma", "telur", "bers", "ikn tongkol", "kacang panjang", "chicken", "tempe", "susu", "bayam sgar", "minyak", "a", "zzzz"];
const ROUNDS = 100;
const KINDS = ["segar", "beku", "pasar", "curah", "premium", "lokal", "organik", "kupas", "iris", "giling", "besar", "kecil"];

await withServer(async (visitor) => {
  const foods = (await visitor.json("/api/v1/foods?pageSize=100")).items;
  const { total } = await visitor.json("/api/v1/ingredients?pageSize=1");
  for (let made = total; made < INGREDIENTS; made++) {
    const food = foods[made % foods.length];
    const kind = KINDS[Math.floor(made / foods.length) % KINDS.length];
    const name = `${food.nameId} ${kind} ${made}`.slice(-100);
    await visitor.ask("POST", "/api/v1/ingredients", { itemName: name, category: food.category, unit: "kg", foodId: food.id, price: 10_000 + made });
  }
  console.log(`ingredients: ${(await visitor.json("/api/v1/ingredients?pageSize=1")).total}`);

  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const typed of TYPED) {
      const begun = performance.now();
      await visitor.ask("GET", `/api/v1/ingredients/search?q=${encodeURIComponent(typed)}`);
      if (round > 0) times.push(performance.now() - begun);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)];
  console.log(`searches: ${times.length}; longest ${times.at(-1).toFixed(2)} ms`);
  judge("a search, the median", at(0.5), "ms", 5);
  judge("a search, the 95th of a hundred", at(0.95), "ms", 5);
});
