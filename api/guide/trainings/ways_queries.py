"""SQL of the ways to a career: the trainings that lead to it, and those that lead there from 3e."""

from sqlalchemy import text

from api.guide.trainings.access_queries import ASKED, MENTIONS, MENTIONS_FOR, UPGRADE, entered_directly
from api.guide.trainings.career_queries import FOR_CAREER, OF_FIELD
from api.guide.trainings.ended_queries import UNTOLD_END
from api.guide.trainings.leading_queries import CONTEST, MANY
from api.guide.trainings.queries import (
    AFTER_CAP,
    AFTER_THIRD,
    DISTANCE,
    HERE,
    ITEM,
    LAST_SESSION,
    NEXT_YEAR_ENDS,
    ONE_YEAR,
    OPEN_PLACES,
    OPEN_TO_NEWCOMERS,
    VAGUENESS,
    sites,
)
from api.guide.trainings.rome_queries import is_of_others

MAX_LEADS = 40
"""Trainings that lead to the career: the ones taught in most places and somewhere in the region, else those
taught elsewhere; these too where all those of the region lead to it by another name alone, or prepare for its
field."""
MAX_STEPS = 4
"""Trainings one after the other: a 2de, a CAP, a bac, a BTS."""
_AFTER_THIRD = ", ".join(f"'{diploma}'" for diploma in AFTER_THIRD)
_TAUGHT = f"EXISTS (SELECT FROM {OPEN_PLACES} WHERE tp.training_id = t.id)"

_AFTER_CAP = ", ".join(f"'{diploma}'" for diploma in AFTER_CAP)

UNLISTED = ("BP", "BP agricole")
"""Diplomas of which no list of ours says where they are taught: it may well be here."""
FIRST = ("CAP", "CAP agricole")
"""By which one may begin after 3e: wherever it is taught, it is told of the careers to which it leads."""
_FIRST = ", ".join(f"'{diploma}'" for diploma in FIRST)
TOLD_ANYWHERE = (*FIRST, "BMA")
"""The crafts' second diploma too, which few schools have."""
_TOLD_ANYWHERE = ", ".join(f"'{diploma}'" for diploma in TOLD_ANYWHERE)
_UNLISTED = ", ".join(f"'{diploma}'" for diploma in UNLISTED)

# The field out of which the career came, where no training is known to lead to it, and whether one of the
# field is taught here.
FIELD = text(
    f"""
    SELECT field.code, field.label, EXISTS (
        SELECT FROM training t
        WHERE {OF_FIELD.format(field="field.code")} AND {_TAUGHT} AND {OPEN_TO_NEWCOMERS}) AS taught
    FROM career k JOIN career field ON field.code = k.former_code AND field.rome_version = 3
    WHERE k.rome_version = 4 AND k.code = :career
      AND NOT EXISTS (SELECT FROM training_career WHERE code = :career)
    """
)

_ON_THE_WAY = """CAST(:lat AS float8) IS NOT NULL AND NOT tp.after_diploma
    AND tp.training_id IN (SELECT id FROM shown)"""


_SHORT = "'BTS', 'BTSA'"
"""One of them after another is for few, on a condition, and in one year (Onisep): no way to a career."""


def _comes_before(earlier: str, later: str) -> str:
    return f"""({earlier}.level < {later}.level OR {earlier}.common OR ({earlier}.level = {later}.level
        AND NOT ({earlier}.diploma IN ({_SHORT}) AND {later}.diploma IN ({_SHORT}))
        AND ({later}.diploma NOT IN ({_AFTER_THIRD}) OR ({later}.diploma IN ({_FIRST})
            AND {later}.months <= {ONE_YEAR}))))"""


_EARLIER = _comes_before("t", "later")
# Where nothing taught here comes before what begins with a first diploma, that one is told all the same.
_TOLD = f"""({_TAUGHT} OR (
    later.diploma IN ({_AFTER_CAP}) AND (t.level < later.level OR t.diploma IN ({_AFTER_THIRD}))
    AND NOT EXISTS (
        SELECT FROM training_next other JOIN training t ON t.id = other.training_id
        WHERE other.next_id = later.id AND {_TAUGHT} AND {OPEN_TO_NEWCOMERS} AND {_EARLIER})))"""

