"""Push subscriptions of devices, and what is on its way to them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, Column, Index, Integer, Text
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import created_column, id_column, moment_column, reference


class PushSubscription(SQLModel, table=True):
    """Where one signed-in device can be rung (Push API). It goes with the session: signing out ends it."""

    __tablename__ = "push_subscription"

    id: UUID | None = Field(None, sa_column=id_column())
    account_id: UUID = Field(sa_column=reference("account.id", index=True))
    session_id: UUID = Field(sa_column=reference("session.id", unique=True))
    endpoint: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    """Address at the browser's push service: whoever knows it can reach the device's push service."""
    p256dh: str
    """The device's public key, base64url (RFC 8291)."""
    auth: str
    """The secret shared with the device, base64url (RFC 8291)."""
    created_at: datetime | None = Field(None, sa_column=created_column())


class PushNotice(SQLModel, table=True):
    """One thing that devices are told; gone when all of them were, or when it is too late."""

    __tablename__ = "push_notice"

    id: UUID | None = Field(None, sa_column=id_column())
    kind: str
    """For example `alert.found`; `push.words` says it without any content."""
    url: str
    """The page of the app that a tap opens."""
    tag: str
    """A later notice with the same tag takes the place of this one on the device."""
    urgency: str
    created_at: datetime = Field(sa_column=moment_column())
    expires_at: datetime = Field(sa_column=moment_column(index=True))


class PushDelivery(SQLModel, table=True):
    """One notice that one device has yet to get; the row goes once its push service has taken it.

    It outlives the device: then the person is written to, where no other of theirs rings.
    """

    __tablename__ = "push_delivery"
    __table_args__ = (Index("ix_push_delivery_notice_id_chunk", "notice_id", "chunk"),)

    notice_id: UUID = Field(sa_column=reference("push_notice.id", primary_key=True))
    subscription_id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True))
    account_id: UUID = Field(sa_column=reference("account.id", index=True))
    chunk: int = Field(sa_column=Column(Integer, nullable=False))
    """Which job of the notice looks after it."""
    in_flight: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """It was handed to the push service, whose answer is not known yet."""
    tries: int = Field(0, sa_column=Column(Integer, nullable=False, server_default="0"))
    not_before: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When the push service may be asked again."""
