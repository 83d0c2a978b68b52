"""The school of somebody who writes, by which they are waited for at its gate."""

import re
from collections.abc import Iterator

from api.safety.safeguarding.contacts.common import COMMON
from api.safety.safeguarding.findings import Finding, KnownBy, Span
from api.safety.safeguarding.given import FIRST_NAMES
from api.safety.safeguarding.name_words import FEWEST, OF, STOPS, capital, is_rare
from api.safety.safeguarding.rules import CLAUSE
from api.safety.safeguarding.school_names import school_at
from api.safety.safeguarding.views import View

_SCHOOL_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*|[^a-z0-9\s]")
_SAINT = re.compile(r"(?:saint|sainte|st|ste|notre dame)[\s-](?:[a-z]{1,3}[\s-])?[a-z]{3,40}\b")
_ARTICLE = re.compile(r"\b(?:la|le|les)\b")
"""« l’école de la marine marchande » is called after nobody."""
_SOMEBODY = re.compile(r"(?P<first>[a-z]{2,40})[\s-](?:de\s)?(?P<last>[a-z]{3,40})\b")
_MOST = 3
"""Words of a school's name in small letters."""
_OF_SCHOOLS = (
    r"(?:pro|professionnel|general|technologique|polyvalent|agricole|hotelier|prive|public|horticole"
    r"|maritime|des metiers|catholique|technique)"
)
_SCHOOL_KIND = (
    r"(?:lycee?|licee|coll?eg?e|cfa|mfr|lpo?|lep|erea|ecole|institution|institut|bahut)"
    rf"(?:\s+{_OF_SCHOOLS}){{0,3}}"
)
A_SCHOOL = re.compile(rf"\b{_SCHOOL_KIND}\b")
"""In a folded text, that one speaks of a school."""
_KIND_FIRST = re.compile(
    rf"^(?:(?:{_SCHOOL_KIND}|{_OF_SCHOOLS}|et|de|du|des|la|le|les|d'enseignement)(?![\w'-])\s*)+"
)
"""What a school's name begins with, before what it alone is called."""
_SCHOOL = re.compile(r"lycee?|licee|coll?eg?e|cfa|mfr|\blp|lep|erea|ecole|instit|bahut")
_AT_SCHOOL = re.compile(
    r"\b(?:(?:je|j)\s?(?:suis|suit?|vais?|etudie|bosse)|jsuit?s?|j'suis|chui|chuis|j'etudie"
    r"|je viens|scolarisee?|eleves?|inscrite?|interne|lyceenn?e?|collegienn?e?|[3-6]e(?:me)?\s?[a-f\d]?"
    r"|en (?:sixieme|cinquieme|quatrieme|troisieme|seconde|2n?de|premiere|1r?e|1ere|terminale|term|tle"
    r"|bac pro|cap|segpa|ulis)|ma classe|mes profs)\b"
    rf"(?P<gap>{CLAUSE}{{0,40}}?)(?:\b(?:au|a l'|a la|du|dans le|de l'|dans un|a)|,)\s?{_SCHOOL_KIND}\s+"
    r"(?P<part>.{0,60})"
)
_MY_SCHOOL = re.compile(
    rf"\b(?:mon|notre|ma)\s+{_SCHOOL_KIND}[\s,]{{1,3}}(?P<called>(?:c'?est|c|s'appelle|:|=)\s(?:le |l'|la )?"
    rf"(?:{_SCHOOL_KIND}\s)?)?(?P<part>.{{0,60}})"
)
_ANY_SCHOOL = re.compile(
    rf"(?P<before>{CLAUSE}{{0,60}}?)\b{_SCHOOL_KIND}[\s,(«\"]{{1,3}}(?=(?P<part>.{{0,60}}))"
)
"""A school that is named, whatever is said of it."""
_TAUGHT_AT = re.compile(
    r"\b(?:(?:scolarisee?s?|eleves?|inscrite?s?|internes?|collegienn?e?s?|lyceenn?e?s?)"
    r"\s(?:(?:en|de)\s[\w-]{1,12}\s){0,2}a|classe de [3-6]e(?:me)?\s?[a-h\d]?\s(?:de|du|a))\s"
    r"(?=(?P<part>(?:(?!\b(?:sur|sous)\b).){0,60}))"
)
"""Where somebody is taught, without saying that it is a school."""
_AT = r",?\s(?:a|au|aux)\s(?:la\s|le\s|les\s|l')?"
_CLASS = (
    r"(?:[3-6]\s?e(?:me)?\s?[a-h\d]?|2n?de|1e?re|tle|term(?:inale)?|seconde|premiere|troisieme|quatrieme|cinquieme|sixieme"
    r"|cap|bac(?:\spro)?|bts|segpa|ulis|prepa)"
)
_PUPIL_AT = re.compile(
    rf"(?:^|\b(?:en|la|de|ma|classe de)\s){_CLASS}\b{CLAUSE}{{0,25}}?{_AT}"
    r"|\b(?:je\s(?:suis|vais|reste|etudie)|j'?suis|jvais|chuis?|on est|j'?etudie|scolarisee?|inscrite?"
    r"|interne|eleve)"
    rf"(?:\s(?:tjrs|toujours|actuellement|scolarisee?|inscrite?|interne|eleve)){{0,2}}{_AT}"
)
_GUESSED_AT = re.compile(
    r"\b(?:tu\s(?:es|vas|serais|dois etre|etudies)|t'es|t'etais|vous etes|vous allez)\b"
    rf"(?:\s(?:pas|donc|bien|surement|plutot|peut[\s-]etre)){{0,2}}{_AT}"
)
"""Before the name of a school of which an adult guesses that the reader goes there."""
_NOT_A_TOWN = 2
"""Words with which a school is called, where a town is by one."""
_NOT_MINE = re.compile(
    r"\b(?:portes ouvertes|jpo|visit\w*|salon|forum|stand|immersion|aller|alle|allee|irai|voudrais|veux"
    r"|postul\w*|candidat\w*|voeux?|hesite|prises?|accepte\w*|admise?|prochain\w*|rentree|septembre)\b"
)
_BESIDE_IT = 30
"""Characters behind a school in which one may say that it is wished for."""


