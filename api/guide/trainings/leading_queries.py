"""SQL that says to which careers a training leads, and to which wider fields.

Certif-Info and the RNCP name codes of ROME 3. ROME 4 split most of them and kept the code for one of the
parts, so that such a code is a field, and no career of ROME 4. A career is one that Onisep names, or the
certification itself, by the very title that ROME 4 gives it.

Its words, of a career and who says that a training leads to it:
- `own_name`: it is meant by its own name, not by another of its titles;
- `title`: as Onisep calls it, of several jobs the one whose page is the career's, and that is sure;
- `wanted`: what the training's title must hold, where another name alone is the career's;
- `vague`: the title is narrowed by other careers of the field too;
- `several`: the title is that of several careers, so that the fields must hold this one;
- `by_training`: Onisep's sheet on the training says so;
- `by_career`: Onisep's sheet on the career says so, or the certification bears the career's own name;
- `no_sheet`: there is no sheet on the career that could say so;
- `at_home`: Onisep's own page on the job is this career's;
- `sure`: the job is called as the career is, or resembles it (`occupation_queries`);
- `in_fields`: the fields of the training, where any are known, hold the career;
- `unsaid`: there is no sheet on the training that could say so, and a field of it is of the career's domain;
- `is_borne_out`: of what Onisep's sheet on the training says alone, fields are known, or its title has the
  words of the career or of the job, by their first letters;
- `in_kindred_title`: Onisep's sheet on the training names the job whose page is the career's by its name, and
  the training's title has the career's words, by their first letters;
- `in_title`: the training's own title holds the career's name, `in_other_title` the name of the job;
- `asks_state`: a State diploma bears the career's own name;
- `is_firm`: it leads there for sure; shown as `firm`;
- `other_title`: the title, where the career is not meant by its own name; shown as `named`.
"""

from api.guide.trainings import occupation_queries
from api.guide.trainings.law import OF_TEACHERS, TITLING
from api.guide.trainings.occupation_queries import bare, masculine, roots, stems, words
from api.guide.trainings.offer_queries import MENTIONS, alike

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

# `jobs`: what Onisep names for a training, by either sheet.
_JOBS = """
    SELECT st.training_id, met.id
    FROM training_sheet s JOIN sheeted st ON st.id = s.id, unnest(s.careers) AS met(id)
    UNION
    SELECT st.training_id, m.id
    FROM onisep_sheet m CROSS JOIN LATERAL jsonb_array_elements(m.studies) AS study
    JOIN sheeted st ON st.id = study ->> 'id'
"""

# `published`: programmes and masters that are no training of another list, by what they are called.
_PUBLISHED = f"""
    SELECT DISTINCT g.training_id, {alike("p.label")} AS name
    FROM programmed g JOIN training_programme p ON p.training_id = g.key WHERE g.own
    UNION
    SELECT DISTINCT g.training_id, {alike("'master ' || m.label")}
    FROM programmed g JOIN {MENTIONS} AS m ON 'INM.' || m.code = g.key WHERE g.own
"""

# `bearing`: diplomas that bear a career's title, or whose option does: « CAP Crémier-fromager », « CAP Arts
# du bois option marqueteur ». It begins there, or it may be an adjective; and is of the fields. Own names may
# be of their family only, or of a job that Onisep names and gives its code: who pilots lines of production
# flies no planes.
_BEARING = f"""
    WITH split AS MATERIALIZED (
        SELECT training_id, part, {bare("part")} AS bare
        FROM certified c
        JOIN training_diploma d ON d.code = c.training_id AND starts_with(c.title, d.diploma || ' ')
        CROSS JOIN LATERAL regexp_split_to_table(
            substr(c.title, length(d.diploma) + 2), '[Oo]ption ([A-Z]\\W+)?') AS part
    ), named AS MATERIALIZED (
        SELECT code, own_name, length(folded) AS length, {bare("folded")} AS bare FROM titles
    ), own AS (
        SELECT DISTINCT ON (training_id, part) training_id, code, own_name, left(part, length) AS title
        FROM split JOIN named n
            ON split_part(n.bare, ' ', 2) = split_part(split.bare, ' ', 2) AND starts_with(split.bare, n.bare)
        WHERE EXISTS (SELECT FROM fields f JOIN parts p ON p.field = f.code
                      WHERE f.training_id = split.training_id AND p.code = n.code)
           OR (own_name AND (
               EXISTS (SELECT FROM fields f
                       WHERE f.training_id = split.training_id AND left(f.code, 3) = left(n.code, 3))
               OR EXISTS (SELECT FROM jobs j JOIN career_onisep_tie g ON g.onisep_id = j.id AND g.given
                          WHERE j.training_id = split.training_id AND g.code = n.code)))
        ORDER BY training_id, part, length DESC
    )
    SELECT training_id, code, own_name, title FROM own
    UNION
    SELECT h.training_id, code, own_name, title
    FROM own JOIN heirs h ON h.earlier = own.training_id WHERE NOT is_told
"""

