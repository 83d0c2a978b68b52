"""Labels of occupations are shown without the publisher's typing error."""

from tests.guide.figures.lists import BMO, FAP_2021, MAYENNE
from tests.guide.opendata.conftest import Imports

WRITTEN = "Ouviers qualifiés des industries agro-alimentaires"
SHOWN = "Ouvriers qualifiés des industries agro-alimentaires"


def test_what_the_publisher_calls_ouviers_are_ouvriers(imports: Imports) -> None:
    header = FAP_2021.splitlines(keepends=True)[0]
    imports("dares-fap", f"{header}E3X40;{WRITTEN};E3X40;{WRITTEN};E3X;Ouvriers;E;Industries\n")
    imports("bmo", BMO.format(25) + f"2025;E3X40;{WRITTEN};E;Industries;{MAYENNE};40;10;*\n")
    for table in ("occupation WHERE code = 'E3X40'", "planned_hiring"):
        assert imports.one(f"SELECT label FROM {table}") == SHOWN
