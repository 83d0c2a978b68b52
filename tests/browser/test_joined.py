"""Walls, line 7: what others told of the same thing is read beside the case."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from api.platform.access import Role
from tests.browser.conftest import OpenAs
from tests.browser.eyes import look
from tests.browser.test_roles import make
from tests.browser.test_safety import shoot
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-safety")]


def test_a_referent_reads_what_joined_a_case(open_as: OpenAs, factory: Factory) -> None:
    mentor = factory.account(Role.MENTOR, first_name="Claude")
    first, joined, subject = uuid4(), uuid4(), uuid4()
    for case, head, name in ((first, None, "Alix"), (joined, first, "Camille")):
        factory.connection.execute(
            "INSERT INTO moderation_case (id, origin, subject_kind, subject_id, gravity, department,"
            " reporter_id, about_id, reason, note, quiet, joined_id)"
            " VALUES (%s, 'report', 'mentor', %s, 3, '44', %s, %s, 'meeting', %s, true, %s)",
            [case, subject, factory.account(Role.STUDENT, first_name=name), mentor, f"Dit par {name}.", head],
        )
    page = open_as(make(factory, Role.REFERENT), "/staff/cases")
    expect(page.locator(f"a[href='/staff/cases/{first}']")).to_have_count(1)
    expect(page.locator(f"a[href='/staff/cases/{joined}']")).to_have_count(0)
    page.goto(f"/staff/cases/{first}")
    others = page.locator("section", has=page.get_by_role("heading", name="Aussi signalé par"))
    expect(others).to_contain_text("Camille")
    expect(others).to_contain_text("Propose de se voir")
    expect(others).to_contain_text("Dit par Camille.")
    shoot(page, "joined")
    look(page)