# `entitled`: the titles of each training, and those that say what it leads to: of a diploma without a sheet
# those of the one whose place it takes.
_ENTITLED = """
    WITH titled AS (
        SELECT training_id, string_agg(' ' || title || ' ', '|') AS own FROM called GROUP BY training_id
    )
    SELECT training_id, titled.own, coalesce(earlier.own, titled.own) AS saying
    FROM titled LEFT JOIN (
        SELECT h.training_id, string_agg(own, '|') AS own
        FROM heirs h JOIN titled ON titled.training_id = h.earlier WHERE NOT is_told GROUP BY h.training_id
    ) AS earlier USING (training_id)
"""

CONTEST = f"(t.diploma ~* '^préparation aux? concours' OR t.label ~* '{OF_TEACHERS}')"
"""Whether it prepares for the competitive examination by which one enters a career, and leads no farther; so
do a teacher's master's degrees.
"""

_OBJECT = f"substring({masculine('k.label')} FROM ' (?:de|du|des|en|à) (.*)')"

# `made_for`: where Certif-Info gives a diploma the code of one field alone, the career that kept it, if the
# diploma's title holds all that the career's name says of its object: « remontées mécaniques ».
_MADE_FOR = f"""
    SELECT DISTINCT sole.training_id, k.code
    FROM (SELECT training_id, min(code) AS code FROM fields GROUP BY training_id HAVING count(*) = 1) AS sole
    JOIN career k ON k.code = sole.code AND k.rome_version = 4
    JOIN certified c ON c.training_id = sole.training_id
    CROSS JOIN LATERAL (SELECT {stems(_OBJECT)} AS words) AS object
    WHERE object.words <> '{{}}' AND object.words <@ {stems("c.title")}
"""

_IN_A_FIELD = r" \(en [^)]*\)$"
"""How Onisep ends the names of one master that is several: « … second degré (en droit économie gestion) »."""

