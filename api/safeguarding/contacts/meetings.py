"""Meeting, calling or visiting each other, proposed or asked for."""

from api.safeguarding.findings import Finding
from api.safeguarding.rules import rule

_DAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|dem1|dmain|apres-demain"
    r"|aujourd'hui|auj|ce soir|cet aprem|cet apres-midi|ce midi|cette semaine"
    r"|la semaine prochaine|ce week-?end|ce we|pendant les vacances|un (?:soir|jour|midi|mercredi"
    r"|samedi|matin|week-?end|de ces)|tout a l'heure|bientot|apres les cours|apres les vacances"
    r"|le \d{1,2}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|today"
    r"|this week\w*|after school|mtn|maintenant|now)"
)
_SPOT = (
    r"(?:devant|derriere|a la (?:gare|sortie|sorti|plage|mediatheque|bibliotheque|piscine|boulangerie"
    r"|fontaine|maison|cafet\w*|terrasse|place)|au (?:parc|cafe|mcdo|macdo|kebab|bar|resto|restaurant"
    r"|stade|skate\w*|bowling"
    r"|cinema|cine|centre|coin|lycee|college|cfa|bureau|garage|magasin|local|chantier|salon de the"
    r"|rond-point|terminus|fast-food|quick|kfc|starbucks|square|gymnase|port|chateau|jardin)"
    r"|a l'(?:arret|atelier|entree|entreprise|agence|hotel|appart\w*|usine|hopital|accueil)|pres"
    r" d[eu]|en ville|en terrasse|chez (?:moi|toi|nous|vous)|dans (?:mon|ma|le parc|un cafe|un bar|la"
    r" rue)|sur (?:place|le parking|paris|nantes|angers|laval)"
    r"|centre-?ville|at (?:the|my|your)|in front of|near the|place|parking|outside)"
)
_HOUR = (
    r"(?:(?:a|vers|pour|des|at|@) (?:(?:1?\d|2[0-4])\s?(?:h|heures?|pm|am|:)|midi|(?:1?\d"
    r"|2[0-4])\b(?! (?:ans|km|%|min|euros?)))|(?:1?\d|2[0-4])\s?h\b)"
)
_CUE = (
    rf"(?:{_DAY}\b|{_SPOT}\b|{_HOUR}|\?|irl\b|en vrai\b|en personne\b|in person\b|irl\b|en face\b"
    r"|quand\b|ou tu veux\b|ou ca\b|hors de l'appli|en dehors)"
)
_MEET = (
    r"(?:voi[trs]?|voie|vois|retrouv\w*|rencontr\w*|rejoin\w*|capte\w*|capter|croise\w*|pose|poser"
    r"|check|tchek\w*)"
)
_TOGETHER = (
    r"\b(?:collegues?|equipe|clients?|profs?|professeurs?|ma classe|entre (?:pros|collegues|eleves)"
    r"|patients?|ma conseillere|mon conseiller|pas souvent|rarement|jamais|souvent|ma tutrice|mon"
    r" tuteur"
    r"|mes parents|ma famille|mes amis|mes potes|portes ouvertes|jpo|salon de l'|salon des|forum"
    r"|orientibus|cio)\b"
)
_MY = r"(?:mon|ma|mes|notre|nos|l'|my|our)"
_HOME = (
    r"(?:chez (?:moi|toi|nous|vous)|(?:a|au|dans|sur|a la|voir|visiter|to) (?:mon|ma|mes|notre|nos"
    r"|ton|ta|votre|vos|my|our|your|l') ?(?:atelier|bureau|boite|entreprise|garage|salon|cabinet|labo"
    r"|chantier|ferme|exploitation|boutique"
    r"|magasin|usine|cuisine|studio|maison|appart\w*|local|restaurant|agence|serre|hangar|fournil"
    r"|clinique|service|boulangerie|place|workshop|office|house|shop|immeuble|kitchen|studio|travail"
    r"|taf|lieu de travail)"
    r"|(?:a l'|dans l')(?:atelier|entreprise|agence|usine|exploitation)|au (?:bureau|labo|garage"
    r"|magasin|chantier|local|fournil|salon|cabinet)\b)"
)

