"""The pipeline: contact details masked, insults held, distress answered at once."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from api.safety.safeguarding import announced, between, continued, learned, need, pictures, proposals
from api.safety.safeguarding.agreed import agrees, as_said_by_adult
from api.safety.safeguarding.approach import GRAVE as GRAVE_GROOMING
from api.safety.safeguarding.approach import (
    LEADING,
    NONE,
    PICTURE_TAKEN,
    SMALL,
    TAKEN,
    UNHEARD,
    UNTHINKABLE,
    Approach,
    in_so_many_words,
    signs,
)
from api.safety.safeguarding.between import INVITED_WITHIN, MOST_BEFORE, TOLD_WITHIN, Before
from api.safety.safeguarding.contacts.clauses import TELLING, neighbours
from api.safety.safeguarding.contacts.common import COMMON
from api.safety.safeguarding.contacts.people import beside
from api.safety.safeguarding.continued import EARLIER_MESSAGES, EARLIER_WITHIN, SHORT
from api.safety.safeguarding.distress import insisted
from api.safety.safeguarding.everyday import everyday
from api.safety.safeguarding.findings import (
    BESIDE_TALK,
    CONTACT,
    TO_ADULTS,
    UNKNOWN,
    Finding,
    KnownBy,
    Span,
    Talk,
)
from api.safety.safeguarding.fold import fold, guises, rejoined, unescaped
from api.safety.safeguarding.given import SECOND_NAMES
from api.safety.safeguarding.heard import heard_in, is_approached
from api.safety.safeguarding.help import Heard, HelpNumber, help_numbers
from api.safety.safeguarding.in_pieces import Together, says_yes
from api.safety.safeguarding.insults import insulting, threatens
from api.safety.safeguarding.learned import features
from api.safety.safeguarding.masking import MASK, masked_words, with_masks
from api.safety.safeguarding.names import (
    known_by,
    may_name,
    own_names,
    shows_surname,
    surnames,
    without_names,
)
from api.safety.safeguarding.need import Need, need_of
from api.safety.safeguarding.pieces import Run, parts_of_numbers
from api.safety.safeguarding.proposals import PROPOSED_WITHIN
from api.safety.safeguarding.rule_findings import (
    by_rules,
    contact_details,
    found_by_rules,
    found_in,
    sure,
    views,
)
from api.safety.safeguarding.schools import school_of_applicant, schools
from api.safety.safeguarding.screening import Screening
from api.safety.safeguarding.searched import cries_for_help
from api.safety.safeguarding.sound import CALMER, Sound
from api.safety.safeguarding.views import View

__all__ = [
    "BESIDE_TALK",
    "COMMON",
    "CONTACT",
    "EARLIER_MESSAGES",
    "EARLIER_WITHIN",
    "GRAVE_GROOMING",
    "INVITED_WITHIN",
    "MASK",
    "MOST_BEFORE",
    "PROPOSED_WITHIN",
    "SECOND_NAMES",
    "SHORT",
    "TOLD_WITHIN",
    "TO_ADULTS",
    "UNKNOWN",
    "Before",
    "Finding",
    "Heard",
    "HelpNumber",
    "KnownBy",
    "Need",
    "Run",
    "Screening",
    "Span",
    "Talk",
    "View",
    "agreed_to",
    "as_one",
    "by_rules",
    "contact_details",
    "cries_for_help",
    "features",
    "fold",
    "found_by_rules",
    "grooming_of",
    "guises",
    "half_proposals",
    "heard_in",
    "help_numbers",
    "is_approached",
    "known_by",
    "masked_words",
    "need_of",
    "parts_of_numbers",
    "proposes_meeting",
    "read_on",
    "rejoined",
    "screen",
    "shows_surname",
    "sure",
    "unescaped",
    "without_identity",
    "without_names",
    "without_surnames",
]

_HARMFUL = (Finding.DISTRESS, Finding.GROOMING)
_WHEN = re.compile(
    r"\b(?:[01]?\d|2[0-3]) ?(?:h|heures?)(?:[0-5]\d)?\b|\b(?:lun|mar|mercre|jeu|vendre|same)di\b"
    r"|\b(?:dimanche|demain|midi|ce soir|cet aprem|tout a l'heure|apres les cours)\b"
)
_MET = re.compile(r"\bon se (?!\w*(?:erait|rrait|drait)\b)\w+ait\b")
"""« on se retrouvait »: told of what was, not proposed."""


def get_ready() -> None:
    """Read what the pipeline needs, so that a server without it does not start.

    Raises WordListMissingError where the PWA, whose build brings the list of insults, was not built.
    """
    insulting()
    learned.model()
    need.model()


def screen(text: str, earlier: Sequence[str] = (), talk: Talk = UNKNOWN) -> Screening:
    """Look through a message. Never raises, whatever the text; in what it shows it would mask nothing more.

    `earlier`: what the same person wrote just before, as it was written, the oldest first; what began there
    and ends here is masked as well. `talk`: who writes to whom; advances are looked for only where a minor
    may read them.
    """
    once = _screened(text, earlier, talk)
    return once.looked_at_again(text, lambda shown: _screened(shown, earlier, talk).hidden)


def _screened(text: str, earlier: Sequence[str], talk: Talk) -> Screening:
    view, others = views(text)
    ways, hurtful, grave, alarms = found_in(text, view, others)
    # Rules say where; what they miss may still sound like it, and what they find may not.
    found = {span.finding for span in (*ways, *hurtful, *grave, *alarms)}
    sound = Sound(view)
    rated = sound.rated((*ways, *hurtful, *grave, *alarms), _HARMFUL)
    # Adults tell of what young people live through, and of what they lived through themselves.
    calmer = CALMER if talk.by_adult else 0.0
    if sound.vain_alarms(alarms, calmer):
        alarms = [] if talk.by_adult else list(insisted((view, *others)))
    hurtful += grave
    kinds = {kind for kind, above in rated.items() if above >= (calmer if kind == Finding.DISTRESS else 0)}
    if Finding.DISTRESS in kinds and everyday(view):
        kinds.discard(Finding.DISTRESS)
    leads = not kinds.isdisjoint((learned.CONTACT, Finding.GROOMING))
    leads = leads or not ways or _holds(text, sound, ways) or in_so_many_words(view)
    if not leads and sound.whole.enough:
        ways = []
    ways += neighbours(view, ways)
    if any(way.finding in TELLING for way in ways):
        ways += beside(text)
    ways += announced.names(text, view, talk.known.first_name)
    ways += continued.rest(text, earlier)
    hidden = [*ways, *own_names(text, view, talk)]
    left = view.without(hidden)
    rest = list((Sound(left) if hidden else sound).invitations())
    # What only stands alone once the rest is covered.
    rest += announced.names(text, left.without(rest), talk.known.first_name) if hidden else ()
    ways, hidden = [*ways, *rest], [*hidden, *rest]
    if earlier and talk.to_minor:
        rated = _louder(rated, (*earlier, text), found)
    # Two minors who agree on a place are masked, and that is all; a company says when and where to come.
    meets = talk.private and talk.by_adult is not False and _meets(view, ways)
    halves = proposals.parts(view) if talk.to_minor and talk.private and talk.by_adult is not False else set()
    meets = meets or proposals.proposes(halves, earlier, MASK)
    told = {way.finding for way in ways}
    approached = NONE
    if talk.to_minor:
        approached = _approached(sound, others, told, rated, meets, private=talk.private)
    together = Together(text, earlier)
    if ended := together.incitements():
        hurtful, grave = [*hurtful, *ended], [*grave, *ended]
    alarms = alarms or ([] if talk.by_adult else together.cries())
    if talk.to_minor and talk.by_adult is not False and (pieces := tuple(together.advances())):
        approached = approached.with_more(Approach(pieces))
    for there, finding in ((hurtful, Finding.INSULT), (alarms, Finding.DISTRESS)):
        if not there and finding in kinds:
            there.append(Span(finding, 0, len(text)))
    shown, masked = with_masks(text, sorted(hidden, key=_place))
    spans = tuple(sorted({*hidden, *hurtful, *alarms, *approached.spans(len(text))}, key=_place))
    points = min(approached.points, GRAVE_GROOMING - 1) if talk.by_adult is False else approached.points
    leading = rated.get(Finding.GROOMING, -math.inf) >= LEADING
    may_lead = talk.to_minor and (bool(halves) or leading or agrees(view.text))
    may_go_on = continued.may_go_on(view.text) or may_name(text)
    held, threat = bool(hurtful), bool(hurtful) and threatens((view, *others))
    return Screening(
        shown, spans, masked, held, threat, bool(grave), bool(alarms), points, may_lead, may_go_on
    )


def grooming_of(texts: Iterable[str], beside: Iterable[str] = (), *, picture: bool = False) -> int:
    """Points of advances in all that one adult wrote to one minor, as it was written, in any order: the same
    kind of sign counts once, different ones add up; `GRAVE_GROOMING` and more is grave, as in
    `Screening.grooming`, which reads a message with those just before it. `beside`: what was said elsewhere
    than between the two (`Talk.private`), where a place and an hour say nothing. `picture`: whether
    `Finding.PICTURE` was found in one of them.

    Reads each text anew, about a millisecond each. Give it those in which `Finding.GROOMING` was found.
    """
    whole = PICTURE_TAKEN if picture else NONE
    for text, private in [*((one, True) for one in texts), *((one, False) for one in beside)]:
        view, others = views(text)
        ways, hurtful, grave, alarms = found_in(text, view, others)
        found = {span.finding for span in ways}
        sound = Sound(view)
        rated = sound.rated((*ways, *hurtful, *grave, *alarms), _HARMFUL)
        meets, halves = private and _meets(view, ways), proposals.parts(view) if private else set()
        one = _approached(sound, others, found & CONTACT, rated, meets, private=private)
        # What was found in it, though nothing shows, is half of a proposal.
        if halves and not meets and (not one.points or proposals.proposes(halves, (), MASK)):
            one = _approached(sound, others, found & CONTACT, rated, meets=True, private=private)
        whole = whole.with_more(one)
    return whole.points


def _louder(rated: Mapping[str, float], texts: Sequence[str], found: Set[Finding]) -> dict[str, float]:
    """The same, and how much the last of these texts sounds like an advance if it is read with the others."""
    both = learned.weigh(fold(learned.talk(texts), MASK).text).rated(found)
    kind = Finding.GROOMING
    return {**rated, kind: max(rated.get(kind, UNHEARD), both.get(kind, UNHEARD))}


def _holds(text: str, sound: Sound, ways: list[Span]) -> bool:
    """Whether what rules found is borne out by how it sounds, or certain whatever it sounds like."""
    return sound.bears_out(ways) or any(sure(text, span) for span in ways)


def _approached(
    sound: Sound,
    others: Sequence[View],
    ways: Set[Finding],
    rated: Mapping[str, float],
    meets: bool,
    *,
    private: bool,
) -> Approach:
    above = rated.get(Finding.GROOMING, UNHEARD)
    quiet = above < UNTHINKABLE and not others and not meets
    if quiet and not in_so_many_words(sound.view, private=private):
        return NONE
    shown = tuple(signs((sound.view, *others), private=private))
    # Of what is disguised nothing was learned.
    if not sound.whole.enough or (shown and others):
        above = max(above, UNHEARD)
    return Approach(shown, frozenset(ways), above, meets)


def _meets(view: View, ways: Sequence[Span]) -> bool:
    return any(span.finding is Finding.MEETING for span in ways) and bool(_WHEN.search(view.text))


def half_proposals(texts: Iterable[str]) -> list[str]:
    """Those of an adult's texts that are half of a proposal to meet: « tu finis à quelle heure demain ? »."""
    return proposals.halves(texts, MASK)


