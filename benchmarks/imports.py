"""Importing a school directory, first and again, beside a bare csv.DictReader over the same file."""

import csv
import random
import tempfile
import time
from pathlib import Path

from api.guide.opendata.service import run_import
from api.platform.kit.database import connect
from api.platform.kit.geo import Box
from benchmarks.points import REGION
from benchmarks.report import Figure, load_average, middle
from benchmarks.servers import temporary_database
from benchmarks.size import sized

ROWS = sized(50_000, 500)
RUNS = sized(3, 1)
COMMUNES = 500
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
"""Check letters of a school's number: the number modulo 23."""

HEADER_LINE = (
    "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Statut_public_prive;Adresse_1;"
    "Adresse_2;Adresse_3;Code_postal;Code_commune;Nom_commune;Code_departement;Code_academie;Code_region;"
    "Ecole_maternelle;Ecole_elementaire;Voie_generale;Voie_technologique;Voie_professionnelle;Telephone;Fax;"
    "Web;Mail;Restauration;Hebergement;ULIS;Apprentissage;Segpa;Section_arts;Section_cinema;Section_theatre;"
    "Section_sport;Section_internationale;Section_europeenne;Lycee_Agricole;Lycee_militaire;"
    "Lycee_des_metiers;Post_BAC;Appartenance_Education_Prioritaire;GRETA;SIREN_SIRET;Nombre_d_eleves;"
    "Fiche_onisep;position;Type_contrat_prive;Libelle_departement;Libelle_academie;Libelle_region;"
    "coordX_origine;coordY_origine;epsg_origine;nom_circonscription;latitude;longitude;"
    "precision_localisation;date_ouverture;date_maj_ligne;etat;ministere_tutelle;multi_uai;rpi_concentre;"
    "rpi_disperse;code_nature;libelle_nature"
)
HEADER = HEADER_LINE.split(";")

# Type, nature and its label, share of the rows: about that of the ministry's file for all France.
SORTS = (
    ("Ecole", "151", "ECOLE DE NIVEAU ELEMENTAIRE", 74),
    ("Collège", "340", "COLLEGE", 12),
    ("Lycée", "302", "LYCEE D ENSEIGNEMENT GENERAL ET TECHNOLOGIQUE", 4),
    ("Lycée", "306", "LYCEE POLYVALENT", 3),
    ("Lycée", "320", "LYCEE PROFESSIONNEL", 4),
    ("Service Administratif", "809", "CIRCONSCRIPTION", 3),
)


def measure() -> list[Figure]:
    """Rows a second of both imports, as a share of the bare loop's; medians of several runs."""
    first, again, notes = [], [], []
    with tempfile.TemporaryDirectory(prefix="epass-bench-") as folder:
        path = Path(folder) / "annuaire.csv"
        write_directory(path)
        for _ in range(RUNS):
            with temporary_database() as url:
                add_communes(url)
                bare = seconds_of_bare_loop(path)
                created = seconds_of_import(url, path)
                unchanged = seconds_of_import(url, path)
            first.append(bare / created)
            again.append(bare / unchanged)
            notes.append(f"{bare:.2f}/{created:.2f}/{unchanged:.2f}")
    detail = f"{ROWS} rows, seconds bare/first/again: {', '.join(notes)}; load {load_average()}"
    return [
        Figure("first import", middle(first), "of csv.DictReader", 0.15, "higher", detail),
        Figure("unchanged import", middle(again), "of csv.DictReader", 0.3, "higher"),
    ]


def seconds_of_bare_loop(path: Path) -> float:
    """The reference: every row read as a dictionary, nothing done with it."""
    started = time.perf_counter()
    with path.open(encoding="utf-8", newline="") as file:
        rows = sum(1 for _ in csv.DictReader(file, delimiter=";"))
    assert rows == ROWS
    return time.perf_counter() - started


def seconds_of_import(url: str, path: Path) -> float:
    """The product's import of the same file; prints what it did."""
    started = time.perf_counter()
    report = run_import(url, "annuaire", str(path))
    taken = time.perf_counter() - started
    print(f"    {report.summary()}")
    return taken


def write_directory(path: Path) -> None:
    """A file in the directory's layout, of invented values, the same at every run."""
    chance = random.Random(20)
    sorts = [sort for sort in SORTS for _ in range(sort[3])]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER, restval="", delimiter=";")
        writer.writeheader()
        for number in range(ROWS):
            writer.writerow(invented_row(chance, number, chance.choice(sorts)))


def invented_row(chance: random.Random, number: int, sort: tuple[str, str, str, int]) -> dict[str, str]:
    """A row as full as the real ones."""
    kind, nature, nature_label, _ = sort
    digits = 440_0000 + number
    commune = commune_code(chance.randrange(COMMUNES))
    lat, lon = somewhere(chance, REGION)
    return {
        "Identifiant_de_l_etablissement": f"{digits:07d}{LETTERS[digits % 23]}",
        "Nom_etablissement": f"{kind} {chance.choice(('Jules', 'Anne', 'Marie'))} Essai {number:x}",
        "Type_etablissement": kind,
        "Statut_public_prive": chance.choice(("Public", "Privé")),
        "Adresse_1": f"{chance.randint(1, 200)} rue des Essais",
        "Adresse_3": f"{commune} ESSAI SUR LOIRE",
        "Code_postal": commune,
        "Code_commune": commune,
        "Nom_commune": f"Essai {commune}",
        "Code_departement": "044",
        "Code_academie": "17",
        "Code_region": "52",
        "Voie_generale": "1",
        "Voie_technologique": str(number % 2),
        "Voie_professionnelle": "0",
        "Telephone": f"02 40 {number % 100:02d} 00 00",
        "Web": f"https://essai-{number}.example",
        "Mail": f"ce.{digits:07d}@essai.example",
        "Restauration": "1",
        "Apprentissage": "0",
        "Nombre_d_eleves": str(chance.randint(80, 1500)),
        "position": f"{lat}, {lon}",
        "Libelle_departement": "Loire-Atlantique",
        "Libelle_academie": "Nantes",
        "Libelle_region": "Pays de la Loire",
        "epsg_origine": "EPSG:2154",
        "latitude": str(lat),
        "longitude": str(lon),
        "precision_localisation": "Numéro de rue",
        "date_ouverture": "1967-05-08",
        "date_maj_ligne": "2026-11-24",
        "etat": "OUVERT",
        "ministere_tutelle": "MINISTERE DE L'EDUCATION NATIONALE",
        "multi_uai": "0",
        "rpi_concentre": "0",
        "rpi_disperse": "0",
        "code_nature": nature,
        "libelle_nature": nature_label,
    }


def add_communes(url: str) -> None:
    """The communes that the rows name."""
    chance = random.Random(21)
    with connect(url, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO department (code, name, region_code) VALUES ('44', 'Loire-Atlantique', '52')"
        )
        for number in range(COMMUNES):
            code = commune_code(number)
            lat, lon = somewhere(chance, REGION)
            cursor.execute(
                "INSERT INTO commune (code, name, postcodes, department_code, lat, lon, population)"
                " VALUES (%s, %s, %s, '44', %s, %s, 1000)",
                [code, f"Essai {code}", [code], lat, lon],
            )


def commune_code(number: int) -> str:
    """An INSEE code; the postcode is the same."""
    return f"44{number + 1:03d}"


def somewhere(chance: random.Random, box: Box) -> tuple[float, float]:
    """A point in the rectangle."""
    return round(chance.uniform(box.south, box.north), 6), round(chance.uniform(box.west, box.east), 6)
