import { useEffect } from "preact/hooks";
import { dateText } from "../../../data/format";
import { keyOf } from "../../../data/store";
import type { Training, Where } from "../../../data/types";
import { language, t } from "../../../i18n";
import { domainName } from "../../../ui/domain-name";
import { Icon } from "../../../ui/icon";
import { navigate } from "../../../ui/navigation/router";
import { BackButton, OutLink, PageTitle } from "../../../ui/page";
import { TrainingPicture } from "../../../ui/picture";
import { SheetActions } from "../../../ui/sheet-actions";
import { SheetFrame } from "../../../ui/sheet-frame";
import { InSlices, PageSkeleton } from "../../../ui/skeleton";
import { keepNear, useNear } from "../../../ui/use-near";
import { useSheet } from "../../../ui/use-sheet";
import { Notes } from "../../parts/notes";
import { Provenance } from "../../parts/provenance";
import { ReportButton } from "../../parts/report-dialog";
import { Videos } from "../../parts/videos";
import { isFirstYear, trainingsWords } from "../../words/trainings";
import { PlanButtons } from "../plan-buttons";
import { trainingsApi } from "./api";
import { LeadsTo } from "./leads-to";
import { leftWhat, Share } from "./leavers";
import { Taught } from "./taught";
import "./trainings.css";

export function TrainingPage({ id }: { id: string }) {
  const fetched = useSheet<Training>(keyOf("training", id), () => trainingsApi.one(id));
  const now = fetched.state === "ready" ? fetched.sheet.id : id;
  // A training that is another one now is shown under that one's address.
  useEffect(() => {
    if (now !== id) navigate(keepNear(`/trainings/${now}`), { replace: true });
  }, [now]);
  const place = useNear();
  if (place === undefined) return <PageSkeleton />;
  return <SheetFrame fetched={fetched}>{(training) => <TrainingSheet training={training} place={place} />}</SheetFrame>;
}

function TrainingSheet({ training, place }: { training: Training; place: Where | null }) {
  const words = trainingsWords();
  return (
    <>
      <BackButton />
      <header class="sheet-head of-training">
        <TrainingPicture domain={training.domain} size={56} />
        <p class="kind">{training.diploma}</p>
        <PageTitle text={training.label} />
        <p class="lead">{words.sheetLead}</p>
        <p class="tags">
          {training.statuses.map((status) => (
            <span key={status} class="tag">
              {t().trainings.statuses[status]}
            </span>
          ))}
        </p>
      </header>
      {training.closes_on && (
        <p class="banner grave">
          <Icon name="alert" />
          <span>
            {words[training.open_to_newcomers ? "closes" : "closed"](dateText(training.closes_on, language.value))}{" "}
            <Successor training={training} />
          </span>
        </p>
      )}
      {training.ends && (
        <p class="banner">
          {training.ends[language.value]} <Successor training={training} />
        </p>
      )}
      <Notes of={training.notes} />
      {training.parcours_of && (
        <p>
          {training.specialities ? words.specialityOf : words.parcoursOf}{" "}
          <a href={`/trainings/${training.parcours_of.id}`}>{training.parcours_of.label}</a>
        </p>
      )}
      {training.reserved_for && <p class="banner">{words.reserved(training.reserved_for)}</p>}
      <SheetActions sheet={training} name={training.label} />
      <PlanButtons sheet={training} />
      <Facts training={training} />
      <InSlices>
        <About training={training} />
        <Taught training={training} place={place} />
        <LeadsTo training={training} />
        <Further training={training} />
      </InSlices>
    </>
  );
}

function About({ training }: { training: Training }) {
  return (
    <>
      {training.description && (
        <section>
          <h2>{trainingsWords().about}</h2>
          <p lang="fr" class="as-typed">
            {training.description.text}
          </p>
          <p class="hint">{saidBy(training, training.description)}</p>
        </section>
      )}
      <Videos videos={training.videos} />
    </>
  );
}

/** How one gets in, what follows, and what became of others. */
function Further({ training }: { training: Training }) {
  const words = trainingsWords();
  const read = training.sources.flatMap((source) => source.checked_on ?? []).sort();
  return (
    <>
      <Admission training={training} />
      <Steps title={words.next} steps={training.next} />
      <Steps title={words.before} steps={training.before} />
      <Outcomes training={training} />
      <ul class="links">
        {training.onisep_url && (
          <li>
            <OutLink href={training.onisep_url}>{words.onisep}</OutLink>
          </li>
        )}
        {training.rncp && (
          <li>
            <OutLink href={`https://www.francecompetences.fr/recherche/rncp/${training.rncp.replace(/\D/g, "")}/`}>
              {words.rncp(training.rncp)}
            </OutLink>
            {training.rncp_ended && <span class="hint"> {words.rncpEnded}</span>}
          </li>
        )}
      </ul>
      {training.sources.length > 0 && <Provenance sheet={{ sources: training.sources, checked_on: read[0] ?? null }} />}
      <ReportButton about="trainings" itemId={training.id} />
    </>
  );
}

