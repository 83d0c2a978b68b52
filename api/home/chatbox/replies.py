"""Answers of each sort: a sentence of our own, cards, a place's hours, people."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from api.guide.places import service as places
from api.home.chatbox import hours
from api.home.chatbox.context import Context, Seen
from api.home.chatbox.cues import HELPED_AT, LOOKED_FOR
from api.home.chatbox.finding import NEAR_KM, SHOWN, Found
from api.home.chatbox.intents import Guess
from api.home.chatbox.reading import when
from api.home.chatbox.refusals import without_refused
from api.home.chatbox.turn import LIKELY, Reply, Turn
from api.platform.kit.clock import today
from api.talk.mentoring import service as mentoring
from api.talk.mentoring.schemas import MentorsQuery

DATED = (
    *("parcoursup", "mon_master", "affelnet", "stage_seconde", "stage_observation", "examens"),
    *("candidat_libre", "recours", "discipline", "sans_employeur"),
)
"""Explanations that say when."""
LISTED = ("offer", "event")
"""Types of which all are shown that are of the sort."""
AT_PLACES = ("place", *LISTED)
"""Types of what is somewhere: nearness says why it is shown."""
LONGEST_NAME = 80
"""Signs of a card's name that the context keeps."""


def told(turn: Turn, label: str, found: Found | None = None) -> Reply:
    """A sentence of our own."""
    guess = Guess(label, 1.0)
    signed_out = guess.sort == "mine" and turn.asked.viewer is None
    where = found.where if found else ""
    about = found is not None and bool(
        found.named or (found.facets.keys() & {"diploma", "level"} and found.says_what)
    )
    named = [*found.facets.values(), found.words] if found and about else []
    looked_for = LOOKED_FOR.get(guess.topic) or HELPED_AT.get(guess.topic, "")
    words = " ".join([looked_for, *named]).split()
    context = Context(label=label, words=" ".join(dict.fromkeys(words)), where=where)
    return Reply(
        guess.sort, guess.topic, "mine.signed_out" if signed_out else label, found=found, context=context
    )


def unclear(turn: Turn) -> Reply:
    """Not understood: a question back; the second time the nearest help."""
    misses = turn.before.misses + 1
    if misses > 1:
        return Reply("unknown", key="unknown", context=Context(misses=misses))
    key = "refused" if without_refused(turn.text) != turn.text else "unclear"
    return Reply("unclear", key=key, ask="what", context=Context(label="unclear", misses=misses))


def dated(turn: Turn, found: Found, topic: str = "") -> Reply:
    """When something is: in what explains it, or among the events."""
    guessed = (one.topic for one in turn.guesses if one.sort == "explain" and one.topic in DATED)
    topic = topic or next(guessed, "")
    if not topic and turn.guess.sort == "aid" and turn.guess.worth >= LIKELY:
        # « bourse crous c'est quand ? »: none of the agenda's dates.
        return told(turn, turn.guess.label)
    if not topic or found.names_place:
        return events(turn, found)
    label = f"explain.{topic}"
    return Reply("dates", topic, label, found=found, context=Context(label=label))


def events(turn: Turn, found: Found) -> Reply:
    """Events, then the places that may have some."""
    soon = [item for item in found.items if item["type"] == "event"]
    key = "found.event" if soon else "found.event_later"
    soon = soon or list(found.later)
    if found.says_what or "higher_education" in found.understood["place_kinds"]:
        soon = [item for item in soon if _bears(item)]
    hosts = [item for item in found.items if item["type"] == "place"]
    cards = [*soon, *hosts][:SHOWN]
    key = key if soon else "found.no_event"
    intent = "find" if "open_days" in turn.cues else "dates"
    return Reply(intent, "", key, cards, found=found, context=kept(turn, "find.event", found, cards))


async def place(turn: Turn, found: Found) -> Reply:
    """When the first of the places is open, or how to call it."""
    cards = [item for item in found.items if item["type"] == "place"][:1]
    context = kept(turn, "hours", found, cards)
    if not cards:
        return Reply("hours", key="hours.none", found=found, context=context)
    library = turn.library
    record = await places.detail(library.connection, UUID(cards[0]["id"]), library.settings.school_holidays)
    key, gaps = hours.told(record, turn.asked.language, when(turn.text, today()))
    if "phone" in turn.cues:
        key = "phone" if record["phone"] else "phone.unknown"
        gaps = {"name": record["name"], "phone": record["phone"] or ""}
    return Reply("hours", "", key, cards, gaps=gaps, found=found, context=context)


def compared(turn: Turn, found: Found) -> Reply:
    """How things are put side by side."""
    cards = found.items[:SHOWN] if found.says_what else []
    return Reply(
        "compare", "", "found.compare", cards, found=found, context=kept(turn, "compare", found, cards)
    )


def leading(turn: Turn, topic: str, found: Found) -> Reply:
    """The page where one finds out: who hires, what one likes; and what answers a wish already."""
    wished = [one for one in found.items if any(why["reason"] == "wish" for why in one["why"])]
    cards = (wished or (found.items if found.fits else []))[:SHOWN]
    context = kept(turn, f"find.{topic}", found, cards)
    return Reply("find", topic, f"found.{topic}", cards, found=found, context=context)


