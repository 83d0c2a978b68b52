import { api } from "../data/client";
import type { Commune } from "../data/types";
import { t } from "../i18n";
import { Combo, type ComboOption } from "./forms/combo";

interface CommuneOption extends ComboOption {
  commune: Commune;
}

/** A commune whose place is known, by the beginning of its name or postcode. */
export function CommuneField({ onChoose }: { onChoose: (commune: Commune) => void }) {
  const words = t().around;
  return (
    <Combo
      label={words.chooseCommune}
      hint={words.communeHint}
      none={words.noCommune}
      found={words.communesFound}
      least={1}
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
