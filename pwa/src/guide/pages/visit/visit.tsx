import { api, client, unwrap } from "../../../data/client";
import type { AgendaEvent } from "../../../data/types";
import { DemoTag } from "../../../ui/cards";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { visitWords } from "../../words/visit";
import { Ways } from "./ways";

/** Whom to ask for a visit, and how: its organiser's own place, or else the Region's service of the department. */
export function Visit({ event }: { event: AgendaEvent }) {
  const { place_id, organiser } = event;
  const loaded = useLoaded(`visit ${event.id}`, async () => (place_id ? await api.place(place_id) : null));
  const place = loaded.data;
  const reachable = place && (place.phone || place.email || place.website);
  const known = place !== undefined || loaded.error !== undefined;
  return (
    <section>
      <p>{organiser ? visitWords().ask(organiser) : visitWords().askThere}</p>
      {reachable && (
        <>
          {/* Where it takes place may not be whose visit it is. */}
          {place.name !== organiser && <p>{place.name}</p>}
          <Ways phone={place.phone} email={place.email} url={place.website} />
        </>
      )}
      {known && !reachable && !event.url && <OfRegion commune={event.commune_code} />}
    </section>
  );
}

function OfRegion({ commune }: { commune: string | null }) {
  const words = visitWords();
  const loaded = useLoaded("contacts", (signal) => unwrap(client.GET("/api/v1/contacts", { signal })));
  const contact = loaded.data?.find((one) => one.service !== null && commune?.startsWith(one.department));
  return (
    <>
      <p>{words.noWay}</p>
      {contact?.service ? (
        <>
          <p>
            <b>{words.region(contact.service)}</b> {contact.demo && <DemoTag />}
          </p>
          <Ways phone={contact.phone} email={contact.email} url={contact.url} />
        </>
      ) : (
        <p>
          <a href="/about">{words.regionAll}</a>
        </p>
      )}
    </>
  );
}
