"""What a query is read as, without a database: the lexicon that comes with the app, a few communes."""

import pytest

from api.home.search.gazetteer import Commune, Gazetteer, commune_key
from api.home.search.knowledge import entries
from api.home.search.lexicon import Lexicon, tokens
from api.home.search.ranking import wanted_types
from api.home.search.understanding import FIRST, HELP, MOST_WAYS, Understood, understand
from api.home.search.vocabulary import Vocabulary

LEXICON = Lexicon(entries([]))
COMMUNES = (
    ("53130", "Laval", 49_000, ["53000"]),
    ("72181", "Le Mans", 145_000, ["72000", "72100"]),
    ("72183", "Mansigné", 1_500, ["72510"]),
    ("44184", "Saint-Nazaire", 71_000, ["44600"]),
    ("44153", "Saint-Aubin-des-Châteaux", 1_700, ["44110"]),
    ("49007", "Angers", 155_000, ["49000", "49100"]),
    ("44203", "Le Pin", 800, ["44540"]),
    ("53272", "Villepail", 250, ["53250"]),
    ("53121", "Javron-les-Chapelles", 1_400, ["53250"]),
    ("49188", "Marcé", 900, ["49140"]),
    ("53147", "Mayenne", 13_000, ["53100"]),
)
GAZETTEER = Gazetteer(
    [
        Commune(code, name, commune_key(name), people, postcodes, 47.0, -1.0)
        for code, name, people, postcodes in COMMUNES
    ]
)
WORDS = {"boulanger": 9, "aubin": 2, "salle": 4, "bois": 30, "pin": 3, "infirmier": 5}


def read(
    text: str, literal: tuple[str, ...] = (), empty: tuple[str, ...] = (), **vocabulary: dict[str, str]
) -> Understood:
    words = Vocabulary(
        WORDS,
        1000,
        vocabulary.get("meant", {}),
        vocabulary.get("maybe", {}),
        {"boulangere": ("boulanger",)},
        {},
    )
    return understand(text, LEXICON, GAZETTEER, words, literal, empty)


class TestWords:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("B.T.S. à Angers", ["bts", "a", "angers"]),
            ("maçon·ne", ["macon"]),
            ("apprenti(e)", ["apprenti"]),
            ("l’École", ["l", "ecole"]),
            ("x " * 500, ["x"] * 16),
            ("\ufb03" * 200, ["ffi" * 13 + "f"]),
            ("bou\u00adlan\u200bger\u2060", ["boulanger"]),
        ],
    )
    def test_are_folded_and_few(self, text: str, expected: list[str]) -> None:
        assert tokens(text) == expected


