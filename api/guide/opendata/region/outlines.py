"""Outlines of the region, its departments and its communes, from GeoJSON in WGS 84."""

import json
from collections.abc import Iterator
from itertools import pairwise
from math import isfinite
from typing import Any, NamedTuple

from api.guide.opendata import normalise
from api.guide.opendata.cells import cell, dig
from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.job import Job
from api.guide.opendata.reader import Json
from api.guide.region import bulk
from api.platform.kit.text import fold


class Outline(NamedTuple):
    """A feature that can be used; geometry as GeoJSON text, centre and area in degrees."""

    line: int
    code: str
    name: str
    geometry: str
    lat: float
    lon: float
    area: float


def outlines(job: Job) -> None:
    """Import outlines. The codes tell communes; the file's name tells a region from departments.

    Outlines of an earlier year are taken for parts of today's communes and joined into them.
    """
    detail = "light" if "simplif" in fold(job.file.name) or "light" in fold(job.file.name) else "full"
    found: list[Outline] = []
    for number, feature in _features(job):
        job.report.read += 1
        outline = _outline(number, feature)
        if outline is None:
            job.log.add(number, cell(feature, "properties", "code") or None, "bad_shape")
        else:
            found.append(outline)
    lengths = {len(outline.code) for outline in found}
    if lengths == {5}:
        level = "commune"
    elif not lengths or 5 in lengths:
        raise BrokenFileError("unknown_level")
    else:
        level = _level(job, found)
    job.report.dataset = f"{level} {detail}" if level != "commune" else "commune"
    if level == "commune":
        _write_communes(job, found)
    else:
        created, updated = bulk.write_outlines(
            job.connection, level, detail, [(o.code, o.name, o.geometry) for o in found]
        )
        job.report.created += created
        job.report.updated += updated
        job.report.unchanged += len(found) - created - updated


def _features(job: Job) -> Iterator[tuple[int, Json]]:
    """The features of a collection, or the only one of a file that is a single feature."""
    try:
        yield from job.file.items(("features",))
    except BrokenFileError as error:
        if error.code != "wrong_format" or job.report.read:
            raise
        document = job.file.document()
        if not isinstance(document, dict) or document.get("type") != "Feature":
            raise
        yield 1, document


def _level(job: Job, found: list[Outline]) -> str:
    name = fold(job.file.name)
    if "region" in name:
        return "region"
    if "departement" in name or "department" in name:
        return "department"
    known = bulk.department_names(job.connection)
    if all(fold(known.get(outline.code, "")) == fold(outline.name) for outline in found):
        return "department"
    raise BrokenFileError("unknown_level")


def _outline(number: int, feature: Json) -> Outline | None:
    code = cell(feature, "properties", "code").upper()
    name = cell(feature, "properties", "nom") or cell(feature, "properties", "name")
    geometry = dig(feature, "geometry")
    if not name or not (normalise.insee(code) or normalise.department(code)):
        return None
    try:
        polygons = _polygons(geometry)
        lat, lon, area = _centre(polygons)
    except (TypeError, ValueError, IndexError, KeyError):
        return None
    kept = {"type": "MultiPolygon", "coordinates": polygons}
    if len(polygons) == 1:
        kept = {"type": "Polygon", "coordinates": polygons[0]}
    return Outline(number, code, name, json.dumps(kept), lat, lon, area)


def _polygons(geometry: Any) -> list[Any]:
    if geometry["type"] == "Polygon":
        polygons = [geometry["coordinates"]]
    elif geometry["type"] == "MultiPolygon":
        polygons = geometry["coordinates"]
    else:
        raise ValueError(geometry["type"])
    for polygon in polygons:
        for ring in polygon:
            if len(ring) < 4:
                raise ValueError("a ring has four points or more")
            for point in ring:
                if not all(isinstance(one, int | float) and isfinite(one) for one in point):
                    raise ValueError("not numbers")
                lon, lat = point[0], point[1]
                if abs(lon) > 180 or abs(lat) > 90:
                    raise ValueError("not in WGS 84 degrees")
    return list(polygons)


def _centre(polygons: list[Any]) -> tuple[float, float, float]:
    """Latitude and longitude of the outer rings' centre of mass, and their area (shoelace formula)."""
    area = x_moment = y_moment = 0.0
    for polygon in polygons:
        ring = polygon[0]
        for (x0, y0, *_), (x1, y1, *_) in pairwise(ring):
            cross = x0 * y1 - x1 * y0
            area += cross / 2
            x_moment += (x0 + x1) * cross / 6
            y_moment += (y0 + y1) * cross / 6
    if area == 0:
        raise ValueError("an outline without a surface")
    return y_moment / area, x_moment / area, abs(area)


def _write_communes(job: Job, found: list[Outline]) -> None:
    """Keep each outline as a part, then join the parts of each commune of today."""
    parts: dict[str, tuple[Outline, str]] = {}
    for outline in found:
        commune = job.gazetteer.by_code(outline.code)
        if commune is None:
            job.log.add(outline.line, outline.code, "unknown_commune", outline.name)
        elif outline.code in parts:
            job.log.add(outline.line, outline.code, "duplicate")
        else:
            parts[outline.code] = (outline, commune.code)
    created, updated = bulk.write_outlines(
        job.connection, "part", "full", [(o.code, o.name, o.geometry) for o, _home in parts.values()]
    )
    job.report.created += created
    job.report.updated += updated
    job.report.unchanged += len(parts) - created - updated
    bulk.name_former_communes(job.connection, {o.code: o.name for o, _home in parts.values()})
    bulk.join_outlines(job.connection, sorted({home for _outline, home in parts.values()}))
    _add_centres(job, parts)


def _add_centres(job: Job, parts: dict[str, tuple[Outline, str]]) -> None:
    """The centre of mass of its outline for a commune that has no better centre."""
    by_home: dict[str, list[Outline]] = {}
    for outline, home in parts.values():
        by_home.setdefault(home, []).append(outline)
    centres = []
    for home, pieces in by_home.items():
        area = sum(piece.area for piece in pieces)
        lat = sum(piece.lat * piece.area for piece in pieces) / area
        lon = sum(piece.lon * piece.area for piece in pieces) / area
        centres.append((home, round(lat, 6), round(lon, 6), "outline", list[str]()))
    bulk.write_centres(job.connection, centres)
