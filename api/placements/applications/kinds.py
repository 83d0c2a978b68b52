"""The notices that applications tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Topic, Wording
from api.platform.kit.language import Words

_LOOK: Words = {"fr": "Ouvre l’E-pass pour voir.", "en": "Open the E-pass to see."}
_LOOK_FORMAL: Words = {"fr": "Ouvrez l’E-pass pour voir.", "en": "Open the E-pass to see."}
_YOURS = Lines({"fr": "Du nouveau pour une candidature", "en": "News about an application"}, _LOOK)
_THEIRS = Lines({"fr": "Du nouveau pour une candidature", "en": "News about an application"}, _LOOK_FORMAL)
_application = partial(
    Kind,
    topic=Topic.APPLICATIONS,
    outside=Outside.CHOSEN,
    tag="application-{application_id}",
    about="offer_id",
)
_to_student = partial(
    _application, reader=Reader.YOUNG, page="/me/applications/{application_id}", lock=_YOURS
)
_to_company = partial(
    _application, reader=Reader.ADULT, page="/company/applications/{application_id}", lock=_THEIRS
)
APPLICATION_SEEN = _to_student("application.seen", outside=Outside.NOWHERE, lock=None)
APPLICATION_ACCEPTED = _to_student(
    "application.accepted",
    letter=Wording(
        {"fr": "Une réponse t’attend", "en": "An answer awaits you"},
        {
            "fr": "Une entreprise te dit oui. Confirme vite : ta place est gardée pendant {kept} jours.",
            "en": "A company says yes. Confirm soon: your place is kept for {kept} days.",
        },
    ),
)
APPLICATION_CONTACT = _to_student(
    "application.contact",
    letter=Wording(
        {"fr": "Qui demander a changé", "en": "Whom to ask for has changed"},
        {
            "fr": "Une entreprise qui t’accueille a changé son contact. Le nouveau t’attend dans l’E-pass.",
            "en": "A company that expects you has changed its contact. The new one is in the E-pass.",
        },
    ),
)
PLACEMENT_DONE = _to_student(
    "placement.done",
    letter=Wording(
        {"fr": "Ton stage est confirmé comme fait", "en": "Your placement is said to be done"},
        {
            "fr": "L’entreprise dit que ton stage a eu lieu. Une page à garder t’attend dans l’E-pass.",
            "en": "The company says that your placement took place. A page to keep is in the E-pass.",
        },
    ),
)
PLACEMENT_NOT_DONE = _to_student(
    "placement.not_done",
    letter=Wording(
        {"fr": "Un mot sur ton stage", "en": "A word on your placement"},
        {
            "fr": "L’entreprise dit que ton stage n’a pas eu lieu. Si ce n’est pas vrai, parles-en à ton"
            " établissement.",
            "en": "The company says that your placement did not take place. If that is not true, tell your"
            " school.",
        },
    ),
)
APPLICATION_REFUSED = _to_student(
    "application.refused",
    letter=Wording(
        {"fr": "Une réponse t’attend", "en": "An answer awaits you"},
        {
            "fr": "Une entreprise a répondu à ta candidature. Sa réponse t’attend dans l’E-pass.",
            "en": "A company has answered your application. Its answer awaits you in the E-pass.",
        },
    ),
)
APPLICATION_CANCELLED = _to_student(
    "application.cancelled",
    letter=Wording(
        {"fr": "Un changement pour ta candidature", "en": "Your application has changed"},
        {
            "fr": "Une de tes candidatures s’arrête. La raison t’attend dans l’E-pass, avec d’autres offres.",
            "en": "One of your applications ends. The reason awaits you in the E-pass, with other offers.",
        },
    ),
)
APPLICATION_EXPIRED = _to_student(
    "application.expired",
    letter=Wording(
        {"fr": "Pas de réponse à ta candidature", "en": "No answer to your application"},
        {
            "fr": "Une entreprise n’a pas répondu à temps. Tu n’y es pour rien : d’autres offres existent.",
            "en": "A company did not answer in time. It is not about you: other offers await you.",
        },
    ),
)
APPLICATION_TO_CONFIRM = _to_student(
    "application.to_confirm",
    letter=Wording(
        {"fr": "Ta place t’attend encore", "en": "Your place still awaits you"},
        {
            "fr": "Une entreprise t’a dit oui, et tu n’as pas encore confirmé. Bientôt, ta place sera donnée"
            " à quelqu’un d’autre.",
            "en": "A company said yes, and you have not confirmed yet. Soon your place will go to somebody"
            " else.",
        },
    ),
)
APPLICATION_LAPSED = _to_student(
    "application.lapsed",
    letter=Wording(
        {"fr": "Ta place n’est plus gardée", "en": "Your place is no longer kept"},
        {
            "fr": "Tu n’as pas confirmé à temps : la place est de nouveau libre.",
            "en": "You did not confirm in time: the place is free again.",
        },
    ),
)
PLACEMENT_GONE = _to_student(
    "placement.gone",
    outside=Outside.ALWAYS,
    lock=Lines({"fr": "Un changement important", "en": "An important change"}, _LOOK),
    letter=Wording(
        {"fr": "Ta place n’existe plus", "en": "Your place is gone"},
        {
            "fr": "L’entreprise n’est plus sur l’E-pass : cette place n’existe plus. Tu n’y es pour rien."
            " Parles-en à ton établissement, et cherche une autre place dès maintenant : d’autres offres"
            " t’attendent.",
            "en": "The company is no longer on the E-pass: this place is gone. It is not about you. Tell your"
            " school, and look for another place now: other offers await you.",
        },
    ),
    names_in_mail=True,
)
PLACEMENT_GONE_FOR_PUPIL = _application(
    "placement.gone_for_pupil",
    reader=Reader.ADULT,
    page="/me/organisation/school?part=placements",
    outside=Outside.ALWAYS,
    lock=Lines(
        {"fr": "Un changement pour un·e élève", "en": "A change for one of your pupils"}, _LOOK_FORMAL
    ),
    letter=Wording(
        {"fr": "Un·e élève n’a plus sa place", "en": "One of your pupils has lost a place"},
        {
            "fr": "L’entreprise n’est plus sur l’E-pass : la place acceptée d’un·e élève n’existe plus. Vous"
            " la trouverez dans l’E-pass, parmi les stages de votre établissement. Aidez-le ou aidez-la à en"
            " chercher une autre.",
            "en": "The company is no longer on the E-pass: the accepted place of one of your pupils is gone."
            " You find it in the E-pass, among your school’s placements. Help them look for another one.",
        },
    ),
)
OFFER_CHANGED = _to_student(
    "offer.changed",
    outside=Outside.ALWAYS,
    lock=Lines({"fr": "Un changement important", "en": "An important change"}, _LOOK),
    letter=Wording(
        {"fr": "Ta place a changé", "en": "Your place has changed"},
        {
            "fr": "L’entreprise a changé la place qu’elle t’a donnée. Regarde si elle te va toujours. Sinon,"
            " tu peux retirer ta candidature dans l’E-pass. Parles-en aussi à ton établissement.",
            "en": "The company has changed something about the place that it gave you. See whether it still"
            " suits you. If it does not, you can withdraw in the E-pass. Tell your school too.",
        },
        {"fr": "Voir ma place", "en": "See my place"},
    ),
    about="change_id",
    names_in_mail=True,
)
OFFER_CHANGED_BEFORE_ANSWER = _to_student(
    "offer.changed_before_answer",
    letter=Wording(
        {"fr": "Une offre a changé", "en": "An offer has changed"},
        {
            "fr": "Tu as postulé à une offre, et l’entreprise l’a changée. Regarde si elle te va toujours."
            " Sinon, tu peux retirer ta candidature dans l’E-pass.",
            "en": "You applied for an offer, and the company has changed it. See whether it still suits you."
            " If it does not, you can withdraw in the E-pass.",
        },
        {"fr": "Voir ma candidature", "en": "See my application"},
    ),
    about="change_id",
)
OFFER_CHANGED_FOR_PUPIL = _application(
    "offer.changed_for_pupil",
    reader=Reader.ADULT,
    page="/me/organisation/school?part=placements",
    outside=Outside.ALWAYS,
    lock=Lines(
        {"fr": "Un changement pour un·e élève", "en": "A change for one of your pupils"}, _LOOK_FORMAL
    ),
    letter=Wording(
        {"fr": "La place d’un·e élève a changé", "en": "The place of one of your pupils has changed"},
        {
            "fr": "Une entreprise a changé une place qu’elle a donnée à un·e élève. Ce qui change se trouve"
            " dans l’E-pass, parmi les stages de votre établissement.",
            "en": "A company has changed a place that it gave to one of your pupils. What changes is in the"
            " E-pass, among your school’s placements.",
        },
    ),
    about="change_id",
)
APPLICATION_RECEIVED = _to_company(
    "application.received",
    lock=Lines(
        {"fr": "Une nouvelle candidature", "en": "A new application"},
        {"fr": "Quelqu’un répond à votre offre.", "en": "Somebody answers your offer."},
    ),
    letter=Wording(
        {"fr": "Une candidature vous attend", "en": "An application awaits you"},
        {
            "fr": "Un·e jeune a répondu à une de vos offres, et attend votre réponse, même courte.",
            "en": "A young person has applied for one of your offers, and awaits your answer, even a short"
            " one.",
        },
    ),
)
APPLICATION_CONFIRMED = _to_company(
    "application.confirmed",
    letter=Wording(
        {"fr": "Un·e jeune a confirmé sa venue", "en": "A young person has confirmed"},
        {
            "fr": "Une candidature que vous aviez acceptée est confirmée.",
            "en": "An application that you had accepted is confirmed.",
        },
    ),
)
APPLICATION_WITHDRAWN = _to_company(
    "application.withdrawn",
    letter=Wording(
        {"fr": "Une place est de nouveau libre", "en": "A place is free again"},
        {
            "fr": "Une candidature que vous aviez acceptée est retirée.",
            "en": "An application that you had accepted was withdrawn.",
        },
    ),
)
APPLICATION_UNCONFIRMED = _to_company(
    "application.unconfirmed",
    letter=Wording(
        {"fr": "Une place est de nouveau libre", "en": "A place is free again"},
        {
            "fr": "Une candidature que vous aviez acceptée n’a pas été confirmée à temps.",
            "en": "An application that you had accepted was not confirmed in time.",
        },
    ),
)
APPLICATION_REMINDER = _to_company(
    "application.reminder",
    page="/company",
    tag="applications-{organisation_id}",
    about="organisation_id",
    lock=Lines(
        {"fr": "Des candidatures vous attendent", "en": "Applications await you"},
        {"fr": "Une réponse, même courte, suffit.", "en": "An answer, even a short one, is enough."},
    ),
    letter=Wording(
        {"fr": "Des jeunes attendent votre réponse", "en": "Young people await your answer"},
        {
            "fr": "Des candidatures attendent. Elles expirent au plus tard la veille de la période demandée."
            " Au bout de {limit} jours sans réponse, vos offres sont moins visibles.",
            "en": "Applications are waiting. They expire at the latest the day before the time asked for."
            " After {limit} days without an answer, your offers are seen less.",
        },
    ),
)