def agreed_to(screening: Screening, text: str, proposed: Sequence[str]) -> Screening:
    """A screening of what an adult answers a minor who proposed something in one of these texts: by a short
    yes, or a place and an hour, they say it themself. Taking a picture of the minor is one short of grave.
    """
    if not agrees(fold(text, MASK).text):
        return screening
    taken = any(map(pictures.offers, proposed))
    points = max([TAKEN * taken, *(_points_of(one, text) for one in proposed if not pictures.offers(one))])
    if points <= screening.grooming and not taken:
        return screening
    kinds = {Finding.PICTURE: taken, Finding.GROOMING: not screening.grooming}
    more = {Span(kind, 0, len(text)) for kind, there in kinds.items() if there}
    spans = tuple(sorted({*screening.spans, *more}, key=_place))
    return replace(screening, grooming=max(points, screening.grooming), spans=spans)


def _points_of(proposed: str, answer: str) -> int:
    """Points of an advance in what a minor proposes, if the adult who agrees had said it."""
    (asked, said), talk = as_said_by_adult(proposed), Talk(by_adult=True)
    points = max((screen(one, talk=talk).grooming for one in said), default=0)
    # Where it is a way beside the app, the hour and the place that are answered go with it.
    if said and screen(asked, talk=TO_ADULTS).masked - {Finding.NAME}:
        points = max(points, SMALL, *(screen(f"{one}\n{answer}", talk=talk).grooming for one in said))
    return points


