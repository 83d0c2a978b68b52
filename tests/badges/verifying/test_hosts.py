"""Walls, line 17: which hosts are somebody's own, and which are everybody's."""

import json
from pathlib import Path

import pytest

from api.badges.verifying import hosts


@pytest.mark.parametrize(
    "host",
    [
        "static.data.gouv.fr",
        "STATIC.data.gouv.fr.",
        "static.data.gouv.fr:8443",
        "github.io",
        "somebody.github.io",
        "pages.somebody.github.io",
        "gist.githubusercontent.com",
        "lh3.googleusercontent.com",
        "s3.amazonaws.com",
        "api.badgr.io",
        "somebody.wordpress.com",
    ],
)
def test_where_anybody_publishes(host: str) -> None:
    assert hosts.anybody_publishes(host)


@pytest.mark.parametrize(
    "host",
    [
        "www.education.gouv.fr",
        "data.gouv.fr",
        "gouv.fr",
        "lycee.ac-nantes.fr",
        "atelier.asso.fr",
        "www.paysdelaloire.fr",
        "notgithub.io.example",
        "mygithub.com",
        "peer.example",
        "badges.city.kawasaki.jp",
        "192.0.2.1",
        "",
    ],
)
def test_somebodys_own(host: str) -> None:
    assert not hosts.anybody_publishes(host)


def test_the_list_gives_a_reason_for_each_host_and_no_host_twice() -> None:
    groups = json.loads((Path(hosts.__file__).parent / "upload_hosts.json").read_text("utf-8"))
    listed = [host for group in groups for host in group["hosts"]]
    assert all(group["why"] for group in groups)
    assert len(listed) == len(set(listed))
    assert all(host == host.lower().strip(".") and "." in host for host in listed)
