import { OneChoice } from "../../../ui/choices";
import { FilterFooter } from "../../../ui/filters";
import { Combo } from "../../../ui/forms/combo";
import { Tick } from "../../../ui/forms/field";
import { setQuery } from "../../../ui/navigation/router";
import "../../../ui/forms/forms.css";
import { t } from "../../../i18n";
import { careerOptions } from "../../../people/pages/roles/searches";
import { mentorsWords } from "../../../people/words/mentors";
import { SelectField } from "../../../ui/forms/select-field";
import { Icon } from "../../../ui/icon";
import { SearchField } from "../../../ui/search-field";
import { Sheet } from "../../../ui/sheet";
import { type MentorSearch, mentorFilters, NO_FILTERS, RADII } from "./mentor-search";

interface Props {
  open: boolean;
  search: MentorSearch;
  /** Of the career searched; its code until it is known. */
  careerName: string;
  onClose: () => void;
}

/** The filters of mentors; each choice acts at once. */
export function MentorFilters({ open, search, careerName, onClose }: Props) {
  const words = mentorsWords();
  const { filters } = t();
  return (
    <Sheet
      open={open}
      title={filters.title}
      onClose={onClose}
      footer={<FilterFooter active={mentorFilters(search)} onReset={() => setQuery(NO_FILTERS)} onClose={onClose} />}
    >
      <div class="stack">
        <Tick label={words.onlyFree} checked={search.free} onChange={(free) => setQuery({ free: free ? "1" : null })} />
        {search.commune && (
          <OneChoice
            legend={words.radius}
            options={[
              { value: "", label: t().around.wholeRegion },
              ...RADII.map((km) => ({ value: String(km), label: filters.upTo(km) })),
            ]}
            chosen={String(search.radius ?? "")}
            onChange={(km) => setQuery({ radius: km || null })}
          />
        )}
        {search.career && (
          <button
            type="button"
            class="button chosen-one"
            aria-label={words.removeCareer(careerName)}
            onClick={() => setQuery({ career: null })}
          >
            {careerName}
            <Icon name="close" />
          </button>
        )}
        <Combo
          label={words.filterCareer}
          hint={words.filterCareerHint}
          none={words.filterCareerNone}
          search={careerOptions}
          onChoose={({ key }) => setQuery({ career: key })}
        />
        <div class="field">
          <p aria-hidden="true">
            <strong>{words.training}</strong>
          </p>
          <SearchField
            label={words.training}
            placeholder={words.trainingHint}
            value={search.training}
            onSearch={(training) => setQuery({ training: training || null })}
          />
        </div>
        <SelectField
          label={words.language}
          value={search.language}
          options={[
            { value: "", label: words.anyLanguage },
            ...Object.entries(words.languages).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(language) => setQuery({ language: language || null })}
        />
      </div>
    </Sheet>
  );
}
