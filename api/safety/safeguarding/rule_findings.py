"""What the rules alone find in a text, and what of it is certain, whatever it sounds like."""

import re
from collections.abc import Sequence

from api.safety.safeguarding import announced
from api.safety.safeguarding.contacts import places
from api.safety.safeguarding.contacts.common import COMMON
from api.safety.safeguarding.contacts.encoded import encoded
from api.safety.safeguarding.contacts.finder import contacts
from api.safety.safeguarding.contacts.links import NAMED_SITE
from api.safety.safeguarding.contacts.people import people
from api.safety.safeguarding.distress import distress
from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.fold import fold, guises
from api.safety.safeguarding.incitement import incitements
from api.safety.safeguarding.insults import insults
from api.safety.safeguarding.masking import MASK
from api.safety.safeguarding.views import View

_SURE = re.compile(
    r"(?<![\d.,])(?:0|(?:\+|00)\d\d ?(?:\(0\))? ?)[1-9]([ ./*_-]?)\d\d(?:\1\d\d){3}(?![\d.,]\d)"
    r"|[\w.+-]{1,64}+@[a-z\d-]{1,63}+\.[a-z]{2,}|https?://|\bwa\.me/\+?\d{6}|(?<![\w./-])[a-z][a-z\d.]++_[a-z\d._]{2,}|"
    + NAMED_SITE
    + r"|\w\s?@\s?(?:gmail|hotmail|outlook|yahoo|laposte|icloud|wanadoo|proton|orange)"
    r"|\w\s(?:chez|at|arobase?)\s(?:la ?poste|gmail|hotmail|outlook|yahoo|icloud|wanadoo|orange|sfr|free)"
    r"\s?(?:point|dot|\.)\s?(?:com|fr|net)\b"
)
"""A telephone number, a mail address or a link in plain characters."""
_DOTTED = re.compile(r"(?<![\w./@-])[a-z]\w{2,}+(?:\.[a-z\d]\w++)++")
_SITE_OR_FILE = re.compile(
    r"\.(?:com|fr|org|net|eu|bzh|io|tv|pdf|docx?|odt|png|jpe?g|html?|py|js|css|xlsx?|csv)$"
)


def sure(text: str, span: Span) -> bool:
    """Whether a contact detail that a rule found leads to somebody whatever is said around it."""
    part = text[span.start : span.end]
    folded = fold(part).text
    if _SURE.search(folded) or any(encoded(part)) or places.CERTAIN.search(folded):
        return True
    return span.finding is Finding.HANDLE and any(map(_is_name, _DOTTED.findall(folded)))


def _is_name(dotted: str) -> bool:
    """Whether words with a dot between them are no border of two sentences, and no file or site."""
    return dotted.split(".")[0] not in COMMON and not _SITE_OR_FILE.search(dotted)


def by_rules(text: str) -> tuple[bool, bool, bool]:
    """Whether the rules alone find a contact detail, an insult, distress."""
    view, others = views(text)
    ways, hurtful, grave, alarms = found_in(text, view, others)
    return bool(ways) or any(announced.names(text, view)), bool(hurtful or grave), bool(alarms)


def found_by_rules(text: str) -> list[Span]:
    """All that the rules alone find."""
    return [span for spans in found_in(text, *views(text)) for span in spans]


def views(text: str) -> tuple[View, list[View]]:
    view = fold(text, MASK)
    return view, guises(view)


def found_in(
    text: str, view: View, others: Sequence[View]
) -> tuple[list[Span], list[Span], list[Span], list[Span]]:
    every = (view, *others)
    ways = [*encoded(text), *contacts(view, others), *people(text)]
    return ways, list(insults(every)), list(incitements(every)), list(distress(every))


def contact_details(text: str) -> frozenset[Finding]:
    """The kinds of contact details in a text, without looking for anything else."""
    view = fold(text, MASK)
    ways = [*encoded(text), *contacts(view, guises(view)), *people(text), *announced.names(text, view)]
    return frozenset(span.finding for span in ways)
