"""Providers beside the tests."""

from collections.abc import Iterator

import pytest

from tests.people.accounts.peers.cas import CasPeer
from tests.people.accounts.peers.openid import OpenIdPeer


@pytest.fixture(scope="session")
def running_openid_peer() -> Iterator[OpenIdPeer]:
    peer = OpenIdPeer()
    yield peer
    peer.close()


@pytest.fixture
def openid(running_openid_peer: OpenIdPeer) -> OpenIdPeer:
    """An OpenID provider, honest until the test makes it lie."""
    running_openid_peer.reset()
    return running_openid_peer


@pytest.fixture(scope="session")
def running_cas_peer() -> Iterator[CasPeer]:
    peer = CasPeer()
    yield peer
    peer.close()


@pytest.fixture
def cas(running_cas_peer: CasPeer) -> CasPeer:
    """A CAS server of a school portal."""
    running_cas_peer.reset()
    return running_cas_peer
