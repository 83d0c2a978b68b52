"""What people do in the app, in words that the tests share."""

import json
import re
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import uuid4

import httpx
from playwright.sync_api import Locator, Page, Route, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from api.platform.access import SESSION_COOKIE
from tests.browser.badges import NAME, Club
from tests.browser.server import HOST
from tests.browser.world import World

PATIENCE_S = 20
BUILT = Path(__file__).parents[2] / "pwa" / "dist"


def choose_commune(page: Page, words: str, name: str | None = None) -> None:
    """On the first page or in the sheet: type the words and take the first suggestion."""
    field = page.get_by_role("combobox", name="La commune")
    field.fill(words)
    expect(page.get_by_role("option").first).to_contain_text(name or words)
    field.press("Enter")


def cards(page: Page) -> Locator:
    """The results of the list."""
    return page.locator(".result-side .cards > .card")


def result_count(page: Page) -> Locator:
    """How many results the list says it shows."""
    return page.locator(".results .order strong")


def wait_until(page: Page, condition: str) -> None:
    """Wait until an expression holds in the page.

    Playwright's `wait_for_function` evaluates the text again in the page, which our policy forbids: it fails
    whenever the expression does not hold at once.
    """
    wait_for(page, lambda: page.evaluate(condition), condition)


def wait_for(page: Page, holds: Callable[[], bool], what: str = "") -> None:
    """Wait until something holds, and let the page go on meanwhile."""
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline, what
        page.wait_for_timeout(50)


def ask_again(button: Locator) -> None:
    """Tap « Réessayer » or its like at once: the page asks by itself before long, and it is gone then."""
    try:
        button.evaluate("(one) => one.click()", timeout=2_000)
    except PlaywrightTimeout:
        # It has asked already.
        expect(button).to_have_count(0)


def wait_for_worker(page: Page) -> None:
    """Wait until the service worker holds the app and answers for this page. It takes the page while it is
    being activated; what is sent to it before its end may be lost.
    """
    page.evaluate(
        """async () => {
            const workers = navigator.serviceWorker;
            await workers.ready;
            const next = (target, event) =>
                new Promise((heard) => target.addEventListener(event, heard, { once: true }));
            if (!workers.controller) await next(workers, "controllerchange");
            const worker = workers.controller;
            while (worker.state !== "activated") await next(worker, "statechange");
        }"""
    )


def wait_for_pass(page: Page) -> None:
    """Wait until a signed-in pupil's phone holds all of the pass for times without a network: it is fetched
    after the app, and kept from the first page on that the worker answers for.
    """
    wait_for_worker(page)
    page.reload()
    manifest = json.loads((BUILT / ".vite" / "manifest.json").read_text())
    files, modules = [], ["src/app/rooms/few/pass.ts"]
    while modules:
        module = manifest[modules.pop()]
        files += [module["file"], *module.get("css", [])]
        modules += module.get("imports", [])
    kept = f"Promise.all({json.dumps(files)}.map((file) => caches.match('/' + file)))"
    wait_until(page, f"async () => (await {kept}).every(Boolean)")


def let_the_app_ask(page: Page) -> None:
    """Have pages come without the answer that they begin with."""

    def without(route: Route) -> None:
        if route.request.resource_type != "document":
            route.fallback()
            return
        sent = route.fetch()
        data = r'<script type="application/json" id="answers">.*?</script>'
        route.fulfill(response=sent, body=re.sub(data, "", sent.text()))

    page.route("**/*", without)


def sign_in_as(page: Page, token: str) -> None:
    """Let the phone hold this session, as if somebody had signed in on it earlier."""
    page.context.add_cookies([{"name": SESSION_COOKIE, "value": token, "domain": HOST, "path": "/"}])


def kept_on(page: Page) -> dict[str, str]:
    """All that the app keeps on this phone, by place: storages, databases, caches but the app's own files."""
    kept: dict[str, str] = page.evaluate(
        """async () => {
            const places = {};
            for (const [kind, storage] of Object.entries({ localStorage, sessionStorage })) {
                for (const [name, value] of Object.entries(storage)) places[`${kind} ${name}`] = value;
            }
            for (const name of await caches.keys()) {
                if (!name.startsWith("epass-answers")) continue;
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                    const { pathname, search } = new URL(request.url);
                    places[`cache ${pathname}${search}`] = await (await cache.match(request)).text();
                }
            }
            const done = (asked) => new Promise((good, bad) => {
                asked.onsuccess = () => good(asked.result);
                asked.onerror = () => bad(asked.error);
            });
            for (const { name } of await indexedDB.databases()) {
                const db = await done(indexedDB.open(name));
                for (const store of db.objectStoreNames) {
                    const held = db.transaction(store).objectStore(store);
                    const [keys, values] = await Promise.all([done(held.getAllKeys()), done(held.getAll())]);
                    keys.forEach((key, n) => (places[`${name}.${store} ${key}`] = JSON.stringify(values[n])));
                }
                db.close();
            }
            return places;
        }"""
    )
    return kept


