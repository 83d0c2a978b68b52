import { useEffect, useRef } from "preact/hooks";
import { momentText } from "../../../data/format";
import { language, t } from "../../../i18n";
import { ListFailure } from "../../../ui/failure";
import { MoreButton } from "../../../ui/list-parts";
import { ListSkeleton } from "../../../ui/skeleton";
import { useList } from "../../../ui/use-list";
import { alertsApi, type FoundOffer } from "../../data/alerts";
import { ownAlertsWords } from "../../words/own-alerts";

/** The offers that one's alerts found and that can still be seen, the latest first. */
export function Found() {
  const words = ownAlertsWords().mine;
  const box = useRef<HTMLElement>(null);
  const list = useList<FoundOffer>("alerts found", alertsApi.found, () => undefined);
  useEffect(() => {
    // After "show more" the keyboard goes on with the first new one.
    if (list.before > 0) box.current?.querySelectorAll<HTMLElement>(".found-list a")[list.before]?.focus();
  }, [list.before, list.items.length]);
  return (
    <section ref={box}>
      <h2>{words.latest}</h2>
      {list.state === "loading" && <ListSkeleton rows={2} />}
      {list.state === "ready" && list.items.length === 0 && <p class="hint">{words.latestNone}</p>}
      <ul class="found-list">
        {list.items.map((offer) => (
          <li key={offer.offer_id}>
            <p class="kind">{t().offers.kinds[offer.kind]}</p>
            <p>
              <a href={`/offers/${offer.offer_id}`}>{offer.title}</a>
            </p>
            <p class="facts">
              <span>{offer.company_name}</span>
              <span>{offer.commune}</span>
              <span>{momentText(offer.found_at, language.value)}</span>
            </p>
          </li>
        ))}
      </ul>
      {list.state === "failed" && <ListFailure error={list.error} onRetry={list.retry} />}
      <MoreButton list={list} />
    </section>
  );
}
