import { useEffect, useState } from "preact/hooks";
import type { Where } from "../data/types";
import { t } from "../i18n";
import { Icon } from "./icon";
import { announce } from "./navigation/announcer";
import { placeAsked } from "./navigation/place-in-address";
import { Sheet } from "./sheet";
import { WhereChooser } from "./where-chooser";
import { whereText } from "./where-text";

interface Props {
  place: Where;
  onChosen?: () => void;
}

/** What to do where the address names a place that is not here. */
export function UnknownPlace() {
  const unknown = placeAsked.value === "unknown";
  useEffect(() => {
    if (unknown) announce(t().finder.unknownPlace);
  }, [unknown]);
  return unknown && <p class="word">{t().finder.unknownPlace}</p>;
}

/** Says where is searched; a tap changes it. */
export function WherePill({ place, onTap, opens }: { place: Where; onTap: () => void; opens?: "dialog" }) {
  return (
    <button type="button" class="where" onClick={onTap} aria-haspopup={opens}>
      <Icon name="around" />
      <span>{whereText(place)}</span>
      <span class="change">{t().around.change}</span>
    </button>
  );
}

/** Where is searched, and the sheet that changes it. */
export function WhereButton({ place, onChosen }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <WherePill place={place} onTap={() => setOpen(true)} opens="dialog" />
      <UnknownPlace />
      <Sheet open={open} title={t().around.changeTitle} onClose={() => setOpen(false)}>
        <WhereChooser
          onChosen={() => {
            onChosen?.();
            setOpen(false);
          }}
        />
      </Sheet>
    </>
  );
}
