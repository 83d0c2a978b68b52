export const fr = {
  pin: "Ajouter à mon parcours",
  pinned: "Dans mon parcours",
  pinDone: "Ajouté au parcours, sur ce téléphone.",
  pinFull: "Le parcours en a déjà vingt. Il faut d’abord en retirer un.",
  pinUndone: "Retiré du parcours.",
  see: "Voir mon parcours",
  compare: "Comparer",
  compareDone: "Ajouté à la comparaison.",
  compareUndone: "Retiré de la comparaison.",
  compareFull: "Déjà trois à comparer. Il faut d’abord en retirer un.",
  compareAnother: "Encore un ou deux autres\u00a0: «\u00a0Comparer\u00a0» est sur leur page.",
  compareThem: (n: number) => `Comparer les ${n}`,
};

export type PlanWords = typeof fr;
