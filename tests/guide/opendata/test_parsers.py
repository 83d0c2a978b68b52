"""No input crashes a parser, whatever stands in a cell."""

import csv
import io
import json
import string
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.guide.opendata import hours, names, normalise, positions
from api.guide.opendata.careers.rome import mended
from api.guide.opendata.encoding import detect
from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.headers import meaning, resolve
from api.guide.opendata.places import kinds
from api.guide.opendata.places.networks import network_of
from api.guide.opendata.reader import InputFile

anything = st.one_of(st.text(), st.none(), st.integers(), st.floats(), st.booleans())
numeric = st.text(alphabet="0123456789+-.,eE ², nainf\u0663", max_size=20)


class TestNormalise:
    @given(anything)
    def test_every_cell_gives_a_value_or_nothing(self, value: object) -> None:
        for parse in (
            normalise.uai,
            normalise.siret,
            normalise.postcode,
            normalise.insee,
            normalise.department,
            normalise.number,
            normalise.whole,
            normalise.pair,
            normalise.phone,
            normalise.email,
            normalise.website,
            normalise.onisep_id,
            normalise.day,
            normalise.words,
        ):
            parse(value)

    def test_a_whole_number_longer_than_any_is_none(self) -> None:
        assert normalise.number(10**400) is None

    @given(st.text(alphabet=st.characters()))
    def test_text_can_be_stored(self, value: str) -> None:
        clean = normalise.text(value)
        assert "\x00" not in clean
        assert clean == clean.strip()
        clean.encode()

    @given(numeric)
    def test_numbers_are_finite(self, value: str) -> None:
        found = normalise.number(value)
        assert found is None or abs(found) < 1e13

    @given(st.from_regex(r"0[1-9]([ .-]?[0-9]{2}){4}", fullmatch=True))
    def test_a_french_phone_is_read_however_it_is_spaced(self, value: str) -> None:
        digits = "".join(c for c in value if c.isdigit())
        assert normalise.phone(value) == f"+33{digits[1:]}"

    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("+33 (0)2 40 12 34 56", "+33240123456"),
            ("0033240123456", "+33240123456"),
            ("39 19", "3919"),
            ("116006", "116006"),
            ("02 40 12 34", None),
            ("0240123456 / 0240123457", None),
        ],
    )
    def test_phones(self, written: str, kept: str | None) -> None:
        assert normalise.phone(written) == kept

    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("www.lycee.example.fr", "https://www.lycee.example.fr"),
            ("http://lycee.example.fr/a?b=c", "http://lycee.example.fr/a?b=c"),
            ("https:///.fr", None),
            ("https://www.instagram.com/.fr", "https://www.instagram.com/.fr"),
            ("javascript:alert(1)", None),
            ("javascript://example.fr/%0aalert(1)", None),
            ("http://user:pass@example.fr", None),
            ("http://[::1", None),
            ("aucun", None),
        ],
    )
    def test_websites(self, written: str, kept: str | None) -> None:
        assert normalise.website(written) == kept

    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("044", "44"),
            ("44", "44"),
            ("1", "01"),
            ("D044", "44"),
            ("2a", "2A"),
            ("02A", "2A"),
            ("974", "974"),
            ("44109", "44"),
            ("97411", "974"),
            ("2A004", "2A"),
            ("Loire", None),
            ("", None),
        ],
    )
    def test_departments(self, written: str, code: str | None) -> None:
        assert normalise.department(written) == code


