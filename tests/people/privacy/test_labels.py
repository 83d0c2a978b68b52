"""An export's page is in words: every name and code that features keep has some in both languages."""

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

import pytest
from psycopg.types.json import Json

from api.badges.issuing.states import AchievementStatus, CredentialStatus, RequestStatus
from api.features import FEATURES, LABELS, PERSONAL_DATA
from api.people.accounts.models import Status, StudyLevel, TextSize, VouchedBy
from api.people.moderation.models import AppealStatus, SafetyReason, Verdict
from api.people.organisations.models import AttemptKind, LinkedBy, MemberRole, OrganisationKind
from api.people.privacy.common_labels import COMMON
from api.people.privacy.models import Answer, How, Party
from api.people.verification.models import CandidacyStatus, MentorKind
from api.platform.access import Role
from api.platform.feature.reportable import SubjectKind
from api.platform.kit.database import Database
from api.platform.kit.personal_data import Purpose
from api.talk.questions.models import QuestionStatus
from tests.factories import Factory

FREE = {"data", "detail", "preferences"}
"""Whose inside is shown as it is."""

EXCHANGE = """
    INSERT INTO offer_report (id, offer_id, reporter, reason, message)
    SELECT id, id, %(account)s, 'danger', 'x' FROM offer;
    INSERT INTO application (id, offer_id, account_id, word, motivation, about, share_school, share_contact,
        company_contact, reminded, sent_at, held_reminded, changed_at)
    SELECT id, id, %(account)s, '', 'x', '', false, false, '', 0, now(), false, now() FROM offer;
    INSERT INTO application_event (application_id, side, status, word)
    SELECT id, 'student', 'sent', '' FROM application;
    INSERT INTO application_change (application_id, at, parts, summary)
    SELECT id, now(), '[]', '{"fr": "x", "en": "x"}' FROM application;
    INSERT INTO alert (id, account_id, name_fr, name_en, used_at)
    SELECT id, %(account)s, 'x', 'x', now() FROM offer;
    INSERT INTO alert_hit (account_id, offer_id, alert_id, found_at)
    SELECT %(account)s, id, id, now() FROM offer;
    INSERT INTO age_vouch (account_id, birth_date, how, name, vouched_at)
    SELECT id, birth_date, 'personal_code', 'x', now() FROM account WHERE id = %(account)s;
    INSERT INTO age_code_batch (name, department, made_by, created_at, expires_at)
    VALUES ('x', '44', %(account)s, now(), now());
    INSERT INTO birth_date_review (account_id, asked, department, place)
    VALUES (%(account)s, now(), '44', 'x');
    INSERT INTO alert_stop (account_id, token_digest) VALUES (%(account)s, 'x');
    INSERT INTO push_subscription (account_id, session_id, endpoint, p256dh, auth)
    SELECT %(account)s, id, 'https://push.example.org', 'x', 'x' FROM session WHERE account_id = %(account)s;
"""
ISSUING = """
    INSERT INTO badge_issuer (organisation_id, name) SELECT id, name FROM organisation;
    INSERT INTO badge_achievement (id, issuer_id, name, description, criteria, kind, status, created_by)
    SELECT id, id, 'x', 'x', 'x', 'Badge', 'archived', %(account)s FROM badge_issuer;
    INSERT INTO badge_batch (id, achievement_id, created_by, total)
    SELECT id, id, %(account)s, 1 FROM badge_achievement;
    INSERT INTO badge_code (id, achievement_id, code_mark, sealed_code, created_by, expires_at)
    SELECT id, id, 'x', 'x', %(account)s, now() FROM badge_achievement;
    INSERT INTO badge_request (id, achievement_id, account_id, status, decided_by)
    SELECT id, id, %(account)s, 'refused', %(account)s FROM badge_achievement;
    INSERT INTO badge_credential (achievement_id, origin, status, jwt, awarded_by, revoked_by)
    SELECT id, 'list', 'issued', 'x', %(account)s, %(account)s FROM badge_achievement;
"""
OWNING = """
    INSERT INTO badge_request (id, achievement_id, account_id, status)
    SELECT gen_random_uuid(), id, %(account)s, 'draft' FROM badge_achievement;
    INSERT INTO badge_evidence (id, request_id, kind) SELECT id, id, 'text' FROM badge_request;
    INSERT INTO badge_credential (id, achievement_id, account_id, origin, status)
    SELECT id, id, %(account)s, 'list', 'offered' FROM badge_achievement;
    INSERT INTO badge_share (id, account_id, credential_id, token_digest, sealed_token)
    SELECT id, %(account)s, id, 'x', 'x' FROM badge_achievement;
    INSERT INTO badge_backpack (account_id, content, media_type, digest, checked_at)
    VALUES (%(account)s, 'x', 'text/plain', 'x', now());
"""


