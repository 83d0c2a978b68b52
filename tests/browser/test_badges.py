"""A badge from the code of an event to the eyes of an employer, and back into its owner's pocket."""

import base64
import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from playwright.sync_api import Page, expect
from psycopg.types.json import Jsonb

from tests.badges.openbadges.peers import Peer
from tests.browser.badges import NAME, NARRATIVE, Club, client_of, picture
from tests.browser.conftest import LOST, OpenAs, Phones
from tests.browser.consent import accept_all, agree_and_ask, link_to
from tests.browser.eyes import look
from tests.browser.server import Network
from tests.browser.steps import kept_on, sign_in_as, wait_for, wait_for_worker, wait_until
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-badges")]


MINISTRY = "Ministère de l’Éducation nationale"
DROPPED = """(content) => {
    const held = new DataTransfer();
    held.items.add(new File([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], "badge.png"));
    return held;
}"""
"""A file in somebody's hand."""


@pytest.fixture
def club(factory: Factory, network: Network) -> Iterator[Club]:
    """Who awards."""
    with Club.new(factory, network.origin) as opened:
        yield opened


def pupil(factory: Factory, age: int = 16) -> UUID:
    """Somebody to whom a badge can go."""
    return factory.account(
        "student", first_name="Élève", age=age, level="high_school", email=f"{uuid4()}@example.org"
    )


def verdict(page: Page, words: str) -> None:
    """The page says so, first and big."""
    expect(page.locator(".verdict h2")).to_have_text(words)


def test_a_code_becomes_a_badge_that_an_employer_checks_until_its_owner_stops(
    phones: Phones, factory: Factory, club: Club, network: Network
) -> None:
    phones.expect("status of 4(0[34]|22)")
    phone = phones.open()
    phone.goto(f"/badges/claim#code={club.code()}")
    # Signed out: the code waits, and is not in the address.
    expect(phone.get_by_text("Ton badge t’attend.")).to_be_visible()
    assert "#" not in phone.url
    sign_in_as(phone, factory.session(pupil(factory)))
    phone.goto("/badges/claim")
    expect(phone.get_by_role("heading", level=1, name=NAME)).to_be_visible()
    expect(phone.get_by_text(NARRATIVE)).to_be_visible()

    phone.get_by_role("button", name="Montrer").click()
    sheet = phone.get_by_role("dialog", name="Montrer ce badge")
    sheet.get_by_role("checkbox", name="Avec mon prénom").check()
    sheet.get_by_role("button", name="Créer le lien").click()
    # Nothing is shown to anyone before its owner has agreed to that at all.
    sheet.get_by_role("button", name="Je suis d’accord").click()
    shown = phone.get_by_role("dialog", name="Lien vers")
    expect(shown.get_by_role("img", name="Code QR du lien")).to_be_visible()
    link = shown.locator(".chosen").inner_text()
    phone.keyboard.press("Escape")
    phone.get_by_text("Autres formats").click()
    expect(phone.get_by_role("link", name="Jeton signé (JWT)")).to_be_visible()

    employer = phones.open()
    employer.goto("/verify")
    employer.get_by_text("Ou coller un lien").click()
    employer.get_by_label("Lien ou texte du badge").fill(link)
    employer.get_by_role("button", name="Vérifier", exact=True).click()
    verdict(employer, "Valide")
    address = "/verify#" + link.partition("#")[2]
    employer.goto(address)
    verdict(employer, "Valide")
    for words in ("Montré par Élève", NAME, "Club du Lac", NARRATIVE, "Deux jours à l’accueil"):
        expect(employer.get_by_text(words).first).to_be_visible()

    phone.get_by_role("button", name=re.compile("Arrêter le lien")).click()
    expect(phone.locator(".toast")).to_contain_text("C’est arrêté")
    expect(phone.get_by_role("button", name="Montrer")).to_be_focused()
    employer.reload()
    over = employer.get_by_role("heading", level=1, name="Ce badge n’est plus montré")
    expect(over).to_be_visible()
    # A link that was cut when it was copied is not taken for none.
    employer.goto("/verify")
    expect(employer.get_by_role("heading", level=1, name="Vérifier un badge")).to_be_visible()
    employer.goto(address[:-10])
    expect(over).to_be_visible()
    expect(employer.get_by_text("il n’est pas entier")).to_be_visible()


