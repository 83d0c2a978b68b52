import { useEffect, useState } from "preact/hooks";
import { api } from "../../data/client";
import { dateText, parisDay, phoneText } from "../../data/format";
import { keyOf } from "../../data/store";
import type { Closure, EventItem, Place } from "../../data/types";
import { language, t } from "../../i18n";
import { DemoTag, providerTag } from "../../ui/cards";
import { Icon } from "../../ui/icon";
import { later } from "../../ui/navigation/lazy";
import { OpeningHours } from "../../ui/opening-hours";
import { BackButton, OutLink, PageTitle } from "../../ui/page";
import { SheetActions } from "../../ui/sheet-actions";
import { SheetFrame } from "../../ui/sheet-frame";
import { useSheet } from "../../ui/use-sheet";
import { Provenance } from "../parts/provenance";
import { ReportButton } from "../parts/report-dialog";
import { Cards } from "../parts/results";
import { WhereBlock } from "../parts/where-block";
import { PlaceTrainings } from "./place-trainings";
import { PlanButtons } from "./plan-buttons";

const PlaceOutcomes = later(() => import("./beside/of-place").then((m) => m.PlaceOutcomes));

export function PlacePage({ id }: { id: string }) {
  const fetched = useSheet<Place>(keyOf("place", id), () => api.place(id));
  return <SheetFrame fetched={fetched}>{(place) => <PlaceSheet place={place} />}</SheetFrame>;
}

function PlaceSheet({ place }: { place: Place }) {
  const words = t().place;
  return (
    <>
      <BackButton />
      <header class="sheet-head of-place">
        <p class="kind">{t().placeKinds[place.kind] ?? place.kind}</p>
        <PageTitle text={place.name} />
        <p class="tags">
          {providerTag(place)}
          {place.demo && <DemoTag />}
          {place.levels.map((level) => (
            <span key={level} class="tag level">
              {t().levels[level] ?? level}
            </span>
          ))}
        </p>
      </header>
      {place.status === "closed" && (
        <p class="banner grave">
          <Icon name="alert" />
          <span>
            {place.closed_on ? words.closedSince(dateText(place.closed_on, language.value)) : words.closedForGood}
          </span>
        </p>
      )}
      {place.closure && <ClosureBanner closure={place.closure} />}
      <SheetActions sheet={place} name={place.name} />
      <PlanButtons sheet={place} />
      {place.status === "open" && (
        <section>
          <h2>{t().hours.title}</h2>
          {place.hours ? (
            <OpeningHours days={place.hours.days} closure={place.closure} />
          ) : (
            <p class="unknown">{t().hours.unknown}</p>
          )}
        </section>
      )}
      <section>
        <h2>{words.contact}</h2>
        <WhereBlock {...place} />
        <Contact place={place} />
      </section>
      {place.description && <Description text={place.description} />}
      <PlaceEvents placeId={place.id} />
      <OpenDays place={place} />
      <PlaceTrainings id={place.id} />
      <PlaceOutcomes id={place.id} />
      {place.careers.length > 0 && (
        <section>
          <h2>{place.kind === "company" ? words.careersSeen : words.careers}</h2>
          <ul class="links">
            {place.careers.map(({ code, label }) => (
              <li key={code}>
                <a href={code.length === 5 ? `/careers/${code}` : `/careers?family=${code}`}>{label}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Accessibility place={place} />
      <Provenance sheet={place} />
      <ReportButton about="places" itemId={place.id} />
    </>
  );
}

/** What a list says of a place; what it says is to be checked stands out. */
function Description({ text }: { text: string }) {
  const words = t().place;
  const told = (
    <span lang="fr" class="as-typed">
      {text}
    </span>
  );
  if (!text.includes("à vérifier"))
    return (
      <section>
        <h2>{words.about}</h2>
        <p>{told}</p>
      </section>
    );
  return (
    <section>
      <h2>{words.toCheck}</h2>
      <p class="banner">
        <Icon name="alert" />
        <span>{told}</span>
      </p>
    </section>
  );
}

/** What is written of open days that are no sure event. */
function OpenDays({ place }: { place: Place }) {
  // A copy kept by an earlier version of the app has none.
  const { open_days: texts = [] } = place;
  if (!texts.length) return null;
  return (
    <section>
      <h2>{t().place.openDays}</h2>
      {texts.map((text) => (
        <p key={text} lang="fr" class="as-typed">
          {text}
        </p>
      ))}
      <p class="hint">{t().place.openDaysBy}</p>
    </section>
  );
}

function Contact({ place }: { place: Place }) {
  const words = t().place;
  if (!place.phone && !place.email && !place.website && !place.onisep_url) return null;
  return (
    <ul class="contacts">
      {place.phone && (
        <li>
          <a href={`tel:${place.phone.replace(/[^+\d]/g, "")}`}>
            <Icon name="phone" />
            <span>
              {words.call} <b>{phoneText(place.phone)}</b>
            </span>
          </a>
        </li>
      )}
      {place.email && (
        <li>
          <a href={`mailto:${place.email}`}>
            <Icon name="mail" />
            <span>
              {words.mail} <b>{place.email}</b>
            </span>
          </a>
        </li>
      )}
      {place.website && (
        <li>
          <OutLink href={place.website}>
            <Icon name="web" />
            <span>
              {words.website} <b>{shortUrl(place.website)}</b>
            </span>
          </OutLink>
        </li>
      )}
      {place.onisep_url && (
        <li>
          <OutLink href={place.onisep_url}>
            <Icon name="web" />
            <b>{words.onisep}</b>
          </OutLink>
        </li>
      )}
    </ul>
  );
}

function shortUrl(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}

/** Shown before and during a temporary closure; once it is over, no more. */
function ClosureBanner({ closure }: { closure: Closure }) {
  const words = t().place;
  if (closure.to && closure.to < parisDay(new Date())) return null;
  const day = (date: string): string => dateText(date, language.value);
  let text = words.closure;
  if (closure.from && closure.to) text = words.closureFromTo(day(closure.from), day(closure.to));
  else if (closure.to) text = words.closureUntil(day(closure.to));
  else if (closure.from) text = words.closureFrom(day(closure.from));
  return (
    <p class="banner grave">
      <Icon name="alert" />
      <span>
        {text} {closure.note?.[language.value] ?? closure.note?.fr}
      </span>
    </p>
  );
}

function Accessibility({ place }: { place: Place }) {
  const words = t().place;
  const known = place.accessibility.filter((access) => access.state !== "unknown");
  return (
    <section>
      <h2>{words.access}</h2>
      {known.length === 0 ? (
        <p>{place.phone ? words.accessUnknown : words.accessUntold}</p>
      ) : (
        <dl class="pairs">
          {place.accessibility.map(({ need, state, note }) => (
            <div key={need}>
              <dt>{words.needs[need]}</dt>
              <dd class={`state-${state}`}>
                {words.states[state]}
                {note && ` (${note})`}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function PlaceEvents({ placeId }: { placeId: string }) {
  const [events, setEvents] = useState<EventItem[]>([]);
  useEffect(() => {
    const asked = new AbortController();
    // The place's page is whole without its events: a failure leaves the section out.
    api.eventsAt(placeId, asked.signal).then(
      ({ items }) => setEvents(items),
      () => undefined,
    );
    return () => asked.abort();
  }, [placeId]);
  if (events.length === 0) return null;
  return (
    <section>
      <h2>{t().place.events}</h2>
      <Cards items={events} />
    </section>
  );
}
