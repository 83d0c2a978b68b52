// Our own long texts, as data: fetched when their page opens, kept by the service worker as the app's files are.
import type { ComponentChildren } from "preact";
import { ApiError } from "../../data/errors";
import { loadSettings } from "../../data/settings";
import { language } from "../../i18n";
import type { Bilingual } from "../article";
import { LoadedPage } from "./loaded-page";
import { useLoaded } from "./use-loaded";

interface Props<Text> {
  /** Where the text is, in each language. */
  address: Bilingual;
  children: (text: Text) => ComponentChildren;
}

/** A page made from a text, in the language on screen. */
export function TextPage<Text>({ address, children }: Props<Text>) {
  const loaded = useLoaded(address[language.value], async (signal) => {
    // The text is readable without the settings: their places then say "not given".
    const [text] = await Promise.allSettled([fetchText<Text>(address[language.value], signal), loadSettings()]);
    if (text.status === "rejected") throw new ApiError("offline");
    return text.value;
  });
  return <LoadedPage loaded={loaded}>{children}</LoadedPage>;
}

async function fetchText<Text>(address: string, signal: AbortSignal): Promise<Text> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new ApiError("offline");
  return (await response.json()) as Text;
}
