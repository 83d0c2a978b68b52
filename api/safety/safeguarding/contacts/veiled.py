"""Contact that names no network and no number: drawn logos, keeping in touch, photos, dodging us."""

from api.safety.safeguarding.contacts.networks import NET, NETWORK
from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import rule

_LOGO = (
    r"(?:fantome|bulle verte|telephone vert|cadenas|oiseau bleu|petit oiseau|avion (?:bleu|en papier|blanc)"
    r"|f bleu|f blanc|note de musique|appareil photo (?:rose|violet)|rose et violet|violet et rose"
    r"|manette violette|logo (?:vert|jaune|rose|violet|bleu)|carre jaune)"
)
_NUMBER_ABROAD = (
    r"(?:zero|um|uma|dois|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|quinze|dez[ae]s\w+"
    r"|dezoito"
    r"|vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa"
    r"|cero|uno|dos|cuatro|siete|ocho|nueve|diez|once|doce|trece|quince|dieci\w+|veint\w+|treinta|cuarenta"
    r"|cincuenta"
    r"|sesenta|ochenta"
    r"|sifir|bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|yirmi|otuz|kirk|elli|altmis|yetmis|seksen|doksan"
    r"|sifr|wa[h7]ed|[jz]ouj|tlata|tleta|r[ae]b3a|kh?[ae]msa|setta|s[ae]b3a|tm[ae]?nya|tes3ou?d|tes3a|3achra"
    r"|null|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|due|tre|quattro|cinque|sei|sette|otto)"
)

_NO_WORKS = r"(?!realis|trav|creat|gateau|oeuvr|chantier|projet|dessin|piece|meuble)"

