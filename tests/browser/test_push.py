"""Being rung, in Chromium: what a person is asked and told, and what a push does, delivered by DevTools."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, Worker, expect

from api.platform.access import Role
from tests.browser.conftest import PATIENCE_MS, OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.steps import ask_again, sign_in_as, wait_for_worker
from tests.factories import Factory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser-push"),
    pytest.mark.service_worker,
    pytest.mark.whole_chromium,
]


def payload(*, notice: str = "one", tag: str = "offer-1", navigate: str = "/saved", unseen: int = 3) -> str:
    """As `api.platform.push.messages` writes it."""
    return json.dumps(
        {
            "web_push": 8030,
            "notification": {
                "title": "Une nouvelle offre pour toi",
                "body": "Elle correspond à une de tes recherches.",
                "navigate": f"https://epass.example{navigate}",
                "lang": "fr",
                "dir": "ltr",
                "tag": tag,
                "silent": False,
                "data": {"id": notice},
                "app_badge": str(unseen),
            },
            "app_badge": unseen,
        }
    )


LISTEN = """() => {
    if (self.rung === undefined) {
        const show = self.registration.showNotification.bind(self.registration);
        self.registration.showNotification = (...words) => show(...words).then(() => { self.rung += 1 });
    }
    self.rung = 0;
}"""
"""To count what is shown from now on; a worker that was started anew counts anew."""


class Ringing:
    """A phone that allows notifications, and DevTools at its service worker."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.origin = page.evaluate("location.origin")
        page.context.grant_permissions(["notifications"], origin=self.origin)
        wait_for_worker(page)
        self._devtools = page.context.new_cdp_session(page)
        self._registration = ""
        self._devtools.on("ServiceWorker.workerRegistrationUpdated", self._note)
        self._devtools.send("ServiceWorker.enable")
        self._until(lambda: self._registration != "")

    @property
    def worker(self) -> Worker:
        return self.page.context.service_workers[0]

    def _note(self, event: Any) -> None:
        for one in event["registrations"]:
            if one["scopeURL"] == f"{self.origin}/" and not one["isDeleted"]:
                self._registration = one["registrationId"]

    def _until(self, happened: Callable[[], bool], *, seconds: float = PATIENCE_MS / 1000) -> None:
        """Wait for something beside the page; who asks says what it means that it has not happened."""
        deadline = time.monotonic() + seconds
        while not happened() and time.monotonic() < deadline:
            self.page.wait_for_timeout(50)

    def push(self, *data: str) -> None:
        """Until the worker has shown them: Chromium forgets one that is shown while those there are read."""
        self.worker.evaluate(LISTEN)
        for one in data:
            self._devtools.send(
                "ServiceWorker.deliverPushMessage",
                {"origin": self.origin, "registrationId": self._registration, "data": one},
            )
        self._until(lambda: self._count() == len(data))
        assert self._count() == len(data)

    def _count(self) -> int:
        count: int = self.worker.evaluate("self.rung ?? 0")
        return count

    def shown(self) -> list[dict[str, Any]]:
        """The notifications on the screen."""
        found: list[dict[str, Any]] = self.page.evaluate(
            """async () => (await (await navigator.serviceWorker.ready).getNotifications())
                .map(({ title, body, tag, lang, icon, data }) => ({ title, body, tag, lang, icon, data }))"""
        )
        return found

    def wait_for(self, count: int) -> list[dict[str, Any]]:
        """Until so many notifications are shown."""
        self._until(lambda: len(self.shown()) == count)
        shown = self.shown()
        assert len(shown) == count, shown
        return shown

    def wait_for_notice(self, notice: str) -> None:
        """Until the only notification is about this."""
        self._until(lambda: [one["data"]["id"] for one in self.shown()] == [notice])
        assert [one["data"]["id"] for one in self.shown()] == [notice]

    def tap(self) -> None:
        """Tap the notification. DevTools cannot, so the worker gets the event that a tap would send it."""
        self.worker.evaluate(
            """async () => {
                const [notification] = await self.registration.getNotifications();
                self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
            }"""
        )


