"""The verified people of a demonstration: mentor, issuer, company and school, each entered with one tap.

They are made verified anew each day, whatever was tried on them; one more waits in the referents' queue.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import text

from api.people.accounts.demo import CREATE, row_of
from api.people.verification.charter import VERSION
from api.platform.access import Role
from api.platform.kit.bulk import Connection
from api.platform.kit.clock import now
from api.platform.kit.database import driver_sql

COMMUNE = "44109"
DEPARTMENT = "44"
APPLICANT = "candidature"
APPRENTICE = "apprentie"
BAKER = "boulangère"
STUDENT_MENTOR = "étudiante"

ORGANISATIONS = {
    Role.COMPANY: {"kind": "company", "name": "Démo entreprise", "siret": "12345678200002", "uai": None},
    Role.ISSUER: {"kind": "association", "name": "Démo association", "siret": "98765432400001", "uai": None},
    Role.SCHOOL: {"kind": "school", "name": "Démo lycée", "siret": None, "uai": "0440000A"},
}
"""Numbers that belong to nobody."""

_EMPLOYERS: dict[str, dict[str, str | None]] = {
    Role.MENTOR: {"kind": "company", "name": "Démo jardins", "siret": "13579246300006", "uai": None},
    APPLICANT: {"kind": "public_body", "name": "Démo parcs", "siret": "24681357000008", "uai": None},
}
"""The organisations that professionals speak for; the applicant's is verified with their candidacy."""

_MENTORS: dict[str, dict[str, str]] = {
    Role.MENTOR: {
        "kind": "professional",
        "training": "BTS aménagements paysagers",
        "career_code": "A1208",
        "job_title": "Paysagiste",
        "presentation": "Je crée et j’entretiens des jardins. Pose-moi tes questions sur une journée de"
        " travail, la formation ou ce qui est dur en hiver.",
    },
    APPRENTICE: {
        "kind": "apprentice",
        "training": "Bac pro aménagements paysagers",
        "career_code": "A1203",
        "job_title": "Apprentie dans les espaces verts",
        "presentation": "Je suis en deuxième année d’apprentissage, dans une équipe de six. Demande-moi"
        " comment on trouve son entreprise, et comment se passent les semaines au lycée.",
    },
    BAKER: {
        "kind": "apprentice",
        "training": "CAP boulanger",
        "career_code": "D1102",
        "job_title": "Apprentie boulangère",
        "presentation": "Je prépare mon CAP, deux semaines à la boulangerie puis une au CFA. Demande-moi"
        " comment on se lève tôt, et ce qu’on apprend en premier.",
    },
    STUDENT_MENTOR: {
        "kind": "student",
        "training": "Licence professionnelle métiers du végétal",
        "career_code": "A1208",
        "job_title": "Étudiante en aménagement paysager",
        "presentation": "J’ai changé de voie après un bac général. Je raconte volontiers les études, les"
        " stages et comment j’ai choisi.",
    },
    APPLICANT: {
        "kind": "professional",
        "training": "",
        "career_code": "A1203",
        "job_title": "Agent·e d’entretien des espaces verts",
        "presentation": "Je m’occupe des parcs d’une ville. Je réponds sur le métier et sur l’apprentissage.",
    },
}

# The demonstration's pupil is known at their school; the others are adults.
_VOUCH = text(
    """
    INSERT INTO age_vouch (account_id, birth_date, how, name, vouched_at)
    SELECT id, birth_date, 'personal_code', :name, :now FROM account WHERE id = :id
    ON CONFLICT (account_id) DO UPDATE SET birth_date = EXCLUDED.birth_date
    """
)

_HOLD = text(
    """
    INSERT INTO account_role (account_id, role, department) VALUES (:account_id, :role, '')
    ON CONFLICT DO NOTHING
    """
)

_ORGANISATION = text(
    """
    INSERT INTO organisation (id, kind, name, siret, uai, commune_code, commune_name, department, source,
        verified_at)
    VALUES (:id, :kind, :name, :siret, :uai, :commune_code, 'Nantes', :department, 'directory', :decided_at)
    ON CONFLICT (id) DO UPDATE SET verified_at = EXCLUDED.verified_at, closed_at = NULL
    """
)

