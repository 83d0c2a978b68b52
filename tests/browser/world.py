"""What there is to find in the browser tests: communes, some forty places, events, careers, outlines."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import psycopg

from api.guide.careers.bulk import refresh_choices
from api.home.search.bulk import renew
from api.platform.kit.clock import today
from tests.browser.badges import club_rows
from tests.browser.learning import make_aids, make_figures, make_stories, make_trainings
from tests.factories import ANGERS, LAVAL, Factory

LE_MANS = (48.0061, 0.1996)
LA_ROCHE = (46.6705, -1.4260)
SAINT_HERBLAIN = (47.2122, -1.6497)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class World:
    """The rows that tests speak of by name."""

    lycee: UUID
    cfa: UUID
    cio: UUID
    mfr: UUID
    company: UUID
    vanished: UUID
    open_day: UUID
    cancelled: UUID
    placement: UUID
    """Observation placement for 3e near Nantes, in two weeks."""
    full: UUID
    """Observation placement for 3e that has no place left."""
    partners: UUID
    """Apprenticeship of a partner, to be applied for there."""
    pastry: UUID
    """Long placement near Nantes, for which nobody has applied."""
    application: UUID
    """The pupil's, for the placement in its second week; the company has accepted it."""
    talk: UUID
    """The pupil's conversation with somebody who answers."""
    club: UUID
    """An organisation that awards badges."""
    issuer: str
    """Session of its member."""
    pupil: str
    """Session of somebody of 16 who left school, with two notifications."""
    newcomer: str
    """Session of an account that has just been made."""


def make_world(connection: psycopg.Connection[Any]) -> World:
    """Fill an empty database."""
    factory = Factory(connection)
    _territory(factory)
    _careers(factory)
    places = _named_places(factory)
    make_trainings(factory, places["cfa"])
    make_figures(factory)
    make_stories(factory)
    make_aids(factory)
    _more_places(factory)
    events = _events(factory, places["lycee"])
    offers = _offers(factory)
    connection.execute(
        "INSERT INTO import_run (source, dataset, address, digest, rows_read, created, updated, unchanged,"
        " rejected, closed, finished_at) VALUES ('annuaire', '',"
        " 'annuaire.csv', '', 40, 40, 0, 0, 0, 0, now())"
    )
    account = _pupil(factory)
    second_week = today() + timedelta(days=21 - today().weekday())
    application = factory.application(
        offers["placement"],
        account,
        status="accepted",
        weeks=[second_week],
        held_weeks=[second_week],
        held_until=datetime.now(UTC) + 7 * DAY,
        company_contact="Demande la boutique, 02 40 00 00 00.",
    )
    issuer, club = club_rows(factory)
    with connection.transaction():
        renew(connection, whole=True)
    return World(
        **places,
        **events,
        **offers,
        application=application,
        talk=_talk(factory, account),
        club=club,
        issuer=issuer,
        pupil=factory.session(account),
        newcomer=_newcomer(factory),
    )


def _territory(factory: Factory) -> None:
    departments = {
        "44": ("Loire-Atlantique", (-2.6, 46.86, -0.92, 47.84)),
        "49": ("Maine-et-Loire", (-1.35, 46.97, 0.23, 47.81)),
        "53": ("Mayenne", (-1.24, 47.73, -0.05, 48.57)),
        "72": ("Sarthe", (-0.45, 47.57, 0.92, 48.48)),
        "85": ("Vendée", (-2.4, 46.27, -0.54, 47.08)),
    }
    for code, (name, box) in departments.items():
        factory.department(code, name)
        factory.outline("department", code, name=name, geometry=_rectangle(*box))
    factory.outline("region", "52", name="Pays de la Loire", geometry=_rectangle(-2.63, 46.26, 0.92, 48.57))
    factory.commune("44109", "Nantes", population=320_000)
    factory.commune("44162", "Saint-Herblain", postcodes=["44800"], population=48_000, at=SAINT_HERBLAIN)
    factory.commune("44184", "Saint-Nazaire", postcodes=["44600"], population=72_000, at=(47.2736, -2.2137))
    factory.commune("49007", "Angers", population=157_000, at=ANGERS)
    factory.commune("53130", "Laval", population=49_000, at=LAVAL)
    factory.commune("72181", "Le Mans", population=145_000, at=LE_MANS)
    factory.commune("85191", "La Roche-sur-Yon", population=55_000, at=LA_ROCHE)
    factory.outline(
        "commune",
        "44109",
        name="Nantes",
        department_code="44",
        geometry=_rectangle(-1.64, 47.18, -1.48, 47.3),
    )