# `led`: the careers of each training. What is meant by another title than its own name must be in the
# fields, or be said by both sheets, or by that on the career where there is none on the training and a field
# is of the career's domain. A regulated one is reached by what its own side says, or where there is no sheet
# on it by what names it. A diploma on which there is no sheet has what is said of the one whose place it
# takes. Which career of its field a vague title means, the training's option says by a word, or what else it
# leads to there. Where Onisep names no such career, the diploma's own title may. By another title than its
# own name it is sure where the fields hold the career and the training bears that title, or neither the name
# of another career (« CAP Conducteur livreur ») nor a level below what ROME asks. Where a State diploma bears
# the career's name, what does not give it may only lead on to it; so may what nothing else bears out: a
# degree in banking law, of who analyses finance.
_CAREERS = f"""
    WITH mentioned AS (
        SELECT st.training_id, s.title AS words, o.*, true AS by_training,
            false AS by_career, NOT EXISTS (SELECT FROM onisep_sheet WHERE id = o.id) AS no_sheet,
            'onisep-fiches-formations' AS source
        FROM training_sheet s JOIN sheeted st ON st.id = s.id JOIN occupations o ON o.id = ANY(s.careers)
        UNION ALL
        SELECT st.training_id, study ->> 'label', o.*, false, true, false, 'onisep-fiches-metiers'
        FROM occupations o JOIN onisep_sheet m ON m.id = o.id
        CROSS JOIN LATERAL jsonb_array_elements(m.studies) AS study
        JOIN sheeted st ON st.id = study ->> 'id'
        WHERE st.id NOT IN (SELECT id FROM alone) OR jsonb_array_length(m.studies) = 1
        UNION ALL
        SELECT p.training_id, study ->> 'label', o.*, false, true, false, 'onisep-fiches-metiers'
        FROM occupations o JOIN onisep_sheet m ON m.id = o.id
        CROSS JOIN LATERAL jsonb_array_elements(m.studies) AS study
        JOIN published p ON p.name = {alike(f"regexp_replace(study ->> 'label', '{_IN_A_FIELD}', '')")}
    ), said AS (
        SELECT training_id, coalesce(meant.code, mentioned.code) AS code, own_name, title,
            by_training, by_career, no_sheet, vague AND meant.code IS NULL AS vague,
            sure, at_home AND meant.code IS NULL AS at_home, source
        FROM mentioned LEFT JOIN LATERAL (
            SELECT min(m.code) AS code
            FROM unnest({words("split_part(words, ' option ', 2)")}) AS one(said)
            JOIN marks m ON m.word = rtrim(one.said, 's')
            WHERE vague AND m.field = mentioned.code HAVING count(DISTINCT m.code) = 1
        ) AS meant ON true
        WHERE (wanted IS NULL OR strpos({bare("words")}, wanted) > 0)
          AND (NOT several OR EXISTS (
              SELECT FROM fields f JOIN parts p ON p.field = f.code
              WHERE f.training_id = mentioned.training_id AND p.code = mentioned.code))
        UNION ALL
        SELECT c.training_id, t.code, t.own_name, NULL, false, true, false, false, true, false, 'certif-info'
        FROM certified c JOIN training_diploma d ON d.code = c.training_id
        JOIN titles t ON t.own_name AND starts_with(c.title, d.diploma || ' ')
            AND t.folded = regexp_replace(epass_fold(substr(c.title, length(d.diploma) + 2)), '^(de|d) ', '')
    ), inherited AS (
        SELECT * FROM said
        UNION ALL
        SELECT h.training_id, code, own_name, title, by_training, by_career, no_sheet, vague, sure, at_home,
            source
        FROM said JOIN heirs h ON h.earlier = said.training_id WHERE NOT is_told
    ), joined AS (
        SELECT training_id, code, bool_or(own_name) AS own_name,
            (array_agg(title ORDER BY title IS NULL, at_home DESC, sure DESC, title))[1] AS title,
            bool_or(by_training) AS by_training, bool_or(by_career) AS by_career,
            bool_or(no_sheet) AS no_sheet, bool_and(vague) AS vague, bool_or(sure) AS sure,
            bool_or(at_home) AS at_home, array_agg(DISTINCT source) AS sources
        FROM inherited GROUP BY training_id, code
    ), complete (
        training_id, code, own_name, title, by_training, by_career, no_sheet, vague, sure, at_home, sources
    ) AS (
        SELECT j.training_id, j.code, j.own_name OR b.own_name IS TRUE, j.title, by_training, by_career,
            no_sheet, vague, sure OR b.code IS NOT NULL, at_home,
            sources || CASE WHEN b.code IS NOT NULL THEN ARRAY['certif-info'] ELSE '{{}}' END
        FROM joined j LEFT JOIN (
            SELECT training_id, code, bool_or(own_name) AS own_name FROM bearing GROUP BY training_id, code
        ) AS b USING (training_id, code)
        UNION ALL
        SELECT b.training_id, b.code, b.own_name, b.title, false, true, false, false, true, false,
            ARRAY['certif-info']
        FROM bearing b LEFT JOIN joined j USING (training_id, code) WHERE j.code IS NULL
        UNION ALL
        SELECT m.training_id, m.code, true, NULL, false, true, false, false, true, false, ARRAY['certif-info']
        FROM made_for m
        WHERE NOT EXISTS (SELECT FROM joined j JOIN parts p ON p.code = j.code
                          WHERE j.training_id = m.training_id AND p.field = m.code)
    ), weighed AS (
        SELECT j.*, coalesce(k.regulated, false) AS regulated,
            NOT EXISTS (SELECT FROM fields f WHERE f.training_id = j.training_id)
            OR EXISTS (SELECT FROM fields f JOIN parts p ON p.field = f.code
                       WHERE f.training_id = j.training_id AND p.code = j.code) AS in_fields,
            coalesce(strpos(e.own, {bare(masculine("k.label"))}) > 0, false) OR EXISTS (
                SELECT FROM bearing b
                WHERE b.training_id = j.training_id AND b.code = j.code AND b.own_name) AS in_title,
            coalesce(strpos(e.saying, {bare(masculine("j.title"))}) > 0, false) AS in_other_title,
            by_training AND coalesce({roots(masculine("k.label"))} <@ {roots("e.own")}, false) AND EXISTS (
                SELECT FROM career_onisep_tie g
                WHERE g.code = j.code AND g.called = 'label' AND g.label = j.title) AS in_kindred_title,
            NOT EXISTS (SELECT FROM training_sheet s JOIN sheeted st USING (id)
                        WHERE st.training_id = j.training_id)
            AND EXISTS (SELECT FROM fields f
                        WHERE f.training_id = j.training_id AND left(f.code, 1) = left(j.code, 1))
                AS unsaid,
            by_career OR EXISTS (SELECT FROM fields f WHERE f.training_id = j.training_id)
            OR coalesce({roots(masculine("k.label"))} <@ {roots("e.own")}
                        OR {roots(masculine("j.title"))} <@ {roots("e.own")}, false) AS is_borne_out,
            coalesce(l.level < a.level, false) AS is_below,
            coalesce(strpos(e.own, ' diplome d etat ') > 0, false) AS is_of_state
        FROM complete j JOIN career k ON k.code = j.code AND k.rome_version = 4
        LEFT JOIN entitled e USING (training_id) LEFT JOIN levelled l USING (training_id)
        LEFT JOIN asked a ON a.code = j.code
    ), judged AS (
        SELECT *, bool_or(in_title) OVER (PARTITION BY training_id) AS bears_a_name,
            bool_or(in_title AND is_of_state AND NOT regulated) OVER (PARTITION BY code) AS asks_state
        FROM weighed
    )
    SELECT training_id, code,
        in_title OR (NOT asks_state AND (
            (in_kindred_title AND NOT (is_below OR bears_a_name))
            OR (in_fields AND is_borne_out AND (own_name OR title IS NULL
                OR (sure AND (in_other_title OR NOT (is_below OR bears_a_name))))))) AS is_firm,
        CASE WHEN NOT own_name THEN upper(left(title, 1)) || substr(title, 2) END AS other_title,
        ARRAY(SELECT DISTINCT unnest(sources) ORDER BY 1) AS sources
    FROM judged
    WHERE (own_name OR in_fields OR at_home OR (by_career AND (by_training OR unsaid)))
      AND (by_career OR no_sheet OR NOT regulated)
      AND NOT (vague AND EXISTS (
          SELECT FROM joined finer JOIN parts p ON p.code = finer.code
          WHERE finer.training_id = judged.training_id AND p.field = judged.code AND NOT finer.vague))
"""

