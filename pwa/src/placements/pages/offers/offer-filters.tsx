import { useEffect, useState } from "preact/hooks";
import { ManyChoices, OneChoice, RemoveButton } from "../../../ui/choices";
import { FilterFooter } from "../../../ui/filters";
import { Combo } from "../../../ui/forms/combo";
import { setQuery } from "../../../ui/navigation/router";
import "../../../ui/forms/forms.css";
import { dayText, monthText, parisDay } from "../../../data/format";
import { holidayNames } from "../../../data/holidays";
import type { OfferLevel, Where } from "../../../data/types";
import { DEFAULT_RADIUS, RADII } from "../../../guide/pages/home-search";
import { language, t } from "../../../i18n";
import { careerOptions } from "../../../people/pages/roles/searches";
import { Sheet } from "../../../ui/sheet";
import { DIPLOMAS, offersApi } from "../../data/offers";
import { offersWords } from "../../words/offers";
import { comingWeeks, type OfferSearch, offerFilters } from "./offer-search";

type Rules = Awaited<ReturnType<typeof offersApi.rules>>;

const NO_FILTERS = { radius: null, week: null, rome: null };

interface Props {
  open: boolean;
  search: OfferSearch;
  /** Of the careers searched, by their codes. */
  names: Record<string, string>;
  place: Where;
  onClose: () => void;
}

/** The filters of offers; each choice acts at once. The class stays when they are taken away. */
export function OfferFilters({ open, search, names, place, onClose }: Props) {
  const { filters } = t();
  const observation = search.kind === "observation";
  const reset = (): void => setQuery(observation ? NO_FILTERS : { ...NO_FILTERS, level: null });
  return (
    <Sheet
      open={open}
      title={filters.title}
      onClose={onClose}
      footer={<FilterFooter active={offerFilters(search)} onReset={reset} onClose={onClose} />}
    >
      {place.by !== "region" && !search.bbox && (
        <OneChoice
          legend={filters.radius}
          options={RADII.map((km) => ({ value: String(km), label: filters.upTo(km) }))}
          chosen={String(search.radius)}
          onChange={(km) => setQuery({ radius: Number(km) === DEFAULT_RADIUS ? null : km })}
        />
      )}
      {observation ? (
        <Weeks search={search} />
      ) : (
        <ManyChoices<OfferLevel>
          legend={offersWords().diplomas}
          options={DIPLOMAS.map((level) => ({ value: level, label: t().offers.levels[level] }))}
          chosen={search.levels}
          onChange={(level) => setQuery({ level })}
        />
      )}
      <Careers codes={search.careers} names={names} />
    </Sheet>
  );
}

/** The weeks of one's placement: most schools name one or two. */
function Weeks({ search }: { search: OfferSearch }) {
  const words = offersWords();
  const chosen = search.weeks;
  const rules = useRules();
  const window = search.levels.includes("2nde") ? rules?.seconde : undefined;
  const free = comingWeeks(parisDay(new Date()), window).filter((week) => !chosen.includes(week));
  const months = [...new Set(free.map((week) => week.slice(0, 7)))];
  const text = (week: string): string => t().offers.week(dayText(week, language.value));
  return (
    <div class="choices">
      {chosen.length > 0 && (
        <ul class="chips chosen-chips">
          {chosen.map((week) => (
            <li key={week}>
              <RemoveButton
                text={text(week)}
                label={words.removeWeek(text(week))}
                onRemove={() => setQuery({ week: chosen.filter((one) => one !== week) })}
              />
            </li>
          ))}
        </ul>
      )}
      <div class="field">
        <label for="offer-week">{chosen.length ? words.addWeek : words.weeks}</label>
        <select
          id="offer-week"
          value=""
          onChange={(event) => {
            const week = event.currentTarget.value;
            event.currentTarget.value = "";
            if (week) setQuery({ week: [...chosen, week] });
          }}
        >
          <option value="">{chosen.length ? "" : words.anyWeek}</option>
          {months.map((month) => (
            <optgroup key={month} label={monthText(month, language.value)}>
              {free
                .filter((week) => week.startsWith(month))
                .map((week) => (
                  <option key={week} value={week}>
                    {[text(week), holidayNames(rules, week)].filter(Boolean).join(", ")}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </div>
    </div>
  );
}

/** The days in which seconde does its placement; nothing for other classes, nor before the server said. */
function useRules(): Rules | undefined {
  const [rules, setRules] = useState<Rules>();
  useEffect(() => {
    offersApi.rules().then(setRules, () => undefined);
  }, []);
  return rules;
}

function Careers({ codes, names }: { codes: string[]; names: Record<string, string> }) {
  const words = offersWords();
  return (
    <div class="choices">
      {codes.length > 0 && (
        <ul class="chips chosen-chips">
          {codes.map((code) => (
            <li key={code}>
              <RemoveButton
                text={names[code] ?? code}
                label={words.removeCareer(names[code] ?? code)}
                onRemove={() => setQuery({ rome: codes.filter((one) => one !== code) })}
              />
            </li>
          ))}
        </ul>
      )}
      <Combo
        label={words.career}
        hint={words.careerHint}
        none={words.careerNone}
        search={careerOptions}
        onChoose={({ key }) => setQuery({ rome: [...new Set([...codes, key])] })}
      />
    </div>
  );
}
