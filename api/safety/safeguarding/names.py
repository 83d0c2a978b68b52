"""The writer's own surname and, of a pupil, the own school: the forms promise that nobody reads them."""

import re
from collections.abc import Iterable, Iterator

from api.safety.safeguarding import schools
from api.safety.safeguarding.contacts.common import COMMON
from api.safety.safeguarding.findings import Finding, KnownBy, Span, Talk
from api.safety.safeguarding.fold import fold
from api.safety.safeguarding.given import FIRST_NAMES, SECOND_NAMES, SURNAMES
from api.safety.safeguarding.name_words import (
    ALSO_SURNAMES,
    FEWEST,
    FEWEST_WITHIN,
    OF,
    STOPS,
    capital,
    is_hasty,
    is_rare,
    is_strange,
)
from api.safety.safeguarding.rules import CLAUSE
from api.safety.safeguarding.views import View

_GLUED = r"(?![a-z])(?:\d{1,8}|_[a-z\d]{1,40})?"
"""What ends a first name; digits and a surname may hang on it."""
_PAIR = re.compile(r"[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'’-]{0,60}+\s{1,9}[A-ZÀ-ÖØ-Þ]")
_SURNAME = re.compile(
    r"(?:\s(?:[Dd]e|[Dd]u|[Dd]es|[Ll]a|[Ll]e|van|von)(?=\s)){0,3}+\s(?P<word>[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'’-]{0,60}+)"
    r"(?:\s[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'’-]{0,60}+)?"
)
"""What follows a first name in a breath."""
_PARTICLES_BEFORE = 2
"""« de la tour »."""
_WORD = re.compile(r"[a-z][a-z'-]*")
_IN_CLASS = (
    r"(?:(?:de la|dans la|en|d'la|du|classe de)\s)?(?:[3-6]\s?[eè](?:me|ème)?\s?[a-h\d]?|2n?de|1[eè]?re"
    r"|tle|term|seconde|premiere|première|terminale|cap|bac|\d{1,2}\s?ans)\b"
)
"""What follows who says their whole name at school."""
_I_AM = r"(?:c'?est|c|moi|suis|signe|signé|cordialement|salutations|respectueusement|m'appelle)"
_SMALL_NAME = re.compile(
    rf"\b[^\W\d_]{{2,30}}\s(?P<name>[^\W\d_]{{3,30}}),?\s{_IN_CLASS}"
    rf"|\b{_I_AM}\s[^\W\d_]{{2,30}}\s(?P<last>[^\W\d_]{{3,30}})\s*(?:[.,;!?\n)]|$)",
    re.IGNORECASE,
)
_NAMES = r"(?P<part>[a-z][a-z'-]+(?:\s+[a-z'-]+){0,3})"
_CALLED = re.compile(
    r"\b(?:(?:je ?|j)?m'?appell?e"
    r"|(?:je ?|j|(?<!il )(?<!ils )(?<!elle )(?<!elles )(?<!on ))m ?'? ?ap{1,2}el{1,2}e?"
    r"|je me (?:nomme|ap{1,2}el{1,2}e?)|mon nom (?:c'?est|est)|my name is|prenom et (?:mon )?nom"
    r"|nom et (?:mon )?prenom|nom complet)"
    rf"[\s:,]{{1,3}}(?:(?:c'?est|est)\s)?(?P<first>[a-z][a-z-]+)\s+{_NAMES}"
)
_FAMILY_NAME = re.compile(
    r"\b(?:nom de famille[\s,]{0,3}(?:c'?est|c|est|:|=)|mon (?:vrai )?nom (?:c'?est|c|est))"
    rf"\s{{0,3}}{_NAMES}"
)
_PRESENTED = re.compile(
    r"\b(?:je (?:suis?|sui)|j'?suis?|jsui|chuis?|moi (?:c'?est|c))\s(?P<first>[a-z][a-z-]{1,40}+)\s+"
    rf"{_NAMES}"
)
"""« je sui kevin dupont »: where the first is a name that is known."""
_KIN = (
    r"\b(?:ma|mon|mes|notre)\s(?:(?:grande?s?|petite?|belle|beau|demi)[\s-])?(?:mere|pere|maman|papa|parents|frere|soeur|oncle"
    r"|tante|tonton|tata|cousine?|jumeau|jumelle|mari|femme|papy|mamie)\b"
)
_KIN_CALLED = re.compile(
    rf"{_KIN}{CLAUSE}{{0,12}}?\s(?:(?P<called>s'?appell?e)|c'?est|c)\s(?P<first>[a-z][a-z-]+)\s+{_NAMES}"
)
_SHOP = (
    r"(?:boulangerie|patisserie|garage|salon|restaurant|resto|pizzeria|boucherie|charcuterie|ferme|entreprise|boite|magasin"
    r"|bar|tabac|cafe|pharmacie|menuiserie|plomberie|maconnerie|atelier|cabinet|hotel|camping|epicerie|creperie|kebab"
    r"|boutique|societe|exploitation|auto[\s-]?ecole|taxi|transports?|electricite|peinture)"
)
_KIN_OWNS = re.compile(
    rf"{_KIN}\s(?:tient|tiennent|a|ont|gere|gerent|dirige|dirigent|possede\w*|c'est|travaille \w+)"
    rf"\s(?:la|le|l'|les)\s?{_SHOP}(?:\sde\s[a-z]+)?\s(?P<part>[a-z][a-z'-]{{2,40}})"
)
_CORRECTED = re.compile(
    r"\b(?:enfin|plutot|pardon|en vrai|vraiment)\s(?P<part>[a-z][a-z'-]{2,40})(?=\s*(?:[.,;!?)\n]|$))"
)
"""« Lina bgd, enfin Bongrand »."""


