import { bilingual } from "../../i18n/bilingual";

/** The words of badges that await a parent. */
export const awaitingWords = bilingual({
  fr: {
    title: "Badges qui attendent votre accord",
    lead: (child: string) => `${child} a dit oui. Un badge n’est montré à personne tant que votre enfant ne le partage pas.`,
    from: (issuer: string) => `Délivré par ${issuer}`,
    accept: "Accepter",
    acceptNamed: (name: string) => `Accepter\u00a0: ${name}`,
    refuse: "Refuser",
    refuseNamed: (name: string) => `Refuser\u00a0: ${name}`,
    accepted: "C’est accepté\u00a0: votre enfant a son badge.",
    refused: "C’est refusé\u00a0: votre enfant en est averti.",
  },
  en: {
    title: "Badges that await your consent",
    lead: (child: string) => `${child} said yes. Nobody sees a badge as long as your child does not share it.`,
    from: (issuer: string) => `Awarded by ${issuer}`,
    accept: "Accept",
    acceptNamed: (name: string) => `Accept: ${name}`,
    refuse: "Refuse",
    refuseNamed: (name: string) => `Refuse: ${name}`,
    accepted: "Accepted: your child has the badge.",
    refused: "Refused: your child is told.",
  },
});
