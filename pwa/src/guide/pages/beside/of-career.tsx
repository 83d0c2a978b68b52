// What stands on a career's page where there is some of it, and a network to ask for it.
import { client, unwrap } from "../../../data/client";
import { pointOf } from "../../../data/point";
import type { Where } from "../../../data/types";
import { t } from "../../../i18n";
import { Card } from "../../../ui/cards";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { ListSkeleton } from "../../../ui/skeleton";
import { careerWords } from "../../words/career";

const SHOWN = 3;
const NEAR_KM = 100;

/** The next open days where one trains for the career; nothing where none is known. */
export function EventsOfCareer({ code, place }: { code: string; place: Where | null }) {
  const point = pointOf(place);
  const query = { ...point, ...(Object.keys(point).length > 0 && { radius_km: NEAR_KM }), limit: SHOWN };
  const loaded = useLoaded(`events of ${code} ${JSON.stringify(point)}`, (signal) =>
    unwrap(client.GET("/api/v1/careers/{code}/events", { params: { path: { code }, query }, signal })),
  );
  if (loaded.waits) return <ListSkeleton rows={1} />;
  if (!loaded.data?.items.length) return null;
  return (
    <section>
      <h2>{careerWords().events}</h2>
      <ul class="cards">
        {loaded.data.items.map((event) => (
          <Card key={event.id} item={event} />
        ))}
      </ul>
    </section>
  );
}

/** Badges that say something about a career; nothing where there is none. */
export function BadgesOfCareer({ code }: { code: string }) {
  const words = t().careers;
  const query = { career: code, limit: SHOWN };
  const loaded = useLoaded(`badges of ${code}`, (signal) =>
    unwrap(client.GET("/api/v1/badges/achievements", { params: { query }, signal })),
  );
  if (loaded.waits) return <ListSkeleton rows={1} />;
  if (!loaded.data?.items.length) return null;
  return (
    <section>
      <h2>{words.badges}</h2>
      <ul class="links">
        {loaded.data.items.map(({ id, name, issuer }) => (
          <li key={id}>
            <a href={`/achievements/${id}`}>
              {name} · {issuer.name}
            </a>
          </li>
        ))}
      </ul>
      {loaded.data.next && (
        <p>
          <a href={`/badges/catalogue?career=${code}`}>{words.allBadges}</a>
        </p>
      )}
    </section>
  );
}