class TestNames:
    @given(st.text())
    def test_names_and_addresses(self, value: str) -> None:
        names.name(value)
        names.street(value, value)
        names.town_key(value)
        names.cut_address(value)
        kinds.kind_from_words(value)
        kinds.school_kind(value, value, value, value)
        mended(value)

    @pytest.mark.parametrize(
        ("written", "kind"),
        [
            (("CFPPA Lycée Agricole",), "training_body"),
            (("C.F.P.P.A. Lycée Agricole du Mans", "Lycée Général et Technologique"), "training_body"),
            (("Cfaa 49 Edgard Pisani", "EPLEFPA Edgard Pisani"), "apprenticeship_centre"),
            (("Centre Formation Apprentis Agricoles", "Lycée agricole"), "apprenticeship_centre"),
            (("CFA Agric Annexe Lgta", "enseignement agricole"), "apprenticeship_centre"),
            (("Lycée agricole et CFA des Vignes",), "agricultural_school"),
            (("MFR CFA La Gautellerie",), "mfr"),
        ],
    )
    def test_a_centre_that_bears_a_lycee_s_name_is_none(self, written: tuple[str, ...], kind: str) -> None:
        assert kinds.kind_from_words(*written) == kind

    def test_its_name_alone_makes_a_lycee_of_a_body_of_the_agricultural_network(self) -> None:
        """The national institute of the horse was shown as « Lycée agricole »."""
        _, network = network_of("referentiel-reseau-agri_2025.csv")
        assert network is not None
        assert network.kind == "apprenticeship_centre"

    @given(st.text(alphabet=string.ascii_uppercase + " '-ÉÈÀ./0123456789"))
    def test_capitals(self, value: str) -> None:
        assert names.name(value).casefold().replace("œ", "oe") is not None
        assert names.name(names.name(value)) is not None

    @given(st.lists(st.text(alphabet=string.ascii_letters, min_size=1), min_size=1, max_size=4),
           st.lists(st.text(alphabet=string.ascii_letters, min_size=1), min_size=1, max_size=8))  # fmt: skip
    def test_both_forms_of_a_job_keep_what_they_share(self, left: list[str], right: list[str]) -> None:
        labels = names.job_labels(f"{' '.join(left)} / {' '.join(right)}")
        assert labels.masculine
        assert labels.feminine
        assert labels.masculine.split()[: len(left)] == left
        assert len(labels.feminine.split()) == len(labels.masculine.split())

    @given(st.text())
    def test_any_label(self, label: str) -> None:
        names.job_labels(label)

    @pytest.mark.parametrize(
        ("label", "feminine", "masculine"),
        [
            (
                "Chauffeur / Chauffeuse de machines agricoles",
                "Chauffeuse de machines agricoles",
                "Chauffeur de machines agricoles",
            ),
            (
                "Conseiller commercial / Conseillère commerciale motocycles",
                "Conseillère commerciale motocycles",
                "Conseiller commercial motocycles",
            ),
            ("Artiste Plasticien / Plasticienne", "Artiste Plasticienne", "Artiste Plasticien"),
            ("Homme sage-femme / Sage-femme", "Sage-femme", "Homme sage-femme"),
            ("Climatologue", None, None),
        ],
    )
    def test_labels(self, label: str, feminine: str | None, masculine: str | None) -> None:
        assert names.job_labels(label) == (feminine, masculine)

    @pytest.mark.parametrize(
        ("capitals", "written"),
        [
            ("LYCEE PROFESSIONNEL D'EVRON", "Lycée Professionnel d'Evron"),
            ("CFA BTP DE LA SARTHE", "CFA BTP de la Sarthe"),
            ("MAIS FAMIL RURALE EDUCATION ORIENTATION", "Maison Familiale Rurale"),
            ("Lycée  Jules Verne", "Lycée Jules Verne"),
        ],
    )
    def test_out_of_capitals(self, capitals: str, written: str) -> None:
        assert names.name(capitals) == written

    @pytest.mark.parametrize(
        ("line", "street", "postcode", "town"),
        [
            ("4 rue Hector Berlioz 72000 Le Mans", "4 rue Hector Berlioz", "72000", "Le Mans"),
            ("25 BD COPERNIC BP 12345 49100 ANGERS CEDEX", "25 boulevard Copernic BP 12345", "49100",
             "ANGERS"),
            ("La Plaine (Paterne) 72610 Paterne - Le Chevain", "La Plaine (Paterne)", "72610",
             "Paterne - Le Chevain"),
            ("quelque part", "Quelque part", None, ""),
        ],
    )  # fmt: skip
    def test_addresses(self, line: str, street: str, postcode: str | None, town: str) -> None:
        assert names.cut_address(line) == (street, postcode, town)


class TestPositions:
    @given(anything, anything, anything)
    def test_projected(self, x: object, y: object, epsg: object) -> None:
        positions.projected(x, y, epsg)

    @given(st.floats(), st.floats(), st.sampled_from(["EPSG:2154", "2975", "EPSG:4471", "32620", "27572"]))
    def test_projected_points_lie_in_france(self, x: float, y: float, epsg: str) -> None:
        found = positions.projected(x, y, epsg)
        assert found is None or positions.plausible(*found) == found

    @given(st.floats(), st.floats())
    def test_plausible(self, lat: float, lon: float) -> None:
        found = positions.plausible(lat, lon)
        assert found is None or (abs(found.lat - lat) < 1e-5 and abs(found.lon - lon) < 1e-5)

    @pytest.mark.parametrize(
        ("x", "y", "epsg", "lat", "lon"),
        [
            (447182.3, 6789016.8, "EPSG:2154", 48.1525, -0.4007),  # a collège of Évron, from the register
            (341000, 7680000, "2975", -20.975, 55.471),  # Saint-Denis, La Réunion
        ],
    )
    def test_known_points(self, x: float, y: float, epsg: str, lat: float, lon: float) -> None:
        assert positions.projected(x, y, epsg) == pytest.approx((lat, lon), abs=0.01)


