"""HTTP of one's own candidacies, and of becoming a mentor."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.people.verification import learning, profiles, service
from api.people.verification.schemas import (
    CandidacyCreate,
    CandidacyMine,
    CharterSignature,
    MentorMine,
    MentorUpdate,
    PauseUpdate,
    Quiz,
    QuizAnswer,
    QuizOutcome,
)
from api.platform.access import SignedIn
from api.platform.kit.http import READS, WRITES, DatabaseDep, SettingsDep
from api.platform.reading import in_thread

router = APIRouter(prefix="/me", tags=["verification"])


@router.get("/candidacies", responses=READS)
async def list_my_candidacies(
    viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> list[CandidacyMine]:
    """My candidacies: where each stands and what is missing."""
    async with database.reads.connect() as connection:
        return await service.mine(connection, settings, viewer.account_id)


@router.post(
    "/candidacies",
    status_code=201,
    responses={200: {"model": CandidacyMine, "description": "it had been begun already"}, **WRITES},
)
async def begin_candidacy(
    asked: CandidacyCreate,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    response: Response,
) -> CandidacyMine:
    """Begin a candidacy for a role; asking twice begins one."""
    async with database.transaction() as session:
        new, candidacy_id = await service.begin(
            session, settings, viewer.account_id, asked.role, asked.organisation_id
        )
        if not new:
            response.status_code = 200
        return await service.one_of_mine(
            await session.connection(), settings, viewer.account_id, candidacy_id
        )


@router.post("/candidacies/{candidacy_id}/submit", responses=WRITES)
async def submit_candidacy(
    candidacy_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> CandidacyMine:
    """Hand a complete candidacy to the referents of its department."""
    async with database.transaction() as session:
        await service.submit(session, settings, viewer.account_id, candidacy_id)
        return await service.one_of_mine(
            await session.connection(), settings, viewer.account_id, candidacy_id
        )


@router.post("/candidacies/{candidacy_id}/remind", status_code=204, responses=WRITES)
async def remind_referents(
    candidacy_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> None:
    """Remind the referents of a candidacy that waits; once a week."""
    async with database.transaction() as session:
        await service.remind(session, settings, viewer.account_id, candidacy_id)


@router.delete("/candidacies/{candidacy_id}", status_code=204, responses=WRITES)
async def withdraw_candidacy(candidacy_id: UUID, viewer: SignedIn, database: DatabaseDep) -> None:
    """Withdraw a candidacy; an approved one ends the role."""
    async with database.transaction() as session:
        await service.withdraw(session, viewer.account_id, candidacy_id)


@router.get("/mentor", responses=READS)
async def read_my_mentor_profile(viewer: SignedIn, database: DatabaseDep) -> MentorMine:
    """What I say of myself as a mentor, signed and learned; empty before the first step."""
    async with database.reads.connect() as connection:
        return await profiles.mine(connection, viewer.account_id)


@router.put("/mentor", responses=WRITES)
async def write_my_mentor_profile(
    viewer: SignedIn,
    update: Annotated[MentorUpdate, in_thread(MentorUpdate)],
    database: DatabaseDep,
    settings: SettingsDep,
) -> MentorMine:
    """Say who I am as a mentor."""
    async with database.transaction() as session:
        await profiles.write(session, settings, viewer, update)
        return await profiles.mine(await session.connection(), viewer.account_id)


@router.put("/mentor/paused", status_code=204, responses=WRITES)
async def pause_mentor(update: PauseUpdate, viewer: SignedIn, database: DatabaseDep) -> None:
    """Leave the list of mentors for a while, or come back."""
    async with database.transaction() as session:
        await profiles.pause(session, viewer.account_id, paused=update.paused)


@router.post("/mentor/charter", responses=WRITES)
async def sign_charter(
    signature: CharterSignature, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> MentorMine:
    """Sign the charter and the declaration of honour; near the end of a year, this asks for the next one."""
    async with database.transaction() as session:
        await profiles.sign(session, viewer.account_id, signature.version)
        await service.renew_after_signing(session, settings, viewer.account_id)
        return await profiles.mine(await session.connection(), viewer.account_id)


@router.get("/mentor/quiz", responses=READS)
async def read_quiz(viewer: SignedIn, database: DatabaseDep, settings: SettingsDep) -> Quiz:
    """The safeguarding quiz, and how far I have come."""
    async with database.reads.connect() as connection:
        return await learning.quiz(connection, settings, viewer.account_id)


@router.post("/mentor/quiz/{question_id}", responses=WRITES)
async def answer_question(
    question_id: str, answer: QuizAnswer, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> QuizOutcome:
    """Answer one question; all must be right in one attempt."""
    async with database.transaction() as session:
        return await learning.answer(session, settings, viewer.account_id, question_id, answer.choice)
