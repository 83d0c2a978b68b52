"""SQL that says to which careers a training leads, and to which wider fields.

Certif-Info and the RNCP name codes of ROME 3. ROME 4 split most of them and kept the code for one of the
parts, so that such a code is a field, and no career of ROME 4. A career is one that Onisep names, or the
certification itself, by the very title that ROME 4 gives it.

Its words, of a career and who says that a training leads to it:
- `own_name`: it is meant by its own name, not by another of its titles;
- `title`: as Onisep calls it;
- `wanted`: what the training's title must hold, where another name alone is the career's;
- `vague`: the title is narrowed by other careers of the field too;
- `several`: the title is that of several careers, so that the fields must hold this one;
- `by_training`: Onisep's sheet on the training says so;
- `by_career`: Onisep's sheet on the career says so, or the certification bears the career's own name;
- `no_sheet`: there is no sheet on the career that could say so;
- `in_fields`: the fields of the training, where any are known, hold the career; shown as `firm`, as is
- `in_title`: the training's own title holds the career's name;
- `other_title`: the title, where the career is not meant by its own name; shown as `named`.
"""

from api.guide.trainings.offer_queries import alike


def _plain(label: str) -> str:
    """Without what stands in brackets, and with spaces for hyphens."""
    return f"btrim(translate(regexp_replace({label}, ' *\\([^)]*\\)', '', 'g'), '-', ' '))"


def _masculine(label: str) -> str:
    """« Technicien / Technicienne de scierie » as « Technicien de scierie »: the left side, and of the right
    one what stands beyond as many words.
    """
    plain = _plain(label)
    left, right = f"string_to_array(split_part({plain}, ' / ', 1), ' ')", f"split_part({plain}, ' / ', 2)"
    return f"array_to_string({left} || (string_to_array({right}, ' '))[cardinality({left}) + 1:], ' ')"


def _bare(label: str) -> str:
    """Words with one space around each, to look for some of them."""
    return f"' ' || btrim(regexp_replace(epass_fold({label}), '[^a-z0-9]+', ' ', 'g')) || ' '"


def _words(label: str) -> str:
    """The words of both forms, as a set to compare."""
    split = (
        f"regexp_split_to_array(epass_fold({_plain(label)}), '[^a-z0-9]+|\\m(de|du|des|en|et|la|le|l|d)\\M')"
    )
    return f"array_remove({split}, '')"


def _stems(label: str) -> str:
    """The same without the plural."""
    return f"ARRAY(SELECT DISTINCT rtrim(word, 's') FROM unnest({_words(label)}) AS word)"


# `parts`: the careers of ROME 4 among which a code of ROME 3 was divided: where its titles stand today, and
# whose broader career it is.
_PARTS = """
    SELECT earlier.code AS field, now.code
    FROM career_appellation earlier JOIN career_appellation now ON now.ogr_code = earlier.ogr_code
    WHERE earlier.rome_version = 3 AND now.rome_version = 4
    UNION
    SELECT parent_code, code FROM career WHERE rome_version = 4 AND parent_code IS NOT NULL
"""

# `titles`: the careers by what they are called. A title of several is of none, nor one that the career's name
# narrows as another's does: « chef de chantier », as there are « chef de chantier bâtiment » and « … travaux
# publics ».
_TITLES = f"""
    WITH own_names AS (
        SELECT epass_fold({_masculine("label")}) AS folded, min(code) AS code
        FROM career WHERE rome_version = 4 GROUP BY 1 HAVING count(*) = 1
    ), other_titles AS (
        SELECT epass_fold({_masculine("label")}) AS folded, min(code) AS code
        FROM (
            SELECT code, label FROM career_appellation WHERE rome_version = 4
            UNION ALL
            SELECT code, label_short FROM career_appellation WHERE rome_version = 4
        ) AS title GROUP BY 1 HAVING count(DISTINCT code) = 1
    ), begun AS (
        SELECT array_to_string(words[:n], ' ') AS folded, code
        FROM (SELECT string_to_array(folded, ' ') AS words, code FROM own_names) AS split,
            generate_series(1, cardinality(words) - 1) AS n
    )
    SELECT folded, code, true AS own_name FROM own_names
    UNION ALL
    SELECT folded, code, false FROM other_titles AS other
    WHERE folded NOT IN (SELECT folded FROM own_names)
      AND NOT (EXISTS (SELECT FROM begun WHERE begun.folded = other.folded AND begun.code = other.code)
               AND EXISTS (SELECT FROM begun WHERE begun.folded = other.folded AND begun.code <> other.code))
"""

