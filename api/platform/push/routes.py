"""HTTP of push subscriptions."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api.platform.access import SignedIn
from api.platform.kit.http import WRITES, DatabaseDep, SettingsDep, problems, public
from api.platform.push import service
from api.platform.push.schemas import PushKey, PushSubscriptionUpdate

router = APIRouter(tags=["push"])


async def get_require(request: Request) -> service.Require:
    """How one goes on with a consent alone."""
    require: service.Require = request.app.state.require_consent
    return require


@router.get("/push/key", response_model=PushKey, responses=problems(400, 429))
async def read_push_key(settings: SettingsDep) -> Response:
    """The key that a browser subscribes with."""
    return public(settings, PushKey(key=service.server_key(settings)).model_dump_json())


@router.put("/me/push-subscriptions", status_code=204, responses=WRITES)
async def subscribe(
    update: PushSubscriptionUpdate,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    require: Annotated[service.Require, Depends(get_require)],
) -> None:
    """Ring this device; its former subscription ends. Needs the consent `push`; the same twice is once."""
    async with database.transaction() as session:
        await service.subscribe(session, settings, viewer, update, require)


@router.delete("/me/push-subscriptions", status_code=204, responses=WRITES)
async def unsubscribe(viewer: SignedIn, database: DatabaseDep) -> None:
    """Ring this device no more; signing out does so too."""
    async with database.transaction() as session:
        await service.unsubscribe(session, viewer)
