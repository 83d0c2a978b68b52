"""Names on social networks, and moving a talk to one of them."""

import re

from api.safety.safeguarding.contacts.networks import NET, NETWORK, SHORT
from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import Gate, rule, written_out

_ON_NETWORK = rf"\s+(?:sur|on|in|via|c'est mon|c mon)\s+(?:mon |ton |le |l')?{NET}"
_TALKY = (
    r"\b(?:gere|gerer|animer?|publi\w*|poste|poster|communaut\w*|community|communication|followers?"
    r"|abonnes?|marques?|promouvoir|promotion|publicite|marketing|influenc\w*)\b"
)
_EVEN_SO = (
    r"(?:\s*(?:,\s*)?(?:[:=>@]|->|(?:c'?est|cest|c|ces|ses|s'est|est|is|it's|'s|sous|pseudo|nom"
    r"|name)\b)\s*:?)"
)
_PSEUDO = r"@?(?=[\w.\-]*[a-z])(?=[\w.\-]*[\d_]|[\w\-]*\.\w)[\w.\-]{4,}+"
_DOTTED = (
    r"(?<![\w.@/\-])(?=[a-z])(?!\S{0,40}\.(?:fr|com|org|net|eu|bzh|pdf|docx?|odt|png|jpe?g|html?|py"
    r"|js|css|xlsx?|csv)\b)"
    r"[a-z][\w\-]{2,}+(?:\.[a-z\d][\w\-]*+)++(?!\w)"
)
"""A name with a dot in it, which is no site and no file."""
_ANY = r"\s*@?[\w.\-]{2,}"
_LOOKED_INTO = (
    r" (?:sera|seront|serait|seraient|est|sont) (?:tous |tjrs |toujours |aussi |bien )?"
    r"(?:epluch|consult|verifi|regard|scrut|examin|analys|fouill|passes? au crible)"
)
"""An account of which somebody is told that it will be read is not asked for."""
_MOVES = (
    r"(?:r?ajoute\w*|add|adde?|rejoin\w*|retrouve\w*|contacte\w*|ecri[stv]\w*|ecrire|parle\w*"
    r"|discute\w*|appelle\w*|suis|suivez|suivre|cherche\w*|trouve\w*|envoie\w*|envoyez?|envoyer"
    r"|demande\w*|tape\w*|text|message|msg|follow|dm|mp|find|call|reach|join|hit|write|talk|chat"
    r"|viens|venez|repon\w*|laisse\w*|invite\w*|joindre|joins|capte\w*)"
)

