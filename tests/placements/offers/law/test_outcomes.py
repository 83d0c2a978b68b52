"""Lawful and unlawful offers of each kind, by article: allowed, refused or asked (Placements, line 4)."""

import re
from datetime import date
from typing import Any

import pytest

from api.placements.offers import rules
from api.placements.offers.law.amounts import Beside
from api.placements.offers.law.book import RULES
from api.placements.offers.law.declarations import BY_CODE, DECLARABLE
from api.placements.offers.law.posts import Around
from api.placements.offers.models import Declaration
from api.placements.offers.schemas import OfferWrite
from api.platform.settings import Settings
from tests.placements.offers.test_rules import JUNE, TODAY, WEEK, apprenticeship, observation, placement

TERM = WEEK  # 1 February 2027, in term in zone B
CHRISTMAS = date(2026, 12, 21)
ASCENSION = date(2027, 5, 3)
BEFORE = Around("Stage de BTS", [], "44109", date(2027, 1, 1), date(2027, 2, 24), 40)
"""40 days: a third is 14, after 24 February."""
AFTER = Around("Stage de BTS", [], "44109", date(2027, 4, 25), date(2027, 6, 1), 38)
NOTE = {"declaration_note": "Accord du 12 mars 2026"}
HOTEL, BAKERY, THEATRE, CAFE, GARAGE, MASON = "55.10Z", "10.71C", "90.01Z", "56.30Z", "45.20A", "43.99C"


def hours(starts: str, ends: str, pause: int = 60, **values: Any) -> dict[str, Any]:
    return {"day_starts": starts, "day_ends": ends, "break_minutes": pause, **values}


def days(*named: str) -> dict[str, Any]:
    return {"weekdays": list(named)}


WORKDAYS = days("mon", "tue", "wed", "thu", "fri")


def weeks(*mondays: date, places: int = 1) -> dict[str, Any]:
    return {"weeks": [{"week": monday, "places": places} for monday in mondays]}


def declares(*declared: str, **values: Any) -> dict[str, Any]:
    return {"declarations": list(declared), **NOTE, **values}


def outcome(settings: Settings, offer: dict[str, Any], beside: Beside, day: date = TODAY) -> set[str]:
    """« rule refused » and « rule asked » of an offer; nothing where it is let out."""
    written = OfferWrite.model_validate(offer)
    rules._form(written, day, frozenset())
    found = rules.law_findings(settings, written, frozenset(), beside)
    return {f"{one.rule} {one.outcome}" for one in found}


