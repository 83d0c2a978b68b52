"""The answer to words that stand alone."""

from api.home.chatbox import replies
from api.home.chatbox.context import Context
from api.home.chatbox.cues import LOOKED_FOR
from api.home.chatbox.finding import Found
from api.home.chatbox.intents import Guess
from api.home.chatbox.reading import asks_what
from api.home.chatbox.turn import LIKELY, SAID, Reply, Turn, placed

BESIDE = 0.55
"""How likely what is asked about a diploma must be, beside that it is asked what that is."""
BESIDES = ("explain", "aid", "app")
"""Sorts of questions that name a diploma."""
WHATEVER = {"training", "career"}
"""Types of which it matters what they are about before where."""
OPEN_DAYS = ("samedi", "mercredi apres midi", "ce week end")
"""Days on which there are events, and of which one asks whether a place is open."""
OFFERS = "offre alternance"
"""What is looked for where nothing but « en alternance » is said."""
PLAIN = 0.25
"""From there on it is asked, whatever else the words name."""
AHEAD = 3
"""So many times as likely as what is next it is asked, too."""
BARE = 3
"""Words up to which a sort of thing is all that is said."""
SHORT = 7
"""Words of what names a thing and a place, and asks no more."""
TALE = 14
"""Words from which a text is a tale, in which a weak guess says little."""


_US = frozenset(("vous", "you"))


async def answer(turn: Turn, found: Found) -> Reply:
    """By what is asked of a thing that is named; else by what is wanted, where that is sure; else by what is
    found.
    """
    return await _by_cue(turn, found) or await _by_guess(turn, found) or await _by_find(turn, found)


async def _by_cue(turn: Turn, found: Found) -> Reply | None:
    cues, guess = turn.cues, turn.guess
    asks = asks_what(turn.text)
    about = bool(found.facets.keys() - {"level"} or found.names_place or found.words)
    if (found.where or found.outside) and not (found.facets or found.words) and not turn.sure(guess):
        return replies.cards(turn, "", found)
    if "mine" in cues and (mine := turn.likeliest("mine")):
        return replies.told(turn, mine.label)
    if "open_days" in cues and not asks:
        return replies.events(turn, found)
    when_open = "hours" in cues or found.facets.get("type") in OPEN_DAYS
    if when_open and ("place_kind" in found.facets or found.names_one_place):
        return await replies.place(turn, await _places(turn, found))
    one_place = "place_kind" in found.facets and found.names_place
    if "phone" in cues and not asks and (one_place or found.names_one_place):
        return await replies.place(turn, found)
    # « vous êtes ouverts ? » asks when advisers answer.
    of_us = "hours" in cues and not (found.names_place or found.facets) and _US.intersection(turn.words)
    if guess.label == "social.robot" and turn.sure(guess):
        return replies.told(turn, guess.label)
    if "human" in cues or of_us:
        return replies.told(turn, "human")
    if "dates" in cues or (guess.label == "dates" and turn.sure(guess)):
        return replies.dated(turn, found)
    if about and ("compare" in cues or (guess.sort == "compare" and turn.sure(guess))):
        return replies.compared(turn, found)
    if "person" in cues and about and not (guess.sort == "human" and turn.sure(guess)):
        return await replies.people(turn, found)
    if _bare(turn, found) and not asks:
        if "status" in found.facets:
            return await _offers(turn, found)
        if not found.facets:
            likely = guess.sort in SAID and guess.worth >= LIKELY
            return replies.told(turn, guess.label) if likely else replies.unclear(turn)
        return replies.cards(turn, "", found, ask=_missing(found))
    if "here" in cues and not turn.asked.near and not found.names_place:
        if not (found.facets or found.says_what):
            return Reply("find", key="ask.where", ask="where", context=Context(label="find", asked="where"))
        return replies.cards(turn, "", found, ask="where")
    return None


async def _by_guess(turn: Turn, found: Found) -> Reply | None:
    guess, sure = turn.guess, turn.sure(turn.guess)
    if guess.sort in SAID and not _rather_finds(turn, found):
        beside = guess.sort in ("social", "decline") and not found.says_what and not found.facets
        weak = guess.worth >= LIKELY and (beside or not found.fits) and len(turn.words) <= TALE
        weak = weak and not _names_sort(turn, found)
        if sure or weak:
            return replies.told(turn, _beside(turn).label, found)
    if not sure:
        return None
    if guess.label == "unclear" and not found.fits:
        return replies.unclear(turn)
    if guess.label == "find.person" and not found.named:
        return await replies.people(turn, found)
    if guess.label == "find.hiring":
        return replies.leading(turn, guess.topic, found)
    return None