# `occupations`: Onisep's MET.n that are a career: by their title or, where that is a career's own name, by
# another one; else by ROME's own link, which was made for the field of ROME 3 that had the career's code:
# where that title is one of the career's though others have it too, or its name in fewer words, or where no
# other title stands there, and both begin alike or the field was never divided, in which what holds the
# career's name is that career too. Else it is the career whose own Onisep's page is. Where all titles of that
# field that begin so are another career's today, it is that one. What has a title that is a career's own is
# another one under that one's own name.
# Another name is a career's where the title holds it; or where nothing else of Onisep has it as its title (a
# critic is called a journalist too, and there is a sheet on journalists), and ROME links both, or knows the
# title as that career's, or as none and of the other names this one alone is a career's. Else it is meant
# where the training's own title holds it: « CAP poissonnier écailler ».
_OCCUPATIONS = f"""
    WITH called AS (
        SELECT id, label, {_masculine("label")} AS masculine FROM onisep_career
        UNION SELECT onisep_id, label, {_masculine("label")} FROM career_onisep
        UNION SELECT id, coalesce(name_masculine || ' / ' || name_feminine, name),
            {_plain("coalesce(name_masculine, name)")} FROM onisep_sheet
    ), titled AS (
        SELECT called.id, t.code, bool_or(t.own_name) AS own_name, min(called.label) AS title
        FROM called JOIN titles t ON t.folded = epass_fold(called.masculine)
        GROUP BY called.id, t.code
    ), known AS (
        SELECT called.id, a.code, called.masculine
        FROM called JOIN (
            SELECT code, epass_fold({_masculine("label")}) AS folded FROM career WHERE rome_version = 4
            UNION SELECT code, epass_fold({_masculine("label")})
            FROM career_appellation WHERE rome_version = 4
        ) AS a ON a.folded = epass_fold(called.masculine)
    ), synonymous AS (
        SELECT DISTINCT m.id, t.code,
            coalesce(m.name_masculine || coalesce(' / ' || nullif(m.name_feminine, m.name_masculine), ''),
                m.name) AS title,
            string_to_array(t.folded, ' ') <@ string_to_array(
                epass_fold({_plain("coalesce(m.name_masculine, m.name)")}), ' ') AS held,
            {_bare("t.folded")} AS name
        FROM onisep_sheet m, unnest(m.synonyms) AS other(name)
        JOIN titles t ON t.own_name
            AND t.folded = epass_fold(regexp_replace({_plain("other.name")}, '/\\S+', '', 'g'))
    ), renamed AS (
        SELECT id, code, CASE WHEN id NOT IN (SELECT id FROM titled) THEN title END AS title,
            CASE WHEN NOT (held
            OR (NOT EXISTS (SELECT FROM titled WHERE titled.code = s.code AND titled.own_name)
                AND (EXISTS (SELECT FROM career_onisep l WHERE l.onisep_id = s.id AND l.code = s.code)
                    OR EXISTS (SELECT FROM known WHERE known.id = s.id AND known.code = s.code)
                    OR (NOT EXISTS (SELECT FROM known WHERE known.id = s.id)
                        AND NOT EXISTS (SELECT FROM synonymous o WHERE o.id = s.id AND o.code <> s.code))))
            ) THEN name END AS wanted
        FROM synonymous s
        WHERE NOT EXISTS (SELECT FROM titled WHERE titled.id = s.id AND titled.code = s.code)
    ), linked AS (
        SELECT l.onisep_id AS id, k.code, l.label AS title, {_words("l.label")} AS title_words,
            k.code <> l.code AS moved,
            {_words("k.label")} AS career_words,
            count(*) OVER (PARTITION BY l.code) = 1 AS alone,
            NOT EXISTS (SELECT FROM parts p WHERE p.field = l.code AND p.code <> l.code) AS undivided,
            EXISTS (
                SELECT FROM career_appellation a
                WHERE a.rome_version = 4 AND a.code = k.code
                  AND epass_fold({_masculine("a.label")}) = epass_fold({_masculine("l.label")})) AS is_known,
            EXISTS (
                SELECT FROM career other
                WHERE other.rome_version = 4 AND other.parent_code = k.code AND other.code <> k.code
                  AND {_words("l.label")} <@ {_words("other.label")}) AS shared
        FROM career_onisep l LEFT JOIN LATERAL (
            SELECT min(now.code) AS code
            FROM career_appellation earlier JOIN career_appellation now ON now.ogr_code = earlier.ogr_code
            WHERE earlier.rome_version = 3 AND now.rome_version = 4 AND earlier.code = l.code
              AND starts_with(epass_fold({_masculine("earlier.label")}) || ' ',
                  epass_fold({_masculine("l.label")}) || ' ') HAVING count(DISTINCT now.code) = 1
        ) AS now ON true
        JOIN career k ON k.code = coalesce(now.code, l.code) AND k.rome_version = 4
        WHERE l.onisep_id NOT IN (SELECT id FROM titled)
    ), meant AS (
        SELECT id, code, own_name, title, NULL AS wanted, false AS vague, false AS several FROM titled
        UNION ALL
        SELECT id, code, false, title, wanted, false, false FROM renamed
    ), tied AS (
        SELECT onisep_id AS id, code, label AS title FROM career_onisep_tie
        WHERE called IS NOT NULL AND onisep_id NOT IN (
            SELECT id FROM meant WHERE wanted IS NULL
            UNION ALL SELECT id FROM linked WHERE shared AND NOT is_known)
    )
    SELECT * FROM meant
    UNION ALL
    SELECT id, code, false, title, NULL, false, false FROM tied
    UNION ALL
    SELECT known.id, known.code, false, min(called.label), NULL, false, true
    FROM known JOIN called USING (id, masculine)
    WHERE NOT EXISTS (SELECT FROM meant WHERE meant.id = known.id AND meant.code = known.code)
    GROUP BY known.id, known.code
    UNION ALL
    SELECT id, code, false, title, NULL, shared AND NOT is_known, false FROM linked
    WHERE id NOT IN (SELECT id FROM tied)
      AND NOT EXISTS (
        SELECT FROM renamed r WHERE r.id = linked.id AND r.code = linked.code AND r.wanted IS NULL)
      AND (is_known OR moved OR title_words <@ career_words
       OR (undivided AND career_words <@ title_words)
       OR (alone AND NOT career_words <@ title_words
           AND (title_words[1] = career_words[1] OR NOT EXISTS (
               SELECT FROM career
               WHERE rome_version = 4 AND parent_code = linked.code AND code <> linked.code))))
"""

