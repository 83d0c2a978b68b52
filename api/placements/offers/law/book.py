"""The rules of the law, as data: what each says and what to do, its articles, whom it binds, what may be
declared against it.

Three outcomes: an offer that breaks none is let out; what is clear in law is refused, with the rule; where
the law leaves room, or is not known, or the company declares a derogation, a referent is asked.
"""

from api.placements.offers.law import rules_of_people, rules_of_time, rules_of_work
from api.placements.offers.law.rule import Finding
from api.placements.offers.law.text import TEXTS
from api.platform.kit.language import Words
from api.platform.kit.problems import InvalidInputError

RULES = {rule.code: rule for rule in (*rules_of_time.RULES, *rules_of_people.RULES, *rules_of_work.RULES)}


def words_of(finding: Finding) -> Words:
    """What is found, in words: what exactly, where it is known, the rule, and what nobody has told yet."""
    rule = RULES[finding.rule]
    says = (rule.no_day if finding.field in TEXTS or not finding.exactly else None) or rule.says
    parts = [finding.exactly, says, rule.unknown if finding.field == "headcount" else None]
    return {language: " ".join(one[language] for one in parts if one) for language in rule.says}


def cited(finding: Finding) -> Words:
    """The same with the articles of the rule, as an answer carries it."""
    names = ", ".join(article.name for article in RULES[finding.rule].articles)
    return {language: f"{words} ({names})" for language, words in words_of(finding).items()}


class RefusedByLawError(InvalidInputError):
    """A rule of law refuses a field of an offer, in its own words and with its articles."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.field, finding.rule, cited(finding))