class TestPlace:
    @pytest.mark.parametrize(
        ("text", "commune"),
        [
            ("cfa laval", "53130"),
            ("bts à côté d'Angers", "49007"),
            ("mans", "72181"),
            ("lycée le mans", "72181"),
            ("44600", "44184"),
            ("st naz", "44184"),
            ("lycée st nazaire", "44184"),
        ],
    )
    def test_is_read_in_the_words(self, text: str, commune: str) -> None:
        found = read(text)
        assert found.commune
        assert found.commune.code == commune

    @pytest.mark.parametrize("text", ["st aubin la salle", "métiers du bois", "pin"])
    def test_is_not_seen_where_there_is_none(self, text: str) -> None:
        """A school's saint, a wood, a tree that is a small commune too."""
        assert read(text).commune is None

    def test_a_small_commune_is_meant_after_near(self) -> None:
        found = read("lycée près de le pin")
        assert found.commune
        assert found.commune.code == "44203"

    @pytest.mark.parametrize(
        ("text", "commune"),
        [("villepail", "53272"), ("javron", "53121"), ("lycée javron", "53121"), ("Le Pin", "44203")],
    )
    def test_a_small_commune_is_meant_where_nothing_else_has_its_name(self, text: str, commune: str) -> None:
        """Before a word with a wrong letter."""
        found = read(text, meant={"javron": "evron", "villepail": "ville"})
        assert found.commune
        assert (found.commune.code, found.corrected) == (commune, {})

    @pytest.mark.parametrize(("few", "meant"), [(2, True), (9, False)])
    def test_a_small_commune_whose_word_is_common_is_not(self, few: int, meant: bool) -> None:
        words = Vocabulary({"marce": few}, 1000, {}, {}, {}, {})
        assert (understand("marcé", LEXICON, GAZETTEER, words).commune is not None) is meant

    def test_a_postcode_of_several_is_their_middle(self) -> None:
        found = read("lycée 53250")
        assert found.commune
        assert [one.name for one in found.postcode] == ["Javron-les-Chapelles", "Villepail"]
        assert (found.commune.code, found.commune.name, found.commune.lat) == ("", "53250", 47.0)
        assert not read("lycée 44600").postcode

    @pytest.mark.parametrize(
        ("text", "outside", "cut"),
        [("75001", "75001", ""), ("lycée 75001", "75001", ""), ("4460", "", "4460"), ("75", "75", ""),
         ("53", "", ""), ("2026", "", ""), ("44600", "", "")],
    )  # fmt: skip
    def test_a_postcode_of_elsewhere_or_cut_short_is_said(self, text: str, outside: str, cut: str) -> None:
        found = read(text)
        assert (found.outside, found.cut) == (outside, cut)
        assert outside not in [term.typed for term in found.terms] or not outside

    @pytest.mark.parametrize(
        ("text", "outside"),
        [("bts à Rennes", "Rennes"), ("fac de droit la rochelle", "La Rochelle"), ("un iut a tours", "Tours"),
         ("saint etienne", "Saint-Étienne"), ("les tours de magie", ""), ("cap à Saint-Nazaire", ""),
         ("nantes ou rennes", "Rennes"), ("aix en provence école d’art", "Aix-en-Provence"),
         ("cap maçon", ""), ("macon", ""), ("un lycée à Mâcon", "Mâcon")],
    )  # fmt: skip
    def test_a_town_of_elsewhere_is_said_and_is_no_other_of_the_region(self, text: str, outside: str) -> None:
        found = read(text, meant={"rennes": "renne"})
        assert found.outside == outside
        assert not {"rennes", "renne", "rochelle", "etienne", "aix"} & {term.typed for term in found.terms}
        assert not found.corrected

    def test_a_small_word_is_a_commune_after_its_article_alone(self) -> None:
        for text, code in (
            ("à pin", None),
            ("surtout pin là", None),
            ("au pin", None),
            ("cfa le pin", "44203"),
        ):
            commune = read(text, empty=("pin",)).commune
            assert (commune and commune.code) == code, text

    def test_a_department_is_one(self) -> None:
        assert read("cap coiffure dans la Sarthe").department == "72"

    @pytest.mark.parametrize(
        ("text", "place"),
        [("un lycée en Mayenne", ("53", None)), ("un lycée à Mayenne", ("", "53147"))],
    )
    def test_a_small_word_tells_a_department_from_its_town(
        self, text: str, place: tuple[str, str | None]
    ) -> None:
        found = read(text)
        assert (found.department, found.commune and found.commune.code) == place

    def test_the_whole_region_narrows_nothing(self) -> None:
        found = read("cap coiffure en pays de la loire")
        assert (found.department, found.commune, [term.typed for term in found.terms]) == (
            "",
            None,
            ["coiffure"],
        )