CASES: list[tuple[str, dict[str, Any], Beside, set[str]]] = [
    # Night: L3163-1, L3163-2, R3163-1 to R3163-5.
    ("a hotel pupil until 22:00 is sixteen", placement(levels=["cap"], **hours("14:00", "22:00", 60)),
     Beside(HOTEL), set()),
    ("until 22:30 without a permit", placement(levels=["cap"], **hours("15:00", "22:30")), Beside(HOTEL),
     {"too_late refused"}),
    ("until 23:30 in a hotel with one", placement(levels=["cap"], **hours("16:00", "23:30"),
     **declares("night")), Beside(HOTEL), {"too_late asked"}),
    ("until 23:45 in a hotel with one", placement(levels=["cap"], **hours("16:00", "23:45"),
     **declares("night")), Beside(HOTEL), {"night_limit refused"}),
    ("until 23:45 in a theatre with one", placement(levels=["cap"], **hours("16:00", "23:45"),
     **declares("night")), Beside(THEATRE), {"too_late asked"}),
    ("from 4:00 in a bakery with one", apprenticeship(**hours("04:00", "11:00"), **declares("night")),
     Beside(BAKERY), {"too_early asked"}),
    ("from 3:30 in a bakery with one", apprenticeship(**hours("03:30", "10:30"), **declares("night")),
     Beside(BAKERY), {"night_limit refused"}),
    ("an apprentice until 21:00 is sixteen", apprenticeship(**hours("13:00", "21:00")), Beside(), set()),
    ("a pupil of seconde until 20:30", observation(levels=["2nde"], **weeks(JUNE), **hours("13:30", "20:30")),
     Beside(), {"too_late refused", "seconde_dates_unknown asked"}),
    ("adults at night", placement(levels=["but"], **hours("18:00", "23:59")), Beside(), set()),
    # Nights of adults: L3122-5 to L3122-7; whoever may be younger is asked about, L3163-2, L1133-2.
    ("a student at night", placement(levels=["but"], **hours("22:00", "06:00"), **days("mon", "tue", "wed")),
     Beside(HOTEL), set()),
    ("nine hours of a night", placement(levels=["bts"], **hours("21:00", "07:00"), **days("mon", "tue")),
     Beside(HOTEL), {"adult_night asked"}),
    ("five nights of eight hours and a half", placement(levels=["bts"], **hours("21:00", "06:00", 30),
     **days("mon", "tue", "wed", "thu", "fri")), Beside(), {"adult_night asked"}),
    ("a long day that ends at 22:00", placement(levels=["bts"], **hours("12:00", "22:00"), **days("mon")),
     Beside(), set()),
    ("a night of fourteen hours", placement(levels=["bts"], **hours("18:00", "09:00"), **days("mon")),
     Beside(), {"too_many_hours_a_day refused", "rest_too_short refused", "adult_night asked"}),
    ("an apprentice at night", apprenticeship(**hours("22:00", "06:00"), **days("mon", "tue", "wed")),
     Beside(), {"too_late refused"}),
    ("even with a permit", apprenticeship(**hours("22:00", "06:00"), **days("mon", "tue", "wed"),
     **declares("night")), Beside(HOTEL), {"night_limit refused"}),
    ("until midnight in a theatre, as the clock writes it", apprenticeship(**hours("17:00", "00:00"),
     **days("mon", "tue", "wed"), **declares("night")), Beside(THEATRE), {"too_late asked"}),
    ("of an adult", apprenticeship(**hours("22:00", "06:00"), **days("mon", "tue", "wed"),
     **declares("adults_only")), Beside(), set()),
    ("adults on Sundays and public holidays", placement(levels=["bac_pro"], start_on=date(2027, 5, 6),
     **hours("09:00", "17:00"), **days("thu", "sun"), **declares("adults_only")), Beside(),
     {"adults_only asked"}),
    ("of nights that the law gives to adults alone nobody is asked", apprenticeship(levels=["bac_pro"],
     contract="professionnalisation", duration_months=12, **hours("22:00", "06:00", 60),
     **days("wed", "thu", "fri", "sat", "sun"), declarations=["adults_only"],
     declaration_note="La loi interdit ces heures"), Beside(HOTEL), set()),
    # Observations by age: 7 hours from 15 on, circular n° 2003-134.
    ("3e, seven hours a day", observation(**hours("09:00", "17:00")), Beside(), set()),
    ("3e, seven hours and a half", observation(**hours("09:00", "17:30")), Beside(),
     {"too_many_hours_a_day refused", "too_many_hours_a_week refused"}),
    ("3e, until 20:30", observation(**hours("13:00", "20:30", 90)), Beside(), {"too_late refused"}),
    # Rest and breaks: L3164-1, L3162-3, L3121-16.
    ("ten hours in a row at fifteen", apprenticeship(**hours("08:00", "18:30", 180)), Beside(), set()),
    ("twelve and a half hours between start and end", apprenticeship(**hours("07:00", "19:30", 300)),
     Beside(), {"rest_too_short refused"}),
    ("no break after five hours", apprenticeship(**hours("08:00", "13:00", 0)), Beside(),
     {"break_too_short refused"}),
    ("six hours of an adult without a break", placement(**hours("08:00", "14:00", 0)), Beside(),
     {"break_too_short refused"}),
    # Length of days: L3162-1, R3162-1.
    ("an apprentice mason at 40 hours", apprenticeship(hours_per_day=8, hours_per_week=40,
     **declares("long_hours")), Beside(MASON), {"too_many_hours_a_week asked"}),
    ("the same without a word of it", apprenticeship(hours_per_week=40), Beside(MASON),
     {"too_many_hours_a_week refused"}),
    ("41 hours even so", apprenticeship(hours_per_week=41, **declares("long_hours")), Beside(MASON),
     {"too_many_hours_a_week refused"}),
    ("eight hours at fifteen, by contract", apprenticeship(hours_per_day=8, hours_per_week=35), Beside(),
     set()),
    # Hours that nobody said: L3162-1, L3163-1, R3163-1.
    ("an apprentice without a word of hours", apprenticeship(hours_per_week=None), Beside(GARAGE),
     {"hours_needed refused"}),
    ("a trainee of bac pro without hours", placement(levels=["bac_pro"], hours_per_week=None), Beside(),
     {"hours_needed refused"}),
    ("times of a day, and no days", apprenticeship(hours_per_week=None, **hours("09:00", "17:00")), Beside(),
     {"hours_needed refused"}),
    ("hours a week are enough in most trades", apprenticeship(), Beside(GARAGE), set()),
    ("adults need not say them", placement(hours_per_week=None), Beside(HOTEL), set()),
    ("35 hours in three days", apprenticeship(**days("mon", "tue", "wed")), Beside(),
     {"too_many_hours_a_day refused"}),
    ("32 hours in four days are for sixteen", placement(levels=["cap"], hours_per_week=32,
     **days("mon", "tue", "wed", "thu")), Beside(), set()),
    ("a bakery that does not say when", apprenticeship(), Beside(BAKERY), {"times_needed asked"}),
    ("a hotel that does not", placement(levels=["bac_pro"]), Beside(HOTEL), {"times_needed asked"}),
    ("a cook, whatever the company", apprenticeship(rome_codes=["G1602"]), Beside(), {"times_needed asked"}),
    ("a cook who says when", apprenticeship(rome_codes=["G1602"], **hours("09:00", "17:00")), Beside(),
     set()),
    # Days in two stretches: amplitude, break and rest are those of the day (L3162-3, L3164-1, L3131-1).
    ("a trainee of a hotel, twice four hours", placement(levels=["bac_pro"], **days("mon", "tue"),
     **hours("09:00", "21:00", 240, break_starts="13:00")), Beside(HOTEL), set()),
    ("the second stretch is six hours", placement(levels=["bac_pro"], **days("mon", "tue"),
     **hours("10:00", "22:00", 240, break_starts="12:00")), Beside(HOTEL),
     {"break_too_short refused"}),
    ("eleven hours of rest under 18", placement(levels=["bac_pro"], **days("mon", "tue"),
     **hours("09:00", "22:00", 300, break_starts="13:00")), Beside(HOTEL),
     {"rest_too_short refused"}),
    ("adults until midnight", placement(levels=["bts"], **days("mon", "tue"), **hours("12:30", "00:00", 210,
     break_starts="16:00")), Beside(HOTEL), set()),
    # Sundays and days off: L3132-3, L3164-5, R3164-1, L3164-2.
    ("an apprentice baker on Sundays", apprenticeship(**days("wed", "thu", "fri", "sat", "sun"),
     **hours("06:00", "13:00")), Beside(BAKERY), set()),
    ("an apprentice mechanic on Sundays", apprenticeship(**days("wed", "thu", "fri", "sat", "sun")),
     Beside(GARAGE), {"no_sunday refused"}),
    ("who says the trade allows it", apprenticeship(**days("wed", "thu", "fri", "sat", "sun"),
     declarations=["sunday"]), Beside(GARAGE), {"sunday_trade asked"}),
    ("who says it of a waiter, by a company whose code nobody knows", apprenticeship(rome_codes=["G1803"],
     **days("wed", "thu", "fri", "sat", "sun"), **hours("10:00", "17:00"), declarations=["sunday"]),
     Beside(), set()),
    ("of a waiter without a word of it", apprenticeship(rome_codes=["G1803"],
     **days("wed", "thu", "fri", "sat", "sun"), **hours("10:00", "17:00")), Beside(),
     {"no_sunday refused"}),
    ("of a mechanic, by such a company", apprenticeship(**days("wed", "thu", "fri", "sat", "sun"),
     declarations=["sunday"]), Beside(), {"sunday_trade asked"}),
    ("who declares it of a contract of professionnalisation",
     apprenticeship(contract="professionnalisation", duration_months=12,
                    **days("wed", "thu", "fri", "sat", "sun"), **declares("sunday")),
     Beside(BAKERY), {"no_sunday refused", "times_needed asked"}),
    ("a trainee in a bakery on Sundays", placement(levels=["cap"], **days("wed", "thu", "fri", "sat", "sun"),
     **hours("06:00", "13:00")), Beside(BAKERY), {"no_sunday refused"}),
    ("one day and a half off by agreement", apprenticeship(**days("mon", "tue", "wed", "thu", "fri", "sat"),
     **declares("one_and_a_half_days_off")), Beside(), {"too_many_days asked"}),
    ("without the agreement", apprenticeship(**days("mon", "tue", "wed", "thu", "fri", "sat")), Beside(),
     {"too_many_days refused"}),
    ("two days that are not in a row", apprenticeship(**days("mon", "tue", "thu", "fri", "sat")), Beside(),
     {"two_days_off refused"}),
    # Public holidays: L3164-6, L3164-8, R3164-2.
    ("All Saints’ Monday", observation(**weeks(date(2027, 11, 8)), **hours("09:00", "16:00")), Beside(),
     {"public_holiday refused"}),  # Thursday 11 November
    ("nobody comes on 11 November", observation(**weeks(date(2027, 11, 8)), **declares("off_on_holidays")),
     Beside(), set()),
    ("only the days before it", observation(**weeks(date(2027, 11, 8)), **days("mon", "tue", "wed")),
     Beside(), set()),
    ("begins on Easter Monday", placement(levels=["cap"], start_on=date(2027, 3, 29)), Beside(),
     {"public_holiday refused"}),
    ("adults may begin on a public holiday", placement(levels=["but"], start_on=date(2027, 3, 29)), Beside(),
     set()),
    ("begins on Easter Monday, nobody on holidays", placement(levels=["cap"], start_on=date(2027, 3, 29),
     **declares("off_on_holidays")), Beside(), set()),
    ("Easter Monday within", placement(levels=["cap"], **hours("09:00", "17:00"), **WORKDAYS), Beside(),
     set()),
    ("a week of Ascension with its Thursday", placement(levels=["cap"], start_on=ASCENSION, duration_days=5,
     **hours("09:00", "17:00"), **WORKDAYS), Beside(), {"public_holiday refused"}),
    ("without it", placement(levels=["cap"], start_on=ASCENSION, duration_days=5, **hours("09:00", "17:00"),
     **days("mon", "tue", "wed")), Beside(), set()),
    ("a hotel that works on public holidays", placement(levels=["cap"], **declares("public_holidays"),
     **hours("09:00", "17:00")), Beside(HOTEL), {"public_holiday asked"}),
    # School holidays: L332-3-1.
    ("the week before Christmas", observation(**weeks(date(2026, 12, 14))), Beside(), set()),
    ("Christmas", observation(**weeks(CHRISTMAS)), Beside(),
     {"public_holiday refused", "school_holidays refused"}),
    ("winter holidays", observation(**weeks(date(2027, 2, 22))), Beside(), {"school_holidays refused"}),
    ("with a chamber", observation(**weeks(date(2027, 2, 22)), **declares("chamber")), Beside(),
     {"school_holidays asked"}),
    ("seconde in the holidays with a chamber", observation(levels=["2nde"], **weeks(date(2027, 2, 22)),
     **declares("chamber")), Beside(), {"school_holidays asked"}),
    ("Ascension", observation(**weeks(ASCENSION)), Beside(),
     {"public_holiday refused", "partly_school_holidays asked"}),
    ("Ascension, nobody on Thursday", observation(**weeks(ASCENSION), **declares("off_on_holidays")),
     Beside(), {"partly_school_holidays asked"}),
    ("Ascension, Monday to Wednesday", observation(**weeks(ASCENSION), **days("mon", "tue", "wed")),
     Beside(), set()),
    ("Saturday of the first holidays", observation(**weeks(date(2027, 2, 15)),
     **days("tue", "wed", "thu", "fri", "sat")), Beside(), set()),
    ("a year that is not published", observation(**weeks(date(2028, 11, 20))), Beside(),
     {"school_calendar_unknown asked"}),
    ("a trainee all summer", placement(levels=["bac_pro"], start_on=date(2027, 7, 5), duration_days=28),
     Beside(), {"trainees_in_school_holidays asked"}),
    # Seconde: D333-2 and its circular.
    ("seconde in February", observation(levels=["2nde"], **weeks(TERM)), Beside(),
     {"outside_seconde_window refused"}),
    ("seconde, two weeks in a row", observation(levels=["2nde"], **weeks(JUNE, date(2027, 6, 21))), Beside(),
     {"seconde_dates_unknown asked"}),
    ("seconde, three weeks", observation(levels=["2nde"], **weeks(JUNE, date(2027, 6, 21),
     date(2027, 6, 28))), Beside(), {"seconde_two_weeks refused", "seconde_dates_unknown asked"}),
    ("seconde, two weeks apart", observation(levels=["2nde"], **weeks(JUNE, date(2027, 6, 28))), Beside(),
     {"seconde_two_weeks refused", "seconde_dates_unknown asked"}),
    # Many at once: L124-1 leaves observations out of the quota.
    ("five pupils", observation(**weeks(TERM, places=5)), Beside(), set()),
    ("a hundred pupils in one week", observation(**weeks(TERM, places=100)), Beside(), {"many_pupils asked"}),
    ("fifteen of a hundred", observation(**weeks(TERM, places=15), headcount=100), Beside(), set()),
    ("three, and three of another class", observation(**weeks(TERM, places=3)), Beside(pupils={TERM: 3}),
     {"many_pupils asked"}),
    # Length of placements: L124-5, D124-6.
    ("a day a week of a BUT over nine months", placement(levels=["but"], duration_days=270,
     hours_per_week=7), Beside(), set()),
    ("seven months full time", placement(duration_days=213, gratification_cents_per_hour=500), Beside(),
     {"placement_too_long refused"}),
    ("924 hours", placement(duration_days=184, gratification_cents_per_hour=500), Beside(), set()),
    ("two school years", placement(duration_days=500, hours_per_week=7, gratification_cents_per_hour=500),
     Beside(), {"more_than_a_year asked"}),
    # Gratification: L124-6, D124-8.
    ("309 hours unpaid", placement(duration_days=62), Beside(), {"gratification_needed refused"}),
    ("paid as the form says", placement(duration_days=62, gratification_cents_per_hour=450,
     description="Gratification de 4,50 € de l’heure."), Beside(), set()),
    ("paid with an address book", placement(duration_days=62, gratification_cents_per_hour=450,
     description="En guise de gratification, un beau carnet d’adresses."), Beside(),
     {"gratification_said asked"}),
    ("paid less than the least", placement(duration_days=62, gratification_cents_per_hour=400), Beside(),
     {"gratification_too_low refused"}),
    # Waiting time: L124-11.
    ("too soon after the last one", placement(), Beside(around=(BEFORE,)),
     {"waiting_time asked"}),
    ("late enough", placement(start_on=date(2027, 3, 11)), Beside(around=(BEFORE,)), set()),
    ("a day too early", placement(start_on=date(2027, 3, 10)), Beside(around=(BEFORE,)),
     {"waiting_time asked"}),
    ("much the same title", placement(title="Stagiaire BTS réseaux et systèmes, hiver"),
     Beside(around=(BEFORE._replace(title="Stage de BTS : réseau, système (printemps)"),)),
     {"waiting_time asked"}),
    ("the same careers, another title", placement(title="Au guichet", rome_codes=["M1801"]),
     Beside(around=(BEFORE._replace(rome_codes=["M1801"]),)), {"waiting_time asked"}),
    ("another post", placement(title="À la cuisine centrale"), Beside(around=(BEFORE,)), set()),
    ("another town", placement(commune_code="44036"), Beside(around=(BEFORE,)), set()),
    ("another one soon after", placement(), Beside(around=(AFTER,)), {"waiting_time asked"}),
    ("another one late after", placement(), Beside(around=(AFTER._replace(start_on=date(2027, 4, 26)),)),
     set()),
    # Quota and tutors: R124-10 to R124-13.
    ("three trainees", placement(places=3), Beside(), set()),
    ("four without a headcount", placement(places=4, tutors=2), Beside(), {"headcount_needed refused"}),
    ("four of nineteen", placement(places=4, tutors=2, headcount=19), Beside(),
     {"too_many_trainees refused"}),
    ("four of twenty-one", placement(places=4, tutors=2, headcount=21), Beside(), set()),  # 3.15: four
    ("four of twenty-one, one tutor", placement(places=4, headcount=21), Beside(),
     {"too_many_per_tutor refused"}),
    ("five of ten, by order of the rector", placement(levels=["bac_pro"], places=5, tutors=2, headcount=10,
     **declares("more_trainees")), Beside(), {"too_many_trainees asked"}),
    ("six of ten, even so", placement(levels=["bac_pro"], places=6, tutors=2, headcount=10,
     **declares("more_trainees")), Beside(), {"too_many_trainees refused"}),
    ("students have no such order", placement(levels=["bts"], places=5, tutors=2, headcount=10,
     **declares("more_trainees")), Beside(), {"too_many_trainees refused"}),
    ("two, and two elsewhere", placement(places=2), Beside(trainees=2), {"many_together asked"}),
    ("two apprentices of one master", apprenticeship(places=2), Beside(), set()),
    ("three of one master", apprenticeship(places=3), Beside(), {"too_many_per_master refused"}),
    ("three of two masters", apprenticeship(places=3, tutors=2), Beside(), set()),
    ("three of one, with leave", apprenticeship(places=3, **declares("more_apprentices")), Beside(),
     {"too_many_per_master asked"}),
    ("four of one tutor", apprenticeship(contract="professionnalisation", duration_months=12, places=4),
     Beside(), {"too_many_per_professional_tutor refused"}),
    # Length of contracts: L6222-7-1, R6222-46, L6325-11, L6325-12.
    ("an apprenticeship of 36 months", apprenticeship(duration_months=36), Beside(), set()),
    ("of 48 months", apprenticeship(duration_months=48), Beside(), {"contract_length refused"}),
    ("of 48 months for a disabled person", apprenticeship(duration_months=48,
     **declares("disabled_apprentice")), Beside(), {"contract_length asked"}),
    ("of 49 months", apprenticeship(duration_months=49, **declares("disabled_apprentice")), Beside(),
     {"contract_length refused"}),
    ("professionnalisation of 12", apprenticeship(contract="professionnalisation", duration_months=12),
     Beside(), set()),
    ("of 24", apprenticeship(contract="professionnalisation", duration_months=24), Beside(),
     {"professional_length refused"}),
    ("of 24 by the branch", apprenticeship(contract="professionnalisation", duration_months=24,
     **declares("branch_agreement")), Beside(), {"professional_length asked"}),
    ("of 36 by the branch", apprenticeship(contract="professionnalisation", duration_months=36,
     **declares("branch_agreement")), Beside(), {"professional_length refused"}),
    ("of 36 for whom the law says", apprenticeship(contract="professionnalisation", duration_months=36,
     **declares("priority_public")), Beside(), {"professional_length asked"}),
    # Bars and regulated work: L4153-6, L4153-8, R4153-41.
    ("a pupil in a café", observation(), Beside(CAFE), {"bar asked"}),
    ("who does not serve there", observation(**declares("no_bar")), Beside(CAFE), set()),
    ("adults in a café", placement(levels=["but"]), Beside(CAFE), set()),
    ("an approved bar", apprenticeship(**declares("bar"), **hours("09:00", "17:00")), Beside(CAFE),
     {"bar asked"}),
    ("regulated work that is declared", apprenticeship(**declares("dangerous_work")), Beside(),
     {"dangerous_work asked"}),
]  # fmt: skip