Opening = Callable[[Page, World], None]
"""Brings a phone whose owner chose Nantes to something to look at."""


def _open(address: str, page: Page, world: World) -> None:
    page.goto(address.format(**vars(world)))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    # Skeletons and lazy texts give way to what the page is about.
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def _press(button: str, address: str, page: Page, world: World) -> None:
    _open(address, page, world)
    page.get_by_role("button", name=button).first.click()
    expect(page.get_by_role("dialog").filter(visible=True)).to_be_visible()


def _path(page: Page, world: World) -> None:
    for address in ("/careers/D1102", "/trainings/50022137", "/places/{cfa}", "/events/{open_day}"):
        _open(address, page, world)
        page.get_by_role("button", name="Ajouter à mon parcours").click()
        expect(page.get_by_role("button", name="Dans mon parcours")).to_be_visible()
    _open("/path", page, world)
    for way in ("Après la 3e", "En apprentissage"):
        page.get_by_role("checkbox", name=way).check(force=True)
    expect(page.get_by_text("D’habitude").first).to_be_visible()


def _welcome(page: Page, world: World) -> None:
    _open("/", page, world)
    page.evaluate("localStorage.removeItem('where')")
    page.goto("/")
    page.get_by_role("combobox", name="La commune").fill("saint")
    expect(page.get_by_role("option").first).to_be_visible()


def _suggestions(page: Page, world: World) -> None:
    _open("/search?q=boulangerie", page, world)
    page.get_by_role("combobox", name="Chercher partout").fill("jardin")
    expect(page.get_by_role("option").first).to_be_visible()


def _chatbox(words: str, page: Page, world: World) -> None:
    _open("/chat", page, world)
    page.get_by_role("textbox", name="Ma question").fill(words)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator(".chat-answer")).to_be_visible()


def _map(page: Page, world: World) -> None:
    _open("/?map=1", page, world)
    expect(page.locator(".map-pin, .map-group").first).to_be_visible()


def _open_as(who: str, address: str, page: Page, world: World) -> None:
    sign_in_as(page, getattr(world, who))
    _open(address, page, world)


def _press_as(who: str, button: str, address: str, page: Page, world: World) -> None:
    sign_in_as(page, getattr(world, who))
    _press(button, address, page, world)


def attack(origin: str, email: str, *, times: int) -> None:
    """Somebody asks for that address's codes, each time in another browser."""
    for _ in range(times):
        sent = httpx.post(f"{origin}/api/v1/sign-in/code", json={"email": email})
        assert sent.status_code == 202


def _code_awaited(attacks: int, digits: int, page: Page, world: World) -> None:
    _open("/sign-in", page, world)
    # Another one each time: whose codes nobody uses is under attack.
    email = f"views.{uuid4().hex[:8]}@example.org"
    attack(page.evaluate("location.origin"), email, times=attacks)
    page.get_by_label("Adresse mail").fill(email)
    page.get_by_role("button", name="Recevoir un code").click()
    expect(page.get_by_role("heading", name="Un code arrive par mail")).to_be_visible()
    page.get_by_role("button", name="Valider").click()
    expect(page.locator(".field-error")).to_have_text(f"Le code a {digits} chiffres.")


def _shared(page: Page, world: World) -> None:
    _open("/shared", page, world)
    page.get_by_role("checkbox", name="Cet ordinateur est partagé").check()
    expect(page.get_by_role("region", name="Ordinateur partagé")).to_be_visible()


def _welcome_step(steps: int, page: Page, world: World) -> None:
    _open_as("newcomer", "/welcome", page, world)
    for step in range(steps):
        page.get_by_role("button", name="Passer").click()
        expect(page.get_by_text(f"Étape {step + 2} sur 5")).to_be_visible()


def _badge(address: str, button: str, page: Page, world: World) -> None:
    page.goto("/more")
    with Club(page.evaluate("location.origin"), world.issuer, world.club) as club:
        shared = club.shared(world.pupil)
        badge = club.claimed(world.pupil)
        at = {"achievement": club.achievement, "issuer_page": club.issuer, "badge": badge, "shared": shared}
    open_it = partial(_press, button) if button else _open
    sign_in_as(page, world.pupil)
    open_it(address.format(**at), page, world)


