import { settings } from "../../data/settings";
import type { EventKind, Level } from "../../data/types";
import { t } from "../../i18n";
import { ManyChoices } from "../../ui/choices";
import { FilterFooter, optionsOf } from "../../ui/filters";
import { setQuery } from "../../ui/navigation/router";
import { Sheet } from "../../ui/sheet";
import { type AgendaSearch, agendaFilters } from "./agenda-search";

/** The kinds and levels that the agenda is to show. */
export function AgendaFilters({ open, search, onClose }: { open: boolean; search: AgendaSearch; onClose: () => void }) {
  const { filters, eventKinds, levels } = t();
  const active = agendaFilters(search);
  const reset = (): void => setQuery({ kind: null, level: null });
  return (
    <Sheet
      open={open}
      title={filters.title}
      onClose={onClose}
      footer={<FilterFooter active={active} onReset={reset} onClose={onClose} />}
    >
      <ManyChoices<EventKind>
        legend={filters.eventKind}
        options={optionsOf([...(settings.value?.event_kinds ?? []), "meeting"], eventKinds)}
        chosen={search.kinds}
        onChange={(kind) => setQuery({ kind })}
      />
      <ManyChoices<Level>
        legend={filters.level}
        options={optionsOf(settings.value?.levels, levels)}
        chosen={search.levels}
        onChange={(level) => setQuery({ level })}
      />
    </Sheet>
  );
}
