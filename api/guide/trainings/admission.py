"""How one gets into a training."""

from collections.abc import Collection, Set

from api.guide.trainings import steps

PARCOURSUP_URL = "https://dossier.parcoursup.fr/Candidat/carte"
AFFELNET_URL = "https://affectation3e.phm.education.gouv.fr/pna-public/"
"""Where a pupil of 3e sees every training, before the wishes."""
MASTERS_URL = "https://www.monmaster.gouv.fr/"
ADDRESSES = (PARCOURSUP_URL, AFFELNET_URL, MASTERS_URL)
_THROUGH_AFFELNET = ("CAP", "Bac pro", "2de pro", "1re année de CAP")


def admission(
    diploma: str,
    sources: Set[str],
    statuses: Collection[str],
    *,
    label: str = "",
    is_listed: bool = True,
    wished: bool = True,
    after_diploma: bool = False,
    tells_parcoursup: bool = False,
    after_common: bool = False,
) -> list[dict[str, str | None]]:
    """How one gets in: after 3e through Affelnet, after the bac through Parcoursup, apprentices of a BTS too,
    into a master through Mon Master, into a bac after the 2de, else by asking the school; an apprentice is
    taken on by an employer. Where no list says who teaches it, apprentices are not the only ones. What no
    list of wishes has (`wished`) is asked for otherwise; what schools teach in one year alone is
    `after_diploma`. What is told of some to be on Parcoursup may be there for others too. What comes
    `after_common` is no wish itself: the 2de that several bacs share is.
    """
    ways: list[dict[str, str | None]] = []
    if statuses and diploma in steps.AFTER_SECOND:
        ways.append({"kind": "second", "url": None})
    elif statuses and not is_listed:
        ways.append({"kind": "school", "url": None})
    elif not {"school", "distance"}.isdisjoint(statuses) or "bts-parcoursup" in sources:
        if diploma.startswith(_THROUGH_AFFELNET):
            wish = "affelnet_common" if after_common else "affelnet"
            kind = wish if wished else "after_diploma" if after_diploma else "third"
            ways.append({"kind": kind, "url": AFFELNET_URL if wished else None})
        elif diploma in steps.THROUGH_PARCOURSUP or not sources.isdisjoint(("parcoursup", "bts-parcoursup")):
            kind = "parcoursup_after" if steps.begun_later(label) else "parcoursup"
            ways.append({"kind": kind, "url": PARCOURSUP_URL})
        elif diploma == "Master":
            ways.append({"kind": "master", "url": MASTERS_URL})
        elif tells_parcoursup:
            ways.append({"kind": "school_or_parcoursup", "url": PARCOURSUP_URL})
        else:
            ways.append({"kind": "school", "url": None})
    if "apprenticeship" in statuses:
        ways.append({"kind": "apprenticeship", "url": None})
    return ways
