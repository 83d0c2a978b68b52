"""What a place is and for whom, from the words of its source."""

import re
from typing import NamedTuple

from api.guide.places.service import Level, PlaceKind
from api.platform.kit.text import fold

Kind = PlaceKind
OUT_OF_SCOPE = "out_of_scope"
PART_OF_SCHOOL = "part_of_school"
"""Of a SEGPA: it has a UAI of its own, and is a part of its collège."""

_ALL_LEVELS = list(Level)

# Nature codes of the national school register (BCN, table N_NATURE_UAI).
_BY_NATURE = {
    "300": Kind.HIGH_SCHOOL,
    "301": Kind.HIGH_SCHOOL,
    "302": Kind.HIGH_SCHOOL,
    "306": Kind.HIGH_SCHOOL,
    "307": Kind.AGRICULTURAL_SCHOOL,
    "310": Kind.HIGH_SCHOOL,
    "315": Kind.HIGH_SCHOOL,
    "320": Kind.VOCATIONAL_SCHOOL,
    "332": Kind.VOCATIONAL_SCHOOL,
    "334": Kind.VOCATIONAL_SCHOOL,
    "335": Kind.HIGH_SCHOOL,
    "340": Kind.MIDDLE_SCHOOL,
    "349": Kind.SPECIALISED_SCHOOL,
    "350": Kind.MIDDLE_SCHOOL,
    "352": Kind.MIDDLE_SCHOOL,
    "370": Kind.SPECIALISED_SCHOOL,
    "380": Kind.MFR,
    "841": Kind.CIO,
}

# Words of a name or of a nature, folded; the first that is found decides.
_BY_WORDS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"\becoles? de production\b", Kind.PRODUCTION_SCHOOL),
        (r"\bmaisons? fam\w* rura\w*|\bmfr(eo)?\b", Kind.MFR),
        (r"\bcentre d.?information et d.?orientation\b|\bcio\b", Kind.CIO),
        (r"\bmissions? locales?\b", Kind.MISSION_LOCALE),
        (r"\binformation.{0,12}jeunesse\b|\b(crij|cij|bij|pij)\b", Kind.INFORMATION_POINT),
        # Of a lycée, and named after it, but none: what it calls itself first is what it is.
        (
            r"^\s?(cfa[a-z]?\b|(centre|unite) (de )?formation (d.|des |par )?apprenti)",
            Kind.APPRENTICESHIP_CENTRE,
        ),
        (r"^\s?c\.?f\.?p\.?p\.?a\b", Kind.TRAINING_BODY),
        (
            r"\blegta\b|\bleap\b|\blpa\b|\beplefpa\b|\blycee\b.*\b(agricole|horticole)s?\b"
            r"|\b(enseignement|formation)\b.*\bagricoles?\b",
            Kind.AGRICULTURAL_SCHOOL,
        ),
        (r"\berea\b|\benseignement adapte\b|\binstitut (medico|therap|educ)", Kind.SPECIALISED_SCHOOL),
        (r"\bcfa[a-z]?\b|\bapprenti\w*|\bapprentissage\b|\burma\b|\bcompagnon", Kind.APPRENTICESHIP_CENTRE),
        (r"\bchambres? d.?agriculture\b|\bcfppa\b", Kind.TRAINING_BODY),
        (r"\bcolleges?\b(?! de france)", Kind.MIDDLE_SCHOOL),
        (
            r"\b(lycee|section)\b.*\bprofession\w*|\blycee des metiers\b|\blepp?\b|\blp\b",
            Kind.VOCATIONAL_SCHOOL,
        ),
        (r"\blycees?\b|\blgt\b|\blpo\b|\blegt\b", Kind.HIGH_SCHOOL),
        (
            r"\buniversit\w+|\biut\b|\binspe\b|\bifsi\b|\binstitut de formation en soins\b"
            r"|\becole .*\bingenieurs?\b|\becole (superieure|nationale|centrale)\b|\bing[e]nieurs?\b",
            Kind.HIGHER_EDUCATION,
        ),
    )
)


_SEGPA = re.compile(r"\bsegpa\b|\bsection d.?enseignement general et professionnel adapte")


_SECTION = re.compile(r"section\b.{0,20}\b(enseignement|professionnelle)\b")
_SAID_OF_ANY_WORDS = (
    "section enseignement professionnel professionnelle general generale et technologique privee prive du"
    " de des la le les lycee lycees lpo lp lgt polyvalent metiers"
)
_SAID_OF_ANY = frozenset(_SAID_OF_ANY_WORDS.split())


class Section(NamedTuple):
    """A part of a lycée that has a UAI of its own: for whom it is, and the words that name the lycée."""

    level: Level
    words: list[str]


