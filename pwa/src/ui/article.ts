/**
 * One piece of a content page. `text` and `items` may hold [label](href) links and
 * {settings.path} placeholders (for instance {legal.publisher}) filled from GET /settings.
 */
export type Block = { kind: "h2" | "h3" | "p"; text: string } | { kind: "ul"; items: string[] };

/** A text in both languages. */
export interface Bilingual<T = string> {
  fr: T;
  en: T;
}

/** Six families of interests (John L. Holland's model). */
export type RiasecLetter = "R" | "I" | "A" | "S" | "E" | "C";

/** What is told of one family, from which its page is made. */
export interface Portrait {
  opening: string;
  likes: string[];
  settings: string;
  activities: string[];
  question: string;
}

/** What is told of the six families, in our own words. */
export interface RiasecWords {
  /** What the model is, shown above the six entries. */
  intro: Block[];
  /** Above the parts of a portrait. */
  titles: Record<Exclude<keyof Portrait, "opening">, string>;
  pages: Record<RiasecLetter, Portrait>;
  /** Below each portrait. */
  end: Block[];
}