_MEMBER = text(
    """
    INSERT INTO organisation_member (organisation_id, account_id, role)
    VALUES (:organisation_id, :account_id, 'owner') ON CONFLICT DO NOTHING
    """
)

_PROFILE = text(
    """
    INSERT INTO mentor_profile (account_id, kind, job_title, career_code, training, languages, commune_code,
        department, presentation, charter_version, charter_signed_at, honour_at, quiz_passed_at)
    VALUES (:account_id, :kind, :job_title, :career_code, :training, '{fr}', :commune_code, :department,
        :presentation, :version, :now, :now, :now)
    ON CONFLICT (account_id) DO NOTHING
    """
)

_CANDIDACY = text(
    """
    INSERT INTO candidacy (id, account_id, role, organisation_id, department, status, submitted_at,
        decided_at, valid_until)
    VALUES (:id, :account_id, :role, :organisation_id, :department, :status, :now, :decided_at, :valid_until)
    ON CONFLICT (id) DO UPDATE SET status = EXCLUDED.status, submitted_at = EXCLUDED.submitted_at,
        organisation_id = EXCLUDED.organisation_id, decided_at = EXCLUDED.decided_at,
        valid_until = EXCLUDED.valid_until, reason = ''
    """
)


# What a visitor has begun instead makes room for what waits.
_CLOSE_OTHERS = text(
    """
    UPDATE candidacy SET status = 'withdrawn', decided_at = :now
    WHERE account_id = :account_id AND role = :role AND id <> :id AND status IN ('draft', 'waiting')
    """
)


def organisation_of(role: Role) -> UUID:
    """The organisation that the demonstration's account of a role owns."""
    return uuid5(row_of(role)["id"], "organisation")


def write_people(connection: Connection) -> int:
    """Make the demonstration's people and verify them; how many."""
    for role, organisation in ORGANISATIONS.items():
        _person(connection, role, role, organisation)
    for name in (Role.MENTOR, APPRENTICE, BAKER, STUDENT_MENTOR):
        _person(connection, name, Role.MENTOR, _EMPLOYERS.get(name))
    _person(connection, APPLICANT, None, _EMPLOYERS[APPLICANT])
    pupil = row_of(Role.STUDENT)
    connection.execute(driver_sql(CREATE), pupil)
    connection.execute(driver_sql(_VOUCH), {**pupil, "name": ORGANISATIONS[Role.SCHOOL]["name"]})
    return len(ORGANISATIONS) + len(_MENTORS)


def _person(
    connection: Connection, name: str, role: Role | None, organisation: dict[str, str | None] | None
) -> None:
    account, moment = row_of(name), now()
    values: dict[str, Any] = {
        "account_id": account["id"],
        "commune_code": COMMUNE,
        "department": DEPARTMENT,
        "now": moment,
        "role": role or Role.MENTOR,
        "organisation_id": None,
        "id": uuid5(account["id"], "candidacy"),
        "decided_at": None if role is None else moment,
    }
    connection.execute(driver_sql(CREATE), account)
    if role is not None:
        connection.execute(driver_sql(_HOLD), values)
    if organisation is not None:
        values["organisation_id"] = uuid5(account["id"], "organisation")
        connection.execute(
            driver_sql(_ORGANISATION), {**values, **organisation, "id": values["organisation_id"]}
        )
        connection.execute(driver_sql(_MEMBER), values)
    if name in _MENTORS:
        connection.execute(driver_sql(_PROFILE), {**values, **_MENTORS[name], "version": VERSION})
    approved_mentor = role is Role.MENTOR
    connection.execute(driver_sql(_CLOSE_OTHERS), values)
    connection.execute(
        driver_sql(_CANDIDACY),
        {
            **values,
            "status": "waiting" if role is None else "approved",
            "valid_until": moment + timedelta(days=365) if approved_mentor else None,
        },
    )
