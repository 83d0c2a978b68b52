"""SQL that makes the documents of the things themselves. What must not be found has none.

Each statement gives: id, kind, name, names, words, more, level, statuses, commune, starts_at, lats, lons, at,
careers, departments. `words` say what a thing is about, `more` are its texts, `careers` are those that it
leads to or tells of.
"""

_NO_TEXT, _NOWHERE = "CAST('{}' AS text[])", "CAST('{}' AS float8[]), CAST('{}' AS float8[])"

PLACES = f"""
    SELECT p.id::text, p.kind, p.name, {_NO_TEXT}, concat_ws(' ', p.commune_name, p.keywords),
        coalesce(taught.labels, ''), NULL::integer, coalesce(taught.statuses, {_NO_TEXT}), p.commune_name,
        NULL::timestamptz, ARRAY[p.lat], ARRAY[p.lon], p.id::text, {_NO_TEXT},
        ARRAY[left(coalesce(p.commune_code, p.postcode), 2)]
    FROM place p LEFT JOIN LATERAL (
        SELECT string_agg(DISTINCT t.label, ' ') AS labels, array_agg(DISTINCT status) AS statuses
        FROM training_place tp JOIN training t ON t.id = tp.training_id, unnest(tp.statuses) AS status
        WHERE tp.uai = p.uai
    ) AS taught ON true
    WHERE p.status = 'open'
"""

TRAININGS = f"""
    SELECT t.id, t.diploma, t.label, CASE WHEN t.words = '' THEN {_NO_TEXT} ELSE ARRAY[t.words] END,
        coalesce((SELECT string_agg(k.label, ' ') FROM training_career c
            JOIN career k ON k.code = c.code AND k.rome_version = 4 WHERE c.training_id = t.id), ''),
        concat_ws(' ', (SELECT string_agg(w.words, ' ') FROM training_keywords w WHERE w.diploma_code = t.id),
            (SELECT string_agg(k.label, ' ') FROM training_field f
                JOIN career k ON k.code = f.code AND k.rome_version = 3 WHERE f.training_id = t.id)),
        t.level, ARRAY(
            SELECT unnest(tp.statuses) FROM training_place tp WHERE tp.training_id = t.id
            UNION SELECT r.status FROM training_region r WHERE r.training_id = t.id ORDER BY 1),
        NULL, NULL::timestamptz, site.lats, site.lons, NULL,
        ARRAY(SELECT c.code FROM training_career c WHERE c.training_id = t.id ORDER BY 1), site.departments
    FROM training t CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(coalesce(tp.lat, p.lat) ORDER BY p.id), '{{}}') AS lats,
            coalesce(array_agg(coalesce(tp.lon, p.lon) ORDER BY p.id), '{{}}') AS lons,
            coalesce(array_agg(DISTINCT left(coalesce(p.commune_code, p.postcode), 2)), '{{}}') AS departments
        FROM training_place tp JOIN place p ON p.uai = tp.uai AND p.status = 'open'
        WHERE tp.training_id = t.id
    ) AS site
    WHERE (site.lats <> '{{}}' OR EXISTS (SELECT FROM training_region r WHERE r.training_id = t.id))
      AND (t.closes_on IS NULL OR t.closes_on >= current_date)
"""

CAREERS = f"""
    SELECT c.code, left(c.code, 1), c.label, ARRAY(
            SELECT DISTINCT a.label FROM career_appellation a
            WHERE a.rome_version = c.rome_version AND a.code = c.code AND a.label <> c.label ORDER BY 1),
        concat_ws(' ', family.label, domain.label,
            (SELECT string_agg(g.label, ' ') FROM career_liking_link l
                JOIN career_liking g USING (rome_version, liking_code)
                WHERE l.rome_version = c.rome_version AND l.code = c.code),
            (SELECT string_agg(g.label, ' ') FROM career_theme_link l
                JOIN career_theme g USING (rome_version, theme_code)
                WHERE l.rome_version = c.rome_version AND l.code = c.code)),
        coalesce((SELECT string_agg(x.text, ' ') FROM career_text x
            WHERE x.rome_version = c.rome_version AND x.code = c.code AND x.kind = 'definition'), ''),
        NULL::integer, {_NO_TEXT}, NULL, NULL::timestamptz, {_NOWHERE}, NULL, ARRAY[c.code], {_NO_TEXT}
    FROM career c LEFT JOIN career_family family ON family.code = c.family_code
    LEFT JOIN career_family domain ON domain.code = left(c.code, 1)
    WHERE c.rome_version = (SELECT max(rome_version) FROM career)
"""

EVENTS = f"""
    SELECT e.id::text, e.kind, e.title, {_NO_TEXT}, concat_ws(' ', e.place_name, e.commune_name),
        coalesce(e.description, ''), NULL::integer, {_NO_TEXT}, e.commune_name, e.starts_at,
        array_remove(ARRAY[e.lat], NULL), array_remove(ARRAY[e.lon], NULL), e.place_id::text, {_NO_TEXT},
        ARRAY[left(e.commune_code, 2)]
    FROM event e WHERE e.status = 'scheduled' AND e.ends_at > now()
"""

