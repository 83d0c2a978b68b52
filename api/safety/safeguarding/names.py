"""The writer's own surname and, of a pupil, the own school: the forms promise that nobody reads them."""

import re
from collections.abc import Iterable, Iterator

from api.safety.safeguarding.contacts.common import COMMON
from api.safety.safeguarding.findings import Finding, KnownBy, Span, Talk
from api.safety.safeguarding.fold import fold
from api.safety.safeguarding.given import SECOND_NAMES
from api.safety.safeguarding.learned import model
from api.safety.safeguarding.rules import CLAUSE
from api.safety.safeguarding.views import View

_FEWEST = 3
"""Letters of a name by which somebody is found."""
_FEWEST_WITHIN = 4
"""The same of one that stands in a mail address without a sign around it: « lbongrand »."""
_GLUED = r"(?![a-z])(?:\d{1,8}|_[a-z\d]{1,40})?"
"""What ends a first name; digits and a surname may hang on it."""
_PAIR = re.compile(r"[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'’-]{0,60}+\s{1,9}[A-ZÀ-ÖØ-Þ]")
_SURNAME = re.compile(
    r"(?:\s(?:[Dd]e|[Dd]u|[Dd]es|[Ll]a|[Ll]e|van|von)(?=\s)){0,3}+\s(?P<word>[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'’-]{0,60}+)"
    r"(?:\s[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'’-]{0,60}+)?"
)
"""What follows a first name in a breath."""
_SCHOOL_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*|[^a-z0-9\s]")
_MOST = 3
"""Words of a school's name in small letters."""
_WORD = re.compile(r"[a-z][a-z'-]*")
_IN_CLASS = (
    r"(?:(?:de la|dans la|en|d'la|du|classe de)\s)?(?:[3-6]\s?[eè](?:me|ème)?\s?[a-h\d]?|2n?de|1[eè]?re"
    r"|tle|term|seconde|premiere|première|terminale|cap|bac)\b"
)
"""What follows who says their whole name at school."""
_I_AM = r"(?:c'?est|moi|suis|signe|signé|cordialement|salutations|respectueusement|m'appelle)"
_SMALL_NAME = re.compile(
    rf"\b[^\W\d_]{{2,30}}\s(?P<name>[^\W\d_]{{3,30}}),?\s{_IN_CLASS}"
    rf"|\b{_I_AM}\s[^\W\d_]{{2,30}}\s(?P<last>[^\W\d_]{{3,30}})\s*(?:[.,;!?\n)]|$)",
    re.IGNORECASE,
)
_NOT_NAMES = (
    "eleve eleves lyceen lyceenne collegien collegienne apprenti apprentie scolarise scolarisee inscrit"
    " inscrite interne actuellement maintenant classe motivee motive aussi toujours etudiante etudiant qui"
)
_NO_SURNAME = frozenset(_NOT_NAMES.split())
"""What stands between a first name and a class, and is no name."""
_ALSO_NAMES = "petit grand blanc noir noel bois gros rose cousin pont page maitre pain foyer dupont long"
_ALSO_SURNAMES = frozenset(_ALSO_NAMES.split())
"""Words of every day that many people are called by."""
_ANSWERED = re.compile(r"(?<![a-z'-])(?:[a-z]')?([a-z]{3,}(?:[-'][a-z]+)*)")
_MOST_ANSWERED = 7
"""Words of an answer that is a name."""
_ABOUT_SCHOOL = (
    "general generale technologique professionnel professionnelle polyvalent agricole hotelier prive publique"
    " privee terminale seconde troisieme quatrieme cinquieme sixieme segpa ulis pro desole desolee dire"
    " confidentiel prefererais donner droit etablissement bahut cned maison internat arrete descolarise"
    " descolarisee"
)
_NO_ANSWER = frozenset(_ABOUT_SCHOOL.split())
"""What one answers besides to who asks for a school or a surname."""
_NAMES = r"(?P<part>[a-z][a-z'-]+(?:\s+[a-z'-]+){0,3})"
_CALLED = re.compile(
    r"\b(?:(?:je )?m'?appell?e|je me nomme|my name is|prenom et (?:mon )?nom|nom et (?:mon )?prenom"
    rf"|nom complet)[\s:,]{{1,3}}(?:(?:c'?est|est)\s)?(?P<first>[a-z][a-z-]+)\s+{_NAMES}"
)
_FAMILY_NAME = re.compile(
    rf"\b(?:nom de famille[\s,]{{0,3}}(?:c'?est|c|est|:|=)|mon nom (?:c'?est|c))\s{{0,3}}{_NAMES}"
)
_OF_SCHOOLS = (
    r"(?:pro|professionnel|general|technologique|polyvalent|agricole|hotelier|prive|public|horticole"
    r"|maritime|des metiers|catholique|technique)"
)
_SCHOOL_KIND = (
    r"(?:lycee|college|cfa|mfr|lpo?|lep|erea|ecole|institution|institut|bahut)"
    rf"(?:\s+{_OF_SCHOOLS}){{0,3}}"
)
A_SCHOOL = re.compile(rf"\b{_SCHOOL_KIND}\b")
"""In a folded text, that one speaks of a school."""
_KIND_FIRST = re.compile(
    rf"^(?:(?:{_SCHOOL_KIND}|{_OF_SCHOOLS}|et|de|du|des|la|le|les|d'enseignement)(?![\w'-])\s*)+"
)
"""What a school's name begins with, before what it alone is called."""
_SCHOOL = re.compile(r"lycee|college|cfa|mfr|\blp|lep|erea|ecole|instit|bahut")
_AT_SCHOOL = re.compile(
    r"\b(?:(?:je|j)\s?(?:suis|vais|etudie|bosse)|jsuis|j'suis|chui|chuis|j'etudie|je viens|scolarisee?"
    r"|eleves?|inscrite?|interne|lyceenn?e?|collegienn?e?|[3-6]e(?:me)?\s?[a-f\d]?"
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
_NOT_A_TOWN = 2
"""Words with which a school is called, where a town is by one."""
_NOT_MINE = re.compile(
    r"\b(?:portes ouvertes|jpo|visit\w*|salon|forum|stand|immersion|aller|alle|allee|irai|voudrais|veux"
    r"|postul\w*|candidat\w*|voeux?|hesite|prises?|accepte\w*|admise?|prochain\w*|rentree|septembre)\b"
)
_STOP_WORDS = (
    "et ou mais donc car ni en je j'ai j tu il elle on a au aux dans pour avec depuis qui que qu'il chez sur"
    " si comme ici la les des un une ce mes mon ma c'est suis est ai jai age ans"
)
_STOPS = frozenset(_STOP_WORDS.split())
_PARTICLES = "de du des la le les l' d' saint sainte st ste sur sous"
_OF = frozenset(_PARTICLES.split())


def known_by(first_name: str, email: str = "", school: str = "") -> KnownBy:
    """What is known of a writer, from the first name and the mail address of the account, and the name of the
    school that it is linked to.
    """
    first = fold(first_name).text.strip()
    local = fold(email.partition("@")[0]).text
    parts = {part for part in re.findall(r"[a-z]+", local) if len(part) >= _FEWEST and part not in COMMON}
    called = _KIND_FIRST.sub("", fold(school).text.strip())
    return KnownBy(first, frozenset(parts - set(re.findall(r"[a-z]+", first))), called)


def shows_surname(name: str, email: str) -> bool:
    """Whether a first name is followed by a word of the mail address, which then is the surname: « Lina
    Bongrand » of lina.bongrand@… or lbongrand@…
    """
    known = known_by("", email).names
    within = re.sub(r"[^a-z]", "", fold(email.partition("@")[0]).text)
    more = [re.sub(r"[^a-z]", "", word) for word in fold(name).text.split()[1:]]
    return any(
        word in known or (len(word) >= _FEWEST_WITHIN and word in within)
        for word in more
        if word not in SECOND_NAMES
    )


def may_name(text: str) -> bool:
    """Whether two names stand beside each other, which says something where the writer is known. Cheap."""
    if _PAIR.search(text) is not None:
        return True
    return any(_is_strange(fold(one["name"] or one["last"]).text) for one in _SMALL_NAME.finditer(text))


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
            if text[span.start].isupper() or (len(folded) >= _FEWEST and folded not in COMMON):
                surname = _SURNAME.match(text, span.end)
                named = surname is not None and _may_be_surname(fold(surname["word"]).text)
                end = surname.end() if surname is not None and named else span.end
                before, after = text[: span.start].rstrip(" ,"), text[end:]
                left = after.lstrip(" ,!")
                text = before + after if before else left[:1].upper() + left[1:]
    return text


def _may_be_surname(word: str) -> bool:
    """Whether a word with a capital behind a first name is no word with which a sentence begins."""
    return word not in COMMON or word in _ALSO_SURNAMES


def _whole_and_parts(first_names: Iterable[str]) -> Iterator[str]:
    """Each first name, then what a longer one is called by: « Marie » and « Lou » of « Marie-Lou »."""
    for name in filter(None, first_names):
        yield name
        parts = re.split(r"[\s-]", name.strip())
        if len(parts) > 1:
            yield from (part for part in parts if len(part) >= _FEWEST and fold(part).text not in _OF)


def _drawn_out(word: str) -> str:
    """A word however long its letters are held: « Zoééé »."""
    return "".join(f"{re.escape(found[1])}{{{len(found[0])},}}" for found in re.finditer(r"(.)\1*", word))


def told_name(view: View, known: KnownBy) -> Iterator[Span]:
    """What may be a name in a short folded answer to who asked for it: words that are not of every day, nor
    the first name.
    """
    words = list(_ANSWERED.finditer(view.text))
    own = set(re.findall(r"[a-z]+", known.first_name))
    strange = [
        word for word in words if word[1] not in own and word[1] not in _NO_ANSWER and _is_strange(word[1])
    ]
    if strange and len(words) <= _MOST_ANSWERED:
        yield view.span(Finding.NAME, strange[0].start(1), strange[-1].end(1))


def own_names(text: str, view: View, talk: Talk) -> Iterator[Span]:
    """Each surname and school by which the writer of a text would be found; `view` is the text folded."""
    yield from surnames(text, view, talk.known)
    if not talk.by_adult:
        yield from schools(text, view)


def surnames(text: str, view: View, known: KnownBy) -> Iterator[Span]:
    """Each surname of the writer of a text; `view` is the text folded."""
    named = "appel" in view.text or "nom" in view.text or "name" in view.text
    for found in _CALLED.finditer(view.text) if named else ():
        yield from _part(text, view, *found.span("part"), first=found["first"])
    for found in _FAMILY_NAME.finditer(view.text) if named else ():
        yield from _part(text, view, *found.span("part"))
    if known.first_name:
        pattern = rf"(?<![a-z]){re.escape(known.first_name)}\s+(?P<part>[a-z][a-z'-]*(?:\s+[a-z'-]+)?)"
        for found in re.finditer(pattern, view.text):
            low = found.start("part")
            word = _WORD.match(view.text, low)
            if word and (word[0] in known.names or _capital(text, view, low)):
                yield from _part(text, view, *found.span("part"), sure=word[0] in known.names)
        yield from _before(text, view, known)
        yield from _small(view, known)
    for name in known.names:
        # In small letters, or with the first name or digits glued to it, only what is no word besides.
        rare = _is_rare(name)
        before, after = (
            (rf"(?<![a-z])(?:{re.escape(known.first_name)})?", r"\d{0,4}") if rare else ("(?<=[a-z,] )", "")
        )
        for found in re.finditer(rf"{before}{re.escape(name)}{after}(?![a-z])", view.text):
            if rare or _capital(text, view, found.start()):
                yield view.span(Finding.NAME, *found.span())


def _is_rare(word: str) -> bool:
    """Whether nobody whose messages were learned from has used a folded word."""
    return len(word) >= _FEWEST_WITHIN and f"w:{word}" not in model().named


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
            if _is_strange(found["name"]):
                yield view.span(Finding.NAME, *found.span("name"))


def _is_strange(word: str) -> bool:
    """Whether a word in small letters beside a first name may be a surname."""
    strange = word not in COMMON and word not in _STOPS and word not in _OF and word not in _NO_SURNAME
    return strange or word in _ALSO_SURNAMES


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
    for word in _WORD.finditer(view.text, low, high) if first not in _STOPS else ():
        if word[0] in _OF:
            continue
        begins = end == low
        strange = len(word[0]) >= _FEWEST and word[0] not in COMMON and word[0] not in _STOPS
        strange = strange or word[0] in _ALSO_SURNAMES
        if not (_capital(text, view, word.start()) or (begins and (sure or strange))):
            break
        end = word.end()
    if end > low:
        yield view.span(Finding.NAME, low, end)


def schools(text: str, view: View) -> Iterator[Span]:
    """Each name of the writer's own school; `view` is the text folded."""
    for pattern in (_AT_SCHOOL, _MY_SCHOOL) if _SCHOOL.search(view.text) else ():
        for found in pattern.finditer(view.text):
            if not _NOT_MINE.search(found[0]):
                called = found.groupdict().get("called", "") is not None
                yield from _school(text, view, *found.span("part"), small=called)


def school_of_applicant(text: str, view: View, known: KnownBy) -> Iterator[Span]:
    """Each name of the school of somebody who applies, which is the one that is named unless it is visited or
    wished for; the known one also without the word for it.
    """
    for found in _ANY_SCHOOL.finditer(view.text) if _SCHOOL.search(view.text) else ():
        if not _NOT_MINE.search(found["before"]):
            yield from _school(text, view, *found.span("part"), small=False)
    for found in _TAUGHT_AT.finditer(view.text):
        yield from _school(text, view, *found.span("part"), small=False, fewest=_NOT_A_TOWN)
    words = re.findall(r"[a-z0-9]+", known.school)
    rare = any(map(_is_rare, words))
    for found in re.finditer(rf"\b{r'[^a-z0-9]{1,3}'.join(words)}\b", view.text) if words else ():
        if rare or _capital(text, view, found.start()):
            yield view.span(Finding.NAME, *found.span())


def _school(text: str, view: View, low: int, high: int, *, small: bool, fewest: int = 1) -> Iterator[Span]:
    """The name of a school at the beginning of a part, of so many words at least: capitals, or `small`
    letters where it must be one.
    """
    end, count = low, 0
    for number, word in enumerate(_SCHOOL_WORD.finditer(view.text[low:high])):
        plain = word[0].rpartition("'")[2]
        if not plain[:1].isalnum() and plain not in '«"':
            break
        if word[0] in _OF or not plain[:1].isalnum():
            continue
        place = low + word.end() - len(plain)
        few = small and number < _MOST and len(plain) >= _FEWEST
        strange = few and plain not in COMMON and plain not in _STOPS
        if not (_capital(text, view, place) or strange):
            break
        end, count = low + word.end(), count + 1
    if count >= fewest:
        yield view.span(Finding.NAME, low, end)


def _capital(text: str, view: View, place: int) -> bool:
    start = view.places[place] if view.places else place
    return text[start].isupper()
