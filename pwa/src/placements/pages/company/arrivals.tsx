import { dayText, parisDay } from "../../../data/format";
import { language } from "../../../i18n";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { MoreButton } from "../../../ui/list-parts";
import { useList } from "../../../ui/use-list";
import { useNews } from "../../../ui/use-news";
import { type Application, applicationsApi, RECEIVED } from "../../data/company/applications";
import { arrivalsWords } from "../../words/arrivals";
import { employers, knownEmployers } from "./organisations";

/** On the home: the next ones that come to any of one's organisations. */
export function NextArrivals({ accountId }: { accountId: string }) {
  const loaded = useLoaded(`employers ${accountId}`, employers);
  return (
    <>
      {(loaded.data ?? knownEmployers()).map(({ id }) => (
        <Arrivals key={id} organisation={id} limit={3} />
      ))}
    </>
  );
}

/** Whom an organisation is going to receive, the soonest first; nothing where nobody comes. */
export function Arrivals({ organisation, limit = 50 }: { organisation: string; limit?: number }) {
  const words = arrivalsWords();
  const list = useList<Application>(
    `arrivals ${organisation} ${limit}`,
    (cursor, signal) => applicationsApi.received(organisation, { show: "to_welcome", limit }, cursor, signal),
    () => undefined,
    { fresh: true },
  );
  useNews(RECEIVED, list.reload);
  if (!list.items.length) return null;
  return (
    <section>
      <h2>{words.title}</h2>
      <ul class="cards">
        {list.items.map((one) => (
          <li key={one.id} class="card of-career">
            <div class="card-text">
              <h3>
                <a href={`/company/applications/${one.id}`}>{arrivalText(one)}</a>
              </h3>
              <p class="facts">
                <span>{one.offer.title}</span>
              </p>
              <p class="tags">
                <span class="tag">{one.status === "accepted" ? words.unconfirmed : words.confirmed}</span>
              </p>
            </div>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </section>
  );
}

function arrivalText({ first_name, begins_on }: Application): string {
  const words = arrivalsWords();
  const name = first_name || words.noName;
  if (!begins_on) return words.noDay(name);
  const say = begins_on > parisDay(new Date()) ? words.arrives : words.isHere;
  return say(name, dayText(begins_on, language.value));
}