@pytest.fixture
def student(factory: Factory) -> UUID:
    """Somebody of 17."""
    return factory.account(Role.STUDENT, age=17, first_name="Prénom", email=None)


@pytest.fixture
def ringing(open_as: OpenAs, student: UUID) -> Iterator[Ringing]:
    """The phone of a student that can be rung."""
    opened = Ringing(open_as(student, "/me/profile"))
    yield opened
    for worker in opened.page.context.service_workers:
        worker.evaluate(
            "async () => (await self.registration.getNotifications()).forEach((one) => one.close())"
        )


class TestAPush:
    def test_is_shown_with_its_words_and_nothing_more(self, ringing: Ringing) -> None:
        ringing.push(payload())
        [shown] = ringing.wait_for(1)
        assert shown == {
            "title": "Une nouvelle offre pour toi",
            "body": "Elle correspond à une de tes recherches.",
            "tag": "offer-1",
            "lang": "fr",
            "icon": f"{ringing.origin}/icons/icon-192.png",
            "data": {"id": "one", "url": "/saved"},
        }

    def test_that_comes_twice_is_shown_once(self, ringing: Ringing) -> None:
        ringing.push(payload())
        ringing.wait_for(1)
        ringing.push(payload())
        ringing.wait_for(1)
        ringing.push(payload(notice="two", tag="offer-2"))
        shown = ringing.wait_for(2)
        assert {one["tag"] for one in shown} == {"offer-1", "offer-2"}

    def test_that_comes_with_another_waits_for_it(self, ringing: Ringing) -> None:
        # Chromium forgot one in 16 of 300 tries where what is on the screen was read while it was shown.
        ringing.worker.evaluate(
            """() => {
                self.events = [];
                const [show, read] = ["showNotification", "getNotifications"]
                    .map((name) => self.registration[name].bind(self.registration));
                self.registration.showNotification = async (...words) => {
                    self.events.push("shows");
                    await new Promise((resolve) => setTimeout(resolve, 200));
                    await show(...words);
                    self.events.push("shown");
                };
                self.registration.getNotifications = (...words) => {
                    self.events.push("reads");
                    return read(...words);
                };
            }"""
        )
        ringing.push(payload(notice="one", tag="offer-1"), payload(notice="two", tag="offer-2"))
        assert ringing.worker.evaluate("self.events") == ["reads", "shows", "shown"] * 2
        ringing.wait_for(2)

    def test_takes_the_place_of_an_earlier_one_with_its_tag(self, ringing: Ringing) -> None:
        ringing.push(payload(notice="one"))
        ringing.wait_for(1)
        ringing.push(payload(notice="two"))
        ringing.wait_for_notice("two")

    @pytest.mark.parametrize("data", ["", "not JSON", '{"web_push": 8030}', "null"])
    def test_that_cannot_be_read_says_that_there_is_news(self, ringing: Ringing, data: str) -> None:
        ringing.push(data)
        [shown] = ringing.wait_for(1)
        assert (shown["title"], shown["data"]["url"]) == ("E-pass Orientation", "/me/notifications")

    @pytest.mark.parametrize("navigate", ["//elsewhere.example/x", "/saved?x=1#y"])
    def test_never_leads_away_from_the_app(self, ringing: Ringing, navigate: str) -> None:
        ringing.push(payload(navigate=navigate))
        [shown] = ringing.wait_for(1)
        assert shown["data"]["url"] == navigate.replace("//", "/")

    def test_counts_the_news_at_the_door_of_an_open_tab_and_on_the_icon(
        self, ringing: Ringing, factory: Factory, student: UUID
    ) -> None:
        ringing.worker.evaluate(
            "() => { self.badges = []; self.navigator.setAppBadge = async (n) => self.badges.push(n) }"
        )
        banner = ringing.page.get_by_role("banner")
        expect(banner.get_by_role("link", name="Mon pass", exact=True)).to_be_visible()
        factory.connection.execute(
            "INSERT INTO stream_event (account_id, kind) VALUES (%s, 'alert.found')", [student]
        )
        ringing.push(payload(unseen=1))
        expect(banner.get_by_role("link", name="Mon pass, 1 alerte non lue")).to_be_visible()
        assert ringing.worker.evaluate("self.badges") == [1]


