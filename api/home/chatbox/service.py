"""What the chatbox answers: from what is published, in sentences written beforehand."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from api.home.chatbox import advisers, alone, asking, following, replies
from api.home.chatbox.context import Context, Seen, opened
from api.home.chatbox.intents import profiles
from api.home.chatbox.schemas import ChatRating
from api.home.chatbox.turn import Asked, Library, Reply, Turn
from api.home.search import service as search
from api.platform.kit.clock import now
from api.platform.kit.database import Reader
from api.platform.kit.problems import InvalidInputError
from api.platform.kit.secrets import Secrets
from api.platform.kit.threads import read_text
from api.platform.settings import Settings
from api.safety.safeguarding import service as safeguarding
from api.safety.safeguarding.service import Screening, Span, Talk

CALM = ("decline.medical", "decline.legal")
"""What is said of an ache or a right sounds like distress and seldom is."""
UNANSWERED = ("unknown", "nothing_found")
"""Sentences that say that there is no answer."""


def get_ready() -> None:
    """Reads the labelled sentences: the first question does not wait for them."""
    profiles()


async def answer(reader: Reader, connection: AsyncConnection, settings: Settings, asked: Asked) -> Reply:
    """What is said to some words. Whoever is in need reads who listens, and nothing else."""
    turn = Turn(Library(reader, connection, settings), asked)
    adult = asked.viewer is not None and asked.viewer.age is not None and not asked.viewer.is_minor
    screening, need, alarm = await read_text(_look, asked.text, by_adult=adult)
    calm = turn.sure(turn.guess) and turn.guess.label in CALM
    still = asked.context.label == "distress" and not turn.sure(turn.guess)
    if (need and not calm) or still:
        return Reply("distress", key="distress", help=True, alarm=alarm, context=Context(label="distress"))
    if screening.held and not (turn.sure(turn.guess) and turn.guess.sort == "social"):
        return replies.told(turn, "decline.insult")
    found = await turn.search_said()
    if not turn.before.label and asked.page:
        turn.before = await _on_page(connection, asked.page)
    going_on = await following.answer(turn, found) if turn.before.label else None
    reply = replies.beyond(going_on or await alone.answer(turn, found), found)
    reply = await asking.with_choices(turn, reply)
    return await advisers.with_hours(connection, asked.language, reply)


def is_unanswered(reply: Reply) -> bool:
    """Whether an answer is that there is none."""
    return reply.key in UNANSWERED


def rated(secrets: Secrets, rating: ChatRating) -> Context:
    """What came with the answer that is rated. Raises InvalidInputError: none of ours, of another text, or of
    long ago.
    """
    context = opened(secrets, rating.context)
    if context is None or not context.answered(secrets, rating.text, now()):
        raise InvalidInputError("context", "chat_not_this_answer")
    return context


def _look(text: str, *, by_adult: bool) -> tuple[Screening, bool, Sequence[Span]]:
    """What is found in a text, whether it tells of need, and where it cries for help as a message would."""
    screening = safeguarding.screen(text)
    need = screening.grave or safeguarding.tells_of_need(text, screening)
    heard = safeguarding.screen(text, talk=Talk(by_adult=True)) if need and by_adult else screening
    return screening, need, heard.spans if heard.distress else ()


async def _on_page(connection: AsyncConnection, page: str) -> Context:
    """What is on the screen where the chatbox was opened, as if it had been shown as a card."""
    _, room, id_ = page.split("/")
    type_ = room.removesuffix("s")
    name = await search.name_of(connection, type_, id_)
    if name is None:
        return Context()
    card = Seen(type=type_, id=id_, name=name[: replies.LONGEST_NAME])
    return Context(words=name.partition(" / ")[0], label=f"find.{type_}", cards=[card], shown=[id_])
