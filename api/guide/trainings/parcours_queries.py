"""SQL of a BUT and its parcours: the one is what Parcoursup offers, on the others Onisep's sheets are."""

from api.guide.trainings.offer_queries import alike

_WHOLE = alike("split_part(part.label, ' parcours ', 1)")
_OF_A_BUT = "part.diploma = 'BUT' AND strpos(part.label, ' parcours ') > 0"


def _named(one: str) -> str:
    return f"json_build_object('id', {one}.id, 'label', {one}.label)"


PARCOURS = f"""coalesce((
    SELECT json_agg({_named("part")} ORDER BY part.sort) FROM training part
    WHERE t.diploma = 'BUT' AND {_OF_A_BUT} AND {_WHOLE} = {alike("t.label")}), '[]') AS parcours"""
PARCOURS_OF = f"""(
    SELECT {_named("whole")} FROM training part JOIN training whole ON whole.diploma = 'BUT'
        AND {alike("whole.label")} = {_WHOLE}
    WHERE part.id = t.id AND {_OF_A_BUT} ORDER BY whole.id LIMIT 1) AS parcours_of"""