# What the step itself prepares for, though only others are known to lead to the career. To a regulated one
# leads what its own side says.
_OF_ITS_FIELD = """l.id IS NULL AND EXISTS (SELECT FROM leads WHERE is_named)
    AND EXISTS (SELECT FROM training_field f WHERE f.training_id = t.id AND f.code = :career)
    AND NOT EXISTS (SELECT FROM career k WHERE k.code = :career AND k.rome_version = 4 AND k.regulated)"""

_LAST_YEAR = f"""coalesce({LAST_SESSION},
    CASE WHEN t.closes_on <= {NEXT_YEAR_ENDS} THEN extract(year FROM t.closes_on)::integer END)"""

_BACS = ", ".join(f"'{diploma}'" for diploma in AFTER_THIRD if diploma not in FIRST)
_SPECIALITY, _DOMAIN = "substr({0}, 4, 3)", "substr({0}, 4, 2)"
"""Of a code formation diplôme."""


def _same(part: str) -> str:
    own, of_leads = part.format("t.id"), part.format("id")
    return f"{own} IN (SELECT {of_leads} FROM leads WHERE id ~ '^[0-9]')"


def _kindred(characters: int) -> str:
    return f"""EXISTS (
        SELECT FROM known k JOIN trade ON left(trade.code, {characters}) = left(k.code, {characters})
        WHERE k.training_id = t.id)"""


# Before a bac pro, which one may begin after 3e, a first diploma is a way where it is of the career's trade:
# of the speciality of what leads there, or known for a career of the same family; or both more widely. Who
# becomes an adviser in a bank by a bac pro of commerce begins with no CAP of cheese.
_OF_THE_TRADE = f"""(t.diploma NOT IN ({_FIRST}) OR later.diploma NOT IN ({_BACS})
    OR t.id IN (SELECT id FROM leads) OR {_same(_SPECIALITY)} OR {_kindred(3)}
    OR ({_same(_DOMAIN)} AND {_kindred(1)}))"""

_VOCATIONAL = ", ".join(f"'{diploma}'" for diploma in (*AFTER_THIRD, *AFTER_CAP))


def _leads_itself(earlier: str, later: str) -> str:
    """Where a vocational diploma taught here that leads to the career comes before a step, others that lead
    elsewhere, of no higher level, are no way: who makes furniture comes to a DNMADE by none of watches.
    """
    return f"""({earlier}.common OR {earlier}.diploma NOT IN ({_VOCATIONAL})
        OR {earlier}.id IN (SELECT id FROM leads) OR NOT EXISTS (
            SELECT FROM training_next o JOIN leads l ON l.id = o.training_id AND l.is_named AND l.here
            JOIN training sooner ON sooner.id = o.training_id
            WHERE o.next_id = {later}.id AND NOT o.of_part AND sooner.diploma IN ({_VOCATIONAL})
                AND sooner.level >= {earlier}.level
                AND {_comes_before("sooner", later)}))"""


_SURE = "(l.firm IS TRUE OR NOT EXISTS (SELECT FROM leads WHERE firm IS TRUE))"


def _is_own(one: str) -> str:
    """Of the speciality of what leads to the career, or known for a career of the same former field."""
    return f"""({one}.id IN (SELECT id FROM leads)
        OR {_SPECIALITY.format(f"{one}.id")} IN (
            SELECT {_SPECIALITY.format("l.id")} FROM leads l WHERE l.id ~ '^[0-9]' AND {_SURE})
        OR {one}.id IN (SELECT k.training_id FROM known k JOIN own_field o ON o.code = k.code))"""


