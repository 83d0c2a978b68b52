"""Partners' texts made readable, and no input crashes a parser."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.placements.feeds import words
from api.placements.feeds.drafts import mondays
from api.placements.feeds.lba import split_address
from api.placements.offers.bulk import Contract, OfferKind, OfferLevel

anything = st.one_of(st.text(), st.none(), st.integers(), st.floats(), st.booleans(), st.lists(st.text()))
markup = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<br/>",
            "<li>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<![",
            "]]>",
            "<!x",
            "&eacute;",
            "&#0;",
            "&#xD800;",
            "&",
            "<",
            ">",
            "a",
            " ",
            "\n",
            "✨",
            "<?",
            "</",
            "<a href='",
            "<![CDATA[",
        ]
    ),
    max_size=30,
).map("".join)


class TestPlain:
    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("<p>Bonjour&nbsp;!</p><p>À bientôt</p>", "Bonjour !\n\nÀ bientôt"),
            ("<ul><li>un</li><li>deux</li></ul>", "- un\n- deux"),
            ("a<br>b<br/>c", "a\nb\nc"),
            ("<p>une\nligne</p>", "une ligne"),
            ("deux\r\nlignes", "deux\nlignes"),
            ("un\n\n\n\ndeux", "un\n\ndeux"),
            ("✨ Nous sommes 📌", "✨ Nous sommes 📌"),
            ("salaire < 2000 € & primes", "salaire < 2000 € & primes"),
            ("<script>alert(1)</script>ici<style>p{}</style>", "ici"),
            ("a\x00b\x07c", "a b c"),
            (None, ""),
            (12, "12"),
        ],
    )
    def test_what_is_read(self, written: object, read: str) -> None:
        assert words.plain(written) == read

    @pytest.mark.parametrize(
        "contact",
        [
            "a.b@example.org",
            "a.b (at) example.org",
            "mailto:a@example.org",
            "a@ example.org",
            "02 40 00 00 00",
            "0240000000",
            "+33 2 40 00 00 00",
            "+33 (0)2.40.00.00.00",
            "0033240000000",
            "02-40-00-00-00",
            "02 . 40 . 00 . 00 . 00",
        ],
    )
    def test_contacts_are_not_kept(self, contact: str) -> None:
        assert words.plain(f"Écris à {contact} vite") == "Écris à … vite"

    @pytest.mark.parametrize(
        "harmless",
        [
            "35 h, 1 467 € à 2 067 €",
            "de 9h à 17h",
            "44000 Nantes",
            "le 01/09/2026",
            "119 et 3018",
            "@gca_recrute",
        ],
    )
    def test_other_numbers_are(self, harmless: str) -> None:
        assert words.plain(harmless) == harmless

    def test_a_long_text_is_cut_at_a_word(self) -> None:
        text = words.plain("mot " * 5000)
        assert len(text) <= words.MAX_DESCRIPTION
        assert text.endswith("mot…")

    def test_several_texts_are_one_each_once(self) -> None:
        assert words.paragraphs("a", None, "<p>b</p>", "a") == "a\n\nb"

    @given(st.one_of(anything, markup))
    def test_any_text_can_be_stored_and_holds_no_mail_address(self, value: object) -> None:
        clean = words.plain(value)
        assert len(clean) <= words.MAX_DESCRIPTION
        assert "\x00" not in clean
        clean.encode()


class TestMeanings:
    @given(anything)
    def test_every_cell_gives_a_value_or_nothing(self, value: object) -> None:
        for parse in (
            words.title,
            words.link,
            words.rome,
            words.day,
            words.days_of,
            words.hours,
            words.places,
            words.kind_of,
            words.european_level,
            words.levels_named,
            words.department_named,
        ):
            parse(value)
        split_address(str(value))

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("2026-11-25", date(2026, 11, 25)),
            ("2026-11-25T23:30:00.000Z", date(2026, 11, 25)),
            ("2024-01-30 23:21:39", date(2024, 1, 30)),
            ("25/11/2026", date(2026, 11, 25)),
            ("22-05-2025 00:11:19", date(2025, 5, 22)),
            ("22 janvier 2024", date(2024, 1, 22)),
            ("1er février 2026", date(2026, 2, 1)),
            ("lundi 3 août 2026", date(2026, 8, 3)),
            ("31 février 2026", None),
            ("bientôt", None),
        ],
    )
    def test_dates(self, written: str, read: date | None) -> None:
        assert words.day(written) == read

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("Apprentissage", (OfferKind.APPRENTICESHIP, Contract.APPRENTISSAGE)),
            ("Contrat de professionnalisation", (OfferKind.APPRENTICESHIP, Contract.PROFESSIONNALISATION)),
            ("Contrat d'alternance (pro, apprentissage)", (OfferKind.APPRENTICESHIP, Contract.APPRENTISSAGE)),
            ("Apprentissage, Professionnalisation", (OfferKind.APPRENTICESHIP, None)),
            ("ALTERNANCE - Boucher F/H", (OfferKind.APPRENTICESHIP, None)),
            ("Stage assistant RH", (OfferKind.PLACEMENT, None)),
            ("CDI", None),
            ("Chef de projet", None),
            ("Apprentice Ltd", None),
        ],
    )
    def test_contracts(self, written: str, read: object) -> None:
        assert words.kind_of(written) == read

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("BEP-CAP-BPA", ["cap"]),
            ("BAC", ["bac_pro"]),
            ("Bac+2", ["bts"]),
            ("Bac +3", ["but", "licence"]),
            ("Bac+5", ["master"]),
            ("Alternance BTS MCO (H/F)", ["bts"]),
            ("BUT informatique", ["but", "licence"]),
            ("Le but est de grandir", []),
            ("CAP ou Bac pro boucher", ["cap", "bac_pro"]),
        ],
    )
    def test_diplomas(self, written: str, read: list[OfferLevel]) -> None:
        assert words.levels_named(written) == read

    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("https://example.org/a?b=c", True),
            ("http://example.org/a", False),
            ("mailto:a@example.org", False),
            ("javascript:alert(1)", False),
            ("https://user:pass@example.org/", False),
            ("https://localhost/", False),
            ("https://example.org /x", False),
            ("url", False),
        ],
    )
    def test_only_https_pages_are_led_to(self, written: str, kept: bool) -> None:
        assert words.link(written) == (written if kept else None)

    def test_addresses(self) -> None:
        assert split_address("20 AVENUE DE SEGUR 75007 PARIS") == ("20 AVENUE DE SEGUR", "75007", "PARIS")
        assert split_address("44000 Nantes") == (None, "44000", "Nantes")
        assert split_address("Quelque part") == ("Quelque part", None, None)

    def test_departments(self) -> None:
        assert words.department_named("Var (83)") == "83"
        assert words.department_named("Corse-du-Sud (2A)") == "2A"
        assert words.department_named("Var") is None

    @given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
    def test_weeks_begin_on_mondays(self, start: date, length: int) -> None:
        end = date.fromordinal(start.toordinal() + length)
        weeks = mondays(start, end)
        assert all(week.weekday() == 0 for week in weeks)
        assert weeks == sorted(set(weeks))
        assert all(week <= end for week in weeks)
