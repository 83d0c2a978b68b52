"""SQL of who may begin a training, where that is told otherwise than by what it follows."""

UPGRADE = "Mise à niveau"
"""The year before some BTS, for those of another bac than the one of the field."""

_AFTER_UPGRADE = f"""EXISTS (
    SELECT FROM (SELECT t.id
        UNION ALL
        SELECT f.training_id FROM training_next f JOIN training c ON c.id = f.training_id AND c.common
        WHERE f.next_id = t.id) AS led_to
    JOIN training_next n ON n.next_id = led_to.id
    JOIN training upgrade ON upgrade.id = n.training_id AND upgrade.diploma = '{UPGRADE}')"""

# What a common first year leads to says who may begin it.
_OWN_SHEET = "s.id = t.onisep_id"
_ITS_SHEETS = f"""({_OWN_SHEET} OR (t.common AND s.id IN (
    SELECT o.onisep_id FROM training_next n JOIN training o ON o.id = n.next_id
    WHERE n.training_id = t.id)))"""
_BAC_PRO = r"\mbac(calauréat)?s? pro(s|fessionnels?)?\M"
_BAC = r"(titulaires?|après)[\s:-]+(du|d.un|un|le) bac(calauréat)?\M(?!\s?(\+|pro))"
_SERIES = r"\m(STI2D|STD2A|STMG|STL|ST2S|STHR|STAV|S2TMD)\M"
_ANY_SERIES = r"\mtout (titulaire|bachelier)|notamment|principalement|autres séries|\.\.\.|…"


def _told(words: str, sheets: str = _OWN_SHEET) -> str:
    return f"EXISTS (SELECT FROM training_sheet s WHERE {sheets} AND s.access ~* '{words}')"


# Onisep's sheet says that a bac pro will do; which one it does not say, or no list has it.
_ASKS_PRO = f"""t.diploma IN ('BTS', 'BTSA', '1re année de BTS', '1re année de BTSA')
    AND {_told(_BAC_PRO, _ITS_SHEETS)}
    AND NOT EXISTS (
        SELECT FROM training_next n JOIN training earlier ON earlier.id = n.training_id
        WHERE starts_with(earlier.diploma, 'Bac pro') AND (n.next_id = t.id OR (t.common AND n.next_id IN (
            SELECT next_id FROM training_next WHERE training_id = t.id))))"""

# Which series of the technological bac the sheet names, where it counts up who may begin. All mentions of a
# DNMADE are begun alike, those of which there is no sheet too.
_NAMED_SERIES = f"""ARRAY(
    SELECT m.found[1] FROM (
        SELECT access FROM training_sheet s WHERE {_OWN_SHEET}
        UNION ALL
        SELECT access FROM training_sheet s WHERE t.diploma = 'DNMADE' AND s.diploma = t.diploma
    ) AS s
    CROSS JOIN LATERAL regexp_matches(s.access, '{_SERIES}', 'g') WITH ORDINALITY AS m(found, place)
    WHERE s.access !~* '{_ANY_SERIES}'
    GROUP BY m.found[1] ORDER BY min(m.place))"""

# What it certifies; where nobody says it of the newest diploma, that of the one whose place it took.
_CERTIFIED = """(SELECT c.* FROM training_certification c WHERE c.diploma_code = t.id
    UNION ALL
    SELECT c.* FROM training_diploma d JOIN training_certification c ON c.diploma_code = ANY(d.predecessors)
    WHERE d.code = t.id AND NOT EXISTS (SELECT FROM training_certification o WHERE o.diploma_code = t.id)
) AS c"""

# Of what is several sheets, where they agree.
_YEARS_BEFORE = f"""(SELECT CASE WHEN count(DISTINCT years_before) = 1 THEN min(years_before) END FROM (
        SELECT s.years_before FROM training_sheet s WHERE s.id = t.onisep_id
        UNION ALL
        SELECT s.years_before FROM {_CERTIFIED} JOIN training_sheet s ON s.id = c.onisep_id) AS told)"""

MENTIONS = f"""(SELECT CASE WHEN count(DISTINCT epass_fold(c.title)) > 1
        AND NOT bool_or(epass_fold(c.title) = epass_fold(t.label)) THEN array_agg(DISTINCT c.title) END
    FROM {_CERTIFIED})"""
"""What goes by one name in the lists of schools: its mentions, where it is several; else null."""
MENTIONS_FOR = f"""ARRAY(SELECT DISTINCT c.title
    FROM {_CERTIFIED} JOIN career_onisep_tie g ON g.code = :career AND g.called IS NOT NULL
    WHERE EXISTS (SELECT FROM training_sheet s WHERE s.id = c.onisep_id AND g.onisep_id = ANY(s.careers))
       OR EXISTS (SELECT FROM onisep_sheet m, jsonb_array_elements(m.studies) AS study
                  WHERE m.id = g.onisep_id AND study ->> 'id' = c.onisep_id) ORDER BY 1)"""
"""Those of which Onisep says that they lead to the career."""

# An age alone is asked for where no other word is of what one must have.
_NO_DIPLOMA = r"aucun diplôme (scolaire )?(n.est )?(exigé|requis)|\msans (aucune )?conditions? de diplôme"
_AGE_ALONE = (
    r"^(?!.*\m(titulaires?|bac(calauréat)?|avoir (obtenu|validé)|justifi\w+|niveau [1-8])\M)"
    r".*\mâgée?s? (de|d.au moins)\M"
)
_BAC_LEVEL = 4

ASKED = f"""{_AFTER_UPGRADE} AS after_upgrade,
    ({_told(_NO_DIPLOMA)} OR (t.level <= {_BAC_LEVEL} AND {_told(_AGE_ALONE)})) AS open_to_all,
    {_ASKS_PRO} AS asks_pro, {_told(_BAC)} AS asks_bac, {_NAMED_SERIES} AS series,
    {_YEARS_BEFORE} AS years_before"""


def entered_directly(one: str) -> str:
    """Whether pupils wish for its own 2de at a school, not for one that it shares with others."""
    return f"""{one}.id IN (
        SELECT c.diploma_code FROM training_offer o JOIN training_course c ON c.stat_code = o.course
        WHERE c.year = 1 AND c.duration > 1 AND o.source = 'affelnet-2de' AND o.status = 'school')"""
