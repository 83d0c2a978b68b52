"""The keys that an issuer's document lists: DID documents, JWKs and sets of them, profiles, OB 2.0 keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from api.badges.openbadges.did import document_url
from api.badges.openbadges.findings import BadgeError
from api.badges.openbadges.public_keys import VerifyingKey, from_jwk, from_multikey, from_pem
from api.badges.openbadges.sources import Sources, UnreachableError

DID_WEB = "did:web:"
MAX_KEYS = 50
_ASSERTS = "assertionMethod"
_MEMBERS = (_ASSERTS, "verificationMethod", "publicKey")

Place = tuple[str, str]
"""Host (with its port where it is not 443) and path."""


@dataclass(frozen=True)
class ListedKey:
    """A key of a document, under its full address."""

    address: str
    key: VerifyingKey


@dataclass(frozen=True)
class KeyDocument:
    """What a document says about keys. Keys that are for other ends than assertions are left out."""

    keys: tuple[ListedKey, ...]
    addresses: frozenset[str]
    """Keys that it names without holding them."""
    owner: str = ""
    """Whose key it is, where the document is one key (OB 2.0's CryptographicKey)."""


def place_of(address: str) -> Place | None:
    """Where an https address or a did:web leads; None for any other."""
    address = address.partition("#")[0]
    try:
        url = urlsplit(document_url(address) if address.startswith(DID_WEB) else address)
        host = (url.hostname or "").lower()
        port = url.port
    except ValueError:
        return None
    path = unquote(url.path)
    if address.startswith(DID_WEB):
        path = path.removesuffix("/did.json").removesuffix("/.well-known")
    segments = path.split("/")
    if url.scheme not in ("https", "http") or not host or "@" in url.netloc or {".", ".."} & set(segments):
        return None
    return (host if port in (None, 443) else f"{host}:{port}"), path.rstrip("/")


def host_of(address: str) -> str:
    """The host of an https address or a did:web, in ASCII (`xn--…`), with its port; empty for any other."""
    place = place_of(address)
    if place is None:
        return ""
    host, _, port = place[0].partition(":")
    try:
        return host.encode("idna").decode() + (f":{port}" if port else "")
    except UnicodeError:
        return host.encode("ascii", "backslashreplace").decode()


def is_below(place: Place, home: Place) -> bool:
    """The same place, or one further down the same path."""
    return place[0] == home[0] and f"{place[1]}/".startswith(f"{home[1]}/")


async def fetch(address: str, sources: Sources) -> KeyDocument:
    """The document of an issuer or of a key, at an https address or a did:web. Raises UnreachableError."""
    base = address.partition("#")[0]
    if not base.startswith(DID_WEB):
        return read(await sources.document(base), base)
    document = await sources.document(document_url(base))
    if document.get("id") != base:
        raise UnreachableError("another_document")
    return read(document, base)


def read(document: dict[str, Any], base: str) -> KeyDocument:
    """What a document that was found at `base` says about keys."""
    named = document.get("id")
    base = named if isinstance(named, str) and place_of(named) == place_of(base) else base
    asserts = document.get(_ASSERTS)
    allowed = None if asserts is None else {_absolute(_name(each), base) for each in _listed(asserts)}
    keys: list[ListedKey] = []
    addresses: set[str] = set()
    for entry in _entries(document):
        if isinstance(entry, str):
            addresses.add(_absolute(entry, base))
            continue
        address = _absolute(_name(entry), base)
        key = _key(entry)
        if allowed is not None and address not in allowed and entry is not document:
            continue
        addresses.add(address)
        if key is not None and len(keys) < MAX_KEYS:
            keys.append(ListedKey(address, key))
    owner = document.get("owner", document.get("controller", ""))
    return KeyDocument(tuple(keys), frozenset(addresses), owner if isinstance(owner, str) else "")


def _entries(document: dict[str, Any]) -> Iterator[dict[str, Any] | str]:
    """Everything that may be a key, or its address: the document itself, sets, methods."""
    yield document
    for name in ("keys", *_MEMBERS):
        for entry in _listed(document.get(name)):
            if isinstance(entry, dict | str):
                yield entry


def _name(entry: Any) -> str:
    """The address of an entry: its `id`, the `kid` of a JWK, or itself."""
    found = entry.get("id", entry.get("kid", "")) if isinstance(entry, dict) else entry
    return found if isinstance(found, str) else ""


def _absolute(name: str, base: str) -> str:
    if not name:
        return base
    if name.startswith("#"):
        return base.partition("#")[0] + name
    return name if ":" in name else f"{base.partition('#')[0]}#{name}"


def _listed(value: Any) -> list[Any]:
    found = value if isinstance(value, list) else [] if value is None else [value]
    return found[: 4 * MAX_KEYS]


def _key(entry: dict[str, Any]) -> VerifyingKey | None:
    """The key that an entry holds; None for one that we cannot use, or that holds none."""
    try:
        if "kty" in entry:
            return from_jwk(entry)
        if isinstance(entry.get("publicKeyJwk"), dict):
            return from_jwk(entry["publicKeyJwk"])
        if isinstance(entry.get("publicKeyMultibase"), str):
            return from_multikey(entry["publicKeyMultibase"])
        if isinstance(entry.get("publicKeyPem"), str):
            return from_pem(entry["publicKeyPem"])
    except BadgeError:
        return None
    return None
