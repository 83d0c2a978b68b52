"""The rules of each kind: what may be published, and which field is named when it may not."""

from datetime import date, timedelta
from typing import Any

import pytest

from api.placements.offers import rules
from api.placements.offers.law.hours import hours as hours_of
from api.placements.offers.schemas import OfferWrite
from api.platform.kit.clock import today
from api.platform.kit.problems import InvalidInputError
from api.platform.settings import Settings

TODAY = date(2027, 1, 13)
WEEK = date(2027, 2, 1)
JUNE = date(2027, 6, 14)


def observation(**values: Any) -> dict[str, Any]:
    return {
        "kind": "observation",
        "title": "Une semaine à l'atelier",
        "description": "Tu suis l'équipe.",
        "levels": ["3e"],
        "weeks": [{"week": WEEK, "places": 1}],
        "day_starts": "09:00",
        "day_ends": "16:00",
        "break_minutes": 60,
        "weekdays": ["mon", "tue", "wed", "thu", "fri"],
        **values,
    }


def placement(**values: Any) -> dict[str, Any]:
    return {
        "kind": "placement",
        "title": "Stage de BTS",
        "description": "Projet en équipe.",
        "levels": ["bts", "but"],
        "start_on": date(2027, 3, 1),
        "duration_days": 42,
        "hours_per_week": 35,
        **values,
    }


def apprenticeship(**values: Any) -> dict[str, Any]:
    return {
        "kind": "apprenticeship",
        "title": "Apprenti boulanger ou apprentie boulangère",
        "description": "Au fournil.",
        "levels": ["cap"],
        "contract": "apprentissage",
        "start_on": date(2027, 9, 1),
        "duration_months": 24,
        "hours_per_week": 35,
        **values,
    }


def refusal(bare: Settings, offer: dict[str, Any], **kept: Any) -> tuple[str, str] | None:
    """The field and the code that refuse an offer; null when it may be published."""
    try:
        rules.check(bare, OfferWrite.model_validate(offer), TODAY, **kept)
    except InvalidInputError as error:
        return error.field, error.field_code
    return None


@pytest.fixture
def bare() -> Settings:
    return Settings(_env_file=None)


@pytest.mark.parametrize("make", [observation, placement, apprenticeship])
def test_a_usual_offer_of_each_kind_may_be_published(bare: Settings, make: Any) -> None:
    assert refusal(bare, make()) is None


@pytest.mark.parametrize("level", ["bp", "titre_pro"])
@pytest.mark.parametrize("make", [placement, apprenticeship])
def test_who_learns_a_trade_after_a_first_diploma_is_kept_to_the_hours_under_18(
    bare: Settings, make: Any, level: str
) -> None:
    offer = make(levels=[level])
    assert refusal(bare, offer) is None
    limits = rules.working_time(OfferWrite.model_validate(offer))
    assert limits is not None
    assert limits.ages == "under_18"


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"title": ""}, "title", "needed_to_publish"),
        ({"title": "Ici"}, "title", "needed_to_publish"),
        ({"description": ""}, "description", "needed_to_publish"),
        ({"levels": []}, "levels", "needed_to_publish"),
        ({"levels": ["3e", "4e"]}, "levels", "one_class"),
        ({"levels": ["bts"]}, "levels", "level_not_of_kind"),
        ({"weeks": []}, "weeks", "needed_to_publish"),
        ({"weeks": [{"week": WEEK + timedelta(days=1)}]}, "weeks", "not_a_monday"),
        ({"weeks": [{"week": WEEK}, {"week": WEEK}]}, "weeks", "week_twice"),
        ({"weeks": [{"week": date(2027, 1, 11)}]}, "weeks", "week_past"),
        ({"weeks": [{"week": date(2029, 3, 5)}]}, "weeks", "too_far_ahead"),
        ({"levels": ["2nde"]}, "weeks", "outside_seconde_window"),
        ({"day_starts": None}, "day_starts", "needed_to_publish"),
        ({"weekdays": []}, "weekdays", "needed_to_publish"),
        ({"day_ends": "08:00"}, "day_ends", "hours_reversed"),
        ({"day_starts": "22:00", "day_ends": "04:00"}, "day_ends", "hours_reversed"),
        ({"break_minutes": 0}, "break_minutes", "break_too_short"),
        ({"day_ends": "17:30"}, "hours_per_day", "too_many_hours_a_day"),
        ({"day_starts": "05:30", "day_ends": "11:30"}, "day_starts", "too_early"),
        ({"day_starts": "14:30", "day_ends": "20:30"}, "day_ends", "too_late"),
        ({"day_starts": "08:00", "day_ends": "19:00", "break_minutes": 300}, "day_ends", "rest_too_short"),
        ({"weekdays": ["sun"]}, "weekdays", "no_sunday"),
        ({"weekdays": ["mon", "tue", "wed", "thu", "fri", "sat"], "day_ends": "14:00"}, "weekdays",
         "too_many_days"),
        ({"weekdays": ["tue", "wed", "thu", "fri", "sat"]}, "weekdays", None),  # Sunday and Monday
        ({"weekdays": ["mon", "wed", "fri", "sat"]}, "weekdays", "two_days_off"),
        ({"weekdays": ["mon", "tue", "thu", "fri", "sat"]}, "weekdays", "two_days_off"),
    ],
)  # fmt: skip
def test_observation(bare: Settings, values: dict[str, Any], field: str, code: str | None) -> None:
    assert refusal(bare, observation(**values)) == ((field, code) if code else None)


