import type { ComponentChildren } from "preact";
import { api } from "../data/client";
import type { Commune } from "../data/types";
import { t } from "../i18n";
import { Combo, type ComboOption } from "./forms/combo";

interface CommuneOption extends ComboOption {
  commune: Commune;
}

interface Props {
  onChoose: (commune: Commune) => void;
  /** What to offer for words that name none. */
  otherwise?: ((words: string) => ComponentChildren) | undefined;
}

/** A commune whose place is known, by the beginning of its name or postcode. */
export function CommuneField({ onChoose, otherwise }: Props) {
  const words = t().around;
  return (
    <Combo
      label={words.chooseCommune}
      hint={words.communeHint}
      none={words.noCommune}
      found={words.communesFound}
      least={1}
      otherwise={otherwise}
      search={find}
      onChoose={({ commune }) => onChoose(commune)}
    />
  );
}

async function find(typed: string, signal: AbortSignal): Promise<CommuneOption[]> {
  const { items } = await api.communes(typed, signal);
  return items
    .filter((commune) => commune.lat !== null && commune.lon !== null)
    .map((commune) => ({
      key: commune.code,
      label: commune.name,
      aside: commune.postcodes[0] ?? commune.department_code,
      commune,
    }));
}
