"""The territory: departments, groups of communes, communes, their centres and postcodes."""

from collections.abc import Iterator
from typing import Any

from api.guide.agenda import bulk as agenda
from api.guide.opendata import normalise, positions
from api.guide.opendata.cells import cell, dig, objects
from api.guide.opendata.headers import resolve
from api.guide.opendata.job import Job
from api.guide.opendata.reader import Json
from api.guide.places import merge
from api.guide.region import bulk
from api.platform.kit.bulk import Vanishing, together, write
from api.platform.kit.geo import Position

_KINDS = {
    "commune-deleguee": "delegated",
    "commune-associee": "associated",
    "arrondissement-municipal": "district",
}
_POSTAL = {
    "commune": ("code_commune_insee", "code_insee", "code_commune"),
    "postcode": ("code_postal",),
    "point": ("coordonnees_gps", "_geopoint", "geopoint", "coordonnees_geographiques"),
}


def departments(job: Job) -> None:
    """Departments of the official geographic code."""

    def rows() -> Iterator[tuple[int, tuple[Any, ...]]]:
        for number, item in job.file.items():
            job.report.read += 1
            code, name = normalise.department(cell(item, "code")), cell(item, "nom")
            if not code or not name:
                job.log.add(number, cell(item, "code") or None, "bad_shape")
                continue
            yield number, (code, name, cell(item, "region"), normalise.insee(cell(item, "chefLieu")))

    job.count(write(job.connection, bulk.DEPARTMENTS, rows()))


def epci(job: Job) -> None:
    """Groups of communes and their members, which may lie outside the region."""
    members: list[tuple[int, tuple[str, str]]] = []

    def rows() -> Iterator[tuple[int, tuple[Any, ...]]]:
        for number, item in job.file.items():
            job.report.read += 1
            code, name = cell(item, "code"), cell(item, "nom")
            if not code or not name:
                job.log.add(number, code or None, "bad_shape")
                continue
            joined = [normalise.insee(cell(member, "code")) for member in objects(dig(item, "membres"))]
            members.extend((number, (code, commune)) for commune in joined if commune)
            population = normalise.whole(dig(item, "populationTotale"))
            yield number, (code, name, cell(item, "type"), population)

    effects = write(job.connection, bulk.EPCI, rows())
    left = write(job.connection, bulk.EPCI_MEMBERS, members).vanishing
    job.count(effects)
    job.report.vanish(together(left)._replace(of="members"))


def communes(job: Job) -> None:
    """Communes of today and those that are part of them (official geographic code)."""
    today: list[tuple[int, tuple[Any, ...]]] = []
    former: list[tuple[int, tuple[str, str, str, str]]] = []
    successors: dict[str, str] = {}
    regions: dict[str, str] = {}
    for number, item in job.file.items():
        job.report.read += 1
        code, name, kind = normalise.insee(cell(item, "code")), cell(item, "nom"), cell(item, "type")
        home = normalise.insee(cell(item, "chefLieu") or cell(item, "commune"))
        if not code or not name or (kind in _KINDS and not home):
            job.log.add(number, cell(item, "code") or None, "bad_shape")
        elif kind == "commune-actuelle":
            department = normalise.department(cell(item, "departement")) or normalise.department(code) or ""
            regions[department] = cell(item, "region")
            population = normalise.whole(dig(item, "population"))
            siren = cell(item, "siren") or None
            today.append((number, (code, name, department, _postcodes(item), population, siren)))
            successors.update(dict.fromkeys(_older_codes(item), code))
        elif kind in _KINDS and home:
            former.append((number, (code, name, _KINDS[kind], home)))
            successors[code] = home
        else:
            job.log.add(number, code, "unknown_kind", kind[:80])
    current = {row[0] for _number, row in today}
    successors = {old: home for old, home in successors.items() if old not in current and home in current}

    bulk.add_departments(job.connection, regions)
    job.count(write(job.connection, bulk.COMMUNES, today))
    _retire(job, successors)
    known = bulk.commune_codes(job.connection)
    for number, (code, _name, _kind, home) in former:
        if home not in known:
            job.log.add(number, code, "unknown_commune", home)
    standing = ((number, row) for number, row in former if row[3] in known)
    job.count(write(job.connection, bulk.FORMER_COMMUNES, standing))
    bulk.add_nameless_former(job.connection, successors)


def _postcodes(item: Json) -> list[str]:
    listed = dig(item, "codesPostaux")
    found = {normalise.postcode(code) for code in listed} if isinstance(listed, list) else set()
    return sorted(code for code in found if code)


def _older_codes(item: Json) -> list[str]:
    listed = dig(item, "anciensCodes")
    return [code for old in listed if (code := normalise.insee(old))] if isinstance(listed, list) else []


def _retire(job: Job, successors: dict[str, str]) -> None:
    """Communes of an earlier file that were merged since: what stood in them moves, then they go."""
    gone = bulk.still_standing(job.connection, successors)
    if gone:
        job.report.vanish(Vanishing(len(gone), len(bulk.commune_codes(job.connection)), "merged"))
        merge.follow_communes(job.connection, gone)
        agenda.follow_communes(job.connection, gone)
        bulk.retire_communes(job.connection, gone)


def postal_codes(job: Job) -> None:
    """La Poste's list: the centre of each commune, and postcodes where the official code gives none."""
    found: dict[str, tuple[Position, set[str]]] = {}
    by_former: dict[str, list[Position]] = {}
    rows_kept = 0
    with job.file.table() as table:
        at = resolve(table.header, _POSTAL, ("commune", "postcode"))
        for line, row in table.rows():
            job.report.read += 1
            row.append("")
            code = normalise.insee(row[at["commune"]])
            commune = job.gazetteer.by_code(code)
            if code is None or commune is None:
                job.log.add(line, row[at["commune"]][:20] or None, "unknown_commune")
                continue
            rows_kept += 1
            point = positions.plausible(*(normalise.pair(row[at["point"]]) or (None, None)))
            postcode = normalise.postcode(row[at["postcode"]])
            if point and code == commune.code:
                found.setdefault(code, (point, set()))[1].update([postcode] if postcode else [])
            elif point:
                by_former.setdefault(commune.code, []).append(point)
    centres = [(code, *point, "postal", sorted(codes)) for code, (point, codes) in found.items()]
    for code, points in by_former.items():
        if code not in found:
            lat = sum(point.lat for point in points) / len(points)
            lon = sum(point.lon for point in points) / len(points)
            centres.append((code, round(lat, 6), round(lon, 6), "former", []))
    changed = bulk.write_centres(job.connection, centres)
    job.report.updated += changed
    job.report.unchanged += rows_kept - changed
