import { useState } from "preact/hooks";
import { type OrphanBadge, type OrphanIssuer, orphansApi } from "../../badges/data/issuing/orphans";
import { orphansWords } from "../../badges/words/orphans";
import { dayOf } from "../../ui/forms/day";
import { Field } from "../../ui/forms/field";
import { ListStates, MoreButton } from "../../ui/list-parts";
import { announce, show } from "../../ui/navigation/announcer";
import { query, setQuery } from "../../ui/navigation/router";
import { useList } from "../../ui/use-list";
import { staffWords } from "../words/staff";
import { type Asked, Decide } from "./decide";
import { departmentText, StaffPage } from "./frame";

const PAGE = 50;

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
  const list = useList<OrphanIssuer>(
    "orphan issuers",
    (cursor, signal) => orphansApi.issuers({ limit: PAGE, ...(cursor && { cursor }) }, signal),
    (count) => announce(count ? words.found(count) : words.none),
    { fresh: true },
  );
  return (
    <>
      <ListStates list={list} none={words.none} />
      <ul class="reviews">
        {list.items.map((one) => (
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
      <MoreButton list={list} />
    </>
  );
}

function Badges({ issuer }: { issuer: string }) {
  const words = orphansWords();
  const [text, setText] = useState("");
  const [q, setQ] = useState("");
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useList<OrphanBadge>(
    `orphan badges ${issuer} ${q}`,
    (cursor, signal) => orphansApi.badges(issuer, { q, limit: PAGE, ...(cursor && { cursor }) }, signal),
    (count) => announce(count ? words.badges(count) : words.noBadge),
    { fresh: true },
  );
  const search = (event: SubmitEvent): void => {
    event.preventDefault();
    setQ(text.trim());
  };
  const ask = (badge: OrphanBadge): void =>
    setAsked({
      title: words.revokeOf(badge.achievement_name, dayOf(badge.accepted_at)),
      text: words.revokeAsk,
      yes: words.revoke,
      reasons: words.reasons,
      reasonHelp: words.reasonHelp,
      act: (reason) => orphansApi.revoke(badge.id, reason),
    });
  const done = (): void => {
    setAsked(null);
    show(staffWords().done);
    list.reload();
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
      <ListStates list={list} none={words.noBadge} />
      <ul class="reviews">
        {list.items.map((one) => (
          <BadgeLine key={one.id} badge={one} onAsk={() => ask(one)} />
        ))}
      </ul>
      <MoreButton list={list} />
      <Decide asked={asked} onClose={() => setAsked(null)} onDone={done} />
    </>
  );
}

function BadgeLine({ badge, onAsk }: { badge: OrphanBadge; onAsk: () => void }) {
  const words = orphansWords();
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
          <button
            type="button"
            class="button"
            aria-haspopup="dialog"
            aria-label={words.revokeOf(badge.achievement_name, dayOf(badge.accepted_at))}
            onClick={onAsk}
          >
            {words.revoke}
          </button>
        </p>
      )}
    </li>
  );
}
