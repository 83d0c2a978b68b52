import { Field, type FieldProps } from "./field";

type Props = Pick<FieldProps, "label" | "hint" | "error" | "value" | "onInput">;

/** One's own mail address, which the phone may fill in. */
export function OwnEmail(props: Props) {
  return <Field {...props} type="email" inputMode="email" autoComplete="email" maxLength={254} required />;
}
