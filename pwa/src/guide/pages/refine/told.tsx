import type { components } from "../../../data/api";
import { client, unwrap } from "../../../data/client";
import { percentText } from "../../../data/format";
import type { CareerItem } from "../../../data/types";
import { language } from "../../../i18n";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { CareerPicture } from "../../../ui/picture";
import { refineWords } from "../../words/refine";
import { trainingsWords } from "../../words/trainings";
import { ratingText } from "../figures/hiring-here";

/** With so few careers left each tells more. */
export const FEW = 12;

/** A few careers, each with what tells it from the others: the cards stand at once, figures come when they are there. */
export function ToldCareers({ careers }: { careers: CareerItem[] }) {
  const codes = careers.map(({ code }) => code);
  const { data } = useLoaded(`briefs ${codes}`, (signal) =>
    unwrap(client.GET("/api/v1/career-briefs", { params: { query: { code: codes } }, signal })),
  );
  const sources = data?.sources.map(({ title, publisher }) => `${title} (${publisher})`) ?? [];
  return (
    <>
      <ul class="cards">
        {careers.map((career) => (
          <li key={career.code} class="card of-career">
            <CareerPicture code={career.code} />
            <div class="card-text">
              <p class="kind">{career.family?.label}</p>
              <h3>
                <a href={`/careers/${career.code}`} lang="fr">
                  {career.label}
                </a>
              </h3>
              <Brief brief={data?.items.find(({ code }) => code === career.code)} />
            </div>
          </li>
        ))}
      </ul>
      {sources.length > 0 && <p class="hint">{refineWords().source(sources.join(" · "))}</p>}
    </>
  );
}

type Told = components["schemas"]["BriefOfCareer"];

function Brief({ brief }: { brief: Told | undefined }) {
  const words = refineWords();
  if (!brief) return null;
  const { level, tension, women } = brief;
  const studies = level === null ? undefined : trainingsWords().levels[level];
  // Each figure is of the narrowest group that has it: the two may be of different groups.
  const groups = [tension, women].flatMap((figure) =>
    figure ? [words.ofGroup(figure.occupation.label, `${figure.territory.name} ${figure.year}`)] : [],
  );
  return (
    <>
      <p class="facts">
        {studies && <span>{words.level(studies)}</span>}
        {tension && <span>{ratingText(tension.rating).slice(0, -1)}</span>}
        {women && (
          <span>
            {words.women(percentText(women.share, language.value), percentText(100 - women.share, language.value))}
          </span>
        )}
      </p>
      {[...new Set(groups)].map((group) => (
        <p key={group} class="hint">
          {group}
        </p>
      ))}
    </>
  );
}
