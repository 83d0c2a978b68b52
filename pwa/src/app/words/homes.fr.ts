import type { HomeKind } from "../../data/preferences";

/** A way on: its title, and what is there. */
export type Door = readonly [href: string, title: string, text: string];

const doors: Record<Exclude<HomeKind, "young">, readonly Door[]> = {
  out_of_school: [
    ["/?type=place&place=mission_locale", "La mission locale", "Quelqu’un t’écoute et cherche avec toi, de 16 à 25 ans."],
    ["/aids/psad", "Reprendre l’école ou une formation", "La PSAD rappelle et propose une place."],
    ["/?type=place&place=production_school&radius=100", "Les écoles de production", "Apprendre en fabriquant pour de vraies commandes."],
    ["/aids/prepa", "PRÉPA, de la Région", "Faire le point, essayer des métiers, avec un revenu selon ta situation."],
    ["/aids?profile=out_of_school", "Toutes les aides", "Se loger, se déplacer, passer le permis…"],
    ["/mentors", "Parler à quelqu’un du métier", "Des pros et des apprenti·es te répondent, à distance."],
  ],
  adult: [
    ["/hiring", "Qui recrute près de chez vous", "Et les métiers proches du vôtre, par leurs compétences."],
    ["/immersion", "Essayer un métier", "L’immersion de quelques jours en entreprise, et qui la signe."],
    ["/aids/visa", "VISA, de la Région", "Apprendre un métier ou ses bases."],
    ["/aids/acces", "ACCÈS, de la Région", "Une formation pensée avec une entreprise qui embauche."],
    ["/aids/prepa", "PRÉPA, de la Région", "Construire son projet avant une formation."],
    ["/trainings", "Les formations", "Ce qui s’apprend près de chez vous, et ce que deviennent les gens."],
    ["/ask", "Demander à un·e conseiller·ère", "Une question, une réponse d’une vraie personne."],
  ],
  parent: [
    ["/parent", "Ce que fait mon enfant", "Ce que vous avez accepté, et comment le retirer."],
    ["/agenda?event=workshop", "Cafés des parents et ateliers", "Les rencontres près de chez vous."],
    ["/agenda?event=open_day", "Les portes ouvertes", "Visiter ensemble avant de choisir."],
    ["/trainings", "Les formations", "Où, combien de temps, et ce que deviennent les élèves."],
    ["/interests", "Comment aider", "Partir de ce qu’aime votre enfant, sans choisir à sa place."],
    ["/aids", "Les aides", "Bourses, transport, premier équipement."],
  ],
  teacher: [
    ["/interests/cards", "Les goûts, avec ma classe", "Sans compte\u00a0: chaque élève répond sur son téléphone, rien n’en part."],
    ["/agenda?event=visit", "Des visites à réserver", "Des entreprises ouvrent leurs portes aux classes."],
    ["/offers", "Les stages", "Pour l’âge de vos élèves."],
    ["/careers", "Les métiers", "Par famille, compétence ou goût."],
    ["/about", "La personne référente du département", "Qui appeler à la Région."],
  ],
  mentor: [
    ["/inbox", "Les questions", "Celles qui vous attendent."],
    ["/conversations", "Mes échanges", "Répondre, conclure."],
    ["/me/availability", "Mes disponibilités", "Quand on peut vous écrire\u00a0; faire une pause."],
    ["/me/answers", "Mes réponses publiées", "Ce qui aide déjà d’autres jeunes."],
  ],
  company: [
    ["/company", "Mes candidatures et mes offres", "Répondre, et suivre ce que vous avez publié."],
    ["/company/offers/new", "Publier une offre", "Stage, alternance\u00a0: deux minutes."],
    ["/me/roles", "Mon entreprise", "Les personnes, les visites, le cachet."],
    ["/?type=all", "Autour de moi", "Les écoles et les rendez-vous."],
  ],
  school: [
    ["/me/organisation/school", "Mes élèves", "Leur code, leurs stages."],
    ["/offers", "Les stages", "Les offres ouvertes à vos classes."],
    ["/interests/cards", "Les goûts, avec une classe", "Sans compte, sur le téléphone de chaque élève."],
    ["/agenda?event=visit", "Des visites à réserver", "Des entreprises ouvrent leurs portes aux classes."],
    ["/?type=all", "Autour de moi", "Les lieux et les rendez-vous."],
  ],
  issuer: [
    ["/issuing/requests", "Les demandes", "Celles qui attendent votre avis."],
    ["/issuing", "Mes badges", "Les créer, les donner, les retirer."],
    ["/badges/catalogue", "Le catalogue", "Ce que d’autres reconnaissent."],
    ["/?type=all", "Autour de moi", "Les lieux et les rendez-vous."],
  ],
  staff: [
    ["/staff", "À traiter", "Signalements, candidatures, offres à relire."],
    ["/staff/questions", "Les questions sans réponse", "Celles que personne n’a prises."],
    ["/me/opening-hours", "Mes horaires", "Quand les conseiller·ères répondent."],
    ["/?type=all", "Autour de moi", "Ce que voient les jeunes."],
  ],
};

export const fr = {
  doors,
  doorsLabel: "Mes entrées",
  year: "L’année des choix",
  yearUsual: (from: string, to: string) => (from === to ? `d’habitude en ${from}` : `d’habitude de ${from} à ${to}`),
  yearMore: "Tout le calendrier",
};

export type HomesWords = typeof fr;
