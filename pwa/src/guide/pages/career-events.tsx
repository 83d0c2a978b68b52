import { client, unwrap } from "../../data/client";
import { pointOf } from "../../data/point";
import type { Where } from "../../data/types";
import { Card } from "../../ui/cards";
import { useLoaded } from "../../ui/forms/use-loaded";
import { careerWords } from "../words/career";

const SHOWN = 3;
const NEAR_KM = 100;

/** The next open days where one trains for the career; nothing where none is known. */
export function EventsOfCareer({ code, place }: { code: string; place: Where | null }) {
  const point = pointOf(place);
  const query = { ...point, ...(Object.keys(point).length > 0 && { radius_km: NEAR_KM }), limit: SHOWN };
  const loaded = useLoaded(`events of ${code} ${JSON.stringify(point)}`, (signal) =>
    unwrap(client.GET("/api/v1/careers/{code}/events", { params: { path: { code }, query }, signal })),
  );
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
