import { bilingual } from "../../i18n/bilingual";

const fr = {
  title: "Vidéos",
  lead: "Des vidéos sur un métier ou une formation : YouTube, ou un PeerTube permis. Rien n’en est chargé avant un clic.",
  search: "Quel métier ou quelle formation ?",
  placeholder: "boulangerie, CAP…",
  none: "Rien trouvé.",
  careers: "Métiers",
  trainings: "Formations",
  other: "Choisir autre chose",
  empty: "Aucune vidéo pour l’instant.",
  video: (n: number) => `Vidéo ${n}`,
  address: "Adresse",
  addressHint: "Exemple : https://www.youtube.com/watch?v=…",
  name: "Titre",
  nameEn: "Titre en anglais, s’il y en a un",
  up: (n: number) => `Monter la vidéo ${n}`,
  remove: (n: number) => `Retirer la vidéo ${n}`,
  add: "Ajouter une vidéo",
  save: "Enregistrer",
  saved: "C’est enregistré. Les pages le montrent d’ici quelques minutes.",
  again: "Rouvrir la liste",
};

const en: typeof fr = {
  title: "Videos",
  lead: "Videos on a career or a training: YouTube, or a PeerTube that is allowed. Nothing of them is loaded before a click.",
  search: "Which career or training?",
  placeholder: "boulangerie, CAP…",
  none: "Nothing found.",
  careers: "Careers",
  trainings: "Trainings",
  other: "Choose something else",
  empty: "No video so far.",
  video: (n) => `Video ${n}`,
  address: "Address",
  addressHint: "Example: https://www.youtube.com/watch?v=…",
  name: "Title",
  nameEn: "Title in English, if there is one",
  up: (n) => `Move video ${n} up`,
  remove: (n) => `Take video ${n} away`,
  add: "Add a video",
  save: "Save",
  saved: "Saved. The pages show it within a few minutes.",
  again: "Open the list again",
};

/** The words of the page on which staff write lists of videos. */
export const staffVideosWords = bilingual({ fr, en });
