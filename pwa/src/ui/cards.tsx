import type { ComponentChildren, VNode } from "preact";
import { dayText, leafParts, parisDay, timesText } from "../data/format";
import type {
  CareerItem,
  CareerNear,
  EventItem,
  Offer,
  OfferItem,
  PlaceItem,
  RemoteItem,
  TrainingItem,
} from "../data/types";
import { language, t } from "../i18n";
import { Whereabouts } from "./distance";
import { domainName } from "./domain-name";
import { pathOf } from "./found";
import { CareerPicture, TrainingPicture } from "./picture";

export type CardItem = PlaceItem | EventItem | RemoteItem | CareerItem | CareerNear | TrainingItem | OfferItem | Offer;
/** What can stand on the map. */
export type MapItem = Extract<CardItem, { lat: number }>;

/** The address of an item's page. */
export function hrefOf(item: CardItem): string {
  if (item.type === "meeting") return `/meetings/${item.id}`;
  return pathOf(item.type, item.type === "career" ? item.code : item.id);
}

/** What names an item in a list, and its marker on the map. */
export function keyOfItem(item: CardItem): string {
  return `${item.type}:${item.type === "career" ? item.code : item.id}`;
}

export function nameOf(item: CardItem): string {
  if (item.type === "place") return item.name;
  return "label" in item ? item.label : item.title;
}

/** One result of a list. */
export function Card({ item }: { item: CardItem }) {
  switch (item.type) {
    case "place":
      return <PlaceCard place={item} />;
    case "event":
    case "meeting":
      return <EventCard event={item} />;
    case "career":
      return <CareerCard career={item} />;
    case "training":
      return <TrainingCard training={item} />;
    case "offer":
      return <OfferCard offer={item} />;
  }
}

interface FrameProps {
  item: CardItem;
  kind: ComponentChildren;
  side?: ComponentChildren;
  children?: ComponentChildren;
}

function Frame({ item, kind, side, children }: FrameProps) {
  return (
    <li class={`card of-${item.type === "meeting" ? "event" : item.type}`}>
      {side}
      <div class="card-text">
        <p class="kind">{kind}</p>
        <h3>
          <a href={hrefOf(item)}>{nameOf(item)}</a>
        </h3>
        {children}
      </div>
    </li>
  );
}

/** Of an event it says more, and stands before its day: the place is real, and somebody could go there. */
export function DemoTag({ event }: { event?: boolean }) {
  return <span class={event ? "tag alarm" : "tag demo"}>{event ? t().demoEvent : t().demo}</span>;
}

/** That whoever teaches is private, or that no list says whether: who says nothing passes for public. */
export function providerTag({ kind, sector }: Pick<PlaceItem, "kind" | "sector">): VNode | null {
  if (sector === "public" || !/school|mfr|educ|appr|train/.test(kind)) return null;
  return <span class="tag">{sector ? t().privateProvider : t().unknownProvider}</span>;
}

function PlaceCard({ place }: { place: PlaceItem }) {
  return (
    <Frame item={place} kind={t().placeKinds[place.kind] ?? place.kind}>
      <p class="facts">
        <Whereabouts metres={place.distance_m} approximate={place.approximate} commune={place.commune} />
      </p>
      <Tags>
        {providerTag(place)}
        {place.demo && <DemoTag />}
      </Tags>
    </Frame>
  );
}

function EventCard({ event }: { event: EventItem | RemoteItem }) {
  const leaf = leafParts(parisDay(new Date(event.starts_at)), language.value);
  const cancelled = event.status === "cancelled";
  return (
    <Frame
      item={event}
      kind={t().eventKinds[event.kind] ?? event.kind}
      side={
        <>
          {event.demo && (
            <p class="first">
              <DemoTag event />
            </p>
          )}
          <p class="leaf">
            <span>{leaf.weekday}</span> <b>{leaf.number}</b> <span>{leaf.month}</span>
          </p>
        </>
      }
    >
      <p class="facts">
        <span>{timesText(event.starts_at, event.ends_at, language.value)}</span>
        {event.type === "meeting" ? (
          <span>{event.who}</span>
        ) : (
          <Whereabouts metres={event.distance_m} approximate={event.approximate} commune={event.commune} />
        )}
      </p>
      {cancelled && (
        <p class="tags">
          <span class="tag alarm">{t().event.cancelled}</span>
        </p>
      )}
    </Frame>
  );
}