def known_by(first_name: str, email: str = "", school: str = "") -> KnownBy:
    """What is known of a writer, from the first name and the mail address of the account, and the name of the
    school that it is linked to.
    """
    first = fold(first_name).text.strip()
    local = fold(email.partition("@")[0]).text
    parts = {part for part in re.findall(r"[a-z]+", local) if len(part) >= FEWEST and part not in COMMON}
    called = schools.called(fold(school).text.strip())
    return KnownBy(first, frozenset(parts - set(re.findall(r"[a-z]+", first))), called)


def shows_surname(name: str, email: str) -> bool:
    """Whether a first name is followed by a word of the mail address, which then is the surname: « Lina
    Bongrand » of lina.bongrand@… or lbongrand@…
    """
    known = known_by("", email).names
    within = re.sub(r"[^a-z]", "", fold(email.partition("@")[0]).text)
    more = [re.sub(r"[^a-z]", "", word) for word in fold(name).text.split()[1:]]
    return any(
        word in known or (len(word) >= FEWEST_WITHIN and word in within)
        for word in more
        if word not in SECOND_NAMES
    )


def may_name(text: str) -> bool:
    """Whether two names stand beside each other, which says something where the writer is known. Cheap."""
    if _PAIR.search(text) is not None:
        return True
    return any(is_strange(fold(one["name"] or one["last"]).text) for one in _SMALL_NAME.finditer(text))


def without_names(text: str, first_names: Iterable[str]) -> str:
    """A text that calls nobody by one of these first names: « … permis B, Zoé ! » ends with « permis B ! ».

    In small letters only a name that is no word of every day. What looks like the surname goes with it.
    """
    for name in _whole_and_parts(first_names):
        folded = fold(name).text
        view = fold(text)
        spelled = r"[\s-]".join(map(_drawn_out, re.split(r"[\s-]", folded)))
        for found in reversed(list(re.finditer(rf"(?<![a-z]){spelled}{_GLUED}", view.text))):
            span = view.span(Finding.NAME, *found.span())
            if text[span.start].isupper() or (len(folded) >= FEWEST and folded not in COMMON):
                surname = _SURNAME.match(text, span.end)
                named = surname is not None and _may_be_surname(fold(surname["word"]).text)
                end = surname.end() if surname is not None and named else span.end
                before, after = text[: span.start].rstrip(" ,"), text[end:]
                left = after.lstrip(" ,!")
                text = before + after if before else left[:1].upper() + left[1:]
    return text


def _may_be_surname(word: str) -> bool:
    """Whether a word with a capital behind a first name is no word with which a sentence begins."""
    return word not in COMMON or word in ALSO_SURNAMES


def _whole_and_parts(first_names: Iterable[str]) -> Iterator[str]:
    """Each first name, then what a longer one is called by: « Marie » and « Lou » of « Marie-Lou »."""
    for name in filter(None, first_names):
        yield name
        parts = re.split(r"[\s-]", name.strip())
        if len(parts) > 1:
            yield from (part for part in parts if len(part) >= FEWEST and fold(part).text not in OF)


def _drawn_out(word: str) -> str:
    """A word however long its letters are held: « Zoééé »."""
    return "".join(f"{re.escape(found[1])}{{{len(found[0])},}}" for found in re.finditer(r"(.)\1*", word))


def own_names(text: str, view: View, talk: Talk) -> Iterator[Span]:
    """Each surname and school by which the writer of a text would be found; `view` is the text folded."""
    yield from surnames(text, view, talk.known)
    if not talk.by_adult:
        yield from schools.schools(text, view)
    elif talk.to_minor:
        yield from schools.guessed(view)