def _card(page: Page, world: World) -> None:
    _badge("/me/pass/card", "", page, world)
    page.evaluate(
        """() => fetch("/api/v1/me/consents/card", {
            method: "PUT", headers: { "Content-Type": "application/json" }, body: '{"agree": true}' })"""
    )
    page.reload()
    page.get_by_role("checkbox", name=NAME).first.check()
    page.get_by_role("button", name="Afficher ma carte").click()
    expect(page.get_by_role("timer")).to_be_visible()


def _issuing(address: str, button: str, page: Page, world: World) -> None:
    page.goto("/more")
    with Club(page.evaluate("location.origin"), world.issuer, world.club) as club:
        # Who has a badge cannot ask for it.
        (club.asked if "requests" in address else club.claimed)(world.pupil)
        address = address.format(achievement=club.achievement)
    open_it = partial(_press, button) if button else _open
    sign_in_as(page, world.issuer)
    open_it(address, page, world)


def _verdict(page: Page, world: World) -> None:
    nothing = {"name": "badge.json", "mimeType": "application/json", "buffer": b"{}"}
    page.goto("/verify")
    page.get_by_label("Choisir un fichier").set_input_files([nothing])
    expect(page.locator(".verdict")).to_be_visible()
    page.get_by_text("Détail technique").click()
    page.get_by_text("Ou coller un lien").click()


