"""The steps of every way, which many schools teach, and after which of them a training comes."""

import re
from collections.abc import Sequence
from typing import Any

from api.guide.trainings.queries import AFTER_CAP, AFTER_THIRD, ONE_YEAR
from api.platform.kit.text import fold

_GENERAL, _TECHNOLOGICAL, _SECOND, _BAC_AND_3 = "BAC-GENERAL", "BAC-TECHNO", "2DE-GT", "BAC-3"
_PSYCHOLOGY, _HEALTH = "BAC-3-PSYCHOLOGY", "HEALTH-1"
_ANY_BAC, _STUDIES, _PROFESSIONAL = "BAC", "AFTER-BAC", "BAC-PRO"
_BAC_OR_NONE, _NONE = "BAC-OR-NONE", "NO-DIPLOMA"
_UPGRADED, _ASKED_BAC = "BAC-OF-FIELD", "BAC-ASKED"
OF_THE_FIELD, _SPECIALISED = "CAP", "SPECIALISED"
_INDUSTRY, _MANAGEMENT, _BAC_AND_2 = "BAC-STI2D-STL", "BAC-STMG", "BAC-2"
_ANY_BAC_AND_2 = "BAC-2-ANY"
_AT_SCHOOL, _ANYHOW = ("school",), ()
_Step = tuple[str, str, int | None, int | None, tuple[str, ...], tuple[str, ...]]
_STEPS: dict[str, _Step] = {
    _SECOND: ("2de générale et technologique", "2de", 4, 12, (), _AT_SCHOOL),
    _GENERAL: ("Bac général", "Bac général", 4, 24, (_SECOND,), _AT_SCHOOL),
    _TECHNOLOGICAL: ("Bac technologique", "Bac techno", 4, 24, (_SECOND,), _AT_SCHOOL),
    _INDUSTRY: ("Bac techno STI2D ou STL", "Bac techno", 4, 24, (_SECOND,), _AT_SCHOOL),
    _MANAGEMENT: ("Bac techno STMG", "Bac techno", 4, 24, (_SECOND,), _AT_SCHOOL),
    _PROFESSIONAL: ("Bac professionnel (l’établissement dit lequel)", "Bac pro", 4, 36, (), _ANYHOW),
    _ANY_BAC: ("Un bac (Parcoursup dit lequel)", "Bac", 4, 36, (), _ANYHOW),
    _BAC_OR_NONE: ("Un bac sur Parcoursup, sinon aucun diplôme exigé", "Bac", 4, None, (), _ANYHOW),
    _NONE: ("Aucun diplôme exigé", "Aucun diplôme", None, None, (), _ANYHOW),
    _BAC_AND_2: ("BTS ou BUT", "Bac + 2", 5, 24, (_GENERAL, _TECHNOLOGICAL), _ANYHOW),
    _ANY_BAC_AND_2: ("Diplôme à bac + 2", "Bac + 2", 5, 24, (_GENERAL, _TECHNOLOGICAL), _ANYHOW),
    _BAC_AND_3: (
        "Licence ou autre diplôme à bac + 3 (l’université dit lesquels)",
        "Bac + 3",
        6,
        36,
        (_GENERAL, _TECHNOLOGICAL),
        _ANYHOW,
    ),
    # The title is for who has a licence and a master of psychology (décret 90-255, article 1).
    _PSYCHOLOGY: ("Licence de psychologie", "Licence", 6, 36, (_GENERAL, _TECHNOLOGICAL), _ANYHOW),
    # How one enters the studies of doctors, dentists, midwives, pharmacists (code de l'éducation, R631-1).
    _HEALTH: (
        "1re année d’études de santé (PASS ou licence option accès santé), puis sélection",
        "PASS ou L.AS",
        4,
        12,
        (_GENERAL, _TECHNOLOGICAL),
        _ANYHOW,
    ),
    OF_THE_FIELD: ("Diplôme du même domaine (CAP, bac pro…)", "CAP", 3, None, (), _ANYHOW),
    # A CAP is enough for some, others ask for a bac pro: their own texts say so.
    _SPECIALISED: (
        "Diplôme du même domaine (l’établissement dit lequel)",
        "Diplôme du domaine",
        None,
        None,
        (),
        _ANYHOW,
    ),
    _STUDIES: (
        "Études après le bac (l’établissement dit combien d’années)",
        "Études après le bac",
        5,
        None,
        (_GENERAL, _TECHNOLOGICAL),
        _ANYHOW,
    ),
    _ASKED_BAC: ("Un bac (l’établissement dit lequel)", "Bac", 4, 36, (), _ANYHOW),
    _UPGRADED: ("Bac techno ou pro du même domaine", "Bac du domaine", 4, None, (), _ANYHOW),
}
"""Label, diploma, level, months, after which of them, and how it is taught, where that is one way only."""
_SO_MANY_YEARS = re.compile(rf"{_STUDIES}-[1-9]")
_SERIES = re.compile(rf"{_TECHNOLOGICAL}(?:-[A-Z0-9]{{3,5}})+")
"""The technological bac with its series that are named, by which the others are not shut out."""
AFTER_SECOND = frozenset(("Bac général", "Bac techno"))
THROUGH_PARCOURSUP = frozenset(
    ("BTS", "1re année de BTS", "BTSA", "BUT", "Licence", "DNMADE", "DEUST", "Classe prépa")
)
"""What one may begin with a general or technological bac, and wishes for there."""
_FIRST_YEARS = ("1re année de BTS", "1re année de BTSA")
_AFTER_OWN_BAC = (
    (re.compile(r"\b(?:ats|bts\w*|adaptation de(?:s)? techniciens)\b"), (_BAC_AND_2,)),
    (re.compile(r"\b(?:tsi|tpc|tb)\b"), (_INDUSTRY,)),
    (re.compile(r"\bect\b|commerciale technologique"), (_MANAGEMENT,)),
    (re.compile(r"bacheliers professionnels"), ()),
    (re.compile(""), (_GENERAL,)),
)
"""Classes préparatoires by their names, the first that fits; all others are for the general bac."""
_BEGUN_LATER = re.compile(r"bac\s?\+\s?\d uniquement|reservee?s? aux? bac\s?\+\s?\d")
_WISHED_FOR = (
    (_BEGUN_LATER, ()),
    (re.compile(r"\bbac general et techno"), (_GENERAL, _TECHNOLOGICAL)),
    (re.compile(r"\bbacs? (?:serie )?gener"), (_GENERAL,)),
    (re.compile(r"\bbacs? (?:serie )?(?:techno|sti2d)"), (_TECHNOLOGICAL,)),
    (re.compile(""), (_ANY_BAC,)),
)
"""What else is on Parcoursup by its name, which may tell for which bac it is: else only Parcoursup says."""
_AFTER_BAC_AND_3 = frozenset(("Master",))
_AFTER_BAC_AND_2 = frozenset(("Licence pro",))
_SPECIALISATIONS = frozenset(("Certificat de spécialisation", "MC"))
_ASKS_NO_DIPLOMA = frozenset(("Titre professionnel", "Diplôme professionnel de l’animation et du sport"))
"""An age, a test or some work lets one in; where a diploma does, its own text says so."""
_SCHOOLS_OWN = "Formation d’école spécialisée"
_CAP_LEVEL, _AFTER_BAC_LEVEL = 3, 5
_OF_PSYCHOLOGY = re.compile(r"\bpsychologie\b")
_OF_HEALTH = re.compile(r"\bdocteur en (?:medecine|chirurgie dentaire|maieutique|pharmacie)\b")
_OF_DOCTORS = re.compile(r"\bdocteure?s?\b")
_YEARS_ABOVE_BAC = {5: 2, 6: 3, 7: 5}
"""By the level of the RNCP."""
_ALSO_WITHOUT = frozenset(("BPJEPS", "DEJEPS", "DESJEPS"))
"""On Parcoursup for who has a bac, and without any diploma elsewhere, as Onisep tells."""
_FEW_SERIES = 3
"""What is open to more of them is open to all."""


