import type { Sheet } from "../../../data/store";
import type { Career, Place, Training } from "../../../data/types";
import { t } from "../../../i18n";
import { Icon } from "../../../ui/icon";
import { pathWords } from "../../words/path";

interface Props {
  sheets: Sheet[];
  /** Only on one's own path. */
  onRemove?: (sheet: Sheet) => void;
}

/** Careers with the trainings that lead there; then the other trainings, and the places. */
export function Goals({ sheets, onRemove }: Props) {
  const words = pathWords();
  const careers = sheets.filter((sheet): sheet is Career => sheet.type === "career");
  const trainings = sheets.filter((sheet): sheet is Training => sheet.type === "training");
  const places = sheets.filter((sheet): sheet is Place => sheet.type === "place");
  const leading = (code: string) => trainings.filter((one) => one.careers.some((career) => career.code === code));
  const others = trainings.filter((one) => !careers.some(({ code }) => leading(code).includes(one)));
  const remove = onRemove && { onRemove };
  return (
    <>
      {careers.length > 0 && (
        <>
          <h3>{words.careers}</h3>
          <ul class="goals of-career">
            {careers.map((career) => (
              <Goal key={career.code} sheet={career} href={`/careers/${career.code}`} name={career.label} {...remove}>
                {leading(career.code).length > 0 && (
                  <>
                    <p class="hint">{words.leads}</p>
                    <Trainings trainings={leading(career.code)} {...remove} />
                  </>
                )}
              </Goal>
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && (
        <>
          <h3>{words.trainings}</h3>
          <Trainings trainings={others} {...remove} />
        </>
      )}
      {places.length > 0 && (
        <>
          <h3>{words.places}</h3>
          <ul class="goals of-place">
            {places.map((place) => (
              <Goal key={place.id} sheet={place} href={`/places/${place.id}`} name={place.name} {...remove}>
                <p class="hint">{place.commune}</p>
              </Goal>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Trainings({ trainings, onRemove }: { trainings: Training[]; onRemove?: NonNullable<Props["onRemove"]> }) {
  return (
    <ul class="goals of-training">
      {trainings.map((one) => (
        <Goal key={one.id} sheet={one} href={`/trainings/${one.id}`} name={one.label} {...(onRemove && { onRemove })}>
          <p class="hint">
            {[one.months && t().trainings.months(one.months), ...one.statuses.map((way) => t().trainings.statuses[way])]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </Goal>
      ))}
    </ul>
  );
}

interface GoalProps {
  sheet: Sheet;
  href: string;
  name: string;
  onRemove?: NonNullable<Props["onRemove"]>;
  children?: preact.ComponentChildren;
}

function Goal({ sheet, href, name, onRemove, children }: GoalProps) {
  return (
    <li class="goal">
      <div class="goal-head">
        <a href={href}>{name}</a>
        {onRemove && (
          <button type="button" class="round" aria-label={pathWords().remove(name)} onClick={() => onRemove(sheet)}>
            <Icon name="close" />
          </button>
        )}
      </div>
      {children}
    </li>
  );
}
