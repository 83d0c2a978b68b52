"""What mentors promise: the charter and the declaration of honour. A new text gets a new version."""

from api.platform.kit.language import Words

VERSION = "2026-1"

PROMISES: list[Words] = [
    {
        "fr": "Je réponds pour aider à s’orienter : je parle de mon métier ou de ma formation, tels qu’ils"
        " sont.",
        "en": "I answer to help people find their way: I speak of my job or training as it really is.",
    },
    {
        "fr": "Je laisse choisir. Je ne pousse vers aucune école, entreprise, marque, opinion ou croyance.",
        "en": "I let them choose. I push nobody towards a school, a company, a brand, an opinion or a"
        " belief.",
    },
    {
        "fr": "Je réponds de la même façon à toutes et à tous, quels que soient leur genre, leur origine,"
        " leur handicap ou leur niveau.",
        "en": "I answer everybody alike, whatever their gender, origin, disability or level.",
    },
    {
        "fr": "Tout se passe dans l’E-pass : je ne donne ni ne demande de téléphone, d’adresse, de réseau"
        " social ou de photo.",
        "en": "Everything happens in the E-pass: I neither give nor ask for a phone number, an address, a"
        " social account or a picture.",
    },
    {
        "fr": "Je ne propose jamais de rencontre en dehors d’un cadre prévu par l’établissement ou la"
        " Région.",
        "en": "I never suggest meeting outside what the school or the Region has organised.",
    },
    {
        "fr": "Je ne promets jamais le secret. Si un jeune semble en danger, je le signale dans l’E-pass et"
        " je rappelle les numéros d’aide.",
        "en": "I never promise secrecy. If a young person seems in danger, I report it in the E-pass and"
        " recall the helplines.",
    },
    {
        "fr": "Je garde pour moi ce que les jeunes m’écrivent, sauf pour les protéger.",
        "en": "What young people write to me stays with me, except to protect them.",
    },
    {
        "fr": "J’accepte que la Région relise une conversation signalée et mette fin à mon rôle.",
        "en": "I accept that the Region reads a reported conversation and may end my role.",
    },
]

HONOUR: Words = {
    "fr": "Je déclare sur l’honneur que ce que je dis de moi est exact, et que rien, ni condamnation ni"
    " mesure en cours, ne m’interdit d’être en contact avec des mineurs.",
    "en": "I declare on my honour that what I say of myself is true, and that nothing, neither a conviction"
    " nor a measure under way, forbids me to be in contact with minors.",
}
