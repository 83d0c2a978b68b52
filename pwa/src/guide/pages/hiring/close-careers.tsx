import type { components } from "../../../data/api";
import { client, unwrap } from "../../../data/client";
import { pointOf } from "../../../data/point";
import type { Where } from "../../../data/types";
import { ListFailure } from "../../../ui/failure";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { CareerPicture } from "../../../ui/picture";
import { ListSkeleton } from "../../../ui/skeleton";
import { figuresWords } from "../../words/figures";
import { hiringWords } from "../../words/hiring";
import { here, isPast, planned, ratingText } from "../figures/hiring-here";
import { plainName } from "../figures/names";

type Close = components["schemas"]["CloseCareer"];

interface Props {
  code: string;
  place: Where | null;
  titled?: boolean;
  /** So many at most, where their skills say which come first. */
  limit?: number;
}

/** Careers that share skills with one, and whether employers around plan to hire for them. */
export function CloseCareers({ code, place, titled, limit }: Props) {
  const words = hiringWords();
  const query = pointOf(place);
  const { data, error, reload } = useLoaded(`close ${code} ${JSON.stringify(query)}`, (signal) =>
    unwrap(client.GET("/api/v1/careers/{code}/close", { params: { path: { code }, query }, signal })),
  );
  if (error !== undefined) return <ListFailure error={error} onRetry={reload} />;
  if (!data) return <ListSkeleton rows={3} />;
  if (!data.items.length)
    return (
      <>
        <p>{words.closeNone(data.career.label)}</p>
        <ul class="links">
          <li>
            <a href={`/careers?family=${code.slice(0, 3)}`}>{words.sameFamily}</a>
          </li>
          <li>
            <a href="/aids/conseil-evolution">{words.whoToCall}</a>
          </li>
        </ul>
      </>
    );
  const ordered = data.items.some(({ skills }) => skills > 0);
  const shown = ordered ? data.items.slice(0, limit) : data.items;
  return (
    <>
      {titled && <h2>{words.closeTo(data.career.label)}</h2>}
      <p class="hint">{ordered ? `${words.closeOrder} ${words.closeLimits}` : words.closeNamed}</p>
      <ul class="cards">
        {shown.map((career) => (
          <CloseCareer key={career.code} career={career} />
        ))}
      </ul>
      <p class="hint">{data.sources.map(({ title, publisher }) => `${title} (${publisher})`).join(" · ")}</p>
    </>
  );
}

function CloseCareer({ career }: { career: Close }) {
  const words = hiringWords();
  const figures = figuresWords();
  const { occupation, hiring, hiring_absent: absent, counted_with: whole, tension } = career;
  return (
    <li class="card of-career">
      <CareerPicture code={career.code} />
      <div class="card-text">
        <h3>
          <a href={`/careers/${career.code}`} lang="fr">
            {career.label}
          </a>
        </h3>
        {career.skills > 0 && (
          <p>
            {words.shared(career.skills, career.of_skills)} <span lang="fr">{career.shared.join(" · ")}</span>
          </p>
        )}
        {career.regulated && <p>{words.regulated}</p>}
        {occupation && (hiring || tension) && <p class="hint">{words.inGroup(occupation.label)}</p>}
        {hiring &&
          (hiring.basin ? (
            <p>{here(hiring, plainName(hiring.basin.name))}</p>
          ) : (
            hiring.region.planned !== null && (
              <p>{figures.region(planned(hiring.region), hiring.region.name, hiring.year, isPast(hiring.year))}</p>
            )
          ))}
        {absent && <p class="hint">{figures.hiringAbsent[absent](whole ?? "")}</p>}
        {tension && <p>{`${tension.territory.name}, ${tension.year}\u00a0: ${ratingText(tension.rating)}`}</p>}
      </div>
    </li>
  );
}