def called(school: str) -> str:
    """What a school alone is called: its folded name without the word for it."""
    return _KIND_FIRST.sub("", school)


def schools(text: str, view: View) -> Iterator[Span]:
    """Each name of the writer's own school; `view` is the text folded."""
    for pattern in (_AT_SCHOOL, _MY_SCHOOL) if _SCHOOL.search(view.text) else ():
        for found in pattern.finditer(view.text):
            if not _NOT_MINE.search(found[0]):
                called = found.groupdict().get("called", "") is not None
                yield from _school(text, view, *found.span("part"), small=called)
    yield from _named_after(_PUPIL_AT, view)


def guessed(view: View) -> Iterator[Span]:
    """Each known school of which somebody guesses that the reader goes there; `view` is the text folded."""
    yield from _named_after(_GUESSED_AT, view)


def _named_after(pattern: re.Pattern[str], view: View) -> Iterator[Span]:
    """Each known school behind what this pattern finds, unless it is visited or wished for."""
    for found in pattern.finditer(view.text):
        end = school_at(view.text, found.end())
        if end and not _NOT_MINE.search(view.text[found.start() : end + _BESIDE_IT]):
            yield view.span(Finding.NAME, found.end(), end)


def school_of_applicant(text: str, view: View, known: KnownBy) -> Iterator[Span]:
    """Each name of the school of somebody who applies, which is the one that is named unless it is visited or
    wished for; the known one also without the word for it.
    """
    for found in _ANY_SCHOOL.finditer(view.text) if _SCHOOL.search(view.text) else ():
        if not _NOT_MINE.search(found["before"]):
            yield from _school(text, view, *found.span("part"), small=False)
    yield from _named_after(_PUPIL_AT, view)
    for found in _TAUGHT_AT.finditer(view.text):
        yield from _school(text, view, *found.span("part"), small=False, fewest=_NOT_A_TOWN)
    words = re.findall(r"[a-z0-9]+", known.school)
    rare = any(map(is_rare, words))
    for found in re.finditer(rf"\b{r'[^a-z0-9]{1,3}'.join(words)}\b", view.text) if words else ():
        if rare or capital(text, view, found.start()):
            yield view.span(Finding.NAME, *found.span())


def _in_small_letters(folded: str, low: int) -> int | None:
    """Where the name of a school ends that begins here in small letters: one of the region's, a saint, or
    somebody's first name and surname; None: it is none for all that is known.
    """
    if end := school_at(folded, low):
        return end
    if saint := _SAINT.match(folded, low):
        return saint.end()
    named = _SOMEBODY.match(folded, low)
    if named and named["first"] in FIRST_NAMES and named["last"] not in COMMON | STOPS | OF:
        return named.end()
    return None


def _school(text: str, view: View, low: int, high: int, *, small: bool, fewest: int = 1) -> Iterator[Span]:
    """The name of a school at the beginning of a part, of so many words at least: capitals, or `small`
    letters where it must be one.
    """
    end, count = low, 0
    for number, word in enumerate(_SCHOOL_WORD.finditer(view.text[low:high])):
        plain = word[0].rpartition("'")[2]
        if not plain[:1].isalnum() and plain not in '«"':
            break
        if word[0] in OF or not plain[:1].isalnum():
            continue
        place = low + word.end() - len(plain)
        few = small and number < _MOST and len(plain) >= FEWEST
        strange = few and plain not in COMMON and plain not in STOPS
        if not (capital(text, view, place) or strange):
            bare = not _ARTICLE.search(view.text, low, place)
            if not count and bare and (known := _in_small_letters(view.text, place)):
                end, count = known, _NOT_A_TOWN
            break
        end, count = low + word.end(), count + 1
    if count >= fewest:
        yield view.span(Finding.NAME, low, end)
