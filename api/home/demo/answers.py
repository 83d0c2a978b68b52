"""Answers that everybody reads in the demonstration, and one that waits; nobody is behind them."""

from datetime import timedelta
from uuid import UUID, uuid5

from sqlalchemy import text

from api.home.demo.people import DEPARTMENT
from api.platform.kit.bulk import Connection
from api.platform.kit.clock import now
from api.platform.kit.database import driver_sql

_HOME = UUID("019aa000-0000-7000-8000-000000000002")
"""From which the ids are made, the same at each start."""

_ANSWERS = (
    (
        "A1208",
        "professional",
        "published",
        "Est-ce qu’il faut aimer le froid pour être paysagiste\u00a0? (démonstration)",
        "Pas l’aimer, mais faire avec : on travaille dehors toute l’année. Avec de bons gants et une veste"
        " chaude, l’hiver passe vite, et au printemps on ne changerait de métier pour rien au monde.",
    ),
    (
        "D1102",
        "apprentice",
        "published",
        "À quelle heure commence-t-on en apprentissage de boulangerie\u00a0? (démonstration)",
        "Avant 18 ans, jamais avant 4 h du matin, et seulement en boulangerie ou en pâtisserie. Chez moi"
        " c’est 6 h. On finit vers 13 h, donc les après-midis sont libres.",
    ),
    (
        "A1208",
        "student",
        "agreed",
        "Qu’est-ce qu’on apprend en BTS aménagements paysagers\u00a0? (démonstration)",
        "Le dessin, les plantes, les chantiers, et à parler avec la clientèle. J’ai choisi la voie de"
        " l’apprentissage : une semaine sur deux en entreprise.",
    ),
)
"""Career, who answers, how far it has come, question, answer."""

_ANSWER = text(
    """
    INSERT INTO public_answer (id, question, answer, career_code, department, mentor_kind, status, created_at,
        published_at)
    VALUES (:id, :question, :answer, :career, :department, :kind, :status, :at,
        CASE WHEN :status = 'published' THEN CAST(:at AS timestamptz) END)
    ON CONFLICT DO NOTHING
    """
)


def write_answers(connection: Connection) -> int:
    """Make the public answers of the demonstration, once; how many."""
    at = now() - timedelta(days=2)
    for career, kind, status, question, answer in _ANSWERS:
        values = {"career": career, "kind": kind, "status": status, "question": question, "answer": answer}
        connection.execute(
            driver_sql(_ANSWER),
            {**values, "id": uuid5(_HOME, question), "department": DEPARTMENT, "at": at},
        )
    return len(_ANSWERS)