@pytest.mark.service_worker
def test_a_wallet_opens_without_a_network_and_a_code_waits_for_it(
    phones: Phones, factory: Factory, club: Club, network: Network, open_as: OpenAs
) -> None:
    phones.expect(LOST)
    account = pupil(factory)
    club.claimed(factory.session(account))
    phone = open_as(account, "/badges")
    expect(phone.get_by_role("link", name=NAME)).to_be_visible()
    wait_for_worker(phone)
    phone.reload()
    expect(phone.get_by_role("link", name=NAME)).to_be_visible()
    drawn = "() => document.querySelector('.badge-card img')?.naturalWidth > 0"
    wait_until(phone, drawn)

    with Club.new(factory, network.origin) as another:
        code = another.code()
    network.refuses()
    phone.goto("/badges")
    expect(phone.get_by_text("ce que le téléphone a gardé")).to_be_visible()
    wait_until(phone, drawn)
    phone.get_by_role("link", name=NAME).click()
    expect(phone.get_by_text(NARRATIVE)).to_be_visible()
    phone.goto("/badges/claim")
    phone.get_by_label("Code").fill(f"{code[:4]}-{code[4:].lower()}")
    phone.get_by_role("button", name="Recevoir mon badge").click()
    expect(phone.get_by_text("ton code est gardé")).to_be_visible()

    network.passes()
    phone.goto("/badges")
    expect(phone.get_by_role("link", name=NAME)).to_have_count(2)


@pytest.mark.service_worker
def test_links_that_show_a_badge_are_there_without_a_network_and_files_ask_for_one(
    phones: Phones, factory: Factory, club: Club, network: Network, open_as: OpenAs
) -> None:
    phones.expect(LOST)
    account = pupil(factory)
    shown = club.shared(factory.session(account))
    phone = open_as(account, "/badges")
    wait_for_worker(phone)
    phone.get_by_role("link", name=NAME).click()
    view = phone.get_by_role("button", name="Voir le lien")
    expect(view).to_be_visible()

    network.refuses()
    phone.reload()
    expect(phone.get_by_text("on ne peut ni en créer ni en arrêter")).to_be_visible()
    look(phone)
    view.click()
    expect(phone.get_by_role("img", name="Code QR du lien")).to_be_visible()
    expect(phone.get_by_text(shown.partition("#")[2])).to_be_visible()
    phone.get_by_role("link", name="PDF à imprimer, avec ce code QR").click()
    expect(phone.locator(".toast")).to_contain_text("se télécharge dès qu’il revient")
    phone.keyboard.press("Escape")

    network.passes()
    with phone.expect_download() as file:
        phone.get_by_role("link", name="Image PNG").first.click()
    assert file.value.suggested_filename.endswith(".png")
    expect(phone.get_by_text("on ne peut ni en créer ni en arrêter")).to_have_count(0)


