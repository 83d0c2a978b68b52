// Says only what the product does today: change it together with what it describes.
import type { Block } from "../../ui/article";

export const text: Block[] = [
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
      "si ton âge est confirmé : par qui, comment et quand ;",
      "ta commune, seulement si tu as donné ton accord ;",
      "les appareils connectés : le type d’appareil et la date, pas l’endroit ;",
      "tes connexions, et celles qui ont échoué : la date, l’appareil et le moyen ;",
      "tes accords, leurs dates, et l’adresse mail du parent que tu as indiquée ;",
      "un journal des actes importants : droits donnés, accords, exports, fermetures de compte, et le motif de qui a lu une conversation. Personne ne peut le modifier.",
    ],
  },
  { kind: "h2", text: "Les cookies, seulement pour se connecter" },
  {
    kind: "ul",
    items: [
      "« epass_session » garde ta connexion. Il s’efface quand tu te déconnectes ;",
      "« epass_browser » reconnaît un navigateur où tu t’es déjà connecté, 400 jours au plus. Si quelqu’un demande plein de codes à ta place, le tien arrive quand même tout de suite. Il n’ouvre rien tout seul et ne suit personne. Il s’efface avec « Tout effacer de ce téléphone », et ne sert plus à rien quand tu fermes cet appareil dans « Mes appareils » ;",
      "« epass_code » et « epass_flow » durent une heure au plus, le temps d’une connexion : le code marche seulement dans le navigateur qui l’a demandé.",
    ],
  },
  {
    kind: "p",
    text: "Sans eux, on ne peut pas se connecter en sécurité : c’est pourquoi la loi ne demande pas d’accord pour ceux-là. Il n’y en a pas d’autre.",
  },
  { kind: "h2", text: "Ce qui attend ton accord" },
  {
    kind: "p",
    text: "Les messages, les notifications sur ton téléphone, la commune gardée dans ton compte et les badges publics. Tu dis oui ou non pour chacun, et tu changes d’avis d’un geste dans « Mes accords » : ça s’arrête tout de suite. Sans accord, tout le reste marche pareil.",
  },
  {
    kind: "p",
    text: "Avant {consent_age} ans, la loi demande deux accords : le tien et celui d’un parent (article 45 de la loi Informatique et Libertés). Le parent reçoit un lien par mail. Il n’a pas besoin de compte. Qui n’est pas ton parent arrête ces mails d’un geste : une empreinte de son adresse est gardée, jusqu’à ce qu’il change d’avis. Il peut retirer son accord quand il veut, et l’autre parent peut s’y opposer. À {consent_age} ans, tu décides sans tes parents : on te redemande tout.",
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
      "tes conversations, tes badges et ce que tu n’as pas fini d’envoyer, jusqu’à ta déconnexion ;",
      "les pages déjà vues et tes dernières recherches, avec leurs mots et la position arrondie, pour les relire sans réseau (300 au plus) ;",
      "tes réglages : langue, thème clair ou sombre, taille du texte.",
    ],
  },
  {
    kind: "p",
    text: "Tout cela est gardé sur ton téléphone, pas chez nous. Pour tout effacer, va dans « Plus » et touche « Tout effacer de ce téléphone ».",
  },
  { kind: "h2", text: "Tes messages" },
  {
    kind: "ul",
    items: [
      "Seule la personne à qui tu écris lit tes messages. Avant, un programme, chez nous, masque les coordonnées, met les insultes en attente, et repère les signes de détresse et les avances d’un adulte à un mineur pour prévenir l’équipe de la Région. Un adulte dont un message est retenu pour cela n’écrit plus à aucun mineur jusqu’à une décision, prise en {hold_hours} heures au plus.",
      "La modération de la Région lit une conversation après un signalement, une alerte de ce programme, ou pour une raison qu’elle doit écrire. Chaque lecture est notée.",
      "Si tu signales quelqu’un, la modération seule sait que c’est toi. Toi seul·e décides si cette personne peut t’écrire à nouveau. Ce qui est signalé et les messages autour sont gardés comme preuve, même si un compte est effacé : la modération seule les lit encore.",
      "Si tu supprimes ton compte, l’autre personne ne lit plus rien de ce que tu as écrit avant 18 ans.",
      "Un signalement qui n’est pas grave s’efface au bout de {minor_case_days} jours si personne n’a décidé. Un signalement grave attend une décision, et monte vers d’autres responsables.",
    ],
  },
  { kind: "h2", text: "Quand tu signales une erreur" },
  {
    kind: "p",
    text: "Nous recevons ton message, son sujet, la fiche concernée et l’heure d’envoi. Pas ton nom, pas ton adresse. N’écris donc rien de personnel dans le message : un programme en retire les noms et les coordonnées qu’il repère. Tes mots sont gardés {error_report_words_days} jours au plus, le reste {error_report_retention_days} jours. Seules les personnes qui corrigent les fiches le lisent.",
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