def cards(turn: Turn, type_: str, found: Found, *, ask: str = "") -> Reply:
    """What was found; of the type and the diploma that are asked for first."""
    if not (found.items or found.says_what or found.facets or found.where):
        return unclear(turn)
    wants = next((one for one in ("offer", "event") if one in found.understood["types"]), type_)
    if not (found.facets or found.words) and found.where:
        context = Context(where=found.where, label="find", asked="what")
        return Reply("find", key="ask.what", ask="what", found=found, context=context)
    items = list(found.items)
    if found.names_place and wants != "career":
        items.sort(key=lambda one: one["type"] in ("career", "help"))
    if diplomas := found.understood["diplomas"]:
        items.sort(key=lambda one: not (_leads_to(one, diplomas) and _bears(one)))
    items.sort(key=lambda one: one["type"] != wants or not (wants in LISTED or _answers(one)))
    if found.far:
        items.sort(key=lambda one: not (_is_near(one) and _bears(one)))
    if items and found.says_what and _answers(items[0]):
        holds = _holds if _holds(items[0]) else _answers
        items = [one for one in items if one["type"] in AT_PLACES or holds(one)]
    shown = items[:SHOWN]
    other = bool(shown and diplomas and shown[0]["type"] == "training" and not _leads_to(shown[0], diplomas))
    told_all = (
        found.all_held and not (other or found.elsewhere) and (not found.says_what or _answers(shown[0]))
    )
    key = "found" if told_all else "found.some"
    if shown and found.far and shown[0]["type"] in ("place", "training") and not _is_near(shown[0]):
        key = "found.far"
    if wants in ("offer", "event"):
        key = f"found.{wants}" if shown and shown[0]["type"] == wants else f"found.no_{wants}"
        if key == "found.offer" and _is_far(shown[0]):
            key = "found.offer_far"
    elif not shown:
        key = "nothing_found"
    nowhere = not found.names_place and not turn.asked.near
    if nowhere and ("place_kind" in found.facets or wants == "offer"):
        ask = ask or "where"
    if found.namesakes and nowhere:
        ask = ask or "which"
    label = f"find.{wants}" if wants else "find"
    context = kept(turn, label, found, shown).model_copy(update={"asked": ask})
    return Reply("find", wants, key, shown, ask, found=found, context=context)


def beyond(reply: Reply, said: Found) -> Reply:
    """The same answer to words that name a town beyond the region: that it is so, and what is here."""
    if not said.outside or said.names_place or reply.intent not in ("find", "unclear"):
        return reply
    gaps = {"place": said.outside}
    if reply.cards and (said.facets or said.says_what):
        return replace(reply, key="found.outside", gaps=gaps, ask="")
    return replace(reply, intent="find", key="outside", gaps=gaps, ask="what", cards=())


def _leads_to(item: Mapping[str, Any], diplomas: Sequence[str]) -> bool:
    """Whether a card is of one of the diplomas: agriculture has its own, and some begin with a first year."""
    names = {name for one in diplomas for name in (one, f"{one} agricole", f"{one}A", f"1re année de {one}")}
    return item["kind"] in names


def _is_far(item: Mapping[str, Any]) -> bool:
    return item["distance_m"] is not None and not _is_near(item)


def _is_near(item: Mapping[str, Any]) -> bool:
    return item["distance_m"] is not None and item["distance_m"] <= 1000 * NEAR_KM


def _answers(item: Mapping[str, Any]) -> bool:
    """Whether a card is what is asked for, not merely one whose texts hold the words."""
    return any(one["reason"] not in ("text", "near") for one in item["why"])


def _holds(item: Mapping[str, Any]) -> bool:
    """Whether a card is there for the words that are looked for, not for its sort alone."""
    return _bears(item) or any(one["reason"] == "wish" for one in item["why"])


def _bears(item: Mapping[str, Any]) -> bool:
    """Whether a card bears a word that is looked for in its name."""
    return any(one["reason"] in ("name", "other_name", "about") for one in item["why"])


async def people(turn: Turn, found: Found) -> Reply:
    """Who answers questions on a career."""
    careers = [item["id"] for item in found.items if item["type"] == "career"]
    page = turn.asked.page or ""
    if page.startswith("/careers/"):
        careers = [page.rpartition("/")[2]]
    query = MentorsQuery(limit=SHOWN, career=careers[0] if careers else None)
    library = turn.library
    rows = await mentoring.listed(library.connection, library.settings, turn.asked.viewer, query)
    people = [{"type": "person", "id": str(row.id), "json": row.json} for row in rows[:SHOWN]]
    key = "found.person" if people else "found.no_person"
    # The page of the career tells more, and takes a question for those who come later.
    cards = people or [one for one in found.items if one["type"] == "career" and _answers(one)][:1]
    context = kept(turn, "find.person", found, cards)
    return Reply("find", "person", key, cards, found=found, context=context)


def kept(turn: Turn, label: str, found: Found, cards: Sequence[Mapping[str, Any]]) -> Context:
    """What the next words may refer to."""
    said = " ".join([*found.facets.values(), found.words]).split()
    seen = [
        Seen(type=one["type"], id=one["id"], kind=one.get("kind"), name=one.get("name", "")[:LONGEST_NAME])
        for one in cards
    ]
    return Context(
        words=" ".join(dict.fromkeys(said)),
        where=found.where or turn.before.where,
        label=label,
        cards=seen,
        shown=[one.id for one in seen],
    )
