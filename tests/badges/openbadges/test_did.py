"""did:web: names that lead to our addresses, and documents that others read."""

import json

import pytest
from openbadgeslib.ob3 import OB3VerificationError, resolve_did, resolve_verification_method
from openbadgeslib.ob3.did import did_web_from_url

from api.badges.openbadges import did
from api.badges.openbadges.keys import Algorithm, new_key
from tests.badges.openbadges.ours import ISSUER, ISSUER_URL, Desk, key_url


@pytest.mark.parametrize(
    ("url", "name", "document"),
    [
        (
            "https://epass.example/ob/issuers/7",
            "did:web:epass.example:ob:issuers:7",
            "https://epass.example/ob/issuers/7/did.json",
        ),
        (
            "https://epass.example:8443/ob/",
            "did:web:epass.example%3A8443:ob",
            "https://epass.example:8443/ob/did.json",
        ),
        (
            "https://EPASS.example",
            "did:web:epass.example",
            "https://epass.example/.well-known/did.json",
        ),
    ],
)
def test_an_address_has_a_name_and_back(url: str, name: str, document: str) -> None:
    assert did.did_web_of(url) == did_web_from_url(url) == name
    assert did.document_url(name) == document


def test_a_development_server_has_one_too() -> None:
    assert did.did_web_of("http://127.0.0.1:8000/ob/issuers/7") == "did:web:127.0.0.1%3A8000:ob:issuers:7"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://epass.example",
        "https:///ob",
        "epass.example/ob",
        "https://name:secret@epass.example/ob",
        "https://epass.example/ob?a=1",
        "https://epass.example/ob#a",
        "https://epass.example/../ob",
        "https://epass.example/a%2Fb",
        "https://epass.example/a:b",
    ],
)
def test_other_addresses_have_none(url: str) -> None:
    with pytest.raises(ValueError, match="did:web"):
        did.did_web_of(url)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "did:web:",
        "did:key:z6Mk",
        "did:web:epass.example:..:ob",
        "did:web:epass.example:a%2Fb",
        "did:web:name%40epass.example",
        "did:web:epass.example%2Fob",
        "did:web:epass.example%3A8000%3A1",
        "did:web:epass.example#key",
        "did:web:epass.example:ob?x",
        "did:web:épass.example",
        "did:web:epass.example\n",
    ],
)
def test_other_names_lead_nowhere(name: str) -> None:
    with pytest.raises(ValueError, match="did:web"):
        did.document_url(name)


@pytest.mark.parametrize("algorithm", Algorithm)
def test_each_key_is_there_as_jwk_and_as_multikey(algorithm: Algorithm) -> None:
    key = new_key(algorithm)
    made = did.document(ISSUER.id, [key], also=[ISSUER_URL])
    assert made["id"] == ISSUER.id
    assert made["alsoKnownAs"] == [ISSUER_URL]
    assert [(method["type"], method["controller"]) for method in made["verificationMethod"]] == [
        ("JsonWebKey", ISSUER.id),
        ("Multikey", ISSUER.id),
    ]
    assert made["assertionMethod"] == [f"{ISSUER.id}#{key.kid}", f"{ISSUER.id}#{key.multikey}"]


def test_openbadgeslib_reads_either_form_and_takes_the_key_in_use_first() -> None:
    desk = Desk.with_key()
    desk.rotate()
    new, old = desk.keys
    assert resolve_did(ISSUER.id, desk.published).decode() == new.public_pem
    for key in (new, old):
        for method in (did.method_id(ISSUER.id, key), did.multikey_id(ISSUER.id, key)):
            assert resolve_verification_method(method, desk.published).decode() == key.public_pem
    with pytest.raises(OB3VerificationError):
        resolve_verification_method(did.method_id(ISSUER.id, new_key()), desk.published)


def test_a_key_set_and_the_addresses_of_its_keys_agree() -> None:
    desk = Desk.with_key()
    desk.rotate()
    listed = json.loads(desk.published(f"{ISSUER_URL}/jwks.json"))["keys"]
    assert listed == [json.loads(desk.published(key_url(key.kid))) for key in desk.keys]
    assert all("d" not in key for key in listed)
