import { api } from "../../../data/client";
import { dateText } from "../../../data/format";
import { homeChosen } from "../../../data/preferences";
import type { Sheet } from "../../../data/store";
import type { AgendaEvent } from "../../../data/types";
import { language, t } from "../../../i18n";
import { KeepLink } from "../../../people/pages/privacy/keep-link";
import { ErrorPage } from "../../../ui/failure";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { PageTitle } from "../../../ui/page";
import { PageSkeleton } from "../../../ui/skeleton";
import type { Shared } from "../../data/plan";
import { pathWords } from "../../words/path";
import { trainingsApi } from "../trainings/api";
import { Goals } from "./goals";
import { stepsOf } from "./order";
import { calendarOf, isGone, readShared, type YearCalendar } from "./plan";
import { Steps } from "./steps";
import "./path.css";

interface Shown {
  path: Shared;
  sheets: Sheet[];
  year: YearCalendar;
}

/** Somebody's path, for whoever has its link: nothing can be changed here. */
export function SharedPathPage({ token }: { token: string }) {
  const words = pathWords();
  const { data, error, reload } = useLoaded(`path ${token}`, (signal) => fetchShown(token, signal));
  if (error !== undefined) {
    if (!isGone(error)) return <ErrorPage error={error} onRetry={reload} />;
    return (
      <div class="page trouble">
        <PageTitle text={words.gone} />
        <p>{words.goneText}</p>
        <p class="actions">
          <a class="button" href="/">
            {t().errors.home}
          </a>
        </p>
      </div>
    );
  }
  if (!data) return <PageSkeleton />;
  const home = homeChosen.value;
  const { path, sheets, year } = data;
  const events = sheets.filter((sheet): sheet is AgendaEvent => sheet.type === "event");
  const steps = stepsOf(year, path.ways, events, []);
  return (
    <div class="page">
      <PageTitle text={words.theirs} />
      <p class="lead">{words.theirsLead(dateText(path.ends_at, language.value))}</p>
      {sheets.length === 0 && steps.length === 0 && <p>{words.theirsNone}</p>}
      {sheets.length > events.length && (
        <section>
          <h2>{words.theirGoals}</h2>
          <Goals sheets={sheets} />
        </section>
      )}
      {steps.length > 0 && (
        <section>
          <h2>{words.theirSteps}</h2>
          <p class="hint">{words.usualLead(year.school_year)}</p>
          <Steps steps={steps} done={path.done} />
        </section>
      )}
      {home === "parent" && <KeepLink link={{ kind: "path", token }} />}
    </div>
  );
}

async function fetchShown(token: string, signal: AbortSignal): Promise<Shown> {
  const path = await readShared(token, signal);
  const asked: Promise<Sheet>[] = [
    ...path.careers.map(api.career),
    ...path.trainings.map(trainingsApi.one),
    ...path.places.map(api.place),
    ...path.events.map(api.event),
  ];
  const [found, year] = await Promise.all([Promise.allSettled(asked), calendarOf(signal)]);
  for (const one of found) if (one.status === "rejected" && !isGone(one.reason)) throw one.reason;
  // What has vanished since is left out.
  return { path, year, sheets: found.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])) };
}
