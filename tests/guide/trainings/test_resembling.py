"""What is found where no training has the words."""

import httpx

from tests.factories import Factory
from tests.guide.trainings.rows import labels, refresh, taught, training


async def test_the_end_of_a_word_and_the_beginning_of_the_next_are_no_word(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """Whoever sought « cariste » was led to tilers: « mosaïste carrelage »."""
    taught(factory, "0530001A", training(factory, "50023325", "CAP Carreleur mosaïste carrelage"))
    refresh(factory)
    assert await labels(client, q="cariste") == []
    assert await labels(client, q="carelage") == ["CAP Carreleur mosaïste carrelage"]
