"""A CAS 3 server: a page to sign in, tickets that count once and for one service, attributes."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from urllib.parse import quote

from tests.people.accounts.peers.web import Asked, Reply, Web, redirect

Attributes = dict[str, list[str]]

_SAML = "urn:oasis:names:tc:SAML:2.0"
_NAMESPACE = "http://www.yale.edu/tp/cas"


class CasPeer:
    """One server. Whoever types a name is that person; their attributes stand in `people`."""

    def __init__(self) -> None:
        self._web = Web(self._answer)
        self.issuer = f"{self._web.origin}/cas"
        self.reset()

    def reset(self) -> None:
        self.people: dict[str, Attributes] = {}
        self.forged: str | None = None
        """Said instead of any validation."""
        self.asked: list[Asked] = []
        self.meanwhile: Callable[[], object] = lambda: None
        """What happens between a ticket's check and the answer."""
        self._tickets: dict[str, tuple[str, str]] = {}
        self._services: dict[str, str] = {}

    def close(self) -> None:
        self._web.close()

    def ticket(self, user: str, service: str) -> str:
        """A service ticket for somebody who signed in."""
        made = f"ST-{secrets.token_urlsafe(12)}"
        self._tickets[made] = (user, service)
        self._services[made] = service
        return made

    def logout(self, ticket: str) -> tuple[str, dict[str, str]]:
        """What the server posts when the session of that ticket ends, and where (§2.3.3)."""
        request = (
            f'<samlp:LogoutRequest xmlns:samlp="{_SAML}:protocol" ID="LR-{secrets.token_hex(8)}"'
            f' Version="2.0" IssueInstant="{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}">'
            f'<saml:NameID xmlns:saml="{_SAML}:assertion">@NOT_USED@</saml:NameID>'
            f"<samlp:SessionIndex>{ticket}</samlp:SessionIndex></samlp:LogoutRequest>"
        )
        return self._services[ticket], {"logoutRequest": request}

    def _answer(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        if asked.path == "/cas/login":
            return self._login(asked)
        if asked.path == "/cas/p3/serviceValidate":
            return self._validate(asked)
        return Reply(404)

    def _login(self, asked: Asked) -> Reply:
        service = asked.query["service"]
        if asked.method == "POST":
            ticket = quote(self.ticket(asked.form["username"], service))
            return redirect(f"{service}{'&' if '?' in service else '?'}ticket={ticket}")
        page = (
            "<!doctype html><html lang='fr'><title>ENT</title><link rel='icon' href='data:,'>"
            "<form method='post'><label>Identifiant <input name='username'></label>"
            "<button>Se connecter</button></form></html>"
        )
        return Reply(200, page, {"Content-Type": "text/html; charset=utf-8"})

    def _validate(self, asked: Asked) -> Reply:
        if self.forged is not None:
            return Reply(200, self.forged)
        user, service = self._tickets.pop(asked.query["ticket"], ("", ""))
        if not user:
            return _answer("<cas:authenticationFailure code='INVALID_TICKET'/>")
        if service != asked.query["service"]:
            return _answer("<cas:authenticationFailure code='INVALID_SERVICE'/>")
        self.meanwhile()
        attributes = "".join(
            f"<cas:{name}>{escape(value)}</cas:{name}>"
            for name, values in self.people.get(user, {}).items()
            for value in values
        )
        return _answer(
            f"<cas:authenticationSuccess><cas:user>{escape(user)}</cas:user>"
            f"<cas:attributes>{attributes}</cas:attributes></cas:authenticationSuccess>"
        )


def _answer(inside: str) -> Reply:
    return Reply(200, f"<cas:serviceResponse xmlns:cas='{_NAMESPACE}'>{inside}</cas:serviceResponse>")
