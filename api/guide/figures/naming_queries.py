"""SQL of how occupations of 2021 name careers of ROME 4, where a label of 2009 is not enough.

Rows that the parts ask of: `c` a career, `n` the occupation of 2021 with the equal label, `o` that of 2009,
`called` the words (stems) of the career's name (`own`) and of its sheet in ROME 3 (`sheet`).
"""

from api.guide.figures.models import stems

# Occupations of 2021 and their parts.
PARTS = """parts AS MATERIALIZED (
        SELECT code, label, level, CASE level WHEN 'part' THEN parent ELSE code END AS whole, stems,
               comparable
        FROM occupation WHERE nomenclature = 'fap2021' AND level IN ('part', 'occupation')
    )"""

# Which of them name a career: as it is called, or with all words, if several, of its sheet in ROME 3.
NAMING = """SELECT p.*, p.stems = called.own OR p.stems = called.sheet AS alike FROM parts p
        WHERE p.stems = called.own OR p.stems = called.sheet
           OR cardinality(called.sheet) > 1 AND p.stems @> called.sheet"""

# What label of 2021 goes on from one of 2009 (« Infirmiers et sages-femmes »), which is a part of it then: of
# the same domain, whose letter begins both codes.
_SPOKEN = "lower(replace({0}, '’', ''''))"
GOES_ON = " OR ".join(
    f"starts_with({_SPOKEN.format('w.label')}, {_SPOKEN.format('o.label')} || '{joint}')"
    for joint in (" et ", ", ")
)

# How many words of the sheet a label has.
_WORDS = "(SELECT count(*) FROM unnest(called.sheet) AS word WHERE word = ANY({label}.stems))"

# What has the label of 2009 holds fewer than that did where the sheet has left it: another one of 2021 is
# called as the career that kept the sheet's code, or one that is new in the same group (codes begin alike)
# has most words of the sheet, and more than it. Which careers of the sheet went there, nobody says.
MOVED = f"""(EXISTS (
            SELECT FROM career kept JOIN parts p ON p.stems =
                {stems("split_part(coalesce(kept.label_masculine, kept.label), ' / ', 1)")}
            WHERE kept.rome_version = c.rome_version AND kept.code = c.former_code AND kept.code <> c.code
            HAVING count(*) > 0 AND NOT bool_or(p.whole = n.code)
        ) OR EXISTS (
            SELECT FROM parts p
            WHERE p.level = 'occupation' AND left(p.code, 2) = left(n.code, 2)
              AND 2 * {_WORDS.format(label="p")} > cardinality(called.sheet)
              AND {_WORDS.format(label="p")} > {_WORDS.format(label="n")}
              AND NOT EXISTS (SELECT FROM occupation before
                              WHERE before.nomenclature = 'fap2009' AND before.comparable = p.comparable)
        ))"""
