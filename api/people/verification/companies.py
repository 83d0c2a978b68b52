"""What becomes of a company's other establishments when one of them is shut out."""

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.organisations import service as organisations
from api.people.verification import queries
from api.people.verification.kinds import CANDIDACY_SUBMITTED, ORGANISATION_CHECKED_ANEW
from api.platform.access import Role
from api.platform.kit.clock import now
from api.platform.notices import service as notices
from api.platform.settings import Settings


async def check_anew(session: AsyncSession, settings: Settings, siren: str) -> None:
    """Its verified establishments wait for a referent again, their offers with them; done twice, once."""
    connection = await session.connection()
    news = []
    for organisation_id in await organisations.unverify_company(session, siren):
        asked = await connection.execute(queries.ASK_COMPANY_ANEW, {"id": organisation_id, "now": now()})
        candidacies = asked.all()
        members = await organisations.members_of(connection, organisation_id)
        referents = {
            one.id: await accounts.holders_of(connection, Role.REFERENT, one.department or None)
            for one in candidacies
        }
        news.append((organisation_id, members, candidacies, referents))
    for organisation_id, members, candidacies, referents in news:
        for one in candidacies:
            ids = {"candidacy_id": one.id, "role": one.role}
            await notices.show(session, referents[one.id], CANDIDACY_SUBMITTED, **ids)
        await notices.notify(
            session, settings, members, ORGANISATION_CHECKED_ANEW, organisation_id=organisation_id
        )
