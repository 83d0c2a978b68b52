"""Every kind of notice × age × hour × channel, in one table (Placements, line 1)."""

from datetime import datetime
from itertools import product
from typing import NamedTuple
from uuid import UUID

import pytest
from pydantic import SecretStr

from api.features import NOTICES
from api.platform.access import Role
from api.platform.feature.notice import Kind
from api.platform.kit import clock
from api.platform.kit.clock import PARIS
from api.platform.kit.database import Database
from api.platform.kit.language import Language
from api.platform.mail.letters import Letter
from api.platform.notices import service as notices
from api.platform.push.vapid import new_private_key
from api.platform.settings import Settings
from tests.factories import Factory

STAYS = frozenset({
    "age.not_vouched", "age.vouched", "alert.stopped", "answer.agreed", "answer.asked", "answer.published",
    "answer.refused", "appeal.new", "application.seen", "badge.parent_refused", "birth_date.decided",
    "candidacy.profile_changed", "candidacy.submitted", "consent.opposition_decided",
    "consent.parent_answered", "consent.suspended", "conversation.closed",
    "offer.review", "opposition.received", "organisation.closed", "organisation.joined",
    "organisation.removed", "organisation.role_changed", "partner.unavailable",
})  # fmt: skip
"""Kinds that are lines in the app and nothing else."""
LEAVES = frozenset({
    "alert.digest", "alert.found", "alert.still_searching", "application.accepted", "application.cancelled",
    "application.confirmed", "application.contact", "application.expired", "application.lapsed",
    "application.received", "application.refused", "application.reminder", "application.to_confirm",
    "application.unconfirmed", "application.withdrawn", "badge.issued", "badge.offered",
    "badge.request_ended", "badge.request_refused", "badge.requested", "badge.revoked",
    "badge.signed_anew", "badge.with_parent", "candidacy.accepted",
    "candidacy.expired", "candidacy.refused", "candidacy.reminder", "candidacy.renew", "candidacy.revoked",
    "consent.asked_anew", "export.ready", "meeting.awaits", "meeting.cancelled", "meeting.missed",
    "meeting.moved", "meeting.named", "meeting.soon", "mentor.paused", "message.waiting", "news.digest",
    "offer.changed_before_answer", "offer.deleted", "offer.held", "offer.hidden", "offer.published",
    "organisation.checked_anew",
    "placement.done", "placement.not_done",
    "question.for_advisers", "question.offered", "question.reminder",
    "question.taken", "question.widened", "question.with_adviser",
})  # fmt: skip
"""Kinds that ring a device or else are mailed, by the channels that were chosen, at a free hour."""
MUST_BUT_WAITS = frozenset({
    "case.waiting", "offer.changed", "offer.changed_for_pupil", "placement.gone", "placement.gone_for_pupil",
})  # fmt: skip
"""The same, whatever was chosen."""
CHOSEN_HOUR = frozenset({"meeting.open"})
"""Kinds that leave by the channels that were chosen at any hour: the person chose that hour."""
AT_ONCE = frozenset({"case.opened"})
"""The same at any hour, and the one beside the other: somebody may be in danger."""
MAILED = frozenset({
    "account.inactive", "appeal.decided", "consent.parent_withdrew", "hold.begun", "hold.ended",
    "import.refused", "second_factor.added", "second_factor.removed", "second_factor.reset", "statement.new",
})  # fmt: skip
"""Kinds that are mailed at any hour, whatever was chosen: about the account, or a right."""

IDS = {
    **{f"{name}_id": UUID(int=1) for name in (
        "offer", "application", "alert", "credential", "request", "organisation", "question", "conversation",
        "answer", "candidacy", "change", "meeting", "decision", "case", "appeal", "export",
    )},
    "role": "mentor", "count": 2, "source": "lieux", "code": "unreadable",
    "on": "2027-03-20T10:00:00+00:00", "until": "2027-03-20T10:00:00+00:00",
    "since": "2027-03-01T10:00:00+00:00",
}  # fmt: skip


class Age(NamedTuple):
    """Somebody of that age."""

    name: str
    role: Role
    years: int | None
    level: str | None


AGES = (
    Age("minor", Role.STUDENT, 16, "apprenticeship"),
    Age("pupil", Role.STUDENT, 18, "high_school"),
    Age("student", Role.STUDENT, 20, "higher"),
    Age("professional", Role.COMPANY, None, None),
)
HOURS = {
    "free": "2027-03-11 18:00",
    "quiet": "2027-03-11 22:30",
    "school": "2027-03-11 10:00",
    "holiday": "2026-12-23 10:00",
    "public holiday": "2026-11-11 10:00",
    "wednesday afternoon": "2027-03-10 14:00",
    "weekend": "2027-03-13 10:00",
}
CHANNELS = ("device", "mail", "nothing")
TO_CLASS = frozenset({"minor", "pupil"})


