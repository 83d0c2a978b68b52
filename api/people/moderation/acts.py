"""The acts of moderation that the audit keeps."""

from api.platform.feature.act import Act

ACCOUNT_KNOWN_AGAIN = Act(
    "account.known_again",
    {
        "fr": "Retour d’une personne tenue à l’écart des moins de 18 ans",
        "en": "Return of somebody who is kept from minors",
    },
)
CASE_READ = Act("case.read", {"fr": "Signalement lu par la modération", "en": "Report read by moderators"})
CASE_DECIDED = Act("case.decided", {"fr": "Décision de modération", "en": "Moderation decision"})
APPEAL_DECIDED = Act("appeal.decided", {"fr": "Recours tranché", "en": "Appeal decided"})
STATEMENT_LINK_SENT = Act(
    "statement.link_sent",
    {"fr": "Nouveau lien vers une décision envoyé", "en": "New link to a decision sent"},
)
CONVERSATION_READ = Act(
    "conversation.read",
    {
        "fr": "Conversation lue par la modération, avec un motif",
        "en": "Conversation read by moderators, with a motive",
    },
)
CONVERSATIONS_LISTED = Act(
    "conversations.listed",
    {
        "fr": "Conversations d’une personne listées par la modération, sans leurs mots",
        "en": "Somebody’s conversations listed by moderators, without their words",
    },
)