def test_a_badge_is_asked_for_with_a_photo(
    rows: psycopg.Connection[Any], factory: Factory, club: Club, phones: Phones, open_as: OpenAs
) -> None:
    phones.expect("422")
    phone = open_as(pupil(factory), f"/achievements/{club.achievement}")
    phone.get_by_role("link", name="Demander ce badge").click()
    expect(phone.get_by_role("heading", level=1, name=re.compile("Demander"))).to_be_visible()
    phone.get_by_label("Ce que tu as fait").fill("J’ai tenu l’accueil. Mon numéro : 06 12 34 56 78.")
    chosen = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": picture("JPEG", (4000, 3000))}
    phone.get_by_label("Ajouter une photo").set_input_files([chosen])
    expect(phone.get_by_role("img", name="Photo 1")).to_be_visible()
    wait_for(phone, lambda: '"photos":[{' in "".join(kept_on(phone).values()))
    # What was begun is there after the page was closed, the photo too.
    phone.reload()
    expect(phone.get_by_role("img", name="Photo 1")).to_be_visible()
    expect(phone.get_by_label("Ce que tu as fait")).to_have_value(re.compile("J’ai tenu l’accueil"))
    link = phone.get_by_label("Un lien")
    link.fill("http://monsite.fr")
    phone.get_by_role("button", name="Envoyer ma demande").click()
    expect(phone.locator(".field-error")).to_have_text("Un lien commence par https://.")
    expect(link).to_be_focused()
    link.fill("monsite.fr")
    phone.get_by_role("button", name="Envoyer ma demande").click()
    expect(phone.locator(".toast")).to_contain_text("Des coordonnées ont été masquées")
    # Walls, line 13: one tap asks for a look.
    expect(phone.get_by_text("l’organisme ne les voit pas")).to_be_visible()
    look(phone)
    phone.get_by_role("button", name="Demander un autre regard").click()
    expect(phone.get_by_text("C’est demandé.")).to_be_visible()
    asked = rows.execute(
        "SELECT c.subject_kind, c.gravity FROM moderation_case c JOIN badge_request r ON r.id = c.subject_id"
        " WHERE r.achievement_id = %s AND c.look_asked_at IS NOT NULL",
        [club.achievement],
    ).fetchall()
    assert asked == [("badge_request", 2)]
    phone.goto("/badges")
    expect(phone.get_by_text("Envoyée", exact=True)).to_be_visible()
    (size,) = rows.execute(
        "SELECT length(photo) FROM badge_evidence WHERE kind = 'photo' AND request_id IN"
        " (SELECT id FROM badge_request WHERE achievement_id = %s)",
        [club.achievement],
    ).fetchall()
    assert 0 < size[0] < 400_000
    phone.goto(f"/achievements/{club.achievement}")
    expect(phone.get_by_role("link", name="Voir ma demande")).to_be_visible()
    phone.goto("/badges")
    phone.get_by_role("link", name=NAME).click()
    phone.get_by_role("button", name="Retirer ma demande").click()
    phone.get_by_role("dialog").get_by_role("button", name="Retirer ma demande").click()
    expect(phone.locator(".toast")).to_contain_text("Demande retirée.")
    expect(phone.get_by_text("Pas encore de badge")).to_be_visible()
    # A code that is none stays where it was typed, to be mended.
    phone.goto("/badges/claim")
    code = phone.get_by_label("Code")
    code.fill("AAAA2222")
    phone.get_by_role("button", name="Recevoir mon badge").click()
    expect(phone.locator(".field-error")).to_contain_text("est pas bon")
    expect(code).to_have_value("AAAA2222")
    expect(code).to_be_focused()


def test_a_parent_decides_before_a_badge_is_a_childs(
    factory: Factory, club: Club, open_as: OpenAs, page: Page
) -> None:
    child = open_as(pupil(factory, age=13), "/badges")
    parent = f"{uuid4()}@example.org"
    accept_all(child, agree_and_ask(child, parent))
    child.goto(f"/badges/claim#{club.code()}")
    expect(child.get_by_text("Un parent doit l’accepter aussi")).to_be_visible()
    page.goto(link_to(child, parent))
    page.get_by_role("button", name=f"Accepter\u00a0: {NAME}").click()
    expect(page.locator(".toast")).to_contain_text("votre enfant a son badge")
    # The child's phone hears of it by itself.
    expect(child.get_by_text("Valable sans limite de temps.")).to_be_visible()
    expect(child.get_by_role("button", name="Montrer")).to_be_visible()


def test_a_parent_who_answers_for_the_first_time_goes_on_to_the_badge(
    factory: Factory, club: Club, open_as: OpenAs, page: Page
) -> None:
    child = open_as(pupil(factory, age=13), "/badges")
    child.goto(f"/badges/claim#{club.code()}")
    expect(child.get_by_text("il n’a pas encore de lien")).to_be_visible()
    page.goto(agree_and_ask(child, f"{uuid4()}@example.org", "conversations"))
    expect(page.get_by_text("la question vient après celles-ci")).to_be_visible()
    page.locator(".chip").filter(has_text="J’accepte").first.tap()
    page.get_by_role("checkbox", name=re.compile("exercer l’autorité parentale")).check()
    page.get_by_role("button", name="Confirmer ma réponse").tap()
    expect(page.get_by_role("heading", name="Merci, votre réponse est enregistrée")).to_be_focused()
    look(page)
    page.get_by_role("button", name=f"Accepter\u00a0: {NAME}").tap()
    expect(page.locator(".toast")).to_contain_text("votre enfant a son badge")
    expect(page.get_by_text("Encore une question")).to_have_count(0)
    expect(child.get_by_text("Valable sans limite de temps.")).to_be_visible()


