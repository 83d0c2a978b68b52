import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n";
import type { Sending } from "./use-sending";

/** What the server said against the form, but for what stands at its fields; the way on where a second factor is missing. */
export function Trouble({ of }: { of: Sending }) {
  const box = useRef<HTMLDivElement>(null);
  const unsaid = useUnsaid(of, box);
  const said = [of.trouble, ...unsaid].filter(Boolean);
  useLayoutEffect(() => {
    const wrong =
      Object.keys(of.fields).length > 0 &&
      formOf(box)?.querySelector<HTMLElement>("[aria-invalid=true], .invalid input");
    if (wrong && !unsaid.length) wrong.focus();
    else if (said.length) box.current?.scrollIntoView({ block: "nearest" });
  }, [of.trouble, of.fields, unsaid]);
  return (
    <div ref={box} role="alert">
      {said.map((word) => (
        <p key={word} class="banner grave">
          {word}
        </p>
      ))}
      {of.code === "second-factor-needed" && (
        <p>
          <a href="/me/security">{t().errors.security}</a>
        </p>
      )}
    </div>
  );
}

/** The server's words on fields that this form does not show, or does not show now: nobody would read them. */
function useUnsaid(of: Sending, box: { current: HTMLElement | null }): string[] {
  const [unsaid, setUnsaid] = useState<string[]>([]);
  useLayoutEffect(() => {
    const lines = [...(formOf(box)?.querySelectorAll(".field-error") ?? [])];
    const shown = lines.filter((line) => line.checkVisibility?.() ?? true).map((line) => line.textContent);
    const left = [...new Set(Object.values(of.fields))].filter((word) => !shown.includes(word));
    if (left.join() !== unsaid.join()) setUnsaid(left);
  });
  return unsaid;
}

function formOf(box: { current: HTMLElement | null }): Element | null | undefined {
  return box.current?.closest("form, dialog, main");
}
