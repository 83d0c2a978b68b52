"""HTTP of parents: no account, only the link of their mail. Tokens travel in bodies, never in addresses."""

from typing import Any

from fastapi import APIRouter

from api.people.privacy import guardians, lost, managing, oppositions, stops
from api.people.privacy.schemas import (
    GuardianAnswer,
    GuardianAnswered,
    GuardianMails,
    GuardianManagePublic,
    GuardianOpenPublic,
    GuardianToken,
    GuardianWithdraw,
    LostLink,
    MailsDecision,
    MailsToken,
    OppositionCreate,
)
from api.platform.kit.http import (
    DatabaseDep,
    LanguageDep,
    PersonalDataDep,
    SecretsDep,
    SettingsDep,
    problems,
)
from api.platform.public_writes import PublicLink, PublicWrite

ANSWERS: dict[int | str, dict[str, Any]] = problems(400, 403, 404, 409, 413, 422, 429)

router = APIRouter(prefix="/guardian", tags=["parents"], dependencies=[PublicLink])


@router.post("/open", responses=ANSWERS)
async def open_link(
    opened: GuardianToken,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    personal_data: PersonalDataDep,
    language: LanguageDep,
) -> GuardianOpenPublic:
    """What the parent is asked; the link is not used up."""
    async with database.reads.connect() as connection:
        return await guardians.open_link(connection, settings, secrets, personal_data, opened.token, language)


@router.post("/answer", responses=ANSWERS)
async def answer_link(
    answer: GuardianAnswer,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    personal_data: PersonalDataDep,
) -> GuardianAnswered:
    """Declare parental authority and accept or refuse each purpose; the link works once."""
    async with database.transaction() as session:
        return await guardians.answer(session, settings, secrets, personal_data, answer)


@router.post("/manage", responses=ANSWERS)
async def read_agreed(
    opened: GuardianToken,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    personal_data: PersonalDataDep,
    language: LanguageDep,
) -> GuardianManagePublic:
    """What the parent agreed to, and with whom the child talks: never what is written there."""
    async with database.reads.connect() as connection:
        return await managing.manage(connection, settings, secrets, personal_data, opened.token, language)


@router.post("/withdraw", responses=ANSWERS)
async def withdraw(
    withdrawn: GuardianWithdraw,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    personal_data: PersonalDataDep,
    language: LanguageDep,
) -> GuardianManagePublic:
    """End consents; it takes effect at once."""
    async with database.transaction() as session:
        await managing.withdraw(
            session, settings, secrets, personal_data, withdrawn.token, set(withdrawn.purposes)
        )
        return await managing.manage(
            await session.connection(), settings, secrets, personal_data, withdrawn.token, language
        )


@router.post("/oppose", status_code=204, responses=ANSWERS)
async def oppose(
    opposed: OppositionCreate,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    personal_data: PersonalDataDep,
) -> None:
    """Oppose as a holder of parental authority: everything optional is suspended until a referent decides."""
    async with database.transaction() as session:
        await oppositions.oppose(session, settings, secrets, personal_data, opposed)


@router.post("/mails", responses=ANSWERS)
async def read_mails(opened: MailsToken, database: DatabaseDep, secrets: SecretsDep) -> GuardianMails:
    """Whether children's requests go to the mailbox of that link; nothing changes."""
    async with database.reads.connect() as connection:
        return await stops.read(connection, secrets, opened.token)


@router.post("/mails/decide", responses=ANSWERS)
async def decide_mails(decided: MailsDecision, database: DatabaseDep, secrets: SecretsDep) -> GuardianMails:
    """Stop children's requests to the mailbox of that link, or have them again."""
    async with database.transaction() as session:
        return await stops.decide(session, secrets, decided.token, stopped=decided.stopped)


@router.post("/again", status_code=204, responses=ANSWERS, dependencies=[PublicWrite])
async def send_again(
    asked: LostLink, database: DatabaseDep, secrets: SecretsDep, language: LanguageDep
) -> None:
    """Mail the links again that a mailbox has; the answer is the same where it has none."""
    async with database.transaction() as session:
        await lost.ask(session, secrets, asked.email, language)
