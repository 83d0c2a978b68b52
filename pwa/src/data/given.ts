// The answer of the API that came with the page (api/platform/kit/page_answers.py).
import { language } from "../i18n";

let given: Record<string, unknown> | undefined;

/** That of this address; once, since whoever asks again wants to know what is true by then. */
export function takeGiven({ pathname, search }: URL): unknown {
  given ??= JSON.parse(document.getElementById("answers")?.textContent ?? "{}") as Record<string, unknown>;
  const { [pathname + search]: answer, ...others } = given;
  given = others;
  // It was asked for in the language in which the app begins.
  return language.value === "fr" ? answer : undefined;
}
