"""How staff look after what the guide shows: videos, reported errors, links that lead nowhere."""

from uuid import uuid4

import pytest
from playwright.sync_api import Request, expect

from api.platform.access import Role
from tests.browser.conftest import LOST, OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.steps import ask_again
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-staff")]


def test_a_video_that_staff_add_is_a_link_until_it_is_opened(
    phones: Phones, open_as: OpenAs, factory: Factory
) -> None:
    phones.expect(r"status of 422")
    page = open_as(make(factory, Role.REFERENT), "/staff/videos")
    page.get_by_role("searchbox").fill("jardin")
    page.get_by_role("link", name="Jardinier").first.click()
    page.get_by_role("button", name="Ajouter une vidéo").click()
    page.get_by_label("Adresse").fill("https://peertube.example/w/kkGMgK9ZtnKfYAgnEtQxbv")
    page.get_by_label("Titre", exact=True).fill("Une journée dehors")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".field-error")).to_contain_text("Ce site n’est pas permis")
    look(page)
    page.get_by_label("Adresse").fill("https://youtu.be/dQw4w9WgXcQ?si=tracked")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".toast")).to_contain_text("C’est enregistré.")
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto("/careers/A1202")
    link = page.get_by_role("link", name="Une journée dehors")
    expect(page.get_by_text("S’ouvre sur youtube.com")).to_be_visible()
    expect(link).to_have_attribute("href", "https://www.youtube.com/watch?v=dQw4w9WgXcQ")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    assert asked
    assert [url for url in asked if "youtu" in url] == []
    factory.connection.execute("DELETE FROM video")


def test_videos_that_do_not_come_say_so_and_come_when_asked_again(
    phones: Phones, open_as: OpenAs, factory: Factory
) -> None:
    phones.expect(LOST)
    page = open_as(make(factory, Role.REFERENT), "/staff/videos")
    failure = page.locator(".empty[role=alert]")
    for asked, address, come in (
        ("**/api/v1/trainings?*", "/staff/videos?q=jardin", page.get_by_role("link", name="Jardinier")),
        (
            "**/api/v1/staff/careers/A1202/videos",
            "/staff/videos?careers=A1202",
            page.get_by_text("Aucune vidéo"),
        ),
    ):
        page.route(asked, lambda route: route.abort())
        page.goto(address)
        expect(failure).to_contain_text("Pas de réseau")
        look(page)
        page.unroute(asked)
        ask_again(failure.get_by_role("button", name="Réessayer"))
        expect(come.first).to_be_visible()
        expect(failure).to_have_count(0)


def test_a_report_of_an_error_is_read_and_seen_to(open_as: OpenAs, factory: Factory) -> None:
    factory.connection.execute(
        "INSERT INTO error_report (id, subject, subject_id, topic, message) VALUES (%s, %s, %s, %s, %s)",
        (uuid4(), "career", "A1202", "text", "On n’y plante pas que des fleurs"),
    )
    page = open_as(make(factory, Role.REFERENT), "/staff/error-reports")
    report = page.locator(".review").filter(has_text="On n’y plante pas que des fleurs")
    expect(report.get_by_role("link", name="Jardinier")).to_have_attribute("href", "/careers/A1202")
    look(page)
    report.get_by_role("button", name="C’est traité").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Rien à corriger.").check()
    sheet.get_by_role("button", name="C’est traité").click()
    expect(report).to_have_count(0)
    page.get_by_label("Traités", exact=True).check()
    expect(report).to_contain_text("Rien à corriger.")
    factory.connection.execute("DELETE FROM error_report")


def test_a_dead_link_is_listed_with_the_pages_that_show_it(open_as: OpenAs, factory: Factory) -> None:
    factory.connection.execute(
        "INSERT INTO outward_link (address, checked_at, status, failures, failed_since)"
        " SELECT url, now(), '404', 2, now() - interval '7 days' FROM career_onisep_tie"
        " WHERE code = 'A1202' LIMIT 1"
    )
    page = open_as(make(factory, Role.REFERENT), "/staff/dead-links")
    link = page.locator(".review").first
    expect(link).to_contain_text("erreur 404")
    expect(link.get_by_role("link").last).to_have_attribute("href", "/careers/A1202")
    look(page)
    factory.connection.execute("DELETE FROM outward_link")
