import { useState } from "preact/hooks";
import { momentText } from "../../../data/format";
import { hasRole, type Me } from "../../../data/session";
import { language } from "../../../i18n";
import { colon } from "../../../i18n/colon";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { leaveFor, navigate } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { contentOf } from "../../data/company/content";
import { phoneDrafts } from "../../data/company/drafts";
import { draftOf } from "../../data/company/editor";
import { type OfferMine, offersApi } from "../../data/company/offers";
import { companyWords } from "../../words/company";
import "../../../ui/forms/forms.css";
import { Applications } from "./applications";
import "./company.css";
import { Declared, LawText } from "./declarations";
import { Preview } from "./preview";
import { dayText, weekSpan } from "./texts";
import { useRules } from "./use-rules";
import { briefly, onlyWaits } from "./why";
import { WordingList } from "./wording";

/** One offer of one's organisation: where it stands, why, and what can be done. */
export function OwnOfferPage({ id }: { id: string }) {
  return <NeedsAccount>{(account) => <OwnOffer id={id} account={account} />}</NeedsAccount>;
}

function OwnOffer({ id, account }: { id: string; account: Me }) {
  const loaded = useLoaded(`offer ${id}`, (signal) => offersApi.read(id, signal));
  return (
    <LoadedPage loaded={loaded}>
      {(offer) => <OfferSheet offer={offer} account={account} onChanged={loaded.replace} />}
    </LoadedPage>
  );
}

const MEANS: Partial<Record<OfferMine["status"], "draftMeans" | "fullMeans" | "expiredMeans" | "withdrawnMeans">> = {
  draft: "draftMeans",
  full: "fullMeans",
  expired: "expiredMeans",
  withdrawn: "withdrawnMeans",
};

/** No week is left though a place in one of them never was taken. */
const isPassed = (offer: OfferMine) => offer.weeks_detail.some(({ left }) => left > 0);

/** Out, and shown to nobody: everybody of the company is kept from minors. */
const isKept = (offer: OfferMine) => offer.held_for.includes("company_kept");

interface SheetProps {
  offer: OfferMine;
  account: Me;
  onChanged: (offer: OfferMine) => void;
}

