import { useState } from "preact/hooks";
import { type OrphanBadge, type OrphanIssuer, orphansApi } from "../../badges/data/issuing/orphans";
import { orphansWords } from "../../badges/words/orphans";
import { dayOf } from "../../ui/forms/day";
import { Field } from "../../ui/forms/field";
import { query, setQuery } from "../../ui/navigation/router";
import { departmentText, StaffPage } from "./frame";
import { type ListActions, StaffList } from "./list";

/** Issuers that nobody speaks for any more, and what they awarded. */
export function OrphansPage() {
  const words = orphansWords();
  const issuer = query.value.get("issuer");
  return (
    <StaffPage title={words.title} lead={words.lead} roles={["admin"]}>
      {() => (issuer ? <Badges key={issuer} issuer={issuer} /> : <Issuers />)}
    </StaffPage>
  );
}

function Issuers() {
  const words = orphansWords();
  return (
    <StaffList<OrphanIssuer> name="orphan issuers" load={orphansApi.issuers} none={words.none} found={words.found}>
      {(issuers) => (
        <ul class="reviews">
          {issuers.map((one) => (
            <li key={one.id} class="review">
              <h2>{one.name}</h2>
              <p class="facts">
                <span>{words.standing(one.standing)}</span>
                <span>{one.closed_at ? words.closed(dayOf(one.closed_at)) : words.unverified}</span>
                {one.department && <span>{departmentText(one.department)}</span>}
              </p>
              <p class="actions">
                <button type="button" class="button" onClick={() => setQuery({ issuer: one.id })}>
                  {words.open(one.name)}
                </button>
              </p>
            </li>
          ))}
        </ul>
      )}
    </StaffList>
  );
}

function Badges({ issuer }: { issuer: string }) {
  const words = orphansWords();
  const [text, setText] = useState("");
  const [q, setQ] = useState("");
  const search = (event: SubmitEvent): void => {
    event.preventDefault();
    setQ(text.trim());
  };
  return (
    <>
      <p class="actions">
        <button type="button" class="button" onClick={() => setQuery({ issuer: null })}>
          {words.back}
        </button>
      </p>
      <form class="stack filters-line" onSubmit={search}>
        <Field
          label={words.search}
          hint={words.searchHelp}
          value={text}
          onInput={setText}
          maxLength={120}
          autoComplete="off"
        />
        <p class="actions">
          <button type="submit" class="button main">
            {words.go}
          </button>
        </p>
      </form>
      <StaffList<OrphanBadge>
        name={`orphan badges ${issuer} ${q}`}
        load={(page, signal) => orphansApi.badges(issuer, { q, ...page }, signal)}
        none={words.noBadge}
        found={words.badges}
      >
        {(badges, { ask }) => (
          <ul class="reviews">
            {badges.map((one) => (
              <BadgeLine key={one.id} badge={one} onAsk={ask} />
            ))}
          </ul>
        )}
      </StaffList>
    </>
  );
}

function BadgeLine({ badge, onAsk }: { badge: OrphanBadge; onAsk: ListActions["ask"] }) {
  const words = orphansWords();
  const title = words.revokeOf(badge.achievement_name, dayOf(badge.accepted_at));
  const ask = (): void =>
    onAsk({
      title,
      text: words.revokeAsk,
      yes: words.revoke,
      reasons: words.reasons,
      reasonHelp: words.reasonHelp,
      act: (reason) => orphansApi.revoke(badge.id, reason),
    });
  return (
    <li class="review">
      <h2>{badge.achievement_name}</h2>
      <p class="facts">
        <span>{words.given(dayOf(badge.accepted_at))}</span>
        <span>{words.states[badge.state]}</span>
      </p>
      {badge.revoked_at ? (
        <p class="quoted">{badge.revocation_reason}</p>
      ) : (
        <p class="actions">
          <button type="button" class="button" aria-haspopup="dialog" aria-label={title} onClick={ask}>
            {words.revoke}
          </button>
        </p>
      )}
    </li>
  );
}
