import { t } from "../../i18n";
import { Picture } from "../../ui/picture";
import "./interest-tiles.css";

/** The six doors to the interests; `except` leaves one out. */
export function InterestTiles({ except }: { except?: string }) {
  return (
    <ul class="tiles">
      {Object.entries(t().interests.letters)
        .filter(([letter]) => letter !== except)
        .map(([letter, name]) => (
          <li key={letter}>
            <a href={`/interests/${letter}`}>
              <Picture name={`interests/${letter}`} />
              <span class="tile-text">
                <b>
                  <span class="letter" aria-hidden="true">
                    {letter}
                  </span>{" "}
                  {name}
                </b>
                <span class="hint">{t().interests.taglines[letter]}</span>
              </span>
            </a>
          </li>
        ))}
    </ul>
  );
}
