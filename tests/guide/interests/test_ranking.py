"""Which careers go with the answers, asked of the demonstration's careers and of answers by chance."""

import random
from collections import Counter
from functools import cache

from api.guide.interests.content import CARDS, SUBJECTS
from api.guide.interests.ranking import MOST, Facts, Suggestion, leading, letters_of, suggest
from tests.guide.interests.careers import careers, facts

KNOWN = {fact.code: fact for fact in facts()}


def by_chance(seed: int) -> tuple[dict[str, str], list[str]]:
    """Answers of somebody who likes a third of the cards."""
    chance = random.Random(seed)
    answers = {card: chance.choice("012") for card in CARDS if chance.random() < 0.95}
    return answers, chance.sample(sorted(SUBJECTS), chance.randrange(4))


def first_ten(answers: dict[str, str], subjects: list[str] | None = None) -> list[Suggestion]:
    return suggest(facts(), answers, subjects or [], 10)


@cache
def shown() -> list[Suggestion]:
    """What four hundred people see first who answer by chance."""
    return [one for seed in range(400) for one in first_ten(by_chance(seed)[0])]


class TestTheSameForEverybody:
    def test_the_same_answers_give_the_same_careers(self) -> None:
        for seed in range(20):
            answers, subjects = by_chance(seed)
            expected = suggest(facts(), answers, subjects)
            turned = dict(reversed(answers.items()))
            assert suggest(tuple(reversed(facts())), turned, subjects[::-1]) == expected

    def test_other_answers_give_others(self) -> None:
        lists = {tuple(one.code for one in first_ten(*by_chance(seed))) for seed in range(50)}
        assert len(lists) == 50


class TestReasons:
    def test_each_is_true(self) -> None:
        for seed in range(200):
            answers, subjects = by_chance(seed)
            shares = letters_of(answers)
            for one in suggest(facts(), answers, subjects, 20):
                assert one.cards
                for card in one.cards:
                    assert answers[card] == "2"
                    assert one.code in (*CARDS[card].near, *CARDS[card].far)
                for subject in one.subjects:
                    assert subject in subjects
                    assert one.code in SUBJECTS[subject].careers
                if one.letter:
                    assert one.letter in KNOWN[one.code].letters
                    assert shares[one.letter] > 0
                liked = [card for card in CARDS.values() if answers.get(card.id) == "2"]
                assert one.surprising == all(one.code not in card.near for card in liked)

    def test_the_leading_interests_are_told_by_cards_that_were_liked(self) -> None:
        for seed in range(100):
            answers, _ = by_chance(seed)
            for letter, cards in leading(answers):
                assert cards
                assert all(answers[card] == "2" and letter in CARDS[card].letters for card in cards)
            assert len(leading(answers)) <= 3


class TestWhatIsLiked:
    def test_nothing_liked_suggests_nothing(self) -> None:
        assert suggest(facts(), dict.fromkeys(CARDS, "1"), list(SUBJECTS)) == []
        assert suggest(facts(), dict.fromkeys(CARDS, "0"), []) == []
        assert leading(dict.fromkeys(CARDS, "0")) == []

    def test_a_card_liked_alone_leads_to_what_it_names(self) -> None:
        for card in CARDS.values():
            found = suggest(facts(), {card.id: "2"}, [])
            assert {one.code for one in found} == {*card.near, *card.far}
            assert {one.code for one in found if one.surprising} == set(card.far)

    def test_a_dislike_counts_against(self) -> None:
        """The pharmacy's assistant sorts, and follows recipes."""
        liked = first_ten({"steps": "2", "tidy": "2"})
        disliked = suggest(facts(), {"steps": "0", "tidy": "2"}, [])
        assert "J1307" in [one.code for one in liked]
        assert "J1307" not in [one.code for one in disliked]

    def test_liking_two_cards_that_name_it_counts_more_than_one(self) -> None:
        assert first_ten({"inquiry": "2", "write": "2", "cook": "2"})[0].code == "E1106"

    def test_the_best_known_come_first(self) -> None:
        """Of careers alike in all but their place on the card."""
        for card in CARDS.values():
            alike = [Facts(code, "", None) for code in card.near]
            found = [one.code for one in suggest(alike, {card.id: "2"}, [])]
            first, last = (sum(map(found.index, half)) for half in (card.near[:4], card.near[-4:]))
            assert first < last, card.id

    def test_a_subject_raises_and_never_suggests_alone(self) -> None:
        without = [one.code for one in suggest(facts(), {"garden": "2"}, [])]
        ticked = [one.code for one in suggest(facts(), {"garden": "2"}, ["biology", "maths"])]
        assert sorted(ticked) == sorted(without)
        assert ticked.index("A1433") < without.index("A1433")

    def test_all_liked_is_cut(self) -> None:
        assert len(suggest(facts(), dict.fromkeys(CARDS, "2"), list(SUBJECTS))) == MOST


