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

_BAC_PRO = r"\mbac(calauréat)?s? pro(s|fessionnels?)?\M"


def _told(words: str) -> str:
    return f"EXISTS (SELECT FROM training_sheet s WHERE s.id = t.onisep_id AND s.access ~* '{words}')"


# Onisep's sheet says that a bac pro will do; which one it does not say, or no list has it.
_ASKS_PRO = f"""t.diploma IN ('BTS', 'BTSA') AND {_told(_BAC_PRO)}
    AND NOT EXISTS (
        SELECT FROM training_next n JOIN training earlier ON earlier.id = n.training_id
        WHERE n.next_id = t.id AND starts_with(earlier.diploma, 'Bac pro'))"""

ASKED = f"""{_AFTER_UPGRADE} AS after_upgrade,
    {_told("aucun diplôme (scolaire )?(n.est )?(exigé|requis)")} AS open_to_all, {_ASKS_PRO} AS asks_pro"""