class TestSort:
    def test_a_kind_of_place(self) -> None:
        found = read("lycée agricole laval")
        assert set(found.kinds) == {"agricultural_school"}
        assert found.terms == []

    @pytest.mark.parametrize(
        "text",
        ["seconde générale", "2nde gt", "bac général", "bac technologique à Angers"],
    )
    def test_the_general_way_is_taught_at_lycees(self, text: str) -> None:
        found = read(text)
        assert (set(found.kinds), found.diplomas, found.levels) == ({"high_school"}, set(), set())

    @pytest.mark.parametrize(
        "text", ["sti2d", "sti 2d", "bac stmg", "st2s", "std2a à Angers", "bac techno stl"]
    )
    def test_a_series_is_a_bac_and_no_lycee(self, text: str) -> None:
        """No list says which lycée prepares which: a list of all of them says that each does."""
        found = read(text)
        assert (found.kinds, found.diplomas) == (set(), {"Bac techno"})
        assert [term.ways for term in found.terms if "sti2d" in term.ways] or "sti" not in text

    def test_one_of_a_kind_by_its_name(self) -> None:
        """An IUT is of higher education, and is called so."""
        found = read("iut angers")
        assert set(found.kinds) == {"higher_education"}
        assert any("iut" in term.ways for term in found.terms)

    def test_a_diploma_a_level_a_way(self) -> None:
        assert read("bac pro cuisine").diplomas == {"Bac pro"}
        assert read("bac +2 commerce").levels == {5}
        assert read("boulanger en apprentissage").statuses == {"apprenticeship"}

    @pytest.mark.parametrize(
        "text", ["métier sans bac", "métier sans le bac", "travailler sans diplôme", "j’ai pas le bac"]
    )
    def test_without_the_bac_is_below_it(self, text: str) -> None:
        assert read(text).levels == {3}

    def test_a_level_leaves_room_for_the_careers_that_are_asked_for(self) -> None:
        assert wanted_types(read("métier sans bac")) == {"career", "training"}
        assert wanted_types(read("bac pro métiers du bois")) == {"training"}

    @pytest.mark.parametrize("when", ["après la 3e", "après la troisième", "après le brevet"])
    def test_after_middle_school_there_are_some_diplomas(self, when: str) -> None:
        """A CAP, a bac pro: both are begun then, a BPJEPS of the same level is not."""
        found = read(f"formation {when}")
        assert found.diplomas == {"CAP", "CAP agricole", "2de pro", "Bac pro", "Bac pro agricole"}
        assert found.levels == set()

    @pytest.mark.parametrize(
        "text",
        ["je sais pas quoi faire après la 3e", "après la 3e", "que faire après la troisième"],
    )
    def test_who_does_not_know_what_to_do_is_shown_pages_not_diplomas(self, text: str) -> None:
        found = read(text)
        assert not found.says_what
        assert found.careers == {}
        assert found.pages["/aids/apres-la-3e"] == max(found.pages.values()) > 0.99
        assert {"/interests", "/path", "/ask"} <= set(found.pages)

    @pytest.mark.parametrize("text", ["apprentissage à 14 ans", "apprenti à 15 ans", "cfa à 14 ans"])
    def test_the_age_for_an_apprenticeship(self, text: str) -> None:
        assert read(text).pages["/aids/apres-la-3e"] > 0.99

    def test_au_lycee_says_how_and_lycee_says_where(self) -> None:
        assert read("lycée").statuses == set()
        assert set(read("lycée").kinds) == {"high_school"}

    def test_an_event_and_an_offer(self) -> None:
        assert read("jpo").types == {"event": {"open_day"}}
        assert read("stage de 3e boulanger").types == {"offer": {"observation"}}

    def test_a_page(self) -> None:
        assert "/interests" in read("je sais pas quoi faire plus tard").pages


class TestRefused:
    """A reader may refuse what was read: its words are then words and no more."""

    def test_each_reading_has_its_words(self) -> None:
        found = read("C.F.A. boulanger en alternance près du Mans bac +2 jpo")
        assert {(one.sort, one.means, one.kind): words for one, words in found.readings.items()} == {
            ("place_kind", "apprenticeship_centre", ""): ["cfa"],
            ("status", "apprenticeship", ""): ["alternance"],
            ("commune", "72181", ""): ["mans"],
            ("level", "5", ""): ["bac", "2"],
            ("type", "event", "open_day"): ["jpo"],
        }

    @pytest.mark.parametrize(
        "text",
        ["cfa boulanger", "boulanger près de laval", "bac pro boulanger", "boulanger en alternance", "jpo"],
    )
    def test_nothing_is_read_in_its_words_and_they_are_looked_for(self, text: str) -> None:
        (typed,) = read(text).readings.values()
        found = read(text, tuple(typed))
        assert found.readings == {}
        assert (found.commune, found.says_what) == (None, False)
        assert [term.typed for term in found.terms] == [
            word for word in tokens(text) if word in typed or word == "boulanger"
        ]

    def test_the_others_stay(self) -> None:
        found = read("cfa laval", ("cfa",))
        assert [one.sort for one in found.readings] == ["commune"]

    def test_another_spelling_is_refused_too(self) -> None:
        found = read("infirmeir", ("infirmeir",), meant={"infirmeir": "infirmier"})
        assert found.corrected == {}
        assert found.terms[0].typed == "infirmeir"
        assert "boulet" not in read("boul", ("boul",), maybe={"boul": "boulet"}).terms[0].ways

    @pytest.mark.parametrize(
        ("text", "sheet"),
        [
            ("reconversion", "conseil-evolution"),
            ("reconvertion", "conseil-evolution"),
            ("changer de métier", "conseil-evolution"),
            ("changer de métier", "visa"),
            ("conseil en évolution professionnelle", "conseil-evolution"),
            ("CEP", "conseil-evolution"),
            ("3949", "conseil-evolution"),
            ("CPF", "formation-adulte"),
            ("vae", "formation-adulte"),
            ("bilan de compétences", "formation-adulte"),
            ("transitions pro", "formation-adulte"),
        ],
    )
    def test_a_sheet_for_who_changes_jobs(self, text: str, sheet: str) -> None:
        assert f"/aids/{sheet}" in read(text).pages

    @pytest.mark.parametrize("text", ["parcoursup", "affelnet"])
    def test_the_dates_of_who_enrols(self, text: str) -> None:
        assert "/path" in read(text).pages


