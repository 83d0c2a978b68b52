export const fr = {
  pin: "Ajouter à mon parcours",
  pinned: "Dans mon parcours",
  pinDone: "Ajouté à ton parcours, sur ce téléphone.",
  pinFull: "Ton parcours en a déjà vingt. Retires-en un d’abord.",
  pinUndone: "Retiré de ton parcours.",
  see: "Voir mon parcours",
  compare: "Comparer",
  compareDone: "Ajouté à la comparaison.",
  compareUndone: "Retiré de la comparaison.",
  compareFull: "Tu en compares déjà trois. Retires-en un d’abord.",
  compareAnother: "Choisis-en un ou deux autres\u00a0: ouvre leur page et touche «\u00a0Comparer\u00a0».",
  compareThem: (n: number) => `Comparer les ${n}`,
};

export type PlanWords = typeof fr;
