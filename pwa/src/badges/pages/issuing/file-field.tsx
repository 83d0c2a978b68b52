import { useId } from "preact/hooks";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";

interface Props {
  label: string;
  /** What was said against the one that went with the rest of a form. */
  error?: string | undefined;
  send: (file: File) => Promise<unknown>;
}

/** A picture that goes to the server as soon as it is chosen; what the server refuses is said under it. */
export function FileField({ label, error, send }: Props) {
  const sending = useSending();
  const id = useId();
  const refused = sending.fields.image ?? error;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept="image/png,image/jpeg,image/svg+xml"
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ? `${id}-error` : undefined}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) void sending.send(() => send(file));
        }}
      />
      {refused && (
        <p id={`${id}-error`} class="field-error">
          {refused}
        </p>
      )}
      <Trouble of={sending} />
    </div>
  );
}
