import { me } from "../../../data/session";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { ListStates, MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { query, setQuery } from "../../../ui/navigation/router";
import { BackButton, OutLink, PageTitle } from "../../../ui/page";
import { SearchField } from "../../../ui/search-field";
import { useList } from "../../../ui/use-list";
import { badgesApi } from "../../data/wallet/api";
import { type AchievementFound, ownedOf } from "../../data/wallet/shapes";
import { askingWords } from "../../words/asking";
import { badgesWords } from "../../words/badges";
import "../../../ui/sheet-frame.css";
import { Picture, Said } from "./parts";
import { Achievements, Owned } from "./to-earn";

/** What can be earned: by words, by career. */
export function CataloguePage() {
  const words = askingWords().catalogue;
  const q = query.value.get("q") ?? "";
  const career = query.value.get("career") ?? "";
  const list = useList<AchievementFound>(
    `badges ${q} ${career}`,
    (cursor, signal) =>
      badgesApi.catalogue({ limit: 20, ...(q && { q }), ...(career && { career }), ...(cursor && { cursor }) }, signal),
    (count, hasMore) => announce(words.found(count, hasMore)),
  );
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <SearchField
        label={words.search}
        placeholder={words.placeholder}
        value={q}
        onSearch={(text) => setQuery({ q: text || null })}
      />
      {career && (
        <p>
          <strong>{words.career(career)}</strong> <a href="/badges/catalogue">{words.all}</a>
        </p>
      )}
      <h2 class="hidden">{words.title}</h2>
      <ListStates list={list} none={words.none}>
        {(q || career) && <a href="/badges/catalogue">{words.all}</a>}
      </ListStates>
      <Achievements items={list.items} />
      <MoreButton list={list} />
    </div>
  );
}

/** What can be awarded, and how one earns it. */
export function AchievementPage({ id }: { id: string }) {
  const words = badgesWords();
  const { catalogue } = askingWords();
  const loaded = useLoaded(id, (signal) => badgesApi.achievement(id, signal));
  const account = me.value?.id;
  const wallet = useLoaded(`owned ${account}`, async (signal) => (account ? badgesApi.wallet(signal) : undefined)).data;
  const owned = wallet && ownedOf(wallet, id);
  const asked = wallet?.requests.some(({ achievement_id, status }) => achievement_id === id && status === "waiting");
  return (
    <LoadedPage loaded={loaded}>
      {({ name, issuer, image_url, description, criteria, tags, careers, alignments, ...more }) => (
        <article class="page">
          <BackButton />
          <header class="sheet-head of-career badge-head">
            <Picture src={image_url} large />
            <div>
              <p class="kind">{words.badge}</p>
              <PageTitle text={name} />
              <p>
                <a href={`/badge-issuers/${issuer.id}`}>{words.from(issuer.name)}</a>
              </p>
            </div>
          </header>
          {owned ? (
            <Owned id={owned} />
          ) : more.status === "archived" ? (
            <p class="banner">{catalogue.archived}</p>
          ) : more.requestable ? (
            <p class="actions">
              <a class={asked ? "button" : "button main"} href={`/achievements/${id}/ask`}>
                {asked ? catalogue.asked : catalogue.ask}
              </a>
            </p>
          ) : (
            <p class="hint">{catalogue.onlyGiven}</p>
          )}
          <p class="as-typed">{description}</p>
          <Said title={words.criteria}>{criteria}</Said>
          {more.validity_months && <p>{catalogue.months(more.validity_months)}</p>}
          {careers.length + alignments.length > 0 && (
            <section>
              <h2>{words.skills}</h2>
              <ul class="links">
                {careers.map(({ code, label }) => (
                  <li key={code}>
                    <a href={`/careers/${code}`}>{label}</a>
                  </li>
                ))}
                {alignments.map(({ target_url, target_name }) => (
                  <li key={target_url}>
                    <OutLink href={target_url}>{target_name}</OutLink>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {tags.length > 0 && (
            <p class="tags">
              {tags.map((tag) => (
                <span key={tag} class="tag">
                  {tag}
                </span>
              ))}
            </p>
          )}
        </article>
      )}
    </LoadedPage>
  );
}
