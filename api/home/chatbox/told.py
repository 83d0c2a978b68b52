"""An answer as it is read: its sentence, links and choices in the reader's language."""

import json
from collections.abc import Mapping
from typing import Any

from api.home.chatbox.content import templates
from api.home.chatbox.context import sealed
from api.home.chatbox.schemas import (
    ChatAnswer,
    ChatCard,
    ChatChoice,
    ChatLink,
    ChatUnderstood,
    HelpLine,
)
from api.home.chatbox.turn import Asked, Reply
from api.home.search.schemas import UnderstoodPublic
from api.platform.kit.clock import now
from api.platform.kit.language import Language
from api.platform.kit.secrets import Secrets
from api.safety.safeguarding.service import Heard, help_numbers


def on_the_wire(reply: Reply, asked: Asked, secrets: Secrets) -> ChatAnswer:
    """The answer with its sentences."""
    said = templates(asked.language)
    template = said[reply.key]
    # The question first: « voici » stands right above the cards.
    sentences = [said[reply.asks].text] if reply.asks else []
    sentences.append(template.said(**reply.gaps))
    sentences += [said[key].said(**gaps) for key, gaps in reply.also]
    links = dict.fromkeys([*template.links, *reply.links])
    heard = reply.context.heard
    read = reply.found.understood if reply.found else None
    return ChatAnswer(
        understood=ChatUnderstood(
            intent=reply.intent, topic=reply.topic, search=read and UnderstoodPublic.model_validate(read)
        ),
        text=" ".join(sentences),
        cards=[_card(one) for one in reply.cards],
        links=[ChatLink(to=link.to, label=link.label) for link in links],
        choices=[ChatChoice(label=label, say=say) for label, say in reply.choices],
        help=_lines(heard, asked.language) if reply.help else None,
        reminder=_lines(heard, asked.language) if heard and not reply.help else [],
        context=sealed(secrets, reply.context.after(asked.context, secrets, asked.text, now())),
    )


def _lines(heard: Heard | None, language: Language) -> list[HelpLine]:
    """Who listens, in the order of what was heard."""
    ordered = help_numbers(heard or Heard.DARK)
    return [HelpLine(number=one.number, what=getattr(one, language)) for one in ordered]


def _card(one: Mapping[str, Any]) -> ChatCard:
    if one["type"] != "person":
        return ChatCard.model_validate(one)
    person = json.loads(one["json"])
    return ChatCard(
        type="person",
        id=person["id"],
        name=person["first_name"],
        about=person["job_title"],
        kind=person["kind"],
        code=person["career"]["code"],
        level=None,
        statuses=[],
        commune=person["commune"],
        starts_at=None,
        distance_m=None,
        why=[],
        also=[],
        demo=False,
    )