class TestWish:
    def test_names_careers_with_its_reason(self) -> None:
        found = read("je veux travailler avec les animaux")
        assert found.careers
        worth, entry = next(iter(found.careers.values()))
        assert 0.5 < worth <= 1
        assert entry.reason["fr"]

    def test_two_wishes_go_before_one(self) -> None:
        found = read("dehors avec des animaux")
        both = [code for code in read("dehors").careers if code in read("animaux").careers]
        assert both
        best = max(found.careers, key=lambda code: found.careers[code][0])
        assert best in both


class TestTerms:
    def test_the_other_gender_is_looked_for_too(self) -> None:
        (term,) = read("boulangère ").terms
        assert term.ways["boulanger"] > 0.9

    def test_a_wrong_letter_is_said(self) -> None:
        found = read("infirmeir", meant={"infirmeir": "infirmier"})
        assert found.corrected == {"infirmeir": "infirmier"}
        assert found.terms[0].typed == "infirmier"

    def test_the_last_word_may_be_a_beginning(self) -> None:
        assert "boulan*" in read("boulan").terms[-1].ways
        assert "boulanger*" not in read("boulanger ").terms[-1].ways

    @pytest.mark.parametrize("text", ["'", "&|!():*", "<->", "\\", "  ", "🙂", "à" * 200])
    def test_signs_are_no_operators(self, text: str) -> None:
        for term in read(text).terms:
            assert all(word.rstrip("*").isalnum() for way in term.ways for word in way.split())


class TestTaughtWithoutMeasure:
    """However much staff teach, one word stays a question that is answered in time."""

    @pytest.mark.parametrize("text", ["boulanger", "bon boulanger du coin"])
    def test_a_word_is_looked_for_in_so_many_ways(self, text: str) -> None:
        taught = [
            {
                "id": f"t{number}",
                "sort": "same",
                "words": [text, *(f"mot {number} {other} pain" for other in range(59))],
            }
            for number in range(20)
        ]
        words = Vocabulary(WORDS, 1000, {}, {}, {"boulanger": ("boulangere",)}, {})
        read = understand(text, Lexicon(entries(taught)), GAZETTEER, words)
        assert all(len(term.ways) <= MOST_WAYS for term in read.terms)
        if text == "boulanger":
            assert list(read.terms[0].ways)[:3] == ["boulanger", "boulangere", "boulanger*"]


class TestHelp:
    @pytest.mark.parametrize(
        "text",
        [
            *("je veux me tuer", "je veux mourir", "j'en ai marre de vivre", "mon père me frappe"),
            *("i want to die", "mal être", "mal-être", "j'ai été violée", "scarification", "mariage forcé"),
            *("harcelée", "phobie scolaire", "3114"),
        ],
    )
    def test_goes_before_everything_for_whoever_asks_for_it(self, text: str) -> None:
        assert read(text).pages.get(HELP) == FIRST

    @pytest.mark.parametrize(
        "text",
        [
            *("aider les enfants battus", "métier sans stress", "soigner les gens", "psychologue"),
            *("vétérinaire", "tuyauteur", "soudeur tungsten inert gas", "travailler aux urgences"),
        ],
    )
    def test_does_not_for_a_trade(self, text: str) -> None:
        assert read(text).pages.get(HELP, 0) < FIRST
