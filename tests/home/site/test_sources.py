"""The page of sources where nothing is in use; `tests/home/demo/test_sources.py` has what is."""

import httpx


async def test_a_source_that_is_not_in_use_is_not_listed(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/v1/sources")).json() == []
