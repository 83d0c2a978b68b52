"""What each problem code says to the reader: the titles of problem+json, in French and English."""

from api.platform.kit.language import Words
from api.platform.problems.titles_of_placements import TITLES as OF_PLACEMENTS

TITLES: dict[str, Words] = {
    **OF_PLACEMENTS,
    "bad_request": {"fr": "Cette demande n’est pas lisible.", "en": "This request cannot be read."},
    "invalid_input": {"fr": "Quelque chose est à corriger.", "en": "Check what you entered."},
    "not_found": {"fr": "Cette page n’existe pas ou plus.", "en": "There is nothing here (any more)."},
    "method_not_allowed": {
        "fr": "Cette action n’est pas possible ici.",
        "en": "This action is not possible here.",
    },
    "sign_in_needed": {"fr": "Il faut d’abord se connecter.", "en": "Sign in first."},
    "second_factor_needed": {
        "fr": "Il faut d’abord confirmer son identité, avec une clé d’accès ou un code de l’application.",
        "en": "First confirm that it is you, with a passkey or a code of your authenticator app.",
    },
    "forbidden": {"fr": "Cette action n’est pas permise.", "en": "This action is not allowed."},
    "conflict": {
        "fr": "Cette demande en contredit une autre.",
        "en": "This request contradicts another one.",
    },
    "id_taken": {
        "fr": "Cet identifiant sert déjà à un autre envoi.",
        "en": "This id already belongs to another message.",
    },
    "account_banned": {
        "fr": "Ce compte a été fermé par la Région. On peut lui écrire si c’est une erreur.",
        "en": "The Region has closed this account. You can write to it if you think this is a mistake.",
    },
    "suspended": {
        "fr": "La modération a suspendu l’écriture pour un temps. La décision et ses raisons sont dans les"
        " notifications.",
        "en": "Moderators have suspended writing for a time. The decision and its reasons are in your"
        " notifications.",
    },
    "own_case": {
        "fr": "Vous êtes l’une des personnes concernées : quelqu’un d’autre doit s’en occuper.",
        "en": "You are one of the people concerned: somebody else has to look after it.",
    },
    "own_decision": {
        "fr": "Cette décision est la vôtre : quelqu’un d’autre doit la réexaminer.",
        "en": "This decision is yours: somebody else has to look at it again.",
    },
    "appeal_made": {
        "fr": "Un recours a déjà été déposé contre cette décision.",
        "en": "An appeal against this decision was already made.",
    },
    "appeal_closed": {
        "fr": "Cette décision ne peut pas, ou plus, être contestée ici.",
        "en": "This decision cannot be contested here, or no longer.",
    },
    "own_words": {
        "fr": "On ne signale ni ses propres mots, ni son propre profil.",
        "en": "These are your own words, or your own profile.",
    },
    "link_dead": {
        "fr": "Ce lien ne marche plus : il a déjà servi, sa date est passée, ou un autre l’a remplacé.",
        "en": "This link does not work, or no longer: it was used, has expired, or another one replaced it.",
    },
    "link_expired": {
        "fr": "Ce lien a expiré. Un nouveau peut être envoyé par mail.",
        "en": "This link has expired. A new one can be sent by mail.",
    },
    "reference_unknown": {
        "fr": "Cette référence n’existe pas, ou plus. Vérifiez chaque caractère.",
        "en": "There is no such reference (any more). Check every character.",
    },
    "consent_needed": {
        "fr": "Il manque l’accord pour cela : il se donne dans « Mes accords ».",
        "en": "The consent for this is missing. You can give it under “My consents”.",
    },
    "push_unavailable": {
        "fr": "Ce site n’envoie pas de notifications.",
        "en": "This site sends no notifications.",
    },
    "birth_date_needed": {
        "fr": "Il faut d’abord indiquer sa date de naissance.",
        "en": "First tell us when you were born.",
    },
    "consents_alone": {
        "fr": "À ton âge, tu décides sans tes parents.",
        "en": "At your age, you decide without your parents.",
    },
    "opposition_stands": {
        "fr": "Un parent s’est opposé. Un référent de la Région s’en occupe.",
        "en": "A parent has opposed. A referent of the Region looks after it.",
    },
    "nothing_to_remind": {
        "fr": "Aucune demande n’attend de réponse. Tu peux en envoyer une nouvelle.",
        "en": "No request waits for an answer. You can send a new one.",
    },
    "export_running": {"fr": "Une copie est déjà en préparation.", "en": "A copy is already being made."},
    "already_banned": {"fr": "Ce compte est déjà fermé.", "en": "This account is already closed."},
    "last_admin": {
        "fr": "C’est le dernier compte d’administration : il en faut toujours un.",
        "en": "This is the last admin account: there must always be one.",
    },
    "other_department": {
        "fr": "Cela relève d’un autre département que le vôtre.",
        "en": "This belongs to another department than yours.",
    },
    "adults_only": {
        "fr": "Il faut avoir 18 ans et avoir indiqué sa date de naissance.",
        "en": "One must be 18 and have given a birth date.",
    },
    "too_young": {
        "fr": "On ne peut pas encore devenir mentor à cet âge.",
        "en": "You are not old enough to become a mentor yet.",
    },
    "siret_banned": {
        "fr": "Cette entreprise ne peut pas être inscrite ici. Vous pouvez écrire à la Région.",
        "en": "This company cannot be registered here. You can write to the Region.",
    },
    "organisation_exists": {
        "fr": "Cette organisation est déjà inscrite. Demandez à un·e collègue de vous inviter.",
        "en": "This organisation is registered already. Ask a colleague to invite you.",
    },
    "too_many_organisations": {
        "fr": "Vos organisations attendent encore leur vérification. Réessayez ensuite.",
        "en": "Your organisations still wait to be verified. Try again afterwards.",
    },
    "organisation_checked": {
        "fr": "Ces informations ont été vérifiées : elles ne se changent plus ici.",
        "en": "These details have been checked: they can no longer be changed here.",
    },
    "owner_needed": {
        "fr": "Seul·e un·e responsable de l’organisation peut le faire.",
        "en": "Only an owner of the organisation can do this.",
    },
    "last_owner": {
        "fr": "Une organisation garde toujours un·e responsable. Désignez d’abord quelqu’un d’autre.",
        "en": "An organisation always keeps an owner. Name somebody else first.",
    },
    "invitation_over": {
        "fr": "Cette invitation ne marche plus. Demandez-en une autre.",
        "en": "This invitation no longer works. Ask for another one.",
    },
    "invitation_other_address": {
        "fr": "Cette invitation a été envoyée à une autre adresse mail que celle de votre compte.",
        "en": "This invitation was sent to another mail address than the one of your account.",
    },
    "too_many_alerts": {
        "fr": "Tu as déjà beaucoup d’alertes. Supprimes-en une d’abord.",
        "en": "You have many alerts already. Delete one first.",
    },
    "too_many_codes": {
        "fr": "Votre établissement a déjà beaucoup de codes. Supprimez-en un d’abord.",
        "en": "Your school has many codes already. Delete one first.",
    },
    "too_many_age_codes": {
        "fr": "Annulez d’abord une liste de codes.",
        "en": "Cancel a list of codes first.",
    },
    "role_for_adults": {"fr": "Ce rôle est réservé aux adultes.", "en": "This role is for adults only."},
    "age_not_needed": {"fr": "À 18 ans, rien à confirmer.", "en": "You are 18: nothing to confirm."},
    "age_vouched": {"fr": "Cet âge est déjà confirmé.", "en": "Your age is confirmed already."},
    "birth_date_in_review": {
        "fr": "Un changement de date de naissance attend déjà la réponse de la Région.",
        "en": "You asked to change your birth date: the Region answers that first.",
    },
    "candidacy_incomplete": {
        "fr": "Il manque encore quelque chose à cette demande.",
        "en": "Something is still missing from this request.",
    },
    "candidacy_closed": {
        "fr": "Cette demande n’attend plus rien : regardez où elle en est.",
        "en": "This request no longer waits for anything: see where it stands.",
    },
    "role_held": {"fr": "Vous avez déjà ce rôle.", "en": "You hold this role already."},
    "already_decided": {
        "fr": "Quelqu’un a déjà répondu à cette demande.",
        "en": "Somebody has already answered this request.",
    },
    "own_candidacy": {
        "fr": "On ne décide pas de sa propre demande.",
        "en": "Nobody decides their own request.",
    },
    "reminded_lately": {
        "fr": "Un rappel est déjà parti. Il faut attendre un peu avant le suivant.",
        "en": "A reminder has been sent already. Wait a little before the next one.",
    },
    "charter_changed": {
        "fr": "La charte a changé. Relisez-la avant de signer.",
        "en": "The charter has changed. Read it again before signing.",
    },
    "quiz_passed": {"fr": "Le quiz est déjà réussi.", "en": "The quiz has been passed already."},
    "question_answered": {
        "fr": "Vous avez déjà répondu à cette question.",
        "en": "You have answered this question already.",
    },
    "email_taken": {
        "fr": "Cette adresse ne peut pas servir à ce compte.",
        "en": "This address cannot be used for this account.",
    },
    "sign_in_again": {
        "fr": "Pour ajouter cette protection, il faut une connexion toute récente : se déconnecter, puis se"
        " reconnecter.",
        "en": "To add this protection, sign out and in again first: it has been too long.",
    },
    "last_factor": {
        "fr": "Ce rôle demande une deuxième protection : il faut en ajouter une autre avant de retirer"
        " celle-ci.",
        "en": "This role needs a second protection: add another one before you remove this one.",
    },
    "passkeys_impossible": {
        "fr": "Les clés d’accès ne marchent pas à cette adresse. L’application de codes, si.",
        "en": "Passkeys do not work at this address. An authenticator app does.",
    },
    "too_many_passkeys": {
        "fr": "Ce compte a déjà dix clés d’accès. Il faut d’abord en retirer une.",
        "en": "This account has ten passkeys already. Remove one first.",
    },
    "conversation_closed": {
        "fr": "Cette conversation est terminée : on peut la relire, plus y écrire.",
        "en": "This conversation has ended: it can be read, but nothing added.",
    },
    "conversation_suspended": {
        "fr": "La modération regarde cette conversation : on ne peut pas y écrire pour l’instant.",
        "en": "Moderators are looking at this conversation: nothing can be written for now.",
    },
    "kept_from_minors": {
        "fr": "Pour l’instant, il n’est pas possible d’écrire à des mineurs.",
        "en": "For now, writing to minors is not possible.",
    },
    "conversation_paused": {
        "fr": "Cette conversation est en pause : on ne peut pas y écrire pour l’instant.",
        "en": "This conversation is paused: nothing can be written for now.",
    },
    "conversation_of_ages": {
        "fr": "Avec un mentor mineur, chacun a moins de 18 ans et un âge confirmé. Demande à un adulte.",
        "en": "With a mentor under 18, both are minors whose age is confirmed. An adult can answer.",
    },
    "too_many_quick_replies": {
        "fr": "Vous avez déjà vingt réponses prêtes. Supprimez-en une d’abord.",
        "en": "You have twenty ready answers already. Delete one first.",
    },
    "enough_questions": {
        "fr": "Tu as déjà plusieurs questions en attente. Attends une réponse, ou retires-en une.",
        "en": "Several of your questions wait already. Await an answer, or withdraw one.",
    },
    "answer_proposed": {
        "fr": "Tu as déjà demandé que cette réponse soit publiée.",
        "en": "You have asked already that this answer be published.",
    },
    "answer_decided": {
        "fr": "Il a déjà été décidé de cette réponse.",
        "en": "This answer has been decided about already.",
    },
    "question_taken": {
        "fr": "Quelqu’un a déjà pris cette question.",
        "en": "Somebody has taken this question already.",
    },
    "question_over": {
        "fr": "Cette question n’attend plus de réponse.",
        "en": "This question awaits no answer any more.",
    },
    "mentor_full": {
        "fr": "Cette personne suit déjà assez de conversations. Demande à quelqu’un d’autre, ou plus tard.",
        "en": "This person follows enough conversations already. Ask somebody else, or later.",
    },
    "mentor_away": {
        "fr": "Cette personne est en congé. Demande à quelqu’un d’autre, ou reviens plus tard.",
        "en": "This person is on holiday. Ask somebody else, or come back later.",
    },
    "mentor_paused": {
        "fr": "Cette personne fait une pause. Demande à quelqu’un d’autre.",
        "en": "This person takes a break. Ask somebody else.",
    },
    "no_place_left": {
        "fr": "Vous suivez déjà autant de conversations que prévu. Terminez-en une, ou augmentez ce nombre.",
        "en": "You follow as many conversations as you planned. End one, or raise that number.",
    },
    "answering_paused": {
        "fr": "Vous êtes en pause. Reprenez d’abord, dans « Mes disponibilités ».",
        "en": "You are paused. Resume first, under “My availability”.",
    },
    "account_leaving": {
        "fr": "Ce compte est en cours de suppression.",
        "en": "This account is being deleted.",
    },
    "organisation_unverified": {
        "fr": "Votre organisation n’est pas encore vérifiée par la Région.",
        "en": "Your organisation has not been verified by the Region yet.",
    },
    "issuer_profile_needed": {
        "fr": "Écrivez d’abord le profil de votre organisation.",
        "en": "First write your organisation’s profile.",
    },
    "achievement_not_published": {"fr": "Publiez d’abord ce badge.", "en": "First publish this badge."},
    "too_many_badge_codes": {
        "fr": "Ce badge a déjà beaucoup de codes ouverts. Fermez-en un d’abord.",
        "en": "This badge has many open codes already. Close one first.",
    },
    "badge_over": {"fr": "Cette proposition de badge est terminée.", "en": "This offer of a badge is over."},
    "badge_issuer_gone": {
        "fr": "L’organisation qui propose ce badge n’en donne plus.",
        "en": "The organisation that offers this badge awards none any more.",
    },
    "badge_issuer_in_charge": {
        "fr": "L’organisation qui a donné ce badge est là pour le retirer elle-même.",
        "en": "The organisation that awarded this badge is there to take it back itself.",
    },
    "badge_key_unreadable": {
        "fr": "La clé qui signe ce badge ne peut pas être lue. La Région doit s’en occuper.",
        "en": "The key that signs this badge cannot be read. The Region has to look after it.",
    },
    "own_offer": {
        "fr": "On ne décide pas des offres de sa propre organisation.",
        "en": "Nobody decides the offers of their own organisation.",
    },
    "company_unverified": {
        "fr": "Vérifiez d’abord l’entreprise : ses offres partent ensuite toutes seules.",
        "en": "First verify the company: its offers then go out by themselves.",
    },
    "badge_not_signed": {"fr": "Accepte d’abord ce badge.", "en": "First accept this badge."},
    "badge_signed": {
        "fr": "Ce badge est déjà à toi. Tu peux le supprimer.",
        "en": "This badge is yours already. You can delete it.",
    },
    "badge_owned": {"fr": "Tu as déjà ce badge.", "en": "You have this badge already."},
    "badge_asked_already": {
        "fr": "Tu as déjà demandé ce badge.",
        "en": "You have asked for this badge already.",
    },
    "badge_requests_open": {
        "fr": "Tu as déjà beaucoup de demandes en cours. Attends une réponse, ou retires-en une.",
        "en": "You have many open requests already. Await an answer, or take one back.",
    },
    "badge_request_sent": {
        "fr": "Cette demande est déjà partie : elle ne change plus.",
        "en": "This request has been sent: it changes no more.",
    },
    "badge_request_over": {"fr": "Cette demande est terminée.", "en": "This request is over."},
    "badge_request_empty": {
        "fr": "Raconte ou montre d’abord ce que tu as fait.",
        "en": "First tell or show what you did.",
    },
    "enough_photos": {"fr": "Cinq photos, c’est le maximum.", "en": "Five photos are the most."},
    "badge_unsound": {"fr": "Rien ne prouve ce badge : pas de lien.", "en": "Nothing proves it: no link."},
    "badge_revoked": {"fr": "Badge retiré : plus d’attestation.", "en": "Revoked: no certificate any more."},
    "badge_not_yours": {"fr": "Est-il à toi ? Montre-le sans prénom.", "en": "Yours? Show it nameless."},
    "share_stopped": {
        "fr": "Tu as arrêté ce lien. Fais-en un autre.",
        "en": "You stopped this link. Make another.",
    },
    "share_over": {
        "fr": "Ce badge n’est plus montré : son propriétaire a arrêté le lien, ou sa date est passée.",
        "en": "This badge is no longer shown: its owner stopped the link, or its date has passed.",
    },
    "too_many_shares": {
        "fr": "Ce badge a déjà beaucoup de liens. Arrêtes-en un d’abord.",
        "en": "This badge has many links already. Stop one first.",
    },
    "badge_hosting_needed": {
        "fr": "Ce format a besoin que ton badge soit consultable en ligne. Autorise-le d’abord.",
        "en": "This format needs your badge to be readable online. Allow that first.",
    },
    "badge_without_address": {
        "fr": "Ce format a besoin d’une adresse mail, et ce badge n’en a pas.",
        "en": "This format needs a mail address, and this badge has none.",
    },
    "backpack_full": {
        "fr": "Ton sac à dos est plein. Retires-en un badge d’abord.",
        "en": "Your backpack is full. Take a badge out first.",
    },
    "too_large": {"fr": "C’est trop long.", "en": "This is too long."},
    "too_many_requests": {
        "fr": "Trop de demandes d’un coup. Nouvel essai possible dans un moment.",
        "en": "Too many requests at once. Try again in a moment.",
    },
    "unavailable": {
        "fr": "Le service est momentanément indisponible. Nouvel essai possible dans un moment.",
        "en": "The service is unavailable for a moment. Try again soon.",
    },
    "internal": {
        "fr": "Quelque chose s’est cassé de notre côté. Nouvel essai possible plus tard.",
        "en": "Something broke on our side. Try again later.",
    },
}
