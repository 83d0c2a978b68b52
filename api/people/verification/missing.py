"""What stands between a candidacy and its role, computed from one row of facts (`queries.ONE`)."""

from typing import Any

from sqlalchemy import Row

from api.people.verification.charter import VERSION
from api.people.verification.models import CandidacyStatus, CandidateRole, MentorKind
from api.people.verification.schemas import Missing
from api.platform.access import ADULT_AGE, is_protected
from api.platform.kit.clock import age, today
from api.platform.settings import Settings

DONE_BY_REFERENT = frozenset({Missing.SIRET_CHECK, Missing.APPROVAL})

_SCHOOL = "school"
"""The kind of organisation that has a UAI."""


def missing(facts: Row[Any], settings: Settings) -> list[Missing]:
    """Everything that is missing, the person's part first; nothing once it is approved."""
    if facts.status == CandidacyStatus.APPROVED:
        return []
    role = CandidateRole(facts.role)
    found = [
        *([Missing.FIRST_NAME] if not facts.first_name else []),
        *([Missing.EMAIL] if not facts.email else []),
        *_age(facts, settings.mentor_age if role is CandidateRole.MENTOR else ADULT_AGE),
        *(_of_mentor(facts) if role is CandidateRole.MENTOR else _of_organisation(facts, role, settings)),
    ]
    if stands_for_organisation(facts) and facts.organisation_source == "typed":
        found += [Missing.SIRET_CHECK] if facts.organisation_verified_at is None else []
    return [*found, Missing.APPROVAL]


def on_the_person_s_side(facts: Row[Any], settings: Settings) -> list[Missing]:
    """What the person must do themself before a referent can decide."""
    return [one for one in missing(facts, settings) if one not in DONE_BY_REFERENT]


def stands_for_organisation(facts: Row[Any]) -> bool:
    """Whether the role is held for an organisation; apprentices and students may name one, and need none."""
    return CandidateRole(facts.role) is not CandidateRole.MENTOR or (
        facts.mentor_kind is not None and MentorKind(facts.mentor_kind) is MentorKind.PROFESSIONAL
    )


def signatures_count(signed_at: Any, version: str | None, last_approved_at: Any) -> bool:
    """Whether the charter was signed in its present words; each approval uses the signatures up."""
    return (
        signed_at is not None
        and version == VERSION
        and (last_approved_at is None or signed_at > last_approved_at)
    )


def _age(facts: Row[Any], least: int) -> list[Missing]:
    if facts.birth_date is None:
        return [Missing.BIRTH_DATE]
    if age(facts.birth_date, today()) < least:
        return [Missing.AGE]
    return [Missing.AGE_VOUCHED] if is_protected(facts.birth_date) and not facts.age_vouched else []


def _of_mentor(facts: Row[Any]) -> list[Missing]:
    signed = signatures_count(facts.charter_signed_at, facts.charter_version, facts.last_approved_at)
    declared = signatures_count(facts.honour_at, facts.charter_version, facts.last_approved_at)
    return [
        *([Missing.PROFILE] if facts.mentor_kind is None else []),
        *([Missing.ORGANISATION] if _lacks_organisation(facts) else []),
        *([Missing.CHARTER] if not signed else []),
        *([Missing.HONOUR] if not declared else []),
        *([Missing.QUIZ] if facts.quiz_passed_at is None else []),
    ]


def _lacks_organisation(facts: Row[Any]) -> bool:
    left = facts.organisation_id is not None and facts.member_of is None
    return left or (stands_for_organisation(facts) and not facts.siret)


def _of_organisation(facts: Row[Any], role: CandidateRole, settings: Settings) -> list[Missing]:
    if role is not CandidateRole.SCHOOL:
        return [] if facts.siret else [Missing.ORGANISATION]
    if facts.organisation_kind != _SCHOOL or not facts.uai:
        return [Missing.ORGANISATION]
    if facts.email and not _is_mailbox(facts.email, facts.uai, facts.school_email, settings):
        return [Missing.MAILBOX]
    return []


def _is_mailbox(email: str, uai: str, known: str | None, settings: Settings) -> bool:
    expected = {pattern.replace("{uai}", uai).lower() for pattern in settings.school_mailbox_patterns}
    return email.lower() in expected | ({known.lower()} if known else set())
