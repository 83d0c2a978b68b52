// Says only what the product does today: change it together with what it describes.
import type { Block } from "./types";

export const fr: Block[] = [
  {
    kind: "p",
    text: "En bref : pas de traceur, pas de publicité. Tu peux tout consulter sans compte, sans cookie et sans dire qui tu es. Le compte est un choix.",
  },
  { kind: "h2", text: "Si tu as un compte" },
  { kind: "p", text: "Nous gardons seulement ceci, et rien n’est obligatoire sauf de quoi te connecter :" },
  {
    kind: "ul",
    items: [
      "ton adresse mail, ou l’identifiant donné par le service qui te connecte (EduConnect par exemple). Il n’y a pas de mot de passe ;",
      "ton prénom, ta date de naissance (demandée une fois, pour te protéger), ton niveau, tes goûts et tes réglages ;",
      "ta commune, seulement si tu as donné ton accord ;",
      "les appareils connectés : le type d’appareil et la date, pas l’endroit ;",
      "tes accords, leurs dates, et l’adresse mail du parent que tu as indiquée ;",
      "un journal des actes importants : droits donnés, accords, exports, fermetures de compte. Personne ne peut le modifier.",
    ],
  },
  { kind: "h2", text: "Le seul cookie qui reste" },
  {
    kind: "p",
    text: "Si tu te connectes, un cookie, « epass_session », garde ta connexion. Sans lui, il faudrait un code à chaque page : c’est pourquoi la loi ne demande pas d’accord pour celui-là. Il s’efface quand tu te déconnectes.",
  },
  { kind: "h2", text: "Ce qui attend ton accord" },
  {
    kind: "p",
    text: "Les messages, les notifications sur ton téléphone, la commune gardée dans ton compte et les badges publics. Tu dis oui ou non pour chacun, et tu changes d’avis d’un geste dans « Mes accords » : ça s’arrête tout de suite. Sans accord, tout le reste marche pareil.",
  },
  {
    kind: "p",
    text: "Avant {consent_age} ans, la loi demande deux accords : le tien et celui d’un parent (article 45 de la loi Informatique et Libertés). Le parent reçoit un lien par mail. Il n’a pas besoin de compte. Il peut retirer son accord quand il veut, et l’autre parent peut s’y opposer. À {consent_age} ans, tu décides sans tes parents : on te redemande tout.",
  },
  { kind: "h2", text: "Ta position" },
  {
    kind: "ul",
    items: [
      "Ton téléphone te demande ton accord. Tu peux refuser : choisis alors une commune, tout marche pareil.",
      "Avant de partir de ton téléphone, ta position est arrondie à 100 mètres environ. Notre serveur ne connaît jamais l’endroit exact.",
      "Elle sert à trier les résultats, puis elle est oubliée : elle n’est pas enregistrée chez nous.",
    ],
  },
  { kind: "h2", text: "Ce qui reste sur ton téléphone" },
  {
    kind: "ul",
    items: [
      "ta commune ou ta position arrondie, pour la prochaine fois ;",
      "ce que tu as enregistré ;",
      "les pages déjà vues et tes dernières recherches, avec leurs mots et la position arrondie, pour les relire sans réseau (300 au plus) ;",
      "tes réglages : langue, thème clair ou sombre, taille du texte.",
    ],
  },
  {
    kind: "p",
    text: "Tout cela est gardé sur ton téléphone, pas chez nous. Pour tout effacer, va dans « Plus » et touche « Tout effacer de ce téléphone ».",
  },
  { kind: "h2", text: "Quand tu signales une erreur" },
  {
    kind: "p",
    text: "Nous recevons ton message, son sujet, la fiche concernée et l’heure d’envoi. Pas ton nom, pas ton adresse. N’écris donc rien de personnel dans le message. Il est gardé {error_report_retention_days} jours au plus, puis effacé. Seules les personnes qui corrigent les fiches le lisent.",
  },
  {
    kind: "p",
    text: "Sans réseau, le message attend sur ton téléphone et part dès que la connexion revient.",
  },
  { kind: "h2", text: "Ton adresse IP" },
  {
    kind: "p",
    text: "C’est le numéro de ta connexion : sans lui, aucun site ne peut te répondre. L’application le garde un court moment en mémoire pour bloquer les envois en trop grand nombre, sans l’écrire dans sa base. L’hébergeur peut tenir ses propres journaux de sécurité.",
  },
  { kind: "h2", text: "La carte" },
  {
    kind: "p",
    text: "Le fond de carte vient d’un service extérieur, nommé en bas de la carte : l’IGN, l’institut public des cartes, sauf réglage différent. Quand tu ouvres la carte, il voit ton adresse IP et la zone affichée. Si tu ne l’ouvres pas, il ne voit rien.",
  },
  { kind: "h2", text: "Qui d’autre y touche" },
  {
    kind: "ul",
    items: [
      "l’hébergeur du site : {legal.host} ;",
      "le service qui transporte nos mails : il voit l’adresse et le message ;",
      "si tu choisis son bouton, le service qui te connecte (EduConnect, l’ENT de ton lycée, FranceConnect, ProConnect…) : il sait que tu te connectes ici et ne nous donne que ce que dit la liste plus haut ;",
      "les agents de la Région chargés de l’application, selon leur rôle.",
    ],
  },
  { kind: "p", text: "Rien n’est vendu. Rien ne sert à la publicité." },
  { kind: "h2", text: "Combien de temps" },
  {
    kind: "p",
    text: "Chaque chose a sa durée, puis s’efface toute seule : [voir le tableau des durées](/retention).",
  },
  { kind: "h2", text: "Tes droits" },
  {
    kind: "p",
    text: "Avec un compte, tu fais presque tout toi-même : dans « Moi », tu corriges ton profil ; dans [Mes données](/me/data), tu télécharges une copie de tout ce qui te concerne ou tu supprimes ton compte ; dans [Mes accords](/me/consents), tu retires un accord.",
  },
  {
    kind: "p",
    text: "Responsable : {legal.publisher}. Ces traitements font partie de sa mission de service public (article 6.1.e du RGPD), sauf ceux qui attendent ton accord (article 6.1.a). Tu peux demander à voir, à corriger ou à effacer ce qui te concerne, demander d’en limiter l’usage ou t’y opposer. Écris à {legal.dpo_email}, avec ou sans tes parents. Comme nous ne savons pas qui a envoyé un signalement, dis-nous quand tu l’as envoyé et sur quelle fiche.",
  },
  {
    kind: "p",
    text: "Si la réponse ne te convient pas, tu peux [saisir la CNIL](https://www.cnil.fr/fr/plaintes), qui protège les données de chacun. Elle explique aussi [tes droits en ligne](https://www.cnil.fr/fr/mes-droits).",
  },
];