RULES = (
    rule(
        Finding.HANDLE,
        NETWORK,
        r"\b(?:poursuiv\w*|bascul\w*|reprendre|migrer|se connecter|inscri\w*)\b~{0,25}?\b(?:sur"
        rf"|via) {SHORT}|\b(?:voc|vocal|serv|serveur)\s+(?:sur )?{NET}|\bviens?\b~{{0,10}}\b{SHORT}"
        rf"|\b(?:me|te|moi) {SHORT}(?=\s*(?:[.!?]|$))|{SHORT} (?:me|moi)\b|\b(?:groupe|conv)"
        rf" {SHORT}\b~{{0,40}}\b(?:viens|venir|rejoin\w*|t'ajoute|veux)\b|\b(?:cherche|cherchez"
        rf"|trouve|tape|ajoute)\w* (?:moi )?[a-z]+ [a-z]+ sur {NET}|^\s*{SHORT}\s+[\w.]{{3,}}\s*$",
        rf"{_TALKY}|\b(?:stage|emploi|alternance|metier|video|tuto)\w* sur\b|\bmefi\w*|\bqui te demande\w*",
    ),
    rule(
        Finding.HANDLE,
        "sc wa pseudo utilisateur sous username partout",
        rf"\b(?:sc|wa)\s*[:=]\s*\S+|\bsur wa\b|\bpseudo partout\b~{{0,25}}|\bpartout\s*:?\s*{_PSEUDO}"
        r"|\b(?:nom d'utilisateur|nom d utilisateur|identifiant|username)\s*(?:[:=]|(?:c'?est|est"
        r"|is)\b)\s*\S+|\b(?:je suis|suis|jsuis|c'est|trouve[\s-]moi|cherche) sous (?:le (?:nom"
        rf"|pseudo) (?:de )?)?{_PSEUDO}",
        r"\b(?:educonnect|parcoursup|ent|wifi|admin|serveur|machine)\b",
    ),
    rule(
        Finding.HANDLE,
        "insta snap tikt",
        r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok)(?=[\w.]*[\d_.]\w)(?!gram\.com|chat\.com|360)[\w.]{3,}",
    ),
    rule(
        Finding.HANDLE,
        NETWORK,
        rf"\b(?:sur|via) {NET},? (?:moi )?(?:je suis|jsuis) ~{{3,40}}|(?:👻|📸)\s*:?\s*[a-z][\w.]{{3,}}",
        _TALKY,
    ),
    rule(
        Finding.HANDLE,
        Gate(re.compile("_"), "_"),
        r"(?<![\w./\-])@?[a-z][a-z\d.]+_[a-z\d._]*[a-z\d]",
        r"\b(?:python|java\w*|fichiers?|variables?|fonctions?|code|dossier|script|sql|table|commande)\b"
        r"|\.(?:py|pdf|docx?|odt|png|jpe?g|html?|js|css|xlsx?|csv|zip|stl|dwg)\b",
    ),
    # « k.e.n.z.o.7.4 », « M I L O tiret 2 6 »
    rule(
        Finding.HANDLE,
        Gate(re.compile(r"(?<![\w.])[a-z](?:\.[a-z\d]){4}"), "."),
        r"(?<![\w.])(?=[a-z.]*\d|(?:[a-z\d]\.){6})[a-z](?:\.[a-z\d]){4,}+(?!\w)",
    ),
    rule(
        Finding.HANDLE,
        Gate(
            re.compile(r"(?<!\S)[a-z] [a-z] [a-z] [a-z](?!\S)"),
            f"{NETWORK.words} epel pseudo compte arob mail",
        ),
        r"(?<!\S)(?:[a-z\d] ){3,60}[a-z\d](?!\S)(?: (?:tiret|point|underscore|tire|dot|at|arobase|chiffres?"
        r"|puis)(?: [a-z\d](?!\S))+){0,4}",
    ),
    rule(
        Finding.HANDLE,
        "moi c_ c'est cest tape cherch ajout add_ mets_",
        r"\b(?:moi|c'?est|c|tape|cherche|ajoute|add|mets) (?:juste |moi |c'?est |c )?(?:[a-z]{3,}\d{2,}"
        r"|[a-z]{3,}\.[a-z\d]{2,}(?<!\.fr)(?<!\.com)(?<!\.org)(?<!\.net)(?<!\.eu))(?![\w.])",
    ),
    rule(
        Finding.HANDLE,
        Gate(re.compile(r"\w\.[a-z\d]"), "dm mp accept ajout add skype locket nouveau dinsta pseudo @"),
        rf"(?:\b(?:dm|mp|accept\w*|ajout\w*|add|skype|locket|nouveau|dinsta|pseudo)\b"
        rf"|@)~{{0,25}}?(?P<part>{_DOTTED})",
    ),
    rule(
        Finding.HANDLE,
        "en_un_mot avec_le_point",
        rf"{_DOTTED}(?=,? ?~{{0,20}}\b(?:en un mot|avec le point)\b)",
    ),
    rule(Finding.HANDLE, "#", r"\b[\w.]{2,}\s?#\s?\d{4}\b"),
    rule(
        Finding.HANDLE,
        "@",
        r"(?<![\w@.])@\s?(?!\d+\b)[a-z0-9_][\w.\-]++(?:@[\w.\-]++)*+(?!\s@)",
        r"\b(?:css|java|python|php|annotations?|decorat\w*|typescript|angular|code|coder|javascript)\b",
    ),
    # « mon insta c'est … », « ton snap ? », « ma chaîne »
    rule(
        Finding.HANDLE,
        NETWORK,
        r"\b(?:mon|ma|my|mn|m|notre|our)\s?(?:compte |profil |pseudo |nom |tag |id |@\s?|numero "
        r"|nouveau |vrai |autre |chaine |page |serveur |bio |story |storys |groupe )*(?:sur |on |de "
        rf"|d')?{NET}(?:{_EVEN_SO}?{_ANY})?",
        rf"{_TALKY}|\b(?:supprim\w*|desinstall\w*|parents?)\b|\bmon (?:metier|travail|stage|cours|projet)",
    ),
    rule(
        Finding.HANDLE,
        NETWORK,
        r"\b(?:ton|ta|tn|tes|votre|vos|your|ur|yr|vot)\s?(?:compte |profil |pseudo |nom |tag |id "
        rf"|@\s?|vrai |chaine |page |bio |story )?(?:sur |on |de |d')?{NET}(?!{_LOOKED_INTO})(?:\s*\?)?",
        _TALKY,
    ),
    # « insta : toto », « snap lea_44 », « lea_44 sur insta »
    rule(Finding.HANDLE, NETWORK, rf"{NET}\s*(?:[:=@]|->|=>|>)\s*@?[\w.\-]+(?: ?_ ?\w+)*", _TALKY),
    rule(Finding.HANDLE, NETWORK, rf"{NET}{_EVEN_SO}?\s*[(\"'«]?\s*{_PSEUDO}"),
    rule(
        Finding.HANDLE,
        NETWORK,
        rf"{SHORT}\s+(?:c'?est|cest|c|ces|ses|is)\s+{_PSEUDO}|{SHORT} (?:c|cest|ces|ses)"
        r" (?!(?:fait|quoi|bien|bon|nul|mieux|pour|avec|pas|trop|interdit|dangereux|comme|mort|fini"
        r"|bloque)\b)"
        r"\w{3,}",
    ),
    rule(
        Finding.HANDLE,
        Gate(re.compile(written_out(_ON_NETWORK)), NETWORK.words),
        rf"(?:@|(?<![\w.\-])){_PSEUDO}{_ON_NETWORK}",
    ),
    rule(
        Finding.HANDLE,
        NETWORK,
        r"\b(?:je suis|jsuis|j'suis|chui|chuis|i'm|im|i am|suis|c'est moi)\s+~{0,12}?(?:sur"
        rf"|on)\s+{NET}\b~{{0,15}}?(?:\b(?:sous|pseudo|cherche\w*|tape\w*|ecri\w*|parle\w*|trouve\w*"
        r"|suis|si tu|si vous|si jamais|au nom|nom|as|with|tu peux|ajoute\w*|username)\b|@|:)~{0,30}",
    ),
    # Moving there.
    rule(
        Finding.HANDLE,
        NETWORK,
        rf"\b{_MOVES}[\s-]*(?:moi|me|mwa|nous|us|up|to me|toi|with"
        rf" me)\b~{{0,35}}?{NET}(?:{_EVEN_SO}{_ANY}|\s+{_PSEUDO})?",
        r"\bdemande\w* moi si\b|\bpour (?:une|la|des) (?:marques?|entreprises?|boutiques?)\b",
    ),
    rule(
        Finding.HANDLE,
        NETWORK,
        r"\b(?:on|nous|let's|lets|we can|can we|we|we could)\s+(?:peut |pourrait |pe |va |can |pourra"
        r" |devrait )?(?:se |s'|ce )?(?:en )?(?:parl\w*|discut\w*|pass\w*|continu\w*|ecri\w*"
        r"|retrouv\w*|capt\w*|caus\w*|ajout\w*|follow\w*|chat\w*|talk|speak|go|move|switch|text"
        r"|appell\w*|bascul\w*|mp|dm|voit)\b(?!~{0,20}\bd[eu'] )(?:~{0,18}?)\b(?:sur|par|via|on"
        rf"|to|over|en)\s+(?:mon |ton |le |l'|my |your )?{NET}(?:\s*\?)?",
        _TALKY,
    ),
    rule(
        Finding.HANDLE,
        NETWORK,
        r"\b(?:te |t'|vous |m'|me |t |vs |jt |nous )\s?(?!\w+ent\b)(?:ecri\w*|ajout\w*|envo\w*"
        r"|contact\w*|retrouv\w*|add\b|follow\w*|donn\w*|pass\w*|laiss\w*|appel\w*|repond\w*"
        r"|rejoin\w*|joindre|parler?|trouve\w?|suivre|suis|mp|dm|message\w*|captes?|invit\w*)\b(?!"
        r" (?:d'|de |du ))~{0,25}?(?:\b(?:sur|via|par|on|mon|le)\s+|\b(?:ton|un)\s+)(?:mon |ton |le"
        rf" |l')?{NET}(?:{_EVEN_SO}{_ANY}|\s+{_PSEUDO})?",
        rf"{_TALKY}|\b(?:clients?|une marque|entreprises?|recruteurs?)\b",
    ),
    rule(
        Finding.HANDLE,
        NETWORK,
        r"\b(?:viens?|venez|passe[szr]?|passons|parlons|discutons|continuons|continue[rz]?|go|hop|rdv"
        r"|bascul\w*|switch|move|plutot|direct\w*|la suite|mieux|dispo\w*|joignable|available"
        r"|reach\w*|contact\w*|message|suis tjr|tjr|tjrs|toujours|tout le temps)\s+(?:tjrs? |toujours"
        r" |souvent |plutot |direct\w* |aussi |moi )?(?:sur|on|to|via|par|en|at)\s+(?:mon |le |l'|my"
        rf" )?{NET}",
        rf"{_TALKY}|\b(?:clients?|marques?|entreprises?|comme tout le monde|mefi\w*"
        r"|qui te demande\w*)\b",
    ),
    # Asking for it.
    rule(
        Finding.HANDLE,
        NETWORK,
        r"\b(?:t'? ?as|t'a|tu as|tu a|tas|ta|as tu|vous avez|avez vous|t'aurais|tu aurais|auriez vous"
        r"|you have|u have|u got|you got|got|have|you on|u on|t'?es sur|t es sur|tu es sur|t sur|vous"
        r" etes sur|es tu sur|etes vous sur|tu utilises|tu vas sur|tu traines sur|t'es sur|connectee?"
        r" sur)\s+(?:pas |toujours |au moins |bien |a |an |any |du )?(?:un |une |le |l'|des"
        rf" )?(?:compte |pseudo |profil )?(?:sur )?{NET}(?:\s*\?)?",
        rf"{_TALKY}|\b(?:pour (?:ta|ton|votre|la) (?:boutique|entreprise|metier|marque))\b",
    ),
    rule(
        Finding.HANDLE,
        NETWORK,
        r"\b(?:j'?ai|g|jai|j'aurais|i have|i got|i've got|gt)\s+(?:aussi |un |que |juste |meme"
        rf" )?{SHORT}(?! (?:comme tout|mais|pour|depuis|et je ne|et j'y))",
        rf"{_TALKY}|\bcomme tout le monde\b",
    ),
    rule(
        Finding.HANDLE,
        NETWORK,
        rf"(?:^|[.!?,;\n(])\s*(?:un |une |et |ou |sinon |plutot |ok |stp |on |sur |alors )?{NET}\s*\?"
        rf"|(?:^|[.!?,;\n])\s*(?:on se parle |on parle )?(?:sur|on)\s+{SHORT}\s*(?:[.!?]|$)",
    ),
    rule(
        Finding.HANDLE,
        NETWORK,
        r"\b(?:c'?est quoi|c koi|c quoi|ces quoi|quel est|donne\w*|file|balance|lache|passe|envoie?"
        r"|envoi|give|drop|send|what's|whats|gimme|quoi)\s+~{0,12}?(?:ton |ta |tn |votre |le |un "
        rf"|your |ur |l')?{NET}(?:\s*\?)?",
        rf"{_TALKY}|\b(?:interet|but|utilite|role|difference|principe|lien|video)\b|\bc'est quoi (?:un"
        r"|une|le|l')\b",
    ),
    # Names without a network.
    rule(
        Finding.HANDLE,
        "pseudo blaze username user tag nick handle gamertag gamer arobase @ id reseaux rs socials",
        r"\b(?:mon|my|mn)\s+(?:pseudo\w*|blaze|user ?name|user|tag|nick\w*|gamer ?tag|@|arobase|id"
        rf"|handle|socials)\b(?:~{{0,20}}?{_EVEN_SO}~{{0,30}}|~{{0,30}})|\b(?:ton|ta|tn|votre|your"
        r"|ur)\s+(?:pseudo\w*|blaze|user ?name|tag|nick\w*|gamer ?tag|@|arobase"
        r"|socials)(?!\w)(?:\s*\?)?|\bpseudo\s*[:=]\s*\S+|\b(?:tes|vos|mes|ton|mon)\s+(?:reseaux?"
        rf"|rs)\b(?! (?:pro|d'entreprise|professionnel|electrique|informatique)|(?: sociaux)?{_LOOKED_INTO})"
        r"(?: sociaux)?"
        # On « nos réseaux » one works; who is sent there is led away.
        r"|\b(?:retrouv\w*|rejoi\w*|sui[stv]\w*|contact\w*|ecri[rstv]\w*|abonn\w*|ajout\w*|demand\w*)\b~{0,25}?"
        r"\b(?:sur|via|par|a|de|suivez|suis) nos (?:reseaux?|rs)\b(?: sociaux)?"
        r"|\b(?:t'?as|tu as|vous avez|avez vous|as tu)\s+(?:des |d'autres |les |un |quoi comme"
        r" )?(?:reseaux?|rs)\b(?: sociaux)?(?:\s*\?)?",
        r"\b(?:dans l'appli|pseudo ici|numero d'ordre|travail\w* sur les reseaux|electri\w*|informatique"
        r"|confidentialite|proteger|danger\w*|parents?)\b",
    ),
    rule(
        Finding.HANDLE,
        "cherche trouve tape google reseaux partout nom_sur search look_me find_me",
        r"\bfacile a (?:trouver|retrouver)\b~{0,5}\b(?:sur|avec)\b~{0,25}|\b(?:cherche|cherchez"
        r"|trouve|trouvez|tape|tapez|retrouve|retrouvez|suis|suivez|ajoute|rejoins|find|look"
        r"|search)[\s-](?:moi|me|nous|mon nom|mon prenom|my name|for me|me up)\b~{0,30}?\b(?:sur|on"
        r"|online|partout|reseaux?|google|internet|facile)\b~{0,25}|\b(?:pareil|le meme|meme pseudo"
        r"|meme nom|same) partout\b|\bmeme (?:pseudo|nom|blaze) (?:sur|partout)\b~{0,20}|\bon me"
        r" trouve (?:facilement |sous |sur |partout)~{0,30}|\btu (?:me|peux me) trouve\w*"
        r" (?:facilement |sous |sur |partout)~{0,30}",
        r"\b(?:emploi|metier)\b",
    ),
    rule(
        Finding.HANDLE,
        "mp dm pv prive inbox add hmu pm private slide ajout accept follow en_ami",
        r"\b(?:viens?|venez|parle\w*|parler|ecri\w*|discut\w*|passe\w*|passer|continu\w*|envoi\w*"
        r"|voir|voit|repon\w*|go|talk|come)\b~{0,15}?\b(?:en|in|par)\s+(?:mp|dm|pv|prive|inbox"
        r"|private|message prive|dms|mps)\b|\b(?:dm|mp|pm|add|ajoutez?|adde|accepte[sz]?|follow"
        r"|mpmoi)[\s-]*(?:moi|me|mwa)\b(?! (?:une?|des|deux|a (?:ta|la|ton)|dans|comme|en stage|en"
        r" tant))|\b(?:je "
        r"|jte |j'?)?(?:te|t'|jt'?|vous|t|tu me|me) ?(?:ai |a |vais |peux )?(?:deja )?(?:add\w*|dm|mp"
        r"|pm|follow\w*|ajout\w* (?:en ami|sur)|demande\w* en ami)\b~{0,20}|\bfollow (?:back|moi"
        r"|me)\b|\bhmu\b|\bslide in\w*\b|\b(?:mes|my) (?:dm|dms|mp|mps) (?:sont|are"
        r"|is)?\s?(?:ouverts?|open)\b|\benvoi\w* (?:un |moi un |moi |ton )(?:mp|dm|pm)\b|\bmes? mp\b",
        r"\b(?:secteur|public|lycees?|entreprise|ecole|etablissement|cfa) prive\b|\b(?:dans le|du|le)"
        r" prive\b",
    ),
    rule(
        Finding.HANDLE,
        "appli app reseau oiseau fantome",
        r"\b(?:l'?|une |autre |meme )?(?:appli\w*|app|reseau)\s+(?:au|avec|du|a|qui a|avec le|with"
        r" the)\s*~{0,10}?(?:fantome|ghost|petit avion|avion en papier|telephone vert|appareil photo"
        r"|note de musique|nounours|camera|oiseau)\b~{0,25}|\b(?:l'appli|l'app|sur l'appli|le"
        r" reseau)\s+(?:verte?|jaune|bleue?|rose|violette?|au logo~{0,12})\b|\b(?:on|viens|passe"
        r"|parle\w*|continu\w*|discut\w*|ecri\w*)\b~{0,20}?\b(?:sur|dans) une autre (?:appli\w*|app"
        r"|messagerie)\b~{0,15}|\ble (?:petit )?fantome\b~{0,15}\b(?:jaune|c'est)\b~{0,20}",
    ),
    rule(
        Finding.HANDLE,
        "chaine abonne subscribe",
        r"\babonne\w*[\s-](?:toi|vous)\b~{0,30}|\b(?:sub|subscribe) to my\b~{0,20}",
        r"\b(?:newsletter|revue|journal|magazine)\b",
    ),
    rule(Finding.HANDLE, "ami friend", r"\bcode (?:ami|friend|switch)\b~{0,30}|\bfriend code\b~{0,30}"),
    # Asking for, or giving, a telephone.
    rule(
        Finding.PHONE,
        "num numero",
        r"(?<![a-z\d]\s)(?<![a-z\d])(?:(?:ton|votre|un) )?num(?:ero)?s?\s*\?|\bnumero (?:de (?:telephone|tel"
        r"|portable|mobile) )~{0,20}\b(?:a me|me|moi|communiquer|te joindre|vous joindre)\b",
    ),
    rule(
        Finding.PHONE,
        "num numero number 06 07 o6 o7 0_6 six sept phone tel gsm",
        r"\b(?:ton|votre|mon|your|my|ur|tn|mn|vot|tes|vos|nos|mes|leur)\s+(?:vrai |nouveau |propre"
        r" )?(?:num(?:ero)?s?|06|07|o6|o7|0 6|0 7|zero (?:six|sept)|(?:phone |cell )?number|digits"
        r"|numero de (?:tel\w*|portable|phone|gsm))\b(?!\s+(?:one|two|un|d'|de (?!tel|port|phone|gsm"
        r"|mob)|siret|siren|ine|candidat|parcoursup|etudiant|securite))(?:\s*\?)?(?:\s+(?:c'?est|est"
        r"|c)\b(?:\s*:)?)?",
        r"\b(?:dossier|candidat\w*|ine|siret|siren|securite sociale|etudiant|parcoursup)\b|\b(?:pas"
        r"|jamais|interdit|refus\w*|evite\w*) (?:le droit )?(?:de |d')?(?:donn\w*|envoy\w*|partag\w*"
        r"|communiqu\w*|laiss\w*|mettre)",
    ),
    rule(
        Finding.PHONE,
        "num numero 06 07 o6 six sept tel portable phone number",
        r"\b(?:c'?est quoi|c koi|c quoi|ces koi|quel est|donne\w*|donner|envoi\w*|file\w*|passe\w*"
        r"|balance|lache|laisse\w*|t'? ?as|tu as|je peux avoir|jpeux avoir|j'peux avoir|je pourrais"
        r" avoir|puis je avoir|avoir|communiqu\w*|on s'echange|echang\w*|vous avez|avez vous|as tu"
        r"|can i (?:get|have)|give me|gimme|drop|send me|voila|voici|prends?|note\w*"
        r"|tiens)\b~{0,18}?\b(?:un|le|ton|votre|mon|nos|les|a|your|tn|vos|tes|des)\s+(?:num(?:ero)?s?"
        r"|06|07|o6|zero (?:six|sept)|tel|tel perso|numero de tel\w*|portable|phone number"
        r"|number)\b(?! (?:de (?!tel|port|phone|gsm)|d'(?!un|ur)|vert|gratuit|d'urgence|pour (?:les"
        r"|signaler)|siret|ine))",
        r"\b(?:3114|119|3018|3919|112|114|numeros? (?:vert|gratuit|d'urgence)|dossier|siret|candidat"
        r"|ine|cfa|entreprise|lycee|ecole|place|file d'attente|standard)\b|\b(?:pas|jamais|interdit"
        r"|refus\w*|evite\w*|inutile|dangereux|oblige|faut il|est ce qu'il faut|doit on|dois"
        r" je)\b~{0,14}\b(?:donn\w*|envoy\w*|partag\w*|communiqu\w*|laiss\w*|mettre|avoir)",
    ),
    rule(
        Finding.PHONE,
        "sms texto text_me message_sur coordonnees contacts_perso",
        r"\b(?:envoi\w*|envoy\w*|ecri\w*|repon\w*|laiss\w*)[\s-](?:moi|me|nous) ~{0,10}?\b(?:sms"
        r"|texto|text)\b|\btext me\b~{0,20}|\bpar (?:sms|texto)\b(?=~{0,30}\b(?:toi|moi|tu|on|me"
        r"|te)\b)|\bje (?:te|t'|vous) ~{0,12}\b(?:sms|texto)\b|\b(?:mes|tes|vos|nos|my)"
        r" (?:coordonnees|coordonees|cordonnees|contacts?|coords?|contact (?:details|info))\b(?:"
        r" (?:perso\w*|c'est|sont))?\s*:?",
        r"\b(?:cv|lettre|gps|masquees?|restent|protegees?|cachees?|visibles?|bancaires|entreprise"
        r"|dossier|etablissement|formulaire|recruteur|parcoursup|convention|pro)\b",
    ),
    # The school's own ways to write.
    rule(
        Finding.HANDLE,
        "ent pronot ecole_dir elyco e-lyco",
        r"\b(?:parl\w*|ecri\w*|mp|dm|contact\w*|message|repon\w*|discut\w*|joindre)\b~{0,15}?"
        r"\b(?:sur|par|via) (?:l'ent|pronote|ecole ?directe|e ?lyco)\b"
        r"|\bm[ao]n (?:mail|adresse|compte) (?:de l'|d')?ent (?:(?:c'?est|c|est) )?[\w.-]{3,40}",
        r"\b(?:profs?|professeur\w*|parents|cpe|lycee|college|secretariat|vie scolaire|marche\w*|bug\w*)\b",
    ),
    # Another way to talk than here.
    rule(
        Finding.HANDLE,
        NETWORK,
        r"\b(?:parler|discuter|ecrire|continuer|echanger|chatter|causer|bouger)\s+(?:plutot |mieux "
        rf"|direct |direct\w* )?(?:sur|via|par)\s+{SHORT}|\bon (?:se )?(?:cree|fait|ouvre|monte"
        rf"|lance)\s+(?:un |une )?(?:groupe|serveur|conv|canal|salon)\s+{NET}|\b(?:accepte|demande"
        rf"|ajoute)\w*\s+(?:moi |toi |-moi )?(?:\w+ )?(?:sur|en ami sur)\s+{NET}|\b(?:se|s'|nous|te"
        r"|me) ?(?:parler|ecrire|retrouver|capter|ajouter|envoyer|contacter|suivre|parle"
        rf"|ecrit)\b~{{0,20}}?\b(?:sur|via|par|on)\s+(?:mon |ton |le |l')?{NET}|\b(?:installe\w*"
        r"|telecharge\w*|install|download|inscris[\s-]toi|cree[rsz]?[\s-]toi|mets[\s-]toi|prends"
        rf"|crees?)\s+(?:un |toi |l'appli |sur |un compte |compte |vite |juste |-toi )*{NET}~{{0,40}}"
        rf"|\b(?:serveur|groupe|server|conv|canal|salon)\s+(?:\w+ )?{NET}\b~{{0,60}}?\b(?:invit\w*"
        r"|code|lien|rejoin\w*|file|envoi\w*|viens|venez|t'ajoute|te passe|join)\b~{0,40}"
        r"|\b(?:invit\w*|lien|code|rejoin\w*|file)\b~{0,30}\b(?:serveur|groupe|server"
        rf"|conv)\s+{NET}|\b(?:moyen|place|dispo|comme|prefere|plutot)\s+(?:c'est |sur |via"
        rf" )?{NET}\s*\?",
        rf"{_TALKY}|\b(?:photoshop|logiciels?|outils?)\b",
    ),
    rule(
        Finding.HANDLE,
        "reseau appli app plateforme",
        r"\b(?:quels?|quelles?|kel|kels|which|what) (?:est ton |est votre )?(?:reseaux?|applis?"
        r"|applications?|app|plateforme|messagerie|social)\w*\b~{0,20}?\b(?:je|on|tu|te|t'|vous|me|m'"
        r"|nous|se|s'|you|i)\s?(?:te |t'|vous |me |m'|peux |peut |se )?(?:trouve\w*|parl\w*"
        r"|contact\w*|ajout\w*|ecri\w*|suivre|suis|joindre|es|etes|discut\w*|add|find)\b~{0,15}"
        r"|\b(?:t'es|t|tes|tu es|vous etes|es tu|etes vous) (?:ou )?(?:sur|dans) (?:quoi|quels?"
        r"|quelles?|les|des|d'autres|un autre) (?:comme )?(?:reseaux?|applis?|plateformes?)\w*",
        r"\b(?:electrique|ferroviaire|informatique|logiciels?|metier|utilisez pour|dessiner|coder)\b",
    ),
    rule(
        Finding.HANDLE,
        "ailleurs somewhere dehors hors autre autrement tranquil discret prive surveill elsewhere outside_the"
        " off_the another",
        r"\b(?:parl\w*|discut\w*|ecri\w*|contact\w*|joindre|se voi[rt]|continu\w*|echang\w*|causer"
        r"|joignable|retrouv\w*|talk|chat)\b~{0,25}?\b(?:ailleurs|en dehors|hors (?:de )?(?:l'|cette "
        r"|la )?(?:appli\w*|app|plateforme|site)|autrement que|dehors de (?:l'|cette )|autre part"
        r"|elsewhere|somewhere else|outside (?:the|this)|off (?:the|this))\b~{0,25}|\b(?:autre"
        r"|d'autres|another|other) (?:moyens?|applis?|app|messagerie|canal|way"
        r"|facon)\b~{0,10}\b(?:pour|de|d'|to|qu'on|que)\b~{0,12}\b(?:parl\w*|discut\w*|ecri\w*"
        r"|contact\w*|joindre|te|se|qu'on|talk|reach|echang\w*)\b~{0,20}|\b(?:l'appli|cette appli"
        r"|l'app|le site|la plateforme|le chat|ici)\b~{0,8}\b(?:surveill\w*|lit (?:nos|tes|mes)"
        r"|lisent (?:nos|tes)|espionne|censure|bloque (?:les|tout|mon|mes|tes)|filtre (?:les|tout)"
        r"|masque (?:les|tout))\b~{0,40}|\b(?:sans que|pour que) (?:personne|l'appli|les modos?|les"
        r" moderateurs?|tes parents|tes profs)\b~{0,8}\b(?:voi\w*|lis\w*|sach\w*|sait|le sache"
        r"|ne)\b~{0,20}",
        r"\b(?:metier|clients?|etranger|collegues?)\b",
    ),
    rule(
        Finding.HANDLE,
        "cherche tape search ajoute add trouve",
        r"\b(?:cherche\w?|tape\w?|search|look up|ajoute\w?|add|trouve\w?)\s+(?:moi |pour |avec |le"
        rf" pseudo |le nom |-moi )*{_PSEUDO}",
    ),
)
