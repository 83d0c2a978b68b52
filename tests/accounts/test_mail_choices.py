"""What one chooses not to be told by mail is not mailed."""

import pytest

from api.accounts import service
from api.accounts.service import Subject
from api.kit.database import Database
from api.kit.language import Language
from api.mail.letters import Letter
from tests.factories import Factory


def letter(language: Language) -> Letter:
    return Letter(language=language, subject="Bonjour", paragraphs=["Voilà"])


@pytest.mark.parametrize(
    ("preferences", "mailed"),
    [
        ({}, True),
        ({"roles": ["app", "mail"]}, True),
        ({"roles": ["app"]}, False),
        ({"roles": []}, False),
        ({"account": []}, True),
    ],
)
async def test_a_mail_follows_the_choice_for_its_subject(
    database: Database, factory: Factory, preferences: dict[str, list[str]], mailed: bool
) -> None:
    account = factory.account(preferences=preferences, language="en")
    async with database.transaction() as session:
        await service.write_to(session, account, Subject.ROLES, letter)
    rows = factory.connection.execute("SELECT letter ->> 'language' FROM mail").fetchall()
    assert rows == ([("en",)] if mailed else [])


async def test_without_an_address_nothing_is_mailed(database: Database, factory: Factory) -> None:
    async with database.transaction() as session:
        await service.write_to(session, factory.account(email=None), Subject.ROLES, letter)
    assert factory.connection.execute("SELECT FROM mail").fetchall() == []