RULES = (
    # « Léa Durand, mon nom sur les autres applis », « je suis la seule Léa Durand de Nantes sur insta »
    rule(
        Finding.HANDLE,
        "meme_sur pareil_sur nom_sur pseudo_sur blaze_sur",
        r"\b(?:mon (?:nom|pseudo|blaze) sur (?:tou[ts]\w* )?(?:les|mes|l') ?(?:autres? )?"
        r"|(?<!c'est\s)(?:pareil|le meme|la meme) sur (?:tou[ts]\w* (?:les|mes)|les autres?|mes|les deux) )"
        r"(?:applis?|applications?|reseaux?)\b",
    ),
    rule(
        Finding.HANDLE,
        NETWORK,
        r"\b(?:je suis|j?suis|chuis?|y'?a|il y a|c'est moi) (?:l[ae] seule?|qu'une?|l'unique) ~{3,50}?"
        rf"\b(?:sur|dans|via) {NET}",
        r"\b(?:fille|garcon|eleve|apprentie?|qui)\b",
    ),
    rule(
        Finding.PHONE,
        "zero cero sifir sifr null",
        rf"\b(?:zero|cero|sifir|sifr|null)(?:[\s,;.\-]+(?:(?:e|y|und|w|ve)[\s,.]+)?{_NUMBER_ABROAD}){{4,}}\b",
    ),
    rule(
        Finding.PHONE,
        "numaran nemra nmra meronu rumeno ronume 3tini",
        r"\b(?:numaran[ia]\w*|(?:nemra|nmra|numro) (?:d[iy]+al|ta3)\w*|3tini\b~{0,30}|(?:meronu|rumeno"
        r"|ronume\w*)\b)",
    ),
    rule(
        Finding.PHONE,
        "tu_num teu_num seu_num",
        r"\b(?:dame|passa|manda|me da|da me|qual e) (?:o |el )?(?:tu|teu|seu) numero\b",
    ),
    rule(
        Finding.PHONE,
        "le_06 le_07 ton_06 ton_07 tn_06 moi_06 zero_six",
        r"\b(?:lach\w*|fil\w*|donn\w*|pass\w*|envoi\w*|balanc\w*) (?:le|ton|tn|moi ton|moi le|un) (?:0[67]"
        r"|zero ?six)\b",
    ),
    rule(
        Finding.PHONE,
        "06 07",
        r"^\s*(?:(?:et|sinon|dis|tiens|bon|alors|tu veux|tu as) )?(?:mon |ton |tn )?0[67]\s*\?",
    ),
    rule(
        Finding.PHONE,
        "appel apel",
        r"\b(?:(?:jpeu[xt]?|je peu[xt]?|tu peu[xt]?) (?:t'?|m'?|te |me )ap+el+e?r?"
        r"|(?:vazi|vas y|zy|viens on) (?:t'?|m'?|te |me |s'?)?ap+el+e?)\b",
        r"\b(?:comment|la boite|l'entreprise|les|leur|mon tuteur|ton tuteur|patron|cfa|lycee|secretariat)\b",
    ),
    rule(
        Finding.HANDLE,
        "mp dm pv gps insta snap tikt disc 📞 ☎ viens",
        r"^\s*(?:viens? |en )?(?:mp|dm|pv|gps|insta+|snap+|tiktok|disc|discord|📞|☎)"
        r"\s*(?:\?|stp|svp|plz|🙏|👀|$)",
    ),
    rule(
        Finding.HANDLE,
        "guild clan team serveur lobby code_ami friend",
        r"\b(?:rejoin\w*|rentre\w*|viens?|join|entre)\b~{0,12}\b(?:ma|mon|notre|le|la|my|our) (?:guilde?|clan"
        r"|serveur|server"
        r"|lobby)\b~{0,30}|\bcode ami\b~{0,30}|\bfriend code\b~{0,30}",
        r"\b(?:ecossais\w*|restaurant|cuisine|wifi|nas|proxmox|linux|admin\w*)\b",
    ),
    rule(
        Finding.PHONE,
        "annuaire pages_blanches pages_jaunes bottin",
        r"\b(?:on est|suis|trouve\w*|cherche\w*|sommes|regarde\w*|figure|num\w*|tel\w*|coordonnees)\b"
        r"~{0,25}?\b(?:dans|sur) (?:l'annuaire|les pages (?:blanches|jaunes)|le bottin)\b~{0,60}",
        r"\b(?:entreprises?|employeurs?|metiers?|formations?|anciens|onisep|artisans?|professionnels?)\b",
    ),
    rule(
        Finding.PHONE,
        "vitrin devant enseig facade camion fourgo carte_de site page pannea flyer tract affich flanc",
        r"\b(?:le|mon|notre|nos|mes) (?:num(?:ero)?|tel(?:ephone)?|portable|0[67]|coordonnees)\b(?: il| c')?"
        r" ?(?:est|sont|figure\w*|se trouve\w*|reste\w*)\b~{0,20}?\b(?:sur|dans|en|a)"
        r" (?:la|le|l'|les|ma|mon|mes|nos|notre) ?(?:vitrine|devanture|enseigne|facade|camion\w*|fourgon\w*"
        r"|cartes? de visite|site|page|panneau|flyer|tract|affiche|flanc)\b~{0,60}",
        r"\b(?:convocation|standard|dossier|siret|candidat\w*|urgence|lycee|cfa|chantier|interdit\w*|eteint\w*"
        r"|rang\w*)\b",
    ),
    # « écris sur la page de mon entreprise »
    rule(
        Finding.HANDLE,
        "page formul messag chat",
        r"\b(?:r?e?ecri\w*|envoi\w*|envoy\w*|contact\w*|pass[ez]\w*|joi[gn]\w*|message\w*|postul\w*)\b"
        r"~{0,30}?\b(?:sur|par|via) (?:(?:ma|mon|notre|nos) (?:page|formulaire|messagerie|chat)\b"
        r"|la page (?:facebook|fb|insta\w*|linkedin|pro)\b"
        r"|(?:la|le) (?:page|formulaire|messagerie|chat)(?: de contact| contact| pro)? (?:de|du|sur)"
        r" (?:mon|ma|notre|nos|l'entreprise|la (?:boite|societe|boutique)|l'atelier|garage|magasin|salon)\b)"
        r"~{0,60}|\b(?:il y a|y'?a|vas?|allez|regarde\w*|clique\w*) ~{0,20}?\bpage (?:de )?contact\b"
        r"~{0,40}",
        r"\b(?:parcoursup|l'appli\w*|lycee|college|cfa|ecole|onisep|cio|mission locale|universite|mairie"
        r"|client\w*|prof\w*)\b",
    ),
    rule(
        Finding.LINK,
        "scan flash qr carre",
        r"\b(?:scann?e\w*|flash\w*)[\s-](?:le|la|moi|mon|ce|l')\b~{0,40}|\b(?:mon|un|le) qr ?code\b~{0,30}"
        r"|\b(?:petit )?carre (?:noir et blanc|a scanner)\b",
        r"\b(?:irm|patients?|caisse|produits?|documents?|colis|articles?|cartons?|palettes?|piece d'identite"
        r"|cv|parcmetre"
        r"|arnaque|billet|jpo|salon|stand de l'ecole)\b",
    ),
    rule(
        Finding.HANDLE,
        "bloqu masqu coup censur filtr",
        r"\b(?:ca|ils|elle|l'appli\w*|le site|le robot) (?:me )?(?:bloque|masque|coupe|censure|filtre)\w* "
        r"(?:les |mon |ton |tous"
        r" les )?(?:num\w*|chiffres?|0[67]|insta|snap|liens?|pseudos?)\b~{0,40}"
        r"|\bsans que (?:ca|c'?|ce) (?:soit )?(?:coupe|bloque|masque|censure|filtre)\w*",
    ),
    rule(
        Finding.HANDLE,
        "wath wats wahts whats wasap wats in_sta dis_cord sna_p s_nap tele_gram face_book tik_tok",
        r"\b(?!what'?s ?app\b)w(?:ah?th?s?|hat?h?s?|hast) ?a?p+\b|\b(?:in sta|dis cord|sna p|s nap|tele"
        r" gram|tik tokk?|wat"
        r" sapp?)"
        r"\b(?=\s*(?:[:=?!.]|c\b|c'?est|est|moi|$)|~{0,4}\?)",
    ),
    rule(
        Finding.HANDLE,
        "fantome bulle telephone cadenas oiseau avion bleu blanc musique appareil violet rose manette logo"
        " carre jaune efface",
        rf"\b(?:l'?appli\w*|l'app|app|reseau|sur|au)\b~{{0,16}}?\b{_LOGO}\b~{{0,50}}"
        r"|\b(?:l'?appli\w*|l'app|messagerie)\b~{0,14}\b(?:(?:efface|supprime)\w* (?:les|tes|nos|tout)"
        r"|on (?:ne )?peut pas lire|cryptee?|chiffree?)\b~{0,20}",
        r"\b(?:dessin\w*|nichoir|ornitho\w*|animaux|graphis\w*|soud\w*|serrur\w*|histoire|chateau|theatre)\b",
    ),
    rule(
        Finding.HANDLE,
        "compte profil demande invit story photo video abonne like lik bio page",
        r"\b(?:accepte\w*|valide\w*|vois|vu|recu|refuse\w*|pas accepte) (?:pas )?(?:stp )?(?:ma|mon|ta"
        r"|l'|une) ?(?:demande|invit\w*)\b(?! (?:de (?:stage|bourse|place|dossier)|d'(?:admission"
        r"|inscription)|au salon|aux))|\b(?:lik\w*|commente\w*|regarde\w*|mets un (?:like|coeur|com)"
        r"\b~{0,8}) (?:tes|mes|ma derniere|mon dernier|ta derniere|sur ma|sous ma) ?(?:photos?|videos?|post"
        r"|story|storys|publi\w*)?\b(?=~{0,30})|\b(?:ma|mes) (?:story|storys|stories|bio|photo de profil)\b"
        r"~{0,30}|\b(?:compte|profil) (?:secret|cache|prive|perso|parallele)\b~{0,20}|\bmon (?:deuxieme|2e"
        r"|second|autre) compte\b~{0,30}",
        r"\b(?:cv|candidature|client\w*|marque|boutique|bancaire|formation|entreprise|parcoursup|cpf)\b",
    ),
    rule(
        Finding.HANDLE,
        "contact lien touch joindre recontact coordonne",
        r"\b(?:gard\w*|rest\w*|repren\w*|stay|keep) (?:(?:bien|plutot|vraiment|toujours) )?(?:le |en |in )?"
        r"(?:contact|lien|touch)\b~{0,40}|\bpour (?:te|vous|me|se) (?:recontacter|retrouver apres)\b~{0,30}"
        r"|\bmoyen de (?:te|me|vous|se) (?:joindre|recontacter|contacter|parler|retrouver)\b~{0,30}",
        r"\b(?:entreprise|employeur|recruteur|maitre|anciens? (?:eleves|collegues)|clients?|patron|tuteur"
        r"|pratique|personnes|gens|familles?|lycee|college|ecole|cfa|etablissement|centre|mission locale"
        r"|universite)\b",
    ),
    rule(
        Finding.HANDLE,
        "masqu filtre censur bloqu morceau passe detect robot modo",
        r"\b(?:si )?(?:ca|c'est|c) (?:s'affiche|est|a ete|sera|va etre) (?:masquee?|censuree?|bloquee?"
        r"|coupee?"
        r"|filtree?)\b~{0,6}(?:,|\bje\b|\bdu coup\b)~{0,40}|\b(?:en (?:morceaux|lettres|plusieurs"
        r" (?:fois|messages))|comme ca|expres)\b~{0,12}\bpour (?:que ca passe|pas (?:etre|que ca soit)"
        r" (?:masque|bloque|detecte|censure)\w*|eviter (?:le filtre|la censure|le robot))|\b(?:contourn\w*"
        r"|trompe\w*|eviter|passer) (?:le filtre|la censure|la moderation|le robot|les modos)\b~{0,30}",
        r"\b(?:photoshop|air|huile|eau|cafe|moteur|atelier)\b",
    ),
    rule(
        Finding.MEETING,
        "seul parents rentr chez_toi chez_vous",
        r"\b(?:t'?es|tu es|t) (?:toute? )?seule? (?:chez toi|a la maison|ce soir|la|en ce moment)\b~{0,20}"
        r"|\btes parents\b~{0,10}\b(?:rentrent|sont (?:la|pas la|absents|partis|au travail)|dorment|savent"
        r")\b~{0,25}|\bquand tes parents (?:(?:ne )?(?:sont|seront) pas la|dorment|sont partis)\b~{0,20}",
    ),
    rule(
        Finding.HANDLE,
        "photo selfie tete visage physique corps cam",
        r"\b(?:envoi\w*|envoy\w*|montre\w*|fais (?:moi )?voir|send|balance|file|veux (?:voir|une)|voir)"
        r"\b~{0,12}\b(?:(?:une |des |ta |tes |un )?(?:photos?|selfies?|pics?)"
        rf" (?:de (?:toi|ton corps|tes {_NO_WORKS})|of (?:you|u))"
        r"|ta (?:tete|bouille|frimousse)|ton (?:visage|corps)|un selfie)\b~{0,20}|\bt'?(?:es|u es)"
        r" comment (?:physiquement|en vrai)\b~{0,15}|\b(?:selfies?|photo) de toi\b~{0,15}",
        r"\b(?:cv|badge|carte|trombinoscope|inscription|dossier|client\w*|patient\w*)\b",
    ),
    rule(
        Finding.PHONE,
        "sonne bipe biper decroche repondeur digits portable fixe",
        r"\b(?:sonne|bipe|biper|buzze)[\s-](?:moi|me)\b~{0,25}|\btu decroches?\b~{0,25}|\b(?:sur|laisse\w*)"
        r"\b~{0,16}\b(?:mon|ton) (?:repondeur|fixe|portable|tel)\b~{0,20}|\b(?:ur|your|you) digits\b|\bmon"
        r" (?:portable|fixe|tel|telephone|06|07) (?:finit|commence|se termine|c'est|est le)\b~{0,30}",
        r"\b(?:casse\w*|panne|recharge\w*|perdu\w*|confisque\w*|interdit|ecran|batterie|cours)\b",
    ),
    rule(
        Finding.ADDRESS,
        "etage quartier chambre batiment hangar zone volets portail sonnette interphone maison",
        r"\b(?:\d+\s?e(?:me)?|premier|deuxieme|troisieme|quatrieme|dernier|rez de chaussee) ?(?:etage)?,?"
        r" porte (?:de )?(?:gauche|droite|en face|bleue|verte|rouge|\w\b)~{0,25}|\b(?:tu es|t'es|tu viens|tu"
        r" vis|vous etes|t) (?:de|dans) quel (?:quartier|coin|immeuble)\b~{0,25}|\bquel quartier\b~{0,25}\?"
        r"|\bbat(?:iment)? [a-z\d],? (?:chambre|porte|appart\w*|etage) ?\w*|\bzone (?:des|de la|de|du) \w+,?"
        r" (?:le )?(?:hangar|batiment|local|lot|box) \w+|\b(?:la )?(?:maison|baraque|porte)\b~{0,25}\b(?:aux"
        r" volets|au portail|avec (?:les|le) (?:volets|portail)|apres le pont|au bout d[eu])\b~{0,30}",
        r"\b(?:chantier|metier|construi\w*|peindre|menuis\w*|technique|cherche\w*)\b",
    ),
)