# `marks`: words that of the careers of a field one alone has in its titles.
_MARKS = f"""
    SELECT p.field, rtrim(word, 's') AS word, min(p.code) AS code
    FROM parts p JOIN (
        SELECT code, label FROM career WHERE rome_version = 4
        UNION ALL SELECT code, label FROM career_appellation WHERE rome_version = 4
    ) AS title ON title.code = p.code, unnest({_words("title.label")}) AS word
    GROUP BY p.field, rtrim(word, 's') HAVING count(DISTINCT p.code) = 1
"""

# `fields`: of Certif-Info, else of the RNCP.
_FIELDS = """
    SELECT training_id, field.code FROM certified, unnest(careers) AS field(code)
    UNION
    SELECT k.diploma_code, r.code
    FROM training_rncp_diploma k JOIN training_rncp_career r ON r.number = k.rncp
    JOIN living l ON l.code = k.diploma_code AND l.training_id = l.code
    WHERE k.active
      AND NOT EXISTS (SELECT FROM certified c WHERE c.training_id = k.diploma_code AND c.careers <> '{}')
"""

# `published`: programmes and masters that are no training of another list, by what they are called.
_PUBLISHED = f"""
    SELECT DISTINCT g.training_id, {alike("p.label")} AS name
    FROM programmed g JOIN training_programme p ON p.training_id = g.key WHERE g.own
    UNION
    SELECT DISTINCT g.training_id, {alike("'master ' || m.label")}
    FROM programmed g JOIN training_master m ON 'INM.' || m.code = g.key WHERE g.own
"""

# `bearing`: diplomas that bear a career's title, or whose option does: « CAP Crémier-fromager », « CAP Arts
# du bois option marqueteur ». It begins there, or it may be an adjective; and is of the fields.
_BEARING = f"""
    SELECT DISTINCT ON (training_id, part) training_id, t.code, t.own_name,
        left(part, length(t.folded)) AS title
    FROM certified c
    JOIN training_diploma d ON d.code = c.training_id AND starts_with(c.title, d.diploma || ' ')
    CROSS JOIN LATERAL regexp_split_to_table(
        substr(c.title, length(d.diploma) + 2), '[Oo]ption ([A-Z]\\W+)?') AS part
    JOIN titles t ON starts_with({_bare("part")}, {_bare("t.folded")})
    WHERE EXISTS (SELECT FROM fields f JOIN parts p ON p.field = f.code
                  WHERE f.training_id = c.training_id AND p.code = t.code)
    ORDER BY training_id, part, length(t.folded) DESC
"""

