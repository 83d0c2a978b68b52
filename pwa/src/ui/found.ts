// What a search finds: how it is named, drawn and opened.
import type { ResultItem, ResultType } from "../data/search";
import { t } from "../i18n";
import type { IconName } from "./icon";

const ROOMS = {
  place: "places",
  training: "trainings",
  career: "careers",
  event: "events",
  offer: "offers",
  answer: "answers",
  help: "",
} as const;

export const TYPE_ICONS: Record<ResultType, IconName> = {
  place: "around",
  training: "learn",
  career: "careers",
  event: "agenda",
  offer: "offers",
  answer: "talks",
  help: "flag",
};

/** The address of a page; a page of help is named by its own. */
export function pathOf(type: ResultType, id: string): string {
  return type === "help" ? id : `/${ROOMS[type]}/${id}`;
}

/** "Lieux", "Formations". */
export function typeText(type: ResultType): string {
  const { finder, nav, saved, types } = t();
  if (type === "help") return types.help;
  if (type === "answer") return finder.answers;
  return type === "offer" ? nav.offers : saved[ROOMS[type]];
}

/** "Lycée", "BTS", "Salon"; of what has no kinds, its type. */
export function kindText({ type, kind }: Pick<ResultItem, "type" | "kind">): string {
  const { placeKinds, eventKinds, offers, types } = t();
  if (type === "training") return kind ?? "";
  const kinds: Record<string, string> =
    type === "place" ? placeKinds : type === "event" ? eventKinds : type === "offer" ? offers.kinds : {};
  return kinds[kind ?? ""] ?? types[type];
}
