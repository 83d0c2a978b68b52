/**
 * One piece of a content page. `text` and `items` may hold [label](href) links and
 * {settings.path} placeholders (for instance {legal.publisher}) filled from GET /settings.
 */
export type Block =
  | { kind: "h2" | "h3" | "p"; text: string }
  | { kind: "ul"; items: string[] };

/** A text in both languages. */
export interface Bilingual<T = string> {
  fr: T;
  en: T;
}
