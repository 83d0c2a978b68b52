"""SQL of what a search of careers can go on by, with counts.

`career_choice` holds for each value which careers have it, a bit each: counting those of a combination is one
step of the processor for each sixty-four of them.
"""

from sqlalchemy import text

from api.guide.careers.queries import INTERESTS, ITEM_KINDS, MATCHES, SKILL, THEME_LINKS, VERSION

DOORS = ("liking", "skill", "soft", "family", "hours", "places", "conditions", "publics", "theme", "riasec")

_ITEMS = ", ".join(f"'{kind}'" for kind in ITEM_KINDS)
_DOORS = ", ".join(f"'{door}'" for door in DOORS)

# Those that most careers have stand side by side: they are read together.
REFRESH = f"""
    WITH shown AS MATERIALIZED (
        SELECT c.code, c.rome_version, c.parent_code, c.family_code,
            set_bit(repeat('0', count(*) OVER ()::int)::varbit,
                row_number() OVER (ORDER BY c.code)::int - 1, 1) AS bit
        FROM career c WHERE c.rome_version = {VERSION}
    ), has AS (
        SELECT 'whole' AS kind, '' AS code, '' AS label, c.bit FROM shown c
        UNION ALL
        SELECT 'career', c.code, '', c.bit FROM shown c
        UNION ALL
        SELECT 'family', g.code, g.label, c.bit
        FROM shown c JOIN career_family g ON g.code IN (left(c.code, 1), left(c.code, 3))
        UNION ALL
        SELECT 'riasec', letter, letter, c.bit
        FROM shown c {INTERESTS} CROSS JOIN unnest(ARRAY[interest.major, interest.minor]) AS letter
        WHERE letter IS NOT NULL
        UNION ALL
        SELECT 'liking', l.liking_code, g.label, c.bit
        FROM shown c JOIN career_liking_link l USING (rome_version, code)
        JOIN career_liking g USING (rome_version, liking_code)
        UNION ALL
        SELECT 'theme', l.theme_code, g.label, c.bit
        FROM shown c JOIN {THEME_LINKS} l USING (rome_version, code)
        JOIN career_theme g USING (rome_version, theme_code)
        UNION ALL
        SELECT CASE WHEN {SKILL} THEN 'skill' ELSE i.kind END, i.ogr_code, i.label, c.bit
        FROM shown c JOIN career_item_link l USING (rome_version, code)
        JOIN career_item i USING (rome_version, ogr_code)
        WHERE i.kind IN ({_ITEMS}) OR {SKILL}
    )
    INSERT INTO career_choice (kind, code, label, careers, holders)
    SELECT kind, code, min(label), bit_count(bit_or(bit)), bit_or(bit) FROM has GROUP BY kind, code
    ORDER BY kind, bit_count(bit_or(bit)) DESC
"""

SHARED_SKILLS = 6
"""Know-how of a career that leads to others: what is at its heart first, then what few share."""

# What each career has in common with others.
REFRESH_SHARED = f"""
    WITH mine AS (
        SELECT c.code AS career, 'family' AS kind, left(c.code, 3) AS code, false AS core
        FROM career c WHERE c.rome_version = {VERSION}
        UNION ALL
        SELECT l.code, 'liking', l.liking_code, l.principal FROM career_liking_link l
        WHERE l.rome_version = {VERSION}
        UNION ALL
        SELECT l.code, 'theme', l.theme_code, false FROM {THEME_LINKS} l
        WHERE l.rome_version = {VERSION}
        UNION ALL
        SELECT l.code, 'skill', l.ogr_code, coalesce(l.weight = 'core', false)
        FROM career_item_link l JOIN career_item i USING (rome_version, ogr_code)
        WHERE l.rome_version = {VERSION} AND i.kind = 'know_how'
    ), placed AS (
        SELECT m.career, c.kind, c.code, c.label, c.careers, row_number() OVER (
            PARTITION BY m.career, c.kind ORDER BY m.core DESC, c.careers, epass_fold(c.label)) AS place
        FROM mine m JOIN career_choice c ON c.kind = m.kind AND c.code = m.code
        WHERE c.careers > 1
    ), told AS MATERIALIZED (
        SELECT career, jsonb_agg(jsonb_build_array(kind, code, label, careers)
            ORDER BY array_position(ARRAY[{_DOORS}], kind), place) AS shared
        FROM placed WHERE kind <> 'skill' OR place <= {SHARED_SKILLS} GROUP BY career
    )
    UPDATE career_choice h SET shared = t.shared FROM told t WHERE h.kind = 'career' AND h.code = t.career
"""