class TestATap:
    def test_leads_the_open_tab_there_without_loading_it_again(self, ringing: Ringing) -> None:
        ringing.page.evaluate("window.still = true")
        ringing.push(payload(navigate="/saved"))
        ringing.wait_for(1)
        ringing.tap()
        expect(ringing.page).to_have_url(f"{ringing.origin}/saved")
        expect(ringing.page.get_by_role("heading", level=1)).to_be_focused()
        assert ringing.page.evaluate("window.still") is True
        ringing.wait_for(0)

    def test_leaves_a_form_alone_in_which_something_was_written(self, ringing: Ringing) -> None:
        field = ringing.page.get_by_label("Prénom")
        field.fill("Autre")
        ringing.push(payload(navigate="/saved"))
        ringing.wait_for(1)
        # Opening another tab takes a real tap; that this one stays is what counts here.
        ringing.tap()
        ringing.wait_for(0)
        ringing.page.wait_for_timeout(1000)
        expect(ringing.page).to_have_url(f"{ringing.origin}/me/profile")
        expect(field).to_have_value("Autre")

    def test_in_the_installed_app_asks_before_it_leaves_such_a_form(self, ringing: Ringing) -> None:
        page = ringing.page
        page.evaluate("() => { window.matchMedia = (asked) => ({ matches: asked.includes('standalone') }) }")
        page.get_by_label("Prénom").fill("Autre")
        ringing.push(payload(navigate="/saved"))
        ringing.wait_for(1)
        ringing.tap()
        notice = page.get_by_role("status").filter(has_text="Du nouveau.")
        expect(notice).to_be_visible()
        expect(page.get_by_label("Prénom")).to_have_value("Autre")
        notice.get_by_role("button", name="Ouvrir quand même").tap()
        expect(page).to_have_url(f"{ringing.origin}/saved")


