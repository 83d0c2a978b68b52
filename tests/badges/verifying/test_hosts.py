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
        "codimd.apps.education.fr",
        "nuage01.apps.education.fr",
        "podeduc.apps.education.fr",
        "gitlab.inria.fr",
        "httpbingo.org",
        "api.allorigins.win",
        "corsproxy.io",
        "r.jina.ai",
        "dpaste.org",
        "filebin.net",
        "files.slack.com",
        "cdn.glitch.com",
        "hackmd.io",
        "pad.education",
        "privatebin.net",
        "termbin.com",
        "t.me",
        "commons.wikimedia.org",
        "upload.wikimedia.org",
        "www.data.gouv.fr",
        # On no list: what they are called says what they are.
        "gitlab.univ-exemple.fr",
        "nextcloud.lycee.exemple.fr:8443",
        "cloud02.exemple.org",
        "wiki.exemple.co.uk",
        "registry.exemple.fr",
        "perso.univ-exemple.fr",
        "uncloud.univ-exemple.fr",
        "moodle2.univ-exemple.fr",
        # Schools' spaces, and what the State's agents and applicants drop.
        "lycee-exemple.e-lyco.fr",
        "resana.numerique.gouv.fr",
        "osmose.numerique.gouv.fr",
        "static.demarches-simplifiees.fr",
        "ghproxy.com",
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
        "atelier.cloud",
        "education.fr",
        "gitlabel.fr",
        "univ-exemple.fr",
        "personnel.univ-exemple.fr",
        "www.demarches-simplifiees.fr",
        "numerique.gouv.fr",
        "mon-wikipedia.example",
        "192.0.2.1",
        "",
    ],
)
def test_somebodys_own(host: str) -> None:
    assert not hosts.anybody_publishes(host)


def test_the_list_gives_a_reason_and_a_source_for_each_host_and_no_host_twice() -> None:
    groups = json.loads((Path(hosts.__file__).parent / "upload_hosts.json").read_text("utf-8"))
    listed = [host for group in groups for host in group.get("hosts", ())]
    assert all(group["why"] and group["from"] for group in groups)
    assert len(listed) == len(set(listed))
    assert all(host == host.lower().strip(".") and "." in host for host in listed)
