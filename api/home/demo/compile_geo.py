"""Compile the publishers' geography into the demo set's own small files (a developer's tool).

Run `python -m api.home.demo.compile_geo OPEN_DATA_FOLDER`; it rewrites the geography in
`api/home/demo/data/`, whose README describes every file, its source and its licence.
"""

import csv
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from api.home.demo import DATA

REGION = {"code": "52", "name": "Pays de la Loire"}
SCHOOLS = "annuaire-education/pays-de-la-loire_derived_schools_2026-01.json"
# Degrees of longitude are shorter than degrees of latitude: simplify on a plane where both weigh the same.
LONGITUDE_SCALE = math.cos(math.radians(47.3))
COMMUNE_TOLERANCE = 0.0022
DEPARTMENT_TOLERANCE = 0.004
DECIMALS = 4

Json = dict[str, Any]


@dataclass
class Commune:
    """A current commune; `position_source` is `postal`, `outline` or `schools`."""

    code: str
    name: str
    postcodes: list[str]
    department: str
    population: int
    epci: str = ""
    lat: float = math.nan
    lon: float = math.nan
    position_source: str = ""
    former: dict[tuple[str, str], str] = field(default_factory=dict)
    """(former code, former name) → `delegated`, `associated` or `merged`."""


def main(folder: Path) -> None:
    """Read the open data under `folder` and write the compiled files."""
    geo = folder / "geo"
    communes, successor = read_communes(geo)
    contours, names = read_contours(geo)
    add_former_names(communes, successor, names)
    add_epci(geo, communes)
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, contour in contours.items():
        parts[code if code in communes else successor[code]].append(contour)
    merged = {code: shapely.union_all(shapes) for code, shapes in sorted(parts.items())}
    add_positions(communes, read_postal_points(geo), merged, read_school_points(folder))

    departments = read_json(geo / "etalab_departements_pays-de-la-loire.json")
    write_tables(communes, departments, read_json(geo / "etalab_epci_pays-de-la-loire.json"))
    write_outlines(communes, merged, departments)


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def read_communes(geo: Path) -> tuple[dict[str, Commune], dict[str, str]]:
    """Current communes by code, and the current commune that each former code now belongs to."""
    communes: dict[str, Commune] = {}
    successor: dict[str, str] = {}
    rows: list[Json] = read_json(geo / "etalab_communes_pays-de-la-loire.json")
    for row in rows:
        if row["type"] == "commune-actuelle":
            communes[row["code"]] = Commune(
                row["code"], row["nom"], row["codesPostaux"], row["departement"], row["population"]
            )
            successor.update(dict.fromkeys(row.get("anciensCodes", []), row["code"]))
    kinds = {"commune-deleguee": "delegated", "commune-associee": "associated"}
    for row in rows:
        if kind := kinds.get(row["type"]):
            successor[row["code"]] = row["chefLieu"]
            communes[row["chefLieu"]].former[row["code"], row["nom"]] = kind
    return communes, successor


def read_contours(geo: Path) -> tuple[dict[str, BaseGeometry], dict[str, str]]:
    """Outlines and names of the communes of 2018, by their code of that year."""
    contours: dict[str, BaseGeometry] = {}
    names: dict[str, str] = {}
    for path in sorted((geo / "contours").glob("communes-*.geojson")):
        for feature in read_json(path)["features"]:
            code = feature["properties"]["code"]
            contours[code] = shape(feature["geometry"])
            names[code] = feature["properties"]["nom"]
    return contours, names


def add_former_names(communes: dict[str, Commune], successor: dict[str, str], names: dict[str, str]) -> None:
    """Keep the communes that vanished without becoming a delegated one; their names are those of 2018."""
    known = {code for commune in communes.values() for code, _ in commune.former}
    for code, current in successor.items():
        if code not in known and code in names:
            communes[current].former[code, names[code]] = "merged"


def add_epci(geo: Path, communes: dict[str, Commune]) -> None:
    for group in read_json(geo / "etalab_epci_pays-de-la-loire.json"):
        for member in group["membres"]:
            if commune := communes.get(member["code"]):
                commune.epci = group["code"]


def read_postal_points(geo: Path) -> dict[str, tuple[float, float]]:
    """(lat, lon) by commune code, from the postal base."""
    with (geo / "laposte_hexasmal_pays-de-la-loire.csv").open(encoding="utf-8-sig", newline="") as file:
        return {
            row["Code_commune_INSEE"]: parse_point(row["coordonnees_gps"])
            for row in csv.DictReader(file, delimiter=";")
            if row["coordonnees_gps"]
        }


