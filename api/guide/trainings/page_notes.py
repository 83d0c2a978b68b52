"""What the pages of trainings, and of the ways to a career, say above what the lists tell."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Row

from api.guide.careers import service as careers
from api.guide.careers.schemas import Note
from api.guide.trainings import law, same_licences
from api.platform.kit.clock import today
from api.platform.kit.text import fold

_AWARDS_NOTHING = re.compile(
    r"1re annee|2de|classe |clas |mise a niveau|formation|preparation|autre |cursus|diplome$"
    r"|(fcnd|fcmil|pae|apf|dip)[_ 0-9]"
)
"""How what leads to no diploma, or to one of no kind, is called where a training's diploma stands."""
_OLD_YEARS = 5
"""A list of so many years ago or more is said to be old wherever it tells of a place."""
_ADAPTED = re.compile(r"\berea\b|\benseignement adapte\b")
_OF_PARCOURS = Note(
    fr="Chaque IUT ne propose que certains parcours, et nos listes ne disent pas lesquels\u00a0: Parcoursup"
    " et l’IUT le disent.",
    en="Each IUT offers some of the parcours only, and our lists do not say which: Parcoursup and"
    " the IUT do.",
)
_ENGINEER = "Diplôme d’ingénieur"
_OF_ENGINEERS = Note(
    fr="Une école d’ingénierie prend dès le bac, en cinq ans, ou après deux années d’études, en trois ans, ou"
    " les deux\u00a0: l’école et Parcoursup le disent. D’autres écoles ont leur page, à bac\u00a0+\u00a05.",
    en="A school of engineers takes people from the bac, for five years, or after two years of studies, for"
    " three, or both: the school and Parcoursup say so. Others have their own page, at bac + 5.",
)
# Code de l'éducation, article D332-7; arrêté du 7 décembre 2005 on the commission.
_BY_COMMISSION = Note(
    fr="Un EREA est un établissement d’enseignement adapté\u00a0: on y entre après l’avis d’une commission"
    " (CDOEASD), à demander par le collège.",
    en="An EREA teaches pupils with special needs: one gets in after a commission (CDOEASD) has been asked,"
    " by the collège.",
)


def award(diploma: str) -> str | None:
    """The diploma that a training leads to; null: none, or one that has no name here."""
    return None if _AWARDS_NOTHING.match(fold(diploma).replace(".", "")) else diploma


def of_page(
    row: Row[Any], statuses: Sequence[str], *, freely: bool, offered: Collection[tuple[str, str]]
) -> dict[str, Any]:
    """What a page tells beside the lists, of a row of `queries.DETAIL`: whether one enters it freely, and who
    offers the same licence (`same_licences.notes`).
    """
    return {
        "award": award(row.diploma),
        # Who only counts those who left does not say that there are no pupils; nor does who names pupils in
        # the first year alone, which it shares.
        "school_unknown": list(statuses) == ["apprenticeship"]
        and (row.begun_at_school or len(row.elsewhere) == 1)
        and not law.is_learned_with_contract(row.id, row.diploma),
        "ends": of_end(row),
        "notes": _of_training(row, freely=freely, offered=offered),
    }


def of_way(row: Row[Any], item: Mapping[str, Any]) -> dict[str, Any]:
    """The end of a step on the way to a career, and its notes, of a row of `ways_queries.WAYS`."""
    registered = row.last_session and law.is_registered(row.id, row.diploma, row.rncp)
    told = [_of_mention(row.mentions_for)] if row.leads and row.mentions else []
    told += [_BEGUN_THERE] if row.begun_there else []
    told += [law.StepNote(after=None, **law.FIVE_YEARS.model_dump())] if row.untold_end else []
    notes = [*(note.model_dump() for note in told), *law.of_step(row.id, item["label"])]
    if registered:
        notes.append(law.until(row.last_session))
    if item["nearest"] and row.listed:
        if row.predecessor:
            notes.append(_of_list(_TAUGHT_BEFORE, row.listed))
        elif row.listed <= today().year - _OLD_YEARS:
            notes.append(_of_list(_LISTED_ONCE, row.listed))
    return {"last_session": None if registered else row.last_session, "notes": notes}


