import { ofName } from "../../i18n/of-name";

export const fr = {
  title: "Le métier en chiffres",
  lead: "Ces chiffres disent ce qui s’est passé pour d’autres, ou ce qui est prévu. Ils ne prédisent l’avenir de personne.",
  none: "Nous n’avons pas de chiffres sûrs pour ce métier.",
  failed: "Les chiffres n’ont pas pu être chargés.",
  table: "Voir le tableau",
  hideTable: "Cacher le tableau",
  what: "Quoi",
  share: "Part",
  score: "Note sur 5",
  counted: (occupation: string, territory: string, year: string, source: string) =>
    `«\u00a0${occupation}\u00a0», ${territory}, ${year}. Source\u00a0: ${source}.`,
  group: (label: string, careers: number) =>
    `Ces chiffres valent pour tout un groupe d’au moins ${careers} métiers, «\u00a0${label}\u00a0», pas pour ce métier seul.`,
  someWider: "Certains sont d’un groupe encore plus large, nommé dessous.",
  mostlyOthers: (label: string) =>
    `Les statistiques comptent ce métier avec «\u00a0${label}\u00a0»\u00a0: leurs chiffres ne diraient presque rien de lui, ils ne sont donc pas montrés ici.`,
  cutFrom: (sheet: string | null) =>
    `Les statistiques ne connaissent pas ce métier seul\u00a0: elles le comptent avec d’autres, d’après l’ancienne liste des métiers de France Travail${sheet ? ` («\u00a0${sheet}\u00a0»)` : ""}. Pour lui seul, tout peut être différent.`,
  sheetAlsoIn: (labels: string[]) =>
    `Elles rangent cette ancienne fiche aussi dans «\u00a0${labels.join("\u00a0», «\u00a0")}\u00a0»\u00a0: nous ne savons pas où va ce métier-ci.`,
  employeesOnly: "On n’y compte que les personnes salariées, pas celles qui sont à leur compte.",
  others: "Compté aussi ailleurs",
  othersLead: "Les statistiques rangent aussi ce métier dans d’autres groupes. Rien n’est additionné.",
  partly: "Ce groupe ne contient qu’une partie du métier.",
  hiring: "Qui recrute",
  hiringIn: (planned: string, basin: string, year: number, isPast: boolean) =>
    `Autour ${ofName(basin)}, on ${isPast ? "prévoyait" : "prévoit"} ${planned} pour ${year}.`,
  atLeast: (n: string, isLeast: boolean) => (isLeast ? `au moins ${n}` : n),
  hirings: (n: string, isLeast: boolean): string => `${fr.atLeast(n, isLeast)} embauche${n === "1" ? "" : "s"}`,
  noHirings: (basin: string, year: number) => `Autour ${ofName(basin)}, l’enquête de ${year} ne dit rien de ce groupe.`,
  secret: (basin: string, year: number) => `Autour ${ofName(basin)}, trop peu de réponses pour ${year}\u00a0: le chiffre reste secret.`,
  region: (planned: string, region: string, year: number, isPast: boolean) =>
    `Dans toute la région ${region}, on ${isPast ? "prévoyait" : "prévoit"} ${planned} pour ${year}.`,
  hiringAbsent: {
    not_surveyed: () =>
      "L’enquête sur les embauches ne dit rien de ce groupe dans la région (elle n’interroge ni l’État ni l’armée). Cela ne veut pas dire zéro.",
    counted_with_others: (whole: string) =>
      `L’enquête sur les embauches compte ce métier avec d’autres («\u00a0${whole}\u00a0»)\u00a0: combien sont prévues pour lui seul, elle ne le dit pas. Cela ne veut pas dire zéro.`,
    not_linked: () =>
      "L’enquête sur les embauches range ce métier autrement, et nous n’avons pas su l’y retrouver à coup sûr\u00a0: combien d’embauches sont prévues, nous ne le savons pas. Cela ne veut pas dire zéro.",
  },
  hiringShares: "Ce qu’en dit l’enquête",
  difficult: "Jugées difficiles par qui embauche",
  seasonal: "Pour une saison seulement",
  before: (year: number, planned: string) => `Un an avant (${year})\u00a0: ${planned}.`,
  hiringLimits: "Ce sont des intentions données dans une enquête, pas des embauches faites.",
  withoutState: "L’enquête n’interroge pas l’État, qui recrute surtout par concours.",
  askWhere: "Choisir une commune pour voir ce qu’il en est à côté.",
  tension: "Est-ce difficile de recruter\u00a0?",
  ratings: [
    "Très facile d’embaucher",
    "Plutôt facile d’embaucher",
    "Ni facile ni difficile d’embaucher",
    "Plutôt difficile d’embaucher",
    "Très difficile d’embaucher",
  ],
  rating: (words: string, n: number) => `${words}, côté entreprises (${n} sur 5).`,
  ratingOf: (territory: string, n: number) => `${territory}\u00a0: ${n} sur 5.`,
  smallSample: "Dans un département, peu de réponses décident de la note.",
  reasons: {
    hiring: "Beaucoup d’embauches à faire en même temps",
    training: "Il faut la bonne formation",
    workforce: "Peu de personnes cherchent ce métier",
    unstable: "Des contrats souvent courts",
    conditions: "Des conditions de travail dures",
    distance: "Les gens n’habitent pas là où sont les emplois",
  } as Record<string, string>,
  reasonsTitle: "Ce qui joue, de 1 (peu) à 5 (beaucoup)",
  when: (year: string) => (year.includes("-") ? `De ${year.replace("-", " à ")}` : `En ${year}`),
  women: "Femmes et hommes",
  womenRows: ["Femmes", "Hommes"] as [string, string],
  womenBefore: (year: string, share: string) => `En ${year}\u00a0: ${share} de femmes.`,
  womenLimits: (year: string): string => `${fr.when(year)}, voilà qui faisait ce métier ou un métier du même groupe. Tout le monde peut l’apprendre.`,
  ages: "Quel âge ont ces personnes",
  age: (from: string, to: string | undefined) => (to ? `${from} à ${to} ans` : `${from} ans et plus`),
  wages: "Combien on gagne",
  median: (euros: string, year: string): string => `${fr.when(year)}, la moitié gagnait moins de ${euros} net par mois, l’autre moitié gagnait plus.`,
  belowMinimum: "Le SMIC a augmenté depuis.",
  medianLimits:
    "Personnes salariées à temps complet, de tous les âges\u00a0: au début, c’est souvent moins. Les salaires ont changé depuis. Un·e apprenti·e a un salaire, dont la loi fixe le minimum.",
  wage: (from: string | null, below: string | null) => (from && below ? `De ${from} à ${below}` : from ? `${from} et plus` : `Moins de ${below}`),
  hours: "La nuit, le week-end",
  hoursRows: { night: "Travaillent la nuit", saturday: "Travaillent le samedi", sunday: "Travaillent le dimanche" },
  workingTime: "Temps de travail",
  workingTimeRows: {
    part_time: "À temps partiel",
    underemployed: "Voudraient travailler plus",
    over_40_hours: "Parmi les temps complets, plus de 40 heures par semaine",
  },
  diplomas: "Diplômes des moins de 30 ans",
  diplomasRows: {
    none: "Sans diplôme ou brevet",
    cap: "CAP, BEP",
    bac: "Bac",
    bac_2: "Bac\u00a0+\u00a02",
    bac_3: "Bac\u00a0+\u00a03 et plus",
    studying: "Encore en études",
  },
  sectors: "Où on travaille",
  otherSectors: "Tous les autres secteurs",
  headcount: (people: string, year: string, employeesOnly: boolean): string =>
    `${fr.when(year)}, les statistiques comptaient ${people} personnes ${employeesOnly ? "salariées " : ""}dans ce groupe.`,
};

export type FiguresWords = typeof fr;
