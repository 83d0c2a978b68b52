"""What there is to find of trainings and careers in the browser tests."""

import json
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from tests.factories import Factory
from tests.guide.trainings.rows import training

BAKERS = "0530999Z"
"""UAI of a place that teaches bakers; where it stands a test says."""


def make_trainings(factory: Factory, cfa: UUID) -> None:
    """Two trainings for bakers, one after the other, and one for gardeners."""
    training(
        factory, careers=["D1102"], words="boulangerie pain boulanger boulangère", durations=["12", "24"]
    )
    training(
        factory,
        "45022137",
        "BP Boulanger",
        diploma="BP",
        level=4,
        careers=["D1102"],
        words="boulangerie pain",
    )
    training(
        factory,
        "40321202",
        "Bac pro Aménagements paysagers",
        diploma="Bac pro",
        level=4,
        careers=["A1202"],
        words="jardin",
    )
    factory.connection.execute("INSERT INTO training_next VALUES ('50022137', '45022137', false)")
    factory.connection.execute("UPDATE place SET uai = '0441999Z' WHERE id = %s", (cfa,))
    for key, uai, statuses in (
        ("50022137", "0441999Z", ["school", "apprenticeship"]),
        ("40321202", "0441999Z", ["school"]),
        ("50022137", BAKERS, ["apprenticeship"]),
        ("45022137", BAKERS, ["apprenticeship"]),
    ):
        told = [{"status": status, "year": 2025, "predecessor": False} for status in statuses]
        factory.connection.execute(
            "INSERT INTO training_place (training_id, uai, statuses, sources, by_status)"
            " VALUES (%s, %s, %s, %s, %s)",
            (key, uai, statuses, ["affelnet-2de"], Jsonb(told)),
        )
    for year, way, further, employed, expected in (
        ("2022-2023", "apprenticeship", 28, 66, 60),
        ("2021-2022", "apprenticeship", 30, None, None),
        ("2022-2023", "school", 55, 41, 42),
    ):
        factory.connection.execute(
            "INSERT INTO outcome_school (origin, year, uai, way, label, further_study, employed_6,"
            " expected_6) VALUES ('cfa', %s, '0441999Z', %s, '', %s, %s, %s)",
            (year, way, further, employed, expected),
        )


def make_figures(factory: Factory) -> None:
    """What is counted of bakers: in Laval, in the region, in the country."""
    add = factory.connection.execute
    for nomenclature, code, level, parent in (
        ("fap2009", "S0Z42", "occupation", "S0Z"),
        ("fap2009", "S0Z", "group", "S"),
        ("fap2009", "S", "domain", None),
        ("fap2021", "S0X42", "occupation", "S0X"),
    ):
        add(
            "INSERT INTO occupation (nomenclature, code, level, label, parent, comparable)"
            " VALUES (%s, %s, %s, 'Boulangers, pâtissiers', %s, 'boulangers patissiers')",
            (nomenclature, code, level, parent),
        )
    add("INSERT INTO occupation_rome (occupation, rome, partly) VALUES ('S0Z42', 'D1102', false)")
    add(
        "INSERT INTO occupation (nomenclature, code, level, label, parent, comparable) VALUES"
        " ('fap2009', 'S0Z43', 'occupation', 'Traiteurs', 'S0Z', 'traiteurs')"
    )
    add("INSERT INTO occupation_rome (occupation, rome, partly) VALUES ('S0Z43', 'D1102', true)")
    add(
        "INSERT INTO occupation_figure (kind, occupation, period, aspect, value)"
        " VALUES ('women', 'S0Z43', '2017-2019', 'women', 47)"
    )
    add("INSERT INTO commune_basin (commune_code, basin, name) VALUES ('53130', '5227', 'LAVAL')")
    add(
        "INSERT INTO planned_hiring (year, occupation, basin, department, region, nomenclature, label,"
        " basin_name, family, family_label) VALUES (2025, 'V0X10', '5227', '53', '52', 'fap2021', 'Vente',"
        " 'LAVAL', 'V', 'Vente')"
    )
    # Of the whole region, one basin's number is a secret.
    add(
        "INSERT INTO planned_hiring (year, occupation, basin, department, region, nomenclature, label,"
        " basin_name, family, family_label) VALUES (2025, 'S0X42', '5218', '72', '52', 'fap2021',"
        " 'Boulangers', 'LE MANS', 'V', 'Vente')"
    )
    for year, planned, difficult in ((2024, 20, None), (2025, 40, 10)):
        add(
            "INSERT INTO planned_hiring (year, occupation, basin, department, region, nomenclature, label,"
            " basin_name, family, family_label, planned, difficult, seasonal) VALUES"
            " (%s, 'S0X42', '5227', '53', '52', 'fap2021', 'Boulangers', 'LAVAL', 'V', 'Vente',"
            " %s, %s, NULL)",
            (year, planned, difficult),
        )
    add(
        "INSERT INTO occupation_tension (year, level, territory, occupation, rating, hiring, training,"
        " workforce, unstable, conditions, distance)"
        " VALUES ('2019', 'region', '52', 'S0Z42', 5, 3, 5, 4, 2, 5, 1)"
    )
    shares = {
        "women": {"women": 31.4},
        "wage": {"wage": 1600},
        "wages": {"0-1250": 12, "1250-1500": 33, "1500-2000": 40, "2000-3000": 13, "3000+": 2},
        "hours": {"night": 48.2, "saturday": 81, "sunday": None},
    }
    for kind, values in shares.items():
        for aspect, value in values.items():
            add(
                "INSERT INTO occupation_figure (kind, occupation, period, aspect, value)"
                " VALUES (%s, 'S0Z42', '2017-2019', %s, %s)",
                (kind, aspect, value),
            )


