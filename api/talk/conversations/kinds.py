"""The notices that conversations tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Repeat, Topic, Wording

_talk = partial(Kind, topic=Topic.CONVERSATIONS)
MESSAGE_WAITING = _talk(
    "message.waiting",
    reader=Reader.EITHER,
    page="/conversations/{conversation_id}",
    outside=Outside.CHOSEN,
    lock=Lines(
        {"fr": "Un nouveau message", "en": "A new message"},
        {"fr": "Ouvrir l’E-pass pour le lire.", "en": "Open the E-pass to read it."},
    ),
    letter=Wording(
        {"fr": "Un message vous attend", "en": "A message awaits you"},
        {
            "fr": "Quelqu’un vous a écrit dans l’E-pass. Pour protéger les jeunes, le message se lit"
            " seulement là.",
            "en": "Somebody wrote to you in the E-pass. To protect young people, the message is read only"
            " there.",
        },
        {"fr": "Ouvrir la conversation", "en": "Open the conversation"},
    ),
    young_letter=Wording(
        {"fr": "Un message t’attend", "en": "A message awaits you"},
        {
            "fr": "Quelqu’un t’a écrit dans l’E-pass. Le message se lit seulement là.",
            "en": "Somebody wrote to you in the E-pass. The message is read only there.",
        },
        {"fr": "Ouvrir la conversation", "en": "Open the conversation"},
    ),
    tag="conversation-{conversation_id}",
    urgency="high",
    repeat=Repeat.RING,
    same=("conversation_id",),
    about="conversation_id",
)
CONVERSATION_CLOSED = _talk(
    "conversation.closed",
    reader=Reader.EITHER,
    page="/conversations/{conversation_id}",
    repeat=Repeat.ONCE,
    same=("conversation_id",),
    about="conversation_id",
)
