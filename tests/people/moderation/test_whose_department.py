"""Whose referents hear of a case: of its thing, else of where its author lives, else of their school; of the
first of these that has any.
"""

from typing import Any
from uuid import uuid4

import pytest

from api.people.moderation import filing, telling
from api.people.moderation.chatted import hear_chatted
from api.people.moderation.refused import file_once
from api.platform.access import Role
from api.platform.feature.reportable import SubjectKind
from api.platform.kit.database import Database
from tests.factories import Factory

CRY = "j'ai envie de mourir, aidez-moi"


def pupil(factory: Factory, **values: Any) -> Any:
    """A pupil of a school in Maine-et-Loire."""
    account = factory.account(Role.STUDENT, age=14, **values)
    factory.pupil_school(account, department="49")
    return account


def departments(factory: Factory) -> list[str]:
    rows = factory.connection.execute("SELECT department FROM moderation_case ORDER BY opened_at, id")
    return [department for (department,) in rows]


async def cry(database: Database, account: Any, way: str, department: str = "") -> None:
    async with database.transaction() as session:
        if way == "chat":
            await hear_chatted(session, account, CRY)
        elif way == "refused":
            await file_once(session, account, CRY)
        else:
            await filing.file_cry(
                session, subject_id=uuid4(), about_id=account, department=department, original=CRY
            )


@pytest.mark.parametrize("way", ["chat", "refused", "words"])
async def test_a_pupil_without_a_commune_is_heard_where_they_go_to_school(
    way: str, factory: Factory, database: Database
) -> None:
    referent = factory.account(Role.REFERENT, departments=["49"])
    factory.account(Role.REFERENT, departments=["44"])
    factory.account(Role.ADMIN)
    await cry(database, pupil(factory), way)
    assert departments(factory) == ["49"]
    async with database.transaction() as session:
        assert list(await telling.deciders(await session.connection(), "49")) == [referent]


async def test_where_they_live_and_what_it_is_about_come_first(factory: Factory, database: Database) -> None:
    factory.commune("44109")
    await cry(database, pupil(factory, commune_code="44109"), "words")
    await cry(database, pupil(factory, commune_code="44109"), "words", department="85")
    assert departments(factory) == ["44", "85"]


@pytest.mark.parametrize("way", ["chat", "refused", "words"])
async def test_who_lives_beyond_the_region_is_heard_where_they_go_to_school(
    way: str, factory: Factory, database: Database
) -> None:
    """Nobody looks after the department where they live: its case waited for an admin."""
    factory.commune("79049")
    factory.account(Role.REFERENT, departments=["49"])
    neighbour = pupil(factory, commune_code="79049")
    await cry(database, neighbour, way, department="79" if way == "words" else "")
    assert departments(factory) == ["49"]


async def test_where_nobody_looks_after_either_it_is_of_where_they_live(
    factory: Factory, database: Database
) -> None:
    factory.commune("79049")
    factory.account(Role.REFERENT, departments=["44"])
    await cry(database, pupil(factory, commune_code="79049"), "words")
    assert departments(factory) == ["79"]


async def test_who_has_neither_is_heard_by_those_who_answer_for_all(
    factory: Factory, database: Database
) -> None:
    admin = factory.account(Role.ADMIN)
    factory.account(Role.REFERENT, departments=["49"])
    await cry(database, factory.account(Role.STUDENT, age=14), "words")
    assert departments(factory) == [""]
    async with database.transaction() as session:
        assert list(await telling.deciders(await session.connection(), "")) == [admin]


async def test_a_case_about_nobody_stays_with_all(factory: Factory, database: Database) -> None:
    async with database.transaction() as session:
        await filing.open_case(
            session,
            origin="mailbox",
            subject_kind=SubjectKind.WORDS,
            subject_id=uuid4(),
            about_id=None,
            department="",
            gravity=2,
            moment=filing.now(),
        )
    assert departments(factory) == [""]