def section(name: str) -> Section | None:
    """Of « Section d'enseignement professionnel du LPO X »; null for what is a place."""
    folded = fold(name)
    if not _SECTION.match(folded) or _SEGPA.search(folded):
        return None
    level = Level.HIGH_SCHOOL if "general et technologique" in folded else Level.VOCATIONAL
    words = re.findall(r"[a-z0-9]{2,}", folded)
    return Section(level, list(dict.fromkeys(word for word in words if word not in _SAID_OF_ANY)))


def school_kind(
    nature: str, type_name: str, label: str, name: str, *, agricultural: bool = False
) -> PlaceKind | str | None:
    """Kind of a school from its nature code, type, nature label and name.

    `OUT_OF_SCOPE` for primary schools and offices, `PART_OF_SCHOOL` for a SEGPA; null when nothing tells.
    """
    if nature[:1] == "1" or (nature[:1] == "8" and nature != "841"):
        return OUT_OF_SCOPE
    if nature == "390" or _SEGPA.search(fold(name)):
        return PART_OF_SCHOOL
    if "production" in name and "ecole de production" in fold(name):
        return Kind.PRODUCTION_SCHOOL
    kind = _BY_NATURE.get(nature)
    if kind is None and nature[:1] == "2":
        kind = Kind.SPECIALISED_SCHOOL
    if kind is None and nature[:1] in ("4", "5"):
        kind = Kind.HIGHER_EDUCATION
    if kind is None:
        known = fold(type_name)
        if known in ("ecole", "primaire", "service administratif"):
            return OUT_OF_SCOPE
        kind = kind_from_words(label, name, type_name)
        if known == "lycee" and kind is Kind.MIDDLE_SCHOOL:  # « Chavagnes International Collège »
            kind = Kind.HIGH_SCHOOL
    if agricultural and kind in (Kind.HIGH_SCHOOL, Kind.VOCATIONAL_SCHOOL):
        return Kind.AGRICULTURAL_SCHOOL
    return kind


def kind_from_words(*texts: str) -> PlaceKind | None:
    """Kind told by the words of a name; null when none tells."""
    folded = fold(" ".join(texts)).replace("-", " ")
    return next((kind for pattern, kind in _BY_WORDS if pattern.search(folded)), None)


# Words of a desk's name or category, folded; a library, a hostel, a cyber café advise nobody.
_DESKS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"\bcentre d.?information et d.?orientation\b|\bcio\b", Kind.CIO),
        (
            r"\binfo\w* jeun\w*|\b(crij|cij|bij|pij)\b|\ble j, angers connectee jeunesse\b",
            Kind.INFORMATION_POINT,
        ),
        (r"\bfrance services?\b", Kind.PUBLIC_SERVICE),
        (r"\bmissions? locales?\b", Kind.MISSION_LOCALE),
        (r"\bgreta\b|\becole de la (deuxieme|2e|2eme) chance\b", Kind.TRAINING_BODY),
        (
            r"\b(poll?e|cap) emploi\b|\bfrance travail\b|\bmaisons? de l.?emploi\b"
            r"|\b(espace|service|point|relais|guichet unique) emploi\b",
            Kind.PUBLIC_SERVICE,
        ),
    )
)


def desk_kind(*texts: str) -> PlaceKind | None:
    """Kind of a desk from its name, else from its category; null for what advises nobody."""
    for text in texts:
        folded = fold(text)
        found = next((kind for pattern, kind in _DESKS if pattern.search(folded)), None)
        if found:
            return found
    return None


_USUAL_LEVELS: dict[PlaceKind, list[Level]] = {
    Kind.MIDDLE_SCHOOL: [Level.MIDDLE_SCHOOL],
    Kind.HIGH_SCHOOL: [Level.HIGH_SCHOOL],
    Kind.VOCATIONAL_SCHOOL: [Level.VOCATIONAL],
    Kind.AGRICULTURAL_SCHOOL: [Level.VOCATIONAL],
    Kind.MFR: [Level.MIDDLE_SCHOOL, Level.VOCATIONAL, Level.APPRENTICESHIP],
    Kind.APPRENTICESHIP_CENTRE: [Level.APPRENTICESHIP],
    Kind.HIGHER_EDUCATION: [Level.HIGHER],
    Kind.PRODUCTION_SCHOOL: [Level.VOCATIONAL],
    Kind.CIO: _ALL_LEVELS,
    Kind.INFORMATION_POINT: _ALL_LEVELS,
}


def usual_levels(kind: PlaceKind) -> list[Level]:
    """For whom a place of that kind is when its source does not say."""
    return _USUAL_LEVELS.get(kind, [])