def test_anyone_checks_a_file_and_one_changed_byte_is_said(
    factory: Factory, club: Club, network: Network, page: Page
) -> None:
    session = factory.session(pupil(factory))
    badge = club.claimed(session)
    with client_of(network.origin, session) as owner:
        png = owner.get(f"/api/v1/me/badges/{badge}/file", params={"format": "png"}).content
        jwt = owner.get(f"/api/v1/me/badges/{badge}/file", params={"format": "jwt"}).text

    page.goto("/verify")

    def give(content: bytes) -> None:
        page.get_by_label("Choisir un fichier").set_input_files(
            [{"name": "badge.png", "mimeType": "image/png", "buffer": content}]
        )

    expect(page.get_by_text("Choisir un fichier")).to_be_visible()
    file = page.evaluate_handle(DROPPED, base64.b64encode(png).decode())
    page.dispatch_event("main", "drop", {"dataTransfer": file})
    verdict(page, "Valide")
    expect(page.get_by_text(NARRATIVE)).to_be_visible()
    body = png.index(jwt.split(".")[1].encode()) + 40
    give(png[:body] + bytes([png[body] ^ 1]) + png[body + 1 :])
    verdict(page, "Modifié")
    expect(page.get_by_text("Fichier : badge.png")).to_be_visible()
    give(b"not a badge")
    verdict(page, "Illisible")
    give(picture())
    expect(page.get_by_text("Cette image ne contient pas de badge")).to_be_visible()
    # Whoever made it says that nobody needs to sign.
    parts = (b'{"alg":"none","typ":"JWT"}', b'{"iss":"https://issuer.example"}')
    give(".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in (*parts, b"")).encode())
    verdict(page, "Refusé")
    club.revoke(badge)
    page.get_by_text("Ou coller un lien").click()
    page.get_by_label("Lien ou texte du badge").fill(jwt)
    page.get_by_label("Adresse mail de la personne").fill("somebody@example.org")
    page.get_by_role("button", name="Vérifier", exact=True).click()
    verdict(page, "Révoqué")
    expect(page.get_by_text("Attribué par erreur.")).to_be_visible()
    expect(page.get_by_text("Il n’a pas été délivré à cette adresse mail.")).to_be_visible()
    page.get_by_role("button", name="English").click()
    verdict(page, "Revoked")


def kept(page: Page, content: str | bytes) -> None:
    """Put a badge into one's backpack, and open it there."""
    buffer = content.encode() if isinstance(content, str) else content
    page.get_by_label("Choisir un fichier").set_input_files(
        [{"name": "badge.jwt", "mimeType": "text/plain", "buffer": buffer}]
    )
    expect(page.locator(".toast")).to_contain_text("Ajouté")
    page.locator(".packed > summary").first.click()


def linked(page: Page) -> str:
    """A new link of what is open in the backpack, without a name; its address."""
    page.get_by_role("button", name="Montrer").click()
    sheet = page.get_by_role("dialog", name="Montrer ce badge")
    expect(sheet.get_by_role("checkbox", name="Avec mon prénom")).to_have_count(0)
    sheet.get_by_role("button", name="Créer le lien").click()
    sheet.get_by_role("button", name="Je suis d’accord").click()
    token = page.get_by_role("dialog", name="Lien vers").locator(".chosen").inner_text().partition("#")[2]
    page.keyboard.press("Escape")
    return f"/verify#{token}"


def test_a_key_that_calls_itself_a_ministry_is_valid_nowhere(
    phones: Phones, factory: Factory, open_as: OpenAs, page: Page
) -> None:
    """Walls, line 17: neither when checked, nor in a backpack, nor on the page that shows it."""
    phones.expect("status of 403")
    peer = Peer("EdDSA")
    badge = peer.jwt(issuer=peer.did_key, named=MINISTRY, url="https://www.education.gouv.fr/")
    page.goto("/verify")
    page.get_by_text("Ou coller un lien").click()
    page.get_by_label("Lien ou texte du badge").fill(badge)
    page.get_by_role("button", name="Vérifier", exact=True).click()

    def looks_forged(seen: Page) -> None:
        verdict(seen, "N’importe qui a pu le faire")
        told = seen.locator(".verdict.is-self_signed")
        expect(told).to_contain_text("le nom affiché n’est vérifié par personne")
        expect(seen.get_by_text("Personne ne garantit ce qui suit")).to_be_visible()
        expect(seen.get_by_text(MINISTRY)).to_be_visible()
        expect(seen.get_by_role("link", name=MINISTRY)).to_have_count(0)
        for word in ("Valide", "Pas révoqué"):
            expect(seen.get_by_text(re.compile(rf"\b{word}\b"))).to_have_count(0)

    looks_forged(page)
    look(page)
    phone = open_as(pupil(factory), "/badges/import")
    kept(phone, badge)
    looks_forged(phone)
    expect(phone.locator("summary .tag").first).to_have_text("N’importe qui a pu le faire")
    look(phone)
    page.goto(linked(phone))
    looks_forged(page)
    expect(page.get_by_text("Rien ne dit s’il est à la personne qui le montre.")).to_be_visible()
    look(page)


def test_a_friends_badge_is_not_shown_as_mine_and_revoked_it_says_so_when_it_is_shown(
    rows: psycopg.Connection[Any], phones: Phones, factory: Factory, club: Club, open_as: OpenAs, page: Page
) -> None:
    """Walls, lines 18 and 19."""
    phones.expect("status of 403")
    session = factory.session(pupil(factory))
    friends = club.claimed(session)
    with client_of(str(club.client.base_url), session) as friend:
        jwt = friend.get(f"/api/v1/me/badges/{friends}/file", params={"format": "jwt"}).text
    phone = open_as(pupil(factory), "/badges/import")
    kept(phone, jwt)
    expect(phone.locator("summary .tag").nth(1)).to_have_text("Pour une autre adresse")
    expect(phone.get_by_text("Il est pour une autre adresse que celle du compte")).to_be_visible()
    look(phone)
    address = linked(phone)
    page.goto(address)
    verdict(page, "Valide")
    expect(page.get_by_text("une autre adresse mail que celle de la personne qui le montre")).to_be_visible()
    expect(page.get_by_text("Montré par")).to_have_count(0)
    look(page)

    club.revoke(friends)
    rows.execute("UPDATE badge_backpack SET checked_at = now() - interval '11 minutes'")
    page.reload()
    verdict(page, "Révoqué")
    expect(page.get_by_text("Vérifié le")).to_be_visible()


def test_a_site_that_signed_is_told_large_and_not_as_valid(
    rows: psycopg.Connection[Any], factory: Factory, open_as: OpenAs
) -> None:
    """Walls, line 17: a domain confirms its signature, and nobody here has looked at who is behind it."""
    account = pupil(factory)
    phone = open_as(account, "/badges/import")
    kept(phone, Peer().jwt())
    # No other server answers here: what a check would have found where one does.
    rows.execute(
        "UPDATE badge_backpack SET finding = finding || %s WHERE account_id = %s",
        [Jsonb({"verdict": "valid", "code": "ok", "trust": "domain", "domain": "peer.example"}), account],
    )
    phone.reload()
    expect(phone.locator("summary .tag").first).to_have_text("Signé par le site peer.example")
    phone.locator(".packed > summary").click()
    expect(phone.locator(".verdict.is-domain bdi")).to_have_text("peer.example")
    expect(phone.get_by_text("La Région n’a pas vérifié qui est derrière")).to_be_visible()
    expect(phone.get_by_text(re.compile(r"\bValide\b"))).to_have_count(0)
    look(phone)

    # A host where anybody publishes is nobody's site.
    uploaded = {"trust": "public_host", "domain": "static.data.gouv.fr"}
    rows.execute(
        "UPDATE badge_backpack SET finding = finding || %s WHERE account_id = %s", [Jsonb(uploaded), account]
    )
    phone.reload()
    expect(phone.locator("summary .tag.alarm").first).to_have_text("N’importe qui a pu le faire")
    phone.locator(".packed > summary").click()
    expect(phone.locator(".verdict.is-self_signed")).to_contain_text(
        "un fichier déposé sur un hébergeur public"
    )
    expect(phone.locator(".verdict")).to_contain_text("static.data.gouv.fr")
    expect(phone.get_by_text("Signé par le site")).to_have_count(0)
    look(phone)
