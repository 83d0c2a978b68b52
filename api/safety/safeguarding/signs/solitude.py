"""The same of an adult who seeks to be alone with a minor: when, where, beside the app, and why."""

from api.safety.safeguarding.signs.grooming import PARENTS, Sign, Words

_WITH_PARENTS = (
    r"\b(?:avec (?:tes parents|un de tes parents|ton pere|ta mere|ta classe|ta prof\w*|ton prof\w*|un"
    r" parent|ta"
    r" famille)|convention|portes ouvertes|tes parents (?:ont|sont d'accord|signent)|jpo|salon d\w*)\b"
)

SIGNS: tuple[Words, ...] = (
    # Age and solitude.
    (
        Sign.ALONE,
        3,
        "seul parents mere pere soeur dort dorm chambre chez_toi couche lit tranq absen sort maiso",
        r"\b(?:t(?:u es|'es| es|es)?|es tu) (?:souvent |encore |bien |tt |tout |toute |la"
        r" )*seule?\b~{0,15}\b(?:soir"
        r"|chez toi|maison|nuit|mercredi|samedi|apres midi|chambre|week\w*|\?)"
        rf"|\b(?:quand|qd|si|des que|avant que|pendant que|ou) {PARENTS}~{{0,12}}\b(?:dor\w*|rentr\w*"
        rf"|couch\w*|pas la"
        r"|part\w*|absent\w*|sort\w*|reveill\w*|travaill\w*)\b"
        r"|\btes parents\b~{0,12}\b(?:rentrent|dorment|sont (?:pas la|absents|partis|au (?:travail|boulot"
        r"|taf)|aux champs))\b"
        r"|\b(?:dans|ta) (?:ta )?chambre\b(?: (?:a toi|tranquille))?|\btu te couches\b|\bdans ton lit\b"
        r"|\bfilles? seules?\b|\bquand tu es tranquille\b",
        r"\b(?:internat|chambre (?:de metiers|des metiers|d'agriculture|froide|universitaire|crous)"
        r"|studio|loyer"
        r"|logement|residence|cout\w*|apl|reveil|sommeil|reunion|signer|inscription)\b",
    ),
    (
        Sign.ALONE,
        3,
        "copain copine amoureu embrass bon_age experiment corps aimer petit_ami vierg tas_p mec",
        r"\b(?:tu as|t'as|tas|as tu|deja eu)\b~{0,12}\b(?:un (?:copain|petit copain|petit ami|mec"
        r"|amoureux)|une"
        r" (?:copine|petite copine|petite amie|amoureuse))\b|\b(?:tu as|t'as|as tu) deja (?:embrass\w*"
        r"|fait l'amour"
        r"|couche)|\bbon age pour\b|\bt'?as pas de (?:copain|copine|mec)|\b(?:homme|mec) pourrait t'aimer"
        r"|\bquestions? sur (?:son|ton) corps\b|\btu es (?:encore )?vierge\b",
        r"\b(?:de (?:classe|promo|stage)|qui (?:fait|est|bosse|travaille|a)|dans ta classe)\b",
    ),
    (
        Sign.ALONE,
        1,
        "quel_age age_tu age_au",
        r"\b(?:tu as|t'as|tas|as tu|t a) quel age\b|\bquel age (?:as tu|tu as|t'as|a tu)\b",
        r"\b(?:contrat|apprenti\w*|stage|septembre|permis|3e|troisieme|rentree|inscription|derogation"
        r"|formation)\b",
    ),
    (
        Sign.ALONE,
        2,
        "vrai_age petite_de gosses",
        r"\b(?:ton |pas ton )?vrai age\b|\bune petite de (?:[3-6]e|troisieme|seconde|quatrieme)|\bles"
        r" gosses\b~{0,10}$",
        "",
    ),
    (
        Sign.ALONE,
        3,
        "quelqu'un a_cote avec_toi toute_seule rentres sorte parte",
        r"\b(?:il y a|y'?a|t'as) (?:pas )?quelqu'un (?:avec|a cote de|pres de|chez) toi\b|\bpersonne"
        r" (?:avec|chez) toi"
        r"\s*\?|\btu rentres (?:toute? )?seule?\b|\btes parents (?:partent|sortent)\b~{0,20}\b(?:soir|week\w*"
        r"|samedi|vacances)\b",
        "",
    ),
    # Meeting alone, being fetched.
    (
        Sign.MEETING,
        3,
        "appart mon_studio maison hotel gare_devant garee garé attend sortie devant_ton devant_le"
        " dehors chalet voir je_se",
        r"\b(?:viens?|venir|passes?|on (?:se )?(?:retrouve|voit)|rejoins|retrouve)\b~{0,20}\b(?:mon"
        r" (?:appart\w*"
        r"|studio|chalet|bateau|camping car|camion)|a l'hotel|dans ma voiture|a la maison)\b"
        r"|\b(?:je t'attends?|je t'attendrai|je me gare|je suis gare|je serai)\b~{0,20}\b(?:sortie|devant"
        r" (?:ton|le)"
        r"|parking|voiture|arret|bout|coin)\b|\b(?:on|nous) (?:pourrait|peut|pourrai) se"
        r" voir\b~{0,15}\b(?:en dehors"
        r"|dehors|seuls?|tranquill\w*|sans|tous les)\b",
        _WITH_PARENTS,
    ),
    (
        Sign.MEETING,
        4,
        "chez_moi viens venir passe dormir",
        r"\b(?:viens?|venir|passes?|passer|dormir|rester|seance|invite)\b~{0,25}?\bchez moi\b",
        rf"{_WITH_PARENTS}|\b(?:chez moi,? (?:c'est|on)|il|elle|ils|clients?|stagiaires?|apprentis?"
        rf"|entreprise)\b",
    ),
    (
        Sign.MEETING,
        4,
        "cherch prend recuper emmen ramen raccompagn voiture prends moto caisse bagnole depose",
        r"\b(?:je|j'|jt|jte|j)\W?(?:peux |vais |irai |viens |viendrai |passe |passerai |pourrai[st]? "
        r"|serai )*(?:te |t')"
        r"\s?(?:chercher|prendre|recuperer|cherche|recupere)\b(?! (?:en (?:stage|alternance|apprentissage"
        r"|photo)"
        r"|un (?:stage|contrat)|comme|pour (?:un|le)))|\b(?:je|j)\s?(?:te |t')(?:prends|emmene|ramene"
        r"|ramenerai"
        r"|emmenerai|raccompagne|depose)\b~{0,30}\b(?:voiture|caisse|moto|soir|nuit|lycee|college|cfa"
        r"|rond point|tour"
        r"|rue|vendredi|samedi|personne)\b|\b(?:un )?tour en (?:voiture|moto|caisse|bagnole)\b"
        r"|\bje te (?:prends|ramene)\b\s*(?:[.!,]|$)|\bje t'emmene\s*(?:[.!]|$)",
        rf"{_WITH_PARENTS}|\b(?:chantier|livraison|stagiaires?|equipe|intervention|contrat|tes parents"
        rf" sont)\b",
    ),
    (
        Sign.MEETING,
        3,
        "seul personne fermeture accompagnateur tous_les_deux rien_que que_nous nous_deux convention"
        " fenetre rue sans_tes gymnase lycee college stade baisse camper massage week masse",
        r"\bviens? (?:\w+ ){0,4}?(?:toute? )?seule?\b|\brdv seule?\b|\bseuls? (?:dans|au|a"
        r" la)\b~{0,15}\b(?:gymnase"
        r"|gare|atelier|labo|vestiaires?|soir)|\b(?:apres|a) la fermeture\b|\bquand (?:il )?y a (?:plus"
        r" )?personne\b"
        r"|\bquand y'a (?:plus )?personne\b|\bsans (?:accompagnateur|tes parents|tes potes|adulte)\b"
        r"|\b(?:y'?aura|rien|juste|que) que nous\b|\b(?:rien que|juste|seulement|entre) (?:nous|tous les)"
        r" deux\b"
        r"|\btous les deux\b~{0,15}\b(?:week|soir|nuit|camp|resto)|\bpas besoin de convention\b"
        r"|\bpar la fenetre\b~{0,20}\b(?:rue|attend|sors|voiture)\b|\bsors par la fenetre\b"
        r"|\bau (?:coin|bout) de (?:ta|la) rue\b|\b(?:derriere|plus loin que) le (?:stade|lycee|college"
        r"|gymnase)\b"
        r"|\btu te baisses\b|\b(?:camper|un massage|te masser)\b",
        rf"{_WITH_PARENTS}|\b(?:avec un adulte|jamais|clients?|patients?|formation|diplome|cap|spa"
        rf"|estheti\w*)\b",
    ),
    # Elsewhere.
    (
        Sign.ELSEWHERE,
        3,
        "lisent surveil lit_tout espion fliqu qu'ici librem tranquil autrement choses conseil",
        r"\b(?:ici|l'appli|l'app|le site|ils|les modos)\b~{0,12}\b(?:lisent|surveill\w*|lit tout"
        r"|espionn\w*|fliqu\w*)"
        r"|\bplutot qu'ici\b|\bparler? plus (?:librement|tranquill\w*)\b|\bte connaitre autrement\b"
        r"|\b(?:vraies|autres) choses\b~{0,10}$|\bdes? conseils? (?:plus )?(?:perso\w*|prives?)\b",
        r"\b(?:confidentialite|rgpd|protege\w*|securite|regles?|charte|prof\w*)\b",
    ),
    # Closeness.
    (
        Sign.CLOSENESS,
        3,
        "tiens_a comptes_pour pas_comme speciale confiance prouve m'aimes amoureux envie_de penses_a uniqu",
        r"\bje tiens (?:beaucoup |vraiment )?a toi\b|\btu comptes (?:beaucoup |enormement )?pour moi"
        r"|\b(?:t'es|tu es|es)"
        r" pas comme les autres\b|\btu es (?:tellement |si |tres |vraiment )?(?:speciale?|unique)\b(?="
        r" (?:pour moi|a mes)"
        r"|\s*(?:[.!,]|$))|\bprouve[\s-](?:le )?moi\b|\bsi tu (?:m'aimes|tiens a moi|me fais confiance)\b"
        r"|\bj'ai (?:tres |trop |tellement )?envie de (?:te voir|toi|te serrer)\b|\btu penses (?:a|aussi"
        r" a) moi\b",
        r"\b(?:projet|entreprise|candidat\w*|clients?|cv)\b",
    ),
    (
        Sign.CLOSENESS,
        3,
        "pense moi les_autres jalou amitie relation histoire manques t'aime amoureux refuse",
        r"\bne pense qu'a (?:toi|tes)|\bje pense (?:tout le temps |souvent |sans cesse )?a toi\b"
        r"|\btoi et moi\b~{0,15}\b(?:different|special|unique|amour|amis?)|\b(?:toi et )?pas les autres\b"
        r"|\bavec les autres\b~{0,15}\b(?:ne fais pas|fais pas)|\bjalou(?:x|se)\b|\bnotre (?:amitie|relation"
        r"|histoire)\b|\b(?:tu me manques|je t'aime|je suis amoureux)\b|\bj'ai refuse\b~{0,20}\bpour toi\b",
        r"\b(?:metier|collegues?|passion|concurren\w*)\b",
    ),
    (
        Sign.CLOSENESS,
        2,
        "compren compte ecout nuit pour_toi tout_me repere pere papa semblant plaisir a_moi avec_moi adulte",
        r"\btes parents\b~{0,25}\b(?:t'ecout\w*|te compren\w*|compren\w*|compte pas)|\bils (?:ne"
        r" )?comprendr\w*"
        r"|\bje suis la\b~{0,10}\b(?:nuit|pour toi)|\btu peux tout me dire\b|\bpas besoin de faire semblant"
        r"|\b(?:me )?faire plaisir\b(?=\W*$)|\bun peu (?:ce|ton) (?:repere|pere|papa)\b"
        r"|\bm'en parler a moi\b|\bpasses? (?:un peu )?d[eu] temps avec moi\b|\bcomme avec une adulte",
        r"\b(?:infirmiere|assistante sociale|psy\w*|3018|119|clients?)\b",
    ),
)
