"""Trainings around Laval."""

import pytest

from tests.factories import Factory
from tests.guide.trainings.rows import FAR, NEAR, taught, training


@pytest.fixture
def around_laval(factory: Factory) -> Factory:
    """A bakery near, with apprentices, and a kitchen farther; the school of a third training is closed."""
    factory.career("D1102", "Boulanger / Boulangère")
    factory.career("D1106", "Boulanger / Boulangère de collectivité", parent_code="D1102")
    training(factory, words="Boulangerie · Boulanger / Boulangère", careers=["D1102"])
    training(factory, "40022106", "Bac pro Cuisine", diploma="Bac pro", level=4, months=36, durations=["36"])
    training(
        factory, "32031213", "BTS Management commercial opérationnel", diploma="BTS", level=5, domain="31"
    )
    factory.career("D1102", "Boulangerie", rome_version=3)
    factory.connection.execute("INSERT INTO training_field VALUES ('40022106', 'D1102')")
    taught(factory, "0530000X", "32031213", at=NEAR, status="closed", closed_on="2026-01-01")
    taught(
        factory, "0530001A", "50022137", name="CFA", at=NEAR, statuses=["apprenticeship"], sector="private"
    )
    taught(factory, "0530002B", "50022137", "40022106", name="Lycée Buron", at=FAR, sector="public")
    return factory
