"""Figures are tested on what importers bring."""

import pytest

from tests.factories import ANGERS, LAVAL, NANTES, Factory
from tests.guide.figures.lists import BASINS, BMO_2024, BMO_2025, FAP_2009, FAP_2021, FAP_ROME, TENSIONS
from tests.guide.opendata.conftest import Imports, imports

__all__ = ["imports"]


@pytest.fixture
def known(imports: Imports, factory: Factory) -> Imports:
    """Two careers, two occupations of each nomenclature, three basins."""
    factory.commune("53130", "Laval", at=LAVAL)
    factory.commune("44109", "Nantes", at=NANTES)
    factory.commune("49007", "Angers", at=ANGERS)
    factory.career("D1102", "Boulanger / Boulangère", parent_code="D1102")
    factory.career("D1102", "Boulangerie - viennoiserie", rome_version=3)
    factory.career("D1107", "Tourier / Tourière", parent_code="D1102")
    factory.career("D1103", "Charcutier / Charcutière", parent_code="D1103")
    factory.career("L1510", "Danseur / Danseuse", parent_code="L1510")
    imports("dares-fap", FAP_2009)
    imports("dares-fap", FAP_2021)
    imports("dares-fap-rome", FAP_ROME)
    imports("bassins-emploi", BASINS)
    imports("bmo", BMO_2024)
    imports("bmo", BMO_2025)
    imports("dares-tensions", TENSIONS)
    return imports
