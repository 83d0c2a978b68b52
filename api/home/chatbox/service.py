"""What the chatbox answers: from what is published, in sentences written beforehand."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from api.home.chatbox import advisers, alone, asking, following, replies
from api.home.chatbox.after_need import asks_else, gives_up
from api.home.chatbox.beside import ODD, beside
from api.home.chatbox.context import Context, Seen, opened
from api.home.chatbox.finding import Found
from api.home.chatbox.intents import profiles
from api.home.chatbox.reading import goes_on
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
from api.safety.safeguarding.service import Finding, Heard, Need, Screening, Span, Talk

CALM = ("decline.medical", "decline.legal")
"""What is said of an ache or a right sounds like distress and seldom is."""
ASKING = {"person", "human", "mine", "hours", "phone"}
"""Cues of what is asked of nobody else."""
APPROACHED, BLOCKED = "app.report", "app.block"
"""What is said to whom somebody asks for an account, a number, a picture or to meet; or writes otherwise."""
UNREAD = ("unclear", "unknown", "refused")
"""Sentences to words that were not understood: after a cry they may go on from it."""
UNANSWERED = ("unknown", "nothing_found")
"""Sentences that say that there is no answer."""


def get_ready() -> None:
    """Reads the labelled sentences: the first question does not wait for them."""
    profiles()
    beside()


async def answer(reader: Reader, connection: AsyncConnection, settings: Settings, asked: Asked) -> Reply:
    """What is said to some words. Whoever is in need reads who listens, and nothing else; what they ask next
    is answered, and who listens stays within reach.
    """
    turn = Turn(Library(reader, connection, settings), asked)
    reply = await _answered(turn)
    heard = asked.context.heard
    if reply.help:
        heard = safeguarding.heard_in(asked.text, heard) or reply.context.heard or Heard.DARK
    return replace(reply, context=reply.context.model_copy(update={"heard": heard}))


async def _answered(turn: Turn) -> Reply:
    asked, connection = turn.asked, turn.library.connection
    adult = asked.viewer is not None and asked.viewer.age is not None and not asked.viewer.is_minor
    screening, need, alarm = await read_text(_look, asked.text, by_adult=adult)
    calm = turn.certain and turn.guess.label in CALM
    listens = Reply("distress", key="distress", help=True, alarm=alarm, context=Context(label="distress"))
    if need is Need.SURE or (need is Need.HEARD and not calm):
        return listens
    in_need = asked.context.label == "distress"
    if (in_need and screening.held) or (asked.context.heard and gives_up(turn)):
        return listens
    if safeguarding.is_approached(asked.text):
        return _approached(turn, APPROACHED)
    if screening.held and not (turn.sure(turn.guess) and turn.guess.sort in ("social", "find")):
        return replies.told(turn, "decline.insult")
    found = await turn.search_said()
    if _may_be_in_need(turn, need, found) or (in_need and not asks_else(turn, found)):
        return listens
    if _is_beside(turn, found):
        refused = turn.likeliest("decline")
        return replies.told(turn, refused.label if refused else "decline.other")
    if not turn.before.label and asked.page:
        turn.before = await _on_page(connection, asked.page)
    goes = turn.before.label and not turn.searches
    going_on = await following.answer(turn, found) if goes else None
    reply = replies.beyond(going_on or await alone.answer(turn, found), found)
    if asked.context.heard and reply.key in UNREAD:
        return listens
    if reply.key in (APPROACHED, BLOCKED) and safeguarding.heard_in(asked.text):
        return _approached(turn, reply.key)
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


def _look(text: str, *, by_adult: bool) -> tuple[Screening, Need, Sequence[Span]]:
    """What is found in a text, whether it tells of need, and where staff would hear a cry for help: what only
    sounds a little like one shows who listens and tells nobody.
    """
    screening = safeguarding.screen(text)
    need = safeguarding.need_of(text, screening, by_adult=by_adult)
    heard = safeguarding.screen(text, talk=Talk(by_adult=True)) if need and by_adult else screening
    if heard.distress:
        return screening, need, heard.spans
    return screening, need, [Span(Finding.DISTRESS, 0, len(text))] if need is Need.SURE else ()


def _may_be_in_need(turn: Turn, need: Need, found: Found) -> bool:
    """Whether a faint cry is believed: where nothing else is plainly wanted, named, or gone on with."""
    goes = turn.before.label and goes_on(turn.text)
    human = "human" in turn.cues
    return need is Need.FAINT and not (turn.certain or found.seeks_something or goes or human)


def _approached(turn: Turn, label: str) -> Reply:
    """What is done about somebody who writes what they should not, and who listens."""
    told = replies.told(turn, label)
    return replace(told, help=True, context=told.context.model_copy(update={"heard": Heard.CONTACT}))


def _is_beside(turn: Turn, found: Found) -> bool:
    """Whether none of what is said is the chatbox's business: nothing else is plainly wanted or named."""
    other = turn.certain and turn.guess.sort != "decline"
    sought = found.seeks_something or found.outside or found.bears_a_word
    elsewhere = turn.before.label or turn.asked.page or turn.cues & ASKING or sought
    return not (elsewhere or other) and beside().odds(turn.text) >= ODD


async def _on_page(connection: AsyncConnection, page: str) -> Context:
    """What is on the screen where the chatbox was opened, as if it had been shown as a card."""
    _, room, id_ = page.split("/")
    type_ = room.removesuffix("s")
    name = await search.name_of(connection, type_, id_)
    if name is None:
        return Context()
    card = Seen(type=type_, id=id_, name=name[: replies.LONGEST_NAME])
    return Context(words=name.partition(" / ")[0], label=f"find.{type_}", cards=[card], shown=[id_])
