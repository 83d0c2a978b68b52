import type { OfferKind, Where } from "../../../data/types";
import { Wider } from "../../../guide/parts/wider";
import { setQuery } from "../../../ui/navigation/router";
import { offersWords } from "../../words/offers";
import type { OfferSearch } from "./offer-search";

/** What to try when no offer fits: let go of one choice, or another way to see a job. */
export function NothingFound({ search, kind, place }: { search: OfferSearch; kind: OfferKind | null; place: Where }) {
  const words = offersWords();
  const letGo: [boolean, string, () => void][] = [
    [search.weeks.length > 0, words.allWeeks, () => setQuery({ week: null })],
    [search.careers.length > 0, words.allCareers, () => setQuery({ rome: null })],
    [kind !== "observation" && search.levels.length > 0, words.allDiplomas, () => setQuery({ level: null })],
    [search.q !== "", words.withoutWords(search.q), () => setQuery({ q: null })],
  ];
  return (
    <>
      <p>
        <strong>{words.none}</strong>
      </p>
      <p>{words.noneHelp}</p>
      <p class="actions">
        <Wider search={search} place={place} main />
        {letGo.map(([possible, label, act]) =>
          possible ? (
            <button key={label} type="button" class="button main" onClick={act}>
              {label}
            </button>
          ) : null,
        )}
        <a class="button" href="/?type=place&place=company">
          {words.elsewhere}
        </a>
        <a class="button" href="/immersion">
          {words.immersionDoor}
        </a>
      </p>
    </>
  );
}
