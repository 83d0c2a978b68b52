"""What is said beside publishers' texts that are out of date, and what is left out of them."""

from datetime import date

import httpx
import pytest

from api.guide.careers.notes import ANNOUNCED, still_true
from tests.factories import Factory

NOW = date(2026, 12, 1)


async def access_notes(client: httpx.AsyncClient, code: str) -> list[str]:
    body = (await client.get(f"/api/v1/careers/{code}")).json()
    return [note["fr"] for note in body["access_notes"]]


class TestAccess:
    @pytest.mark.parametrize(
        ("text", "begins"),
        [
            ("Bac+5 et réussite au concours du CRPE.", ["Depuis la session 2026"]),
            ("Un Master MEEF est obligatoire.", ["Depuis la session 2026"]),
            # Who teaches the deaf and the blind has an exam of their own.
            ("Un Master MEEF mention pratiques et ingénierie de la formation.", []),
            ("Un BEP ou un CAP.", ["Le BEP n’existe plus"]),
            ("Un Bac+2 (BTS, DUT).", ["DUT"]),
            (
                "Un Bac scientifique et une Mention Complémentaire.",
                ["Bac scientifique", "Mention complémentaire"],
            ),
            # A teacher was shown as a way what is closed to who begins today.
            ("Un Diplôme d'aptitude aux fonctions de notaire (DAFN).", ["Diplôme de notaire"]),
            ("Un Diplôme supérieur du notariat (DSN).", ["Diplôme de notaire"]),
            ("Le Diplôme d'Etat de Sage-Femme.", ["Diplôme d’État de sage-femme"]),
            ("Un Diplôme professionnel d'huissier de justice.", ["Huissier de justice"]),
            ("Un Certificat d'aptitude à la profession de commissaire-priseur judiciaire.", ["Huissier"]),
            ("Un BTS diététique.", ["BTS Diététique"]),
            ("Un Bac+7 diplôme d'études spécialisées (DES) en gériatrie.", ["Un diplôme d’études spéc"]),
            ("Un BTS Diététique et nutrition.", []),
            ("Suite au Diplôme d'Etat d'infirmier ou de sage-femme.", []),
            ("Un CAP, un bac pro ou un BUT.", []),
        ],
    )
    async def test_names_that_are_no_more_and_exams_that_have_changed(
        self, client: httpx.AsyncClient, factory: Factory, text: str, begins: list[str]
    ) -> None:
        factory.career("K2106", "Professeur des écoles")
        factory.connection.execute("INSERT INTO career_text VALUES (4, 'K2106', 'access', 1, %s)", [text])
        told = await access_notes(client, "K2106")
        assert [note.startswith(begin) for note, begin in zip(told, begins, strict=True)] == [True] * len(
            begins
        )

    async def test_what_rome_wants_known_has_old_names_too(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("D1432", "Assistant service clients")
        execute = factory.connection.execute
        execute("INSERT INTO career_text VALUES (4, 'D1432', 'access', 1, 'Un BTS.')")
        execute("INSERT INTO career_item VALUES (4, '1', 'knowledge', NULL, 'DUT gestion')")
        execute("INSERT INTO career_item_link VALUES (4, 'D1432', '1', NULL)")
        [told] = await access_notes(client, "D1432")
        assert told.startswith("DUT")

    @pytest.mark.parametrize(
        ("code", "count"),
        [
            ("A1501", 1),
            ("K1708", 1),
            ("K1508", 1),
            ("K1903", 1),
            # Teachers read that a master of nutrition makes a dietitian, and a brevet a port officer.
            ("J1402", 1),
            ("N3101", 1),
            ("K2111", 1),
            ("A1502", 0),
        ],
    )
    async def test_diplomas_that_there_never_were_and_less_than_the_law_asks(
        self, client: httpx.AsyncClient, factory: Factory, code: str, count: int
    ) -> None:
        factory.career(code, "Métier")
        factory.connection.execute("INSERT INTO career_text VALUES (4, %s, 'access', 1, 'Un CAP.')", [code])
        assert len(await access_notes(client, code)) == count

    @pytest.mark.parametrize(
        ("called", "level", "text", "told"),
        [
            (
                "label",
                "Bac + 7",
                "Un diplôme de niveau Bac +5, obligatoire.",
                ["L’Onisep demande davantage\u00a0: bac\u00a0+\u00a07."],
            ),
            ("label", "Bac + 7", "Un diplôme de niveau Bac +5.", []),
            ("label", "Bac + 5", "Un diplôme de niveau Bac +5, obligatoire.", []),
            ("title", "Bac + 7", "Un diplôme de niveau Bac +5, obligatoire.", []),
        ],
    )
    async def test_where_onisep_asks_for_more_than_what_is_compulsory_by_rome(
        self, client: httpx.AsyncClient, factory: Factory, called: str, level: str, text: str, told: list[str]
    ) -> None:
        """Of notaries the page said bac + 5 and, below, bac + 7."""
        factory.career("K1901", "Notaire")
        execute = factory.connection.execute
        execute("INSERT INTO career_text VALUES (4, 'K1901', 'access', 1, %s)", [text])
        execute("INSERT INTO career_onisep_tie VALUES ('K1901', 'MET.1', 'notaire', 'x', %s, true)", [called])
        execute(
            "INSERT INTO onisep_sheet (id, name, level, synonyms, rome_codes, sectors, interests, statuses)"
            " VALUES ('MET.1', 'notaire', %s, '{}', '{}', '{}', '{}', '{}')",
            [level],
        )
        assert await access_notes(client, "K1901") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Un CAP suffit. Le bac pro sera proposé à la rentrée 2020.",
            f"Un CAP suffit. Le bac pro sera proposé à la rentrée 2020. {ANNOUNCED}",
        ),
        (
            "L'épreuve devrait être prochainement supprimée.",
            f"L'épreuve devrait être prochainement supprimée. {ANNOUNCED}",
        ),
        # A teacher read both as news.
        (
            "Elle compte recruter des milliers de jeunes d'ici à 2025.",
            f"Elle compte recruter des milliers de jeunes d'ici à 2025. {ANNOUNCED}",
        ),
        (
            "Les modalités des concours 2022 ne sont pas encore totalement définies.",
            f"Les modalités des concours 2022 ne sont pas encore totalement définies. {ANNOUNCED}",
        ),
        ("On prévoit 8,5 % de départs d'ici à 2030.", None),
        (
            "Avant de jurer, 9 ans sont nécessaires pour former un médecin généraliste.",
            "Avant de jurer, 9 ans sont nécessaires pour former un médecin généraliste. [Aujourd’hui dix ans"
            " au moins\u00a0: depuis 2023, l’internat de médecine générale en dure quatre.]",
        ),
        ("Il faut 8 ou 9 ans pour devenir dentiste spécialisé.", None),
        # Below our own note that says the contrary.
        *(
            (
                told,
                f"{told} [Depuis 2026, ces concours se passent à bac\u00a0+\u00a03, sans ce master\u00a0;"
                " à bac\u00a0+\u00a05, certains restent ouverts jusqu’en 2027.]",
            )
            for told in (
                "Les concours se déroulent au cours du master 1 MEEF 2nd degré.",
                "En M2 (2ème année de master), il présente l'un des concours de l'enseignement.",
                "Après une licence, l'étudiant doit poursuivre en intégrant un master MEEF 2nd degré.",
                "Pour s'inscrire au concours, il faut être inscrit en 2ème année de master MEEF.",
            )
        ),
        ("Master MEEF, mention pratiques et ingénierie de la formation", None),
        ("Il faut réussir le concours du CAPET.", None),
        ("Entre 2020 et 2030, la demande concernera les animaux.", None),
        ("Le métier existe depuis 2010.", None),
        ("Un vétérinaire sur trois est une femme. Il soigne.", "Il soigne."),
        ("À 95 % féminins, ils sont nombreux. Un service.", "Un service."),
        ("Sur 150 000 hommes et femmes, 60 % sont sous-officiers.", None),
        ("C'est un métier de femmes et d'hommes.", None),
    ],
)
def test_what_was_to_come_is_marked_and_shares_of_women_without_a_year_are_left_out(
    text: str, told: str | None
) -> None:
    assert still_true(text, NOW) == (told or text)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ideo-fiches_2024-06-25.zip", "2024-06-01"),
        ("ideo-fiches_2023-02-31.zip", "2023-02-01"),
        ("ideo-fiches_2024-19-25.zip", None),
        ("demo", None),
    ],
)
async def test_onisep_s_text_has_the_month_of_its_list(
    client: httpx.AsyncClient, factory: Factory, address: str, told: str | None
) -> None:
    factory.career("K1207", "Éducateur")
    execute = factory.connection.execute
    execute("INSERT INTO career_onisep_tie VALUES ('K1207', 'MET.3', 'éducateur', 'x', 'label', true)")
    execute(
        "INSERT INTO onisep_sheet (id, name, synonyms, rome_codes, sectors, interests, statuses, life)"
        " VALUES ('MET.3', 'métier', '{}', '{}', '{}', '{}', '{}',"
        """ '[{"heading": "Qui", "level": 5, "paragraphs": ["90 % sont des femmes.", "Il éduque."]}]')"""
    )
    execute(
        "INSERT INTO import_run (source, dataset, address, digest, rows_read, created, updated, unchanged,"
        " rejected, closed, finished_at)"
        " VALUES ('onisep-fiches-metiers', '', %s, '', 1, 1, 0, 0, 0, 0, now())",
        [address],
    )
    (sheet,) = (await client.get("/api/v1/careers/K1207")).json()["onisep_sheets"]
    assert sheet["modified_on"] == told
    assert [part["paragraphs"] for part in sheet["life"]] == [["Il éduque."]]
