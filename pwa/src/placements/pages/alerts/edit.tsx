import { useEffect, useState } from "preact/hooks";
import { dayText } from "../../../data/format";
import type { OfferKind, OfferLevel } from "../../../data/types";
import { RADII } from "../../../guide/pages/home-search";
import { language, t } from "../../../i18n";
import { useCareerNames } from "../../../ui/career-names";
import { ManyChoices, OneChoice } from "../../../ui/choices";
import { CommuneField } from "../../../ui/commune-field";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { Sheet } from "../../../ui/sheet";
import { type Alert, type AlertUpdate, alertsApi, searchOf } from "../../data/alerts";
import { CLASSES, DIPLOMAS } from "../../data/offers";
import { alertsWords } from "../../words/alerts";
import { ownAlertsWords } from "../../words/own-alerts";

interface Props {
  open: boolean;
  alert: Alert;
  onClose: () => void;
  onSaved: () => void;
}

/** Changes what an alert looks for; weeks and careers can be taken away, a new search adds others. */
export function EditAlert({ open, alert, onClose, onSaved }: Props) {
  const sending = useSending();
  return (
    <Sheet
      open={open}
      title={ownAlertsWords().edit.title}
      onClose={() => {
        sending.clear();
        onClose();
      }}
    >
      <Form
        alert={alert}
        sending={sending}
        onSave={async (search) => {
          if (await sending.send(() => alertsApi.change(alert.id, search))) onSaved();
        }}
      />
    </Sheet>
  );
}

interface FormProps {
  alert: Alert;
  sending: ReturnType<typeof useSending>;
  onSave: (search: AlertUpdate) => Promise<void>;
}

function Form({ alert, sending, onSave }: FormProps) {
  const words = ownAlertsWords().edit;
  const [search, setSearch] = useState(searchOf(alert));
  const [placeName, setPlaceName] = useState(alert.commune_name);
  const set = (changes: Partial<AlertUpdate>): void => setSearch({ ...search, ...changes });
  const kinds = search.kind ?? [];
  const known = levelsOf(kinds);
  // A level that the kinds wanted do not know would leave nothing to find.
  useEffect(() => set({ level: (search.level ?? []).filter((level) => known.includes(level)) }), [kinds.join()]);
  const names = useCareerNames(alert.rome);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(search);
      }}
    >
      <ManyChoices<OfferKind>
        legend={words.kind}
        options={options(["observation", "placement", "apprenticeship"], alertsWords().watched.kinds)}
        chosen={kinds}
        onChange={(kind) => set({ kind })}
      />
      <ManyChoices<OfferLevel>
        legend={words.level}
        options={options(known, t().offers.levels)}
        chosen={search.level ?? []}
        onChange={(level) => set({ level })}
      />
      {alert.week.length > 0 && (
        <ManyChoices
          legend={words.weeks}
          options={alert.week.map((day) => ({ value: day, label: t().offers.week(dayText(day, language.value)) }))}
          chosen={search.week ?? []}
          onChange={(week) => set({ week })}
        />
      )}
      {alert.rome.length > 0 && (
        <ManyChoices
          legend={words.careers}
          options={options(alert.rome, names)}
          chosen={search.rome ?? []}
          onChange={(rome) => set({ rome })}
        />
      )}
      <Field
        label={words.words}
        hint={words.wordsHint}
        maxLength={200}
        value={search.q ?? ""}
        onInput={(q) => set({ q: q || null })}
        error={sending.fields.q}
      />
      {search.commune && placeName ? (
        <Around search={search} name={placeName} onChange={set} />
      ) : (
        <CommuneField
          onChoose={({ code, name }) => {
            setPlaceName(name);
            set({ commune: code });
          }}
        />
      )}
      <Trouble of={sending} />
      <p class="actions">
        <button type="submit" class="button main" aria-disabled={sending.busy}>
          {words.save}
        </button>
      </p>
    </form>
  );
}

interface AroundProps {
  search: AlertUpdate;
  name: string;
  onChange: (changes: Partial<AlertUpdate>) => void;
}

function Around({ search, name, onChange }: AroundProps) {
  const words = ownAlertsWords().edit;
  const radii = [...new Set([...RADII, search.radius_km])].sort((one, other) => one - other);
  return (
    <>
      <OneChoice<"here" | "everywhere">
        legend={words.where}
        options={[
          { value: "here", label: words.place(name) },
          { value: "everywhere", label: words.everywhere },
        ]}
        chosen="here"
        onChange={() => onChange({ commune: null })}
      />
      <OneChoice
        legend={words.radius}
        options={radii.map((km) => ({ value: String(km), label: t().filters.upTo(km) }))}
        chosen={String(search.radius_km)}
        onChange={(km) => onChange({ radius_km: Number(km) })}
      />
    </>
  );
}

function levelsOf(kinds: readonly OfferKind[]): readonly OfferLevel[] {
  const classes = kinds.length === 0 || kinds.includes("observation") ? CLASSES : [];
  const diplomas = kinds.some((kind) => kind !== "observation") || kinds.length === 0 ? DIPLOMAS : [];
  return [...classes, ...diplomas];
}

function options<T extends string>(codes: readonly T[], words: Record<string, string>): { value: T; label: string }[] {
  return codes.map((value) => ({ value, label: words[value] ?? value }));
}
