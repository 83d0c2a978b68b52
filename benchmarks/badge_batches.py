"""A thousand badges in one list: offered by the worker, with its progress told; then accepted and signed."""

import asyncio
import os
import subprocess
import sys
import time
from io import BytesIO
from uuid import UUID, uuid4

from PIL import Image
from pydantic import SecretStr
from sqlalchemy import text

from api.badges.issuing import achievements, awards, pictures, profiles, signing
from api.badges.issuing.schemas import AchievementCreate, AwardsCreate, ProfileWrite, Recipient
from api.platform.access import Role, Viewer
from api.platform.kit.clock import latest_birth, today
from api.platform.kit.database import Database, connect
from api.platform.kit.secrets import Secrets
from api.platform.kit.threads import text_turn
from api.platform.settings import Settings
from benchmarks.report import Figure, load_average, middle
from benchmarks.servers import temporary_database
from benchmarks.size import WARM, sized
from tests.factories import Factory

AWARDS = sized(1000, 10)
ACCEPTED = sized(100, 3)
RUNS = sized(5, 1)
SECONDS = 120
LOOKS = 50
"""A second."""
KEY = "the key of a measurement, 32 characters or more"
NARRATIVE = "A accueilli le public pendant deux jours, avec beaucoup de patience et toujours à l'heure."


def measure() -> list[Figure]:
    """Each run is a list of a thousand students: from the request until everybody has their signed badge."""
    with temporary_database() as url:
        settings = Settings(
            database_url=url,
            secret_key=SecretStr(KEY),
            badge_awards_per_day=AWARDS * (RUNS + WARM),
            badge_offers_per_address=RUNS + WARM,
            _env_file=None,
        )
        with connect(url, autocommit=True) as connection:
            factory = Factory(connection)
            owner = factory.account(Role.ISSUER)
            organisation = factory.organisation(owner)
            students = [factory.account(Role.STUDENT, email=f"p{n}@example.org") for n in range(AWARDS)]
        assert len(students) == AWARDS
        environment = {**os.environ, "EPASS_DATABASE_URL": url, "EPASS_SECRET_KEY": KEY}
        worker = subprocess.Popen(
            [sys.executable, "-m", "api", "work"], env=environment, stderr=subprocess.DEVNULL
        )
        try:
            offered, signed, events = asyncio.run(_runs(settings, owner, organisation))
        finally:
            worker.kill()
            worker.wait()
    return [
        Figure(
            f"{AWARDS} awards in one batch, offered by the worker",
            middle(offered),
            "s",
            10,
            "lower",
            f"{', '.join(f'{one:.2f}' for one in offered)}; {events} times told of progress;"
            f" load {load_average()}",
        ),
        Figure(
            "an offer accepted and signed",
            middle(signed),
            "ms",
            30,
            "lower",
            f"{ACCEPTED} in each run, one after the other: {', '.join(f'{one:.1f}' for one in signed)}",
        ),
    ]


async def _runs(settings: Settings, owner: UUID, organisation: UUID) -> tuple[list[float], list[float], int]:
    assert settings.database_url
    database = Database(settings.database_url, pool_size=2)
    secrets = Secrets(settings.secret_key.get_secret_value())
    viewer = Viewer(owner, uuid4(), frozenset({Role.ISSUER}), frozenset(), latest_birth(30, today()), True)
    offered, signed = [], []
    for _ in range(RUNS + WARM):
        achievement = await published_achievement(database, secrets, viewer, organisation)
        await _quiet(database)
        start = time.perf_counter()
        await _award(database, settings, viewer, achievement)
        await _finished(database)
        offered.append(time.perf_counter() - start)
        await _quiet(database)
        offers = await _offers(database)
        start = time.perf_counter()
        for offer in offers:
            async with database.transaction() as session:
                await signing.sign_accepted(session, settings, secrets, offer)
        signed.append((time.perf_counter() - start) / ACCEPTED * 1000)
    async with database.reads.connect() as connection:
        told = await connection.execute(text("SELECT count(*) FROM stream_event WHERE kind = 'badge.batch'"))
        events = int(told.scalar_one()) // (RUNS + WARM)
    await database.close()
    # The first run warms up.
    return offered[WARM:], signed[WARM:], events


async def published_achievement(
    database: Database, secrets: Secrets, viewer: Viewer, organisation: UUID
) -> UUID:
    """A published achievement of an organisation, whose profile is written."""
    picture = BytesIO()
    Image.new("RGB", (128, 128), "orange").save(picture, "PNG")
    draft = AchievementCreate(
        id=uuid4(), name="Bénévole", description="A aidé.", criteria="Deux jours à l'accueil."
    )
    async with text_turn("benchmark"), database.transaction() as session:
        await profiles.write(session, secrets, viewer, organisation, ProfileWrite())
        await achievements.create(session, viewer, organisation, draft)
        cleaned = await pictures.clean(picture.getvalue(), by=viewer.account_id)
        await achievements.set_image(session, viewer, draft.id, cleaned)
        await achievements.publish(session, viewer, draft.id)
    return draft.id


async def _award(database: Database, settings: Settings, viewer: Viewer, achievement: UUID) -> None:
    recipients = [Recipient(email=f"p{n}@example.org", narrative=NARRATIVE) for n in range(AWARDS)]
    wanted = AwardsCreate(id=uuid4(), recipients=recipients)
    async with text_turn("benchmark"), database.transaction() as session:
        await awards.begin(session, settings, viewer, achievement, wanted)


async def _finished(database: Database) -> None:
    await _until(database, "SELECT count(*) = 0 FROM badge_batch WHERE finished_at IS NULL")


async def _quiet(database: Database) -> None:
    """Until the mails of the run before are out of the way."""
    await _until(database, "SELECT count(*) = 0 FROM procrastinate_jobs WHERE status IN ('todo', 'doing')")


async def _until(database: Database, statement: str) -> None:
    async with database.reads.connect() as connection:
        for _ in range(SECONDS * LOOKS):
            if (await connection.execute(text(statement))).scalar_one():
                return
            await asyncio.sleep(1 / LOOKS)
    raise RuntimeError(f"not done within {SECONDS} s: {statement}")


async def _offers(database: Database) -> list[UUID]:
    """Some offers, each with the student it went to."""
    async with database.transaction() as session:
        connection = await session.connection()
        rows = await connection.execute(
            text(
                "UPDATE badge_credential c SET account_id = a.id FROM account a"
                " WHERE a.email = c.email AND c.status = 'offered' RETURNING c.id"
            )
        )
        offers = [row.id for row in rows]
        await connection.execute(
            text("UPDATE badge_credential SET status = 'declined' WHERE id = ANY(:ids)"),
            {"ids": offers[ACCEPTED:]},
        )
    if len(offers) != AWARDS:
        raise RuntimeError(f"{len(offers)} of {AWARDS} were offered")
    return offers[:ACCEPTED]
