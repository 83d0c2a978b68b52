"""What a badge costs to issue: its credential written, signed with ES256 and baked into a picture."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from uuid import uuid4

from openbadgeslib import ob3
from PIL import Image

from api.badges.openbadges import documents, vc_jwt
from api.badges.openbadges.baking import Standard, bake_png, unbake
from api.badges.openbadges.designer import Design, draw
from api.badges.openbadges.keys import key_from_pem, new_key, pem_of
from api.badges.openbadges.svg_picture import rasterise
from benchmarks.report import Figure, load_average, middle
from benchmarks.size import sized

BADGES = sized(300, 3)
RUNS = sized(5, 1)
SITE = "https://epass.example/ob"
NAME, ABOUT, CRITERIA = "Esprit d’équipe", "Fait avancer un groupe.", "Mener un projet à plusieurs."
STARTED = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)


def measure() -> list[Figure]:
    """Badges of one achievement to as many people, by ours and by openbadgeslib in turn, on the same key."""
    picture = drawn(64)
    pem = pem_of(new_key())
    ours, theirs = our_issuer(picture, pem), peer_issuer(picture, pem)
    for issue in (ours, theirs):
        assert unbake(issue()).standard is Standard.OB3
    runs = [(timed(ours), timed(theirs)) for _ in range(RUNS)]
    each = ", ".join(f"{mine * 1000:.3f}/{other * 1000:.3f}" for mine, other in runs)
    return [
        Figure(
            "issue and bake, ES256, 64 px PNG, beside openbadgeslib",
            middle([other / mine for mine, other in runs]),
            "times as many",
            1.5,
            "higher",
            f"{BADGES} badges a run, ms each, ours/openbadgeslib: {each}; load {load_average()}",
        )
    ]


def drawn(side: int) -> bytes:
    """A badge's picture as PNG."""
    picture = Image.open(BytesIO(rasterise(draw(Design("shield", "plum", "team")), 512)))
    out = BytesIO()
    picture.resize((side, side), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def our_issuer(picture: bytes, pem: str) -> Callable[[], bytes]:
    """Issue one badge, as the worker does for each person of a batch."""
    url = f"{SITE}/issuers/1"
    issuer = documents.Issuer(
        id="did:web:epass.example:ob:issuers:1", url=url, name="Cadets", description="", home_url=url
    )
    achievement = documents.Achievement(
        id=f"{SITE}/achievements/1",
        name=NAME,
        description=ABOUT,
        criteria=CRITERIA,
        image_url=f"{SITE}/1.png",
    )

    def issue() -> bytes:
        key = key_from_pem(pem)
        award = documents.Award(
            id=f"urn:uuid:{uuid4()}", subject_id=f"urn:uuid:{uuid4()}", identity=None, valid_from=STARTED
        )
        credential = documents.credential(issuer, achievement, award)
        token = vc_jwt.sign(credential, key, f"{url}/keys/{key.kid}")
        return bake_png(picture, token, Standard.OB3)

    return issue


def peer_issuer(picture: bytes, pem: str) -> Callable[[], bytes]:
    """The same with openbadgeslib, whose signer parses its key once too."""
    signer = ob3.OB3Signer(pem, "ES256")
    issuer = ob3.Issuer(id="did:web:epass.example:ob:issuers:1", name="Cadets", url=f"{SITE}/issuers/1")
    achievement = ob3.Achievement(
        id=f"{SITE}/achievements/1",
        name=NAME,
        description=ABOUT,
        criteria_narrative=CRITERIA,
        image_url=f"{SITE}/1.png",
    )

    def issue() -> bytes:
        credential = ob3.OpenBadgeCredential(
            issuer=issuer, recipient_id=f"urn:uuid:{uuid4()}", achievement=achievement, issuance_date=STARTED
        )
        return bytes(signer.sign_into_png(credential, picture))

    return issue


def timed(issue: Callable[[], bytes]) -> float:
    """Seconds of processor that one badge takes."""
    started = time.process_time()
    for _ in range(BADGES):
        issue()
    return (time.process_time() - started) / BADGES
