import { t } from "../i18n";

/** The six doors to the interests; `except` leaves one out. */
export function InterestTiles({ except }: { except?: string }) {
  const { letters } = t().interests;
  return (
    <ul class="tiles">
      {Object.entries(letters)
        .filter(([letter]) => letter !== except)
        .map(([letter, name]) => (
          <li key={letter}>
            <a href={`/interests/${letter}`}>
              <span class={`letter letter-${letter}`} aria-hidden="true">
                {letter}
              </span>
              {name}
            </a>
          </li>
        ))}
    </ul>
  );
}
