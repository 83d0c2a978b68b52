import { api } from "../../data/client";
import { spanText } from "../../data/format";
import { keyOf } from "../../data/store";
import type { AgendaEvent } from "../../data/types";
import { language, t } from "../../i18n";
import { DemoTag } from "../../ui/cards";
import { Icon } from "../../ui/icon";
import { later } from "../../ui/navigation/lazy";
import { BackButton, OutLink, PageTitle } from "../../ui/page";
import { SheetActions } from "../../ui/sheet-actions";
import { SheetFrame } from "../../ui/sheet-frame";
import { useSheet } from "../../ui/use-sheet";
import { Provenance } from "../parts/provenance";
import { ReportButton } from "../parts/report-dialog";
import { WhereBlock } from "../parts/where-block";
import { PlanButtons } from "./plan-buttons";

const Visit = later(() => import("./visit/visit").then((m) => m.Visit));

export function EventPage({ id }: { id: string }) {
  const fetched = useSheet<AgendaEvent>(keyOf("event", id), () => api.event(id));
  return <SheetFrame fetched={fetched}>{(event) => <EventSheet event={event} />}</SheetFrame>;
}

function EventSheet({ event }: { event: AgendaEvent }) {
  const words = t().event;
  const cancelled = event.status === "cancelled";
  const past = new Date(event.ends_at) < new Date();
  return (
    <>
      <BackButton />
      <header class="sheet-head of-event">
        {event.demo && (
          <p class="tags">
            <DemoTag event />
          </p>
        )}
        <p class="kind">{t().eventKinds[event.kind] ?? event.kind}</p>
        <PageTitle text={event.title} />
      </header>
      {(cancelled || past) && (
        <p class="banner grave">
          <Icon name="alert" />
          <span>{cancelled ? words.cancelledLong : words.past}</span>
        </p>
      )}
      <SheetActions sheet={event} name={event.title} />
      <PlanButtons sheet={event} />
      <section>
        <h2>{words.when}</h2>
        <p class={cancelled || event.demo ? "when struck" : "when"}>
          {spanText(event.starts_at, event.ends_at, language.value)}
        </p>
        <p class="hint">{t().hours.local}</p>
        {!past && !cancelled && (
          <p class="actions">
            <a class="button" href={`/api/v1/events/${event.id}.ics`} download={`${event.id}.ics`}>
              <Icon name="calendarAdd" />
              {words.addToCalendar}
            </a>
          </p>
        )}
      </section>
      <section>
        <h2>{words.where}</h2>
        {event.place_name && (
          <p>{event.place_id ? <a href={`/places/${event.place_id}`}>{event.place_name}</a> : event.place_name}</p>
        )}
        <WhereBlock {...event} name={event.title} />
      </section>
      {event.description && (
        <section>
          <h2>{t().place.about}</h2>
          <p lang="fr">{event.description}</p>
        </section>
      )}
      {event.kind === "visit" && !past && !cancelled && !event.registration_url && <Visit event={event} />}
      <Details event={event} />
      <Provenance sheet={event} />
      <ReportButton about="events" itemId={event.id} />
    </>
  );
}

function Details({ event }: { event: AgendaEvent }) {
  const words = t().event;
  return (
    <section>
      <dl class="pairs">
        {event.organiser && (
          <div>
            <dt>{words.organiser}</dt>
            <dd>{event.organiser}</dd>
          </div>
        )}
        {event.levels.length > 0 && (
          <div>
            <dt>{words.forWho}</dt>
            <dd>{event.levels.map((level) => t().levels[level] ?? level).join(", ")}</dd>
          </div>
        )}
      </dl>
      {(event.registration_url || event.url) && (
        <ul class="links">
          {event.registration_url && (
            <li>
              <OutLink href={event.registration_url}>{words.register}</OutLink>
            </li>
          )}
          {event.url && (
            <li>
              <OutLink href={event.url}>{words.website}</OutLink>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
