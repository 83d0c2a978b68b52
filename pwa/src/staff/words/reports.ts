import { bilingual } from "../../i18n/bilingual";
import { pluralFr } from "../../i18n/plural.fr";

const fr = {
  title: "Erreurs signalées",
  lead: "Ce que des lecteurs et lectrices disent faux dans une fiche. Personne ne sait qui écrit. Les offres signalées sont dans « Offres à relire ».",
  shown: "Signalements",
  states: { new: "À traiter", handled: "Traités" },
  about: "Sur",
  subjects: { all: "tout", place: "lieux", event: "événements", training: "formations", career: "métiers" },
  kinds: { place: "Lieu", event: "Événement", training: "Formation", career: "Métier" } as Record<string, string>,
  gone: "La fiche n’existe plus",
  noWords: "Sans mots, ou effacés depuis.",
  none: "Aucun signalement.",
  found: (n: number) => `${n} signalement${pluralFr(n)}.`,
  handle: "C’est traité",
  handleText: "Le signalement quitte la liste. Un mot dit à vos collègues ce qui a été fait.",
  done: ["Corrigé dans la fiche.", "Transmis à qui publie la donnée.", "Rien à corriger."],
  noteHelp: "Pour vos collègues seulement. N’y nommez personne.",
  handledOn: (day: string, note: string) => `Traité le ${day}${note && ` : ${note}`}`,
};

const en: typeof fr = {
  title: "Reported errors",
  lead: "What readers say is wrong in a sheet. Nobody knows who writes. Reported offers are in “Offers to look at”.",
  shown: "Reports",
  states: { new: "To see to", handled: "Handled" },
  about: "On",
  subjects: { all: "everything", place: "places", event: "events", training: "trainings", career: "careers" },
  kinds: { place: "Place", event: "Event", training: "Training", career: "Career" },
  gone: "The sheet is gone",
  noWords: "Without words, or deleted since.",
  none: "No report.",
  found: (n) => `${n} report${n === 1 ? "" : "s"}.`,
  handle: "This is handled",
  handleText: "The report leaves the list. A word tells your colleagues what was done.",
  done: ["Corrected in the sheet.", "Passed on to who publishes the data.", "Nothing to correct."],
  noteHelp: "For your colleagues only. Name nobody in it.",
  handledOn: (day, note) => `Handled on ${day}${note && `: ${note}`}`,
};

/** The words of the list of errors that readers report. */
export const reportsWords = bilingual({ fr, en });
