"""SQL of careers. Only the newest ROME version is shown; older ones serve to translate codes."""

from sqlalchemy import text

VERSION = "(SELECT max(rome_version) FROM career)"

# ROME 4 cut careers finer: one without interests of its own has those that ROME 3 gave to its code, or to
# the broader career.
INTERESTS = """
    LEFT JOIN LATERAL (
        SELECT i.major, i.minor FROM career_interest i
        WHERE i.code IN (c.code, c.parent_code) AND i.rome_version <= c.rome_version
        ORDER BY i.code = c.code DESC, i.rome_version DESC LIMIT 1
    ) interest ON true
    LEFT JOIN career_family f ON f.code = c.family_code
"""

_ITEM = """json_build_object(
    'type', 'career', 'code', c.code, 'label', c.label, 'label_feminine', c.label_feminine,
    'label_masculine', c.label_masculine,
    'riasec', CASE WHEN interest.major IS NOT NULL
              THEN json_build_object('major', interest.major, 'minor', interest.minor) END,
    'family', CASE WHEN f.code IS NOT NULL
              THEN json_build_object('code', f.code, 'label', f.label) END)::text AS json"""

# Of each kind that is asked for a career has one value at least.
ITEM_KINDS = ("soft", "hours", "places", "conditions", "publics")
SKILL = """i.kind IN ('know_how', 'knowledge')
          AND coalesce(i.category, '') <> ALL(ARRAY['Certifications', 'Habilitations'])"""
"""Diplomas and permits are no skills."""

_ITEMS_OF = """SELECT FROM career_item_link x JOIN career_item i USING (rome_version, ogr_code)
        WHERE x.rome_version = l.rome_version AND x.code = l.code AND"""
_BY_THE_STATE = "i.label IN ('Fonctionnaire', 'Salarié secteur public', 'Militaire')"

# ROME's themes of careers. What it counts among services at people's homes, yet says that public services
# alone employ, and nothing of a home: teachers, drivers of the army, are in its list by mistake.
THEME_LINKS = f"""(
    SELECT l.* FROM career_theme_link l JOIN career_theme g USING (rome_version, theme_code)
    WHERE g.label !~* 'à domicile'
       OR NOT EXISTS ({_ITEMS_OF} i.kind = 'statuses' AND {_BY_THE_STATE})
       OR EXISTS ({_ITEMS_OF} ((i.kind = 'statuses' AND NOT {_BY_THE_STATE}) OR i.label ~* 'domicile')))"""

_HAS = """
          AND (CAST(:{name} AS text[]) IS NULL OR EXISTS (
              SELECT FROM {link} WHERE l.rome_version = c.rome_version AND l.code = c.code
                  AND l.{code} = ANY(CAST(:{name} AS text[]))))"""
_ITEM_LINK = (
    "career_item_link l JOIN career_item i ON i.rome_version = l.rome_version AND i.ogr_code = l.ogr_code"
)
_NARROWED = """
          AND (CAST(:family AS text[]) IS NULL OR c.code LIKE ANY(CAST(:family AS text[])))""" + "".join(
    (
        _HAS.format(name="liking", link="career_liking_link l", code="liking_code"),
        _HAS.format(name="theme", link=f"{THEME_LINKS} l", code="theme_code"),
        _HAS.format(name="skill", link=f"{_ITEM_LINK} AND {SKILL}", code="ogr_code"),
        *(
            _HAS.format(name=kind, link=f"{_ITEM_LINK} AND i.kind = '{kind}'", code="ogr_code")
            for kind in ITEM_KINDS
        ),
    )
)
_INTERESTED = """(CAST(:riasec AS text[]) IS NULL OR interest.major = ANY(CAST(:riasec AS text[]))
           OR interest.minor = ANY(CAST(:riasec AS text[])))"""

MATCHES = "(c.search @@ epass_query(:query) OR upper(:raw) = c.code)"
"""A career is called by the words, or by its code."""

# How short a name is that begins with the words, in either form: who types « caissi » means a « caissière »
# first, not that of some trade. An appellation counts a little less than a name of the career's own.
_BEGINS = """(
    SELECT coalesce(max(own.worth / nullif(length(own.name), 0)), 0) FROM (
        SELECT 1.0 AS worth, epass_fold(form) AS name
        FROM unnest(ARRAY[c.label, c.label_feminine, c.label_masculine]) AS form
        UNION ALL SELECT 0.85, form FROM unnest(string_to_array(epass_fold(c.synonyms), ' · ')) AS called,
            unnest(ARRAY[called, split_part(called, ' / ', 2)]) AS form
    ) own WHERE starts_with(own.name, :folded))"""

