import { dateText, parisDay } from "../../../data/format";
import { keyOf } from "../../../data/store";
import type { Offer } from "../../../data/types";
import { ReportButton } from "../../../guide/parts/report-dialog";
import { language } from "../../../i18n";
import { DemoTag, offerKindText } from "../../../ui/cards";
import { Icon } from "../../../ui/icon";
import { BackButton, PageTitle } from "../../../ui/page";
import { SheetActions } from "../../../ui/sheet-actions";
import { SheetFrame } from "../../../ui/sheet-frame";
import { InSlices } from "../../../ui/skeleton";
import { useSheet } from "../../../ui/use-sheet";
import { offersApi } from "../../data/offers";
import { offerWords } from "../../words/offer";
import { ApplyBox } from "./apply-box";
import { Careers, Law, Money, When, Where, Who } from "./offer-parts";
import "./offers.css";

export function OfferPage({ id }: { id: string }) {
  const fetched = useSheet<Offer>(keyOf("offer", id), () => offersApi.offer(id));
  return <SheetFrame fetched={fetched}>{(offer) => <OfferSheet offer={offer} />}</SheetFrame>;
}

function OfferSheet({ offer }: { offer: Offer }) {
  return (
    <>
      <BackButton />
      <header class="sheet-head of-offer">
        <p class="kind">{offerKindText(offer)}</p>
        <PageTitle text={offer.title} />
        <p class="lead">
          {offer.company_name}, {offer.commune}
        </p>
        {offer.demo && (
          <p class="tags">
            <DemoTag />
          </p>
        )}
      </header>
      {offer.status === "published" ? <ApplyBox offer={offer} /> : <NotOpen offer={offer} />}
      <SheetActions sheet={offer} name={offer.title} />
      <When offer={offer} />
      <InSlices>
        <What offer={offer} />
        <Further offer={offer} />
      </InSlices>
    </>
  );
}

/** What one does there, and where. */
function What({ offer }: { offer: Offer }) {
  return (
    <>
      {offer.description && (
        <section>
          <h2>{offerWords().about}</h2>
          <p lang="fr" class="as-typed">
            {offer.description}
          </p>
        </section>
      )}
      <Where offer={offer} />
    </>
  );
}

/** For whom it is, and what the law says. */
function Further({ offer }: { offer: Offer }) {
  const words = offerWords();
  return (
    <>
      <Who offer={offer} />
      {offer.gratification && <Money {...offer.gratification} />}
      <Careers offer={offer} />
      <Law offer={offer} />
      {offer.published_at && (
        <p class="hint">{words.published(dateText(parisDay(new Date(offer.published_at)), language.value))}</p>
      )}
      <ReportButton about="offers" itemId={offer.id} />
    </>
  );
}

/** Full or over: said at the top, with the way to others. */
function NotOpen({ offer }: { offer: Offer }) {
  const words = offerWords();
  const search = new URLSearchParams({ kind: offer.kind });
  for (const level of offer.levels) search.append("level", level);
  return (
    <>
      <p class="banner grave">
        <Icon name="alert" />
        <span>{offer.status === "full" ? words.full : words.over}</span>
      </p>
      <p class="actions">
        <a class="button main" href={`/offers?${search}`}>
          {words.others}
        </a>
      </p>
    </>
  );
}
