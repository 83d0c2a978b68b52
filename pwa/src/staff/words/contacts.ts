import { bilingual } from "../../i18n/bilingual";

const fr = {
  title: "Qui appeler, par département",
  lead: "Un service, jamais une personne. Parents, enseignantes et enseignants le lisent sur leur accueil, tout le monde dans «\u00a0À propos\u00a0».",
  service: "Nom du service",
  serviceMissing: "Donnez le nom du service.",
  phone: "Téléphone",
  email: "Adresse e-mail",
  url: "Page (https://…)",
  save: "Enregistrer",
  saved: "C’est enregistré.",
  takeBack: "Ne plus rien afficher",
  takenBack: "Plus rien n’est affiché pour ce département.",
};

const en: typeof fr = {
  title: "Whom to call, by department",
  lead: "A service, never a person. Parents and teachers read it on their home, everybody under “About”.",
  service: "Name of the service",
  serviceMissing: "Give the name of the service.",
  phone: "Phone",
  email: "E-mail address",
  url: "Page (https://…)",
  save: "Save",
  saved: "It is saved.",
  takeBack: "Show nothing any more",
  takenBack: "Nothing is shown any more for this department.",
};

/** The words of the page where staff say whom to call. */
export const contactsWords = bilingual({ fr, en });