def begins_after_third(diploma: str, months: int | None) -> bool:
    """Whether it may be begun after 3e. A CAP of one year alone completes another diploma."""
    return diploma in AFTER_THIRD and (months is None or months > ONE_YEAR)


def begun_later(label: str) -> bool:
    """Whether its name keeps it for who has studied after the bac: its years are not counted from there."""
    return _BEGUN_LATER.search(fold(label)) is not None


def asked(row: Any) -> dict[str, Any]:
    """What `before` is told of who may begin, of a row of `access_queries`."""
    told = ("after_upgrade", "open_to_all", "asks_pro", "asks_bac", "series", "years_before")
    return {name: getattr(row, name) for name in told}


def before(
    diploma: str,
    level: int | None,
    label: str,
    months: int | None,
    *,
    has_some: bool,
    on_parcoursup: bool,
    after_upgrade: bool,
    open_to_all: bool,
    asks_pro: bool,
    asks_bac: bool,
    series: Sequence[str],
    years_before: int | None,
) -> tuple[str, ...]:
    """The steps of every way after which it comes; where no training is named, the least there is. What is
    `open_to_all` asks for no diploma, whatever else is named; what `asks_pro` takes a bac pro too, not named,
    what `asks_bac` takes any, beside what is named; `series` are those named of the technological bac, and
    `years_before` those of studies after the bac.
    """
    if diploma in _AFTER_BAC_AND_3:
        return (_PSYCHOLOGY if _OF_PSYCHOLOGY.search(fold(label)) else _BAC_AND_3,)
    if _OF_HEALTH.search(fold(label)):
        return (_HEALTH,)
    if diploma in AFTER_SECOND:
        return (_SECOND,)
    if diploma == "Classe prépa":
        return _by_name(_AFTER_OWN_BAC, label)
    if diploma in THROUGH_PARCOURSUP:
        # Who has a bac of the field begins at once, all others after a mise à niveau.
        technological = "-".join((_TECHNOLOGICAL, *(series if len(series) <= _FEW_SERIES else ())))
        own = (_UPGRADED,) if after_upgrade else (_GENERAL, technological)
        return (*own, _PROFESSIONAL) if asks_pro else own
    if open_to_all or (on_parcoursup and diploma in _ALSO_WITHOUT):
        return (_BAC_OR_NONE,) if on_parcoursup or diploma in _ALSO_WITHOUT else (_NONE,)
    if on_parcoursup and diploma not in AFTER_CAP:
        return _by_name(_WISHED_FOR, label)
    if asks_bac and level and level >= _AFTER_BAC_LEVEL:
        return (_ASKED_BAC,)
    if has_some or begins_after_third(diploma, months):
        return ()
    if diploma in _SPECIALISATIONS and level != _CAP_LEVEL:
        return (_SPECIALISED,)
    if diploma in AFTER_CAP or diploma in AFTER_THIRD:
        return (OF_THE_FIELD,)
    if diploma in _AFTER_BAC_AND_2:
        return (_ANY_BAC_AND_2,)
    if diploma in _ASKS_NO_DIPLOMA:
        return ()
    if level == _AFTER_BAC_LEVEL and (months is None or months > ONE_YEAR) and diploma != _SCHOOLS_OWN:
        return (_GENERAL, _TECHNOLOGICAL)
    if not level or level <= _AFTER_BAC_LEVEL:
        return ()
    if years_before is not None:
        return (f"{_STUDIES}-{years_before}",) if years_before else (_ASKED_BAC,)
    # What lasts as many years as its level is above the bac begins there; doctors have a first year before.
    whole = months == 12 * _YEARS_ABOVE_BAC.get(level, 0) and not _OF_DOCTORS.search(fold(label))
    return (_ASKED_BAC,) if whole else (_STUDIES,)


