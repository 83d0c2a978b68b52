"""What the errors of the chatbox say, in French and English."""

from api.platform.kit.language import Words

FIELD_WORDS: dict[str, Words] = {
    "chat_not_this_answer": {
        "fr": "Cette réponse ne se note plus. Il faut reposer la question.",
        "en": "This answer is no longer rated. Ask again.",
    },
}