_TAUGHT_BEFORE = (
    "Ce lieu enseignait l’ancien diplôme (liste de {})\u00a0: lui demander s’il a celui-ci.",
    "This place taught the former diploma (list of {}): ask whether it has this one.",
)
_LISTED_ONCE = (
    "Ce lieu vient d’une liste de {}\u00a0: lui demander s’il l’enseigne encore.",
    "This place is from a list of {}: ask whether it still teaches this.",
)


def _of_list(said: tuple[str, str], year: int) -> dict[str, Any]:
    fr, en = said
    return law.StepNote(after=None, fr=fr.format(year), en=en.format(year)).model_dump()


def of_place(name: str) -> list[dict[str, str]]:
    """What is said beside all that a place of that name teaches."""
    return [_BY_COMMISSION.model_dump()] if _ADAPTED.search(fold(name)) else []


# The arrêté of 2026 on the masters M2E, as universities tell it: first years of 2025 were the last.
_MEEF_ENDS = Note(
    fr="Ce master se termine\u00a0: depuis la rentrée 2026, la plupart des universités n’y prennent plus"
    " personne en 1re\u00a0année. Après le concours, c’est le master M2E. L’université et l’INSPÉ disent ce"
    " qu’il en est.",
    en="This master’s degree is ending: since autumn 2026 most universities take nobody into its first year."
    " After the exam comes the master M2E. The university and the INSPÉ say how things stand.",
)
_BEGUN_THERE = law.StepNote(
    after=None,
    fr="On sait où se fait la première année, commune à plusieurs options\u00a0: l’établissement dit"
    " lesquelles il a.",
    en="It is known where one does the first year, shared by several options: the school says which it has.",
)


def _of_training(
    row: Row[Any], *, freely: bool, offered: Collection[tuple[str, str]]
) -> list[dict[str, str]]:
    notes = [_MEEF_ENDS.model_dump(), careers.TEACHERS] if law.is_of_teachers(row.label) else []
    notes += [note.model_dump() for note in law.of_name(row.label)]
    notes += [law.ANY_BAC.model_dump()] if freely else []
    notes += [law.FIVE_YEARS.model_dump()] if row.untold_end else []
    if row.mentions:
        listed = "\u00a0», «\u00a0".join(row.mentions)
        notes.append(
            {
                "fr": f"Ce nom en réunit plusieurs\u00a0: «\u00a0{listed}\u00a0». Nos listes ne disent pas"
                " lesquels un établissement prépare\u00a0: la mention ou l’option dépend de l’école.",
                "en": f"This name stands for several: “{'”, “'.join(row.mentions)}”. Our lists do not say"
                " which of them a school has: that depends on the school.",
            }
        )
    if row.licences:
        notes += same_licences.notes(row.label, offered)
    elif row.has_longer_names and not row.parcours:
        notes.append(
            {
                "fr": f"D’autres établissements l’offrent sous un nom plus long\u00a0: ils se trouvent en"
                f" cherchant «\u00a0{row.label}\u00a0».",
                "en": f"Other schools offer it under a longer name: look for “{row.label}”.",
            }
        )
    notes += [_OF_ENGINEERS.model_dump()] if row.diploma == _ENGINEER else []
    notes += [_OF_PARCOURS.model_dump()] if row.diploma == "BUT" and row.parcours else []
    if any(map(of_place, row.adapted or ())):
        notes.append(_BY_COMMISSION.model_dump())
    return notes


def _of_mention(wanted: list[str]) -> law.StepNote:
    fr, en = (f"{sign}".join(wanted) for sign in ("\u00a0» ou «\u00a0", "” or “"))
    return law.StepNote(
        after=None,
        fr="Ce diplôme a plusieurs mentions, et nos listes ne disent pas lesquelles un établissement a\u00a0:"
        " la mention dépend de l’école." + (f" Pour ce métier, c’est «\u00a0{fr}\u00a0»." if wanted else ""),
        en="This diploma has several specialities, and our lists do not say which of them a school has: that"
        " depends on the school." + (f" For this job it is “{en}”." if wanted else ""),
    )


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
