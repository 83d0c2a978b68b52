"""Every official vector gets the verdict that was written down for it (verdicts.py)."""

import base64
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from api.badges.openbadges import canonical, contexts, proofs
from api.badges.openbadges.baking import unbake
from api.badges.openbadges.did import document_url
from api.badges.openbadges.public_keys import from_multikey
from api.badges.openbadges.verification import verify
from tests.badges.openbadges.verdicts import NOT_PUBLISHED, OB30, W3C, Expected
from tests.badges.openbadges.world import World, vector_world

pytestmark = pytest.mark.open_data
AT = datetime(2026, 11, 26, tzinfo=UTC)


@pytest.fixture(scope="session")
def vectors(open_data: Path) -> Path:
    return open_data / "openbadges" / "vectors"


def contents(data: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header (of a token) and document of a vector."""
    text = unbake(data).text.strip() if data.startswith((b"\x89PNG", b"<")) else data.decode().strip()
    if text.startswith("{"):
        return {}, json.loads(text)
    header, payload, _ = (base64.urlsafe_b64decode(part + "==") for part in text.split("."))
    return json.loads(header), json.loads(payload)


def stand_in(world: World, header: dict[str, Any], document: dict[str, Any]) -> None:
    """Publish what the issuer of a vector would have to: its keys, and 1EdTech's list of revocations."""
    methods: dict[str, list[dict[str, Any]]] = {}
    found = document.get("proof", [])
    for proof in found if isinstance(found, list) else [found]:
        base, _, fragment = proof.get("verificationMethod", "").partition("#")
        if fragment.startswith("z6Mk"):
            methods.setdefault(base, []).append({"id": f"{base}#{fragment}", "publicKeyMultibase": fragment})
    if "jwk" in header:
        base = document["iss"]
        methods[base] = [{"id": f"{base}#key", "publicKeyJwk": header["jwk"]}]
    for base, listed in methods.items():
        assert any(host in base for host in NOT_PUBLISHED)
        address = document_url(base) if base.startswith("did:web:") else base
        names = [method["id"] for method in listed]
        world.serve(address, {"id": base, "verificationMethod": listed, "assertionMethod": names})
    status = document.get("credentialStatus", {})
    if status.get("type") == "1EdTechRevocationList":
        revoked = [{"id": document["id"]}] if "revoked" in document["name"] else []
        world.serve(status["id"], {"id": status["id"], "revokedCredentials": revoked})


@pytest.mark.parametrize(("name", "expected"), OB30.items())
async def test_with_everybody_reachable(vectors: Path, name: str, expected: Expected) -> None:
    data = (vectors / "ob30" / name).read_bytes()
    world = vector_world(vectors)
    stand_in(world, *contents(data))
    found = await verify(data, world, AT)
    assert (found.verdict, found.code) == (expected.verdict, expected.code), found.checks


@pytest.mark.parametrize(("name", "expected"), OB30.items())
async def test_with_nobody_reachable(vectors: Path, name: str, expected: Expected) -> None:
    found = await verify((vectors / "ob30" / name).read_bytes(), World(), AT)
    assert found.verdict == expected.alone, found.checks


@pytest.mark.parametrize(("name", "expected"), W3C.items())
async def test_of_w3c(vectors: Path, name: str, expected: Expected) -> None:
    found = await verify((vectors / "w3c-vc-di-eddsa" / name).read_bytes(), World(), AT)
    assert (found.verdict, found.code) == (expected.verdict, expected.code)


async def test_the_proof_of_w3c_holds(vectors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = vectors / "w3c-vc-di-eddsa"
    credential = json.loads((folder / "signed-credential.json").read_bytes())
    examples = json.loads((folder / "credentials-examples-v2.json").read_bytes())
    address = "https://www.w3.org/ns/credentials/examples/v2"
    known = {**contexts.known(), address: examples}
    monkeypatch.setattr(contexts, "known", lambda: known)
    (proof,) = proofs.of(credential)
    document = {name: value for name, value in credential.items() if name != "proof"}
    digests = canonical.work_out(document, [proof.options])
    key = from_multikey(proof.method.partition("#")[2])
    proof.require(key, digests.document, digests.options[0])


def test_every_vector_has_a_verdict(vectors: Path) -> None:
    for folder, verdicts in (("ob30", OB30), ("w3c-vc-di-eddsa", W3C)):
        files = {
            path.relative_to(vectors / folder).as_posix()
            for path in (vectors / folder).rglob("*")
            if path.is_file()
        }
        assert files == verdicts.keys()
