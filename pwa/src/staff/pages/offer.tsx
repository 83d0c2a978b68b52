import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { momentText } from "../../data/format";
import { language } from "../../i18n";
import { colon } from "../../i18n/colon";
import { contentOf } from "../../placements/data/company/content";
import { draftOf } from "../../placements/data/company/editor";
import { type OfferDecision, type ReviewDetail, reviewsApi } from "../../placements/data/company/reviews";
import { ListFailure } from "../../ui/failure";
import { dayOf } from "../../ui/forms/day";
import { useLoaded } from "../../ui/forms/use-loaded";
import { show } from "../../ui/navigation/announcer";
import { leaveFor } from "../../ui/navigation/router";
import { OutLink } from "../../ui/page";
import { ListSkeleton } from "../../ui/skeleton";
import { offerReviewWords } from "../words/offer-reviews";
import { staffWords } from "../words/staff";
import "../../placements/pages/company/company.css";
import { Declared, LawText } from "../../placements/pages/company/declarations";
import { Preview } from "../../placements/pages/company/preview";
import { WordingList } from "../../placements/pages/company/wording";
import { COMPANY_PAGE } from "./candidacy";
import { type Asked, Decide } from "./decide";
import { departmentText, StaffPage } from "./frame";
import { highlight } from "./highlight";

/** Everything a referent checks about an offer, and the decision. */
export function OfferReviewPage({ id }: { id: string }) {
  return (
    <StaffPage title={offerReviewWords().one} roles={["referent", "admin"]}>
      {() => <Review id={id} />}
    </StaffPage>
  );
}

function Review({ id }: { id: string }) {
  const loaded = useLoaded(`offer-review ${id}`, (signal) => reviewsApi.read(id, signal));
  if (loaded.error !== undefined) return <ListFailure error={loaded.error} onRetry={loaded.reload} />;
  if (!loaded.data) return <ListSkeleton rows={4} />;
  return <Detail offer={loaded.data} />;
}

function Detail({ offer }: { offer: ReviewDetail }) {
  const words = offerReviewWords();
  const { names } = draftOf(offer, "");
  return (
    <>
      <p class="facts">
        <span>
          <strong>{words.statuses[offer.status]}</strong>
        </span>
        <span>{departmentText(offer.department)}</span>
        <span>{words.changed(dayOf(offer.updated_at))}</span>
      </p>
      {(offer.held_for.length > 0 || offer.held_words.length > 0) && (
        <section class="review">
          <h2>{words.why}</h2>
          <ul class="plain">
            {offer.held_for.map((code) => (
              <li key={code}>{words.heldFor[code] ?? code}</li>
            ))}
          </ul>
          <WordingList found={offer.held_found} />
          {offer.held_found.length === 0 && offer.held_words.length > 0 && (
            <p>
              {words.words}
              {colon()}
              <Marked text={offer.held_words.join(", ")} words={offer.held_words} />
            </p>
          )}
          <Texts offer={offer} />
        </section>
      )}
      {offer.law.length + offer.declared.length > 0 && (
        <section class="review">
          <h2>{words.law}</h2>
          <ul class="plain">
            {offer.law.map((finding) => (
              <li key={finding.rule}>
                <LawText finding={finding} />
              </li>
            ))}
          </ul>
          <Declared declared={offer.declared} note={offer.declaration_note} />
          {(offer.headcount ?? offer.tutors) !== null && <p>{words.hosts(offer.headcount, offer.tutors)}</p>}
        </section>
      )}
      {offer.reports.length > 0 && <Reports offer={offer} />}
      <Preview content={contentOf(offer)} names={names} company={offer.company_name} fromAge={offer.from_age} />
      <section class="review">
        <h2>{words.company}</h2>
        <p>
          <strong>{offer.company_name}</strong> ({offer.company_verified ? words.verified : words.notVerified})
        </p>
        {offer.siret && (
          <p>
            SIRET {offer.siret}{" "}
            <OutLink href={`${COMPANY_PAGE}${offer.siret}`}>{staffWords().candidacy.checkDirectory}</OutLink>
          </p>
        )}
        {!offer.company_verified && offer.organisation_id && (
          <p>
            <a href="/staff/candidacies">{words.verifyFirst}</a>
          </p>
        )}
      </section>
      <Decision offer={offer} />
      <History offer={offer} />
    </>
  );
}

/** The texts of the offer with the noticed words marked where they stand. */
function Texts({ offer }: { offer: ReviewDetail }) {
  const texts = [offer.title, offer.description, offer.accessibility];
  return (
    <>
      {texts
        .filter((text) => highlight(text, offer.held_words).some(({ marked }) => marked))
        .map((text) => (
          <p key={text} class="quoted as-typed">
            <Marked text={text} words={offer.held_words} />
          </p>
        ))}
    </>
  );
}

function Marked({ text, words }: { text: string; words: string[] }): ComponentChildren {
  return highlight(text, words).map((piece, index) =>
    piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text,
  );
}

function Reports({ offer }: { offer: ReviewDetail }) {
  const words = offerReviewWords();
  return (
    <section class="review">
      <h2>{words.reports(offer.reports.length)}</h2>
      <p class="hint">{words.reportsHelp}</p>
      <ul class="plain">
        {offer.reports.map((report, index) => (
          <li key={index}>
            <strong>{words.reportReasons[report.reason] ?? report.reason}</strong>, {dayOf(report.created_at)}
            {report.message && <p class="quoted as-typed">{report.message}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decision({ offer }: { offer: ReviewDetail }) {
  const words = offerReviewWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (decision: OfferDecision): void =>
    setAsked({
      title: words.decisions[decision],
      text: words.asks[decision],
      yes: words.decisions[decision],
      ...(decision !== "publish" && { reasons: words.reasons, reasonHelp: words.reasonHelp }),
      act: (reason) => reviewsApi.decide(offer, decision, reason),
    });
  if (offer.status === "withdrawn" || offer.status === "expired") return <p class="word">{words.over}</p>;
  return (
    <>
      <p class="actions">
        <button type="button" class="button main" aria-haspopup="dialog" onClick={() => ask("publish")}>
          {offer.status === "published" || offer.status === "full" ? words.dismiss : words.decisions.publish}
        </button>
        {offer.status !== "hidden" && (
          <button type="button" class="button" aria-haspopup="dialog" onClick={() => ask("hide")}>
            {words.decisions.hide}
          </button>
        )}
        <button type="button" class="button danger" aria-haspopup="dialog" onClick={() => ask("delete")}>
          {words.decisions.delete}
        </button>
      </p>
      <Decide
        asked={asked}
        onClose={() => setAsked(null)}
        onDone={() => {
          show(staffWords().done);
          leaveFor("/staff/offers");
        }}
      />
    </>
  );
}

function History({ offer }: { offer: ReviewDetail }) {
  const words = offerReviewWords();
  return (
    <details>
      <summary>{words.history}</summary>
      <ol class="offer-history">
        {offer.history.map((event, index) => (
          <li key={index}>
            <span>{momentText(event.at, language.value)}</span> {words.statuses[event.status]} ({words.by[event.by]}){" "}
            {event.reason && <q>{event.reason}</q>}
          </li>
        ))}
      </ol>
    </details>
  );
}
