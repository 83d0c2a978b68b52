import type { Training } from "../../../data/types";
import { keepNear } from "../../../ui/use-near";

/** Trainings that are parts of one, each with its own page. */
export function ParcoursLinks({ parcours }: { parcours: NonNullable<Training["parcours"]> }) {
  return (
    <ul class="links">
      {parcours.map(({ id, label }) => (
        <li key={id}>
          <a href={keepNear(`/trainings/${id}`)}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
