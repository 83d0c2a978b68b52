"""What OpenID providers publish of themselves: endpoints and keys, kept for a while."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx
from jose import jwk
from jose.backends.base import Key
from jose.exceptions import JOSEError

from api.people.accounts.federation.peer import Refusal, ask_json
from api.platform.kit.clock import now
from api.platform.settings.shapes import SignInProvider, is_safe_address

KEPT_FOR = timedelta(hours=1)
KEYS_AGAIN_AFTER = timedelta(seconds=30)
"""How often at most an unknown key id makes us ask for the keys again."""


MAX_ENDPOINT = 2000
"""Characters of an endpoint's address."""


@dataclass(frozen=True)
class Metadata:
    """Endpoints of a provider (OpenID Connect Discovery 1.0 §3)."""

    authorization: str
    token: str
    keys: str
    userinfo: str | None
    end_session: str | None
    secret_in_body: bool
    """Authenticates at the token endpoint with client_secret_post, not client_secret_basic."""
    names_itself: bool
    """Its answers carry `iss` (RFC 9207)."""


@dataclass
class _Known:
    metadata: Metadata
    read_at: datetime
    keys: list[dict[str, Any]] | None = None
    keys_asked_again_at: datetime | None = None
    parsed: dict[tuple[str | None, str], Key] = field(default_factory=dict)


class Directory:
    """One per process. Forgetting it costs a request, nothing else."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}

    async def metadata(self, client: httpx.AsyncClient, provider: SignInProvider) -> Metadata:
        """The provider's endpoints. Raises Refusal."""
        return (await self._of(client, provider)).metadata

    async def key(
        self, client: httpx.AsyncClient, provider: SignInProvider, kid: str | None, algorithm: str
    ) -> Key:
        """The published key of that id; an unknown id asks again, for keys rotate. Raises Refusal."""
        known = await self._of(client, provider)
        parsed = known.parsed.get((kid, algorithm))
        if parsed is not None:
            return parsed
        if known.keys is None:
            known.keys = await _read_keys(client, known.metadata.keys)
        found = _choose(known.keys, kid, algorithm)
        if found is None and _is_due(known.keys_asked_again_at, KEYS_AGAIN_AFTER):
            known.keys_asked_again_at = now()
            known.parsed.clear()
            known.keys = await _read_keys(client, known.metadata.keys)
            found = _choose(known.keys, kid, algorithm)
        if found is None:
            raise Refusal("distrusted", "unknown key")
        try:
            made = jwk.construct(found, algorithm)
        except (JOSEError, ValueError, TypeError, KeyError):
            raise Refusal("distrusted", "unusable key") from None
        known.parsed[kid, algorithm] = made
        return made

    async def _of(self, client: httpx.AsyncClient, provider: SignInProvider) -> _Known:
        known = self._known.get(provider.id)
        if known is None or _is_due(known.read_at, KEPT_FOR):
            known = _Known(await _read_metadata(client, provider), now())
            self._known[provider.id] = known
        return known


def _is_due(last: datetime | None, interval: timedelta) -> bool:
    return last is None or now() - last >= interval


async def _read_metadata(client: httpx.AsyncClient, provider: SignInProvider) -> Metadata:
    document = await ask_json(
        client, "GET", f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration"
    )
    if document.get("issuer") != provider.issuer:
        raise Refusal("distrusted", "discovery of another issuer")
    methods = document.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    authorization, token, keys = (
        _endpoint(provider, document, name)
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")
    )
    if not authorization or not token or not keys:
        raise Refusal("distrusted", "discovery without the endpoints")
    return Metadata(
        authorization=authorization,
        token=token,
        keys=keys,
        userinfo=_endpoint(provider, document, "userinfo_endpoint"),
        end_session=_endpoint(provider, document, "end_session_endpoint"),
        secret_in_body=isinstance(methods, list)
        and "client_secret_basic" not in methods
        and "client_secret_post" in methods,
        names_itself=document.get("authorization_response_iss_parameter_supported") is True,
    )


def _endpoint(provider: SignInProvider, document: Mapping[str, Any], name: str) -> str | None:
    """An endpoint; none where a provider elsewhere names a server of this very machine."""
    address = document.get(name)
    if not isinstance(address, str) or len(address) > MAX_ENDPOINT or not is_safe_address(address):
        return None
    if provider.issuer.startswith("https:") and not address.lower().startswith("https:"):
        return None
    try:
        httpx.URL(address)
    except httpx.InvalidURL:
        return None
    return address


async def _read_keys(client: httpx.AsyncClient, address: str) -> list[dict[str, Any]]:
    keys = (await ask_json(client, "GET", address)).get("keys")
    return [one for one in keys if isinstance(one, dict)] if isinstance(keys, list) else []


def _choose(keys: list[dict[str, Any]], kid: str | None, algorithm: str) -> dict[str, Any] | None:
    """The one key that may have signed; none when several might."""
    family = "RSA" if algorithm.startswith("RS") else "EC"
    fitting = [
        key
        for key in keys
        if (kid is None or key.get("kid") == kid)
        and key.get("kty") == family
        and key.get("use", "sig") == "sig"
        and key.get("alg", algorithm) == algorithm
    ]
    return fitting[0] if len(fitting) == 1 else None
