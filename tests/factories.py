"""Makes rows for tests: name what the test is about, the rest gets a sensible value."""

import hashlib
import itertools
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg.types.json import Jsonb
from stdnum import luhn

from api.people.verification.charter import VERSION as CHARTER_VERSION
from api.platform.access import Role, is_protected
from api.platform.kit.clock import today
from tests.badges_factory import Badges
from tests.people_factory import People

NANTES = (47.2184, -1.5536)
ANGERS = (47.4736, -0.5541)
LAVAL = (48.0706, -0.7734)


def born(age: int, days: int = 100) -> date:
    """Birth date of somebody of that age, whose birthday was some days ago."""
    day = today() - timedelta(days=days)
    return day.replace(year=day.year - age) if (day.month, day.day) != (2, 29) else date(day.year - age, 3, 1)


class Factory(People, Badges):
    """Writes rows into the test's database; each call returns the new row's key."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        super().__init__(connection)
        self._numbers = itertools.count(1)

    @contextmanager
    def without_triggers(self) -> Iterator[psycopg.Connection[Any]]:
        """The connection, for what the database refuses whoever is no superuser."""
        self.connection.execute("SET session_replication_role = replica")
        yield self.connection
        self.connection.execute("RESET session_replication_role")

    def department(self, code: str = "44", name: str = "Loire-Atlantique") -> str:
        """A department; making it twice is no error."""
        self.connection.execute(
            "INSERT INTO department (code, name, region_code) VALUES (%s, %s, '52') ON CONFLICT DO NOTHING",
            (code, name),
        )
        return code

    def commune(self, code: str = "44109", name: str = "Nantes", **values: Any) -> str:
        """A commune in the department its code begins with."""
        self.department(code[:2], f"Département {code[:2]}")
        lat, lon = values.pop("at", NANTES)
        defaults = {"postcodes": [f"{code[:2]}000"], "population": 1000, "lat": lat, "lon": lon}
        row = {
            "code": code,
            "name": name,
            "department_code": code[:2],
            **defaults,
            **values,
        }
        return str(self._insert("commune", "code", row))

    def account(self, *roles: Role | str, **values: Any) -> UUID:
        """An adult with these roles; `age` in full years, `departments` of a referent (44).

        The birthday was some days ago (`birthday`): 0 is today, -1 tomorrow.

        Of a minor somebody vouches for the age, unless told otherwise (`vouched=False`).
        """
        departments = values.pop("departments", ["44"])
        age = values.pop("age", 30)
        birthday = values.pop("birthday", 100)
        vouched = values.pop("vouched", True)
        number = next(self._numbers)
        row = {
            "first_name": f"Prénom {number}",
            "email": f"personne{number}@example.org",
            "birth_date": None if age is None else born(age, birthday),
            "onboarded_at": datetime.now(UTC),
            **values,
        }
        account: UUID = self._insert("account", "id", row)
        if vouched and is_protected(row["birth_date"]) and row["birth_date"] is not None:
            self.vouch(account)
        for role in roles:
            for department in departments if role == Role.REFERENT else [""]:
                self._insert(
                    "account_role",
                    "role",
                    {"account_id": account, "role": str(role), "department": department},
                )
        return account

    def vouch(self, account: UUID) -> None:
        """Somebody vouches for the birth date that is kept."""
        self.connection.execute(
            "INSERT INTO age_vouch (account_id, birth_date, how, name, vouched_at)"
            " SELECT id, birth_date, 'referent', '', now() FROM account WHERE id = %s",
            [account],
        )

    def session(self, account: UUID, *, strong: bool = True, **values: Any) -> str:
        """A signed-in device; its token."""
        token = secrets.token_urlsafe(32)
        moment = datetime.now(UTC)
        self._insert(
            "session",
            "id",
            {
                "account_id": account,
                "token_digest": hashlib.sha256(token.encode()).digest(),
                "device": "Firefox, Android",
                "method": "code",
                "expires_at": moment + timedelta(days=1),
                "second_factor_at": moment if strong else None,
                **values,
            },
        )
        return token

    def push_subscription(self, account: UUID) -> UUID:
        """The signed-in device of that account can be rung."""
        session = self.connection.execute(
            "SELECT id FROM session WHERE account_id = %s", [account]
        ).fetchone()
        assert session
        row = {
            "account_id": account,
            "session_id": session[0],
            "endpoint": f"https://push.example.org/{uuid4()}",
            "p256dh": "",
            "auth": "",
        }
        return UUID(str(self._insert("push_subscription", "id", row)))

    def organisation(self, owner: UUID | None = None, **values: Any) -> UUID:
        """A verified company in Nantes, unless told otherwise; a `uai` makes it a school."""
        number = next(self._numbers)
        defaults = {
            "kind": "school" if values.get("uai") else "company",
            "name": f"Organisation {number}",
            "commune_code": "44109",
            "commune_name": "Nantes",
            "department": "44",
            "source": "directory",
            "verified_at": datetime.now(UTC),
        }
        made: UUID = self._insert("organisation", "id", {**defaults, **values})
        if owner is not None:
            self.member(made, owner, "owner")
        return made

    def member(self, organisation: UUID, account: UUID, role: str = "member") -> UUID:
        """The account belongs to the organisation; the account."""
        row = {"organisation_id": organisation, "account_id": account, "role": role}
        return UUID(str(self._insert("organisation_member", "account_id", row)))

    def candidacy(self, account: UUID, role: Role | str = Role.MENTOR, **values: Any) -> UUID:
        """A candidacy that waits for the referents of 44, unless its `status` says otherwise.

        A professional mentor's is for their organisation, whichever of profile and candidacy comes first;
        `organisation_id=None` makes one from before it was asked.
        """
        status = values.get("status", "waiting")
        moment = datetime.now(UTC)
        defaults: dict[str, Any] = {"role": str(role), "department": "44", "status": status}
        if status != "draft":
            defaults["submitted_at"] = moment - timedelta(days=2)
        if status not in ("draft", "waiting"):
            defaults["decided_at"] = moment - timedelta(days=1)
        if status == "approved" and role == Role.MENTOR:
            defaults["valid_until"] = moment + timedelta(days=300)
        if role == Role.MENTOR:
            defaults["organisation_id"] = self._employer(account)
        made: UUID = self._insert("candidacy", "id", {"account_id": account, **defaults, **values})
        return made

    def _employer(self, account: UUID) -> UUID | None:
        found = self.connection.execute(
            "SELECT o.id FROM organisation o JOIN organisation_member m ON m.organisation_id = o.id"
            " JOIN mentor_profile p ON p.account_id = m.account_id"
            " WHERE m.account_id = %s AND p.kind = 'professional' AND o.siret IS NOT NULL ORDER BY o.id",
            [account],
        ).fetchone()
        return UUID(str(found[0])) if found else None

    def mentor_profile(self, account: UUID, **values: Any) -> UUID:
        """What a gardener of Nantes says of themself, signed and learned; their commune must be there.

        A professional belongs to an organisation, and the candidacies made before are for it;
        `employed=False` makes one who named none.
        """
        employed = values.pop("employed", True)
        moment = datetime.now(UTC) - timedelta(days=3)
        defaults = {
            "kind": "professional",
            "job_title": "Jardinier·ère paysagiste",
            "career_code": "A1202",
            "languages": ["fr"],
            "commune_code": "44109",
            "department": "44",
            "presentation": "Je taille, je plante, et je réponds avec plaisir.",
            "charter_version": CHARTER_VERSION,
            "charter_signed_at": moment,
            "honour_at": moment,
            "quiz_passed_at": moment,
        }
        row = {"account_id": account, **defaults, **values}
        made: UUID = self._insert("mentor_profile", "id", row)
        if employed and row["kind"] == "professional":
            employer = self._employer(account) or self.organisation(account, siret=self.siret())
            self.connection.execute(
                "UPDATE candidacy SET organisation_id = %s"
                " WHERE account_id = %s AND role = 'mentor' AND organisation_id IS NULL",
                [employer, account],
            )
        return made

    def siret(self) -> str:
        """A number with right check digits, that no other test uses."""
        siren = f"{secrets.randbelow(10**8):08d}"
        number = f"{siren}{luhn.calc_check_digit(siren)}0001"
        return number + luhn.calc_check_digit(number)

    def mentor(self, **values: Any) -> UUID:
        """A verified mentor of 30, with these values of their account; their public id."""
        account = self.account(Role.MENTOR, **values)
        self.candidacy(account, Role.MENTOR, status="approved")
        return self.mentor_profile(account)

    def place(self, name: str | None = None, **values: Any) -> UUID:
        """An open public lycée in Nantes, unless told otherwise; `at` is (lat, lon)."""
        number = next(self._numbers)
        lat, lon = values.pop("at", NANTES)
        defaults = {
            "kind": "high_school",
            "name": name or f"Lycée numéro {number}",
            "status": "open",
            "levels": ["high_school"],
            "commune_name": "Nantes",
            "lat": lat,
            "lon": lon,
            "precision": "address",
            "keywords": "",
            "accessibility": {},
            "checked_on": date(2026, 1, 15),
            "provenance": {},
            "demo": False,
        }
        found: UUID = self._insert("place", "id", {**defaults, **values})
        return found

    def record(self, place_id: UUID, source: str = "annuaire", **values: Any) -> int:
        """What a source says of a place."""
        number = next(self._numbers)
        defaults = {
            "source": source,
            "dataset": "",
            "key": f"key-{number}",
            "place_id": place_id,
            "rank": 10,
            "department_code": "44",
            "values": {},
            "row_hash": f"hash-{number}",
            "seen_on": date(2026, 1, 15),
        }
        return int(self._insert("place_record", "id", {**defaults, **values}))

    def trains_for(self, place_id: UUID, *prefixes: str) -> None:
        """The place trains for these ROME codes, families or domains."""
        for prefix in prefixes:
            self.connection.execute(
                "INSERT INTO place_career (place_id, rome_prefix, source) VALUES (%s, %s, 'test')",
                (place_id, prefix),
            )

    def event(self, title: str | None = None, **values: Any) -> UUID:
        """An open day in Nantes in a week, for two hours, unless told otherwise; `at` is (lat, lon)."""
        number = next(self._numbers)
        lat, lon = values.pop("at", NANTES)
        starts_at = values.pop("starts_at", datetime.now(UTC) + timedelta(days=7))
        defaults = {
            "source": "agenda",
            "key": f"event-{number}",
            "kind": "open_day",
            "title": title or f"Portes ouvertes {number}",
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(hours=2),
            "status": "scheduled",
            "sequence": 0,
            "commune_name": "Nantes",
            "lat": lat,
            "lon": lon,
            "approximate": False,
            "levels": ["high_school"],
            "checked_on": date(2026, 1, 15),
            "demo": False,
        }
        found: UUID = self._insert("event", "id", {**defaults, **values})
        return found

    def career(self, code: str = "A1202", label: str = "Jardinier / Jardinière", **values: Any) -> str:
        """A career of ROME 4; its family and domain come with it."""
        for family, domain in ((code[0], None), (code[:3], code[0])):
            self.connection.execute(
                "INSERT INTO career_family (code, label, domain_code) VALUES (%s, %s, %s)"
                " ON CONFLICT DO NOTHING",
                (family, f"Famille {family}", domain),
            )
        interest = values.pop("riasec", None)
        if interest:
            self.connection.execute(
                "INSERT INTO career_interest (rome_version, code, major, minor) VALUES (3, %s, %s, %s)"
                " ON CONFLICT DO NOTHING",
                (code, interest[0], interest[1] if len(interest) > 1 else None),
            )
        defaults = {
            "rome_version": 4,
            "code": code,
            "label": label,
            "family_code": code[:3],
            "synonyms": "",
        }
        values.setdefault("former_code", values.get("parent_code") or code)
        return str(self._insert("career", "code", {**defaults, **values}))

    def aid(self, key: str, **values: Any) -> str:
        """Help that one may ask for; for everybody where nothing else is said."""
        row = {
            "id": key,
            "label": f"Aide {key}",
            "institution": "État",
            "description": "",
            "area_kind": "national",
            "link": "https://www.service-public.fr/",
            **values,
        }
        return str(self._insert("aid", "id", row))

    def aid_sheet(self, key: str, **values: Any) -> str:
        """A sheet of our own on help for pupils of lycée, who ask at a CIO."""
        told = {"title": f"Fiche {key}", "what": ["Un coup de pouce."], "for_whom": "Toi.", "ask": "Au CIO."}
        link = {"publisher": "Service-Public.fr", "url": "https://www.service-public.gouv.fr/"}
        row = {
            "id": key,
            "position": next(self._numbers),
            "topic": "money",
            "profiles": ["high_school"],
            "places": ["cio"],
            "links": Jsonb([link]),
            "fr": Jsonb(told),
            "en": Jsonb(told | {"title": f"Sheet {key}"}),
            "written_on": date(2026, 11, 29),
            **values,
        }
        return str(self._insert("aid_sheet", "id", row))

    def offer(self, organisation: UUID | None = None, **values: Any) -> UUID:
        """A published observation placement for 3e in Nantes, unless told otherwise; `at` is (lat, lon).

        `weeks` are pairs of a Monday and its places; without, the week after next has one.
        """
        number = next(self._numbers)
        lat, lon = values.pop("at", NANTES)
        kind = values.get("kind", "observation")
        monday = today() + timedelta(days=14 - today().weekday())
        weeks = values.pop("weeks", [(monday, 1)] if kind == "observation" else [])
        defaults = {
            "id": uuid4(),
            "kind": kind,
            "status": "published",
            "organisation_id": organisation,
            "company_name": f"Entreprise {number}",
            "title": f"Stage {number}",
            "description": "Découverte du métier avec l'équipe.",
            "keywords": "",
            "levels": ["3e"] if kind == "observation" else ["bac_pro"],
            "commune_name": "Nantes",
            "department": "44",
            "lat": lat,
            "lon": lon,
            "places": sum(places for _, places in weeks) or 1,
            "accessibility": "",
            "published_at": datetime.now(UTC),
            "expires_on": max((week for week, _ in weeks), default=today() + timedelta(days=61))
            - timedelta(days=1),
            "digest": "",
            "demo": False,
        }
        made: UUID = self._insert("offer", "id", {**defaults, **values})
        for week, places in weeks:
            self._insert("offer_week", "week", {"offer_id": made, "week": week, "places": places, "taken": 0})
        return made

    def application(self, offer: UUID, account: UUID, **values: Any) -> UUID:
        """An application that was sent just now, unless told otherwise."""
        moment = datetime.now(UTC)
        defaults = {
            "id": uuid4(),
            "offer_id": offer,
            "account_id": account,
            "status": "sent",
            "word": "",
            "motivation": "Je voudrais découvrir ce métier.",
            "about": "",
            "weeks": [],
            "share_school": False,
            "share_contact": False,
            "sent_at": moment,
            "changed_at": moment,
            "company_contact": "",
            "reminded": 0,
            "held_reminded": False,
        }
        made: UUID = self._insert("application", "id", {**defaults, **values})
        for status in dict.fromkeys(["sent", {**defaults, **values}["status"]]):
            side = "student" if status in ("sent", "confirmed", "withdrawn") else "company"
            row = {"application_id": made, "at": moment, "side": side, "status": status, "word": ""}
            self._insert("application_event", "id", row)
        return made

    def outline(self, level: str, code: str, **values: Any) -> str:
        """A square outline."""
        square = {"type": "Polygon", "coordinates": [[[-2, 47], [-1, 47], [-1, 48], [-2, 48], [-2, 47]]]}
        defaults = {"level": level, "code": code, "name": f"Contour {code}", "detail": "full"}
        return str(self._insert("outline", "code", {**defaults, "geometry": square, **values}))
