"""The badges of a demonstration: an association with four of them, a student who has one, two who ask."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from api.badges.issuing.demo import Asker, Demonstration, Shown, write
from api.badges.issuing.schemas import DesignWrite, ProfileWrite
from api.home.demo.people import organisation_of
from api.people.accounts.demo import CREATE, row_of
from api.platform.access import Role
from api.platform.kit.bulk import Connection
from api.platform.kit.database import Database, driver_sql
from api.platform.kit.secrets import Secrets
from api.platform.kit.threads import text_turn
from api.platform.settings import Settings

PUPIL = "lycéenne"

_BADGES = [
    Shown(
        "Bénévole d’un festival",
        "A aidé une équipe à accueillir le public d’un festival.",
        "Deux jours à l’accueil ou à la buvette, avec l’équipe : renseigner, orienter, rester calme quand la"
        " file s’allonge.",
        DesignWrite(shape="rosette", colour="raspberry", icon="microphone"),
        ["accueil", "équipe"],
        ["E1107"],
        narrative="Deux jours à l’accueil, toujours de bonne humeur, même sous la pluie.",
    ),
    Shown(
        "Premiers gestes",
        "Connaît les gestes qui aident en attendant les secours.",
        "Une demi-journée de formation avec l’association, et les cinq gestes refaits devant l’équipe.",
        DesignWrite(shape="shield", colour="sea", icon="first_aid"),
        ["secours", "sang-froid"],
        narrative="Les cinq gestes refaits sans hésiter, et une vraie attention à chaque personne.",
    ),
    Shown(
        "Atelier vélo",
        "A remis un vélo en état avec l’atelier.",
        "Démonter, nettoyer, régler les freins et les vitesses d’un vélo, de A à Z.",
        DesignWrite(shape="hexagon", colour="lagoon", icon="bike"),
        ["réparer", "mobilité"],
        ["I1115"],
    ),
    Shown(
        "Aide aux devoirs",
        "A accompagné des plus jeunes dans leurs devoirs.",
        "Dix séances d’une heure au moins. Raconte ce que tu as fait, et joins une photo de ton carnet si tu"
        " veux.",
        DesignWrite(shape="circle", colour="sun", icon="book"),
        ["transmettre", "patience"],
        ["G1203"],
        requestable=True,
    ),
]


def write_badges(connection: Connection, url: str, settings: Settings) -> int:
    """Make them by the same steps as people, over a connection of their own; how many."""
    connection.execute(driver_sql(CREATE), {**row_of(PUPIL), "level": "high_school"})
    connection.execute(driver_sql(CREATE), row_of(Role.STUDENT))
    # In a thread, since whoever loads the set may run a loop already.
    with ThreadPoolExecutor(1) as hands:
        return hands.submit(asyncio.run, _write(Database(url, pool_size=1), settings)).result()


async def _write(database: Database, settings: Settings) -> int:
    secrets = Secrets.of(settings)
    try:
        async with text_turn("demonstration"), database.transaction() as session:
            return await write(session, settings, secrets, _demonstration())
    finally:
        await database.close()


def _demonstration() -> Demonstration:
    student = row_of(Role.STUDENT)
    pupil: UUID = row_of(PUPIL)["id"]
    return Demonstration(
        account_id=row_of(Role.ISSUER)["id"],
        organisation_id=organisation_of(Role.ISSUER),
        profile=ProfileWrite(
            description="Une association inventée, pour montrer comment un badge se donne et se vérifie.",
        ),
        badges=_BADGES,
        student_id=student["id"],
        student_email=student["email"],
        askers=[
            Asker(
                student["id"],
                "J’aide ma voisine de CM2 tous les mercredis depuis septembre.",
                "On commence par relire la leçon ensemble, puis elle m’explique l’exercice avec ses mots.",
            ),
            Asker(
                pupil,
                "J’ai fait douze séances à la maison de quartier.",
                "Surtout des maths et de l’anglais, avec deux élèves de 6e. Je préparais des petits jeux.",
            ),
        ],
        event="Forum des associations",
    )
