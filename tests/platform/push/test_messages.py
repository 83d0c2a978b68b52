"""What is sent: sealed for one device, signed for one push service, and saying nothing of anybody."""

import time

import pytest
from cryptography.exceptions import InvalidTag
from jose import jwt

from api.features import NOTICES
from api.platform.kit.language import Language
from api.platform.notices.service import lock_screen
from api.platform.push import vapid
from api.platform.push.messages import Device as Address
from api.platform.push.messages import MessageTooLongError, Sealer, payload, topic_of
from tests.platform.push.peers.device import Device, from_base64url

KEY = vapid.new_private_key()
SUBJECT = "mailto:contact@example.org"


def address(device: Device, endpoint: str = "https://push.example/1") -> Address:
    return Address(endpoint, **device.keys)


def message(kind: str = "alert.found", language: Language = "fr", unseen: int = 3) -> bytes:
    return payload(
        notice_id="1",
        lines=lock_screen(NOTICES, kind),
        navigate="https://app.example/offers/1",
        tag="offer-1",
        language=language,
        unseen=unseen,
    )


def claims(header: str) -> dict[str, object]:
    """What a token says, once its signature is checked with the key beside it (RFC 8292)."""
    scheme, _, rest = header.partition(" ")
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    assert scheme == "vapid"
    assert parts["k"] == vapid.public_key(KEY)
    point = from_base64url(parts["k"])
    key = {"kty": "EC", "crv": "P-256", "x": _coordinate(point[1:33]), "y": _coordinate(point[33:])}
    options = {"verify_aud": False}
    found: dict[str, object] = jwt.decode(parts["t"], key, algorithms=["ES256"], options=options)
    return found


def _coordinate(number: bytes) -> str:
    return vapid._base64url(number)


class TestSealing:
    def test_only_the_device_opens_it(self) -> None:
        device, other = Device(), Device()
        body, _ = Sealer(KEY, SUBJECT).seal(address(device), message())
        assert device.opened(body)["notification"]["navigate"] == "https://app.example/offers/1"
        with pytest.raises(InvalidTag):
            other.opened(body)

    def test_nothing_is_the_same_twice(self) -> None:
        sealer, device = Sealer(KEY, SUBJECT), Device()
        one, other = (sealer.seal(address(device), message())[0] for _ in range(2))
        assert one[:16] != other[:16]
        assert one[21:86] != other[21:86]

    def test_what_no_push_service_takes_is_not_sent(self) -> None:
        sealer, device = Sealer(KEY, SUBJECT), Device()
        body, _ = sealer.seal(address(device), b"x" * 3993)
        assert len(body) == 4096
        with pytest.raises(MessageTooLongError):
            sealer.seal(address(device), b"x" * 3994)


class TestTokens:
    def test_name_the_push_service_with_its_port_and_us(self) -> None:
        _, header = Sealer(KEY, SUBJECT).seal(address(Device(), "https://push.example:8443/a/b"), b"{}")
        found = claims(header)
        assert found["aud"] == "https://push.example:8443"
        assert found["sub"] == SUBJECT
        assert 0 < int(str(found["exp"])) - time.time() <= 24 * 3600

    def test_leave_the_usual_port_out(self) -> None:
        _, header = Sealer(KEY, SUBJECT).seal(address(Device(), "https://push.example:443/a"), b"{}")
        assert claims(header)["aud"] == "https://push.example"

    def test_are_signed_once_per_push_service(self) -> None:
        sealer = Sealer(KEY, SUBJECT)
        headers = [
            sealer.seal(address(Device(), f"https://{host}/{n}"), b"{}")[1]
            for n in range(3)
            for host in ("one.example", "two.example")
        ]
        assert len(set(headers)) == 2
        assert {str(claims(header)["aud"]) for header in headers} == {
            "https://one.example",
            "https://two.example",
        }

    def test_are_signed_anew_before_they_end(self, moving_time: list[float]) -> None:
        tokens = vapid.OriginTokens(KEY, SUBJECT)
        first = tokens.get_authorization_header("https://push.example/1", "", 0)
        moving_time[0] += vapid.TOKEN_SECONDS - vapid.RENEW_SECONDS - 1
        assert tokens.get_authorization_header("https://push.example/2", "", 0) == first
        moving_time[0] += 2
        assert tokens.get_authorization_header("https://push.example/3", "", 0) != first


@pytest.fixture
def moving_time(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock that tokens read, in a list."""
    moment = [time.time()]
    monkeypatch.setattr(vapid.time, "time", lambda: moment[0])  # type: ignore[attr-defined]
    return moment


class TestWhatItSays:
    def test_is_a_declarative_push_message(self) -> None:
        device = Device()
        found = device.opened(Sealer(KEY, SUBJECT).seal(address(device), message())[0])
        assert found == {
            "web_push": 8030,
            "notification": {
                "title": "Une nouvelle offre pour toi",
                "body": "Elle correspond à une de tes recherches.",
                "navigate": "https://app.example/offers/1",
                "lang": "fr",
                "dir": "ltr",
                "tag": "offer-1",
                "silent": False,
                "data": {"id": "1"},
                "app_badge": "3",
            },
            "app_badge": 3,
        }

    @pytest.mark.parametrize("kind", ["alert.found", "alert.digest", "application.accepted", "some.thing"])
    def test_is_there_in_both_languages(self, kind: str) -> None:
        title, body = lock_screen(NOTICES, kind)
        assert title["fr"] != title["en"]
        assert body["fr"] != body["en"]

    def test_has_a_topic_that_tells_nothing(self) -> None:
        topic = topic_of("offer-1")
        assert len(topic) == 32
        assert "offer" not in topic
        assert topic == topic_of("offer-1") != topic_of("offer-2")


class TestTheServersKey:
    def test_is_a_number_that_browsers_know_the_point_of(self) -> None:
        key = vapid.new_private_key()
        assert len(from_base64url(key)) == 32
        point = from_base64url(vapid.public_key(key))
        assert (len(point), point[0]) == (65, 4)

    @pytest.mark.parametrize("text", ["AAAA", "", "A" * 43])
    def test_is_refused_when_it_is_none(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"."):
            vapid.private_key(text)
