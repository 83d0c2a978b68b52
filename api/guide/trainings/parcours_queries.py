"""SQL of trainings of which parts have pages of their own: of a BUT, which Parcoursup offers, the parcours on
which Onisep's sheets are; of a mention of DN MADE, the specialities of Parcoursup.
"""

from api.guide.trainings.offer_queries import alike

_SPECIAL = "DNMADE"
_PARTED = "' (parcours |Spécialité)'"
_WHOLE = alike(f"replace((regexp_split_to_array(part.label, {_PARTED}))[1], 'DN MADE', 'DNMADE')")
_IS_PART = f"part.diploma IN ('BUT', '{_SPECIAL}') AND part.label ~ {_PARTED}"
# What only a part has for its name is none of the nomenclature.
_IS_WHOLE = "(whole.diploma = 'BUT' OR whole.id ~ '^[0-9]')"


def _named(one: str) -> str:
    return f"json_build_object('id', {one}.id, 'label', {one}.label)"


PARCOURS = f"""coalesce((
    SELECT json_agg({_named("part")} ORDER BY part.sort) FROM training part
    WHERE t.diploma IN ('BUT', '{_SPECIAL}') AND part.diploma = t.diploma AND {_IS_PART}
        AND {_WHOLE} = {alike("t.label")}), '[]') AS parcours"""
PARCOURS_OF = f"""(
    SELECT {_named("whole")} FROM training part JOIN training whole ON whole.diploma = part.diploma
        AND {_IS_WHOLE} AND {alike("whole.label")} = {_WHOLE}
    WHERE part.id = t.id AND {_IS_PART} ORDER BY whole.id LIMIT 1) AS parcours_of"""
# Its parts are offered by themselves, not begun with it.
SPECIALITIES = f"t.diploma = '{_SPECIAL}' AS specialities"
