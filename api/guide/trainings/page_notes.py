"""What a training's page says above what the lists tell of it."""

from typing import Any

from sqlalchemy import Row

from api.guide.careers import service as careers
from api.guide.careers.schemas import Note
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


def of_end(row: Row[Any]) -> dict[str, str] | None:
    """What is said of the year in which it ends, of a row of `queries.DETAIL`; null: none is near."""
    year = row.last_session
    if year is None:
        return None
    if law.is_registered(row.id, row.diploma, row.rncp):
        return (_registered if row.is_open else _registered_once)(year).model_dump()
    if row.is_open:
        return Note(
            fr=f"Dernière session annoncée\u00a0: {year}. Continue-t-elle après\u00a0? L’école le dira.",
            en=f"Last session announced: {year}. Ask whether it goes on afterwards.",
        ).model_dump()
    return Note(
        fr=f"Sa dernière session annoncée était en {year}."
        f"{'' if row.successor_label else ' L’école dira ce qui l’a remplacée.'}",
        en=f"Its last announced session was in {year}."
        f"{'' if row.successor_label else ' Ask what took its place.'}",
    ).model_dump()


def _registered(year: int) -> Note:
    return Note(
        fr=f"Enregistrement au RNCP\u00a0: jusqu’en {year}. On peut y entrer jusque-là\u00a0; il est souvent"
        " renouvelé, l’école le dira.",
        en=f"Registered in the RNCP until {year}: one may begin until then. It is often renewed, ask the"
        " school.",
    )


def _registered_once(year: int) -> Note:
    return Note(
        fr=f"D’après nos listes, son enregistrement au RNCP s’arrêtait en {year}. Il a pu être renouvelé ou"
        " remplacé\u00a0: l’école le dira.",
        en=f"By our lists its registration in the RNCP ended in {year}. It may have been renewed or replaced:"
        " ask the school.",
    )
