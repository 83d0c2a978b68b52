"""SQL that says which careers of ROME 4 are Onisep's jobs, by what these are called; a part of
`leading_queries`, whose words it uses.
"""


def plain(label: str) -> str:
    """Without what stands in brackets, and with spaces for hyphens."""
    return f"btrim(translate(regexp_replace({label}, ' *\\([^)]*\\)', '', 'g'), '-', ' '))"


def masculine(label: str) -> str:
    """« Technicien / Technicienne de scierie » as « Technicien de scierie »: the left side, and of the right
    one what stands beyond as many words.
    """
    told = plain(label)
    left, right = f"string_to_array(split_part({told}, ' / ', 1), ' ')", f"split_part({told}, ' / ', 2)"
    return f"array_to_string({left} || (string_to_array({right}, ' '))[cardinality({left}) + 1:], ' ')"


def bare(label: str) -> str:
    """Words with one space around each, to look for some of them."""
    return f"' ' || btrim(regexp_replace(epass_fold({label}), '[^a-z0-9]+', ' ', 'g')) || ' '"


def words(label: str) -> str:
    """The words of both forms, as a set to compare."""
    split = (
        f"regexp_split_to_array(epass_fold({plain(label)}), '[^a-z0-9]+|\\m(de|du|des|en|et|la|le|l|d)\\M')"
    )
    return f"array_remove({split}, '')"


def stems(label: str) -> str:
    """The same without the plural."""
    return f"ARRAY(SELECT DISTINCT rtrim(word, 's') FROM unnest({words(label)}) AS word)"


def roots(label: str) -> str:
    """The same by their first five letters: « agriculteur » is near « agricole »."""
    return f"ARRAY(SELECT DISTINCT left(word, 5) FROM unnest({words(label)}) AS word)"


