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