VIEWS: dict[str, Opening] = {
    "welcome": _welcome,
    "results": partial(_open, "/"),
    "whole region": partial(_open, "/?type=event"),
    "nothing found": partial(_open, "/?type=place&place=production_school&radius=5"),
    "map": _map,
    "filters": partial(_press, "Filtres", "/"),
    "where": partial(_press, "Près de Nantes", "/"),
    "found everywhere": partial(_open, "/search?q=boulangre nantes"),
    "nothing found anywhere": partial(_open, "/search?q=xqzxqz"),
    "suggestions": _suggestions,
    "chatbox": partial(_open, "/chat"),
    "answer of the chatbox": partial(_chatbox, "cap boulanger à nantes"),
    "chatbox that heard of need": partial(_chatbox, "je veux mourir"),
    "who listens": partial(_open, "/safety"),
    "place": partial(_open, "/places/{lycee}"),
    "closed for a while": partial(_open, "/places/{cio}"),
    "private place": partial(_open, "/places/{cfa}"),
    "approximate place": partial(_open, "/places/{mfr}"),
    "vanished place": partial(_open, "/places/{vanished}"),
    "error report": partial(_press, "Signaler une erreur", "/places/{company}"),
    "agenda": partial(_open, "/agenda?period=dates"),
    "agenda filters": partial(_press, "Filtres", "/agenda"),
    "event": partial(_open, "/events/{open_day}"),
    "cancelled event": partial(_open, "/events/{cancelled}"),
    "kinds of offers": partial(_open, "/offers"),
    "offers": partial(_open, "/offers?kind=observation&level=3e"),
    "no offer": partial(_open, "/offers?kind=observation&level=4e&q=plongée"),
    "offer filters": partial(_press, "Filtres", "/offers?kind=observation&level=3e&rome=D1102"),
    "offer": partial(_open, "/offers/{placement}"),
    "full offer": partial(_open, "/offers/{full}"),
    "partner's offer": partial(_open, "/offers/{partners}"),
    "offer report": partial(_press, "Signaler cette offre", "/offers/{partners}"),
    "immersion": partial(_open, "/immersion"),
    "applying": partial(_open_as, "pupil", "/offers/{pastry}/apply"),
    "applying without a birth date": partial(_open_as, "newcomer", "/offers/{placement}/apply"),
    "applications": partial(_open_as, "pupil", "/me/applications"),
    "application": partial(_open_as, "pupil", "/me/applications/{application}"),
    "confirming": partial(_press_as, "pupil", "Je confirme", "/me/applications/{application}"),
    "conversations": partial(_open_as, "pupil", "/conversations"),
    "conversation": partial(_open_as, "pupil", "/conversations/{talk}"),
    "ended conversations": partial(_open_as, "pupil", "/conversations?state=closed"),
    "options of a conversation": partial(_press_as, "pupil", "Options", "/conversations/{talk}"),
    "wallet": partial(_badge, "/badges", ""),
    "badge": partial(_badge, "/badges/{badge}", ""),
    "showing a badge": partial(_badge, "/badges/{badge}", "Montrer"),
    "shared badge": partial(_badge, "{shared}", ""),
    "checked badge": _verdict,
    "claiming a badge": partial(_open, "/badges/claim"),
    "badges to earn": partial(_open, "/badges/catalogue"),
    "achievement": partial(_badge, "/achievements/{achievement}", ""),
    "asking for a badge": partial(_badge, "/achievements/{achievement}/ask", ""),
    "issuer": partial(_badge, "/badge-issuers/{issuer_page}", ""),
    "backpack": partial(_open_as, "pupil", "/badges/import"),
    "badges awarded": partial(_issuing, "/issuing", ""),
    "profile of an issuer": partial(_issuing, "/issuing/profile", ""),
    "new badge": partial(_issuing, "/issuing/achievements/new", ""),
    "badge of one's own": partial(_issuing, "/issuing/achievements/{achievement}", ""),
    "revoking a badge": partial(_issuing, "/issuing/achievements/{achievement}", "Révoquer"),
    "awarding a badge": partial(_issuing, "/issuing/achievements/{achievement}/award", ""),
    "codes of a badge": partial(_issuing, "/issuing/achievements/{achievement}/codes", ""),
    "large code": partial(_issuing, "/issuing/achievements/{achievement}/codes", "Montrer en grand"),
    "requests for badges": partial(_issuing, "/issuing/requests", ""),
    "request for a badge": partial(_issuing, "/issuing/requests", "Examiner"),
    "careers": partial(_open, "/careers"),
    "families of careers": partial(_press, "Une famille de métiers", "/careers"),
    "careers of a letter": partial(_open, "/careers?riasec=R"),
    "career": partial(_open, "/careers/A1202"),
    "trainings": partial(_open, "/trainings"),
    "no training": partial(_open, "/trainings?q=xqzxqz"),
    "filters of trainings": partial(_press, "Filtres", "/trainings"),
    "training": partial(_open, "/trainings/50022137"),
    "who is hiring": partial(_open, "/hiring"),
    "career with figures": partial(_open, "/careers/D1102"),
    "comparison": partial(_open, "/compare?careers=D1102,A1202"),
    "trainings compared": partial(_open, "/compare?trainings=50022137,45022137,40321202"),
    "places compared": partial(_open, "/compare?places={lycee},{cfa}"),
    "path": _path,
    "aids": partial(_open, "/aids?profile=job_seeker"),
    "sheet of an aid": partial(_open, "/aids/mission-locale"),
    "interests": partial(_open, "/interests"),
    "cards of tastes": partial(_open, "/interests/cards"),
    "careers without answers": partial(_open, "/interests/careers"),
    "interest": partial(_open, "/interests/A"),
    "saved": partial(_open, "/saved"),
    "more": partial(_open, "/more"),
    "erase": partial(_press, "Tout effacer", "/more"),
    "sign in": partial(_open, "/sign-in?problem=expired"),
    "shared computer": _shared,
    "school portals": partial(_open, "/ent"),
    "unknown tile": partial(_open, "/tiles/unknown?problem=tile"),
    "code awaited": partial(_code_awaited, 0, 6),
    "long code awaited": partial(_code_awaited, 7, 16),
    "outbox": partial(_open, "/outbox"),
    "account without session": partial(_open, "/me"),
    "welcome: level": partial(_welcome_step, 0),
    "welcome: commune": partial(_welcome_step, 1),
    "welcome: interests": partial(_welcome_step, 2),
    "welcome: birth date": partial(_welcome_step, 3),
    "welcome: first name": partial(_welcome_step, 4),
    "account": partial(_open_as, "pupil", "/me"),
    "pass": partial(_badge, "/me/pass", ""),
    "card": partial(_badge, "/me/pass/card", ""),
    "card on screen": _card,
    "choosing a drawing": partial(_press_as, "pupil", "Changer de dessin", "/me/pass"),
    "profile": partial(_open_as, "pupil", "/me/profile"),
    "address": partial(_open_as, "pupil", "/me/email"),
    "devices": partial(_open_as, "pupil", "/me/devices"),
    "being told": partial(_open_as, "pupil", "/me/preferences"),
    "notifications": partial(_open_as, "pupil", "/me/notifications"),
    "sources": partial(_open, "/sources"),
    "about": partial(_open, "/about"),
    "accessibility": partial(_open, "/accessibility"),
    "legal": partial(_open, "/legal"),
    "privacy": partial(_open, "/privacy"),
    "ranking": partial(_open, "/ranking"),
    "missing page": partial(_open, "/nowhere"),
}
"""Every page of the app, and what opens on top of them."""