def _kindred(label: str, other: str) -> str:
    """Whether they share a root; a hyphen may join what the other writes in a word: « bio-informaticien »."""
    joined = (roots(f"replace({told}, '-', '')") for told in (label, other))
    return f"({roots(label)} && {roots(other)} OR {' && '.join(joined)})"


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
        SELECT epass_fold({masculine("label")}) AS folded, min(code) AS code
        FROM career WHERE rome_version = 4 GROUP BY 1 HAVING count(*) = 1
    ), other_titles AS (
        SELECT epass_fold({masculine("label")}) AS folded, min(code) AS code
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
# career's name is that career too. It is also the career whose own Onisep's page is. Where all titles of that
# field that begin so, or are its first half, are another career's today, it is that one: « chocolatier-
# confiseur ». What has a title that is a career's own is another one under that one's own name.
# What the link alone says of a career of which the job holds no title is not `sure`; nor what the page alone
# says where other words say more; nor, of what has a page that is a career's own, what is another career's,
# unless the page calls it by that one's name; nor what is called otherwise than the career, without a word of
# its name, though ROME has it among the career's titles: who raises funds is no head of marketing.
# Another name is a career's where the title holds it; or where nothing else of Onisep has it as its title (a
# critic is called a journalist too, and there is a sheet on journalists), and ROME links both, or knows the
# title as that career's, or as none and of the other names this one alone is a career's. Else it is meant
# where the training's own title holds it: « CAP poissonnier écailler ».
# No job of which that is not sure is a regulated career of which Onisep has a page: who fits spectacles is no
# optician, for whom a BTS is the law.
# What has its title in a career's field, and is called by that career's own name and more, is that one too,
# where nothing else of Onisep has the name: « jardinier paysagiste en entretien ».
_OCCUPATIONS = f"""
    WITH called AS MATERIALIZED (
        SELECT id, label, masculine, epass_fold(masculine) AS folded FROM (
            SELECT id, label, {masculine("label")} AS masculine FROM onisep_career
            UNION SELECT onisep_id, label, {masculine("label")} FROM career_onisep
            UNION SELECT id, coalesce(name_masculine || ' / ' || nullif(name_feminine, name_masculine), name),
                {plain("coalesce(name_masculine, name)")} FROM onisep_sheet
        ) AS names
    ), titled AS (
        SELECT called.id, t.code, bool_or(t.own_name) AS own_name, min(called.label) AS title
        FROM called JOIN titles t USING (folded)
        GROUP BY called.id, t.code
    ), known AS (
        SELECT called.id, a.code, called.masculine
        FROM called JOIN (
            SELECT code, epass_fold({masculine("label")}) AS folded FROM career WHERE rome_version = 4
            UNION SELECT code, epass_fold({masculine("label")})
            FROM career_appellation WHERE rome_version = 4
        ) AS a USING (folded)
    ), other AS MATERIALIZED (
        SELECT m.*, epass_fold(regexp_replace({plain("other.name")}, '/\\S+', '', 'g')) AS folded
        FROM onisep_sheet m, unnest(m.synonyms) AS other(name)
    ), synonymous AS (
        SELECT DISTINCT m.id, t.code,
            coalesce(m.name_masculine || coalesce(' / ' || nullif(m.name_feminine, m.name_masculine), ''),
                m.name) AS title,
            string_to_array(t.folded, ' ') <@ string_to_array(
                epass_fold({plain("coalesce(m.name_masculine, m.name)")}), ' ') AS held,
            {bare("t.folded")} AS name
        FROM other m JOIN titles t ON t.own_name AND t.folded = m.folded
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
    ), narrower AS (
        SELECT DISTINCT m.id, t.code
        FROM other m JOIN titles t ON t.own_name AND starts_with(m.folded, t.folded || ' en ')
        JOIN titled known ON known.id = m.id JOIN parts own ON own.code = known.code
        JOIN parts beside ON beside.field = own.field AND beside.code = t.code
        WHERE NOT EXISTS (SELECT FROM titled WHERE titled.code = t.code AND titled.own_name)
          AND NOT EXISTS (SELECT FROM titled WHERE titled.code = t.code AND titled.id = m.id)
          AND NOT EXISTS (SELECT FROM renamed r WHERE r.id = m.id AND r.code = t.code)
    ), stood AS MATERIALIZED (
        SELECT earlier.code, now.code AS now, epass_fold({masculine("earlier.label")}) AS folded
        FROM career_appellation earlier JOIN career_appellation now ON now.ogr_code = earlier.ogr_code
        WHERE earlier.rome_version = 3 AND now.rome_version = 4
    ), link AS MATERIALIZED (
        SELECT *, epass_fold({masculine("label")}) AS folded,
            epass_fold(substring(label FROM '^([^- ]+)-')) AS half
        FROM career_onisep
    ), left_for AS MATERIALIZED (
        SELECT l.onisep_id, l.code, l.label, min(stood.now) AS now
        FROM link l JOIN stood ON stood.code = l.code
            AND (starts_with(stood.folded || ' ', l.folded || ' ') OR stood.folded = l.half)
        GROUP BY l.onisep_id, l.code, l.label HAVING count(DISTINCT stood.now) = 1
    ), linked AS (
        SELECT l.onisep_id AS id, k.code, l.label AS title, {words("l.label")} AS title_words,
            k.code <> l.code AS moved,
            {words("k.label")} AS career_words,
            {stems("l.label")} <@ {stems("k.label")} OR EXISTS (
                SELECT FROM career_appellation a
                WHERE a.rome_version = 4 AND a.code = k.code AND {stems("a.label")} <@ {stems("l.label")}
            ) AS holds,
            count(*) OVER (PARTITION BY l.code) = 1 AS alone,
            NOT EXISTS (SELECT FROM parts p WHERE p.field = l.code AND p.code <> l.code) AS undivided,
            EXISTS (
                SELECT FROM career_appellation a
                WHERE a.rome_version = 4 AND a.code = k.code
                  AND epass_fold({masculine("a.label")}) = epass_fold({masculine("l.label")})) AS is_known,
            EXISTS (
                SELECT FROM career other
                WHERE other.rome_version = 4 AND other.parent_code = k.code AND other.code <> k.code
                  AND {words("l.label")} <@ {words("other.label")}) AS shared
        FROM career_onisep l LEFT JOIN left_for USING (onisep_id, code, label)
        JOIN career k ON k.code = coalesce(left_for.now, l.code) AND k.rome_version = 4
        WHERE l.onisep_id NOT IN (SELECT id FROM titled)
    ), meant AS (
        SELECT id, code, own_name, title, NULL AS wanted, false AS vague, false AS several, true AS sure,
            own_name AS called_so
        FROM titled
        UNION ALL
        SELECT id, code, false, title, wanted, false, false, true, true FROM renamed
        UNION ALL
        SELECT id, code, false, NULL, NULL, false, false, true, true FROM narrower
    ), home AS (
        SELECT onisep_id AS id, code, label AS title, called = 'label' AS called_so
        FROM career_onisep_tie WHERE called IS NOT NULL
    ), tied AS (
        SELECT * FROM home
        WHERE NOT EXISTS (SELECT FROM meant m
                          WHERE m.id = home.id AND m.code = home.code AND m.wanted IS NULL)
          AND NOT EXISTS (SELECT FROM linked l
                          WHERE l.id = home.id AND l.code = home.code AND l.shared AND NOT l.is_known)
    ), told AS (
        SELECT * FROM meant
        UNION ALL
        SELECT id, code, false, title, NULL, false, false,
            id NOT IN (SELECT id FROM meant WHERE wanted IS NULL
                       UNION ALL SELECT id FROM linked WHERE shared AND NOT is_known), called_so
        FROM tied
        UNION ALL
        SELECT known.id, known.code, false, min(called.label), NULL, false, true, true, false
        FROM known JOIN called USING (id, masculine)
        WHERE NOT EXISTS (SELECT FROM meant WHERE meant.id = known.id AND meant.code = known.code)
          AND NOT EXISTS (SELECT FROM tied WHERE tied.id = known.id AND tied.code = known.code)
        GROUP BY known.id, known.code
        UNION ALL
        SELECT id, code, false, title, NULL, shared AND NOT is_known, false, is_known OR moved OR holds, false
        FROM linked
        WHERE id NOT IN (SELECT id FROM tied)
          AND NOT EXISTS (
            SELECT FROM renamed r WHERE r.id = linked.id AND r.code = linked.code AND r.wanted IS NULL)
          AND (is_known OR moved OR title_words <@ career_words
           OR (undivided AND career_words <@ title_words)
           OR (alone AND NOT career_words <@ title_words
               AND (title_words[1] = career_words[1] OR NOT EXISTS (
                   SELECT FROM career
                   WHERE rome_version = 4 AND parent_code = linked.code AND code <> linked.code))))
    ), judged AS (
        SELECT id, told.code, own_name, told.title, wanted, vague, several,
            sure AND (own_name OR several OR told.title IS NULL OR wanted IS NOT NULL
                OR home.code IS NOT NULL OR id NOT IN (SELECT id FROM home))
                AND (told.called_so OR home.called_so IS TRUE
                    OR {_kindred("told.title", "k.label")}) AS sure,
            home.code IS NOT NULL AS at_home,
            k.regulated IS TRUE AND told.code IN (SELECT code FROM home) AS is_elsewhere
        FROM told LEFT JOIN home USING (id, code) JOIN career k ON k.code = told.code AND k.rome_version = 4
    )
    SELECT id, code, own_name, title, wanted, vague, several, sure, at_home FROM judged
    WHERE sure OR at_home OR NOT is_elsewhere
"""

# `marks`: words that of the careers of a field one alone has in its titles.
_MARKS = f"""
    SELECT p.field, rtrim(word, 's') AS word, min(p.code) AS code
    FROM parts p JOIN (
        SELECT code, label FROM career WHERE rome_version = 4
        UNION ALL SELECT code, label FROM career_appellation WHERE rome_version = 4
    ) AS title ON title.code = p.code, unnest({words("title.label")}) AS word
    GROUP BY p.field, rtrim(word, 's') HAVING count(DISTINCT p.code) = 1
"""

_LEVELS = (
    (0, r"\msans (\w+ )?(diplôme|qualification|formation|niveau|condition)|\mtous (les )?niveaux|\maucun"),
    (0, r"n.(est|exige|a) pas (conditionn|de )"),
    (3, r"\m(CAPA?|BEPA?|BPA|niveau 3)\M"),
    (4, r"\mbac(calauréat)?s?\M(?! *\+)|\mbrevet professionnel|\m(BP|BPJEPS|niveau 4)\M"),
    (5, r"\mbac *\+ *[12]\M|\m(BTSA?|DUT|DEUST|niveau 5)\M"),
    (6, r"\mbac *\+ *[34]\M|\m(licence|BUT|bachelor|niveau 6)\M"),
    (7, r"\mbac *\+ *[5-9]\M|\mbac *\+ *1[0-9]|\m(master|ingénieur|docteur|doctorat|niveau 7)"),
)
"""How the sentences on access name levels, the lowest first."""

_LEVEL = f"""CASE {" ".join(f"WHEN told ~* '{pattern}' THEN {level}" for level, pattern in _LEVELS)} END"""
_ACCESS = """(SELECT code, string_agg(text, ' ' ORDER BY position) AS told FROM career_text
    WHERE rome_version = 4 AND kind = 'access' GROUP BY code) AS access"""

# `asked`: the least level of studies of which ROME says that a career is reached by it.
ASKED_LEVELS = f"SELECT code, {_LEVEL} AS level FROM {_ACCESS}"

WORKING = {
    "parts": _PARTS,
    "titles": _TITLES,
    "occupations": _OCCUPATIONS,
    "marks": _MARKS,
    "asked": ASKED_LEVELS,
}
"""Tables for the time of a refresh, after those of `refresh_queries`."""
