"""What a training's page says above what the lists tell of it."""

from typing import Any

from sqlalchemy import Row

from api.guide.careers import service as careers
from api.guide.trainings import law


def of_training(row: Row[Any]) -> list[dict[str, str]]:
    """The notes of a row of `queries.DETAIL`, in both languages."""
    notes = [careers.TEACHERS] if law.is_of_teachers(row.label) else []
    notes += [law.ANY_BAC.model_dump()] if law.is_free_to_enter(row.diploma, row.label) else []
    if row.has_longer_names and not row.parcours:
        notes.append(
            {
                "fr": f"D’autres établissements l’offrent sous un nom plus long\u00a0: ils se trouvent en"
                f" cherchant «\u00a0{row.label}\u00a0».",
                "en": f"Other schools offer it under a longer name: look for “{row.label}”.",
            }
        )
    return notes