def test_hours_a_week_are_counted_too(bare: Settings) -> None:
    hours = {"levels": ["2nde"], "weeks": [{"week": JUNE}]}
    assert refusal(bare, observation(**hours, day_ends="17:00")) is None, "35 hours at 15"
    assert refusal(bare, observation(day_ends="15:00", break_minutes=0)) == (
        "break_minutes",
        "break_too_short",
    )
    typed = observation(**hours, day_ends="17:00")
    worked = hours_of(OfferWrite.model_validate(typed))
    assert (worked.day, worked.week) == (7, 35)


@pytest.mark.parametrize(
    ("level", "hours", "refused"),
    [("4e", 6, False), ("4e", 7.5, True), ("3e", 7, False), ("3e", 7.5, True), ("2nde", 7, False),
     ("2nde", 7.5, True)],
)  # fmt: skip
def test_hours_a_day_follow_the_youngest_of_a_class(
    bare: Settings, level: str, hours: float, refused: bool
) -> None:
    minutes = int(hours * 60) + 60
    ends = f"{8 + minutes // 60:02}:{minutes % 60:02}"
    offer = observation(levels=[level], weeks=[{"week": JUNE}], day_starts="08:00", day_ends=ends)
    assert (refusal(bare, offer) is not None) is refused


def test_seconde_only_in_the_window_that_is_set(bare: Settings) -> None:
    offer = observation(levels=["2nde"], weeks=[{"week": JUNE}])
    assert refusal(bare, offer) is None
    bare.seconde_window = "06-21/07-05"
    assert refusal(bare, offer) == ("weeks", "outside_seconde_window")
    bare.seconde_window = "06-14/06-17"
    assert refusal(bare, offer) == ("weeks", "outside_seconde_window"), "Friday lies outside"


