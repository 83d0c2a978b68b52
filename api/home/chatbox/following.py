"""The answer to words that go on from what was said: « et à Laval ? », « le deuxième », « plus loin »."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from api.home.chatbox import replies
from api.home.chatbox.content import templates
from api.home.chatbox.cues import LOOKED_FOR, TOPICS
from api.home.chatbox.everyday import EVERYDAY
from api.home.chatbox.finding import Found
from api.home.chatbox.intents import Guess
from api.home.chatbox.reading import asks_what, goes_on, ordinal, points_back, refers, when
from api.home.chatbox.refusals import without_refused
from api.home.chatbox.turn import FAINT, SAID, Reply, Turn, placed
from api.platform.kit.clock import today

AGAIN = 0.08
"""How likely it must be that whoever goes on asks for that."""
SHORT = 7
"""Words up to which something said after an answer may go on from it."""
BARE = 3
"""Words up to which nothing but « c’est quand ? » is said."""
ANSWERED = ("explain", "aid", "app", "human", "decline")
"""Sorts of answers that the next words may be about."""
APPRENTICED = frozenset(
    f"explain.{topic}"
    for topic in (
        "alternance",
        "apprentissage",
        "cfa",
        "age_apprentissage",
        "salaire_apprenti",
        "contrat_pro",
    )
)
"""After which « combien ? » asks what an apprentice is paid."""
BESIDE_A_DECLINE = 0.05
"""How likely it must be that whoever was declined goes on so."""
STUDIES = frozenset(
    (
        "bac",
        "niveau",
        "ecoles",
        "diplomes",
        "etudes",
        "etude",
        "formation",
        "formations",
        "ecole",
        "diplome",
        "training",
        "study",
    )
)
_THE_OTHER = ("find.training", "find.career")
"""Answers after which « le métier » or « les études » are those that they lead to."""
SHOWN_BEFORE = 12
"""Ids that are not shown again."""


async def answer(turn: Turn, found: Found) -> Reply | None:
    """None where the words stand alone."""
    shown = await _of_what_is_shown(turn, found) or await _by_what_is_there(turn, found)
    reply = shown or await _by_guess(turn, found) or _of_the_answer(turn, found)
    return reply and _with_subject(turn, reply)


def _with_subject(turn: Turn, reply: Reply) -> Reply:
    """The same, after which the subject is still known: « et c’est payé ? », « y en a à Cholet ? »."""
    if reply.context.words or reply.intent not in ("explain", "aid"):
        return reply
    more = {"words": turn.before.words, "where": turn.before.where}
    return replace(reply, context=reply.context.model_copy(update=more))


async def _of_what_is_shown(turn: Turn, found: Found) -> Reply | None:
    """What is asked of the cards: where, what comes after, on which other day, what one learns for it."""
    before = turn.before
    if not before.words or len(turn.words) > SHORT:
        return None
    if "which" in turn.cues and found.where:
        return await _merged(turn, found)
    if found.where:
        return None
    first = before.cards[0].type if before.cards else ""
    if "whereabouts" in turn.cues:
        known = first in replies.AT_PLACES or before.where or turn.asked.near
        again = await _again(turn)
        return replies.cards(turn, before.label.partition(".")[2], again, ask="" if known else "where")
    if before.label == "find.event" and when(turn.text, today()) and "hours" not in turn.cues:
        return replies.events(turn, await turn.search_before())
    topic = TOPICS.get(before.cards[0].kind or "") if first == "training" else None
    if "after" in turn.cues and topic:
        # Each says what comes after; what was spoken about stays the same.
        return replace(replies.told(turn, f"explain.{topic}"), context=before)
    said = ordinal(turn.text) is not None or set(found.words.split()) - STUDIES - EVERYDAY
    if first == "career" and STUDIES.intersection(turn.words) and not said:
        return await _training(turn, found)
    return None


async def _again(turn: Turn) -> Found:
    """The cards that were shown."""
    again = await turn.search_before()
    seen = {one.id for one in turn.before.cards}
    again.items = [one for one in again.items if one["id"] in seen] or again.items
    return again


async def _by_what_is_there(turn: Turn, found: Found) -> Reply | None:
    """What the words alone tell: a place, a number, one of the cards."""
    before, text = turn.before, turn.text
    short, going_on = len(turn.words) <= SHORT, goes_on(text)
    topic = before.label.partition(".")[2]
    on_place = bool(before.cards) and before.cards[0].type == "place"
    day = when(text, today()) is not None or "open" in turn.cues
    hours = "hours" in turn.cues and "open_days" not in turn.cues
    asks_when = hours or "phone" in turn.cues or (before.label == "hours" and day)
    if asks_when and on_place and short and not found.names_place:
        return await replies.place(turn, await turn.search_before())
    if hours and before.words and short and not found.facets and not found.where:
        return await replies.place(turn, await turn.search_before(types=("place",)))
    if "dates" in turn.cues and topic in replies.DATED and not found.names_place:
        return replies.dated(turn, found, topic)
    explained = before.label.partition(".")[0] in ("explain", "aid")
    of_it = len(turn.words) <= BARE or (short and points_back(text))
    if "dates" in turn.cues and explained and of_it and not (found.named or found.facets or found.where):
        return replies.told(turn, before.label)
    if "open_days" in turn.cues and before.words and _THEIRS.intersection(turn.words):
        return replies.events(turn, await turn.search_before())
    if turn.cues & _OWN_CUES:
        return None
    if "detail" in turn.cues and before.cards and short and not found.where:
        return replies.cards(turn, before.label.partition(".")[2], await _again(turn))
    if before.cards and short and ordinal(text) is not None:
        return await _chosen(turn)
    if before.label == "compare" and "which" in turn.cues:
        return replies.compared(turn, await turn.search_before())
    if before.asked == "what" and before.where and not found.names_place and (found.facets or found.words):
        return replies.cards(turn, "", await turn.search(placed(text, before.where)))
    if not before.words:
        return None
    if before.asked == "where" and found.names_place and not _says_other(turn):
        return await _merged(turn, found)
    if short and not (found.says_what or found.where) and before.label in ("find", *_THE_OTHER):
        of_type = set(found.understood["types"]) - {before.label.partition(".")[2]}
        if other := next((one for one in ("career", "training") if one in of_type), None):
            return await (_career if other == "career" else _training)(turn, found)
    if turn.seeks and refers(text) and not found.named:
        return await _merged(turn, found, "training")
    if before.label == "find.person" and going_on and found.named:
        return await replies.people(turn, found)
    if short and "which" in turn.cues and found.words:
        said = placed(f"{before.words} {found.words}", before.where)
        which = await turn.search(said, types=("training", "place"))
        return replies.cards(turn, "", which)
    only_facets = not found.words and bool(found.facets or found.where)
    answered = before.label.partition(".")[0] in ANSWERED
    more = found.where or (found.facets and not answered)
    corrects = bool(found.where) and (without_refused(text) != text or _begins_with_place(turn, found))
    adds = (short and only_facets) or (going_on and bool(more)) or corrects
    if (adds and not asks_what(text)) or (short and found.where and not found.named):
        return await _merged(turn, found)
    return None


_THEIRS = frozenset(("ils", "elles", "il", "elle", "leur", "leurs", "y", "they", "their"))
"""Words for those that were shown."""
_NEAR = ("a", "sur", "vers", "en", "in")
_OWN_CUES = frozenset(("human", "mine", "dates", "open_days", "compare"))
"""What is asked of these is no matter of what was said."""


async def _by_guess(turn: Turn, found: Found) -> Reply | None:
    """What sentences that go on are like."""
    if turn.cues & _OWN_CUES:
        return None
    before = turn.before
    on_place = bool(before.cards) and before.cards[0].type == "place"
    short, going_on = len(turn.words) <= SHORT, goes_on(turn.text)
    answered = before.label.partition(".")[0] in ANSWERED
    if turn.guess.topic == "salaires" and short:
        if answered and before.label not in APPRENTICED:
            return replies.told(turn, before.label)
        if before.words:
            return await _pay(turn, found)
    top = turn.guesses[0] if turn.guesses else Guess("unclear", 0.0)
    follow = turn.likeliest("follow")
    if follow and follow.worth >= AGAIN and (follow is top or going_on or (short and refers(turn.text))):
        calls = follow.topic == "phone" and not on_place
        if (
            before.words
            and not calls
            and follow.topic in _AFTER_A_SEARCH
            and (before.cards or follow.topic != "ordinal")
        ):
            return await _AFTER_A_SEARCH[follow.topic](turn, found)
        if not before.words and follow.topic in ("somebody_else", "yes", "what", "how"):
            return replies.told(turn, before.label) if answered else None
        if follow.topic == "pays" and before.label in APPRENTICED:
            return replies.told(turn, "explain.salaire_apprenti")
    if before.words and going_on and short and found.words and not found.facets and not answered:
        return await _merged(turn, found)
    return None


def _begins_with_place(turn: Turn, found: Found) -> bool:
    """« À Luçon, ce serait plus simple » says where."""
    where = found.where.split()[1:]
    return turn.words[0] in _NEAR and list(turn.words[1 : 1 + len(where)]) == where


def _says_other(turn: Turn) -> bool:
    """Whether something else is surely wanted than what was."""
    return turn.guess.sort in SAID and turn.sure(turn.guess)


def _of_the_answer(turn: Turn, found: Found) -> Reply | None:
    """More about what was explained."""
    before = turn.before
    sort = before.label.partition(".")[0]
    going_on = goes_on(turn.text)
    if turn.cues & _OWN_CUES or sort not in ANSWERED:
        return None
    again = turn.likeliest("decline")
    if sort == "decline" and again and again in turn.guesses[:3] and again.worth >= BESIDE_A_DECLINE:
        return replies.told(turn, again.label)
    about_before = going_on or _is_about_before(turn) or asks_what(turn.text)
    if not about_before and not (len(turn.words) <= SHORT and "?" in turn.text):
        return None
    other = turn.likeliest("explain", "aid")
    # « et pour un bts ? » after an aid says for whom.
    if going_on and sort == "aid" and other and other.topic in LOOKED_FOR and not found.where:
        return replies.told(turn, before.label)
    if going_on and other and turn.sure(other):
        return replies.told(turn, other.label)
    goes_back = asks_what(turn.text) and _is_about_before(turn)
    if not goes_back and (
        not (len(turn.words) <= SHORT or going_on) or (found.fits and (found.facets or found.named))
    ):
        return None
    other = turn.likeliest(sort)
    if going_on and other and other.worth >= AGAIN:
        return replies.told(turn, other.label)
    if turn.sure(turn.guess) and turn.guess.sort in SAID:
        return None
    return replies.told(turn, before.label)


def _is_about_before(turn: Turn) -> bool:
    """Whether words, however many, ask about the answer: they point back, or are like those that go on."""
    follows = any(one.sort == "follow" and one.worth >= FAINT for one in turn.guesses[:2])
    return points_back(turn.text) or follows


async def _merged(turn: Turn, now: Found, type_: str = "") -> Reply:
    """What was looked for, with what is said now in place of what it contradicts."""
    before = turn.before
    old = await turn.search(before.words)
    gone = set(now.facets)
    if gone & {"diploma", "level"}:
        gone |= {"diploma", "level"}
    kept = [said for sort, said in old.facets.items() if sort not in gone]
    contradicts = not (now.where or now.facets) or (not old.words and len(turn.words) <= SHORT)
    instead = now.named and contradicts and not type_
    where = now.where or before.where
    said = " ".join([*kept, *now.facets.values(), now.words if instead else old.words])
    found = await turn.search(placed(said, where))
    of_before = before.label.partition(".")[2]
    if of_before == "career" and (turn.seeks or where):
        of_before = "training"
    return replies.cards(turn, type_ or of_before, found)


async def _more(turn: Turn, _: Found) -> Reply:
    before = turn.before
    reply = replies.cards(turn, before.label.partition(".")[2], await turn.search_before(but=before.shown))
    shown = [*before.shown, *reply.context.shown][-SHOWN_BEFORE:]
    return replace(reply, context=reply.context.model_copy(update={"shown": shown}))


async def _career(turn: Turn, _: Found) -> Reply:
    return replies.cards(turn, "career", await turn.search(turn.before.words, types=("career",)))


async def _training(turn: Turn, _: Found) -> Reply:
    return await _studies(turn, turn.before.words)


async def _studies(turn: Turn, said: str) -> Reply:
    """The trainings for something; where none is known the career, whose page says more."""
    found = await turn.search(placed(said, turn.before.where), types=("training",))
    if found.named:
        return replies.cards(turn, "training", found)
    return replies.cards(turn, "career", await turn.search(said, types=("career",)))


async def _pay(turn: Turn, found: Found) -> Reply:
    if {"apprentissage", "alternance", "cfa"} & set(turn.before.words.split()):
        return replies.told(turn, "explain.salaire_apprenti")
    return await _career(turn, found)


async def _hires(turn: Turn, _: Found) -> Reply:
    reply = replies.cards(turn, "offer", await turn.search_before())
    return replace(reply, links=templates(turn.asked.language)["found.hiring"].links)


async def _what(turn: Turn, _: Found) -> Reply:
    """What the sort of the first card is."""
    topic = next((TOPICS[one.kind] for one in turn.before.cards if one.kind in TOPICS), "")
    if topic:
        return replies.told(turn, f"explain.{topic}")
    return replies.cards(turn, "", await turn.search_before())


async def _place(turn: Turn, _: Found) -> Reply:
    return await replies.place(turn, await turn.search_before())


async def _chosen(turn: Turn, _: Found | None = None) -> Reply:
    """One of the cards that were shown."""
    cards = turn.before.cards
    card = cards[min(ordinal(turn.text) or 0, len(cards) - 1)]
    name = card.name.partition(" / ")[0]
    if card.type == "career" and STUDIES.intersection(turn.words):
        return await _studies(turn, name)
    found = await turn.search(name, types=(card.type,))
    found.items = [one for one in found.items if one["id"] == card.id] or found.items
    reply = replies.cards(turn, card.type, found)
    return replace(reply, ask="", context=reply.context.model_copy(update={"asked": ""}))


_AFTER_A_SEARCH: Mapping[str, Callable[[Turn, Found], Awaitable[Reply]]] = {
    "further": _more,
    "more": _more,
    "elsewhere": _merged,
    "nearer": _merged,
    "apprenticeship": _merged,
    "at_school": _merged,
    "level": _merged,
    "career": _career,
    "training": _training,
    "how": _training,
    "howlong": _training,
    "pays": _pay,
    "hires": _hires,
    "what": _what,
    "phone": _place,
    "ordinal": _chosen,
}
"""What each way to go on leads to after something was looked for."""