RULES = (
    rule(
        Finding.MEETING,
        "on_se on_s' on_peut on_pour on_ce on_va se_ nous_",
        r"\b(?:on|nous) (?:peut |pourrait |pourra |pourrai |va |devrait |doit |veut |pe |pourrais"
        rf" )?(?:pas )?(?:se|s'|ce|nous)\s?{_MEET}\b(?! (?:mal|bien|pas|comme|plus|deja|dans \w+ ans"
        r"|tous les jours|grandir|progresser|faire))(?!~{0,20}\bavec (?:un bac|trois"
        rf"|\d))~{{0,40}}?{_CUE}~{{0,40}}",
        _TOGETHER,
    ),
    rule(
        Finding.MEETING,
        "voir retrouv rencontr rejoin capter",
        r"\b(?:tu veux|tu voudrais|vous voulez|veux tu|ca te dit|ca te dirait|ca vous dit|t'as envie"
        r"|envie|on pourrait|on peut|possible|faut|faudrait|faut qu'on|il faut qu'on|j'aimerais"
        r" (?:bien )?|je voudrais (?:bien )?|je veux|puis je|pourrait on|pouvons nous|pourrions nous"
        r"|peut on|qu'on|et si on|si on)\b~{0,14}"
        r"\b(?:se|s'|nous|te|vous|me|t'|m') ?(?:voir|voit|retrouver|retrouve|rencontrer|rencontre"
        r"|rejoindre|capter|capte)\b(?! (?:avec|entre))~{0,40}",
        r"\b(?:progress\w*|reussir|travail\w* avec|dans (?:dix|cinq|10|5) ans|sur (?:l'appli|e-?pass)"
        r"|rencontrer des|rencontrer un|me voir dans)\b",
    ),
    rule(
        Finding.MEETING,
        "rdv rendez-vous rendez_vous",
        rf"(?<!un\s)(?<!de\s)(?<!j'ai\s)(?<!mon\s)(?<!le\s)(?<!ce\s)(?<!les\s)(?<!des\s)(?<!son\s)"
        rf"\b(?:rdv|rendez\W?vous)\b(?! (?:avec|chez le|au cio|a la mission|aux))"
        rf"~{{0,6}}?(?:{_DAY}\b|{_SPOT}\b|{_HOUR}|\?|sur )~{{0,50}}",
        rf"{_TOGETHER}|\b(?:prendre|pris|prends|j'ai) rendez|\b(?:medecin|dentiste|orthophoniste|psy"
        r"|entretien|mission locale|infirmier\w*)\b",
    ),
    rule(
        Finding.MEETING,
        "rdv rendez-vous rendez_vous",
        r"\b(?:on (?:se )?(?:prend|fixe|cale|donne|fait)|je te (?:donne|propose|fixe)|je vous propose"
        r"|tu veux|donne moi|fixer?(?:ons)?|on pourrait (?:se )?(?:prendre|fixer|caler|donner)"
        r"|propose\w* moi) (?:un |le |pour un |des )?(?:petit )?(?:rdv|rendez\W?vous)\b~{0,40}",
        r"\b(?:conseiller\w*|adviser|cio|mission locale|psy\w*|medecin|dentiste)\b",
    ),
    rule(
        Finding.MEETING,
        "vien venir venez passe pass retrouv rejoin attend rejoign",
        r"\b(?:viens?|venez|venir|viendrai[st]|viendrez|passes?|passer|passez|passerai[st]?"
        r"|retrouve\w*|rejoins?|rejoindre|rejoignez)\b(?:[\s-]+(?:donc|plutot|faire un tour|un jour"
        r"|quand tu veux|moi|me voir|directement|boire un \w+|avec moi|visiter|voir"
        rf"|decouvrir))*\s*{_HOME}~{{0,40}}",
        r"\b(?:mon pere|ma mere|clients?|patients?|les gens|ils|elle vient|il vient|stagiaires?|je"
        r" suis venue?|portes ouvertes|jpo|salon de|forum|mes parents|fournisseurs?|infirmier\w*)\b",
    ),
    rule(
        Finding.MEETING,
        "venir vien venez pass retrouv rejoin attend cherch",
        r"\b(?:viens?|venez|venir|passe[szr]?|passer|je viens|je peux venir|je"
        r" passe)\b(?:[\s-]+(?:donc|plutot|bien|un jour|quand tu veux|donc|vite|juste))*[\s-]+(?:me"
        r"|te|vous|nous|t'|m'|vs) ?(?:voir|chercher|prendre|rejoindre|retrouver|rencontrer|recuperer"
        r"|parler|visiter|rendre visite)\b~{0,50}",
        r"\b(?:clients?|patients?|les gens|ma mere|mon pere|mes parents|ma famille|les eleves)\b",
    ),
    rule(
        Finding.MEETING,
        "attend retrouve rejoin",
        r"\b(?:je|j'|jt|j) ?(?:t'|te |vous |vs |t )?(?:attends?|attendrai"
        r"|attendrais)\b(?![\s-]+(?:votre|ta|ton|vos|tes|la|une|de|avec|mes|les|des|le"
        rf"|un))~{{0,15}}?(?:{_SPOT}\b|{_DAY}\b|{_HOUR})~{{0,40}}"
        r"|\b(?:je |j')?(?:t'|te |vous )attends?\b~{0,40}|\battends?[\s-]moi\b~{0,40}"
        r"|\b(?:retrouve|retrouvez|rejoins|rejoignez|rejoin)[\s-](?:moi|nous|me)\b~{0,50}",
    ),
    rule(
        Finding.MEETING,
        "je_sera je_suis devant sortie jserai",
        r"\b(?:je serai[s]?|jserai|je t'emmene|je te ramene|je te raccompagne|je te depose|je te"
        r" prends|je passe te|monte dans ma)\b~{0,10}\b(?:devant|a la sortie|en voiture|au (?:parc"
        r"|lycee|college|cafe)|a la gare|chez (?:moi|toi)|prendre|voiture|lycee|college)\b~{0,40}",
    ),
    rule(
        Finding.MEETING,
        "appel apel call visio facetime telephone tel_ zoom meet teams skype vocal phone",
        r"\b(?:on|nous) (?:peut |pourrait |pourra |va |devrait |pe |pourrai |veut )?(?:s'|se |ce "
        r"|nous )?(?:appel\w*|apel\w*|call|telephon\w*|phone)\b(?! [a-z]+"
        rf" et)\s*(?:~{{0,20}}?(?:{_CUE}|si tu|si vous|en visio|direct|un coup|rapid\w*|$"
        r"|[.!\n]))~{0,20}",
        r"\b(?:comment|ca|que) on (?:s'|l')?appel|\bce qu'on appel|\bon appelle ca|\bmetier qu'on",
    ),
    rule(
        Finding.MEETING,
        "appel apel call ring phone",
        r"\b(?:appelle|appel|apel|apele|appele|appelez|call|rappelle|rappelez|telephone\w*|phone|ring"
        r"|apl)[\s-](?:moi|me|nous)\b(?=\s*(?:[.!?,;:)]|$)| (?:quand|qd|si (?:tu|t|vous)|ce|cet"
        r"|demain|vers|a|au|sur|stp|svp|en|des|le|direct\w*|plus|maintenant|mtn|vite|un|avant|apres"
        r"|par|pour|et|ou|samedi|dimanche|lundi|mardi|mercredi|jeudi|vendredi|when|at|on|tonight"
        r"|tomorrow|now|maybe|later|after|before|if|\d|\+|zero)\b)~{0,40}"
        r"|\b(?:tu peux|tu pourrais|peux tu|vous pouvez|pouvez vous|tu veux|pourriez vous|n'hesitez?"
        r" pas a|hesitez? pas a) (?:bien |aussi |toujours )?(?:m'|me |nous )(?:appeler|apeler|appelle"
        r"|appel|telephoner|call|rappeler|passer un coup de (?:fil|tel\w*))\b(?! [a-z]+(?:\.|$"
        r"|,))~{0,40}"
        r"|\b(?:je|j'|jpeux|jpe) ?(?:peux|peu|pe|pourrais|voudrais|vais|aimerais|peut|dois|veux)?"
        r" ?(?:t'|te |vous |vs |t )(?:appel\w*|apel\w*|telephon\w*|call|passe\w* un coup de (?:fil"
        r"|tel\w*))\b~{0,40}"
        r"|\b(?:can|could|may|should|let's|lets|wanna|shall) (?:i |we |u |you |just )?(?:call"
        r"|facetime|video call|phone|ring)\b~{0,30}|\bgive me a (?:call|ring)\b|\b(?:un|petit)"
        r" (?:call|coup de (?:fil|tel\w*))\b~{0,20}\?",
        r"\bappelle moi (?:comme|par mon)\b",
    ),
    rule(
        Finding.MEETING,
        "visio facetime zoom meet teams skype vocal telephone tel camera cam video_call",
        r"\b(?:on|tu|vous|je|nous|ca te dit|possible|faire|discuter|parler|echanger|continuer|et si"
        r" on|en parler|se parler|s'appeler|dispo)\b~{0,30}?\b(?:en visio\w*|une visio\w*|en vocal|un"
        r" vocal|facetime|face time|par (?:telephone|tel)|au (?:telephone|tel|phone)|de vive voix|sur"
        r" (?:zoom|teams|skype|google meet)|un (?:zoom|appel video|appel)|en (?:cam|camera)|par"
        r" (?:appel|visio\w*)|video call|en appel)\b~{0,40}",
        r"\b(?:clients?|patients?|collegues?|reunions?|accueil|standard|usagers?|employeur|recruteur"
        r"|entretiens?|entreprises?|rh|metier|travail|fournisseurs?|standardiste|prospects?|cours"
        r"|televendeu\w*|centre d'appel\w*|urgences?|secretaire|teletravail)\b",
    ),
    rule(
        Finding.MEETING,
        "cafe verre coca boire manger invite resto cine the_",
        r"\b(?:on|tu veux|tu viens|ca te dit|ca te dirait|ca vous dit|je t'|je te|je vous|t'|viens"
        r"|nous|wanna|let's|et si on)\b~{0,25}?\b(?:boire|prendre|prend|boit|bois|manger|offr\w*"
        r"|pay\w*|invite\w*|grab|get|have)\b~{0,15}?\b(?:un (?:cafe|verre|coca|the|pot|jus|truc|bout"
        r"|kebab|tacos|mcdo)|cafe|verre|mcdo|au resto|au cine\w*|a manger|chez moi|coffee|drink"
        r"|lunch)\b~{0,40}",
        r"\b(?:collegues?|equipe|clients?|pause|pauses|entre nous|cantine|avec les|stagiaires?)\b",
    ),
    rule(
        Finding.MEETING,
        "dispo libre free",
        r"\b(?:t'?es|tu es|t|tes|vous etes|etes vous|es tu|tu serais|vous seriez|seriez vous|serais"
        rf" tu|are you|you|u) (?:dispo\w*|libres?|free)\b~{{0,15}}?(?:{_DAY}\b|{_HOUR}|quand\b|qd\b"
        r"|pour (?:se|qu'on|un (?:rdv|cafe|appel|verre|call))|when\b)~{0,30}",
        r"\b(?:stage|apprentissage|alternance|contrat|repondre)\b",
    ),
    rule(
        Finding.MEETING,
        "irl en_vrai en_personne in_person real_life face_a_face en_dehors hors_de_l'app meet",
        r"\b(?:voir|voit|rencontr\w*|retrouv\w*|parler|discuter|connaitre|capter|meet|talk"
        r"|see)\b~{0,25}\b(?:irl|en vrai|en personne|in person|in real life|face a face|en face|en"
        r" dehors d|hors de l'app\w*|ailleurs)\b~{0,20}",
        r"\b(?:metier|clients?|patients?|des pros|professionnels|entreprises?|des gens)\b",
    ),
    rule(
        Finding.MEETING,
        "meet hang see_you come_to pick_you my_place",
        r"\b(?:let's|lets|can we|could we|we could|we can|wanna|want to|we should|shall we|do you"
        r" want to|you want to|i want to|i'd like to|when can we|where can we|can i) (?:\w+ )?(?:meet"
        r"|hang out|hang|see each other|catch up|link up)\b~{0,40}"
        r"|\bmeet (?:me|up|you|u)\b~{0,40}|\bsee (?:you|u) (?:at|in front|tomorrow|tonight|on"
        r"|saturday)\b~{0,30}|\bcome (?:over|to my|to the|see me|by my|and see me|visit (?:me"
        r"|us))\b~{0,30}|\bpick (?:you|u) up\b~{0,30}",
    ),
    rule(
        Finding.MEETING,
        "visiter voir decouvrir ou_tu ou_est ou_vous dormir soiree sortir balade",
        r"\b(?:je peux|je pourrais|puis je|j'aimerais (?:bien )?|je voudrais (?:bien )?|est ce que je"
        r" peux|possible de|possible d'|tu peux|tu pourrais|vous pouvez|tu veux|on peut|pourrais je"
        r"|j'peux|jpeux) ~{0,10}?\b(?:venir|passer|visiter|aller)\b~{0,12}?\b(?:visiter|voir"
        r"|decouvrir|dans|a|chez) ?(?:votre|ton|ta|vos|tes|vous|toi|notre|mon|ma)\b(?! (?:avis|page"
        r"|profil|projet|avance))~{0,40}"
        r"|\b(?:dormir|dors|rester) (?:chez|a la maison) ?(?:moi|toi)?\b(?=~{0,20}(?:tu|veux|peux"
        r"|viens|\?))|\b(?:tu peux|viens|tu veux) ~{0,10}\b(?:dormir|dors) chez moi\b|\b(?:on sort|tu"
        r" sors|sortir avec moi|une balade|se balader|se promener) (?:ensemble|ce soir|samedi|demain"
        r"|avec moi)\b~{0,20}",
        r"\b(?:portes ouvertes|jpo|clients?)\b",
    ),
    rule(
        Finding.MEETING,
        "appel apel apl call tel joign joindre",
        r"(?<!tu\s)(?<!comment\s)(?<!vous\s)\b(?:je |j'|jvais |je vais |jpeux )?(?:te |t' ?|t|vous "
        r"|vs )(?:ap+el+e\w*|apl|telephone\w*|tel)\b(?! (?:ca|cela|par (?:ton|votre) (?:nom|prenom)"
        r"|comment))(?!\s*\?*\s*(?:comment))~{0,40}"
        r"|\b(?:qu'on|on) s'ap+el+e\b(?! (?:les|la|le|par|comme|entre))~{0,40}|\b(?:es|etes|est"
        r"|serais|seras) (?:tu |vous )?joignables?\b~{0,40}|\bjoignable (?:quand|a quelle heure|a"
        r" partir|par|sur|au)\b~{0,30}"
        r"|\b(?:te|t'|me|m'|vous|nous) (?:joindre|contacter)\b~{0,40}",
        r"\b(?:ca|ce qui|il|elle|metier|poste|comment) (?:on )?s'appelle\b|\bcomment on s'appelle"
        r"|\btu t'appelle|\bvous vous appel|\b(?:clients?|entreprises?|employeurs?|recruteurs?|cfa"
        r"|patrons?|candidats?|usagers?|patients?|numeros? d'urgence|3114|119|3018)\b|\bt'appelles?"
        r" (?:comment|\w+ toi)",
    ),
    rule(
        Finding.MEETING,
        "zoom teams meet visio reunion meeting invit",
        r"\b(?:lien|link|invitation|id|code|url|salle|reunion|meeting)\b~{0,15}\b(?:zoom|teams|google"
        r" meet|meet|visio\w*|skype|jitsi|discord)\b~{0,40}|\b(?:meeting|reunion) id\b~{0,40}|\b(?:tt"
        r" de suite|tout de suite|demain|ce soir|rdv|viens|dispo) (?:\w+ )?(?:sur|en) (?:zoom|teams"
        r"|skype|visio|meet)\b~{0,20}",
        r"\b(?:collegues?|teletravail|clients?|cours en visio)\b",
    ),
    rule(
        Finding.MEETING,
        "attendre attendrai attends attent",
        rf"\b(?:te |t'|vous |jt)\s?(?:attendr\w*|attend\w?)\b~{{0,12}}?(?:{_SPOT}|{_DAY}|{_HOUR}"
        r"|dehors|ici|en bas|la-bas|portail|grille|arret)\b~{0,30}",
    ),
    rule(
        Finding.MEETING,
        "cafe verre coca mcdo resto kebab ciné cine balade sortie coffee drink",
        r"(?:^|[.!?,;\n]\s*)(?:et |ou |alors |ok |bon |dispo pour |ca te va |partante? pour )?(?:un "
        r"|une |le |on se fait un |se faire un )(?:petit )?(?:cafe|verre|coca|mcdo|resto|kebab|tacos"
        rf"|cine\w*|balade|the|pot|tour)\b~{{0,12}}?(?:ensemble|un de ces|{_DAY}|{_HOUR}|a deux|tous"
        r" les deux|\?)~{0,25}",
    ),
    rule(
        Finding.MEETING,
        "serai seras sera je_suis",
        r"\b(?:je serai|jserai|je serais|tu me reconnaitras|je porterai|j'aurai) (?:(?:en|avec|avec"
        r" une?|mon|un|une) )*(?:veste|pull|bonnet|manteau|casquette|blouson|sweat|parapluie|sac"
        r"|doudoune|chemise|voiture|camionnette|noir|rouge|bleu|devant|la-bas|sur le banc|au"
        r" fond)\b~{0,30}|\btu me reconnaitras\b~{0,30}",
        r"\b(?:entretien|chantier|tenue de travail|uniforme)\b",
    ),
    rule(
        Finding.MEETING,
        "lundi mardi mercredi jeudi vendredi samedi dimanche demain ce_soir cet_aprem",
        rf"\b{_DAY},? (?:(?:a|vers) )?(?:1?\d|2[0-4])\s?(?:h|heures)\s?\d{{0,2}},?\s+(?:au|a la|devant"
        r"|en face|chez|place|sur le|a l')\s?(?:cafe|bar|mcdo|macdo|gare|parc|fontaine|plage|parking"
        r"|arret|kebab|centre commercial|restaurant|square|boulangerie|place|skatepark|en face|tabac"
        r"|terrasse)\w*~{0,40}",
        r"\b(?:portes ouvertes|jpo|salon|forum|orientibus|bus|stand|atelier cv|cours|match"
        r"|entrainement|concert|livraison)\b",
    ),
)
