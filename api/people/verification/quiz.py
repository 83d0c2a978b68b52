"""The safeguarding quiz of mentors: questions, and the answers that only the server knows.

The helplines are the State's: 119 (children in danger, code de l'action sociale et des familles art. L226-6),
3018 (online violence and bullying), 3114 (suicide prevention).
"""

from dataclasses import dataclass

from api.platform.kit.language import Words


@dataclass(frozen=True)
class Question:
    """One situation, its possible answers by letter, the right one, and why."""

    id: str
    text: Words
    choices: dict[str, Words]
    right: str
    explanation: Words


QUESTIONS: dict[str, Question] = {
    question.id: question
    for question in (
        Question(
            "contacts",
            {
                "fr": "Une élève vous demande votre numéro « pour aller plus vite ».",
                "en": "A pupil asks for your phone number “to be quicker”.",
            },
            {
                "a": {"fr": "Je le donne, c’est pour l’aider.", "en": "I give it, it helps her."},
                "b": {"fr": "Je demande le sien à la place.", "en": "I ask for hers instead."},
                "c": {
                    "fr": "Je refuse gentiment : on continue dans l’E-pass.",
                    "en": "I kindly refuse: we go on in the E-pass.",
                },
            },
            "c",
            {
                "fr": "Aucune coordonnée ne s’échange, dans aucun sens. L’E-pass protège tout le monde, vous"
                " aussi.",
                "en": "No contact details are exchanged, either way. The E-pass protects everyone, you too.",
            },
        ),
        Question(
            "meeting",
            {
                "fr": "Un collégien voudrait voir votre atelier samedi, seul avec vous.",
                "en": "A pupil would like to see your workshop on Saturday, alone with you.",
            },
            {
                "a": {
                    "fr": "Je l’oriente vers une visite ou un stage organisés, avec son établissement.",
                    "en": "I point him to an organised visit or placement, with his school.",
                },
                "b": {"fr": "J’accepte, si ses parents savent.", "en": "I accept, if his parents know."},
                "c": {"fr": "J’accepte, mais dans un café.", "en": "I accept, but in a café."},
            },
            "a",
            {
                "fr": "Jamais de rencontre seul à seul. Une visite ou un stage passe par l’établissement et"
                " une convention.",
                "en": "Never meet one to one. A visit or a placement goes through the school and an"
                " agreement.",
            },
        ),
        Question(
            "danger",
            {
                "fr": "Une jeune écrit que quelqu’un la frappe à la maison.",
                "en": "A young person writes that somebody hits her at home.",
            },
            {
                "a": {
                    "fr": "J’attends d’en savoir plus avant d’en parler.",
                    "en": "I wait to know more before I speak of it.",
                },
                "b": {
                    "fr": "Je lui donne le 119 et je signale tout de suite dans l’E-pass.",
                    "en": "I give her the 119 helpline and report it at once in the E-pass.",
                },
                "c": {"fr": "J’appelle ses parents.", "en": "I call her parents."},
            },
            "b",
            {
                "fr": "Le 119 répond jour et nuit, gratuitement. En danger immédiat : 17 ou 112. Ne menez pas"
                " l’enquête vous-même.",
                "en": "119 answers day and night, free of charge. In immediate danger: 17 or 112. Do not"
                " investigate yourself.",
            },
        ),
        Question(
            "distress",
            {
                "fr": "Un lycéen écrit qu’il n’a plus envie de vivre.",
                "en": "A pupil writes that he no longer wants to live.",
            },
            {
                "a": {
                    "fr": "Je change de sujet pour lui remonter le moral.",
                    "en": "I change the subject to cheer him up.",
                },
                "b": {
                    "fr": "Je lui promets de n’en parler à personne.",
                    "en": "I promise to tell nobody.",
                },
                "c": {
                    "fr": "Je prends ses mots au sérieux, je donne le 3114 et je signale tout de suite.",
                    "en": "I take his words seriously, give the 3114 helpline and report it at once.",
                },
            },
            "c",
            {
                "fr": "Le 3114 répond à toute heure. Dire simplement « je te crois, je suis là » aide"
                " déjà. En urgence : 15 ou 112.",
                "en": "3114 answers at any hour. Simply saying “I believe you, you are not alone” already"
                " helps. In an emergency: 15 or 112.",
            },
        ),
        Question(
            "secret",
            {
                "fr": "« Je peux vous dire un truc, mais vous le gardez pour vous ? »",
                "en": "“Can I tell you something, but you keep it to yourself?”",
            },
            {
                "a": {
                    "fr": "Je réponds que s’il y a un danger, je devrai en parler pour l’aider.",
                    "en": "I say that if there is a danger, I will have to speak of it to help.",
                },
                "b": {"fr": "Je promets, pour garder sa confiance.", "en": "I promise, to keep their trust."},
                "c": {"fr": "Je ne réponds pas.", "en": "I do not answer."},
            },
            "a",
            {
                "fr": "On ne promet jamais le secret : on ne pourrait pas le tenir. Le dire d’emblée est"
                " honnête et laisse la porte ouverte.",
                "en": "Never promise secrecy: you could not keep it. Saying so at once is honest and leaves"
                " the door open.",
            },
        ),
        Question(
            "photos",
            {
                "fr": "Une élève raconte qu’un camarade fait circuler une photo intime d’elle.",
                "en": "A pupil says that a classmate is passing around an intimate picture of her.",
            },
            {
                "a": {
                    "fr": "Je lui demande la photo, pour juger.",
                    "en": "I ask for the picture, to judge.",
                },
                "b": {
                    "fr": "Je donne le 3018, je dis que ce n’est pas sa faute, et je signale.",
                    "en": "I give the 3018 helpline, say that it is not her fault, and report it.",
                },
                "c": {
                    "fr": "Je lui conseille d’attendre que cela passe.",
                    "en": "I advise her to wait until it blows over.",
                },
            },
            "b",
            {
                "fr": "Le 3018 fait retirer les images et accompagne. On ne demande ni ne reçoit jamais de"
                " photo, de personne.",
                "en": "3018 has pictures taken down and gives support. Never ask for or accept a picture,"
                " from anyone.",
            },
        ),
        Question(
            "report",
            {
                "fr": "Un message vous met mal à l’aise, sans que vous sachiez dire pourquoi.",
                "en": "A message makes you uneasy, and you cannot say why.",
            },
            {
                "a": {
                    "fr": "Je l’efface et je n’y pense plus.",
                    "en": "I delete it and forget about it.",
                },
                "b": {
                    "fr": "Je demande des précisions en privé, ailleurs.",
                    "en": "I ask for details privately, elsewhere.",
                },
                "c": {
                    "fr": "Je le signale : l’équipe de la Région regardera, même si ce n’est qu’un doute.",
                    "en": "I report it: a referent will look, even if it is only a doubt.",
                },
            },
            "c",
            {
                "fr": "Un doute suffit pour signaler. Personne ne vous reprochera une erreur de bonne foi.",
                "en": "A doubt is enough to report. Nobody will blame you for an honest mistake.",
            },
        ),
    )
}
