import { useState } from "preact/hooks";
import { api } from "../../data/client";
import { pointOf } from "../../data/point";
import { keyOf } from "../../data/store";
import type { Career, CareerNear, Where } from "../../data/types";
import { language, t } from "../../i18n";
import { AnswersOfCareer } from "../../talk/pages/answers/answers-of-career";
import { MentorsOfCareer } from "../../talk/pages/mentors/mentors-of-career";
import { Interests } from "../../ui/cards";
import { awayText } from "../../ui/distance";
import { Fetched } from "../../ui/forms/fetched";
import { useLoaded } from "../../ui/forms/use-loaded";
import { Icon } from "../../ui/icon";
import { later } from "../../ui/navigation/lazy";
import { BackButton, OutLink, PageTitle } from "../../ui/page";
import { CareerPicture } from "../../ui/picture";
import { SheetActions } from "../../ui/sheet-actions";
import { SheetFrame } from "../../ui/sheet-frame";
import { InSlices, ListSkeleton, PageSkeleton } from "../../ui/skeleton";
import { useNear } from "../../ui/use-near";
import { useSheet } from "../../ui/use-sheet";
import { ReportButton } from "../parts/report-dialog";
import { Videos } from "../parts/videos";
import { careerWords } from "../words/career";
import { CareerOnisep, OnisepPages } from "./career-onisep";
import { Belongings, CareerStory, SheetTitle } from "./career-story";
import { CareerWays } from "./career-ways";
import { PlanButtons } from "./plan-buttons";

const onItsWay = <ListSkeleton rows={1} />;
const MeetingsOfCareer = later(
  () => import("../../talk/pages/meetings/of-career").then((m) => m.MeetingsOfCareer),
  onItsWay,
);
const beside = () => import("./beside/of-career");
const EventsOfCareer = later(() => beside().then((m) => m.EventsOfCareer), onItsWay);
const BadgesOfCareer = later(() => beside().then((m) => m.BadgesOfCareer), onItsWay);

const NEAR_KM = 100;

export function CareerPage({ code }: { code: string }) {
  const fetched = useSheet<Career>(keyOf("career", code), () => api.career(code));
  const place = useNear();
  if (place === undefined) return <PageSkeleton />;
  return <SheetFrame fetched={fetched}>{(career) => <CareerSheet career={career} place={place} />}</SheetFrame>;
}

function CareerSheet({ career, place }: PartProps) {
  const words = t().careers;
  const forms = [career.label_feminine, career.label_masculine].filter((form) => form !== null);
  return (
    <>
      <BackButton />
      <header class="sheet-head of-career">
        <CareerPicture code={career.code} size={56} />
        <p class="kind">{t().types.career}</p>
        <PageTitle text={career.label_inclusive} />
        {career.sheet && <p class="lead">{career.sheet[language.value].hook}</p>}
        <SheetTitle career={career} />
        <p class="hint">{words.rome(career.code, career.rome_version)}</p>
      </header>
      <SheetActions sheet={career} name={career.label} />
      <PlanButtons sheet={career} />
      <dl class="pairs">
        {forms.length > 0 && forms.join() !== career.label_inclusive && (
          <div>
            <dt>{words.forms}</dt>
            <dd>
              <span lang="fr">{[...new Set(forms)].join(" · ")}</span>
            </dd>
          </div>
        )}
        {career.riasec && (
          <div>
            <dt>{words.riasec}</dt>
            <dd>
              <a href={`/interests/${career.riasec.major}`}>
                <Interests major={career.riasec.major} minor={career.riasec.minor} />
              </a>
            </dd>
          </div>
        )}
        {career.family && (
          <div>
            <dt>{words.family}</dt>
            <dd>
              <a href={`/careers?family=${career.family.code}`}>{career.family.label}</a>
            </dd>
          </div>
        )}
        <Belongings career={career} />
      </dl>
      <InSlices>
        <CareerStory career={career} />
        <HowToGetThere career={career} place={place} />
        <Further career={career} place={place} />
      </InSlices>
    </>
  );
}

