import type { HomeKind } from "../../data/preferences";
import type { Role } from "../../data/session";

/** A way on: its title, what is there, and whom it opens to where that is not everybody of this home. */
export type Door = readonly [href: string, title: string, text: string, roles?: readonly Role[]];

const doors: Record<Exclude<HomeKind, "young">, readonly Door[]> = {
  out_of_school: [
    ["/?type=place&place=mission_locale", "La mission locale", "Quelqu’un t’écoute et cherche avec toi, de 16 à 25 ans."],
    ["/aids/psad", "Reprendre l’école ou une formation", "La PSAD rappelle et propose une place."],
    ["/?type=place&place=production_school&radius=100", "Les écoles de production", "Apprendre en fabriquant pour de vraies commandes."],
    ["/aids/prepa", "Préparer ton projet", "PRÉPA, de la Région\u00a0: faire le point, essayer des métiers, avec un revenu selon ta situation."],
    ["/aids?profile=out_of_school", "Toutes les aides", "Se loger, se déplacer, passer le permis…"],
    ["/mentors", "Parler à quelqu’un du métier", "Des pros et des apprenti·es te répondent, à distance."],
    ["/meetings", "Les rencontres en ligne", "Pose tes questions en direct, par écrit."],
    ["/immersion", "Essayer un métier", "Quelques jours en entreprise, et qui signe."],
    ["/aids/visa", "VISA, de la Région", "Apprendre un métier ou ses bases."],
    ["/aids/acces", "ACCÈS, de la Région", "Une formation pensée avec une entreprise qui embauche."],
    ["/?type=place&place=cio&place=information_point&radius=100", "Voir un·e conseiller·ère", "Les lieux d’information et d’orientation près de chez toi."],
  ],
  adult: [
    ["/hiring", "Qui recrute près de chez vous", "Les embauches prévues, métier par métier."],
    ["/immersion", "Essayer un métier", "L’immersion de quelques jours en entreprise, et qui la signe."],
    ["/aids/conseil-evolution", "Qui appeler pour en parler", "Le conseil en évolution professionnelle, gratuit, en emploi ou non."],
    ["/aids/formation-adulte", "CPF, VAE, Transitions Pro", "Se former quand on travaille."],
    ["/aids?profile=job_seeker&topic=again", "Se former quand on cherche un emploi", "VISA, ACCÈS et PRÉPA, les formations de la Région."],
    ["/aids/ecole-de-production", "Les écoles de production", "Apprendre en fabriquant, avant 18 ans surtout."],
    ["/aids/psad", "La PSAD", "Pour qui a quitté l’école sans diplôme\u00a0: une place, un rappel."],
    ["/aids/mission-locale", "La mission locale", "De 16 à 25 ans\u00a0: un·e conseiller·ère pour avancer."],
    ["/trainings", "Les formations", "Ce qui s’apprend près de chez vous, et ce que deviennent les gens."],
    ["/meetings", "Les rencontres en ligne", "Une personne du métier vous répond en direct, par écrit."],
    ["/?type=place&place=cio&place=information_point&radius=100", "Voir un·e conseiller·ère", "Les lieux d’information et d’orientation près de chez vous."],
    ["/ask", "Demander à un·e conseiller·ère", "Une question, une réponse d’une vraie personne. Avec un compte, gratuit."],
  ],
  parent: [
    ["/agenda?kind=workshop", "Cafés des parents et ateliers", "Les rencontres près de chez vous."],
    ["/meetings", "Les rencontres en ligne", "Votre enfant demande, une personne du métier répond en direct, par écrit."],
    ["/agenda?kind=open_day", "Les portes ouvertes", "Visiter ensemble avant de choisir."],
    ["/trainings", "Les formations", "Où, combien de temps, et ce que deviennent les élèves."],
    ["/aids/aider-son-enfant", "Comment aider", "Ce qui aide votre enfant à choisir, et qui voir."],
    ["/aids?profile=parent", "Les aides", "Bourses, transport, premier équipement."],
  ],
  teacher: [
    ["/interests/class", "Les goûts, avec ma classe", "Un lien à montrer ou à envoyer, et comment s’en servir en une heure."],
    ["/agenda?kind=visit", "Des visites d’entreprises", "Qui ouvre ses portes, quand, et à qui le demander."],
    ["/offers?kind=observation", "Les stages d’observation", "Par classe\u00a0: 4e, 3e ou 2de."],
    ["/meetings", "Les rencontres en ligne", "Une personne du métier répond à vos élèves en direct, par écrit."],
    ["/careers", "Les métiers", "Par famille, compétence ou goût."],
  ],
  mentor: [
    ["/inbox", "Les questions", "Celles qui vous attendent."],
    ["/meetings", "Les rencontres en ligne", "Celles que vous animez, et comment en annoncer une."],
    ["/conversations", "Mes échanges", "Répondre, conclure."],
    ["/me/availability", "Mes disponibilités", "Quand on peut vous écrire\u00a0; faire une pause."],
    ["/me/answers", "Mes réponses publiées", "Ce qui aide déjà d’autres jeunes."],
  ],
  company: [
    ["/company", "Mes candidatures et mes offres", "Répondre, et suivre ce que vous avez publié."],
    ["/company/offers/new", "Publier une offre", "Stage, alternance\u00a0: deux minutes."],
    ["/meetings", "Les rencontres en ligne", "Ce que demandent les jeunes, et qui leur répond."],
    ["/me/organisation/company", "Mon entreprise", "Les personnes qui agissent pour elle, et ses offres."],
    ["/?type=all", "Autour de moi", "Les écoles et les rendez-vous."],
  ],
  school: [
    ["/me/organisation/school", "Mes élèves", "Leur code, leurs stages."],
    ["/offers?kind=observation", "Les stages d’observation", "Par classe\u00a0: 4e, 3e ou 2de."],
    ["/interests/class", "Les goûts, avec une classe", "Un lien à montrer ou à envoyer, et comment s’en servir en une heure."],
    ["/meetings", "Les rencontres en ligne", "Une personne du métier répond à vos élèves en direct, par écrit."],
    ["/agenda?kind=visit", "Des visites d’entreprises", "Qui ouvre ses portes, quand, et à qui le demander."],
    ["/?type=all", "Autour de moi", "Les lieux et les rendez-vous."],
  ],
  issuer: [
    ["/issuing/requests", "Les demandes", "Celles qui attendent votre avis."],
    ["/issuing", "Mes badges", "Les créer, les donner, les retirer."],
    ["/badges/catalogue", "Le catalogue", "Ce que d’autres reconnaissent."],
    ["/meetings", "Les rencontres en ligne", "Ce que demandent les jeunes, et qui leur répond."],
    ["/?type=all", "Autour de moi", "Les lieux et les rendez-vous."],
  ],
  staff: [
    ["/staff", "Équipe", "Ce qui attend une décision, et les outils.", ["referent", "admin"]],
    ["/meetings/new", "Annoncer une rencontre", "Pour un·e mentor de votre département, qui est prévenu·e.", ["referent", "admin"]],
    ["/staff/questions", "Les questions sans réponse", "Posées aux conseiller·ères, ou que personne n’a prises.", ["adviser"]],
    ["/me/opening-hours", "Mes horaires", "Quand vous répondez, et vos absences.", ["adviser"]],
    ["/staff/advisers", "Le conseil", "Qui répond aux jeunes, et quand.", ["adviser", "referent", "admin"]],
    ["/staff/accounts", "Comptes et droits", "Chercher, donner un rôle, fermer un compte.", ["admin"]],
    ["/staff/audit", "Journal des actes", "Qui a fait quoi sur les droits, les exports et les consentements.", ["dpo", "admin"]],
    ["/meetings", "Les rencontres en ligne", "Celles qui sont annoncées."],
    ["/?type=all", "Autour de moi", "Ce que voient les jeunes."],
  ],
};