MANY, _FEW = 8, 4
"""Unlike careers to which one training leads."""

# `leading_to`: the same, and of what a school calls its part of a mention of which there is a training (« DN
# MADE Mode Spécialité : Vêtements ») those of the mention, of which nobody says them for sure: those that its
# own words name, where they do; else all of them, unless they are many.
_LEADING = f"""
    WITH specialities AS (
        SELECT DISTINCT g.training_id, a.training_id AS mention,
            split_part(p.label, ' Specialite', 2) AS own_words
        FROM programmed g
        JOIN training_programme p ON p.training_id = g.key AND strpos(p.label, ' Specialite') > 0
        JOIN alike a ON a.name = {alike("split_part(p.label, ' Specialite', 1)")}
        WHERE g.own
    ), of_mention AS (
        SELECT s.training_id, led.code, other_title, sources,
            {roots("s.own_words")} && {roots("coalesce(other_title, k.label)")} AS is_own,
            (SELECT count(DISTINCT o.parent_code) FROM led l
             JOIN career o ON o.code = l.code AND o.rome_version = 4
             WHERE l.training_id = s.mention) >= {MANY} AS is_many
        FROM specialities s JOIN led ON led.training_id = s.mention
        JOIN career k ON k.code = led.code AND k.rome_version = 4
        WHERE (s.training_id, led.code) NOT IN (SELECT training_id, code FROM led)
    ), weighed AS (
        SELECT *, bool_or(is_own) OVER (PARTITION BY training_id) AS names_some FROM of_mention
    )
    SELECT training_id, code, is_firm, other_title, sources FROM led
    UNION ALL
    SELECT training_id, code, false, other_title, sources FROM weighed
    WHERE is_own OR NOT (names_some OR is_many)
"""

