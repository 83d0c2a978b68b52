"""HTTP of alerts: one's own, what they found, and the link that stops their mails."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import RedirectResponse

from api.placements.alerts import links, service
from api.placements.alerts.schemas import (
    AlertCreate,
    AlertPublic,
    AlertUpdate,
    FoundOffer,
    FoundQuery,
    MyAlerts,
    StopToken,
)
from api.platform.access import Role, SignedIn, Viewer, requires
from api.platform.kit.http import (
    READS,
    WRITES,
    DatabaseDep,
    LanguageDep,
    SettingsDep,
    private,
    problems,
)
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page
from api.platform.public_writes import PublicLink

router = APIRouter(tags=["alerts"])

Student = Annotated[Viewer, requires(Role.STUDENT)]
PathToken = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,100}$")]


@router.get("/me/alerts", responses=READS)
async def list_alerts(
    viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, language: LanguageDep
) -> MyAlerts:
    """My alerts, the newest first."""
    async with database.reads.connect() as connection:
        return await service.mine(connection, settings, viewer.account_id, language)


@router.post("/me/alerts", status_code=201, responses=WRITES)
async def save_alert(
    draft: AlertCreate, viewer: Student, database: DatabaseDep, settings: SettingsDep, language: LanguageDep
) -> AlertPublic:
    """Save a search; the same search again gives the alert that is there."""
    async with database.transaction() as session:
        return await service.save(session, settings, viewer.account_id, draft, language)


@router.get("/me/alerts/found", response_model=Page[FoundOffer], responses=READS)
async def list_found(
    viewer: SignedIn, query: Annotated[FoundQuery, Query()], database: DatabaseDep
) -> Response:
    """The offers that my alerts found and that can still be seen, the latest first."""
    async with database.reads.connect() as connection:
        found = await service.found(
            connection,
            viewer.account_id,
            alert_id=query.alert_id,
            limit=query.limit,
            cursor=query.cursor,
        )
    return private(page_json(found, query.limit))


@router.put("/me/alerts/{alert_id}", responses=WRITES)
async def change_alert(
    alert_id: UUID,
    update: AlertUpdate,
    viewer: Student,
    database: DatabaseDep,
    settings: SettingsDep,
    language: LanguageDep,
) -> AlertPublic:
    """Change, pause or take up an alert."""
    async with database.transaction() as session:
        return await service.change(session, settings, viewer.account_id, alert_id, update, language)


@router.post("/me/alerts/{alert_id}/keep", responses=WRITES)
async def keep_alert(
    alert_id: UUID, viewer: Student, database: DatabaseDep, settings: SettingsDep, language: LanguageDep
) -> AlertPublic:
    """Say that one still searches; a stopped alert looks again."""
    async with database.transaction() as session:
        return await service.keep(session, settings, viewer.account_id, alert_id, language)


@router.delete("/me/alerts/{alert_id}", status_code=204, responses=WRITES)
async def delete_alert(alert_id: UUID, viewer: SignedIn, database: DatabaseDep) -> None:
    """Delete an alert; deleting it again is no error."""
    async with database.transaction() as session:
        await service.delete(session, viewer.account_id, alert_id)


@router.post(
    "/alerts/unsubscribe",
    status_code=204,
    dependencies=[PublicLink],
    responses=problems(400, 403, 404, 413, 422, 429),
)
async def unsubscribe(stop: StopToken, database: DatabaseDep) -> None:
    """No more mails about alerts, by the link of one; nobody needs to be signed in."""
    async with database.transaction() as session:
        await service.stop_mails(session, stop.token)


@router.get(
    "/alerts/unsubscribe/{token}",
    status_code=303,
    response_class=RedirectResponse,
    responses=problems(400, 422, 429),
)
async def show_unsubscribe(token: PathToken, settings: SettingsDep) -> RedirectResponse:
    """Lead whoever opens the address of the mail's header to the page; only a POST stops anything."""
    return RedirectResponse(links.page(settings, token), status_code=303)


# Mail providers send it for all of their users from a few addresses, so nothing is counted for each address.
@router.post("/alerts/unsubscribe/{token}", status_code=204, responses=problems(400, 403, 404, 413, 422, 429))
async def unsubscribe_in_one_click(token: PathToken, database: DatabaseDep) -> None:
    """The same for mail programs (RFC 8058), which can send nothing but the address of the header."""
    async with database.transaction() as session:
        await service.stop_mails(session, token)