class TestWhatIsRefused:
    def test_no_career_is_shown_whose_heart_was_refused(self) -> None:
        for seed in range(100):
            answers, subjects = by_chance(seed)
            refused = {
                code
                for card in CARDS.values()
                if answers.get(card.id) == "0"
                for code in (*card.near, *card.needs)
            }
            assert refused.isdisjoint(one.code for one in suggest(facts(), answers, subjects))

    def test_it_takes_away_what_it_needs(self) -> None:
        """Florists sell, and secretaries fill in forms."""
        for liked, refused, code in (("rooms", "sell", "D1209"), ("plan", "forms", "M1604")):
            without = [one.code for one in suggest(facts(), {liked: "2"}, [])]
            taken = [one.code for one in suggest(facts(), {liked: "2", refused: "0"}, [])]
            assert code in without
            assert code not in taken

    def test_it_takes_away_nothing_else(self) -> None:
        for card in CARDS.values():
            other = "cook" if card.id != "cook" else "draw"
            left = {one.code for one in suggest(facts(), {other: "2", card.id: "0"}, [])}
            named = {*CARDS[other].near, *CARDS[other].far}
            assert left == named - {*card.near, *card.needs}

    def test_so_so_for_what_it_needs_lowers(self) -> None:
        sure = [one.code for one in suggest(facts(), {"plan": "2"}, [])]
        hardly = [one.code for one in suggest(facts(), {"plan": "2", "forms": "1"}, [])]
        assert sorted(sure) == sorted(hardly)
        assert hardly.index("M1604") > sure.index("M1604")

    def test_whoever_likes_three_and_refuses_nine_has_ten_left(self) -> None:
        for seed in range(100):
            chance = random.Random(seed)
            cards = chance.sample(sorted(CARDS), 22)
            assert len(first_ten(dict(zip(cards, "222" + "0" * 9 + "1" * 10, strict=True)))) == 10


class TestBalance:
    def test_each_domain_has_about_its_part_of_the_cards(self) -> None:
        shares = Counter(one.code[0] for one in shown())
        named = Counter(code[0] for card in CARDS.values() for code in (*card.near, *card.far))
        assert set(shares) == set("ABCDEFGHIJKLMN")
        for domain, count in shares.items():
            assert abs(count / len(shown()) - named[domain] / named.total()) <= 0.05, domain

    def test_posts_of_cadre_are_no_more_than_a_quarter(self) -> None:
        executives = [one for one in shown() if careers()[one.code]["executive"] == "True"]
        assert len(executives) <= 0.25 * len(shown())

    def test_nearly_every_career_has_its_turn(self) -> None:
        """In whole lists: they begin with careers that are best known, or that several liked cards name."""
        lists = (suggest(facts(), *by_chance(seed)) for seed in range(150))
        assert len({one.code for found in lists for one in found}) >= 0.9 * len(KNOWN)

    def test_most_careers_are_first_for_somebody(self) -> None:
        """Somebody who likes a few cards."""
        seen = set()
        for seed in range(400):
            chance = random.Random(seed)
            answers = {card: chance.choice("001112") for card in chance.sample(sorted(CARDS), 24)}
            seen |= {one.code for one in first_ten(answers)}
        assert len(seen) >= 0.75 * len(KNOWN)

    def test_two_of_ten_surprise_where_anything_does(self) -> None:
        for seed in range(100):
            ten = first_ten(by_chance(seed)[0])
            assert [place for place, one in enumerate(ten, 1) if one.surprising] == [4, 8]

    def test_ten_are_of_several_families(self) -> None:
        for seed in range(100):
            ten = first_ten(by_chance(seed)[0])
            assert max(Counter(one.code[:3] for one in ten).values()) <= 2

    def test_ten_are_of_several_lengths_of_studies(self) -> None:
        """Of careers that are liked alike, half of which ask for long studies, both halves are shown."""
        card = CARDS["puzzle"]
        mixed = [Facts(code, "IC", 3 if i % 2 else 7) for i, code in enumerate((*card.near, *card.far))]
        found = [one.code for one in suggest(mixed, {"puzzle": "2"}, [])][:6]
        levels = Counter(next(fact.level for fact in mixed if fact.code == code) for code in found)
        assert min(levels[3], levels[7]) >= 2
