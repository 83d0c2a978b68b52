/** Words of the pages on consents: a child's parts say «\u00a0tu\u00a0», the rest neither. Parents' pages: `parents.fr.ts`. */
export const fr = {
  purposes: {
    conversations: {
      name: "Échanger avec des pros",
      what: "Poser ses questions à des personnes vérifiées par la Région, et lire leurs réponses. Les coordonnées ne sont jamais montrées.",
      without: "Sans accord : on lit leurs pages, mais personne n’écrit, ni dans un sens ni dans l’autre.",
    },
    push: {
      name: "Recevoir des alertes",
      what: "Un mot sur l’écran quand il y a du nouveau. Il passe par le service du navigateur (Google, Apple ou Mozilla), qui ne peut pas le lire.",
      without: "Sans accord : le nouveau attend dans l’appli.",
    },
    location: {
      name: "Garder ma commune",
      what: "La commune est gardée dans le compte pour proposer ce qui est proche, sur tous ses appareils.",
      without: "Sans accord : la commune reste sur ce téléphone.",
    },
    badges: {
      name: "Montrer mes badges",
      what: "Montrer ses badges à qui l’on veut, par un lien public, avec son prénom.",
      without: "Sans accord : personne d’autre ne voit les badges.",
    },
    card: {
      name: "Montrer ma carte",
      what: "Afficher sur son écran, quelques minutes, une carte avec son prénom, son dessin, son niveau et le reste au choix. Rien n’est envoyé.",
      without: "Sans accord : la carte ne s’affiche pas.",
    },
  },
  consents: {
    title: "Mes accords",
    lead: "Un oui ou un non pour chaque usage. On change d’avis d’un geste, et le reste de l’appli marche pareil.",
    agree: "Je suis d’accord",
    states: {
      not_asked: "Pas d’accord donné",
      waiting_for_parent: "Mon oui est noté. Il manque l’accord d’un parent.",
      granted: "Actif",
      refused: "Refusé",
      withdrawn: "Arrêté",
      suspended: "Suspendu : un parent s’y est opposé. La Région regarde et dira la suite.",
      birth_date_needed: "Il manque la date de naissance.",
    },
    refusedByParent: "Un parent a dit non.",
    withdrawnByParent: "Un parent a retiré son accord.",
    endedByReferent: "Arrêté : la Région a accepté l’opposition d’un parent.",
    since: (day: string) => `depuis le ${day}`,
    given: "C’est noté.",
    givenWaiting: "C’est noté. Il manque encore l’accord d’un parent.",
    withdraw: {
      ifYouStop: "Ce qu’arrêter change :",
      effects: {
        conversations: "les conversations se ferment tout de suite. L’autre personne voit seulement que l’échange est terminé.",
        push: "plus aucune alerte n’arrive sur les appareils.",
        location: "la commune est effacée du compte. Celle de ce téléphone reste.",
        badges: "les liens vers les badges ne s’ouvrent plus.",
        card: "la carte ne s’affiche plus.",
      },
      again: "On pourra redire oui plus tard.",
      done: "C’est arrêté.",
    },
    birthDate: {
      title: "Ma date de naissance",
      why: (age: number) => `Avant ${age} ans, la loi demande aussi l’accord d’un parent. La date est demandée une seule fois, pour protéger les jeunes.`,
      label: "Je suis né·e le",
      save: "Enregistrer",
      review: "La demande est notée : la Région la vérifie.",
      saved: "Date enregistrée.",
    },
  },
  guardian: {
    badge: "Ton badge attend un parent\u00a0: donne son adresse ici. Il verra le badge après sa réponse.",
    title: "L’accord d’un parent",
    why: (age: number) =>
      `Tu as moins de ${age} ans : il faut ton accord et celui d’un parent (ou de ta tutrice ou ton tuteur). Cette personne reçoit un lien par mail, sans créer de compte.`,
    email: "Adresse mail du parent",
    hint: "Une adresse que lui seul lit. Le lien ne marche que pour toi, et une seule fois.",
    send: "Envoyer le lien",
    sent: "Le lien est parti.",
    missing: "Il manque l’accord d’un parent.",
    toGuardian: "Voir quoi faire",
    waitingTitle: "On attend sa réponse",
    waiting: (address: string, day: string) => `Lien envoyé à ${address} le ${day}.`,
    expires: (day: string) => `Il marche jusqu’au ${day}.`,
    queued: (address: string, moment: string) =>
      `${address} a déjà reçu plusieurs demandes aujourd’hui. La tienne est gardée\u00a0: ton lien part le ${moment}.`,
    queuedSent: "C’est noté. Ton lien part demain matin au plus tard.",
    stopped: (address: string) =>
      `${address} ne veut plus de mails de l’E-pass. Vérifie-la, ou donnes-en une autre. C’est bien ton parent\u00a0? Il peut changer d’avis par le lien en bas de notre mail.`,
    expired: "Ce lien a expiré. Envoie-en un autre.",
    tip: "Rien reçu ? Demande-lui de regarder dans ses courriers indésirables.",
    remind: "Lui rappeler",
    reminded: "Rappel envoyé.",
    remindAfter: (moment: string) => `Tu pourras lui rappeler à partir du ${moment}.`,
    change: "Changer d’adresse",
    changeHint: "L’ancien lien ne marchera plus.",
    askAgain: "Demander à nouveau",
    askAgainHint: "Une autre adresse ? Ce que l’autre parent avait accepté s’arrête.",
    answered:
      "Ton parent a répondu. Par le lien de son mail, il peut retirer un accord, et voir avec qui tu échanges et combien de tes questions attendent\u00a0: jamais ce qui est écrit. Pour avoir son oui après un non, envoie-lui une nouvelle demande.",
    agreeFirst: "Dis d’abord oui à ce que tu veux, plus haut : c’est ce qu’on demandera à ton parent.",
  },
  both: {
    title: "Mes deux parents",
    text: "Un seul accord suffit. Mais si ton autre parent n’est pas d’accord, il peut s’y opposer : tout s’arrête, puis la Région décide.",
    reference: "Référence à lui donner :",
    how: "Il l’indique sur cette page :",
    page: "S’opposer",
  },
};

export type PrivacyWords = typeof fr;
