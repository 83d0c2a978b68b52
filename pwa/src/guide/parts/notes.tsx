import type { components } from "../../data/api";
import { language } from "../../i18n";

/** What we say beside a publisher's text. A copy kept by an earlier version of the app has none. */
export function Notes({ of = [] }: { of?: components["schemas"]["Note"][] }) {
  return (
    <>
      {of.map((note) => (
        <p key={note.fr}>{note[language.value]}</p>
      ))}
    </>
  );
}