_OBJECT = f"substring({_masculine('k.label')} FROM ' (?:de|du|des|en|à) (.*)')"

# `made_for`: where Certif-Info gives a diploma the code of one field alone, the career that kept it, if the
# diploma's title holds all that the career's name says of its object: « remontées mécaniques ».
_MADE_FOR = f"""
    SELECT DISTINCT sole.training_id, k.code
    FROM (SELECT training_id, min(code) AS code FROM fields GROUP BY training_id HAVING count(*) = 1) AS sole
    JOIN career k ON k.code = sole.code AND k.rome_version = 4
    JOIN certified c ON c.training_id = sole.training_id
    CROSS JOIN LATERAL (SELECT {_stems(_OBJECT)} AS words) AS object
    WHERE object.words <> '{{}}' AND object.words <@ {_stems("c.title")}
"""

_IN_A_FIELD = r" \(en [^)]*\)$"
"""How Onisep ends the names of one master that is several: « … second degré (en droit économie gestion) »."""

# `leading_to`: the careers of each training. What is meant by another title than its own name must be in the
# fields, or be said by both sheets. A regulated one is reached by what its own side says, or where there is
# no sheet on it by what names it. A diploma on which there is no sheet has what is said of the one whose
# place it takes. Which career of its field a vague title means, the training's option says by a word, or what
# else it leads to there. Where Onisep names no such career, the diploma's own title may.
_CAREERS = f"""
    WITH mentioned AS (
        SELECT st.training_id, s.title AS words, o.*, true AS by_training,
            false AS by_career, NOT EXISTS (SELECT FROM onisep_sheet WHERE id = o.id) AS no_sheet
        FROM training_sheet s JOIN sheeted st ON st.id = s.id JOIN occupations o ON o.id = ANY(s.careers)
        UNION ALL
        SELECT st.training_id, study ->> 'label', o.*, false, true, false
        FROM occupations o JOIN onisep_sheet m ON m.id = o.id
        CROSS JOIN LATERAL jsonb_array_elements(m.studies) AS study
        JOIN sheeted st ON st.id = study ->> 'id'
        UNION ALL
        SELECT p.training_id, study ->> 'label', o.*, false, true, false
        FROM occupations o JOIN onisep_sheet m ON m.id = o.id
        CROSS JOIN LATERAL jsonb_array_elements(m.studies) AS study
        JOIN published p ON p.name = {alike(f"regexp_replace(study ->> 'label', '{_IN_A_FIELD}', '')")}
    ), said AS (
        SELECT training_id, coalesce(meant.code, mentioned.code) AS code, own_name, title,
            by_training, by_career, no_sheet, vague AND meant.code IS NULL AS vague
        FROM mentioned LEFT JOIN LATERAL (
            SELECT min(m.code) AS code
            FROM unnest({_words("split_part(words, ' option ', 2)")}) AS one(said)
            JOIN marks m ON m.word = rtrim(one.said, 's')
            WHERE vague AND m.field = mentioned.code HAVING count(DISTINCT m.code) = 1
        ) AS meant ON true
        WHERE (wanted IS NULL OR strpos({_bare("words")}, wanted) > 0)
          AND (NOT several OR EXISTS (
              SELECT FROM fields f JOIN parts p ON p.field = f.code
              WHERE f.training_id = mentioned.training_id AND p.code = mentioned.code))
        UNION ALL
        SELECT c.training_id, t.code, t.own_name, NULL, false, true, false, false
        FROM certified c JOIN training_diploma d ON d.code = c.training_id
        JOIN titles t ON t.own_name AND starts_with(c.title, d.diploma || ' ')
            AND t.folded = regexp_replace(epass_fold(substr(c.title, length(d.diploma) + 2)), '^(de|d) ', '')
    ), inherited AS (
        SELECT * FROM said
        UNION ALL
        SELECT h.training_id, code, own_name, title, by_training, by_career, no_sheet, vague
        FROM said JOIN heirs h ON h.earlier = said.training_id WHERE NOT is_told
    ), joined AS (
        SELECT training_id, code, bool_or(own_name) AS own_name, min(title) AS title,
            bool_or(by_training) AS by_training, bool_or(by_career) AS by_career,
            bool_or(no_sheet) AS no_sheet, bool_and(vague) AS vague
        FROM inherited GROUP BY training_id, code
    ), complete AS (
        SELECT * FROM joined
        UNION ALL
        SELECT b.training_id, b.code, b.own_name, b.title, false, true, false, false
        FROM bearing b LEFT JOIN joined j USING (training_id, code) WHERE j.code IS NULL
        UNION ALL
        SELECT m.training_id, m.code, true, NULL, false, true, false, false FROM made_for m
        WHERE NOT EXISTS (SELECT FROM joined j JOIN parts p ON p.code = j.code
                          WHERE j.training_id = m.training_id AND p.field = m.code)
    ), weighed AS (
        SELECT j.*, coalesce(k.regulated, false) AS regulated,
            NOT EXISTS (SELECT FROM fields f WHERE f.training_id = j.training_id)
            OR EXISTS (SELECT FROM fields f JOIN parts p ON p.field = f.code
                       WHERE f.training_id = j.training_id AND p.code = j.code) AS in_fields,
            EXISTS (SELECT FROM called t
                    WHERE t.training_id = j.training_id
                      AND strpos(' ' || t.title || ' ', {_bare(_masculine("k.label"))}) > 0) AS in_title
        FROM complete j JOIN career k ON k.code = j.code AND k.rome_version = 4
    )
    SELECT training_id, code, in_fields OR in_title AS in_fields,
        CASE WHEN NOT own_name THEN upper(left(title, 1)) || substr(title, 2) END AS other_title
    FROM weighed
    WHERE (own_name OR in_fields OR (by_training AND by_career)) AND (by_career OR no_sheet OR NOT regulated)
      AND NOT (vague AND EXISTS (
          SELECT FROM joined finer JOIN parts p ON p.code = finer.code
          WHERE finer.training_id = weighed.training_id AND p.field = weighed.code AND NOT finer.vague))
"""

