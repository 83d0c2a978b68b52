"""What privacy writes by mail: to parents, and to the person. No content, only that something waits."""

from collections.abc import Sequence
from datetime import datetime

from api.people.privacy.words import TITLES
from api.platform.kit.language import Language, Words, day, time_of
from api.platform.kit.personal_data import Purpose
from api.platform.mail.letters import Door, Letter
from api.platform.settings import Settings


def parent_link(settings: Settings, token: str, page: str = "") -> str:
    """Address of a parent's page; the token stands in the fragment, which no server sees."""
    return f"{settings.public_url}/parent{page}#{token}"


_APP: Words = {
    "fr": "L’E-pass Orientation est l’application de la Région qui aide les jeunes à s’orienter. Elle est"
    " gratuite.",
    "en": "E-pass Orientation is the Region’s app that helps young people find their way. It is free.",
}


def _begin(text: str) -> str:
    """A capital letter where a subject or a sentence begins: « votre enfant » stands for a missing name."""
    return text[:1].upper() + text[1:]


def ask(
    language: Language,
    child: str,
    url: str,
    expires_at: datetime,
    *,
    stop: str,
    asked: Sequence[str] = (),
    reminder: bool = False,
    badge_waits: bool = False,
) -> Letter:
    """A child asks a parent for consent to what `asked` names; `stop`: the page that ends such mails."""
    until, who = day(expires_at, language), _begin(child)
    if language == "fr":
        head = f"Rappel : {child}" if reminder else who
        return Letter(
            language=language,
            subject=f"{head} attend votre accord pour l’E-pass Orientation",
            paragraphs=[
                _APP[language],
                f"{who} a indiqué votre adresse. Avant l’âge prévu par la loi, certaines fonctions"
                " demandent aussi l’accord d’un parent. Vous pouvez accepter ou refuser chacune d’elles."
                " Sans réponse, rien n’est activé.",
                *([f"Ce qui est demandé\u00a0: {', '.join(asked)}."] if asked else []),
                *(["Un badge attend aussi votre accord."] if badge_waits else []),
                f"Le lien est personnel. Il sert une seule fois, jusqu’au {until}. Aucun compte n’est"
                " nécessaire.",
            ],
            action="Voir et répondre",
            url=url,
            formal=True,
            stop=stop,
        )
    head = f"Reminder: {child}" if reminder else who
    return Letter(
        language=language,
        subject=f"{head} waits for your consent to E-pass Orientation",
        paragraphs=[
            _APP[language],
            f"{who} gave your address. Below the age set by law, some functions also need a parent’s"
            " consent. You can accept or refuse each of them. Without an answer, nothing is switched on.",
            *([f"What is asked for: {', '.join(asked)}."] if asked else []),
            *(["A badge awaits your consent too."] if badge_waits else []),
            f"The link is yours alone. It works once, until {until}. No account is needed.",
        ],
        action="Read and answer",
        url=url,
        formal=True,
        stop=stop,
    )


def ask_together(
    language: Language, asking: Sequence[tuple[str, str]], expires_at: datetime, *, stop: str
) -> Letter:
    """Several children who named one mailbox ask in one mail: the name and the link of each."""
    count, until = len(asking), day(expires_at, language)
    if language == "fr":
        subject = f"{count} jeunes attendent un accord pour l’E-pass Orientation"
        paragraphs = [
            _APP[language],
            "Plusieurs jeunes ont indiqué votre adresse comme celle d’un parent, d’une tutrice ou d’un"
            " tuteur. Avant l’âge prévu par la loi, certaines fonctions demandent aussi son accord. Répondez"
            " pour chaque jeune dont vous avez la charge. Sans réponse, rien n’est activé.",
            f"Chaque lien est personnel. Il sert une seule fois, jusqu’au {until}. Aucun compte n’est"
            " nécessaire.",
            "Vous ne connaissez pas ces jeunes\u00a0? Le dernier lien de ce message arrête ces mails.",
        ]
        say = "Répondre pour {}"
    else:
        subject = f"{count} young people wait for a consent to E-pass Orientation"
        paragraphs = [
            _APP[language],
            "Several young people gave your address as a parent’s or a guardian’s. Below the age set by law,"
            " some functions also need that person’s consent. Answer for each young person in your care."
            " Without an answer, nothing is switched on.",
            f"Each link is yours alone. It works once, until {until}. No account is needed.",
            "You do not know them? The last link of this message stops these mails.",
        ]
        say = "Answer for {}"
    (first, url), *others = asking
    return Letter(
        language=language,
        subject=subject,
        paragraphs=paragraphs,
        action=say.format(first),
        url=url,
        others=[Door(action=say.format(name), url=link) for name, link in others],
        formal=True,
        stop=stop,
    )