def test_weeks_that_an_offer_had_already_may_lie_in_the_past_and_keep_the_other_rules(bare: Settings) -> None:
    past = date(2027, 1, 4)
    offer = observation(weeks=[{"week": past}, {"week": WEEK}])
    assert refusal(bare, offer) == ("weeks", "week_past")
    assert refusal(bare, offer, kept=frozenset({past})) is None
    seconde = observation(levels=["2nde"], weeks=[{"week": WEEK}])
    assert refusal(bare, seconde, kept=frozenset({WEEK})) == ("weeks", "outside_seconde_window")
    assert refusal(bare, observation(weeks=[{"week": past}]), kept=frozenset({past})) == (
        "weeks",
        "week_past",
    )


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"levels": ["3e"]}, "levels", "level_not_of_kind"),
        ({"duration_days": None}, "duration_days", "needed_to_publish"),
        ({"duration_days": None, "end_on": date(2027, 4, 1)}, None, None),
        ({"start_on": None}, None, None),
        ({"start_on": TODAY}, "start_on", "day_past"),
        ({"start_on": date(2029, 3, 5)}, "start_on", "too_far_ahead"),
        ({"end_on": date(2027, 2, 1)}, "end_on", "dates_reversed"),
        ({"start_on": None, "end_on": date(2027, 4, 1)}, "start_on", "needed_to_publish"),
        ({"duration_days": 200, "gratification_cents_per_hour": 500}, "duration_days", "placement_too_long"),
        ({"duration_days": 270, "hours_per_week": 7}, None, None),  # 270 hours: a day a week of a BUT
        ({"hours_per_week": 50}, "hours_per_week", "too_many_hours_a_week"),
        ({"levels": ["bac_pro"], "hours_per_week": 39}, "hours_per_week", "too_many_hours_a_week"),
        ({"levels": ["bac_pro", "bts"], "hours_per_week": 39}, "hours_per_week", "too_many_hours_a_week"),
        ({"weekdays": ["sat", "sun"], "hours_per_week": 14}, None, None),
        ({"weekdays": ["sat", "sun"]}, "hours_per_day", "too_many_hours_a_day"),  # 17.5 a day
        ({"levels": ["cap"], "weekdays": ["sat", "sun"], "hours_per_week": 14}, "weekdays", "no_sunday"),
        ({"levels": ["cap"], "hours_per_week": None}, "hours_per_week", "hours_needed"),
        ({"duration_days": 62}, "gratification_cents_per_hour", "gratification_needed"),
        ({"duration_days": 62, "gratification_cents_per_hour": 400}, "gratification_cents_per_hour",
         "gratification_too_low"),
        ({"duration_days": 62, "gratification_cents_per_hour": 450}, None, None),
        ({"duration_days": 61}, None, None),
        ({"duration_days": 100, "hours_per_week": 20}, None, None),
        # A break is within the day, and has a length.
        ({"day_starts": "10:00", "day_ends": "18:00", "break_starts": "09:00", "break_minutes": 60},
         "break_starts", "hours_reversed"),
        ({"day_starts": "10:00", "day_ends": "18:00", "break_starts": "17:30", "break_minutes": 60},
         "break_starts", "hours_reversed"),
        ({"day_starts": "10:00", "day_ends": "18:00", "break_starts": "12:00"},
         "break_minutes", "needed_to_publish"),
        ({"break_starts": "12:00", "break_minutes": 60}, "day_ends", "needed_to_publish"),
        # Of those under 18 only apprentices work on Sundays: L3164-5.
        ({"declarations": ["sunday"]}, "declarations", "declaration_not_of_kind"),
    ],
)  # fmt: skip
def test_placement(bare: Settings, values: dict[str, Any], field: str | None, code: str | None) -> None:
    assert refusal(bare, placement(**values)) == ((field, code) if code else None)


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"contract": None}, "contract", "needed_to_publish"),
        ({"contract": "professionnalisation", "duration_months": 12}, None, None),
        ({"contract": "professionnalisation"}, "duration_months", "professional_length"),  # 24 months
        ({"levels": ["cap", "bac_pro"]}, "levels", "one_diploma"),
        ({"levels": ["2nde"]}, "levels", "level_not_of_kind"),
        ({"start_on": None}, "start_on", "needed_to_publish"),
        ({"start_on": date(2027, 1, 1)}, "start_on", "day_past"),
        ({"duration_months": None}, "duration_months", "needed_to_publish"),
        ({"duration_months": 5}, "duration_months", "contract_length"),
        ({"duration_months": 6}, None, None),
        ({"duration_months": 36}, None, None),
        ({"duration_months": 37}, "duration_months", "contract_length"),
        ({"hours_per_day": 8, "hours_per_week": 35}, None, None),
        ({"hours_per_day": 9}, "hours_per_day", "too_many_hours_a_day"),
        ({"day_starts": "14:00", "day_ends": "22:30", "break_minutes": 60}, "day_ends", "too_late"),
        ({"levels": ["master"], "hours_per_week": 39}, None, None),
    ],
)  # fmt: skip
def test_apprenticeship(bare: Settings, values: dict[str, Any], field: str | None, code: str | None) -> None:
    assert refusal(bare, apprenticeship(**values)) == ((field, code) if code else None)


def test_the_end_follows_from_the_length() -> None:
    offer = OfferWrite.model_validate(apprenticeship(start_on=date(2027, 9, 1), duration_months=24))
    assert rules.length(offer) == (date(2029, 8, 31), 730)
    assert rules.months_later(date(2027, 8, 31), 6) == date(2028, 2, 28)
    days = OfferWrite.model_validate(placement(start_on=date(2027, 3, 1), duration_days=7))
    assert rules.length(days) == (date(2027, 3, 7), 7)


async def test_the_rules_are_published_with_their_sources(client: Any) -> None:
    body = (await client.get("/api/v1/offer-rules")).json()
    assert {one["kind"] for one in body["kinds"]} == {"observation", "placement", "apprenticeship"}
    assert all(one["sources"] for one in body["kinds"])
    limits = {one["level"]: one["working_time"] for one in body["levels"]}
    assert limits["4e"]["hours_per_week"] == 30
    assert body["gratification_threshold_hours"] == 308
    assert date.fromisoformat(body["seconde"]["last"]) >= today()
