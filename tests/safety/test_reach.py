"""Walls, lines 8 and 9: who may reach whom is one rule, asked the same by every statement (design §8.9).

A typed age opens nothing: of each minor there is one whose age is vouched for, and one (« ? ») whose is not.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import TextClause

import api
from api.platform.access import Role, Viewer, is_protected
from api.platform.kit.clock import today
from api.platform.kit.database import Database
from api.platform.kit.problems import NotFoundError
from api.platform.kit.wire import PageQuery
from api.platform.settings import Settings
from api.safety.reach import ages
from api.talk.conversations import reading, writing
from api.talk.conversations.ordinary import Draft, OrdinaryMessages
from api.talk.conversations.schemas import MessageCreate
from api.talk.meetings.queries import ROOM
from api.talk.mentoring import directory
from api.talk.mentoring.reportable import REPORTABLE
from api.talk.mentoring.schemas import MentorsQuery, StaffMentorsQuery
from api.talk.questions import lists
from tests.factories import Factory, born

AGES: dict[str, int | None] = {
    "14": 14, "14?": 14, "15": 15, "15?": 15, "16": 16, "16?": 16, "17": 17, "17?": 17,
    "18": 18, "adult": 40, "unknown": None,
}  # fmt: skip
MINORS = {"14", "15", "16", "17"}
KINDS = ("professional", "apprentice", "student")
VISITOR = "visitor"
LONG = datetime(2100, 1, 1, tzinfo=UTC)

REACHES: dict[str, set[str]] = {
    # Who asks: whom they may ask, and be answered by.
    VISITOR: {"18", "adult"},
    "14": {"16", "17", "18", "adult"},
    "14?": {"18", "adult"},
    "15": {"16", "17", "18", "adult"},
    "15?": {"18", "adult"},
    "16": {"16", "17", "18", "adult"},
    "16?": {"18", "adult"},
    "17": {"16", "17", "18", "adult"},
    "17?": {"18", "adult"},
    "18": {"18", "adult"},
    "adult": {"18", "adult"},
    "unknown": {"18", "adult"},
}


@dataclass
class Person:
    """One of each age (and kind of mentor), with a device."""

    name: str
    account: UUID
    token: str
    profile: UUID | None = None

    @property
    def viewer(self) -> Viewer:
        return Viewer(self.account, uuid4(), frozenset({Role.STUDENT}), frozenset(), None, False)


@dataclass
class Everybody:
    """Students and mentors of every age."""

    students: list[Person] = field(default_factory=list)
    mentors: list[Person] = field(default_factory=list)

    def expected(self, student: str) -> set[UUID]:
        """Accounts of the mentors whom the table lets this student reach."""
        return {one.account for one in self.mentors if one.name in REACHES[student]}

    def named(self, profiles: set[str]) -> set[UUID]:
        """Accounts of the mentors with these public ids."""
        return {one.account for one in self.mentors if str(one.profile) in profiles}


@pytest.fixture
def everybody(factory: Factory) -> Everybody:
    """One student of each age; one mentor of each age and kind, all approved."""
    factory.commune("44109", "Nantes")
    factory.career("A1202", "Jardinier / Jardinière")
    found = Everybody()
    for name, age in AGES.items():
        account = factory.account(Role.STUDENT, age=age, vouched="?" not in name)
        factory.consent(account, "conversations", "self", "parent")
        found.students.append(Person(name, account, factory.session(account, expires_at=LONG)))
        for kind in KINDS:
            mentor = factory.account(Role.MENTOR, age=age, vouched="?" not in name)
            factory.candidacy(mentor, status="approved")
            profile = factory.mentor_profile(mentor, kind=kind)
            found.mentors.append(Person(name, mentor, factory.session(mentor, expires_at=LONG), profile))
    return found


async def test_the_list_the_page_and_the_choice_of_mentors(
    everybody: Everybody, database: Database, settings: Settings
) -> None:
    async with database.reads.connect() as connection:
        visitor = Person(VISITOR, uuid4(), "")
        for student in [*everybody.students, visitor]:
            viewer = None if student is visitor else student.viewer
            expected = everybody.expected(student.name)
            for query in (MentorsQuery(limit=100), MentorsQuery(limit=100, commune="44109")):
                page = await directory.page(connection, settings, viewer, query)
                assert everybody.named({one.id for one in page}) == expected, (student.name, query)
            seen = set()
            for mentor in everybody.mentors:
                assert mentor.profile
                try:
                    await directory.detail(connection, settings, viewer, mentor.profile)
                except NotFoundError:
                    continue
                seen.add(mentor.account)
            assert seen == expected, student.name
            mentors = [mentor.account for mentor in everybody.mentors]
            viewer_id = None if student is visitor else student.account
            shown = await directory.seen(connection, settings, viewer_id, mentors)
            assert set(shown) == expected, student.name
            if student is visitor:
                continue
            askable = set()
            for mentor in everybody.mentors:
                try:
                    row = await directory.asked(
                        connection, settings, student.account, account_id=mentor.account
                    )
                except NotFoundError:
                    continue
                askable.add(row.account_id)
            assert askable == expected, student.name
            knowing = await directory.knowing(
                connection, settings, student.account, career="A1202", training="", commune=None,
                department="44", but=[], seed=uuid4(), limit=100,
            )  # fmt: skip
            assert set(knowing) == expected, student.name


async def test_the_first_mentor_of_each_career(
    everybody: Everybody, factory: Factory, database: Database, settings: Settings
) -> None:
    codes = []
    for number, mentor in enumerate(everybody.mentors):
        codes.append(factory.career(f"K{1000 + number}", f"Métier {number}"))
        factory.connection.execute(
            "UPDATE mentor_profile SET career_code = %s WHERE id = %s", [codes[-1], mentor.profile]
        )
    async with database.reads.connect() as connection:
        for student in everybody.students:
            first = await directory.first_of_careers(connection, settings, student.viewer, codes)
            shown = everybody.named({json.loads(one)["id"] for one in first.values()})
            assert shown == everybody.expected(student.name), student.name


@pytest.mark.parametrize("name", ["adult", "unknown"])
async def test_whom_staff_may_name(
    everybody: Everybody, factory: Factory, database: Database, settings: Settings, name: str
) -> None:
    """As any adult: no mentor who is a minor."""
    account = factory.account(Role.ADMIN, age=AGES[name])
    viewer = Viewer(account, uuid4(), frozenset({Role.ADMIN}), frozenset(), None, False)
    query = StaffMentorsQuery(q="jardinier", limit=20)
    async with database.reads.connect() as connection:
        found = await directory.for_staff(connection, settings, viewer, query)
    assert everybody.named({str(one.id) for one in found}) == everybody.expected(name)


async def test_what_lies_in_an_inbox(
    everybody: Everybody, factory: Factory, database: Database, settings: Settings
) -> None:
    questions = {student.account: factory.question(student.account) for student in everybody.students}
    for question in questions.values():
        for mentor in everybody.mentors:
            factory.question_offer(question, mentor.account)
    adviser = Person("adviser", factory.account(Role.ADVISER, age=None), "")
    async with database.reads.connect() as connection:
        for mentor in everybody.mentors:
            expected = {
                str(questions[one.account]) for one in everybody.students if mentor.name in REACHES[one.name]
            }
            page = await lists.inbox(connection, settings, mentor.viewer, PageQuery(limit=100))
            assert {one.id for one in page} == expected, mentor.name
            opened = set()
            for question in questions.values():
                try:
                    await lists.one_of_inbox(connection, settings, mentor.viewer, question)
                except NotFoundError:
                    continue
                opened.add(str(question))
            assert opened == expected, mentor.name
        # An adviser answers at every age.
        factory.connection.execute("UPDATE question SET status = 'with_adviser'")
        queue = await lists.for_advisers(connection, settings, adviser.viewer, PageQuery(limit=100))
        assert {one.id for one in queue} == {str(one) for one in questions.values()}


async def test_what_a_mentor_reads_in_a_meeting(
    everybody: Everybody, factory: Factory, database: Database, settings: Settings
) -> None:
    starts = datetime.now(UTC)
    async with database.reads.connect() as connection:
        for mentor in everybody.mentors:
            meeting = uuid4()
            factory.connection.execute(
                "INSERT INTO meeting (id, mentor_id, career_code, department, starts_at, ends_at, seats,"
                " levels, status, demo) VALUES (%s, %s, 'A1202', '44', %s, %s, 20, '{}', 'open', false)",
                [meeting, mentor.account, starts, starts + timedelta(hours=1)],
            )
            asked = {student.account: factory.question(student.account) for student in everybody.students}
            for question in asked.values():
                factory.connection.execute(
                    "INSERT INTO meeting_question (question_id, meeting_id, wish) VALUES (%s, %s, false)",
                    [question, meeting],
                )
            parameters = {"id": meeting, "viewer_id": mentor.account, **ages(settings), "now": starts}
            read = {row.id for row in await connection.execute(ROOM, parameters)}
            assert read == {
                asked[student.account]
                for student in everybody.students
                if mentor.name in REACHES[student.name]
            }, mentor.name


@pytest.mark.slow
async def test_who_may_write_in_a_conversation_step_by_step_and_in_one_statement(
    everybody: Everybody, factory: Factory, database: Database, settings: Settings
) -> None:
    pairs = {
        factory.conversation(
            student.account,
            mentor.account,
            answered_at=datetime.now(UTC),
            student_ring_at=LONG,
            mentor_ring_at=LONG,
        ): (student, mentor)
        for student in everybody.students
        for mentor in everybody.mentors
    }
    for conversation, (student, mentor) in pairs.items():
        may = mentor.name in REACHES[student.name]
        async with database.transaction() as session:
            for person in (student, mentor):
                connection = await session.connection()
                shown = await reading.one(connection, settings, person.viewer, conversation, "fr")
                row = await writing.locked(session, settings, person.account, conversation)
                # Of unknown age one cannot agree to conversations, whoever the other is.
                agreed = person is mentor or student.name != "unknown"
                assert row.why_not == (None if may else "age"), (student, mentor)
                assert shown.may_write == (may and agreed), (student, mentor)
    ordinary = OrdinaryMessages(database, settings)
    for side in (0, 1):
        said = set()
        for conversation, people in pairs.items():
            message = MessageCreate(id=uuid4(), text="D'accord, merci !")
            if await ordinary.say(Draft(people[side].token, conversation, message)) is not None:
                said.add(conversation)
        assert said == {
            conversation
            for conversation, (student, mentor) in pairs.items()
            if mentor.name in REACHES[student.name] and (side == 1 or student.name != "unknown")
        }


async def test_who_may_report_a_mentor_s_page(everybody: Everybody, database: Database) -> None:
    """As who sees it; of a mentor who is too young to be listed by now, as of any other minor."""
    async with database.transaction() as session:
        for student in everybody.students:
            seen = {
                mentor.name
                for mentor in everybody.mentors
                if mentor.profile and await REPORTABLE.seen_by(session, mentor.profile, student.account)
            }
            too_young = {"14", "15"} if student.name in MINORS else set()
            assert seen == REACHES[student.name] | too_young, student.name


@pytest.mark.parametrize("name", AGES)
def test_who_is_protected(name: str) -> None:
    age = AGES[name]
    assert is_protected(None if age is None else born(age)) == (name[:2] in MINORS | {"un"})


def test_the_eve_of_eighteen_is_protected_and_the_birthday_is_not() -> None:
    day = today()
    assert is_protected(born(18, days=-1))
    assert not is_protected(born(18, days=0))
    assert born(18, days=0) <= day


def statements() -> Iterator[tuple[str, str, str]]:
    """Every named statement of the API: module, name, text."""
    for path in sorted(Path(api.__file__).parent.rglob("*.py")):
        if not path.stem.endswith("queries"):
            continue
        name = ".".join(("api", *path.relative_to(Path(api.__file__).parent).with_suffix("").parts))
        for key, value in vars(import_module(name)).items():
            values: Any = value if isinstance(value, list) else [value]
            for one in values:
                if isinstance(one, TextClause):
                    yield name, key, one.text


def test_every_statement_that_asks_for_the_ages_of_two_people_is_tried_above() -> None:
    """A new statement with the rule belongs into the tests of this file."""
    asking = {f"{module.removeprefix('api.')}.{name}" for module, name, sql in statements()
              if ":mentors_born_by" in sql}  # fmt: skip
    assert asking == {
        "talk.conversations.ordinary_queries.SAY",
        "talk.conversations.queries.LOCK",
        "talk.conversations.queries.ONE",
        "talk.meetings.queries.ROOM",
        "talk.mentoring.queries.AGES_MEET",
        "talk.mentoring.queries.ASKED",
        "talk.mentoring.queries.FIRST_OF_CAREERS",
        "talk.mentoring.queries.FOR_STAFF",
        "talk.mentoring.queries.KNOWING",
        "talk.mentoring.queries.MENTOR",
        "talk.mentoring.queries.MENTORS",
        "talk.mentoring.queries.MENTORS_NEAR",
        "talk.mentoring.queries.SEEN",
        "talk.questions.queries.INBOX",
        "talk.questions.queries.ONE_OF_INBOX",
    }


def test_the_rule_stands_in_one_place_and_no_statement_is_rewritten() -> None:
    """No comparison of ages outside `reach`, and no SQL changed by `.replace(`."""
    root = Path(api.__file__).parent
    comparing = {
        str(path.relative_to(root)) for path in root.rglob("*.py") if ":adult_since" in path.read_text()
    }
    assert comparing == {"safety/reach.py"}
    rewriting = [
        str(path.relative_to(root)) for path in root.rglob("*queries.py") if ".replace(" in path.read_text()
    ]
    assert rewriting == []
