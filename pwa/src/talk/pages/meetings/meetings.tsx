import { pointOf } from "../../../data/point";
import { where } from "../../../data/preferences";
import { hasRole, type Me, me } from "../../../data/session";
import { useCareerNames } from "../../../ui/career-names";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Empty, ListStates, MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { query } from "../../../ui/navigation/router";
import { PageTitle } from "../../../ui/page";
import { useList } from "../../../ui/use-list";
import { useNews } from "../../../ui/use-news";
import { WhereButton } from "../../../ui/where-button";
import { isToCome, type Meeting, meetingsApi } from "../../data/meetings";
import { meetingsWords } from "../../words/meetings";
import { MeetingCard } from "./meeting-card";

const PAGE = 20;
/** km around the place: of whoever answers from farther away, the list says so. */
const NEAR_KM = 50;
const ROME = /^[A-N]\d{4}$/;

/** Meetings to come: of one career, or all of them; one's own stand first, then those with somebody nearby. */
export function MeetingsPage() {
  const words = meetingsWords();
  const account = me.value;
  const asked = query.value.get("career") ?? "";
  const career = ROME.test(asked) ? asked : "";
  const names = useCareerNames(career ? [career] : []);
  const place = where.value ?? { by: "region" as const };
  const asks = { limit: PAGE, radius_km: NEAR_KM, ...pointOf(place), ...(career && { career }) };
  const list = useList<Meeting>(
    `meetings ${JSON.stringify(asks)} ${account?.id}`,
    (cursor, signal) => meetingsApi.list({ ...asks, ...(cursor && { cursor }) }, signal),
    (count) => announce(words.count(count)),
    { fresh: true },
  );
  const ownFirst = account !== null && !career;
  // One's own stand above already.
  const others = ownFirst ? list.items.filter(({ hosting, registered }) => !hosting && !registered) : list.items;
  const far = others.filter(({ near }) => near === false);
  const near = others.slice(0, others.length - far.length);
  const onlyOwn = list.state === "ready" && list.items.length > 0 && !others.length;
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <div class="tools">
        <WhereButton place={place} />
      </div>
      {account && hasRole(account, "mentor") && (
        <p class="actions">
          <a class="button" href="/meetings/new">
            {words.host.announce}
          </a>
        </p>
      )}
      {ownFirst && <Mine account={account} />}
      <section>
        {(career || near.length > 0 || !far.length) && !onlyOwn && (
          <h2>{career ? (names[career] ?? career) : words.toCome}</h2>
        )}
        {list.state === "ready" && !list.items.length ? (
          <Empty
            picture="events"
            title={words.none}
            text={words.noneHelp}
            href={career ? `/ask?career=${career}` : "/ask"}
            link={words.ask}
          />
        ) : (
          <ListStates list={list} none={words.none} />
        )}
        <Cards meetings={near} />
        {far.length > 0 && (
          <>
            <h2>{words.farther}</h2>
            <p class="hint">{words.fartherWhy}</p>
          </>
        )}
        <Cards meetings={far} />
        <MoreButton list={list} />
        {career && (
          <p>
            <a href="/meetings">{words.all}</a>
          </p>
        )}
      </section>
    </div>
  );
}

function Cards({ meetings }: { meetings: Meeting[] }) {
  if (!meetings.length) return null;
  return (
    <ul class="cards">
      {meetings.map((meeting) => (
        <MeetingCard key={meeting.id} meeting={meeting} />
      ))}
    </ul>
  );
}

/** Where one has a seat or answers; what does not take place says so until its time is over. */
function Mine({ account }: { account: Me }) {
  const words = meetingsWords();
  const loaded = useLoaded(`my meetings ${account.id}`, meetingsApi.mine);
  useNews(["meeting.moved", "meeting.cancelled", "meeting.missed", "meeting.open", "meeting.named"], loaded.reload);
  const shown = (loaded.data?.items ?? []).filter((one) => isToCome(one) || new Date(one.ends_at) > new Date());
  if (!shown.length) return null;
  return (
    <section>
      <h2>{words.mine}</h2>
      <Cards meetings={[...shown].reverse()} />
    </section>
  );
}