export const en: Block[] = [
  {
    kind: "p",
    text: "In short: no tracker, no advertising. You can look at everything without an account, without a cookie and without saying who you are. An account is a choice.",
  },
  { kind: "h2", text: "If you have an account" },
  { kind: "p", text: "We keep only this, and nothing is required except what it takes to sign in:" },
  {
    kind: "ul",
    items: [
      "your mail address, or the identifier given by the service that signs you in (EduConnect for instance). There is no password;",
      "your first name, your birth date (asked once, to protect you), your level, your interests and your settings;",
      "your town, only if you agreed to it;",
      "the devices signed in: the type of device and the date, not the place;",
      "your consents, their dates, and the parent’s mail address that you gave;",
      "a log of important acts: rights given, consents, exports, closed accounts. Nobody can change it.",
    ],
  },
  { kind: "h2", text: "The only cookie that stays" },
  {
    kind: "p",
    text: "If you sign in, one cookie, “epass_session”, keeps you signed in. Without it you would need a code on every page, which is why the law asks no consent for this one. It goes when you sign out.",
  },
  { kind: "h2", text: "What waits for your consent" },
  {
    kind: "p",
    text: "Messages, notifications on your phone, the town kept in your account and public badges. You say yes or no to each, and change your mind with one tap in “My consents”: it stops at once. Without consent, everything else works the same.",
  },
  {
    kind: "p",
    text: "Under {consent_age}, French law asks for two agreements: yours and a parent’s (article 45 of the Data Protection Act). The parent gets a link by mail and needs no account. They can withdraw at any time, and the other parent can object. At {consent_age} you decide without your parents: we ask you everything again.",
  },
  { kind: "h2", text: "Your position" },
  {
    kind: "ul",
    items: [
      "Your phone asks you first. You can say no: pick a town instead, everything works the same.",
      "Before it leaves your phone, your position is rounded to about 100 metres. Our server never knows the exact spot.",
      "It is used to sort results, then forgotten: we do not store it.",
    ],
  },
  { kind: "h2", text: "What stays on your phone" },
  {
    kind: "ul",
    items: [
      "your town or your rounded position, for next time;",
      "what you saved;",
      "the pages you have seen and your last searches, with their words and the rounded position, to read them again without a network (300 at most);",
      "your settings: language, light or dark theme, text size.",
    ],
  },
  {
    kind: "p",
    text: "All this is kept on your phone, not by us. To erase it all, go to “More” and tap “Erase everything on this phone”.",
  },
  { kind: "h2", text: "When you report a mistake" },
  {
    kind: "p",
    text: "We receive your message, its subject, the page it is about and the time it was sent. Not your name, not your address. So write nothing personal in it. It is kept for {error_report_retention_days} days at most, then deleted. Only the people who correct the pages read it.",
  },
  {
    kind: "p",
    text: "Without a network, the message waits on your phone and leaves when the connection comes back.",
  },
  { kind: "h2", text: "Your IP address" },
  {
    kind: "p",
    text: "It is the number of your connection: without it, no site can answer you. The app keeps it in memory for a short while to stop floods of requests, and does not write it to its database. The hosting company may keep its own security logs.",
  },
  { kind: "h2", text: "The map" },
  {
    kind: "p",
    text: "The background map comes from an outside service, named at the bottom of the map: IGN, the French public mapping institute, unless set otherwise. When you open the map, it sees your IP address and the area shown. If you do not open it, it sees nothing.",
  },
  { kind: "h2", text: "Who else handles it" },
  {
    kind: "ul",
    items: [
      "the site’s host: {legal.host};",
      "the service that carries our mails: it sees the address and the message;",
      "if you choose its button, the service that signs you in (EduConnect, your school’s portal, FranceConnect, ProConnect…): it knows that you sign in here and only gives us what the list above says;",
      "the Region’s staff in charge of the app, according to their role.",
    ],
  },
  { kind: "p", text: "Nothing is sold. Nothing serves advertising." },
  { kind: "h2", text: "For how long" },
  {
    kind: "p",
    text: "Each thing has its period, then goes by itself: [see the table of periods](/retention).",
  },
  { kind: "h2", text: "Your rights" },
  {
    kind: "p",
    text: "With an account you do almost everything yourself: in “Me”, correct your profile; in [My data](/me/data), download a copy of everything about you or delete your account; in [My consents](/me/consents), withdraw a consent.",
  },
  {
    kind: "p",
    text: "Controller: {legal.publisher}. This processing is part of its public service mission (article 6.1.e of the GDPR), except what waits for your consent (article 6.1.a). You can ask to see, correct or erase what concerns you, ask us to restrict its use, or object to it. Write to {legal.dpo_email}, with or without your parents. As we do not know who sent a report, tell us when you sent it and about which page.",
  },
  {
    kind: "p",
    text: "If the answer does not satisfy you, you can [complain to the CNIL](https://www.cnil.fr/fr/plaintes), which protects everyone’s data in France. It also explains [your rights online](https://www.cnil.fr/fr/mes-droits) (in French).",
  },
];
