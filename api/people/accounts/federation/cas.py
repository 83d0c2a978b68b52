"""CAS Protocol 3.0, as schools' portals (ENT) speak it."""

from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from api.people.accounts.federation.attempt import Answer, Attempt
from api.people.accounts.federation.claims import Proven, read_person
from api.people.accounts.federation.peer import Refusal, ask, provider_client
from api.platform.settings.shapes import SignInProvider

CAS = "{http://www.yale.edu/tp/cas}"
SAML = "{urn:oasis:names:tc:SAML:2.0:protocol}"


def start_url(provider: SignInProvider, attempt: Attempt) -> str:
    """Where the browser signs in (§2.1)."""
    return f"{_base(provider)}/login?{urlencode(_parameters(provider, attempt))}"


async def finish(provider: SignInProvider, attempt: Attempt, answer: Answer) -> Proven:
    """The person whose ticket came back; the server accepts a ticket once, for this service (§2.8).

    Raises Refusal.
    """
    if not answer.ticket:
        raise Refusal("cancelled")
    parameters = _parameters(provider, attempt) | {"ticket": answer.ticket}
    async with provider_client() as client:
        response, body = await ask(
            client, "GET", f"{_base(provider)}/p3/serviceValidate?{urlencode(parameters)}"
        )
    if response.status_code != 200:
        raise Refusal("distrusted", f"status {response.status_code}")
    root = _read(body)
    if root.tag != f"{CAS}serviceResponse" or [one.tag for one in root] != [f"{CAS}authenticationSuccess"]:
        raise Refusal("distrusted", "ticket not accepted")
    success = root[0]
    users = success.findall(f"{CAS}user")
    # With `proxies` another service asked for the ticket in the person's name: nobody is at the screen. What
    # stands before an element inside `user` may be somebody else's name.
    if len(users) != 1 or len(users[0]) or success.find(f"{CAS}proxies") is not None:
        raise Refusal("distrusted", "not one person's own ticket")
    return Proven(read_person(provider, users[0].text, _attributes(success)), session=answer.ticket)


def read_logout_request(request: str) -> str:
    """The ticket of the session that has ended (§2.3.3). Raises Refusal.

    Nothing is signed: who knows the ticket is the server that gave it, or the browser that brought it.
    """
    root = _read(request)
    tickets = root.findall(f"{SAML}SessionIndex")
    if root.tag != f"{SAML}LogoutRequest" or len(tickets) != 1 or len(tickets[0]) or not tickets[0].text:
        raise Refusal("distrusted", "not one session's logout")
    return tickets[0].text.strip()


def logout_url(provider: SignInProvider, *, home: str) -> str:
    """Where to sign out of the server (§2.3)."""
    return f"{_base(provider)}/logout?{urlencode({'service': home})}"


def _read(said: bytes | str) -> Element:
    try:
        root: Element = fromstring(said, forbid_dtd=True)
    # LookupError: an encoding that nobody knows.
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise Refusal("distrusted", "not XML") from None
    return root


def _parameters(provider: SignInProvider, attempt: Attempt) -> dict[str, str]:
    # `renew`: a sibling's session at the portal is not taken for this person.
    service = f"{attempt.callback}?{urlencode({'state': attempt.state})}"
    asked = ({} if attempt.tile else {"renew": "true"}) | provider.extra | {"service": service}
    return {name: value for name, value in asked.items() if value}


def _attributes(success: Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for attribute in success.iterfind(f"{CAS}attributes/*"):
        name = attribute.tag.removeprefix(CAS)
        found.setdefault(name, []).append(attribute.text or "")
    return found


def _base(provider: SignInProvider) -> str:
    return provider.issuer.rstrip("/")