# Of the fields of what is shown those of which no career is named.
SHOWN_FIELDS = """
    SELECT f.training_id, f.code FROM fields f
    WHERE f.training_id IN (SELECT id FROM training)
      AND NOT EXISTS (SELECT FROM leading_to l JOIN parts p ON p.code = l.code
                      WHERE l.training_id = f.training_id AND p.field = f.code)
"""

# What Onisep names for a training, by either sheet; `beside`: it is none of the careers to which it leads
# here. To a regulated one leads what those say.
SHOWN_OCCUPATIONS = """
    WITH named AS (
        SELECT st.training_id, met.id
        FROM training_sheet s JOIN sheeted st ON st.id = s.id, unnest(s.careers) AS met(id)
        UNION
        SELECT st.training_id, m.id
        FROM onisep_sheet m CROSS JOIN LATERAL jsonb_array_elements(m.studies) AS study
        JOIN sheeted st ON st.id = study ->> 'id'
    ), inherited AS (
        SELECT * FROM named
        UNION
        SELECT h.training_id, named.id FROM named JOIN heirs h ON h.earlier = named.training_id
        WHERE NOT is_told
    ), labelled AS (
        SELECT DISTINCT ON (id) id, label FROM onisep_career ORDER BY id, edition DESC
    )
    SELECT n.training_id, labelled.label AS name, bool_and(
        NOT EXISTS (SELECT FROM occupations o JOIN career k ON k.code = o.code AND k.rome_version = 4
                    WHERE o.id = n.id AND k.regulated)
        AND NOT EXISTS (SELECT FROM occupations o JOIN leading_to l ON l.training_id = n.training_id
                        WHERE o.id = n.id
                          AND (l.code = o.code OR lower(l.other_title) = lower(o.title)))) AS beside
    FROM inherited n JOIN labelled USING (id)
    WHERE n.training_id IN (SELECT id FROM training)
    GROUP BY n.training_id, labelled.label
"""

# `words`: the names of the careers and fields of each training.
_WORDS = """
    SELECT c.training_id, string_agg(DISTINCT k.label, ' · ') AS words
    FROM (
        SELECT training_id, code, 4 AS rome_version FROM leading_to
        UNION ALL SELECT training_id, code, 3 FROM fields
    ) AS c JOIN career k USING (code, rome_version) GROUP BY c.training_id
"""

WORKING = {
    "parts": _PARTS,
    "titles": _TITLES,
    "occupations": _OCCUPATIONS,
    "marks": _MARKS,
    "fields": _FIELDS,
    "published": _PUBLISHED,
    "bearing": _BEARING,
    "made_for": _MADE_FOR,
    "leading_to": _CAREERS,
    "words": _WORDS,
}
"""Tables for the time of a refresh, after those of `refresh_queries`."""
