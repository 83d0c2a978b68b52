import { offersWanted } from "../../../data/preferences";
import type { OfferKind, OfferLevel } from "../../../data/types";
import { t } from "../../../i18n";
import { Icon } from "../../../ui/icon";
import { navigate, query } from "../../../ui/navigation/router";
import { PageTitle } from "../../../ui/page";
import { ProDoor } from "../../../ui/pro-door";
import { CLASSES, KINDS } from "../../data/offers";
import { offersWords } from "../../words/offers";

/** The first question: which kind of offer, and which class for an observation placement. */
export function KindDoors() {
  const words = offersWords();
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <ul class="doors">
        {KINDS.map((kind) => (
          <li key={kind} class="of-offer">
            {kind === "observation" ? <ClassDoors /> : <KindDoor kind={kind} />}
          </li>
        ))}
      </ul>
      <p>
        <a href="/immersion">{words.immersionDoor}</a>
      </p>
      <ProDoor />
    </div>
  );
}

/** The address of the results, which keeps what a link already asked for (a career, some words). */
function hrefOf(kind: OfferKind, level?: OfferLevel): string {
  const next = new URLSearchParams(query.value);
  next.set("kind", kind);
  if (level) next.set("level", level);
  return `/offers?${next}`;
}

function choose(event: MouseEvent, kind: OfferKind, level?: OfferLevel): void {
  event.preventDefault();
  offersWanted.value = { kind, ...(level && { level }) };
  navigate(hrefOf(kind, level));
}

function KindDoor({ kind }: { kind: OfferKind }) {
  const words = offersWords();
  return (
    <a href={hrefOf(kind)} onClick={(event) => choose(event, kind)}>
      <Icon name={kind === "placement" ? "offers" : "careers"} />
      <span>
        <b>{words.doors[kind]}</b> {words.doorTexts[kind]}
      </span>
    </a>
  );
}

function ClassDoors() {
  const words = offersWords();
  return (
    <div class="door-box">
      <Icon name="search" />
      <div>
        <b id="observation-door">{words.doors.observation}</b> {words.doorTexts.observation}
        <p class="actions class-ways" role="group" aria-labelledby="observation-door">
          {CLASSES.map((level) => (
            <a
              key={level}
              class="button"
              href={hrefOf("observation", level)}
              onClick={(event) => choose(event, "observation", level)}
            >
              {t().offers.levels[level]}
            </a>
          ))}
        </p>
      </div>
    </div>
  );
}
