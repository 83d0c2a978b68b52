"""Decisions about the safeguarding quiz: every answer of an attempt is right, or a pause follows."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.verification import acts, profiles, queries
from api.people.verification.quiz import QUESTIONS
from api.people.verification.schemas import Quiz, QuizChoice, QuizOutcome, QuizQuestion
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.problems import ConflictError, InvalidInputError, NotFoundError, TooManyRequestsError
from api.platform.kit.statements import run
from api.platform.kit.wire import Bilingual
from api.platform.settings import Settings


async def quiz(connection: AsyncConnection, settings: Settings, account_id: UUID) -> Quiz:
    """The questions, without their answers, and how far this attempt has come."""
    row = (await connection.execute(queries.PROFILE, {"account_id": account_id})).first()
    return Quiz(
        questions=[
            QuizQuestion(
                id=question.id,
                text=Bilingual(**question.text),
                choices=[
                    QuizChoice(id=letter, text=Bilingual(**words))
                    for letter, words in question.choices.items()
                ],
            )
            for question in QUESTIONS.values()
        ],
        answered=list(_answers(row)) if row else [],
        passed_at=row.quiz_passed_at if row else None,
        retry_at=_retry_at(row, settings) if row else None,
        pause_minutes=settings.quiz_pause_minutes,
    )


async def answer(
    session: AsyncSession, settings: Settings, account_id: UUID, question_id: str, choice: str
) -> QuizOutcome:
    """Answer a question: the first answer counts, and only then is the right one said.

    Raises NotFoundError, InvalidInputError, ConflictError (answered or passed already),
    TooManyRequestsError during the pause.
    """
    question = QUESTIONS.get(question_id)
    if question is None:
        raise NotFoundError
    if choice not in question.choices:
        raise InvalidInputError("choice", "enum")
    await profiles.ensure(session, account_id)
    # Takes the row's lock: of two answers to one question the second sees the first.
    row = (await run(session, queries.LOCK_PROFILE, {"account_id": account_id})).one()
    if row.quiz_passed_at is not None:
        raise ConflictError("quiz_passed")
    retry_at = _retry_at(row, settings)
    if retry_at is not None:
        raise TooManyRequestsError.until(retry_at, now())
    answers = _answers(row)
    if question_id in answers:
        raise ConflictError("question_answered")
    answers[question_id] = choice == question.right
    left = len(QUESTIONS) - len(answers)
    moment = now()
    passed = left == 0 and all(answers.values())
    failed = left == 0 and not passed
    await run(
        session,
        queries.WRITE_QUIZ,
        {
            "account_id": account_id,
            "answers": json.dumps(answers if left else {}),
            "failed_at": moment if failed else None,
            "passed_at": moment if passed else None,
        },
    )
    if passed:
        await audit.note(session, acts.MENTOR_QUIZ_PASSED, actor=account_id, account_id=account_id)
    return QuizOutcome(
        right=answers[question_id],
        right_choice=question.right,
        explanation=Bilingual(**question.explanation),
        left=left,
        passed=passed,
        retry_at=moment + timedelta(minutes=settings.quiz_pause_minutes) if failed else None,
    )


def _answers(row: Row[Any]) -> dict[str, bool]:
    # A question that no longer exists does not count.
    return {key: right for key, right in row.quiz_answers.items() if key in QUESTIONS}


def _retry_at(row: Row[Any], settings: Settings) -> datetime | None:
    if row.quiz_failed_at is None:
        return None
    retry_at: datetime = row.quiz_failed_at + timedelta(minutes=settings.quiz_pause_minutes)
    return retry_at if retry_at > now() else None