function OfferSheet({ offer, account, onChanged }: SheetProps) {
  const words = companyWords();
  const means = MEANS[offer.status];
  const status = isKept(offer) ? "hidden" : offer.status;
  const { names } = draftOf(offer, account.id);
  return (
    <div class="page">
      <BackButton />
      <p class="kind">{words.kinds[offer.kind]}</p>
      <PageTitle text={offer.title || words.untitled} />
      <div class={`word state-${status}`}>
        <p>
          <strong>{words.statuses[status]}</strong>
        </p>
        {means && offer.held_for.length === 0 && (
          <p>{status === "full" && isPassed(offer) ? words.offer.fullPassed : words.offer[means]}</p>
        )}
        {offer.status === "review" && <Review heldFor={offer.held_for} />}
        {status === "published" && offer.expires_on && <p>{words.offer.expiresOn(dayText(offer.expires_on))}</p>}
        <Held offer={offer} />
      </div>
      <Actions offer={offer} onChanged={onChanged} />
      <Detail offer={offer} />
      {offer.weeks_detail.length > 0 && offer.status !== "draft" && (
        <section>
          <h2>{words.offer.weeks}</h2>
          <ul class="plain">
            {offer.weeks_detail.map(({ week, left, places }) => (
              <li key={week}>
                {weekSpan(week, offer.weekdays)}
                {colon()}
                {words.places(left, places)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {hasRole(account, "company") && offer.organisation_id && offer.status !== "draft" && (
        <section>
          <h2>{words.applications.title}</h2>
          <Applications organisation={offer.organisation_id} offer={offer.id} />
        </section>
      )}
      <details>
        <summary>{words.form.preview}</summary>
        <Preview content={contentOf(offer)} names={names} company={offer.company_name} fromAge={offer.from_age} />
      </details>
      <History offer={offer} />
    </div>
  );
}

/** What happens to an offer that was sent and is not out yet, and what its company can do meanwhile. */
function Review({ heldFor }: { heldFor: OfferMine["held_for"] }) {
  const { offer } = companyWords();
  const wasOut = heldFor.includes("reported") || heldFor.includes("was_hidden");
  return (
    <>
      <p>{wasOut ? offer.readAgain : onlyWaits(heldFor) ? offer.waitsMeans : offer.reviewMeans}</p>
      <p>
        {offer.meanwhile} <a href="/company/offers/new">{offer.another}</a>.
      </p>
    </>
  );
}

/** Why it is held or gone, and what a referent wrote. */
function Held({ offer }: { offer: OfferMine }) {
  const words = companyWords().offer;
  // That it only waits is said already.
  const codes = offer.status === "review" && onlyWaits(offer.held_for) ? [] : offer.held_for;
  const decided = offer.history.filter(({ by, reason }) => by === "region" && reason).at(-1);
  return (
    <>
      {codes.map((code) => (
        <p key={code}>
          {(code === "law" && offer.declared.some(({ asks }) => asks) ? words.lawDeclared : words.heldFor[code]) ??
            code}
        </p>
      ))}
      {decided && (offer.status === "hidden" || offer.status === "withdrawn") && (
        <p>
          {words.reason}
          {colon()}
          <q>{decided.reason}</q>
        </p>
      )}
    </>
  );
}

/** The points of the law, what is declared, and the words that were noticed: below what can be done, since they may be many. */
function Detail({ offer }: { offer: OfferMine }) {
  const words = companyWords().offer;
  const rules = useRules();
  const law = offer.held_for.includes("law") ? offer.law : [];
  const said = briefly(law, rules, offer.declarations);
  if (!law.length && !offer.declared.length && !offer.held_found.length && !offer.held_words.length) return null;
  return (
    <section>
      <h2>{words.detail}</h2>
      <div class="word plain-word">
        {law.map((finding, at) => (
          <p key={at}>
            <LawText finding={finding} brief={said[at]} />
          </p>
        ))}
        <Declared declared={offer.declared} note={offer.declaration_note} />
        {offer.held_found.length > 0 && <WordingList found={offer.held_found} />}
        {offer.held_found.length === 0 && offer.held_words.length > 0 && (
          <p>{words.words(offer.held_words.map((word) => `«\u00a0${word}\u00a0»`).join(", "))}</p>
        )}
      </div>
    </section>
  );
}

function Actions({ offer, onChanged }: Omit<SheetProps, "account">) {
  const words = companyWords();
  const sending = useSending();
  const [question, setQuestion] = useState<Question | null>(null);
  const { id, status } = offer;
  const isOut = status === "published" || status === "full";
  // Nobody sees what waits for a reader: there is nothing to take out of sight.
  const [taken, ask] = isOut
    ? [words.offer.withdraw, words.offer.withdrawAsk]
    : [words.offer.withdrawHeld, words.offer.withdrawHeldAsk];
  const withdraw = (): void =>
    setQuestion({
      title: taken,
      text: ask,
      yes: words.offer.withdrawYes,
      act: async () => onChanged(await offersApi.withdraw(id)),
      onDone: () => show(words.offer.withdrawn),
    });
  const remove = (): void =>
    setQuestion({
      title: words.offer.remove,
      text: words.offer.removeAsk,
      yes: words.offer.removeYes,
      act: async () => {
        await offersApi.deleteDraft(id);
        await phoneDrafts.drop(id).catch(() => undefined);
      },
      onDone: () => {
        show(words.offer.removed);
        leaveFor("/company");
      },
    });
  const duplicate = (): Promise<boolean> =>
    sending.send(async () => {
      const copy = crypto.randomUUID();
      await offersApi.duplicate(id, copy);
      show(words.offer.duplicated);
      navigate(`/company/offers/${copy}/edit?step=when`);
    });
  return (
    <>
      <Trouble of={sending} />
      <p class="actions">
        {offer.editable && (
          <a
            class="button main"
            href={`/company/offers/${id}/edit?step=${isOut || status === "review" ? "what" : "check"}`}
          >
            {status === "draft"
              ? words.offer.resume
              : status === "withdrawn" || status === "hidden"
                ? words.offer.republish
                : words.offer.edit}
          </a>
        )}
        {status === "full" && offer.editable && (
          <a class="button" href={`/company/offers/${id}/edit?step=when`}>
            {words.offer.morePlaces}
          </a>
        )}
        {isOut && !isKept(offer) && (
          <a class="button" href={`/offers/${id}`}>
            {words.offer.seePublic}
          </a>
        )}
        {status !== "draft" && (
          <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void duplicate()}>
            {words.offer.duplicate}
          </button>
        )}
        {(isOut || status === "review") && (
          <button type="button" class="button" aria-haspopup="dialog" onClick={withdraw}>
            {taken}
          </button>
        )}
        {status === "draft" && (
          <button type="button" class="button" aria-haspopup="dialog" onClick={remove}>
            {words.offer.remove}
          </button>
        )}
      </p>
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </>
  );
}

function History({ offer }: { offer: OfferMine }) {
  const words = companyWords();
  return (
    <details>
      <summary>{words.offer.history}</summary>
      <ol class="offer-history">
        {offer.history.map((event, index) => (
          <li key={index}>
            <span>{momentText(event.at, language.value)}</span> {words.statuses[event.status]} (
            {words.offer.by[event.by]})
            {event.reason && (
              <>
                {colon()}
                <q>{event.reason}</q>
              </>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