def _of_the_career(earlier: str, later: str) -> str:
    """To what may lead to the career as to many others, or where a vocational diploma of the career comes
    before what may lead there, or prepares for its field, those of other careers are no way: one becomes an
    arboriculturist by none of horses.
    """
    return f"""({earlier}.common OR {earlier}.diploma NOT IN ({_VOCATIONAL})
        OR {later}.id NOT IN (SELECT id FROM leads WHERE firm IS NOT TRUE) OR {_is_own(earlier)}
        OR NOT ({later}.id IN (SELECT id FROM of_many) OR EXISTS (
            SELECT FROM training_next o JOIN training sooner ON sooner.id = o.training_id
            WHERE o.next_id = {later}.id AND NOT o.of_part AND sooner.diploma IN ({_VOCATIONAL})
                AND sooner.level >= {earlier}.level AND {_comes_before("sooner", later)}
                AND EXISTS (SELECT FROM {OPEN_PLACES} WHERE tp.training_id = sooner.id)
                AND {_is_own("sooner")})))"""


def _leads_to(earlier: str, later: str) -> str:
    return f"""NOT ({earlier}.common AND {entered_directly(later)})
        AND {_leads_itself(earlier, later)} AND {_of_the_career(earlier, later)}"""


# A bac pro will do, which is none of those that are told.
_OTHER_PRO = """(SELECT bool_and(n.training_id NOT IN (SELECT id FROM shown))
    FROM training_next n JOIN training earlier ON earlier.id = n.training_id
    WHERE n.next_id = t.id AND NOT n.of_part AND starts_with(earlier.diploma, 'Bac pro')) IS TRUE"""

