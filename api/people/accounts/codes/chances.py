"""How long codes are, and how likely a year of guessing finds one."""

import math

from api.platform.settings import Settings

SHORT = 6
"""Digits of a code in quiet times."""
LONG = 16
"""Digits of a code for a mailbox under attack, written in fours."""
GUESSES_A_SECOND = 30_000
"""More than one PostgreSQL writes: each guess is an update of a row of its own."""
YEAR_S = 365 * 86_400


def chance_in_a_year(settings: Settings) -> float:
    """An upper bound of the chance that guessing finds a code of one mailbox within a year.

    Short codes: in any `code_retention_days` at most `unused_codes` of them stay unused that new browsers
    asked for, and as many of known ones (should one be in wrong hands); each dies after `code_tries` wrong
    tries. With 30 days, 6 codes and 5 tries: 13 × 2 × 6 × 5 × 10⁻⁶ = 7.8 × 10⁻⁴.

    Long codes: any number of browsers may guess the shared one, and each has its own tries. Nothing limits
    how many there are (a limit would shut the owner out), only how fast guesses can be written down:
    30,000 a second for a year are 9.5 × 10¹¹, of 10¹⁶ codes: 0.95 × 10⁻⁴.

    Together 8.8 × 10⁻⁴ by the standard settings, which are the widest that are accepted.
    """
    periods = math.ceil(365 / settings.code_retention_days)
    short = periods * 2 * settings.unused_codes * settings.code_tries / float(10**SHORT)
    return short + GUESSES_A_SECOND * YEAR_S / float(10**LONG)
