"""A push service says that a device is gone: what it did not get is mailed, where no other can ring."""

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from api.features import NOTICES
from api.platform.kit.database import Database
from api.platform.notices import service as notices
from api.platform.notices.service import push_rules
from api.platform.push import delivery
from api.platform.push.sender import opened_sender
from api.platform.settings import Settings
from tests.factories import Factory
from tests.platform.push.conftest import OFFER, Phone, Ring
from tests.platform.push.peers.push_service import PushService, Reply

MakePhone = Callable[..., Awaitable[Phone]]
Deliver = Callable[[], Awaitable[None]]
OFFER_ID = OFFER.rsplit("/", maxsplit=1)[1]


def line(factory: Factory, account: UUID, *, kind: str = "alert.found", seen: bool = False) -> None:
    """What the app shows of it."""
    factory.connection.execute(
        "INSERT INTO stream_event (account_id, kind, data, seen_at) VALUES (%s, %s, %s, %s)",
        [account, kind, json.dumps({"offer_id": OFFER_ID}), datetime.now(UTC) if seen else None],
    )


def mails(factory: Factory) -> list[str]:
    rows = factory.connection.execute("SELECT letter ->> 'subject' FROM mail ORDER BY id").fetchall()
    return [row[0] for row in rows]


async def test_a_last_device_that_is_gone_is_told_by_mail_once(
    phone: MakePhone, ring: Ring, deliver: Deliver, push_service: PushService, factory: Factory
) -> None:
    made = await phone()
    line(factory, made.account)
    push_service.replies[made.path] = [Reply(410)]
    await ring(made.account)
    await deliver()
    assert mails(factory) == ["Une offre pour toi"]
    row = factory.connection.execute("SELECT letter ->> 'url' FROM mail").fetchone()
    assert row
    assert row[0].endswith(OFFER)


async def test_a_line_of_another_version_holds_up_nobody(
    phone: MakePhone, ring: Ring, deliver: Deliver, push_service: PushService, factory: Factory
) -> None:
    """Placements, line 1: it lacked an id that its kind asks for now; the job failed for the whole chunk."""
    made, other = await phone(), await phone()
    line(factory, made.account)
    line(factory, made.account)
    factory.connection.execute(
        "UPDATE stream_event SET data = '{}' WHERE id = (SELECT max(id) FROM stream_event)"
    )
    push_service.replies[made.path] = [Reply(410)]
    await ring(made.account, other.account)
    await deliver()
    assert mails(factory) == ["Une offre pour toi"]
    assert sorted(one.path for one in push_service.received) == sorted([made.path, other.path])


async def test_who_has_another_device_is_not_mailed_and_of_two_that_are_gone_one_is_the_last(
    phone: MakePhone, ring: Ring, deliver: Deliver, push_service: PushService, factory: Factory
) -> None:
    old = await phone()
    new = await phone(old.account)
    line(factory, old.account)
    push_service.replies[old.path] = [Reply(410)]
    await ring(old.account)
    await deliver()
    assert mails(factory) == []
    other = await phone(old.account)
    for one in (new, other):
        push_service.replies[one.path] = [Reply(404)]
    await ring(old.account)
    await deliver()
    assert mails(factory) == ["Une offre pour toi"]


@pytest.mark.parametrize(
    ("values", "kind", "seen"),
    [
        ({"preferences": {"alerts": ["app", "push"]}}, "alert.found", False),
        ({}, "alert.found", True),
        ({}, "some.other_version", False),
    ],
)
async def test_a_choice_is_kept_what_was_seen_is_not_mailed_and_unknown_kinds_have_no_words(
    phone: MakePhone,
    ring: Ring,
    deliver: Deliver,
    push_service: PushService,
    factory: Factory,
    values: dict[str, Any],
    kind: str,
    seen: bool,
) -> None:
    made = await phone(**values)
    line(factory, made.account, kind=kind, seen=seen)
    push_service.replies[made.path] = [Reply(410)]
    await ring(made.account, kind=kind)
    await deliver()
    assert mails(factory) == []


async def test_what_other_notices_had_for_the_device_is_mailed_by_their_jobs(
    phone: MakePhone,
    ring: Ring,
    settings: Settings,
    database: Database,
    push_service: PushService,
    factory: Factory,
) -> None:
    made = await phone()
    line(factory, made.account)
    push_service.replies[made.path] = [Reply(410)]
    await ring(made.account)
    # A digest has no line of its own: the mail says that there is news.
    await ring(made.account, kind="news.digest", tag="news")
    for row in factory.connection.execute("SELECT id FROM push_notice ORDER BY id").fetchall():
        async with opened_sender(settings) as sender:
            assert sender
            await delivery.deliver(database, settings, sender, push_rules(settings, NOTICES), row[0], 0)
    assert len(push_service.received) == 1
    assert sorted(mails(factory)) == ["Du nouveau dans l’E-pass", "Une offre pour toi"]


async def test_a_kill_before_it_is_written_down_loses_no_mail(
    phone: MakePhone,
    ring: Ring,
    settings: Settings,
    database: Database,
    push_service: PushService,
    factory: Factory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = await phone()
    line(factory, made.account)
    push_service.replies[made.path] = [Reply(410)] * 2
    await ring(made.account)
    row = factory.connection.execute("SELECT id FROM push_notice").fetchone()
    assert row

    async def killed(*_: object) -> None:
        raise RuntimeError

    async with opened_sender(settings) as sender:
        assert sender
        with monkeypatch.context() as patched:
            patched.setattr(notices, "write_instead", killed)
            with pytest.raises(RuntimeError):
                await delivery.deliver(database, settings, sender, push_rules(settings, NOTICES), row[0], 0)
        assert mails(factory) == []
        await delivery.deliver(database, settings, sender, push_rules(settings, NOTICES), row[0], 0)
    assert mails(factory) == ["Une offre pour toi"]


@pytest.mark.parametrize(
    "name", sorted(name for name, kind in NOTICES.kinds.items() if kind.lock and kind.letter)
)
async def test_every_kind_that_rings_can_be_written_instead(
    name: str, factory: Factory, database: Database, settings: Settings
) -> None:
    """Also where its line is not found any more: then that there is news."""
    account = factory.account()
    async with database.transaction() as session:
        await notices.write_instead(session, settings, NOTICES, account, [(name, "/somewhere")])
    both = NOTICES.kinds[name].outside == "both"
    assert len(mails(factory)) == (0 if both else 1)