def parse_point(text: str) -> tuple[float, float]:
    lat, lon = text.split(",")
    return float(lat), float(lon)


def read_school_points(folder: Path) -> dict[str, list[tuple[float, float]]]:
    """(lat, lon) of the schools of each commune."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for school in read_json(folder / SCHOOLS):
        position = school["coordinates"]
        if position["latitude"] and position["longitude"]:
            points[school["address"]["insee_code"]].append((position["latitude"], position["longitude"]))
    return points


def add_positions(
    communes: dict[str, Commune],
    postal: dict[str, tuple[float, float]],
    outlines: dict[str, BaseGeometry],
    schools: dict[str, list[tuple[float, float]]],
) -> None:
    """Place each commune: the postal point, else its outline's centre, else the middle of its schools."""
    for code, commune in communes.items():
        if point := postal.get(code):
            commune.position_source = "postal"
        elif outline := outlines.get(code):
            commune.position_source, point = "outline", (outline.centroid.y, outline.centroid.x)
        else:
            commune.position_source, points = "schools", schools[code]
            point = (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
        commune.lat, commune.lon = round(point[0], DECIMALS), round(point[1], DECIMALS)


def write_tables(communes: dict[str, Commune], departments: list[Json], groups: list[Json]) -> None:
    ordered = [communes[code] for code in sorted(communes)]
    write_csv(
        DATA / "communes.csv",
        "code;name;postcodes;department_code;epci_code;population;lat;lon;position_source",
        (
            (
                c.code,
                c.name,
                " ".join(c.postcodes),
                c.department,
                c.epci,
                c.population,
                c.lat,
                c.lon,
                c.position_source,
            )
            for c in ordered
        ),
    )
    write_csv(
        DATA / "former_communes.csv",
        "code;name;kind;commune_code",
        sorted((code, name, kind, c.code) for c in ordered for (code, name), kind in c.former.items()),
    )
    used = {commune.epci for commune in ordered}
    write_json(
        DATA / "epci.json",
        [{"code": g["code"], "name": g["nom"], "type": g["type"]} for g in groups if g["code"] in used],
    )
    write_json(
        DATA / "departments.json",
        [
            {
                "code": d["code"],
                "name": d["nom"],
                "region_code": d["region"],
                "chief_commune_code": d["chefLieu"],
            }
            for d in departments
        ],
    )


def write_csv(path: Path, header: str, rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(header.split(";"))
        writer.writerows(rows)


def write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_outlines(
    communes: dict[str, Commune], merged: dict[str, BaseGeometry], departments: list[Json]
) -> None:
    """Write the three levels; neighbours share one border, the region takes its departments'."""
    codes = list(merged)
    simple = simplify([merged[code] for code in codes], COMMUNE_TOLERANCE)
    by_department: dict[str, list[int]] = defaultdict(list)
    for index, code in enumerate(codes):
        by_department[communes[code].department].append(index)
    for department, members in by_department.items():
        write_collection(
            f"communes-{department}.geojson",
            (({"code": codes[i], "name": communes[codes[i]].name}, simple[i]) for i in members),
        )
    whole = simplify(
        [shapely.union_all([merged[codes[i]] for i in by_department[d["code"]]]) for d in departments],
        DEPARTMENT_TOLERANCE,
    )
    write_collection(
        "departments.geojson",
        (
            ({"code": d["code"], "name": d["nom"]}, outline)
            for d, outline in zip(departments, whole, strict=True)
        ),
    )
    write_collection("region.geojson", [(REGION, shapely.union_all(whole))])


def simplify(outlines: list[BaseGeometry], tolerance: float) -> list[BaseGeometry]:
    """Simplify neighbours together so that no gap opens between them; `tolerance` in degrees of latitude."""
    flat = shapely.transform(outlines, lambda xy: xy * (LONGITUDE_SCALE, 1))
    simple = shapely.coverage_simplify(flat, tolerance)
    back = shapely.transform(simple, lambda xy: (xy / (LONGITUDE_SCALE, 1)).round(DECIMALS))
    return list(back)


def write_collection(name: str, outlines: Iterable[tuple[dict[str, str], BaseGeometry]]) -> None:
    """Write a GeoJSON FeatureCollection, one feature a line so that changes can be read."""
    lines = ",\n".join(feature_lines(outlines))
    text = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
    (DATA / "outlines" / name).write_text(text, encoding="utf-8")


def feature_lines(outlines: Iterable[tuple[dict[str, str], BaseGeometry]]) -> Iterator[str]:
    for properties, outline in outlines:
        feature = {"type": "Feature", "properties": properties, "geometry": mapping(outline)}
        yield json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
