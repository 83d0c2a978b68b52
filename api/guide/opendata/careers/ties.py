"""On which careers Onisep's pages are: told by what they are called, when lists of either change.

The codes that Onisep gives are of ROME 3, or its links made of those. ROME 4 split most of them and kept the
code for one of the parts: such a code says of which field a page is, not on which career.
"""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from api.guide.careers import bulk
from api.guide.opendata.job import Job
from api.guide.opendata.names import job_labels
from api.platform.kit.bulk import Connection, Vanishing, lock, write
from api.platform.kit.text import fold

Bearers = dict[str, dict[str, int]]
"""By name the careers that bear it: as their label (0), as a title in use (1), or as one that is rare (2)."""

_ASIDE = re.compile(r"\([^()]*\)| -\w+-")
_SLASH = re.compile(r"\s?/\s|\s/(?!\s)")
_FORM = re.compile(r"/[^\s/-]+")
_WORD = re.compile(r"[a-z0-9]+")
_SMALL_WORDS = "a au aux d de des du en et l la le les un une"
_SMALL = frozenset(_SMALL_WORDS.split())


def _name(form: str) -> str:
    """What is the same in every spelling: « Agent général d'assurances », « … d'assurance (AGA) »."""
    words = _WORD.findall(fold(_ASIDE.sub(" ", form)))
    return " ".join(word.rstrip("s") for word in words if word not in _SMALL)


def names(label: str) -> set[str]:
    """The forms of a label, to compare."""
    forms = job_labels(_SLASH.sub(" / ", label))
    return {_name(form) for form in (forms if any(forms) else (label,)) if form} - {""}


@dataclass
class Page:
    """A page of Onisep: what it is called and also called, and the codes that it is given."""

    label: str
    url: str
    codes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    synonyms: set[str] = field(default_factory=set)


def refresh_ties(job: Job) -> None:
    """Write anew on which careers Onisep's pages are. The guard is told how many of them leave one: not where
    no job titles are known, without which most cannot be told.
    """
    lock(job.connection, "ties of Onisep's pages")
    had = set(job.connection.execute(_OWN).fetchall())
    found = sorted(_ties(job.connection))
    write(job.connection, bulk.TIES, enumerate(found, 1))
    if had and job.connection.execute("SELECT FROM career_appellation LIMIT 1").fetchone() is not None:
        lost = had - {(code, key) for code, key, _, _, called, _ in found if called}
        job.report.blanked.append(Vanishing(len(lost), len(had), "career_onisep_tie.called"))


def _ties(connection: Connection) -> Iterator[tuple[Any, ...]]:
    """(career, page, label, address, how it is called there, whether it is given its code)."""
    careers = _careers(connection)
    bearers = _bearers(connection)
    ordered = sorted(bearers)
    pages = _pages(connection)
    titles = {name: key for key, page in pages.items() for name in page.names}
    for key, page in pages.items():
        given = page.codes & careers.keys()
        near = {code for code, career in careers.items() if not given.isdisjoint(career.codes)}
        borne = _best(_borne(page.names, bearers), given, near)
        both = set() if 0 in borne.values() else _both(page, near, careers)
        if not borne:
            # « Ingénieur brevets » is « Ingénieur brevet en industrie », whatever its other names are.
            begun = tuple(f"{name} industrie " for name in page.names)
            borne = {code: 0 for code in near if careers[code].is_called(begun)}
        if not borne:
            # Another name may be that of a page of its own.
            others = _borne({name for name in page.synonyms if titles.get(name, key) == key}, bearers)
            longer = _begun(page.names, ordered, bearers)
            # However plainly the career bears it, the page has a name of its own, which may mean less.
            borne = dict.fromkeys(_best(_by_others(page, others, near, longer, careers), given, near), 1)
        if not borne:
            # « Infirmier » is « Infirmier en soins généraux », whose code it is given.
            begun = tuple(f"{name} " for name in page.names)
            borne = {code: 1 for code in given if careers[code].is_called(begun)}
        if both:
            borne = dict.fromkeys(both, 0)
        alone = len(borne) == 1 or bool(both)
        for code in given | borne.keys():
            called = ("title" if borne[code] else "label") if alone and code in borne else None
            yield code, key, page.label, page.url, called, code in given


def _both(page: Page, near: set[str], careers: Mapping[str, "Career"]) -> set[str]:
    """The careers of the field whose own names together are the page's: « bijoutier-joaillier », which is a
    job title of another one too.
    """
    for name in page.names:
        words = {*name.split()}
        named = [(code, {*own.split()}) for code in near for own in careers[code].names]
        parts = {code: held for code, held in named if held < words}
        if len(parts) > 1 and set[str]().union(*parts.values()) == words:
            return {*parts}
    return set()