class TestTheOffer:
    """What a person reads and can do about being rung on this device."""

    START = "Activer les alertes"
    AGREE = "D’accord, activer"

    def test_explains_before_the_browser_asks(self, ringing: Ringing) -> None:
        page = ringing.page
        page.goto("/me/preferences")
        page.get_by_role("button", name=self.START).tap()
        dialog = page.get_by_role("dialog", name="Alertes sur cet appareil")
        for words in ("Ce qui sonne", "Ce qui ne s’affiche jamais", "Quand", "Pour arrêter"):
            expect(dialog.get_by_text(words, exact=True)).to_be_visible()
        dialog.get_by_role("button", name="Pas maintenant").tap()
        expect(page.get_by_role("button", name=self.START)).to_be_focused()

    def test_says_what_to_do_when_the_browser_s_push_service_does_not_answer(
        self, ringing: Ringing, phones: Phones, factory: Factory, student: UUID
    ) -> None:
        phones.expect("does not support the Push API in incognito mode")
        page = ringing.page
        page.goto("/me/preferences")
        page.get_by_role("button", name=self.START).tap()
        page.get_by_role("button", name=self.AGREE).tap()
        expect(page.get_by_role("button", name="Un instant…")).to_be_visible()
        # Chromium without Google's services, and in a private window: it answers late, or never.
        said = page.get_by_role("dialog").get_by_role("alert").filter(has_text="Le service d’alertes")
        expect(said).to_be_visible(timeout=25_000)
        expect(page.get_by_role("button", name=self.AGREE)).to_be_visible()
        rows = factory.connection.execute(
            "SELECT FROM push_subscription WHERE account_id = %s", [student]
        ).fetchall()
        assert rows == []

    def test_shows_how_to_undo_a_refusal(self, open_as: OpenAs, student: UUID) -> None:
        page = open_as(student, "/me/preferences")
        expect(page.get_by_text("Les alertes de l’E-pass sont bloquées sur cet appareil.")).to_be_visible()
        expect(page.get_by_role("button", name="C’est fait, vérifier")).to_be_visible()
        page.context.grant_permissions(["notifications"])
        ask_again(page.get_by_role("button", name="C’est fait, vérifier"))
        expect(page.get_by_role("button", name=self.START)).to_be_visible()

    def test_leads_somebody_under_15_to_the_consents(self, open_as: OpenAs, factory: Factory) -> None:
        page = open_as(factory.account(Role.STUDENT, age=13), "/me/profile")
        page.context.grant_permissions(["notifications"])
        page.goto("/me/preferences")
        page.get_by_role("button", name=self.START).tap()
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_text("Il manque l’accord d’un parent.")).to_be_visible()
        expect(dialog.get_by_role("button", name=self.AGREE)).to_have_count(0)
        dialog.get_by_role("link", name="Voir mes accords").tap()
        expect(page.get_by_role("heading", level=1, name="Mes accords")).to_be_visible()

    def test_on_an_iphone_shows_how_to_install_first(
        self, phones: Phones, factory: Factory, student: UUID
    ) -> None:
        page = phones.open(
            user_agent="Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
            " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
        )
        # Safari has it only once the app is installed.
        page.add_init_script("delete window.PushManager; delete window.Notification")
        sign_in_as(page, factory.session(student))
        page.goto("/me/preferences")
        expect(page.get_by_text("il faut d’abord installer l’appli")).to_be_visible()
        expect(page.get_by_text("Partager, puis « Sur l’écran d’accueil ».")).to_be_visible()
        expect(page.get_by_role("button", name=self.START)).to_have_count(0)


def test_what_rings_is_chosen_by_subject_and_channel(open_as: OpenAs, student: UUID) -> None:
    page = open_as(student, "/me/preferences")
    alerts = page.get_by_role("group", name="Mes recherches")
    expect(alerts.get_by_role("checkbox", name="Alerte")).to_be_checked()
    alerts.get_by_role("checkbox", name="Mail").uncheck()
    expect(page.locator(".toast")).to_have_text("Enregistré.")
    page.reload()
    expect(alerts.get_by_role("checkbox", name="Alerte")).to_be_checked()
    expect(alerts.get_by_role("checkbox", name="Mail")).not_to_be_checked()
    expect(page.get_by_role("group", name="Mes offres")).to_have_count(0)


SUBSCRIBED = """PushManager.prototype.getSubscription = async () => ({
    toJSON: () => ({ endpoint: "https://elsewhere.example/1", keys: { p256dh: "A", auth: "A" } }),
})"""
"""A browser that is subscribed; Chromium without Google's services never really is."""


def test_every_state_is_for_every_eye(
    phones: Phones, open_as: OpenAs, factory: Factory, student: UUID
) -> None:
    phones.expect("status of 422")
    page = open_as(student, "/me/preferences")
    expect(page.get_by_text("sont bloquées sur cet appareil")).to_be_visible()
    look(page)
    page.context.grant_permissions(["notifications"])
    page.get_by_role("button", name="C’est fait, vérifier").tap()
    start = page.get_by_role("button", name="Activer les alertes")
    expect(start).to_be_visible()
    look(page)
    start.tap()
    expect(page.get_by_role("dialog")).to_be_visible()
    look(page)
    page.add_init_script(SUBSCRIBED)
    page.evaluate(f"localStorage.setItem('account:{student}:push', 'true')")
    page.reload()
    expect(page.get_by_text("Cet appareil sonne quand il y a du nouveau.")).to_be_visible()
    look(page)