function CareerCard({ career }: { career: CareerItem | CareerNear }) {
  return (
    <Frame item={career} kind={career.family?.label ?? t().types.career} side={<CareerPicture code={career.code} />}>
      {"place_name" in career ? (
        <p class="facts">
          <Whereabouts metres={career.distance_m} approximate={career.approximate} commune={null} />
          <span>{t().around.trainsAt(career.place_name, career.exact)}</span>
        </p>
      ) : (
        career.riasec && (
          <p class="facts">
            <Interests major={career.riasec.major} minor={career.riasec.minor} />
          </p>
        )
      )}
    </Frame>
  );
}

function TrainingCard({ training: { nearest, ...training } }: { training: TrainingItem }) {
  const words = t().trainings;
  return (
    <Frame
      item={{ ...training, nearest }}
      kind={training.domain ? domainName(training.domain) : training.diploma}
      side={<TrainingPicture domain={training.domain} />}
    >
      <p class="facts">
        {nearest ? (
          <>
            <Whereabouts metres={nearest.distance_m} approximate={nearest.approximate} commune={null} />
            <span>{words.at(nearest.name, nearest.commune)}</span>
          </>
        ) : (
          <span>{words.places(training.places)}</span>
        )}
      </p>
      <Tags>
        {training.months && <span class="tag">{words.months(training.months)}</span>}
        {(nearest?.statuses ?? training.statuses).map((status) => (
          <span key={status} class="tag">
            {words.statuses[status]}
          </span>
        ))}
      </Tags>
    </Frame>
  );
}

/** "Stage d’observation, 3e"; the contract says more than "apprenticeship". */
export function offerKindText({ kind, contract, levels }: OfferItem): string {
  const words = t().offers;
  const name = contract === "professionnalisation" ? words.professionalisation : words.kinds[kind];
  return [name, ...levels.map((level) => words.levels[level])].join(", ");
}

/** When an offer takes place, in a few words; nothing where its company did not say. */
export function offerTimeText({ weeks, start_on, end_on }: OfferItem): string {
  const words = t().offers;
  const day = (date: string): string => dayText(date, language.value);
  if (weeks[0]) return weeks.length === 1 ? words.week(day(weeks[0])) : words.weeks(weeks.length, day(weeks[0]));
  if (!start_on) return "";
  return end_on ? words.fromTo(day(start_on), day(end_on)) : words.from(day(start_on));
}

function OfferCard({ offer }: { offer: OfferItem | Offer }) {
  const words = t().offers;
  const status = "status" in offer ? offer.status : "published";
  const time = offerTimeText(offer);
  return (
    <Frame item={offer} kind={offerKindText(offer)}>
      <p class="facts">
        <span>{offer.company_name}</span>
        <Whereabouts metres={offer.distance_m} approximate={offer.approximate} commune={offer.commune} />
      </p>
      {time && <p class="facts">{time}</p>}
      <Tags>
        {status !== "published" && <span class="tag alarm">{status === "full" ? words.full : words.over}</span>}
        {offer.remote !== "no" && <span class="tag">{words.remote[offer.remote]}</span>}
        {offer.reserved && <span class="tag">{words.reserved}</span>}
        {offer.source !== "epass" && <span class="tag">{words.elsewhere}</span>}
        {offer.demo && <DemoTag />}
      </Tags>
    </Frame>
  );
}

/** RIASEC letters with their names. */
export function Interests({ major, minor }: { major: string; minor: string | null }) {
  const names = t().interests.letters;
  return (
    <span>
      <span class="letter" aria-hidden="true">
        {major}
      </span>{" "}
      {names[major]}
      {minor && (
        <>
          {" "}
          <span class="letter minor" aria-hidden="true">
            {minor}
          </span>{" "}
          {names[minor]}
        </>
      )}
    </span>
  );
}

function Tags({ children }: { children: ComponentChildren[] }) {
  return children.some(Boolean) ? <p class="tags">{children}</p> : null;
}