def make_stories(factory: Factory) -> None:
    """A sheet of the region's own on gardeners; what ROME says of bakers."""
    add = factory.connection.execute
    text = {
        "title_feminine": "Jardinière",
        "title_masculine": "Jardinier",
        "hook": "Faire pousser la ville.",
        "what": ["Planter au printemps.", "Tailler en hiver."],
        "with_whom": "Une petite équipe.",
        "where": "Dehors, dans les parcs.",
        "hours": "Tôt le matin en été.",
        "like": ["Voir pousser."],
        "hard": ["La pluie."],
        "cliche": {"said": "C’est un métier d’homme.", "truth": "Des femmes et des hommes le font."},
        "first_steps": ["Demander une visite."],
    }
    source = {"publisher": "Éditeur", "title": "Fiche", "year": 2025}
    add(
        "INSERT INTO career_sheet (code, fr, en, sources, written_on, reviewed_on)"
        " VALUES ('A1202', %s, %s, %s, '2026-11-01', '2026-11-20')",
        (json.dumps(text), json.dumps({**text, "hook": "Growing the city."}), json.dumps([source])),
    )
    add(
        "INSERT INTO career_text (rome_version, code, kind, position, text)"
        " VALUES (4, 'D1102', 'definition', 1, 'Pétrit et cuit le pain.')"
    )
    add("INSERT INTO career_theme (rome_version, theme_code, label) VALUES (4, '1', 'Métiers du goût')")
    add("INSERT INTO career_theme_link (rome_version, code, theme_code) VALUES (4, 'D1102', '1')")
    add(
        "INSERT INTO career_relation (rome_version, code, kind, target, position)"
        " VALUES (4, 'D1102', 'near', 'A1202', 1)"
    )
    add(
        "INSERT INTO onisep_sheet (id, name, name_feminine, name_masculine, summary, nature, modified_on)"
        " VALUES ('MET.2', 'boulanger', 'boulangère', 'boulanger', 'Levé avant le jour.', %s, '2024-06-25')",
        (json.dumps([{"heading": "Au fournil", "level": 1, "paragraphs": ["Pétrir, façonner, cuire."]}]),),
    )
    add(
        "INSERT INTO career_onisep_tie (code, onisep_id, label, url, called, given) VALUES"
        " ('D1102', 'MET.2', 'boulanger / boulangère', 'https://onisep.example/MET.2', 'label', true),"
        " ('D1102', 'MET.3', 'meunier / meunière', 'https://onisep.example/MET.3', NULL, true)"
    )
    for code, kind, label in (
        ("1", "hours", "Travail de nuit"),
        ("2", "places", "Fournil"),
        *((f"{n}", "know_how", f"Savoir-faire {n:02}") for n in range(3, 11)),
    ):
        add(
            "INSERT INTO career_item (rome_version, ogr_code, kind, label) VALUES (4, %s, %s, %s)",
            (code, kind, label),
        )
        add("INSERT INTO career_item_link (rome_version, code, ogr_code) VALUES (4, 'D1102', %s)", (code,))
    # A gardener does one thing that a baker does.
    add("INSERT INTO career_item_link (rome_version, code, ogr_code) VALUES (4, 'A1202', '3')")


def make_aids(factory: Factory) -> None:
    """Three sheets of our own, and two aids of the public list."""
    factory.aid_sheet("bourse", **_sheet("La bourse d’essai", "A grant to try"))
    factory.aid_sheet(
        "mission-locale",
        topic="again",
        profiles=["job_seeker", "out_of_school"],
        places=["mission_locale"],
        **_sheet("Revenir par la mission locale", "Back by the mission locale"),
    )
    factory.aid_sheet(
        "apres",
        topic="choosing",
        profiles=["middle_school"],
        **_sheet("Après la 3e d’essai", "After 3e, to try"),
    )
    factory.aid(
        "permis",
        label="Aide au permis d’essai",
        institution="Département d’essai",
        description="Jusqu’à 900 €.",
        conditions=["Habiter le département."],
        profiles=["chomeur"],
        age_from=18,
        age_below=26,
        area_kind="department",
        areas=["44"],
        link="https://www.loire-atlantique.fr/",
    )
    factory.aid("cheque", label="Chèque d’essai")
    factory.connection.execute("INSERT INTO aid_list VALUES ('aides', '2026-11-29', '2026-08-19')")


def _sheet(title: str, english: str) -> dict[str, Any]:
    told = {"title": title, "what": ["Un coup de pouce."], "for_whom": "Pour toi.", "ask": "Au guichet."}
    link = {"publisher": "Site officiel", "url": "https://www.service-public.gouv.fr/"}
    return {"links": Jsonb([link]), "fr": Jsonb(told), "en": Jsonb(told | {"title": english})}