def _pupil(factory: Factory) -> UUID:
    account = factory.account(
        "student",
        email="pupil@example.org",
        first_name="Prénom",
        age=16,
        level="out_of_school",
        interests=["A", "S"],
    )
    for kind, data in (("birth_date.decided", {"accepted": True}), ("something.new", {})):
        factory.connection.execute(
            "INSERT INTO stream_event (account_id, kind, data) VALUES (%s, %s, %s)",
            (account, kind, json.dumps(data)),
        )
    return account


def _talk(factory: Factory, pupil: UUID) -> UUID:
    factory.consent(pupil, "conversations")
    mentor = factory.account("mentor", email="mentor@example.org", first_name="Prénom", age=40)
    talk = factory.conversation(pupil, mentor, student_seen=4)
    factory.message(talk, "mentor", "Appelle-moi au [masqué].", masked=True)
    factory.message(talk, "student", "Un mot de trop", status="held")
    factory.message(talk, "mentor", "Un autre", status="hidden")
    return talk


def _newcomer(factory: Factory) -> str:
    account = factory.account(
        "student", email="newcomer@example.org", first_name="", age=None, onboarded_at=None
    )
    return factory.session(account)


def _rectangle(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def _named_places(factory: Factory) -> dict[str, UUID]:
    today = datetime.now(UTC).date()
    facts = {
        "address": "1 rue de l’Ancre",
        "postcode": "44000",
        "phone": "02 40 00 00 01",
        "email": "contact@lycee.example",
        "website": "https://lycee.example/",
    }
    lycee = factory.place(
        "Lycée Jules-Verne",
        **facts,
        sector="public",
        levels=["high_school", "higher"],
        commune_code="44109",
        at=(47.2190, -1.5540),
        opening_hours="Mo-Su 08:00-18:00",
        accessibility=json.dumps({"motor": {"state": "yes"}, "visual": {"state": "partial"}}),
        description="Un lycée au bord de l’eau.",
        provenance=json.dumps(dict.fromkeys(facts, "annuaire")),
    )
    factory.record(lycee, values=json.dumps(facts))
    cfa = factory.place(
        "CFA des Deux Rives",
        kind="apprenticeship_centre",
        sector="private",
        levels=["apprenticeship"],
        commune_code="44109",
        at=(47.2300, -1.5600),
    )
    factory.trains_for(cfa, "A12")
    factory.trains_for(lycee, "D1102")
    cio = factory.place(
        "CIO de Nantes",
        kind="cio",
        sector="public",
        levels=[],
        commune_code="44109",
        at=(47.2150, -1.5400),
        opening_hours="Mo-Su 00:00-24:00",
        closure_from=today - DAY,
        closure_to=today + 10 * DAY,
        closure_note=json.dumps({"fr": "Travaux dans la cour.", "en": "Works in the courtyard."}),
    )
    mfr = factory.place(
        "MFR du Pays blanc",
        kind="mfr",
        sector="private",
        levels=["vocational"],
        precision="commune",
        at=SAINT_HERBLAIN,
    )
    company = factory.place(
        "Atelier Boussole", kind="company", levels=[], demo=True, commune_code="44109", at=(47.2210, -1.5700)
    )
    vanished = factory.place("Lycée d’autrefois", status="closed", closed_on=date(2026, 6, 30))
    return {"lycee": lycee, "cfa": cfa, "cio": cio, "mfr": mfr, "company": company, "vanished": vanished}


def _more_places(factory: Factory) -> None:
    """Colleges on a grid west of Nantes, and one lycée in each other department."""
    for number in range(30):
        factory.place(
            f"Collège numéro {number + 1}",
            kind="middle_school",
            sector="public",
            levels=["middle_school"],
            at=(47.16 + 0.01 * (number % 6), -1.60 - 0.02 * (number // 6)),
        )
    for city, spot in {"Angers": ANGERS, "Laval": LAVAL, "Le Mans": LE_MANS, "La Roche": LA_ROCHE}.items():
        factory.place(f"Lycée de {city}", commune_name=city, at=spot)


def _events(factory: Factory, lycee: UUID) -> dict[str, UUID]:
    # A day of France: near midnight it is another one elsewhere.
    soon = datetime.combine(today() + 7 * DAY, time(13), UTC)
    open_day = factory.event(
        "Portes ouvertes du lycée Jules-Verne",
        starts_at=soon,
        place_id=lycee,
        place_name="Lycée Jules-Verne",
        address="1 rue de l’Ancre",
        postcode="44000",
        organiser="Lycée Jules-Verne",
        registration_url="https://lycee.example/portes",
        at=(47.2190, -1.5540),
    )
    factory.event(
        "Orientibus, place Royale", kind="stop", starts_at=soon - 5 * DAY, levels=[], at=(47.2145, -1.558)
    )
    factory.event("Atelier des curieux", kind="workshop", starts_at=soon + DAY, demo=True, at=(47.225, -1.55))
    factory.event("Salon d’Angers", kind="fair", starts_at=soon + 2 * DAY, commune_name="Angers", at=ANGERS)
    cancelled = factory.event(
        "Visite du chantier", kind="visit", starts_at=soon, status="cancelled", at=(47.2, -1.54)
    )
    return {"open_day": open_day, "cancelled": cancelled}


def _offers(factory: Factory) -> dict[str, UUID]:
    organisation = factory.organisation(
        factory.account("company", email="bakery@example.org"), name="Boulangerie du Quai"
    )
    week = today() + timedelta(days=14 - today().weekday())
    placement = factory.offer(
        organisation,
        title="Dans les coulisses d’une boulangerie",
        company_name="Boulangerie du Quai",
        description="Tu suis la fournée du matin, la vente et la commande.",
        rome_codes=["D1102"],
        keywords="boulanger boulangère",
        commune_code="44109",
        address="3 quai de la Fosse",
        postcode="44000",
        weeks=[(week, 2), (week + 7 * DAY, 1)],
        day_starts=time(9),
        day_ends=time(16),
        break_minutes=60,
        hours_per_day=6,
        hours_per_week=30,
        weekdays=["mon", "tue", "wed", "thu", "fri"],
        accessibility="Accès de plain-pied.",
        priorities=["rep", "without_network"],
        at=(47.2120, -1.5620),
    )
    full = factory.offer(organisation, title="Atelier complet", status="full", weeks=[(week, 1)], taken=1)
    factory.connection.execute("UPDATE offer_week SET taken = 1 WHERE offer_id = %s", (full,))
    partners = factory.offer(
        None,
        kind="apprenticeship",
        title="Apprentissage en jardinage",
        company_name="Jardins du Lac",
        rome_codes=["A1202"],
        levels=["bac_pro"],
        contract="apprentissage",
        start_on=week,
        end_on=week + 730 * DAY,
        duration_days=731,
        source="offres-lba",
        partner_id="lba-1",
        apply_url="https://labonnealternance.example/offre/1",
        at=(47.2300, -1.5500),
    )
    pastry = factory.offer(
        organisation,
        kind="placement",
        title="Stage en pâtisserie",
        levels=["cap", "bac_pro"],
        start_on=week,
        end_on=week + 60 * DAY,
        duration_days=61,
        hours_per_week=35,
        gratification_cents_per_hour=450,
        at=(47.2260, -1.5450),
        remote="partly",
    )
    return {"placement": placement, "full": full, "partners": partners, "pastry": pastry}


def _careers(factory: Factory) -> None:
    factory.career(
        "A1202",
        "Jardinier / Jardinière",
        label_feminine="Jardinière",
        label_masculine="Jardinier",
        riasec="RI",
        synonyms="espaces verts",
    )
    factory.career("A1203", "Paysagiste", riasec="RA")
    factory.career(
        "D1102",
        "Boulanger / Boulangère",
        label_feminine="Boulangère",
        label_masculine="Boulanger",
        riasec="RC",
    )
    factory.career("K1302", "Assistant social / Assistante sociale", riasec="S")
    factory.connection.execute(
        "INSERT INTO career_onisep_tie (code, onisep_id, label, url, called, given)"
        " VALUES ('A1202', 'MET.1', 'jardinier / jardinière', 'https://onisep.example/MET.1', 'label', true)"
    )
    refresh_choices(factory.connection)
    factory.connection.execute(
        "INSERT INTO career_relation (rome_version, code, kind, target) VALUES (3, 'A1202', 'near', 'A1203')"
    )