@pytest.fixture
def bare() -> Settings:
    return Settings(_env_file=None)


@pytest.mark.parametrize(("offer", "beside", "expected"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_what_the_law_says_of_an_offer(
    bare: Settings, offer: dict[str, Any], beside: Beside, expected: set[str]
) -> None:
    before = date(2026, 11, 28)
    day = before if offer.get("weeks", [{}])[0].get("week", TODAY) < TODAY else TODAY
    if offer.get("weeks", [{}])[0].get("week", TODAY) > date(2028, 10, 1):
        day = date(2027, 12, 1)
    assert outcome(bare, offer, beside, day) == expected


@pytest.mark.parametrize(
    ("offer", "declarable"),
    [
        (placement(levels=["bac_pro"], places=5, tutors=2, headcount=10), ["more_trainees"]),
        (placement(levels=["bac_pro"], places=6, tutors=2, headcount=10), []),
        (placement(levels=["bts"], places=5, tutors=2, headcount=10), []),
        (placement(levels=["bac_pro", "bts"], places=5, tutors=2, headcount=10), []),
    ],
)
def test_an_order_of_the_rector_is_offered_where_it_may_help(
    bare: Settings, offer: dict[str, Any], declarable: list[str]
) -> None:
    """Placements, line 4: students were offered the box of vocational schools, in vain (R124-11)."""
    written = OfferWrite.model_validate(offer)
    (found,) = map(rules.shown, rules.law_findings(bare, written, frozenset(), Beside()))
    assert (found.rule, found.declarations) == ("too_many_trainees", declarable)
    assert f"Ici {offer['places']} stagiaires pour 10 personnes\u00a0: la limite est 3." in found.says.fr


def test_the_table_has_every_rule_that_is_asked_or_refused() -> None:
    told = {one.split()[0] for case in CASES for one in case[3]}
    # In test_rules.py and test_trades.py.
    others = {"too_many_hours_a_day", "dangerous_trade", "dangerous_trade_watched"}
    ages = {"professional_age", "apprentice_age", "observer_age", "trainee_age"}  # in test_ages.py
    words = {"only_observing", "criminal_record"}  # in test_said.py
    pay = {"wage_too_low"}  # in test_pay.py
    least = {"age_said"}  # in test_least_age.py
    stated = {"said_otherwise", "observation_length"}  # in test_presence.py, test_lengths.py
    exchanges = {"summer_job", "half_of_holidays", "class_visit", "immersion"}  # in test_exchanges.py
    assert told | others | ages | words | pay | least | stated | exchanges == RULES.keys()
    declared = {one for case in CASES for one in case[1].get("declarations", [])}
    assert declared | {"no_waiting"} == set(Declaration)


def test_the_two_weeks_of_seconde_are_those_of_the_year(bare: Settings) -> None:
    bare.seconde_weeks = ["2027-06-14/2027-06-25"]
    two = observation(levels=["2nde"], **weeks(JUNE, date(2027, 6, 21)))
    assert outcome(bare, two, Beside()) == set()
    early = observation(levels=["2nde"], **weeks(date(2027, 6, 7)))
    assert outcome(bare, early, Beside()) == {"outside_seconde_window refused"}


@pytest.mark.parametrize(("zone", "refused"), [("A", False), ("B", True), ("C", False)])
def test_school_holidays_are_those_of_the_zone(bare: Settings, zone: str, *, refused: bool) -> None:
    settings = bare.model_copy(update={"school_zone": zone})
    found = outcome(settings, observation(**weeks(date(2027, 3, 1))), Beside())
    assert found == ({"school_holidays refused"} if refused else set())


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_each_rule_says_what_it_is_where_it_stands_and_since_when(rule: Any) -> None:
    assert rule.says["fr"] != rule.says["en"]
    assert rule.whom["fr"]
    assert rule.articles
    for article in rule.articles:
        assert article.address.startswith("https://")
        assert date(2000, 1, 1) < article.version < date(2026, 11, 28)
        assert re.search(r"[LRD]\d{3,4}-\d|MENE|n° ", article.number)
        if article.text == "Code du travail" or "legifrance" in article.address:
            assert article.doubt is None, "it was read itself"
        assert article.doubt is None or article.doubt["fr"] != article.doubt["en"]
    for declared in rule.declarations:
        assert BY_CODE[declared].articles


def test_what_was_read_in_a_comment_only_says_so() -> None:
    doubted = {article.number for rule in RULES.values() for article in rule.articles if article.doubt}
    assert doubted == {"L124-11", "R124-10", "R124-12", "R124-13"}


def test_each_declaration_has_its_words_and_who_allows_it() -> None:
    assert {one.code for one in DECLARABLE} == set(Declaration)
    for one in DECLARABLE:
        assert one.says["fr"] != one.says["en"]
        assert one.by["fr"]
        assert one.kinds


@pytest.mark.parametrize(
    ("offer", "age"),
    [
        (placement(levels=["cap"]), None),
        (placement(levels=["cap"], **hours("14:00", "22:00")), 16),
        (placement(levels=["cap"], hours_per_day=8, hours_per_week=35), 16),
        (apprenticeship(hours_per_day=8, hours_per_week=35), None),
        (apprenticeship(**hours("13:00", "21:00")), 16),
        (apprenticeship(**hours("04:00", "11:00"), **declares("night")), 16),
        (placement(levels=["cap"], **hours("09:00", "16:00"), **declares("bar")), 16),
        (placement(levels=["cap"], **hours("09:00", "16:00"), **declares("dangerous_work")), 15),
        (placement(levels=["cap"], **hours("14:00", "22:00"), **declares("dangerous_work")), 16),
        (placement(levels=["bts"], hours_per_week=35), None),
        (placement(levels=["bts"], hours_per_week=39), 18),
        (placement(levels=["bts"], **hours("15:00", "23:00")), 18),
        (placement(levels=["bts"], **days("sat", "sun")), 18),
        (placement(levels=["bts"], **hours("22:00", "06:00")), 18),
        (placement(levels=["cap"], **hours("09:00", "16:00"), **declares("adults_only")), 18),
        (apprenticeship(**declares("adults_only")), 18),
        (observation(), None),
        (observation(**hours("09:00", "17:00")), 15),
        (observation(levels=["4e"], **hours("09:00", "17:00")), 15),
        (observation(levels=["2nde"], **hours("09:00", "17:00")), None),
    ],
)
def test_hours_and_derogations_say_from_which_age(offer: dict[str, Any], age: int | None) -> None:
    assert rules.from_age(OfferWrite.model_validate(offer)) == age
