/** Words of the pages on consents and personal data: « tu ». Those of parents' pages: `parents.fr.ts`. */
export const fr = {
  purposes: {
    conversations: {
      name: "Échanger avec des pros",
      what: "Poser tes questions à des personnes vérifiées par la Région, et lire leurs réponses. Tes coordonnées ne sont jamais montrées.",
      without: "Sans accord : tu lis leurs pages, mais tu ne peux pas leur écrire, ni eux t’écrire.",
    },
    push: {
      name: "Recevoir des notifications",
      what: "Un mot sur l’écran quand il y a du nouveau. Il passe par le service de ton navigateur (Google, Apple ou Mozilla), qui ne peut pas le lire.",
      without: "Sans accord : le nouveau t’attend dans l’appli.",
    },
    location: {
      name: "Garder ta commune",
      what: "Ta commune est gardée dans ton compte pour te proposer ce qui est proche, sur tous tes appareils.",
      without: "Sans accord : ta commune reste sur ce téléphone.",
    },
    badges: {
      name: "Montrer tes badges",
      what: "Montrer tes badges à qui tu veux, par un lien public, avec ton prénom.",
      without: "Sans accord : tes badges ne sont visibles que de toi.",
    },
  },
  consents: {
    title: "Mes accords",
    lead: "Tu dis oui ou non à chaque usage. Tu changes d’avis d’un geste, et le reste de l’appli marche pareil.",
    agree: "Je suis d’accord",
    states: {
      not_asked: "Pas d’accord donné",
      waiting_for_parent: "Tu as dit oui. Il manque l’accord d’un parent.",
      granted: "Actif",
      refused: "Refusé",
      withdrawn: "Arrêté",
      suspended: "Suspendu : un parent s’y est opposé. La Région regarde et te dira la suite.",
      birth_date_needed: "Il manque ta date de naissance.",
    },
    refusedByParent: "Ton parent a dit non.",
    withdrawnByParent: "Ton parent a retiré son accord.",
    endedByReferent: "Arrêté : la Région a accepté l’opposition d’un parent.",
    since: (day: string) => `depuis le ${day}`,
    given: "C’est noté.",
    givenWaiting: "C’est noté. Il manque encore l’accord d’un parent.",
    withdraw: {
      ifYouStop: "Si tu arrêtes :",
      effects: {
        conversations: "tes conversations se ferment tout de suite. L’autre personne voit seulement que l’échange est terminé.",
        push: "plus aucune notification n’arrive sur tes appareils.",
        location: "ta commune est effacée de ton compte. Celle de ce téléphone reste.",
        badges: "les liens vers tes badges ne s’ouvrent plus.",
      },
      again: "Tu pourras redire oui plus tard.",
      done: "C’est arrêté.",
    },
    birthDate: {
      title: "Ta date de naissance",
      why: (age: number) => `Avant ${age} ans, la loi demande aussi l’accord d’un parent. On te la demande une seule fois, pour te protéger.`,
      label: "Je suis né·e le",
      save: "Enregistrer",
      review: "Ta demande est notée : la Région la vérifie.",
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
    answered: "Ton parent a répondu. Il peut changer d’avis avec le lien de son mail.",
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