def read_on(text: str, screening: Screening, before: Before, earlier: Sequence[str], talk: Talk) -> Screening:
    """A screening of this text, with what only shows after more that the two people wrote to each other."""
    more = list(between.found(text, before, earlier, talk))
    if not screening.distress and not talk.by_adult and says_yes(text, before.heard):
        spans = tuple(sorted({*screening.spans, Span(Finding.DISTRESS, 0, len(text))}, key=_place))
        screening = replace(screening, distress=True, spans=spans)
    return screening.hiding(text, more) if more else screening


def as_one(parts: Sequence[tuple[str, Screening]], talk: Talk) -> tuple[Screening, str]:
    """Fields that were screened one by one, as one text, each below the last: what was found where, and the
    words as they were written.
    """
    original = "\n".join(text for text, _ in parts)
    whole = screen(original, talk=talk)
    spans, begin = set(whole.spans), 0
    for text, one in parts:
        spans |= {Span(span.finding, begin + span.start, begin + span.end) for span in one.spans}
        begin += len(text) + 1
    found = replace(
        whole,
        spans=tuple(sorted(spans, key=_place)),
        masked=frozenset(kind for _, one in parts for kind in one.masked),
        distress=whole.distress or any(one.distress for _, one in parts),
    )
    return found, original


def without_identity(text: str, known: KnownBy, *, school_shown: bool) -> Screening:
    """A pupil's words for a company, in which their surname, their home and, unless it is shown, their school
    are masked, and nothing else.
    """
    view, screening = fold(text, MASK), screen(text, talk=TO_ADULTS)
    spans = [span for span in screening.spans if span.finding is Finding.ADDRESS]
    spans += surnames(text, view, known)
    if not school_shown:
        spans += schools(text, view)
        spans += school_of_applicant(text, view, known)
    spans.sort(key=_place)
    shown, masked = with_masks(text, spans)
    return replace(screening, text=shown, spans=tuple(spans), masked=masked)


def without_surnames(text: str, known: KnownBy) -> str:
    """A text in which the surname of somebody who is known is masked, and nothing else."""
    shown, _ = with_masks(text, sorted(surnames(text, fold(text, MASK), known), key=_place))
    return shown


def proposes_meeting(text: str) -> bool:
    """Whether somebody who writes to a minor proposes to meet, as a rule finds it and as it sounds: not where
    one tells what was done, and when.
    """
    view = fold(text, MASK)
    if proposals.proposes(proposals.parts(view), (), MASK):
        return True
    ruled = any(span.finding is Finding.MEETING for span in found_by_rules(text))
    sounds = ruled and Finding.MEETING in screen(text, talk=Talk(by_adult=True)).masked
    return sounds and not _MET.search(view.text)


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end