interface PartProps {
  career: Career;
  place: Where | null;
}

function HowToGetThere({ career, place }: PartProps) {
  return (
    <>
      <CareerOnisep career={career} />
      <Videos videos={career.videos} />
      <p>
        <a class="button" href={`/offers?rome=${career.code}`}>
          <Icon name="offers" />
          {t().careers.offers}
        </a>
      </p>
      <Nearest career={career} place={place} />
      <CareerWays career={career} place={place} />
      <EventsOfCareer code={career.code} place={place} />
    </>
  );
}

/** Figures, people and further reading. */
function Further({ career, place }: PartProps) {
  const words = t().careers;
  // A copy kept by an earlier version of the app has no moves.
  const moves = career.moves?.length > 0;
  const near = moves ? career.moves : career.related;
  return (
    <>
      <Fetched load={() => import("./figures/career-figures")}>
        {({ CareerFigures }) => <CareerFigures code={career.code} place={place} />}
      </Fetched>
      <Close code={career.code} place={place} />
      {career.shared?.length > 0 && (
        <Fetched load={() => import("./refine/others")}>{({ Others }) => <Others shared={career.shared} />}</Fetched>
      )}
      <MentorsOfCareer code={career.code} />
      <MeetingsOfCareer code={career.code} point={pointOf(place)} />
      <AnswersOfCareer code={career.code} />
      <BadgesOfCareer code={career.code} />
      <section>
        <h2>{words.learnMore}</h2>
        <ul class="links">
          <li>
            <OutLink href={career.regional_url}>{words.regional}</OutLink>
          </li>
          <li>
            <OutLink href={career.france_travail_url}>{words.franceTravail}</OutLink>
          </li>
        </ul>
        <OnisepPages career={career} />
      </section>
      {near.length > 0 && (
        <section>
          <h2>{moves ? careerWords().moves : words.related}</h2>
          <ul class="links">
            {near.map(({ code, label }) => (
              <li key={code}>
                <a href={`/careers/${code}`}>{label}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ReportButton about="careers" itemId={career.code} />
    </>
  );
}

/** Careers of the same skills, asked for when they are wanted. */
function Close({ code, place }: { code: string; place: Where | null }) {
  const [open, setOpen] = useState(false);
  const words = careerWords();
  return (
    <section>
      <h2>{words.close}</h2>
      {open ? (
        <Fetched load={() => import("./hiring/close-careers")}>
          {({ CloseCareers }) => <CloseCareers code={code} place={place} />}
        </Fetched>
      ) : (
        <button type="button" class="button" onClick={() => setOpen(true)}>
          {words.closeMore}
        </button>
      )}
    </section>
  );
}

/** The nearest place that trains for the career; nothing when the network is away. */
function Nearest({ career, place }: PartProps) {
  const { code, label } = career;
  const point = pointOf(place);
  const { data: near, waits } = useLoaded(`nearest ${code} ${JSON.stringify(point)}`, async (signal) => {
    if (!place || place.by === "region") return "nowhere" as const;
    const search = { ...point, q: label, type: ["career" as const], radius_km: NEAR_KM, limit: 20 };
    const { items } = await api.around(search, signal);
    return items.find((item): item is CareerNear => item.type === "career" && item.code === code);
  });
  const words = t().careers;
  if (waits) return <ListSkeleton rows={1} />;
  // What no list of places says, the ways to the career may.
  if (!near) return null;
  const isPlace = near !== "nowhere";
  const away = isPlace && awayText({ metres: near.distance_m, approximate: near.approximate }, place);
  return (
    <section>
      <h2>{words.nearest}</h2>
      {!isPlace && (
        <p>
          <a href="/">{words.nearestAsk}</a>
        </p>
      )}
      {isPlace && (
        <p>
          <a href={`/places/${near.place_id}`}>{near.place_name}</a>
          {away && `, ${away}`}
          {!near.exact && ` ${words.nearestFamily}`}
        </p>
      )}
    </section>
  );
}
