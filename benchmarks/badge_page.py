"""What whoever opens the link of a shared badge waits for: one statement, one signature, over HTTP."""

import asyncio
import http.client
import random
from uuid import uuid4

from psycopg import Connection
from psycopg.rows import TupleRow
from pydantic import SecretStr
from sqlalchemy import text

from api.badges.issuing import signing
from api.platform.access import Role, Viewer
from api.platform.kit.clock import latest_birth, today
from api.platform.kit.database import Database, connect
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from benchmarks.badge_batches import published_achievement
from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.servers import api_process, temporary_database, timed_get
from benchmarks.size import WARM, sized
from tests.factories import Factory
from tests.settings import SECRET_KEY

BADGES = sized(500, 4)
SHARES = sized(40, 4)
"""Links of each badge: 20,000 in all, as a region may have."""
READS = sized(1_000, 10)
RUNS = sized(5, 1)


def measure() -> list[Figure]:
    """Links in random order, one after the other, on a kept connection to one api process."""
    with temporary_database() as url:
        settings = Settings(database_url=url, secret_key=SecretStr(SECRET_KEY), _env_file=None)
        with connect(url, autocommit=True) as connection:
            asyncio.run(_signed(settings, Factory(connection)))
            _share(connection)
        with api_process(url, EPASS_READS_PER_MINUTE="10000000") as (port, _):
            runs = [_run(port, seed) for seed in range(RUNS + WARM)][WARM:]
    halves = ", ".join(f"{percentile(run, 50):.2f}/{percentile(run, 95):.2f}" for run in runs)
    return [
        Figure(
            "page of a shared badge, p50",
            middle([percentile(run, 50) for run in runs]),
            "ms",
            10,
            "lower",
            f"{READS} reads a run among {BADGES * SHARES} links, p50/p95: {halves}; load {load_average()}",
        )
    ]


async def _signed(settings: Settings, factory: Factory) -> None:
    """As many students with a badge of one achievement each."""
    assert settings.database_url
    owner = factory.account(Role.ISSUER)
    organisation = factory.organisation(owner)
    students = [factory.account(Role.STUDENT) for _ in range(BADGES)]
    viewer = Viewer(owner, uuid4(), frozenset({Role.ISSUER}), frozenset(), latest_birth(30, today()), True)
    database = Database(settings.database_url, pool_size=2)
    secrets = Secrets(settings.secret_key.get_secret_value())
    achievement = await published_achievement(database, secrets, viewer, organisation)
    for student in students:
        async with database.transaction() as session:
            made = await (await session.connection()).execute(
                text(
                    "INSERT INTO badge_credential (achievement_id, account_id, origin, narrative, status)"
                    " VALUES (:achievement, :student, 'list', 'Deux jours à l''accueil.', 'offered')"
                    " RETURNING id"
                ),
                {"achievement": achievement, "student": student},
            )
            await signing.issue(session, settings, secrets, made.scalar_one())
    await database.close()


def _share(connection: Connection[TupleRow]) -> None:
    """Links of each badge, whose tokens are counted."""
    connection.execute(
        "INSERT INTO badge_share (id, account_id, credential_id, token_digest, sealed_token, shown_name)"
        " SELECT gen_random_uuid(), c.account_id, c.id,"
        "  sha256(lpad(((dense_rank() OVER (ORDER BY c.id) - 1) * %s + n)::text, 43, '0')::bytea), '',"
        "  'Prénom'"
        " FROM badge_credential c, generate_series(1, %s) n",
        [SHARES, SHARES],
    )
    connection.execute("ANALYZE")


def _run(port: int, seed: int) -> list[float]:
    """Milliseconds of each read."""
    chance = random.Random(seed)
    phone = http.client.HTTPConnection("127.0.0.1", port)
    taken = []
    for _ in range(READS):
        token = str(chance.randint(1, BADGES * SHARES)).zfill(43)
        milliseconds, body = timed_get(phone, f"/api/v1/badges/shared/{token}")
        taken.append(milliseconds)
        assert b'"verdict":"valid"' in body
    phone.close()
    return taken