export const fr = {
  doors,
  job: {
    title: "Les métiers proches du vôtre",
    field: "Votre métier, d’avant ou d’aujourd’hui",
    hint: "Quelques lettres suffisent. Il reste sur ce téléphone.",
    none: "Aucun métier de ce nom.",
    more: "Voir aussi qui recrute",
    forget: "Oublier ce métier",
  },
  child: {
    title: (name: string) => (name ? `Ce que fait ${name}` : "Ce que fait votre enfant"),
    none: "Ouvrez le lien reçu par mail, puis «\u00a0Garder sur mon accueil\u00a0»\u00a0: vos accords seront ici.",
    waits: "Votre accord est attendu pour\u00a0:",
    answer: "Répondre",
    agreed: "Vous avez accepté\u00a0:",
    nothing: "Aucun accord n’est en cours.",
    suspended: "Tout est suspendu, le temps que la Région décide d’une opposition.",
    talks: (n: number) => (n === 1 ? "Une conversation en cours." : `${n} conversations en cours.`),
    manage: "Voir et retirer",
    see: "Voir",
    path: "Son parcours, que votre enfant vous montre",
    forget: "Ne plus garder ici",
  },
  doorsLabel: "Mes entrées",
  contact: "Qui appeler à la Région",
  contactNone: "Aucun service n’est encore nommé ici. Écrivez à la Région\u00a0:",
  contactOthers: "Les autres départements",
  yearUsual: (from: string, to: string) => (from === to ? `d’habitude en ${from}` : `d’habitude de ${from} à ${to}`),
};

export type HomesWords = typeof fr;
