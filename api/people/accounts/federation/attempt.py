"""One sign-in at a provider, from its start to its end."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime

from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from api.platform.settings.shapes import SignInProvider


@dataclass(frozen=True)
class Attempt:
    """What protects one sign-in; made again from state and browser secret, so that nothing of it is kept."""

    state: str
    nonce: str
    verifier: str
    """PKCE code_verifier (RFC 7636): 43 characters."""
    callback: str
    """Where the provider sends the browser back to."""
    began_at: datetime
    return_to: str
    shared: bool
    """Begun on a shared computer."""
    tile: bool = False
    """Begun by a tile of the provider's own portal: whoever tapped it has just signed in there."""

    @property
    def challenge(self) -> str:
        """PKCE code_challenge, S256."""
        return _base64url(hashlib.sha256(self.verifier.encode()).digest())


@dataclass(frozen=True)
class Answer:
    """What came back in the address, none of it proven yet."""

    state: str = ""
    code: str = ""
    error: str = ""
    issuer: str = ""
    """RFC 9207: who the answer says it is from."""
    ticket: str = ""


def make_attempt(
    settings: Settings,
    secrets: Secrets,
    provider: SignInProvider,
    *,
    state: str,
    browser: str,
    began_at: datetime,
    return_to: str,
    shared: bool,
    tile: bool = False,
) -> Attempt:
    """The same attempt for the same state and browser secret."""
    binding = f"{provider.id}\0{state}\0{browser}"
    return Attempt(
        state=state,
        nonce=_base64url(secrets.mark("sign-in nonce", binding)),
        verifier=_base64url(secrets.mark("sign-in verifier", binding)),
        callback=f"{settings.public_url}/api/v1/sign-in/{provider.id}/back",
        began_at=began_at,
        return_to=return_to,
        shared=shared,
        tile=tile,
    )


def _base64url(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()