def again(language: Language, doors: Sequence[tuple[str, str, bool]], *, stop: str | None) -> Letter:
    """The links that a mailbox has, for who lost the mail: of each the child, and whether it was answered.

    `stop`: the page that ends requests, where one waits.
    """
    if language == "fr":
        subject = "Votre lien pour l’E-pass Orientation"
        paragraphs = [
            "Vous avez demandé à recevoir à nouveau ce qu’un enfant vous a envoyé. Chaque lien est"
            " personnel\u00a0: gardez ce message, et ne le transférez pas.",
            "Ce n’était pas vous\u00a0? Rien à faire\u00a0: les liens n’arrivent qu’à votre adresse.",
        ]
        manage, answer = "Voir ou retirer mon accord pour {}", "Répondre pour {}"
    else:
        subject = "Your link to E-pass Orientation"
        paragraphs = [
            "You asked to have again what a child sent to you. Each link is yours alone: keep this message,"
            " and do not forward it.",
            "It was not you? There is nothing to do: the links come to your address only.",
        ]
        manage, answer = "See or withdraw my consent for {}", "Answer for {}"
    first, *others = [
        Door(action=(manage if answered else answer).format(name), url=url) for name, url, answered in doors
    ]
    return Letter(
        language=language,
        subject=subject,
        paragraphs=paragraphs,
        action=first.action,
        url=first.url,
        others=others,
        formal=True,
        stop=stop,
    )


def receipt(
    language: Language,
    child: str,
    decisions: dict[Purpose, bool],
    *,
    at: datetime,
    sent_at: datetime,
    address: str,
    reference: str,
    url: str,
    badge_waits: bool,
) -> Letter:
    """What a parent declared and decided, and how to withdraw."""
    sides = [
        [TITLES[purpose][language] for purpose, agreed in decisions.items() if agreed is side]
        for side in (True, False)
    ]
    yes, no = (" ; ".join(side) for side in sides)
    if language == "fr":
        return Letter(
            language=language,
            subject=f"Votre réponse pour {child}",
            paragraphs=[
                f"Le {time_of(at, language)}, vous avez déclaré exercer l’autorité parentale sur {child},"
                f" par le lien envoyé le {day(sent_at, language)} à {address}.",
                *([f"Vous avez accepté : {yes}."] if yes else []),
                *([f"Vous avez refusé : {no}."] if no else []),
                *(
                    ["Un badge attend encore votre accord : le lien ci-dessous le montre."]
                    if badge_waits
                    else []
                ),
                "Vous pouvez revenir sur votre accord à tout moment, avec le lien ci-dessous. Il marche"
                " jusqu’à l’âge où la loi laisse votre enfant décider seul. Gardez ce message, et ne le"
                " transférez pas.",
                f"L’autre parent peut s’opposer sur {oppose_page(url)} avec la référence {reference}.",
            ],
            action="Voir le badge et mes accords" if badge_waits else "Voir ou retirer mon accord",
            url=url,
            formal=True,
        )
    return Letter(
        language=language,
        subject=f"Your answer for {child}",
        paragraphs=[
            f"On {time_of(at, language)} you declared that you hold parental authority over {child}, by the"
            f" link sent on {day(sent_at, language)} to {address}.",
            *([f"You accepted: {yes}."] if yes else []),
            *([f"You refused: {no}."] if no else []),
            *(["A badge still awaits your consent: the link below shows it."] if badge_waits else []),
            "You can withdraw your consent at any time with the link below. It works until the age at which"
            " the law lets your child decide alone. Keep this message, and do not forward it.",
            f"The other parent can oppose on {oppose_page(url)} with the reference {reference}.",
        ],
        action="See the badge and my consents" if badge_waits else "See or withdraw my consent",
        url=url,
        formal=True,
    )


def oppose_page(manage_url: str) -> str:
    """The page of oppositions beside a management link, without any token."""
    return manage_url.partition("#")[0].replace("/parent/manage", "/parent/oppose")


def other_holder(language: Language, child: str, url: str) -> Letter:
    """The other holder of parental authority is told (Code civil art. 372-2)."""
    if language == "fr":
        return Letter(
            language=language,
            subject=f"L’E-pass Orientation de {child}",
            paragraphs=[
                f"L’autre parent de {child} a répondu à une demande d’accord pour l’E-pass Orientation,"
                " l’application gratuite de la Région, et a indiqué votre adresse.",
                "Vous n’avez rien à faire si vous êtes d’accord. Si vous exercez l’autorité parentale et"
                " n’êtes pas d’accord, vous pouvez vous y opposer : tout ce qui est facultatif est alors"
                " suspendu, et une référente ou un référent de la Région décide.",
            ],
            action="M’opposer",
            url=url,
            formal=True,
        )
    return Letter(
        language=language,
        subject=f"{_begin(child)}'s E-pass Orientation",
        paragraphs=[
            f"{_begin(child)}'s other parent answered a request for consent to E-pass Orientation, the"
            " Region’s free app, and gave your address.",
            "There is nothing to do if you agree. If you hold parental authority and do not agree, you can"
            " oppose: everything optional is then suspended, and a referent of the Region decides.",
        ],
        action="Oppose",
        url=url,
        formal=True,
    )