OFFERS = f"""
    SELECT o.id::text, o.kind, o.title, ARRAY[o.company_name],
        concat_ws(' ', o.commune_name, o.keywords, array_to_string(o.levels, ' '),
            (SELECT string_agg(k.label, ' ') FROM career k
                WHERE k.rome_version = 4 AND k.code = ANY(o.rome_codes))),
        o.description, NULL::integer, {_NO_TEXT}, o.commune_name, NULL::timestamptz, ARRAY[o.lat],
        ARRAY[o.lon], NULL, o.rome_codes, ARRAY[left(o.commune_code, 2)]
    FROM offer o WHERE o.status = 'published'
"""

ANSWERS = f"""
    SELECT a.id::text, a.career_code, a.question, {_NO_TEXT},
        coalesce((SELECT k.label FROM career k WHERE k.rome_version = 4 AND k.code = a.career_code), ''),
        a.answer, NULL::integer, {_NO_TEXT}, NULL, NULL::timestamptz, {_NOWHERE}, NULL,
        array_remove(ARRAY[a.career_code], NULL), {_NO_TEXT}
    FROM public_answer a WHERE a.status = 'published'
"""

# Pages of the app (%(pages)s, as JSON) and sheets of aids.
HELP = f"""
    SELECT '/aids/' || s.id, s.topic, s.fr->>'title', ARRAY[s.en->>'title'], coalesce(s.fr->>'lead', ''),
        s.fr::text, NULL::integer, {_NO_TEXT}, NULL, NULL::timestamptz, {_NOWHERE}, NULL, {_NO_TEXT},
        {_NO_TEXT}
    FROM aid_sheet s
    UNION ALL
    SELECT page.id, 'page', page.fr, ARRAY[page.en], page.words, '', NULL, {_NO_TEXT}, NULL, NULL,
        {_NOWHERE}, NULL, {_NO_TEXT}, {_NO_TEXT}
    FROM jsonb_to_recordset(%(pages)s) AS page(id text, fr text, en text, words text)
"""

OFTEN = {"event": EVENTS, "offer": OFFERS, "answer": ANSWERS}
"""What people change, by type: looked at each minute."""
AFTER_IMPORTS = {"place": PLACES, "training": TRAININGS, "career": CAREERS, "help": HELP}
"""What imports change, by type."""

_KEPT = "level, statuses, commune, starts_at, lats, lons, at, careers, departments"
_COLUMNS = f"id, kind, name, names, words, more, {_KEPT}"
_WRITTEN = f"kind, name, names, words, {_KEPT}, digest, naming, vector"
LONGEST_TEXT = 4000
"""Signs of a thing's texts that are searched."""


def renewal(documents: str) -> str:
    """The statement that makes a type's documents anew (%(type)s): writes what differs, says how many."""
    return f"""
        WITH made ({_COLUMNS}) AS MATERIALIZED ({documents}), fresh AS MATERIALIZED (
            SELECT made.*, md5(made::text) AS digest FROM made
        ), differing AS (
            SELECT fresh.*, setweight(epass_vector(name), 'A')
                || setweight(epass_vector(array_to_string(names, ' ')), 'B') AS naming
            FROM fresh WHERE NOT EXISTS (SELECT FROM search_document old
                WHERE old.type = %(type)s AND old.id = fresh.id AND old.digest = fresh.digest)
        ), gone AS (
            DELETE FROM search_document d
            WHERE d.type = %(type)s AND NOT EXISTS (SELECT FROM fresh WHERE fresh.id = d.id) RETURNING 1
        ), written AS (
            INSERT INTO search_document AS d (type, id, {_WRITTEN})
            SELECT %(type)s, id, kind, name, names, words, {_KEPT}, digest,
                naming, naming
                || setweight(epass_vector(words), 'C')
                || setweight(epass_vector(left(more, {LONGEST_TEXT})), 'D')
            FROM differing
            ON CONFLICT (type, id) DO UPDATE SET ({_WRITTEN}) = (
                {", ".join(f"EXCLUDED.{column.strip()}" for column in _WRITTEN.split(","))})
            RETURNING 1
        )
        SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written)
    """


# Words as people write them, without accents: what a wrong letter is mended by.
WORDS = """
    WITH held AS MATERIALIZED (
        SELECT word, count(DISTINCT (d.type, d.id))::integer AS documents, bool_or(part.named) AS named
        FROM search_document d,
            LATERAL (VALUES (true, concat_ws(' ', d.name, array_to_string(d.names, ' '))), (false, d.words))
                AS part(named, text),
            regexp_split_to_table(epass_fold(part.text), '[^a-z0-9]+') AS word
        WHERE length(word) BETWEEN 2 AND 40 GROUP BY word
    ), gone AS (
        DELETE FROM search_word w WHERE NOT EXISTS (SELECT FROM held WHERE held.word = w.word)
    )
    INSERT INTO search_word AS w (word, documents, named) SELECT word, documents, named FROM held
    ON CONFLICT (word) DO UPDATE SET documents = EXCLUDED.documents, named = EXCLUDED.named
    WHERE (w.documents, w.named) IS DISTINCT FROM (EXCLUDED.documents, EXCLUDED.named)
"""
