import { bilingual } from "../../i18n/bilingual";
import { pluralFr } from "../../i18n/plural.fr";

const fr = {
  title: "Liens morts",
  lead: "Chaque semaine, les liens des fiches sont essayés. Un lien qui a échoué deux fois de suite est ici ; il en part dès qu’il marche.",
  none: "Aucun lien mort.",
  found: (n: number) => `${n} lien${pluralFr(n)}.`,
  why: {
    unreachable: "Le site ne répond pas.",
    too_slow: "Le site est trop lent.",
    redirect: "Le lien renvoie sans fin d’une adresse à une autre.",
    private_address: "L’adresse n’est pas publique.",
  } as Record<string, string>,
  status: (code: string) => (/^\d+$/.test(code) ? `Le site répond « erreur ${code} ».` : "L’adresse est fausse."),
  since: (since: string, checked: string) => `Échoue depuis le ${since}, vérifié le ${checked}.`,
  shown: (n: number) => `Où : ${n} page${pluralFr(n)}`,
  everywhere: "Sur plusieurs pages",
};

const en: typeof fr = {
  title: "Dead links",
  lead: "Each week the links of the pages are tried. Those that failed twice in a row are here; they leave once they work.",
  none: "No dead link.",
  found: (n) => `${n} link${n === 1 ? "" : "s"}.`,
  why: {
    unreachable: "The site does not answer.",
    too_slow: "The site is too slow.",
    redirect: "The link leads from one address to another without end.",
    private_address: "The address is not public.",
  },
  status: (code) => (/^\d+$/.test(code) ? `The site answers “error ${code}”.` : "The address is wrong."),
  since: (since, checked) => `Fails since ${since}, checked on ${checked}.`,
  shown: (n) => `Where: ${n} page${n === 1 ? "" : "s"}`,
  everywhere: "On several pages",
};

/** The words of the list of links that lead nowhere. */
export const deadLinksWords = bilingual({ fr, en });
