import type { HomeKind } from "../data/preferences";

export const navFr = {
  label: "Navigation principale",
  offers: "Stages",
  agenda: "Agenda",
  careers: "Métiers",
  more: "Plus",
  home: "Accueil",
  hiring: "Qui recrute",
  trainings: "Formations",
  aids: "Aides",
  inbox: "Questions",
  talks: "Échanges",
  company: "Mes offres",
  publish: "Publier",
  pupils: "Élèves",
  requests: "Demandes",
  badges: "Badges",
  staff: "Équipe",
};

/** Whose home it is. */
export const homeFr = {
  hello: (name: string) => (name ? `Bonjour ${name}` : "Bonjour"),
  as: "Je suis",
  pro: "Une entreprise, un établissement, un métier\u00a0?",
  proText: "Proposez un stage, suivez vos élèves, répondez aux jeunes.",
  changed: (kind: string) => `Accueil\u00a0: ${kind}.`,
  open: "Voir cet accueil",
  waiting: (n: number) => `${n} en attente`,
  kinds: {
    young: "Élève, étudiant·e",
    out_of_school: "Sorti·e de l’école",
    adult: "Adulte",
    parent: "Parent",
    teacher: "Enseignant·e",
    mentor: "Mentor",
    company: "Entreprise",
    school: "Établissement",
    issuer: "Badges",
    staff: "Région",
  } as Record<HomeKind, string>,
};
