import { useState } from "preact/hooks";
import type { Organisation } from "../../../people/data/organisations";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Icon } from "../../../ui/icon";
import { ListStates, MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { PageTitle } from "../../../ui/page";
import { Sheet } from "../../../ui/sheet";
import { useList } from "../../../ui/use-list";
import { useNews } from "../../../ui/use-news";
import { type Achievement, issuingApi } from "../../data/issuing/issuing";
import { issuingWords } from "../../words/issuing";
import { IssuerPage, WhichOrganisation } from "./issuers";

/** The badges of one's organisation, and what waits for an answer. */
export function IssuingPage() {
  return <IssuerPage>{(one, all) => <Home key={one.id} organisation={one} all={all} />}</IssuerPage>;
}

const GROUPS = ["published", "draft", "archived"] as const;

function Home({ organisation, all }: { organisation: Organisation; all: Organisation[] }) {
  const words = issuingWords();
  const of = `?organisation=${organisation.id}`;
  const profile = useLoaded(`issuer ${organisation.id}`, (signal) => issuingApi.profile(organisation.id, signal));
  const list = useList<Achievement>(
    `achievements ${organisation.id}`,
    (cursor, signal) => issuingApi.achievements(organisation.id, cursor, signal),
    (count) => announce(words.count(count)),
    { fresh: true },
  );
  useNews(["badge.requested", "badge.batch"], list.reload);
  const asked = list.items.reduce((sum, { counts }) => sum + counts.requests, 0);
  const published = list.items.some(({ status }) => status === "published");
  const unnamed = profile.data?.issuer_id === null;
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <WhichOrganisation one={organisation} all={all} />
      {unnamed ? (
        <div class="empty">
          <p>{words.profileFirst}</p>
          <p class="actions">
            <a class="button main" href={`/issuing/profile${of}`}>
              {words.writeProfile}
            </a>
          </p>
        </div>
      ) : (
        <>
          <p class="actions">
            <AwardButton achievements={list.items.filter(({ status }) => status === "published")} />
            <a class={published ? "button" : "button main"} href={`/issuing/achievements/new${of}`}>
              {words.newBadge}
            </a>
            <a class="button" href={`/issuing/requests${of}`}>
              {words.requestsDoor(asked)}
            </a>
            <a class="button" href={`/issuing/profile${of}`}>
              {words.profileDoor}
            </a>
          </p>
          <ListStates list={list} none={words.none} rows={3} />
          {GROUPS.map((status) => (
            <Group
              key={status}
              title={words.groups[status]!}
              items={list.items.filter((one) => one.status === status)}
            />
          ))}
          <MoreButton list={list} />
        </>
      )}
    </div>
  );
}

/** The way to give a badge: straight to the form where there is one only. */
function AwardButton({ achievements }: { achievements: Achievement[] }) {
  const words = issuingWords();
  const [asking, setAsking] = useState(false);
  const [only, another] = achievements;
  if (!only) return null;
  if (!another) {
    return (
      <a class="button main" href={`/issuing/achievements/${only.id}/award`}>
        {words.awardOne}
      </a>
    );
  }
  return (
    <>
      <button type="button" class="button main" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {words.awardOne}
      </button>
      <Sheet open={asking} title={words.awardWhich} onClose={() => setAsking(false)}>
        <ul class="cards">
          {achievements.map(({ id, name, image_url }) => (
            <li key={id} class="card">
              <Picture url={image_url} />
              <div class="card-text">
                <h3>
                  <a href={`/issuing/achievements/${id}/award`}>{name}</a>
                </h3>
              </div>
              <Icon name="next" />
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}

function Group({ title, items }: { title: string; items: Achievement[] }) {
  if (!items.length) return null;
  return (
    <section>
      <h2>
        {title} <span class="badge">{items.length}</span>
      </h2>
      <ul class="cards">
        {items.map((one) => (
          <Card key={one.id} achievement={one} />
        ))}
      </ul>
    </section>
  );
}

function Card({ achievement }: { achievement: Achievement }) {
  const words = issuingWords();
  const { id, name, image_url, counts, missing, status } = achievement;
  return (
    <li class="card">
      <Picture url={image_url} />
      <div class="card-text">
        <h3>
          <a href={`/issuing/achievements/${id}`}>{name}</a>
        </h3>
        <p class="facts">
          <span>{words.issued(counts.issued)}</span>
          {counts.offered + counts.with_parent > 0 && <span>{words.waiting(counts.offered + counts.with_parent)}</span>}
          {counts.requests > 0 && <span>{words.asked(counts.requests)}</span>}
        </p>
        {status === "draft" && missing.length > 0 && (
          <p class="hint">{words.one.missing(missing.map((part) => words.one.parts[part]).join(", "))}</p>
        )}
      </div>
      <Icon name="next" />
    </li>
  );
}

/** The picture of a badge; an empty round while it has none. Its name stands beside it. */
export function Picture({ url, size = 56 }: { url: string | null; size?: number }) {
  return url ? (
    <img class="award-picture" src={url} alt="" width={size} height={size} />
  ) : (
    <span class="award-picture none" style={{ inlineSize: `${size}px`, blockSize: `${size}px` }} />
  );
}
