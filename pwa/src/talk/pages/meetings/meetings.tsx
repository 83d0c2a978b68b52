import { hasRole, type Me, me } from "../../../data/session";
import { useCareerNames } from "../../../ui/career-names";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Empty, ListStates, MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { query } from "../../../ui/navigation/router";
import { PageTitle } from "../../../ui/page";
import { useList } from "../../../ui/use-list";
import { useNews } from "../../../ui/use-news";
import { isToCome, type Meeting, meetingsApi } from "../../data/meetings";
import { meetingsWords } from "../../words/meetings";
import { MeetingCard } from "./meeting-card";

const PAGE = 20;
const ROME = /^[A-N]\d{4}$/;

/** Meetings to come: of one career, or all of them; one's own stand first. */
export function MeetingsPage() {
  const words = meetingsWords();
  const account = me.value;
  const asked = query.value.get("career") ?? "";
  const career = ROME.test(asked) ? asked : "";
  const names = useCareerNames(career ? [career] : []);
  const list = useList<Meeting>(
    `meetings ${career} ${account?.id}`,
    (cursor, signal) => meetingsApi.list({ limit: PAGE, ...(career && { career }), ...(cursor && { cursor }) }, signal),
    (count) => announce(words.count(count)),
    { fresh: true },
  );
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      {account && hasRole(account, "mentor") && (
        <p class="actions">
          <a class="button" href="/meetings/new">
            {words.host.announce}
          </a>
        </p>
      )}
      {account && !career && <Mine account={account} />}
      <section>
        <h2>{career ? (names[career] ?? career) : words.toCome}</h2>
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
        {list.items.length > 0 && (
          <ul class="cards">
            {list.items.map((meeting) => (
              <MeetingCard key={meeting.id} meeting={meeting} />
            ))}
          </ul>
        )}
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
      <ul class="cards">
        {[...shown].reverse().map((meeting) => (
          <MeetingCard key={meeting.id} meeting={meeting} />
        ))}
      </ul>
    </section>
  );
}
