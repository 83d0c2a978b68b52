import { OneChoice } from "../../../ui/choices";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Icon } from "../../../ui/icon";
import { BackButton, PageTitle } from "../../../ui/page";
import { pathWords } from "../../words/path";
import { yearWords } from "../../words/year";
import { calendarFile, download } from "./ics";
import { stepsOf } from "./order";
import { calendarOf, type YearCalendar } from "./plan";
import { Steps } from "./steps";
import { CLASSES, WAYS_OF_CLASS, yearClass } from "./year-class";
import "./path.css";

/** The year's dates for who accompanies pupils, by class; a pupil's own path is another page. */
export function YearPage() {
  const loaded = useLoaded("calendar", calendarOf);
  return <LoadedPage loaded={loaded}>{(year) => <Year year={year} />}</LoadedPage>;
}

function Year({ year }: { year: YearCalendar }) {
  const words = yearWords();
  const path = pathWords();
  const chosen = yearClass.value;
  const steps = chosen ? stepsOf(year, WAYS_OF_CLASS[chosen], [], []) : [];
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <OneChoice
        legend={words.classes}
        options={CLASSES.map((value) => ({ value, label: words.names[value] }))}
        chosen={chosen}
        onChange={(value) => {
          yearClass.value = value;
        }}
      />
      <p class="hint">{chosen ? path.usualLead(year.school_year) : words.none}</p>
      <Steps steps={steps} done={[]} />
      {steps.some(({ day }) => day) && (
        <p class="actions">
          <button type="button" class="button" onClick={() => download(calendarFile(steps, words.title))}>
            <Icon name="calendarAdd" />
            {path.calendar}
          </button>
        </p>
      )}
      <p class="hint">{words.others}</p>
      <p class="actions">
        <a class="button" href="/agenda?kind=open_day">
          {words.openDays}
        </a>
      </p>
    </div>
  );
}
