import { t } from "../../../i18n";
import { OneChoice } from "../../../ui/choices";
import { domainName } from "../../../ui/domain-name";
import { FilterFooter } from "../../../ui/filters";
import { SelectField } from "../../../ui/forms/select-field";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { setQuery } from "../../../ui/navigation/router";
import { Sheet } from "../../../ui/sheet";
import { trainingsWords } from "../../words/trainings";
import { trainingsApi } from "./api";
import { DEFAULT_RADIUS, MONTHS, NO_FILTERS, RADII, type TrainingSearch, trainingFilters } from "./search";

interface Props {
  open: boolean;
  search: TrainingSearch;
  near: boolean;
  onClose: () => void;
}

/** The filters of trainings; each choice acts at once, and what no training has is not offered. */
export function TrainingFilters({ open, search, near, onClose }: Props) {
  const words = trainingsWords();
  const active = trainingFilters(search);
  return (
    <Sheet
      open={open}
      title={t().filters.title}
      onClose={onClose}
      footer={<FilterFooter active={active} onReset={() => setQuery(NO_FILTERS)} onClose={onClose} />}
    >
      <OneChoice
        legend={words.status}
        options={[
          { value: "", label: words.any },
          ...Object.entries(t().trainings.statuses).map(([value, label]) => ({ value, label })),
        ]}
        chosen={search.status}
        onChange={(status) => setQuery({ status: status || null })}
      />
      {near && (
        <OneChoice
          legend={t().filters.radius}
          options={RADII.map((km) => ({ value: `${km}`, label: t().filters.upTo(km) }))}
          chosen={`${search.radius}`}
          onChange={(km) => setQuery({ radius: Number(km) === DEFAULT_RADIUS ? null : km })}
        />
      )}
      <Known search={search} />
      <OneChoice
        legend={words.length}
        options={[
          { value: "0", label: words.anyLength },
          ...MONTHS.map((months) => ({ value: `${months}`, label: words.upTo(months) })),
        ]}
        chosen={`${search.months}`}
        onChange={(months) => setQuery({ months: months === "0" ? null : months })}
      />
      <OneChoice
        legend={t().filters.sector}
        options={[
          { value: "", label: words.any },
          { value: "private", label: t().privateProvider },
        ]}
        chosen={search.privateOnly ? "private" : ""}
        onChange={(sector) => setQuery({ sector: sector || null })}
      />
    </Sheet>
  );
}

/** The levels and domains that there are, with how many trainings; without a network, none. */
function Known({ search }: { search: TrainingSearch }) {
  const words = trainingsWords();
  const known = useLoaded("filters of trainings", trainingsApi.filters).data;
  if (!known) return null;
  const withCount = (label: string, count: number): string => `${label} (${count})`;
  return (
    <>
      <OneChoice
        legend={words.level}
        options={[
          { value: "0", label: words.anyLevel },
          ...known.levels.map(({ level, trainings }) => ({
            value: `${level}`,
            label: withCount(words.levels[level] ?? `${level}`, trainings),
          })),
        ]}
        chosen={`${search.level}`}
        onChange={(level) => setQuery({ level: level === "0" ? null : level })}
      />
      <SelectField
        label={words.domain}
        value={search.domain}
        options={[
          { value: "", label: words.anyDomain },
          ...known.domains.map(({ trainings, ...one }) => ({
            value: one.code,
            label: withCount(domainName(one), trainings),
          })),
        ]}
        onChange={(domain) => setQuery({ domain: domain || null })}
      />
    </>
  );
}
