"""Which numbers a pupil may be told to call."""

from time import process_time

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from api.platform.kit.telephone import ServicePhone, with_a_number, with_whole_numbers

SERVICE: TypeAdapter[str] = TypeAdapter(ServicePhone)


@pytest.mark.parametrize(
    "words",
    [
        "Sophie, 02 40 12 34 56",
        "Sophie 0240123456 poste 12",
        "Sophie : +33 2 40 12 34 56",
        "Sophie (+33 (0)2-40-12-34-56)",
        "0033240123456, demander l’atelier",
        "Le 02.40.12.34.56 ou le 06 12 34 56 78",
        "À l’accueil, 12 rue des Lilas, 44000 Nantes",
        "3200 route de Vannes, dès 08h30",
        "Bureau 012, le 05/01/2027 à 08:30",
        "accueil@example.org, poste 3612",
        "12 44000 Nantes",
        "Téléphone : 02 40 12 34 56, poste 1234",
        "Sophie, tél. 3949",
        "Numéro\u00a0: 36 12, à l’accueil",
        "Sophie, 02 40 12 34 56 ; en cas d’accident, tél. 112",
    ],
)
def test_whole_numbers_and_what_is_none_pass(words: str) -> None:
    assert with_whole_numbers(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "Sophie 0240",
        "Sophie, 02 40",
        "Sophie 02 40 12 34 5",
        "Sophie 02 40 12 34 56 78",
        "Sophie 02 40 12 34 56 ou 06 12",
        "Sophie 240 12 34 56",
        "Sophie +33 2 40 12",
        "00 00 00 00 00",
        "Sophie, 3949",
        "Sophie, tél. 1234",
        "Téléphone : 4012",
        "Sophie, tél. 39 49 12",
        "Sophie, portable 3949",
        "Sophie, tél. 111",
        "Sophie, portable 6123, accueil@example.org",
        "39 49",
    ],
)
def test_a_number_that_was_cut_does_not(words: str) -> None:
    with pytest.raises(PydanticCustomError, match="ten digits"):
        with_whole_numbers(words)


@pytest.mark.parametrize(
    "words",
    [
        "Paul",
        "Paul, bureau 12",
        "Paul, accueil@example.org",
        "le 05/01/2027 à 08:30",
        "tél. 112",
        "poste 3949",
    ],
)
def test_whom_to_call_without_a_number_is_not_enough(words: str) -> None:
    with pytest.raises(PydanticCustomError, match="can be called"):
        with_a_number(words)


@pytest.mark.parametrize(
    "words", ["Paul, 02 40 12 34 56", "+33 (0)2 40 12 34 56", "0033240123456, Paul", "Paul, tél. 39 49"]
)
def test_whom_to_call_with_a_number_is(words: str) -> None:
    assert with_a_number(words) == words


def test_a_long_text_costs_no_more_than_its_length() -> None:
    """What is before each number was read from the beginning: two seconds for a body of 16 kB."""

    def cost(times: int) -> float:
        begun = process_time()
        with_whole_numbers("1a " * times)
        return process_time() - begun

    cost(1000)
    assert cost(20_000) < 50 * max(cost(2_000), 0.001)


@pytest.mark.parametrize("number", ["02 61 91 00 44", "+33 2 61 91 00 44", "39 49", "3018"])
def test_a_service_may_have_a_short_number(number: str) -> None:
    assert SERVICE.validate_python(number) == number


@pytest.mark.parametrize("number", ["0240", "4018", "02 61 91 00 4", "+33 261", "appelez-moi", "39 49 12"])
def test_a_service_has_a_whole_one(number: str) -> None:
    with pytest.raises(ValidationError):
        SERVICE.validate_python(number)