def surnames(text: str, view: View, known: KnownBy) -> Iterator[Span]:
    """Each surname of the writer of a text; `view` is the text folded."""
    named = "apel" in view.text or "appel" in view.text or "nom" in view.text or "name" in view.text
    for found in _CALLED.finditer(view.text) if named else ():
        yield from _part(text, view, *found.span("part"), first=found["first"])
    for found in _FAMILY_NAME.finditer(view.text) if named else ():
        yield from _part(text, view, *found.span("part"))
    for found in _PRESENTED.finditer(view.text):
        if {found["first"], *found["first"].split("-")} & {*FIRST_NAMES, known.first_name}:
            yield from _presented(view, found)
    yield from _of_kin(text, view)
    if named:
        yield from _corrected(view)
    if known.first_name:
        pattern = rf"(?<![a-z]){re.escape(known.first_name)}\s+(?P<part>[a-z][a-z'-]*(?:\s+[a-z'-]+)?)"
        for found in re.finditer(pattern, view.text):
            low = found.start("part")
            word = _WORD.match(view.text, low)
            if word and (word[0] in known.names or capital(text, view, low)):
                yield from _part(text, view, *found.span("part"), sure=word[0] in known.names)
        yield from _before(text, view, known)
        yield from _small(view, known)
    for name in known.names:
        # In small letters, or with the first name or digits glued to it, only what is no word besides.
        rare = is_rare(name)
        before, after = (
            (rf"(?<![a-z])(?:{re.escape(known.first_name)})?", r"\d{0,4}") if rare else ("(?<=[a-z,] )", "")
        )
        for found in re.finditer(rf"{before}{re.escape(name)}{after}(?![a-z])", view.text):
            if rare or capital(text, view, found.start()):
                yield view.span(Finding.NAME, *found.span())


def _presented(view: View, found: re.Match[str]) -> Iterator[Span]:
    """The surname behind a first name in small letters, where it is one that is known, or a rare word."""
    low, end = found.start("part"), 0
    for number, word in enumerate(_WORD.finditer(view.text, low, found.end("part"))):
        if word[0] in OF and number < _PARTICLES_BEFORE:
            continue
        known = word[0] in SURNAMES or word[0] in ALSO_SURNAMES
        if known or (is_strange(word[0]) and is_rare(word[0]) and not is_hasty(word[0])):
            end = word.end()
        break
    if end:
        yield view.span(Finding.NAME, low, end)


def _of_kin(text: str, view: View) -> Iterator[Span]:
    """The surname of one's family: « ma mère s'appelle Léa Durand », « mon père tient le garage Durand »."""
    for found in _KIN_CALLED.finditer(view.text):
        word = _WORD.match(view.text, found.start("part"))
        if found["called"] or (word and (is_rare(word[0]) or capital(text, view, word.start()))):
            yield from _part(text, view, *found.span("part"), first=found["first"])
    for found in _KIN_OWNS.finditer(view.text):
        if is_rare(found["part"]) or capital(text, view, found.start("part")):
            yield view.span(Finding.NAME, *found.span("part"))


def _corrected(view: View) -> Iterator[Span]:
    """A surname that is said again, rightly, behind one."""
    for found in _CORRECTED.finditer(view.text):
        if is_rare(found["part"]) and _CALLED.search(view.text, 0, found.start()):
            yield view.span(Finding.NAME, *found.span("part"))


def _small(view: View, known: KnownBy) -> Iterator[Span]:
    """A surname in small letters that nothing else tells: before a class, or where one says who one is."""
    first = re.escape(known.first_name)
    for pattern in (
        rf"(?<![a-z]){first}\s(?P<name>[a-z][a-z-]{{2,40}}+)(?:\s[a-z-]{{3,40}}+)?,?\s{_IN_CLASS}",
        rf"\b{_I_AM}\s{first}\s(?P<name>[a-z][a-z-]{{2,40}}+)(?=\s*(?:[.,;!?\n)]|$))",
        # A message that says nothing else.
        rf"\A\W{{0,9}}{first}\s(?P<name>[a-z][a-z-]{{2,40}}+)\W{{0,9}}\Z",
    ):
        for found in re.finditer(pattern, view.text):
            if is_strange(found["name"]):
                yield view.span(Finding.NAME, *found.span("name"))


def _before(text: str, view: View, known: KnownBy) -> Iterator[Span]:
    """A surname before the first name, as on lists: « MARTIN Zoé ». Known, or in capitals and no word."""
    pattern = rf"(?<![a-z])(?P<name>[a-z][a-z'-]{{2,40}}+)[\s,]{{1,3}}{re.escape(known.first_name)}(?![a-z])"
    for found in re.finditer(pattern, view.text):
        span = view.span(Finding.NAME, *found.span("name"))
        shouted = text[span.start : span.end].isupper() and not text.isupper()
        if found["name"] in known.names or (shouted and found["name"] not in COMMON):
            yield span


def _part(text: str, view: View, low: int, high: int, first: str = "", sure: bool = False) -> Iterator[Span]:
    """The surname at the beginning of a part, if there is one: capitals, or no word of every day."""
    end = low
    for word in _WORD.finditer(view.text, low, high) if first not in STOPS else ():
        if word[0] in OF:
            continue
        begins = end == low
        strange = len(word[0]) >= FEWEST and word[0] not in COMMON and word[0] not in STOPS
        strange = (strange and not is_hasty(word[0])) or word[0] in ALSO_SURNAMES
        if not (capital(text, view, word.start()) or (begins and (sure or strange))):
            break
        end = word.end()
    if end > low:
        yield view.span(Finding.NAME, low, end)