def _by_name(after: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...], label: str) -> tuple[str, ...]:
    return next(keys for name, keys in after if name.search(fold(label)))


def _of_series(key: str) -> _Step:
    """« Bac techno, surtout STI2D ou STL »."""
    *most, last = key.removeprefix(f"{_TECHNOLOGICAL}-").split("-")
    either = f"{', '.join(most)} ou {last}" if most else last
    return (f"Bac techno, surtout {either}", *_STEPS[_TECHNOLOGICAL][1:])


def _of_years(key: str) -> _Step:
    """« Études jusqu’à bac + 3 »: a school may teach these years itself, which no list tells."""
    years = int(key.removeprefix(f"{_STUDIES}-"))
    level = max((level for level, least in _YEARS_ABOVE_BAC.items() if years >= least), default=4)
    return (
        f"Études jusqu’à bac + {years} (l’établissement dit lesquelles, et s’il prend dès le bac)",
        f"Bac + {years}",
        level,
        12 * years,
        *_STEPS[_STUDIES][4:],
    )


def _step(key: str) -> _Step:
    if key in _STEPS:
        return _STEPS[key]
    return _of_years(key) if _SO_MANY_YEARS.fullmatch(key) else _of_series(key)


def named(key: str, *, freely: bool = False) -> dict[str, Any]:
    """A step as it stands on a training's page, which one may begin `freely` or not."""
    label, diploma, level, *_ = _step(key)
    return {
        "id": None,
        "label": label,
        "diploma": diploma,
        "level": level,
        # Whoever leaves the 2de may ask for every series: there is no file to be chosen by.
        "conditional": key != _SECOND and not freely,
        "by_onisep": False,
    }


def begin_with_first_years(ways: Sequence[dict[str, Any]]) -> None:
    """Let what shares a first year be begun by it alone: no first year of one option is taught (nomenclature
    of modules élémentaires de formation). Else one way seems two, of one year and of two.
    """
    firsts = {way["id"]: way for way in ways if way["diploma"] in _FIRST_YEARS}
    for way in ways:
        shared = [key for key in way["from"] if key in firsts]
        if shared:
            for first in map(firsts.__getitem__, shared):
                first["from"] = [
                    *dict.fromkeys([*first["from"], *(key for key in way["from"] if key not in shared)])
                ]
            way["from"] = shared


def of_every_way(named: set[str]) -> list[dict[str, Any]]:
    """The steps of every way that are named, and those before them."""
    worded = {key for key in named if _SERIES.fullmatch(key) or _SO_MANY_YEARS.fullmatch(key)}
    known = {**_STEPS, **{key: _step(key) for key in sorted(worded)}}
    wanted = named & known.keys()
    while more := {earlier for key in wanted for earlier in known[key][4]} - wanted:
        wanted |= more
    return [
        {
            "id": key,
            "label": label,
            "diploma": diploma,
            "level": level,
            "months": months,
            "statuses": list(statuses),
            "places": None,
            "general": True,
            "nearest": None,
            "from": list(after),
            "after_third": not after,
            "leads": False,
            "named": None,
            "prepares": False,
            "contest": False,
            "firm": False,
            "last_session": None,
            "notes": [],
        }
        for key, (label, diploma, level, months, after, statuses) in known.items()
        if key in wanted
    ]
