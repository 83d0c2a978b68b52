"""Decisions about cards: who may show one, for how long, and what stands on it. Nothing of it is kept."""

from datetime import timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.backpack import facade as backpack
from api.home.card import acts
from api.home.card.schemas import CardBadge, CardCreate, CardPublic, CardSchool
from api.people.accounts import service as accounts
from api.people.privacy import service as privacy
from api.people.vouching import service as vouching
from api.platform.access import Viewer
from api.platform.audit import service as audit
from api.platform.kit import clock
from api.platform.kit.personal_data import Purpose
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings

SHOWN_FOR = timedelta(minutes=5)


async def show(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, wanted: CardCreate
) -> CardPublic:
    """The viewer's card for the next minutes; badges that are not theirs, or not good now, are left out.

    Raises ForbiddenError: the consent `card` is missing.
    """
    # A withdrawal at the same moment waits: no card is given out after it.
    await privacy.require(session, settings, viewer.account_id, Purpose.CARD)
    connection = await session.connection()
    person = await accounts.find(connection, viewer.account_id)
    school = await vouching.school_of(connection, viewer.account_id) if wanted.school else None
    wallet = await backpack.wallet_of(connection, settings, secrets, viewer) if wanted.badges else None
    await audit.note(session, acts.CARD_SHOWN, actor=viewer.account_id, account_id=viewer.account_id)
    moment = clock.now()
    return CardPublic(
        first_name=person.first_name,
        level=person.level,
        avatar=person.avatar,
        school=None if school is None else CardSchool(**school._asdict()),
        badges=[
            CardBadge(id=badge.id, name=badge.name, issuer=badge.issuer.name, image_url=badge.image_url)
            for badge in (wallet.items if wallet else ())
            if badge.id in wanted.badges and badge.state is backpack.BadgeState.VALID
        ],
        shown_at=moment,
        expires_at=moment + SHOWN_FOR,
    )
