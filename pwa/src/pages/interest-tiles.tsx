import { useEffect, useState } from "preact/hooks";
import type { RiasecPage } from "../content/riasec";
import { language, t } from "../i18n";
import "./interest-tiles.css";

/** The six doors to the interests; `except` leaves one out. What each is about comes a moment later. */
export function InterestTiles({ except }: { except?: string }) {
  const [pages, setPages] = useState<Record<string, RiasecPage>>({});
  useEffect(() => {
    // Without it the names are enough.
    import("../content/riasec").then(
      ({ riasec }) => setPages(riasec),
      () => undefined,
    );
  }, []);
  return (
    <ul class="tiles">
      {Object.entries(t().interests.letters)
        .filter(([letter]) => letter !== except)
        .map(([letter, name]) => (
          <li key={letter}>
            <a href={`/interests/${letter}`}>
              <span class={`letter letter-${letter}`} aria-hidden="true">
                {letter}
              </span>
              <span>
                <b>{name}</b>
                <span class="hint">{pages[letter]?.tagline[language.value] ?? "\u00a0"}</span>
              </span>
            </a>
          </li>
        ))}
    </ul>
  );
}
