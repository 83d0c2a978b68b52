"""Badges of a demonstration: made by the same steps as by people, so that they are really signed."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4, uuid5

from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import achievements, codes, designs, email_digest, pictures, profiles, signing
from api.badges.issuing import demo_queries as queries
from api.badges.issuing.schemas import AchievementCreate, CodeCreate, DesignWrite, ProfileWrite
from api.platform.access import Role, Viewer
from api.platform.kit.clock import latest_birth, now, today
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.settings import Settings

_CODE_DAYS = 14


@dataclass(frozen=True)
class Shown:
    """A badge of the demonstration."""

    name: str
    description: str
    criteria: str
    design: DesignWrite
    tags: list[str]
    career_codes: list[str] = field(default_factory=list)
    requestable: bool = False
    narrative: str = ""
    """What the student did for it, of a badge that is theirs or offered to them."""


@dataclass(frozen=True)
class Asker:
    """Somebody who asks for a badge, and what they write."""

    account_id: UUID
    message: str
    evidence: str


@dataclass(frozen=True)
class Demonstration:
    """Who issues, what, and to whom."""

    account_id: UUID
    organisation_id: UUID
    profile: ProfileWrite
    badges: list[Shown]
    """The first is the student's, the second offered to them; the third has a code, the last is asked for."""
    student_id: UUID
    student_email: str
    askers: list[Asker]
    event: str


async def write(session: AsyncSession, settings: Settings, secrets: Secrets, shown: Demonstration) -> int:
    """Make what is not there yet; how many badges."""
    viewer = Viewer(
        shown.account_id,
        uuid4(),
        frozenset({Role.ISSUER}),
        frozenset(),
        latest_birth(30, today()),
        strong=True,
    )
    await profiles.write(session, secrets, viewer, shown.organisation_id, shown.profile)
    made = [await _badge(session, viewer, shown.organisation_id, one) for one in shown.badges]
    own, offered, coded, asked = made[0], made[1], made[2], made[-1]
    moment = now()
    parameters = {
        "account_id": shown.student_id,
        "awarded_by": shown.account_id,
        "now": moment - timedelta(days=4),
    }
    given = {**parameters, "achievement_id": own, "narrative": shown.badges[0].narrative}
    credential = (await run(session, queries.GIVE, given)).scalar()
    if credential is not None:
        await signing.issue(session, settings, secrets, credential)
    await run(
        session,
        queries.OFFER,
        {
            **parameters,
            "achievement_id": offered,
            "narrative": shown.badges[1].narrative,
            "email": shown.student_email,
            "mark": email_digest.address(secrets, shown.student_email),
        },
    )
    await _code(session, settings, secrets, viewer, coded, shown.event, moment)
    for asker in shown.askers:
        await _ask(session, asked, asker, moment)
    return len(made)


async def _badge(session: AsyncSession, viewer: Viewer, organisation_id: UUID, shown: Shown) -> UUID:
    # Named as the first demonstrations were, whose apostrophes were straight: no badge is made twice there.
    badge_id = uuid5(organisation_id, shown.name.replace("’", "'"))
    draft = AchievementCreate(
        id=badge_id,
        name=shown.name,
        description=shown.description,
        criteria=shown.criteria,
        tags=shown.tags,
        career_codes=shown.career_codes,
        requestable=shown.requestable,
    )
    if await achievements.create(session, viewer, organisation_id, draft):
        picture = await pictures.clean(designs.drawn(shown.design), by=viewer.account_id)
        await achievements.set_image(session, viewer, badge_id, picture, shown.design)
        await achievements.publish(session, viewer, badge_id)
    return badge_id


async def _code(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    badge_id: UUID,
    label: str,
    moment: datetime,
) -> None:
    """An open code, unless one is there."""
    parameters = {"achievement_id": badge_id, "now": moment}
    if (await run(session, queries.HAS_OPEN_CODE, parameters)).scalar_one():
        return
    draft = CodeCreate(
        id=uuid4(), label=label, expires_at=moment + timedelta(days=_CODE_DAYS), max_claims=100
    )
    await codes.make(session, settings, secrets, viewer, badge_id, draft)


async def _ask(session: AsyncSession, badge_id: UUID, asker: Asker, moment: datetime) -> None:
    """A request that waits; one of each person at a time."""
    request = {
        "id": uuid5(asker.account_id, f"badge {badge_id} {today()}"),
        "achievement_id": badge_id,
        "account_id": asker.account_id,
        "message": asker.message,
        "now": moment - timedelta(days=1),
    }
    if (await run(session, queries.ASK, request)).first() is not None:
        await run(session, queries.SHOW, {"request_id": request["id"], "text": asker.evidence})