async def _places(turn: Turn, found: Found) -> Found:
    """The places that are meant, without the day that is asked about."""
    kind = found.facets.get("place_kind")
    if found.names_one_place or kind is None:
        return found
    words = found.words if found.says_what else ""
    return await turn.search(placed(f"{kind} {words}", found.where), types=("place",))


async def _offers(turn: Turn, found: Found) -> Reply:
    """Who takes apprentices, where nothing is said of the trade."""
    return replies.cards(turn, "offer", await turn.search(placed(OFFERS, found.where)))


async def _by_find(turn: Turn, found: Found) -> Reply:
    guess = turn.guess
    interests = guess.label == "find.interests" and not (found.names_place or found.named)
    if guess.worth >= LIKELY and (interests or guess.label == "find.hiring"):
        return replies.leading(turn, guess.topic, found)
    if found.facets.keys() == {"status"} and not found.says_what and found.names_place:
        return await _offers(turn, found)
    if found.facets.keys() == {"level"} and not (found.says_what or found.names_place):
        return replies.cards(turn, "", found, ask=_missing(found))
    if found.fits or found.outside or (guess.sort == "find" and guess.worth >= LIKELY):
        # « c koi un bts mco » asks for no offer.
        sure = guess.sort == "find" and turn.sure(guess) and not asks_what(turn.text)
        return replies.cards(turn, guess.topic if sure else "", found)
    finds = _names_sort(turn, found) or _rather_finds(turn, found)
    if guess.worth >= LIKELY and guess.sort in SAID and not finds:
        return replies.told(turn, guess.label, found)
    manners = turn.guesses[0] if turn.guesses else guess
    polite = manners.sort == "social" and len(turn.words) <= SHORT
    if polite and manners.worth >= LIKELY and not found.bears_a_word:
        return replies.told(turn, manners.label)
    wishes = found.wished and guess.sort == "find"
    if found.items and (found.names_place or found.facets or wishes or turn.seeks or found.bears_a_word):
        return replies.cards(turn, "", found)
    return replies.unclear(turn)


def _beside(turn: Turn) -> Guess:
    """What is asked about a diploma rather than what it is, where that is nearly as likely."""
    guess = turn.guess
    if guess.topic not in LOOKED_FOR or asks_what(turn.text):
        return guess
    other = next((one for one in turn.guesses if one.sort in BESIDES and one.topic not in LOOKED_FOR), guess)
    return other if other.worth >= BESIDE * guess.worth else guess


def _bare(turn: Turn, found: Found) -> bool:
    """Whether nothing but a sort of thing is said: « un stage », « bts »."""
    somewhere = found.names_place or turn.asked.near
    says = bool(found.facets or found.words)
    return len(turn.words) <= BARE and not found.says_what and says and not somewhere


def _missing(found: Found) -> str:
    """What to ask back of whom says nothing but a sort of thing."""
    of_studies = found.facets.keys() & {"diploma", "level"} or WHATEVER & set(found.understood["types"])
    return "about" if of_studies else "where"


def _names_sort(turn: Turn, found: Found) -> bool:
    """Whether a sort of thing is named, and which: « cap boulanger en apprentissage »."""
    sort = found.facets.keys() - {"type", "level"}
    return bool(sort) and found.bears_a_word and not asks_what(turn.text)


def _rather_finds(turn: Turn, found: Found) -> bool:
    """Whether something is sought rather than asked about: « licence staps », « cfa cuisine à Laval »."""
    guess = turn.guess
    if guess.sort in ("social", "decline", "mine", "human") or asks_what(turn.text):
        return False
    if guess.sort in ("aid", "app"):
        return found.named and not turn.sure(guess)
    plain = guess.worth >= PLAIN or turn.is_ahead(AHEAD) or ("?" in turn.text and not found.where)
    if not turn.seeks and turn.certain and plain:
        return False
    about = bool(found.says_what or found.facets.keys() - {"level"})
    return found.named or ((found.names_place or turn.seeks) and about)
