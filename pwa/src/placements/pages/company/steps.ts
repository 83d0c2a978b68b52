/** The steps of writing an offer, in order. */
export const STEPS = ["kind", "what", "when", "where", "check"] as const;
export type Step = (typeof STEPS)[number];

const FIELDS: Partial<Record<string, Step>> = {
  kind: "kind",
  title: "what",
  description: "what",
  levels: "what",
  rome_codes: "what",
  commune_code: "where",
  address: "where",
  postcode: "where",
  remote: "where",
  accessibility: "where",
  priorities: "where",
  reserved_uais: "where",
};

/** The step that holds a field: of the others, it is when. */
export function stepOf(field: string): Step {
  return FIELDS[field] ?? "when";
}

/** The way to a field, which takes the focus. */
export function doorOf(field: string): string {
  return `?step=${stepOf(field)}&at=${field}`;
}

/** Give the first of some fields of a form the focus, also one that is folded away or a group of choices; whether it
 * is there. */
export function focusOn(form: HTMLElement | null, ...fields: string[]): boolean {
  const places = [...(form?.querySelectorAll<HTMLElement>("[data-field]") ?? [])];
  const place = places.find(({ dataset }) => dataset.field?.split(" ").some((name) => fields.includes(name)));
  if (!place) return false;
  for (let around: HTMLElement | null = place; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
  const inputs = [...place.querySelectorAll<HTMLElement>("input, textarea, button")];
  const input = inputs.find((one) => one.matches(":checked, [aria-invalid=true]")) ?? inputs[0];
  input?.focus({ preventScroll: true });
  // Of a list taller than the screen, what is said of it.
  const said = place.offsetHeight > innerHeight && place.querySelector(".field-error");
  (said || place).scrollIntoView({ block: "center" });
  return true;
}