function Successor({ training: { successor, successor_label } }: { training: Training }) {
  if (!successor_label) return null;
  return <a href={`/trainings/${successor}`}>{trainingsWords().successor(successor_label)}</a>;
}

function Facts({ training }: { training: Training }) {
  const { diploma, level, months, statuses, domain } = training;
  const words = trainingsWords();
  const levelName = level ? (words.levels[level] ?? "") : "";
  const facts: [string, string][] = [
    [words.facts.diploma, training.award ?? ""],
    // A CAP is of the level that is called so.
    [isFirstYear(diploma) ? words.facts.leads : words.facts.level, levelName === diploma ? "" : levelName],
    [words.facts.length, months ? lengthOf(months, training) : ""],
    [
      words.facts.how,
      sentence(statuses.map((status) => t().trainings.statuses[status] ?? "").join(words.or)) +
        (training.school_unknown ? words.schoolUnknown : "") +
        (training.alternating ? words.alternating : ""),
    ],
    [words.facts.domain, domain ? domainName(domain) : ""],
  ];
  return (
    <dl class="pairs">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** A BTS and above. */
const AFTER_BAC = 5;

/** The usual length, and for whom there are others. */
function lengthOf(months: number, { durations, diploma, level }: Training): string {
  const words = trainingsWords();
  const texts = (lengths: number[]): string => [...new Set(lengths)].map(t().trainings.months).join(words.or);
  const shorter = texts(durations.filter((one) => one < months));
  const longer = texts(durations.filter((one) => one > months));
  const others = [
    diploma.startsWith("Bac pro") && months === 36 && words.withSecond,
    shorter && words.shorter(shorter, (level ?? 0) >= AFTER_BAC),
    longer && words.longer(longer),
  ].filter(Boolean);
  return t().trainings.months(months) + (others.length ? ` (${others.join(", ")})` : "");
}

function saidBy({ sources }: Training, text: NonNullable<Training["description"]>): string {
  const found = sources.find(({ source }) => source === text.source);
  const name = found ? `${found.title} (${found.publisher})` : text.source;
  return trainingsWords().saidBy(name, text.written_on && dateText(text.written_on, language.value));
}

/** The same with a capital at its beginning only. */
const sentence = (text: string): string => text.slice(0, 1) + text.slice(1).toLowerCase();

function Admission({ training: { admission, sources } }: { training: Training }) {
  const words = trainingsWords();
  const masters = sources.find(({ source }) => source === "masters")?.year;
  if (!admission.length) return null;
  return (
    <section>
      <h2>{words.admission}</h2>
      <ul class="links">
        {admission.map(({ kind, url }) => (
          <li key={kind}>
            {url ? (
              <OutLink href={url}>{words.admissions[kind]}</OutLink>
            ) : (
              <span class="line">{words.admissions[kind]}</span>
            )}
            {kind === "master" && masters && <span class="hint"> {words.mastersOf(masters)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ title, steps }: { title: string; steps: Training["next"] }) {
  if (!steps.length) return null;
  const words = trainingsWords();
  const told = steps.filter((step) => step.by_onisep).length;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="links">
        {steps.map(({ id, label, conditional }) => (
          <li key={label}>
            {/* The bac of the general way is a step without a page. */}
            {id ? <a href={keepNear(`/trainings/${id}`)}>{label}</a> : <span class="line">{label}</span>}
            {conditional && <span class="hint"> {words.conditional}</span>}
          </li>
        ))}
      </ul>
      {told > 0 && <p class="hint">{told < steps.length ? words.partlyByOnisep : words.byOnisep}</p>}
    </section>
  );
}

const AFTER = [6, 12, 18, 24] as const;

/** What became of those who left it, in the region. */
function Outcomes({ training }: { training: Training }) {
  const words = trainingsWords();
  const { outcomes } = training;
  const latest = outcomes.filter(({ year }) => year === outcomes[0]?.year);
  if (!latest.length) return null;
  return (
    <section>
      <h2>{words.outcomes}</h2>
      {latest.map((outcome) => (
        <div key={`${outcome.way} ${outcome.months}`}>
          <h3>{words.outcomesOf(outcome.year, leftWhat(training, outcome))}</h3>
          <dl class="pairs">
            <Share name={words.outcomesFurther} share={outcome.further_study} />
            {AFTER.map((months) => (
              <Share key={months} name={words.outcomesEmployed(months)} share={outcome[`employed_${months}`]} />
            ))}
          </dl>
        </div>
      ))}
      {latest.some(({ predecessor }) => predecessor) && <p>{words.outcomesBefore}</p>}
      <p class="hint">{words.whole}</p>
    </section>
  );
}
