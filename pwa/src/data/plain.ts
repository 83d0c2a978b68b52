// Words compared as people type them: without accents and capitals.

/** "Pâtissière" as "patissiere". */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether each of the words typed begins one of the name. */
export function holdsAll(name: string, typed: string): boolean {
  const words = wordsOf(name);
  const asked = wordsOf(typed);
  return asked.length > 0 && asked.every((one) => words.some((word) => word.startsWith(one)));
}
