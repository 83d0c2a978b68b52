"""What the words of a text are about, as far as advances go: concepts, and which of them stand together.

A word belongs to a concept by its beginning (with `$`: the whole word), folded. Learned from pairs of them,
an advance is heard in words that nobody labelled.
"""

from itertools import combinations

from api.safety.safeguarding.views import LONG, WORDS

_CONCEPTS = {
    "family": "mere maman pere papa parent daron soeur frere cousin copain copine psy educat famille"
    " vieux$ tonton oncle niece",
    "telling": "dis$ dire$ dise diras racont repet parle previen preven savoir sach saura promet promis"
    " jure avoue tait$ taire",
    "hiding": "cache discret efface trace secret silenc chut motus cadenas supprim personne$ faux$"
    " ephemer historique renomm mens$ mentir",
    "alone": "seul tranquil deux$ intim prive isole peinard",
    "us": "nous$ moi$ bulle lies$ notre$ ensemble",
    "night": "soir nuit minuit dor$ dort$ dorm dors$ couche lit$ chambre pyjama border",
    "body": "jambe peau$ levre bouche corps silhouette hanche poitrine seins fesse visage sourire"
    " yeux regard cheveux voix physique mesures$ peses$",
    "clothes": "jupe maillot robe pyjama culotte soutif short$ habill habits$ nu$ nue$ torse lingerie"
    " maquill",
    "beauty": "belle joli mignon canon$ sexy magnifi ravissa charmant attirant craquant femme princesse"
    " mannequin mure$ mures$ adorable",
    "fond": "coeur puce$ cheri bebe ange$ bisou amour aime$ aimes$ manques$ jalou calin embrass"
    " tendre confiance grand$ special",
    "desire": "vierge excit sexe sexuel baise$ caress masturb porno desir envie massage",
    "gift": "cadeau parfum bracelet colis skins resto cine concert regal"
    " pai$ paie$ paye achet achete offr paypal virement euro balles$ billet argent iphone portable"
    " basket surprise scooter",
    "fetch": "voiture cherch recuper emmen ramen parking arret$ monte$ montes$ monter moto$"
    " camion klaxon depose train$ gare quai clio bagnole caisse$",
    "home": "appart studio gite piscine hotel chalet maison adresse cave$ camping domicile",
    "picture": "photo selfie video cam$ camera webcam montre$ pose$ poser$ vocal visio facetime micro$",
    "young": "ans$ age$ ages$ mineur majeur fille gamin petite$ ado$ ados$ jeune collegien garcon gosse",
    "away": "snap insta telegram whatsapp signal$ discord numero num$ sms mail viber messenger facebook",
    "rules": "moderat modos$ appli$ regle$ reglement surveill lisent$ interdit legal$ charte",
    "drink": "verre$ bouteille bois$ boire$ biere alcool fumer joint$ vodka",
    "owe": "echange condition gentil sage$ prouve merite refuse",
    "watch": "prof$ profs$ referent surveillant principal$ infirmier educateur assistant",
    "without": "sans$ loin$ sauf$ ni$",
    "hurt": "vexe bless ingrat decu$ decue gueule faute mal$ triste comprend compte$ bloqu attend$ attendu",
    "stranger": "homme hommes$ adulte mec$ mecs$ garcons copain genre$ vierge",
    "work": "cfa lycee college stage contrat convention entreprise formation metier diplome bac$ cap$"
    " bts$ apprenti salaire tuteur tutrice atelier chantier client patron chef$ equipe dossier"
    " lettre entretien concours",
    "safe": "infirmier assistant autorisation obligatoire loi$ securite reunion signale droit signent"
    " signe$ secretariat inscription portes$ ouvertes$ salon$ forum$",
    "you": "tu$ te$ toi$ ta$ ton$ tes$ t$",
    "polite": "vous$ votre$ vos$",
    "me": "je$ j$ mon$ ma$ mes$",
}
NAMES = tuple(_CONCEPTS)
_LONGEST = 11
"""Letters of the longest beginning."""


def _beginnings() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, words in enumerate(_CONCEPTS.values()):
        for word in words.split():
            found[word] = found.get(word, 0) | 1 << number
    return found


_BEGINNINGS = _beginnings()


class _Concepts(dict[str, int]):
    """For each word a bit for each of its concepts, worked out when it is first seen."""

    def __missing__(self, word: str) -> int:
        bits = _BEGINNINGS.get(f"{word}$", 0)
        for end in range(1, min(len(word), _LONGEST) + 1):
            bits |= _BEGINNINGS.get(word[:end], 0)
        if len(self) < WORDS and len(word) < LONG:
            self[word] = bits
        return bits


OF_WORD = _Concepts()
"""The concepts of a folded word, as bits."""


def features(bits: int) -> list[str]:
    """The features of these concepts: each, and each pair."""
    names = [name for number, name in enumerate(NAMES) if bits >> number & 1]
    return [f"c:{name}" for name in names] + [f"c:{one}+{other}" for one, other in combinations(names, 2)]
