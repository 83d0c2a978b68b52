"""The cards: whom they speak to, and which careers they name."""

from collections import Counter

from api.guide.interests.content import CARDS, NAMED, SUBJECTS
from tests.both_forms import masculine_alone
from tests.guide.interests.careers import careers, facts


def test_there_are_about_forty() -> None:
    assert 38 <= len(CARDS) <= 46


def test_the_six_letters_weigh_alike() -> None:
    weights: Counter[str] = Counter()
    for card in CARDS.values():
        for letter, share in zip(card.letters, (1.0, 0.5), strict=False):
            weights[letter] += share
    assert set(weights) == set("RIASEC")
    assert max(weights.values()) <= 1.5 * min(weights.values()), weights


def test_every_career_that_is_named_is_one_and_has_letters() -> None:
    assert set(NAMED) <= set(careers())
    assert [fact.code for fact in facts() if not fact.letters] == []


def test_every_domain_is_named_and_none_too_much() -> None:
    domains = Counter(code[0] for code in NAMED)
    assert set(domains) == set("ABCDEFGHIJKLMN")
    assert max(domains.values()) <= 0.2 * len(NAMED), domains


def test_most_named_careers_are_no_posts_of_cadre() -> None:
    executives = [code for code in NAMED if careers()[code]["executive"] == "True"]
    assert len(executives) <= 0.25 * len(NAMED)


def test_a_far_career_is_of_another_family_than_the_near_ones() -> None:
    wrong = {
        card.id: far
        for card in CARDS.values()
        for far in card.far
        if far[:3] in {near[:3] for near in card.near}
    }
    assert wrong == {}


def test_each_names_several_careers_once_and_one_or_more_far_ones() -> None:
    for card in CARDS.values():
        named = [*card.near, *card.far]
        assert len(card.near) >= 7, card.id
        assert 1 <= len(card.far) <= 4, card.id
        assert len(set(named)) == len(named), card.id


def test_a_career_needs_a_card_that_does_not_name_it_as_near() -> None:
    for card in CARDS.values():
        assert len(set(card.needs)) == len(card.needs), card.id
        assert not {*card.needs} & {*card.near}, card.id


def test_only_careers_that_may_be_suggested_need_a_card() -> None:
    for card in CARDS.values():
        assert set(card.needs) <= set(NAMED), card.id


def test_texts_are_short_and_name_nobody_in_the_masculine() -> None:
    for text in (*CARDS.values(), *SUBJECTS.values()):
        assert 3 <= len(text.fr) <= 65, text.fr
        assert 3 <= len(text.en) <= 70, text.en
        assert masculine_alone(text.fr) == []
        assert " :" not in text.fr, "a space that may break"


def test_careers_are_named_in_both_forms_where_they_have_two() -> None:
    """« Homme sage-femme / Sage-femme » is France Travail's word."""
    one_form = [
        row["label"]
        for row in (careers()[code] for code in NAMED)
        if row["label_feminine"]
        and row["label_feminine"] != row["label_masculine"]
        and "/" not in row["label"]
    ]
    assert one_form == []


def test_a_subject_names_only_careers_that_a_card_names() -> None:
    for subject in SUBJECTS.values():
        assert set(subject.careers) <= set(NAMED), subject.id
        assert len(subject.careers) >= 8, subject.id
