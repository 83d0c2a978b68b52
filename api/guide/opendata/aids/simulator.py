"""The aids of the public simulator for young people: an archive or folder of YAML files, one for each aid
(`benefits/`) and one for each institution that gives them (`institutions/`).
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import yaml

from api.guide.aids import bulk
from api.guide.aids.service import AreaKind
from api.guide.opendata import normalise
from api.guide.opendata.archive import newest, texts
from api.guide.opendata.cells import cell, objects
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.headers import meaning
from api.guide.opendata.job import Job
from api.guide.opendata.markup import plain
from api.guide.opendata.reader import Json
from api.platform.kit.bulk import write

MAX_KEY = 100
MAX_LABEL = 200
MAX_DESCRIPTION = 3000
MAX_CONDITION = 600
MAX_OPENED = 400
"""Brackets in a document: with many that are open at once PyYAML takes the square of their number."""
_ENDINGS = (".yml", ".yaml")
_COMPUTED = "openfisca"
"""Folder of the aids whose conditions stand in a program."""
_AREAS = {
    "communes": AreaKind.COMMUNE,
    "epcis": AreaKind.EPCI,
    "departements": AreaKind.DEPARTMENT,
    "regions": AreaKind.REGION,
}
"""Conditions on where one lives, the narrowest first."""
_GIVERS = {
    "region": (AreaKind.REGION, "code_insee"),
    "departement": (AreaKind.DEPARTMENT, "code_insee"),
    "commune": (AreaKind.COMMUNE, "code_insee"),
    "epci": (AreaKind.EPCI, "code_siren"),
}
Institutions = Mapping[str, Json]


def aids(job: Job) -> None:
    """Every aid of the list. Raises BrokenFileError for an archive without aids or institutions."""
    documents: dict[str, dict[str, str]] = {"benefits": {}, "institutions": {}}
    for path, content in texts(job.file, _ENDINGS):
        folder = next((part for part in path.parts[:-1] if part in documents), None)
        if folder:
            documents[folder][str(path)] = content
    if not all(documents.values()):
        raise BrokenFileError("unknown_header", "benefits/, institutions/")
    institutions = {
        PurePosixPath(path).stem: _read(path, text) for path, text in documents["institutions"].items()
    }
    rows = _rows(job, sorted(documents["benefits"].items()), institutions)
    job.count(write(job.connection, bulk.AIDS, rows))
    bulk.note_reading(job.connection, job.source, job.today, newest(job.file, _ENDINGS, job.today))


def _read(path: str, content: str) -> Json:
    """A document, all its values as text: `=` is a value here, and nothing is built of a tag or an anchor."""
    if content.count("[") + content.count("{") > MAX_OPENED:
        raise BrokenFileError("bad_yaml", path[-80:])
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(content, Loader=yaml.BaseLoader)):
            raise BrokenFileError("bad_yaml", path[-80:])  # one may unfold to a billion
        found = yaml.load(content, Loader=yaml.BaseLoader)  # noqa: S506 (makes texts, lists and mappings only)
    except (yaml.YAMLError, RecursionError, ValueError) as error:  # a sign or a version beyond all numbers
        raise BrokenFileError("bad_yaml", path[-80:]) from error
    return found if isinstance(found, dict) else {}


def _rows(
    job: Job, documents: Sequence[tuple[str, str]], institutions: Institutions
) -> Iterator[tuple[int, Sequence[Any]]]:
    for number, (path, content) in enumerate(documents, 1):
        job.report.read += 1
        key = meaning(PurePosixPath(path).stem)
        try:
            aid = _read(path, content)
            more = _COMPUTED in PurePosixPath(path).parts or _has_more_conditions(aid)
            yield number, _row(key, aid, institutions, more_conditions=more)
        except RejectedRowError as error:
            job.log.add(number, key, error.reason, error.detail)


def _row(key: str, aid: Json, institutions: Institutions, *, more_conditions: bool) -> tuple[Any, ...]:
    giver = institutions.get(cell(aid, "institution"))
    label = plain(cell(aid, "label"), MAX_LABEL)
    link = normalise.website(cell(aid, "link"))
    if not key:
        raise RejectedRowError("no_key")
    if len(key) > MAX_KEY:
        raise RejectedRowError("bad_identifier", key[:40])
    if not label or giver is None or not cell(giver, "name"):
        raise RejectedRowError("no_name", cell(aid, "institution")[:40])
    if link is None:
        raise RejectedRowError("no_link")
    conditions = objects(aid.get("conditions_generales"))
    kind, areas = _area(conditions, giver)
    applying = normalise.website(cell(aid, "teleservice")) or normalise.website(cell(aid, "form"))
    return (
        key,
        label[0].upper() + label[1:],
        cell(giver, "name")[:MAX_LABEL],
        plain(cell(aid, "description"), MAX_DESCRIPTION),
        [plain(text, MAX_CONDITION) for text in _texts(aid.get("conditions"))],
        more_conditions,
        sorted({cell(profile, "type") for profile in objects(aid.get("profils"))} - {""}),
        *_ages(conditions),
        kind.value,
        areas,
        link,
        applying,
    )


def _has_more_conditions(aid: Json) -> bool:
    """Whether it has conditions other than place and age that no sentence tells."""
    return any(
        cell(each, "type") not in (*_AREAS, "age") for each in objects(aid.get("conditions_generales"))
    ) or any(profile.get("conditions") for profile in objects(aid.get("profils")))


def _area(conditions: Sequence[Json], giver: Json) -> tuple[AreaKind, list[str]]:
    """For whose inhabitants: the narrowest area that is a condition, else that of whoever gives it."""
    for name, area in _AREAS.items():
        of_kind = [condition for condition in conditions if cell(condition, "type") == name]
        if told := {code for condition in of_kind for code in _texts(condition.get("values"))}:
            return area, sorted(told)
    kind, code = _GIVERS.get(cell(giver, "type"), (None, ""))
    if kind is not None and cell(giver, code):
        return kind, [cell(giver, code)]
    if departments := _texts(giver.get("departments")):
        return AreaKind.DEPARTMENT, sorted(set(departments))
    return AreaKind.NATIONAL, []


def _ages(conditions: Sequence[Json]) -> tuple[int | None, int | None]:
    """From which age, and below which: what all its conditions let through."""
    lowest: list[int] = []
    below: list[int] = []
    for condition in conditions:
        years = normalise.whole(cell(condition, "value"))
        if cell(condition, "type") != "age" or years is None:
            continue
        operator = cell(condition, "operator")
        if operator in (">=", "=", "=="):
            lowest.append(years)
        if operator == ">":
            lowest.append(years + 1)
        if operator == "<":
            below.append(years)
        if operator in ("<=", "=", "=="):
            below.append(years + 1)
    return max(lowest, default=None), min(below, default=None)


def _texts(value: object) -> list[str]:
    found = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return [text for each in found if isinstance(each, str) and (text := normalise.text(each))]
