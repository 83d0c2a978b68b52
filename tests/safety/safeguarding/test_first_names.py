"""A first name is one: no surname, title or pet name with it; foreign, rare and composed ones pass."""

import pytest
from pydantic_core import PydanticCustomError

from api.safety.safeguarding.schemas import a_name


@pytest.mark.parametrize(
    "name",
    [
        "Sexy Lina", "Daddy", "Bébé", "BB Lina Sexy", "Ton Karim", "Ta Princesse", "Mon Cœur", "Mr Sexy",
        "Hot Kevin", "Papa Ours", "Tonton Marc", "Beau Gosse", "Bogosse", "Coquin", "Marc Célibataire",
        "Baby-Lina",
    ],
)  # fmt: skip
def test_what_somebody_would_like_to_be_called_is_none(name: str) -> None:
    with pytest.raises(PydanticCustomError, match="first name"):
        a_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Karim Jardin", "jardinkarim", "Nathalie Durand", "Sophie Martin", "sophiemartin", "Mme Bongrand",
        "Mr Dupont", "Madame Leroy", "Marc Petit", "Envie de mourir",
    ],
)  # fmt: skip
def test_nor_is_a_surname_behind_it_or_glued_to_it(name: str) -> None:
    with pytest.raises(PydanticCustomError, match="first name"):
        a_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Jean Marie", "Marie-Lou", "Anne Sophie", "Rose Marie", "Marie Claire", "Lily-Rose", "Victor Hugo",
        "Mohamed Amine", "Abdel Karim", "Abd al-Rahman", "Fatou Bintou", "María del Carmen", "Xiao Long",
        "Maria do Rosário", "Maria de Fátima", "Hae Min", "Nguyễn Thị Hoa", "Zhi An", "Ma Li",
        "Papa", "Doudou", "Prince", "Princesse", "Amour", "Aimée", "Désiré", "Fleur", "Angel", "Ton",
        "Annabelle", "Rosemonde", "Isabelle", "Călin", "Chérifa", "Sacha", "Baptiste", "Martin",
    ],
)  # fmt: skip
def test_names_that_people_bear_pass(name: str) -> None:
    assert a_name(name) == name
