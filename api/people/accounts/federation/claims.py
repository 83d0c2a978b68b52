"""What we keep of a provider's claims: only the attributes that its configuration names."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from api.people.accounts.federation.peer import Refusal
from api.people.accounts.models import StudyLevel
from api.people.accounts.schemas import BirthDate, Email, FirstName
from api.platform.settings.shapes import SignInProvider

MAX_SUBJECT = 255
"""OpenID Connect Core §2: a subject has at most 255 characters."""

_BIRTH_DATE: TypeAdapter[date] = TypeAdapter(BirthDate)
_EMAIL: TypeAdapter[str] = TypeAdapter(Email)
_FIRST_NAME: TypeAdapter[str] = TypeAdapter(FirstName)


@dataclass(frozen=True)
class Person:
    """Somebody a provider vouches for."""

    subject: str
    affiliations: frozenset[str] = frozenset()
    """`student`, `parent`, `staff`."""
    first_name: str = ""
    birth_date: date | None = None
    email: str | None = None
    """Only a verified one."""
    level: StudyLevel | None = None
    uai: str | None = None


@dataclass(frozen=True)
class Proven:
    """What a provider's answer proved."""

    person: Person
    session: str | None
    """What the provider calls its own session, whose end it may tell: `sid`, or the CAS ticket."""
    id_token: str | None = None
    """OpenID Connect: what the provider's logout page asks for."""
    issued_at: datetime | None = None
    """OpenID Connect: when, by the provider's clock."""


def read_person(provider: SignInProvider, subject: object, claims: Mapping[str, Any]) -> Person:
    """The person behind the claims. Raises Refusal without a usable subject or a listed affiliation.

    Any other claim that cannot be used is left out: the person then gives it themself.
    """
    if not isinstance(subject, str) or not 0 < len(subject) <= MAX_SUBJECT or not subject.isprintable():
        raise Refusal("distrusted", "no usable subject")
    affiliations = _affiliations(provider, claims)
    pupil = "student" in affiliations or not provider.affiliations
    return Person(
        subject=subject,
        affiliations=affiliations,
        first_name=_first_name(_values(provider, claims, "first_name")),
        birth_date=_birth_date(_values(provider, claims, "birth_date")),
        email=_email(provider, claims),
        level=_level(provider, claims) if pupil else None,
        uai=_uai(_values(provider, claims, "uai")) if pupil else None,
    )


def _values(provider: SignInProvider, claims: Mapping[str, Any], attribute: Any) -> list[str]:
    """The texts of an attribute's claim; a claim may hold one or several."""
    path = provider.claims.get(attribute)
    if path is None:
        return []
    found: Any = claims.get(path)
    if found is None:
        found = claims
        for step in path.split("."):
            found = found.get(step) if isinstance(found, Mapping) else None
    several = found if isinstance(found, list) else [found]
    return [str(one).strip() for one in several if isinstance(one, str | int) and not isinstance(one, bool)]


def _affiliations(provider: SignInProvider, claims: Mapping[str, Any]) -> frozenset[str]:
    if not provider.affiliations:
        return frozenset()
    said = _values(provider, claims, "affiliation")
    known = frozenset(provider.affiliations[one] for one in said if one in provider.affiliations)
    if not known:
        raise Refusal("refused")
    return known


def _first_name(values: list[str]) -> str:
    # FranceConnect gives every first name, separated by spaces: the first is enough.
    name = " ".join(values[:1]).split(" ")[0]
    if name.isupper():
        name = name.title()
    try:
        return _FIRST_NAME.validate_python(unicodedata.normalize("NFC", name))
    except ValidationError:
        return ""


def _birth_date(values: list[str]) -> date | None:
    for value in values:
        for form in ("%Y-%m-%d", "%d/%m/%Y", "%Y%m%d"):
            try:
                return _BIRTH_DATE.validate_python(datetime.strptime(value[:10], form).date())
            except ValueError:
                continue
    return None


def _email(provider: SignInProvider, claims: Mapping[str, Any]) -> str | None:
    if not provider.email_is_verified and claims.get("email_verified") is not True:
        return None
    for value in _values(provider, claims, "email"):
        try:
            return _EMAIL.validate_python(value)
        except ValidationError:
            continue
    return None


def _level(provider: SignInProvider, claims: Mapping[str, Any]) -> StudyLevel | None:
    for value in _values(provider, claims, "level"):
        beginnings = [one for one in provider.levels if value.startswith(one)]
        if beginnings:
            return StudyLevel(provider.levels[max(beginnings, key=len)])
    return None


def _uai(values: list[str]) -> str | None:
    return next((value.upper() for value in values if re.fullmatch(r"[0-9]{7}[A-Za-z]", value)), None)