def _by_others(
    page: Page, others: Mapping[str, int], near: set[str], longer: set[str], careers: Mapping[str, "Career"]
) -> dict[str, int]:
    """The careers of the field that bear another name of the page. A job title is less than a career's own
    name, and than one that begins as the page is called: where those are other careers', it says nothing;
    nor where the page is not given the career's code, and both do not begin alike. Outside of the field it is
    the one of such a name that holds the page's: « paysagiste », « concepteur paysagiste ».
    """
    elsewhere = {code for code, rank in others.items() if not rank} - near
    only_own = bool(elsewhere or longer & near - others.keys())
    first = tuple(f"{name.split()[0]} " for name in page.names)
    borne = {
        code: rank
        for code, rank in others.items()
        if code in near
        and (not rank or (not only_own and (code in page.codes or careers[code].is_called(first))))
    }
    if borne or len(elsewhere) != 1:
        return borne
    held = {word for name in page.names for word in name.split()}
    return {code: 0 for code in elsewhere if any(held <= {*name.split()} for name in careers[code].names)}


def _best(borne: Mapping[str, int], given: set[str], near: set[str]) -> dict[str, int]:
    """Of several careers of one name those that bear it most plainly; of these the one that is meant by the
    code, or is of its field.
    """
    best = {code: rank for code, rank in borne.items() if rank == min(borne.values())}
    for nearer in (given, near):
        meant = {code: rank for code, rank in best.items() if code in nearer}
        if len(meant) == 1:
            return meant
    return best


def _borne(called: Iterable[str], bearers: Bearers) -> dict[str, int]:
    borne: dict[str, int] = {}
    for name in called:
        for code, rank in bearers.get(name, {}).items():
            borne[code] = min(rank, borne.get(code, rank))
    return borne


def _begun(called: Iterable[str], ordered: Sequence[str], bearers: Bearers) -> set[str]:
    """The careers that bear a longer name that begins so, of these names in order."""
    found: set[str] = set()
    for name in called:
        for longer in islice(ordered, bisect(ordered, f"{name} "), None):
            if not longer.startswith(f"{name} "):
                break
            found |= bearers[longer].keys()
    return found


_OWN = "SELECT code, onisep_id FROM career_onisep_tie WHERE called IS NOT NULL"
_CAREERS = """
    SELECT code, label, parent_code, former_code FROM career
    WHERE rome_version = (SELECT max(rome_version) FROM career)
"""
_CALLED = """
    SELECT code, label, 0 FROM career WHERE rome_version = (SELECT max(rome_version) FROM career)
    UNION ALL SELECT code, label, CASE WHEN rare THEN 2 ELSE 1 END FROM career_appellation
    WHERE rome_version = (SELECT max(rome_version) FROM career)
"""
_LINKS = "SELECT onisep_id, code, label, url FROM career_onisep ORDER BY onisep_id, code"
_LISTED = """
    SELECT DISTINCT ON (id) id, rome_codes, label, url FROM onisep_career ORDER BY id, edition DESC
"""
_SHEETS = "SELECT id, name, name_feminine, name_masculine, synonyms FROM onisep_sheet"


class Career(NamedTuple):
    """What a career is called, and the codes that may mean it: its own, and those of which it was a part."""

    names: set[str]
    codes: set[str]

    def is_called(self, begun: tuple[str, ...]) -> bool:
        """Whether its own name begins so."""
        return any(f"{name} ".startswith(begun) for name in self.names)


def _careers(connection: Connection) -> dict[str, Career]:
    return {
        code: Career(names(label), {code, parent or code, former or code})
        for code, label, parent, former in connection.execute(_CAREERS)
    }


def _bearers(connection: Connection) -> Bearers:
    bearers: Bearers = defaultdict(dict)
    for code, label, rank in connection.execute(_CALLED):
        for name in names(label):
            bearers[name][code] = min(rank, bearers[name].get(code, rank))
    return bearers


def _pages(connection: Connection) -> dict[str, Page]:
    """What links and lists name, the latest list alone; a page without a link has the codes of the list."""
    pages: dict[str, Page] = {}
    for key, code, label, url in connection.execute(_LINKS):
        page = pages.setdefault(key, Page(label, url))
        page.codes.add(code)
        page.names |= names(label)
    linked = set(pages)
    for key, codes, label, url in connection.execute(_LISTED):
        page = pages.setdefault(key, Page(label, url))
        page.names |= names(label)
        if key not in linked:
            page.codes |= set(codes)
    for key, *labels, synonyms in connection.execute(_SHEETS):
        if key in pages:
            # « caissier/ère »: without what stands for the feminine form.
            pages[key].names.update(*(names(_FORM.sub("", label)) for label in labels if label))
            pages[key].synonyms.update(*(names(_FORM.sub("", label)) for label in synonyms))
    return pages
