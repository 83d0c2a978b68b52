import { useEffect, useState } from "preact/hooks";
import type { OfferContent } from "../../data/company/content";
import { offersApi, type WordingFound } from "../../data/company/offers";
import { language } from "../../i18n";
import { colon } from "../../i18n/colon";
import { companyWords } from "../../i18n/company";

/** What was noticed in the words of an offer: which, what they touch by which article, what to write instead. */
export function WordingList({ found }: { found: readonly WordingFound[] }) {
  const words = companyWords().wording;
  return (
    <ul class="plain wording">
      {found.map(({ ground, words: parts, why, article, instead }) => (
        <li key={ground}>
          <p>
            {parts.map((part, index) => (
              <>
                {index > 0 && ", "}
                <q key={part}>{part}</q>
              </>
            ))}
            <br />
            {words.touches}
            {colon()}
            <strong>{why[language.value]}</strong> <span class="hint">({article})</span>
          </p>
          <p>
            {words.instead}
            {colon()}
            {instead[language.value]}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The same of what is being written, before it is sent; without a network, and where nothing is found, nothing. */
export function WordingAhead({ id, content }: { id: string; content: OfferContent }) {
  const words = companyWords().wording;
  const [found, setFound] = useState<readonly WordingFound[]>([]);
  const { kind, levels, title, description, accessibility, declarations } = content;
  useEffect(() => {
    const stop = new AbortController();
    offersApi
      .wording({ offer_id: id, kind, levels, title, description, accessibility, declarations }, stop.signal)
      .then((read) => setFound(read.found), () => setFound([]));
    return () => stop.abort();
  }, [id, kind, levels, title, description, accessibility, declarations]);
  return (
    <div role="status">
      {found.length > 0 && (
        <div class="word warn">
          <p>
            <strong>{words.ahead}</strong>
          </p>
          <WordingList found={found} />
          <p>{words.yours}</p>
          <p>
            <a href="?step=what">{words.change}</a>
          </p>
        </div>
      )}
    </div>
  );
}
