// What a live event means in a sentence, in the reader's language. The sentences are the server's.

let asked;

/** The sentences of a language, by type of event; asked for once. */
export function sentences(api, language) {
  asked ??= api.open("/client/words.json", { headers: {} }).then((answer) => (answer.ok ? answer.json() : {}), () => {
    asked = undefined;
    return {};
  });
  return asked.then((all) => all[language] ?? all.id ?? {});
}

/** The sentence for an event, or nothing where there is none to say. */
export function sentence(words, { type, data = {}, actor }) {
  const key = { MENU_STATUS_TOGGLED: `${type}_${data.isActive ? "ON" : "OFF"}`, PLAN_STATUS_CHANGED: `${type}_${data.status}` }[type] ?? type;
  const thing = data.menuName ?? data.itemName ?? data.name ?? "";
  // Whoever may not see the thing is told that something happened, and not to what.
  if (!thing && words[key]?.includes("{thing}")) return undefined;
  return words[key]?.replace("{thing}", thing).replace("{who}", actor?.name ?? "");
}