def replaced(language: Language, child: str, url: str) -> Letter:
    """The child named another address: the former parent's answers end."""
    if language == "fr":
        return Letter(
            language=language,
            subject=f"L’E-pass Orientation de {child} : une autre adresse",
            paragraphs=[
                f"{_begin(child)} a indiqué l’adresse d’un autre parent. Vos accords ont pris fin, et votre"
                " ancien lien ne marche plus.",
                "Si vous exercez l’autorité parentale et n’êtes pas d’accord, vous pouvez vous y opposer.",
            ],
            action="M’opposer",
            url=url,
            formal=True,
        )
    return Letter(
        language=language,
        subject=f"{_begin(child)}'s E-pass Orientation: another address",
        paragraphs=[
            f"{_begin(child)} gave another parent’s address. What you consented to has ended, and your former"
            " link no longer works.",
            "If you hold parental authority and do not agree, you can oppose.",
        ],
        action="Oppose",
        url=url,
        formal=True,
    )


_TO_PARENTS: dict[str, dict[Language, tuple[str, str]]] = {
    "suspended": {
        "fr": (
            "L’E-pass Orientation de {child} : fonctions suspendues",
            "Une personne qui déclare exercer l’autorité parentale s’est opposée. Les fonctions facultatives"
            " sont suspendues. Une référente ou un référent de la Région va décider.",
        ),
        "en": (
            "{child}'s E-pass Orientation: functions suspended",
            "Somebody who declares holding parental authority has opposed. The optional functions are"
            " suspended. A referent of the Region will decide.",
        ),
    },
    "upheld": {
        "fr": (
            "L’E-pass Orientation de {child} : la décision",
            "L’équipe de la Région a examiné l’opposition. Les fonctions facultatives restent fermées.",
        ),
        "en": (
            "{child}'s E-pass Orientation: the decision",
            "A referent of the Region has looked at the opposition. The optional functions stay closed.",
        ),
    },
    "lifted": {
        "fr": (
            "L’E-pass Orientation de {child} : la décision",
            "L’équipe de la Région a examiné l’opposition. La suspension est levée.",
        ),
        "en": (
            "{child}'s E-pass Orientation: the decision",
            "A referent of the Region has looked at the opposition. The suspension is lifted.",
        ),
    },
    "withdrawn": {
        "fr": (
            "L’E-pass Orientation de {child} : vous avez retiré votre accord",
            "C’est arrêté : {ended}. Votre enfant en est averti. Votre lien habituel marche toujours.",
        ),
        "en": (
            "{child}'s E-pass Orientation: you withdrew your consent",
            "This has stopped: {ended}. Your child is told. Your usual link still works.",
        ),
    },
    "access_ended": {
        "fr": (
            "L’E-pass Orientation de {child} : votre accès prend fin",
            "Votre enfant a l’âge où la loi le laisse décider seul. Vos accords ont pris fin, et vos liens"
            " ne marchent plus.",
        ),
        "en": (
            "{child}'s E-pass Orientation: your access ends",
            "Your child has reached the age at which the law lets them decide alone. What you consented to"
            " has ended, and your links no longer work.",
        ),
    },
}


def to_parent(kind: str, language: Language, child: str, ended: str = "") -> Letter:
    """A short word to a parent: suspended, upheld, lifted, withdrawn (`ended`: what), access_ended."""
    subject, text = (words.format(child=child, ended=ended) for words in _TO_PARENTS[kind][language])
    return Letter(language=language, subject=_begin(subject), paragraphs=[text], formal=True)


_TO_THE_PERSON: dict[str, dict[Language, tuple[str, str, str | None, str | None]]] = {
    "leaving": {
        "fr": (
            "Le compte E-pass va être supprimé",
            "La suppression du compte a été demandée. Tout sera effacé le {date}. Jusque-là, on peut se"
            " connecter et annuler.",
            "Annuler la suppression",
            "/me/data",
        ),
        "en": (
            "Your account will be deleted",
            "You asked for the deletion of your account. Everything will be deleted on {date}. Until then you"
            " can sign in and cancel.",
            "Cancel the deletion",
            "/me/data",
        ),
    },
    "erased": {
        "fr": (
            "Le compte E-pass a été effacé",
            "Le compte E-pass Orientation et ce qu’il contenait ont été effacés. Merci, et bonne route.",
            None,
            None,
        ),
        "en": (
            "Your account has been deleted",
            "Your E-pass Orientation account and what it held have been deleted. Thank you, and good luck.",
            None,
            None,
        ),
    },
}


def to_person(kind: str, language: Language, settings: Settings, *, on: datetime | None = None) -> Letter:
    """A short word to the account's owner, who asked for it: leaving, erased."""
    subject, paragraph, action, path = _TO_THE_PERSON[kind][language]
    return Letter(
        language=language,
        subject=subject,
        paragraphs=[paragraph.format(date=day(on, language) if on else "")],
        action=action,
        url=f"{settings.public_url}{path}" if path else None,
    )