def names(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        for key, value in content.items():
            yield key
            if key not in FREE:
                yield from names(value)
    elif isinstance(content, list):
        for one in content:
            yield from names(one)


async def test_every_name_has_words(factory: Factory, database: Database) -> None:
    factory.commune("44109")
    account = factory.account(Role.MENTOR, Role.STUDENT)
    factory.session(account)
    organisation = factory.organisation(account, siret=factory.siret())
    factory.candidacy(account, status="approved", organisation_id=organisation)
    factory.mentor_profile(account)
    rows = factory.connection
    factory.pupil_school(account)
    rows.execute(
        "INSERT INTO totp (account_id, confirmed_at, last_step, failures) VALUES (%s, now(), 0, 0)",
        (account,),
    )
    rows.execute(
        "INSERT INTO organisation_attempt (account_id, kind, at) VALUES (%s, 'directory', now())", (account,)
    )
    rows.execute("INSERT INTO identity (provider, subject, account_id) VALUES ('ent', 'x', %s)", (account,))
    rows.execute("INSERT INTO ban (account_id, reason, lifted_at) VALUES (%s, 'x', now())", (account,))
    rows.execute("INSERT INTO stream_event (account_id, kind) VALUES (%s, 'x')", (account,))
    rows.execute("INSERT INTO audit_entry (account_id, action) VALUES (%s, 'x')", (account,))
    rows.execute(
        "INSERT INTO data_export (account_id, asked_at) VALUES (%s, %s)", (account, datetime.now(UTC))
    )
    factory.offer(organisation, author=account)
    for statement in (EXCHANGE + ISSUING + OWNING).split(";")[:-1]:
        rows.execute(statement, {"account": account})
    factory.availability(account, hours=Json([{"weekday": 1, "from": "12:00", "to": "14:00"}]))
    factory.conversation(account, None)
    factory.question_offer(factory.question(account), account)
    factory.case(None, reporter_id=account)
    factory.block(account, factory.account(Role.MENTOR))
    appeal = {"id": uuid4(), "decision_id": factory.decision(account, "warn"), "text": "x"}
    factory._insert("moderation_appeal", "id", {"account_id": account, **appeal})
    async with database.transaction() as session:
        content = {holder.name: await holder.export(session, account) for holder in PERSONAL_DATA}
    assert all(content.values())
    missing = {name for part in content.values() for name in names(part)} - LABELS.keys.keys()
    assert missing == set()


@pytest.mark.parametrize(
    "codes",
    [
        *(Role, Status, StudyLevel, TextSize, Purpose, Party, Answer, How, AttemptKind, LinkedBy, MemberRole),
        *(OrganisationKind, CandidacyStatus, MentorKind, QuestionStatus, VouchedBy),
        *(AchievementStatus, CredentialStatus, RequestStatus),
        *(Verdict, AppealStatus, SubjectKind, SafetyReason),
    ],
)
def test_every_code_has_words(codes: type[StrEnum]) -> None:
    assert {str(code) for code in codes} - LABELS.values.keys() == set()


def test_no_name_has_two_words() -> None:
    keys = [key for labels in (COMMON, *(one.labels for one in FEATURES)) for key in labels.keys]
    assert [key for key in keys if keys.count(key) > 1] == []