CLEAR = "DELETE FROM career_choice"

PART = 10
"""Without words skills are looked at that so large a part of the careers found could have, two at least."""
SKILLS = 24
"""Skills to choose among, at most."""

# `mine` are the careers that have one of the values asked for of a kind, `base` those that fit all other
# kinds, `more` those of them that a further value of the kind may bring. A value that changes nothing is not
# offered: neither is one that was asked for. Families are told by their own counts (`choices.py`): a domain
# gives way to its families.
_CHOICES = f"""
    WITH whole AS (SELECT holders AS bits, holders # holders AS none FROM career_choice WHERE kind = 'whole'),
    asked AS (SELECT * FROM unnest(CAST(:kinds AS text[]), CAST(:codes AS text[])) AS a(kind, code)),
    mine AS MATERIALIZED (
        SELECT a.kind, bit_or(coalesce(c.holders, w.none)) AS bits
        FROM whole w CROSS JOIN asked a LEFT JOIN career_choice c ON c.kind = a.kind AND c.code = a.code
        GROUP BY a.kind
        UNION ALL
        SELECT 'q', coalesce((
            SELECT bit_or(h.holders)
            FROM career c JOIN career_choice h ON h.kind = 'career' AND h.code = c.code
            WHERE c.rome_version = {VERSION} AND {MATCHES}), w.none)
        FROM whole w WHERE :asks
    ), found AS MATERIALIZED (
        SELECT bit_count(coalesce((SELECT bit_and(m.bits) FROM mine m), w.bits)) AS total FROM whole w
    ), doors AS MATERIALIZED (
        SELECT d.kind, base.bits AS base, base.bits & ~coalesce(m.bits, w.none) AS more,
            CASE WHEN m.kind IS NULL THEN 0 ELSE f.total END AS before
        FROM whole w CROSS JOIN found f CROSS JOIN unnest(CAST(:doors AS text[])) AS d(kind)
        LEFT JOIN mine m ON m.kind = d.kind
        CROSS JOIN LATERAL (
            SELECT coalesce(bit_and(o.bits), w.bits) AS bits FROM mine o WHERE o.kind <> d.kind
        ) AS base
    ), counted AS (
        SELECT d.kind, c.code, c.label, d.before + bit_count(c.holders & d.more) AS careers
        FROM doors d JOIN career_choice c ON c.kind = d.kind WHERE d.kind NOT IN ('family', 'skill')
        UNION ALL
        (SELECT * FROM (
            SELECT d.kind, c.code, c.label, d.before + bit_count(c.holders & d.more) AS careers
            FROM doors d JOIN career_choice c ON c.kind = d.kind WHERE d.kind = 'skill' AND {{skills}}
        ) AS s WHERE careers > 0 AND careers <> (SELECT total FROM found)
        ORDER BY careers DESC, label LIMIT {SKILLS})
    )
    SELECT f.total,
        (SELECT coalesce(json_agg(json_build_array(v.kind, v.code, v.label, v.careers)
                ORDER BY v.careers DESC, epass_fold(v.label)), '[]')
            FROM counted v WHERE v.careers > 0 AND v.careers <> f.total) AS counted,
        (SELECT coalesce(json_agg(json_build_array(c.code, c.label, bit_count(c.holders & d.base))
                ORDER BY c.code), '[]')
            FROM doors d JOIN career_choice c ON c.kind = d.kind WHERE d.kind = 'family') AS families,
        (SELECT coalesce(json_agg(json_build_array(c.kind, c.code, c.label)), '[]')
            FROM career_choice c WHERE (c.kind, c.code) IN (SELECT kind, code FROM asked)) AS chosen
    FROM found f"""
CHOICES = text(_CHOICES.format(skills=f"c.careers >= (SELECT greatest(2, total / {PART}) FROM found)"))
CHOICES_OF_WORDS = text(_CHOICES.format(skills="c.search @@ epass_query(:words)"))
