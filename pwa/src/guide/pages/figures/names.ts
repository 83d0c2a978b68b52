const ARTICLE = /^(?:la|le|les) /;
const SMALL = new Set(["d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sous", "sur"]);

/** The name of a town that its publisher writes in capitals (« LA ROCHE SUR YON »), as towns are written. */
export function plainName(name: string): string {
  if (name !== name.toUpperCase()) return name;
  const told = name.toLowerCase().replace(/\bcte$/, "comte");
  const [article = ""] = told.match(ARTICLE) ?? [];
  const words = told.slice(article.length).split(/[\s-]+/);
  const cased = words.map((word, position) => (position && SMALL.has(word) ? word : capital(word)));
  return `${capital(article)}${cased.join("-").replace(/-([dl])-/g, "-$1’")}`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