def paris(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=PARIS)


def waits_until(age: str, hour: str) -> datetime | None:
    """Until when what can wait does, by the day and the age."""
    if hour == "quiet":
        return paris("2027-03-12 17:00") if age in TO_CLASS else paris("2027-03-12 08:00")
    if hour == "school" and age in TO_CLASS:
        return paris("2027-03-11 17:00")
    return None


class Told(NamedTuple):
    """What became of a notice for one person."""

    line: bool
    pushes: int
    mails: int
    waits_until: datetime | None


def expected(kind: str, age: str, hour: str, channel: str) -> Told:
    until = waits_until(age, hour) if kind in LEAVES | MUST_BUT_WAITS else None
    outside = kind not in STAYS and until is None
    wants = channel != "nothing" or kind in MUST_BUT_WAITS | AT_ONCE | MAILED
    device = channel == "device" and kind not in MAILED
    mailed = wants and (not device or kind in AT_ONCE)
    return Told(True, int(outside and device), int(outside and mailed), until)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The hours that come with the product, where devices can be rung."""
    return settings.model_copy(
        update={
            "vapid_private_key": SecretStr(new_private_key()),
            "quiet_hours": Settings.model_fields["quiet_hours"].default,
            "school_hours": Settings.model_fields["school_hours"].default,
        }
    )


async def other_letter(_account_id: UUID, _language: Language) -> Letter:
    """What features write that have more to say than the registry."""
    return Letter(language="fr", subject="Une autre", paragraphs=["Elle dit plus que le registre."])


class People:
    """One person of each age and channel, and what they are told."""

    def __init__(self, factory: Factory) -> None:
        self.factory = factory
        self.known = {
            (age.name, channel): self._made(age, channel) for age, channel in product(AGES, CHANNELS)
        }
        factory.connection.execute("UPDATE session SET expires_at = '2030-01-01'")

    def _made(self, age: Age, channel: str) -> UUID:
        topics = {topic: ["app"] for topic in notices.Topic} if channel == "nothing" else {}
        account = self.factory.account(age.role, age=age.years, level=age.level, preferences=topics)
        if channel == "device":
            self.factory.session(account)
            self.factory.push_subscription(account)
        return account

    def told(self, account: UUID) -> Told:
        rows = self.factory.connection.execute(
            """
            SELECT (SELECT count(*) = 1 FROM stream_event e WHERE e.account_id = a.id AND e.notice),
                (SELECT count(*) FROM push_delivery d JOIN push_subscription s ON s.id = d.subscription_id
                    WHERE s.account_id = a.id),
                (SELECT count(*) FROM mail m WHERE m.recipient = a.email),
                (SELECT ring_at FROM stream_event e WHERE e.account_id = a.id)
            FROM account a WHERE a.id = %s
            """,
            [account],
        ).fetchone()
        assert rows
        return Told(*rows)

    def forget(self) -> None:
        for table in ("stream_event", "push_delivery", "push_notice", "mail"):
            self.factory.connection.execute(f"DELETE FROM {table}")


def test_every_kind_is_in_the_table_once() -> None:
    groups = (STAYS, LEAVES, MUST_BUT_WAITS, CHOSEN_HOUR, AT_ONCE, MAILED)
    assert sorted(name for group in groups for name in group) == sorted(NOTICES.kinds)


@pytest.mark.parametrize("kind", NOTICES.kinds.values(), ids=lambda kind: str(kind.name))
async def test_of_all_kinds_whom_when_and_where(
    kind: Kind, factory: Factory, database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = People(factory)
    for hour, moment in HOURS.items():
        monkeypatch.setattr(clock, "now", lambda moment=moment: paris(moment))
        async with database.transaction() as session:
            compose = None if kind.letter else other_letter
            await notices.notify(session, settings, people.known.values(), kind, compose=compose, **IDS)
        found = {one: people.told(account) for one, account in people.known.items()}
        assert found == {
            (age, channel): expected(kind.name, age, hour, channel) for age, channel in people.known
        }, hour
        people.forget()


def test_no_lock_screen_and_no_tag_says_what_it_is() -> None:
    """Nothing on a lock screen but what the registry has; addresses lead to pages of the app."""
    for kind in NOTICES.kinds.values():
        assert kind.path(IDS).startswith("/"), kind.name
        assert "{" not in kind.path(IDS) + kind.tag_for(IDS)
        if kind.lock:
            for words in kind.lock:
                assert words["fr"] != words["en"], kind.name
                assert "{" not in words["fr"] + words["en"], kind.name