# `led_to`: the same, and where the parcours of a BUT lead that Parcoursup has as a whole: for sure only where
# all of them do.
_LED_TO = f"""
    WITH parcours AS (
        SELECT p.training_id, st.training_id AS part, count(*) OVER (PARTITION BY p.training_id) AS of
        FROM published p
        JOIN training_sheet s ON s.diploma = 'BUT' AND {alike("s.label")} LIKE p.name || ' parcours %%'
        JOIN sheeted st ON st.id = s.id
    )
    SELECT training_id, code, is_firm, other_title, sources FROM leading_to
    UNION ALL
    SELECT p.training_id, l.code, bool_and(l.is_firm) AND count(*) = min(p.of), min(l.other_title),
        ARRAY(SELECT DISTINCT unnest(string_to_array(string_agg(array_to_string(l.sources, ' '), ' '), ' '))
            ORDER BY 1)
    FROM parcours p JOIN leading_to l ON l.training_id = p.part
    WHERE NOT EXISTS (
        SELECT FROM leading_to own WHERE own.training_id = p.training_id AND own.code = l.code)
    GROUP BY p.training_id, l.code
"""

# Of the fields of what is shown those of which no career is named. A diploma for which nobody names a field
# has those of the one whose place it took. Those of a title that the law keeps for the holders of a diploma
# are that diploma's alone.
SHOWN_FIELDS = f"""
    WITH of_former AS (
        SELECT d.code AS training_id, field.code
        FROM training_diploma d JOIN training_certification c ON c.diploma_code = d.predecessors[1],
            unnest(c.careers) AS field(code)
        WHERE cardinality(d.predecessors) = 1
          AND NOT EXISTS (SELECT FROM fields WHERE training_id = d.code)
    )
    SELECT f.training_id, f.code FROM (TABLE fields UNION TABLE of_former) AS f
    WHERE f.training_id IN (SELECT id FROM training)
      AND NOT EXISTS (SELECT FROM leading_to l JOIN parts p ON p.code = l.code
                      WHERE l.training_id = f.training_id AND p.field = f.code)
      AND NOT EXISTS (SELECT FROM ({TITLING}) AS kept (field, title)
                      WHERE kept.field = f.code AND NOT EXISTS (
                          SELECT FROM entitled e WHERE e.training_id = f.training_id
                              AND strpos(e.own, ' ' || kept.title || ' ') > 0))
"""

# What Onisep names for a training, by its list of jobs, or by ROME's where that has not the number; `beside`:
# it is none of the careers to which it leads here. To a regulated one leads what those say.
SHOWN_OCCUPATIONS = """
    WITH inherited AS (
        SELECT * FROM jobs
        UNION
        SELECT h.training_id, jobs.id FROM jobs JOIN heirs h ON h.earlier = jobs.training_id
        WHERE NOT is_told
    ), labelled AS (
        SELECT DISTINCT ON (id) id, label FROM (
            SELECT id, label, edition FROM onisep_career
            UNION ALL SELECT onisep_id, label, 0 FROM career_onisep
        ) AS known ORDER BY id, edition DESC, label
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

ONE_OF_MANY = f"""(SELECT count(DISTINCT k.parent_code) FROM led_to other
        JOIN career k ON k.code = other.code AND k.rome_version = 4
        WHERE other.training_id = l.training_id) >= {MANY}
    AND NOT coalesce((SELECT bool_or(f.code = l.code) AND count(*) <= {_FEW}
        FROM fields f WHERE f.training_id = l.training_id), false)"""
"""Whether it leads to so many unlike careers that what one learns there decides: it is not certified for this
one and few others.
"""

WORKING = {
    **occupation_queries.WORKING,
    "fields": _FIELDS,
    "jobs": _JOBS,
    "published": _PUBLISHED,
    "bearing": _BEARING,
    "entitled": _ENTITLED,
    "made_for": _MADE_FOR,
    "led": _CAREERS,
    "leading_to": _LEADING,
    "led_to": _LED_TO,
    "words": _WORDS,
}
"""Tables for the time of a refresh, after those of `refresh_queries`."""