# A step back is to a lower level, or from a diploma to the first year that it shares, and on to the mise à
# niveau; of one level otherwise only to what cannot be begun after 3e (a mention, a BP, a CAP of one year).
# None is from what goes on in one mention alone to what is several, for another one of them may lead there.
WAYS = text(
    f"""
    WITH RECURSIVE found AS MATERIALIZED (
        SELECT t.id, count(p.id) AS places, c.code IS NOT NULL AS is_named, c.named, c.firm,
            c.code IS NOT NULL AND c.named IS NULL AS exact,
            count(p.id) > 0 OR t.diploma IN ({_UNLISTED})
                OR t.id IN (SELECT training_id FROM training_somewhere) AS here,
            c.firm IS TRUE AND t.diploma IN ({_TOLD_ANYWHERE}) AS is_trade
        FROM training t LEFT JOIN training_career c ON c.training_id = t.id AND c.code = :career
        LEFT JOIN ({OPEN_PLACES}) ON tp.training_id = t.id
        WHERE {FOR_CAREER} AND {OPEN_TO_NEWCOMERS} GROUP BY t.id, c.code, c.named, c.firm
    ), leads AS MATERIALIZED (
        SELECT id, is_named, named, firm, here FROM found one
        WHERE here OR NOT EXISTS (SELECT FROM found WHERE here AND is_named >= one.is_named)
            OR (exact AND NOT EXISTS (SELECT FROM found WHERE here AND exact)) OR is_trade
        ORDER BY places DESC, exact DESC, id LIMIT {MAX_LEADS}
    ), known AS (
        SELECT training_id, code FROM training_career UNION ALL SELECT training_id, code FROM training_field
    ), itself AS (
        SELECT CAST(:career AS text) AS code
        UNION SELECT former_code FROM career WHERE rome_version = 4 AND code = :career
    ), own_field AS MATERIALIZED (
        SELECT code FROM itself
        UNION SELECT other.code FROM career k JOIN career other ON other.former_code = k.former_code
        WHERE k.rome_version = 4 AND other.rome_version = 4 AND k.code = :career
    ), of_many AS MATERIALIZED (
        SELECT c.training_id AS id FROM training_career c
        JOIN career k ON k.rome_version = 4 AND k.code = c.code
        WHERE c.training_id IN (SELECT id FROM leads) AND {is_of_others("c")} GROUP BY c.training_id
        HAVING count(DISTINCT k.parent_code) >= {MANY}
    ), trade AS MATERIALIZED (
        SELECT code FROM itself UNION SELECT k.code FROM known k JOIN leads ON leads.id = k.training_id
    ), way AS (
        SELECT id, 0 AS steps FROM leads
        UNION
        SELECT t.id, way.steps + 1
        FROM way JOIN training later ON later.id = way.id
        JOIN training_next n ON n.next_id = way.id JOIN training t ON t.id = n.training_id
        WHERE way.steps < {MAX_STEPS} AND NOT n.of_part AND {OPEN_TO_NEWCOMERS}
          AND (NOT later.common OR t.diploma = '{UPGRADE}') AND {_EARLIER} AND {_TOLD}
          AND {_OF_THE_TRADE} AND {_leads_to("t", "later")}
    ), shown AS MATERIALIZED (SELECT DISTINCT id FROM way), nearest AS (
        SELECT DISTINCT ON (p.training_id) p.training_id, p.id AS place_id, p.name, p.commune_name,
            {DISTANCE} + {VAGUENESS} AS rank, {VAGUENESS} AS vagueness, p.statuses, p.predecessor, p.common,
            (SELECT max(CAST(told ->> 'year' AS integer))
                FROM jsonb_array_elements(p.by_status) AS told) AS listed
        FROM {sites(_ON_THE_WAY)}
        ORDER BY p.training_id, rank, p.id
    )
    SELECT t.id, t.level, t.common, t.diploma, t.rncp, {UNTOLD_END}, nearest.predecessor, nearest.listed,
        'parcoursup' = ANY(t.sources) OR EXISTS (
            SELECT FROM training_place WHERE training_id = t.id AND 'parcoursup' = ANY(sources))
            AS on_parcoursup, {ASKED}, l.named, l.firm,
        {_OTHER_PRO} AS has_other_pro, mentions,
        CASE WHEN mentions IS NOT NULL THEN {MENTIONS_FOR} END AS mentions_for,
        coalesce(nearest.common, (SELECT bool_and(tp.common) FROM {OPEN_PLACES} WHERE tp.training_id = t.id))
            IS TRUE AS begun_there,
        l.is_named IS TRUE AND NOT {CONTEST} AS leads,
        (l.is_named IS NOT NULL AND (NOT l.is_named OR {CONTEST})) OR ({_OF_ITS_FIELD}) AS prepares,
        l.is_named IS NOT NULL AND {CONTEST} AS contest, {_LAST_YEAR} AS last_session,
        {
        ITEM.format(
            nearest='''CASE WHEN nearest.place_id IS NOT NULL THEN json_build_object(
            'place_id', nearest.place_id, 'name', nearest.name, 'commune', nearest.commune_name,
            'approximate', nearest.vagueness > 0, 'statuses', nearest.statuses,
            'distance_m', round(nearest.rank - nearest.vagueness)) END'''
        )
    } AS json,
        t.sources || ARRAY(
            SELECT unnest(sources) FROM training_place WHERE training_id = t.id
            UNION SELECT unnest(sources) FROM training_career WHERE training_id = t.id AND code = :career
            UNION SELECT unnest(n.sources) FROM training_next n JOIN shown s ON s.id = n.training_id
                WHERE n.next_id = t.id) AS sources,
        coalesce((SELECT array_agg(n.training_id ORDER BY n.training_id)
            FROM training_next n JOIN shown s ON s.id = n.training_id
            JOIN training earlier ON earlier.id = s.id
            WHERE n.next_id = t.id AND NOT n.of_part AND (NOT t.common OR earlier.diploma = '{UPGRADE}')
                AND {_comes_before("earlier", "t")} AND {_leads_to("earlier", "t")}), '{{}}') AS before
    FROM shown JOIN training t ON t.id = shown.id LEFT JOIN leads l ON l.id = t.id
    CROSS JOIN LATERAL (SELECT {MENTIONS} AS mentions) AS several
    LEFT JOIN nearest ON nearest.training_id = t.id {HERE}
    ORDER BY t.level NULLS LAST, t.common DESC, t.sort
    """
)