range_text = st.one_of(
    st.sampled_from(["Lundi", "dimanche", "Férié", "", "09:00:00", "9h", "24:00", "24:30", "25:00", "12:61"]),
    st.text(),
)


class TestHours:
    @given(
        st.lists(
            st.dictionaries(
                st.sampled_from(
                    [
                        "nom_jour_debut",
                        "nom_jour_fin",
                        "valeur_heure_debut_1",
                        "valeur_heure_fin_1",
                        "valeur_heure_debut_2",
                        "valeur_heure_fin_2",
                        "commentaire",
                    ]
                ),
                range_text,
            ),
            max_size=4,
        )
    )
    def test_ranges_give_a_valid_expression_or_nothing(self, ranges: list[dict[str, str]]) -> None:
        found = hours.from_ranges(ranges)
        assert found is None or hours.valid(found)

    def test_public_services_are_closed_on_public_holidays(self) -> None:
        """Walls, line 23: DILA's hours were open at Christmas."""
        friday = {
            "nom_jour_debut": "Vendredi",
            "valeur_heure_debut_1": "09:00",
            "valeur_heure_fin_1": "12:00",
        }
        assert hours.from_ranges([friday]) == "Fr 09:00-12:00; PH off"
        own = {**friday, "nom_jour_debut": "Jours fériés"}
        assert hours.from_ranges([friday, own]) == "Fr 09:00-12:00; PH 09:00-12:00"
        assert hours.from_ranges([]) is None

    @given(st.text())
    def test_validity_of_anything(self, expression: str) -> None:
        hours.valid(expression)


class TestHeaders:
    @given(st.lists(st.text()))
    def test_any_header_is_matched_or_refused(self, header: list[str]) -> None:
        try:
            columns = resolve(header, {"a": ("code_postal", "x"), "b": ()}, ("a",))
        except BrokenFileError:
            assert not {"code_postal", "x"} & {meaning(name) for name in header}
        else:
            assert 0 <= columns["a"] < len(header)
            assert columns["b"] == -1

    @pytest.mark.parametrize("name", ["Code postal", "code_postal", "CODE  POSTAL", "Codé-postal "])
    def test_meaning(self, name: str) -> None:
        assert meaning(name) == "code_postal"


class TestFiles:
    @given(st.binary())
    def test_any_bytes_have_an_encoding(self, content: bytes) -> None:
        codec = detect(io.BytesIO(content))
        content.decode(codec, "replace")

    @given(content=st.one_of(st.binary(), st.text(alphabet='a;,"\n\r\t|é').map(str.encode)))
    def test_any_file_is_a_table_or_broken(
        self, tmp_path_factory: pytest.TempPathFactory, content: bytes
    ) -> None:
        path = tmp_path_factory.getbasetemp() / "any.csv"
        path.write_bytes(content)
        with (
            suppress(BrokenFileError),
            InputFile(path, path.name, lambda *_: None).table() as table,
        ):
            for line, cells in table.rows():
                assert line >= 1
                assert cells is None or cells

    @given(
        st.one_of(st.binary(), st.recursive(anything, lambda c: st.lists(c) | st.dictionaries(st.text(), c)))
    )
    def test_any_file_is_a_list_or_broken(
        self, tmp_path_factory: pytest.TempPathFactory, content: object
    ) -> None:
        path = tmp_path_factory.getbasetemp() / "any.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        with suppress(BrokenFileError):
            for number, item in InputFile(path, path.name, lambda *_: None).items(("results",)):
                assert number >= 1
                assert isinstance(item, dict)

    @given(
        st.lists(
            st.lists(
                st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r")),
                min_size=3,
                max_size=3,
            ),
            min_size=1,
        )
    )
    def test_a_written_table_is_read_back(
        self, tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
    ) -> None:
        path = tmp_path_factory.getbasetemp() / "written.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
            writer.writerows([["a", "b", "c"], *rows])
        with InputFile(path, path.name, lambda *_: None).table() as table:
            assert table.header == ["a", "b", "c"]
            assert [cells for _line, cells in table.rows()] == rows