SEARCH = text(
    f"""
    WITH hits AS (
        SELECT c.*, CASE WHEN :query = '' THEN 0::float8 ELSE
            -(ts_rank(c.search, epass_query(:query)) * 0.01 + begins.worth
              + CASE WHEN begins.worth > 0 THEN 1 ELSE 0 END)::float8 END AS score
        FROM career c
        CROSS JOIN LATERAL (SELECT CASE WHEN :query = '' THEN 0 ELSE {_BEGINS} END AS worth) begins
        WHERE c.rome_version = {VERSION}
          AND (:query = '' OR {MATCHES}){_NARROWED}
    )
    SELECT c.score, c.code AS id, {_ITEM}
    FROM hits c {INTERESTS}
    WHERE {_INTERESTED}
      AND (CAST(:after AS float8) IS NULL
           OR (c.score, epass_fold(c.label) || '|' || c.code) > (CAST(:after AS float8), :after_id))
    ORDER BY c.score, epass_fold(c.label) || '|' || c.code LIMIT :limit
    """
)

RESEMBLING = text(
    f"""
    SELECT -word_similarity(:folded, epass_fold(c.label))::float8 AS score, c.code AS id, {_ITEM}
    FROM career c {INTERESTS}
    WHERE c.rome_version = {VERSION} AND :folded <% epass_fold(c.label){_NARROWED}
      AND {_INTERESTED}
    ORDER BY score, c.label LIMIT :limit
    """
)

THERE = text(f"SELECT code FROM career WHERE rome_version = {VERSION} AND code = ANY(CAST(:codes AS text[]))")

# What the law asks of who does it: whether it is regulated, and whether some are civil servants.
LAW = text(
    f"""
    SELECT l.regulated IS TRUE AS regulated, EXISTS (
        {_ITEMS_OF} i.kind = 'statuses' AND i.label = 'Fonctionnaire') AS civil_servants
    FROM career l WHERE l.rome_version = {VERSION} AND l.code = :code
    """
)

AMONG = text(
    f"""
    SELECT {_ITEM} FROM career c {INTERESTS}
    WHERE c.rome_version = {VERSION} AND c.code = ANY(CAST(:codes AS text[])) ORDER BY c.code
    """
)

RELATED = 12
"""Careers beside one, at most."""


def afield(code: str, other: str) -> str:
    """SQL of how far from a career another is filed, 0 to 2: a code begins with its field."""
    return f"""CASE WHEN left({code}, 3) = left({other}, 3) THEN 0
        WHEN left({code}, 1) = left({other}, 1) THEN 1 ELSE 2 END"""


# Everything that ROME tells of a career, as one document: a list where there is nothing is empty.
DETAIL = text(
    f"""
    SELECT c.former_code, {_ITEM}, (to_jsonb(told) || jsonb_build_object(
        'label_inclusive', c.label, 'rome_version', c.rome_version,
        'regulated', c.regulated, 'executive', c.executive, 'digital', c.digital,
        'demographic', c.demographic, 'ecological', nullif(c.ecological, 'white'),
        'domain', CASE WHEN d.code IS NOT NULL THEN jsonb_build_object('code', d.code, 'label', d.label) END
    ))::text AS more
    FROM career c {INTERESTS} LEFT JOIN career_family d ON d.code = left(c.code, 1),
    LATERAL (SELECT
        (SELECT coalesce(jsonb_object_agg(kind, texts), '{{}}') FROM (
            SELECT t.kind, jsonb_agg(t.text ORDER BY t.position) AS texts FROM career_text t
            WHERE t.rome_version = c.rome_version AND t.code = c.code GROUP BY t.kind) kinds) AS texts,
        (SELECT coalesce(jsonb_object_agg(kind, items), '{{}}') FROM (
            SELECT i.kind, jsonb_agg(jsonb_build_array(i.label, coalesce(l.weight = 'core', false))
                ORDER BY l.weight = 'core' DESC NULLS LAST, i.label) AS items
            FROM career_item_link l JOIN career_item i USING (rome_version, ogr_code)
            WHERE l.rome_version = c.rome_version AND l.code = c.code GROUP BY i.kind) kinds) AS items,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('code', g.liking_code, 'label', g.label,
                'definition', g.definition, 'principal', l.principal)
                ORDER BY l.principal DESC, g.label), '[]')
            FROM career_liking_link l JOIN career_liking g USING (rome_version, liking_code)
            WHERE l.rome_version = c.rome_version AND l.code = c.code) AS interests,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('code', g.theme_code, 'label', g.label)
                ORDER BY g.label), '[]')
            FROM {THEME_LINKS} l JOIN career_theme g USING (rome_version, theme_code)
            WHERE l.rome_version = c.rome_version AND l.code = c.code) AS themes,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('code', s.sector_code, 'label', s.sector,
                'part', s.subsector) ORDER BY s.sector), '[]')
            FROM career_sector s WHERE s.rome_version = c.rome_version AND s.code = c.code) AS sectors,
        (SELECT to_jsonb(s) - 'code' FROM career_sheet s WHERE s.code = c.code) AS sheet,
        (SELECT coalesce(jsonb_agg(jsonb_build_array(v.host, v.video_id, v.title, v.title_en)
                ORDER BY v.position), '[]')
            FROM video v WHERE v.about = 'career' AND v.about_id = c.code) AS videos,
        (SELECT coalesce(jsonb_agg(a.label ORDER BY epass_fold(a.label)), '[]') FROM career_appellation a
            WHERE a.rome_version = c.rome_version AND a.code = c.code
              AND a.rare IS NOT TRUE AND a.label <> c.label) AS appellations,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'label', t.label)
                ORDER BY r.position, t.label), '[]')
            FROM career_relation r JOIN career t ON t.rome_version = r.rome_version AND t.code = r.target
            WHERE r.rome_version = c.rome_version AND r.code = c.code AND r.kind = 'near') AS moves,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('code', o.code, 'label', o.label)
                ORDER BY o.afield, o.label, o.code), '[]')
            FROM (SELECT n.code, n.label, {afield("n.code", "c.code")} AS afield FROM career n
                WHERE n.rome_version = c.rome_version AND n.code <> c.code AND n.code IN (
                    SELECT r.target FROM career_relation r
                    WHERE r.code IN (c.code, c.parent_code) AND r.kind = 'near'
                    UNION
                    SELECT s.code FROM career s
                    WHERE s.rome_version = c.rome_version AND s.parent_code = coalesce(c.parent_code, c.code))
                ORDER BY afield, n.label, n.code LIMIT {RELATED}) o) AS related,
        coalesce((SELECT h.shared FROM career_choice h WHERE h.kind = 'career' AND h.code = c.code), '[]')
            AS shared
    ) told
    WHERE c.rome_version = {VERSION} AND c.code = :code
    """
)

