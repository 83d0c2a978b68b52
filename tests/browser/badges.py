"""A club that awards badges in the browser tests, through the API."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any, Self
from uuid import UUID, uuid4

import httpx
from PIL import Image

from api.platform.access import SESSION_COOKIE, Role
from tests.factories import Factory

API = "/api/v1/badges"
NAME = "Bénévole d’un festival"
NARRATIVE = "A tenu l’accueil deux jours, avec le sourire."


def client_of(origin: str, session: str) -> httpx.Client:
    """Somebody signed in, without a browser."""
    return httpx.Client(
        base_url=origin, cookies={SESSION_COOKIE: session}, headers={"Origin": origin}, timeout=30
    )


def picture(kind: str = "PNG", size: tuple[int, int] = (256, 256)) -> bytes:
    """A picture of a badge, or a photo."""
    out = BytesIO()
    Image.new("RGB", size, "#5b2e85").save(out, kind)
    return out.getvalue()


def club_rows(factory: Factory) -> tuple[str, UUID]:
    """The session of a member, and the verified organisation."""
    member = factory.account(Role.ISSUER, email=f"{uuid4()}@example.org")
    organisation: UUID = factory.organisation(member, name="Club du Lac")
    return factory.session(member), organisation


class Club:
    """A verified organisation with one badge that can be asked for."""

    def __init__(self, origin: str, session: str, organisation: UUID) -> None:
        self.client = client_of(origin, session)
        self._send("PUT", f"/organisations/{organisation}/profile", json={})
        draft = {
            "id": str(uuid4()),
            "name": NAME,
            "description": "A aidé à accueillir le public d’un festival.",
            "criteria": "Deux jours à l’accueil, avec l’équipe.",
            "tags": ["bénévolat"],
            "career_codes": ["K1302"],
            "requestable": True,
        }
        made = self._send("POST", f"/organisations/{organisation}/achievements", json=draft).json()
        self.achievement = str(made["id"])
        self._send("PUT", f"/achievements/{self.achievement}/image", content=picture())
        self._send("POST", f"/achievements/{self.achievement}/publish")

    @classmethod
    def new(cls, factory: Factory, origin: str) -> Self:
        """One that nobody else has."""
        return cls(origin, *club_rows(factory))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    @property
    def issuer(self) -> str:
        """The id of its profile."""
        return str(self.client.get(f"{API}/achievements/{self.achievement}").json()["issuer"]["id"])

    def change(self, **values: Any) -> None:
        """Write its badge anew."""
        self._send("PATCH", f"/achievements/{self.achievement}/own", json=values)

    def code(self, **values: Any) -> str:
        """A code that works for two days."""
        draft = {
            "id": str(uuid4()),
            "label": "Festival",
            "narrative": NARRATIVE,
            "expires_at": (datetime.now(UTC) + timedelta(days=2)).isoformat(),
            **values,
        }
        code: str = self._send("POST", f"/achievements/{self.achievement}/codes", json=draft).json()["code"]
        return code

    def claimed(self, session: str, code: str | None = None) -> str:
        """The badge of whoever is signed in there, by this code or a new one; its id."""
        with client_of(str(self.client.base_url), session) as theirs:
            claim = {"id": str(uuid4()), "code": code or self.code()}
            answer = theirs.post(f"{API}/claim", json=claim)
            assert answer.status_code == 200, answer.text
            return str(answer.json()["id"])

    def asked(self, session: str, message: str = "J’ai tenu l’accueil.") -> str:
        """A request of whoever is signed in there, sent with a photo; its id."""
        request = str(uuid4())
        with client_of(str(self.client.base_url), session) as theirs:
            draft = {"id": request, "message": message, "evidence": []}
            for method, path, body in (
                ("POST", f"/achievements/{self.achievement}/requests", {"json": draft}),
                ("PUT", f"/requests/{request}/photos/{uuid4()}", {"content": picture("JPEG")}),
                ("POST", f"/requests/{request}/send", {}),
            ):
                answer = theirs.request(method, API + path, **body)
                assert answer.is_success, answer.text
        return request

    def shared(self, session: str, **values: Any) -> str:
        """The address, in the app, by which that person shows a new badge."""
        badge = self.claimed(session)
        with client_of(str(self.client.base_url), session) as theirs:
            assert theirs.put("/api/v1/me/consents/badges", json={"agree": True}).status_code == 200
            wanted = {"id": str(uuid4()), "show_name": True, **values}
            answer = theirs.post(f"/api/v1/me/badges/{badge}/shares", json=wanted)
            assert answer.status_code == 201, answer.text
            return "/verify#" + str(answer.json()["items"][0]["url"]).partition("#")[2]

    def revoke(self, badge: str | UUID) -> None:
        self._send("POST", f"/credentials/{badge}/revoke", json={"reason": "Attribué par erreur."})

    def _send(self, method: str, path: str, **body: Any) -> httpx.Response:
        answer = self.client.request(method, API + path, **body)
        assert answer.is_success, answer.text
        return answer