# Where a career has no page by its code, those of its sheet in ROME 3, whose code the pages are given, are of
# its field: who assists managers is of a sheet of letter carriers in ROME 4 alone. A page on this very career
# is shown whole where it is called as that, or is one of few: a career of twenty sheets has links.
ONISEP = text(
    """
    WITH here AS (
        SELECT * FROM career_onisep_tie WHERE code = :code
    ), pages AS (
        SELECT onisep_id, label, url, called FROM here
        UNION ALL
        SELECT onisep_id, label, url, NULL FROM career_onisep_tie
        WHERE code = :former AND given AND NOT EXISTS (SELECT FROM here WHERE given)
          AND onisep_id NOT IN (SELECT onisep_id FROM here)
    )
    SELECT p.onisep_id AS id, p.label, p.url, p.called,
        CASE WHEN s.id IS NOT NULL AND (p.called = 'label' OR count(p.called) OVER () <= :few)
        THEN jsonb_build_object(
        'id', s.id, 'name', s.name,
        'names', jsonb_build_object('feminine', s.name_feminine, 'masculine', s.name_masculine,
            'others', s.synonyms),
        'summary', s.summary, 'level', s.level, 'nature', s.nature, 'conditions', s.conditions,
        'skills', s.skills, 'access', s.access, 'life', s.life, 'studies', s.studies, 'related', s.related,
        'links', s.links, 'interests', s.interests, 'url', p.url, 'modified_on', coalesce(s.modified_on, (
            SELECT to_date(substring(r.address FROM '(20[0-9]{2}-(0[1-9]|1[0-2]))-[0-3][0-9]'), 'YYYY-MM')
            FROM import_run r WHERE r.source = 'onisep-fiches-metiers' ORDER BY r.id DESC LIMIT 1)))::text END
        AS sheet, s.level
    FROM pages p LEFT JOIN onisep_sheet s ON s.id = p.onisep_id AND p.called IS NOT NULL
    ORDER BY p.called, p.label, p.onisep_id
    """
)

FAMILIES = text(
    f"""
    SELECT f.code, f.label, f.domain_code, count(c.code) AS careers
    FROM career_family f
    LEFT JOIN career c ON c.rome_version = {VERSION}
        AND c.family_code = f.code
    GROUP BY f.code ORDER BY f.code
    """
)

NAMED = text(
    f"""
    SELECT code, label FROM career WHERE rome_version = {VERSION} AND code = ANY(:codes)
    UNION ALL
    SELECT code, label FROM career_family WHERE code = ANY(:codes)
    ORDER BY code
    """
)

WITH_PREFIXES = text(
    f"""
    SELECT c.code, c.label, c.parent_code, f.code AS family_code, f.label AS family_label
    FROM career c LEFT JOIN career_family f ON f.code = c.family_code
    WHERE c.rome_version = {VERSION}
      AND (c.code = ANY(:codes) OR c.parent_code = ANY(:codes) OR left(c.code, 3) = ANY(:codes)
           OR left(c.code, 1) = ANY(:codes))
      AND (:query = '' OR c.search @@ epass_query(:query))
    """
)
