"""Meeting, calling or visiting each other, proposed or asked for."""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import rule

_DAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|dem1|dmain|apres-demain"
    r"|aujourd'hui|auj|ce soir|cet aprem|cet apres-midi|ce midi|cette semaine|la semaine prochaine|ce"
    r" week-?end|ce we|pendant les vacances|un (?:soir|jour|midi|mercredi|samedi|matin|week-?end|de"
    r" ces)|tout a l'heure|bientot|apres les cours|apres les vacances|le \d{1,2}|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|today|this week\w*|after school|mtn"
    r"|maintenant|now)"
)
_SPOT = (
    r"(?:devant|derriere|a la (?:gare|sortie|sorti|plage|mediatheque|bibliotheque|piscine|boulangerie"
    r"|fontaine|maison|cafet\w*|terrasse|place)|au (?:parc|cafe|mcdo|macdo|kebab|bar|resto|restaurant"
    r"|stade|skate\w*|bowling|cinema|cine|centre|coin|lycee|college|cfa|bureau|garage|magasin|local"
    r"|chantier|salon de the|rond-point|terminus|fast-food|quick|kfc|starbucks|square|gymnase|port"
    r"|chateau|jardin)|a l.?(?:arret|atelier|entree|entreprise|agence|hotel|appart\w*|usine|hopital"
    r"|accueil)|pres d[eu]|en ville|en terrasse|chez (?:moi|toi|nous|vous)|dans (?:mon|ma|le parc|un"
    r" cafe|un bar|la rue)|sur (?:place|le parking|paris|nantes|angers|laval)|centre-?ville|at (?:the"
    r"|my|your)|in front of|near the|place|parking|outside)"
)
_HOUR = (
    r"(?:(?:a|vers|pour|des|at|@) (?:(?:1?\d|2[0-4])\s?(?:h|heures?|pm|am|:)|midi|(?:1?\d"
    r"|2[0-4])\b(?=\s*(?:[.!?,]|$|devant|au\b|a\b|pile|place|chez)))|(?:1?\d|2[0-4])\s?h\b)"
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
    r" tuteur|mes parents|ma famille|mes amis|mes potes|portes ouvertes|jpo|salon de l'|salon des"
    r"|forum|orientibus|cio|perm\w*|cdi|salle (?:info\w*|de (?:classe|cours|tp)|[a-z]?\d+)|diapo\w*|expose"
    r"|tp|revis\w*|mme \w+|en cours|sur l'appli|(?:ta|votre|ton) (?:prof\w*|maman|mere|pere|papa))\b"
)
_NO_ARTICLE = (
    r"\b(?=r)(?<!un\s)(?<!de\s)(?<!j'ai\s)(?<!mon\s)(?<!le\s)(?<!ce\s)(?<!les\s)(?<!des\s)(?<!son\s)"
)
_HOME = (
    r"(?:chez (?:moi|toi|nous|vous)|(?:a|au|dans|sur|a la|voir|visiter|to) (?:mon|ma|mes|notre|nos"
    r"|ton|ta|votre|vos|my|our|your|l') ?(?:atelier|bureau|boite|entreprise|garage|salon|cabinet|labo"
    r"|chantier|ferme|exploitation|boutique|magasin|usine|cuisine|studio|maison|appart\w*|local"
    r"|restaurant|agence|serre|hangar|fournil|clinique|service|boulangerie|place|workshop|office"
    r"|house|shop|immeuble|kitchen|studio|travail|taf|lieu de travail)|a la maison|(?:a l'|dans"
    r" l')(?:atelier|entreprise|agence|usine|exploitation)|au (?:bureau|labo|garage|magasin|chantier"
    r"|local|fournil|salon|cabinet)\b)"
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
        r"\b(?:tu veux|tu voudrais|vous voulez|veux tu|je te propose|je vous propose|je peux|je"
        r" pourrais|jpeux|est ce que je peux|ca te dit|ca te dirait|ca vous dit|t'as envie|envie|on"
        r" pourrait|on peut|possible|faut|faudrait|faut qu'on|il faut qu'on|j'aimerais (?:bien )?|je"
        r" voudrais (?:bien )?|je veux|puis je|pourrait on|pouvons nous|pourrions nous|peut on|qu'on"
        r"|et si on|si on)\b~{0,14}\b(?:se|s'|nous|te|vous|me|t'|m') ?(?:voir|voit|retrouver|retrouve"
        r"|rencontrer|rencontre|rejoindre|capter|capte)\b(?! (?:avec|entre))~{0,40}",
        r"\b(?:progress\w*|reussir|travail\w* avec|dans (?:dix|cinq|10|5) ans|sur (?:l'appli|e-?pass)"
        r"|rencontrer des|rencontrer un|me voir dans)\b",
    ),
    rule(
        Finding.MEETING,
        "rdv rv rendez-vous rendez_vous",
        rf"{_NO_ARTICLE}\b(?:rdv|rv|rendez\W?vous)\b(?! (?:avec|chez le|au cio|a la mission"
        rf"|aux))~{{0,6}}?(?:{_DAY}\b|{_SPOT}\b|{_HOUR}|\?|sur )~{{0,50}}",
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
        r"\b(?=[vpr])(?<!je\s)(?<!il\s)(?<!elle\s)(?<!qui\s)(?:viens?|venez|venir|viendrai[st]|viendrez"
        r"|passes?|passer|passez|passerai[st]?|retrouve\w*|rejoins?|rejoindre"
        r"|rejoignez)\b(?:[\s-]+(?:donc|plutot|faire un tour|un jour|quand tu veux|moi|me voir"
        rf"|directement|boire un \w+|avec moi|visiter|voir|decouvrir|{_DAY}"
        rf"|{_HOUR})){{0,6}}\s*{_HOME}~{{0,40}}",
        r"\b(?:mon pere|ma mere|clients?|patients?|les gens|ils|elle vient|il vient|stagiaires?|je"
        r" suis venue?|portes ouvertes|jpo|salon de|forum|mes parents|fournisseurs?|infirmier\w*)\b",
    ),
    rule(
        Finding.MEETING,
        "venir vien venez pass retrouv rejoin attend cherch",
        r"\b(?:viens?|venez|venir|passe[szr]?|passer|je viens|je peux venir|je"
        r" passe)\b(?:[\s-]+(?:donc|plutot|bien|un jour|quand tu veux|vite|juste)){0,6}[\s-]+(?:me"
        r"|te|vous|nous|t'|m'|vs) ?(?:voir|chercher|prendre|rejoindre|retrouver|rencontrer|recuperer"
        r"|parler|visiter|rendre visite)\b~{0,50}",
        r"\b(?:clients?|patients?|les gens|ma mere|mon pere|mes parents|ma famille|les eleves|portes ouvertes"
        r"|jpo|(?:votre|ta|votre) (?:classe|prof\w*)|salon|forum)\b",
    ),
    rule(
        Finding.MEETING,
        "attend retrouve rejoin",
        r"\b(?:je|j'|jt|j) ?(?:t'|te |vous |vs |t )?(?:attends?|attendrai"
        r"|attendrais)\b(?![\s-]+(?:votre|ta|ton|vos|tes|la|une|de|avec|mes|les|des|le"
        rf"|un))~{{0,15}}?(?:{_SPOT}\b|{_DAY}\b|{_HOUR})~{{0,40}}|\b(?:je |j'|j|jt|moi je )(?:t'|te "
        r"|vous |t)attends?\b(?! (?:pas|plus|rien|a (?:un|une|ce)))~{0,40}"
        r"|\battends?[\s-]moi\b~{0,40}|\b(?:retrouve|retrouvez|rejoins|rejoignez|rejoin)[\s-](?:moi"
        r"|nous|me)\b~{0,50}",
    ),
    rule(
        Finding.MEETING,
        "je_sera je_suis devant sortie jserai passe prend emmen ramen racc depos monte",
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
        r"|tomorrow|now|maybe|later|after|before|if|\d|\+|zero)\b)~{0,40}|\b(?:tu peux|tu pourrais"
        r"|peux tu|vous pouvez|pouvez vous|tu veux|pourriez vous|n'hesitez? pas a|hesitez? pas a)"
        r" (?:bien |aussi |toujours )?(?:m'|me |nous )(?:appeler|apeler|appelle|appel|telephoner|call"
        r"|rappeler|passer un coup de (?:fil|tel\w*))\b(?! [a-z]+(?:\.|$|,))~{0,40}|\b(?:je|j'|jpeux"
        r"|jpe) ?(?:peux|peu|pe|pourrais|voudrais|vais|aimerais|peut|dois|veux)? ?(?:t'|te |vous |vs "
        r"|t )(?:appel\w*|apel\w*|telephon\w*|call|passe\w* un coup de (?:fil|tel\w*))\b~{0,40}"
        r"|\b(?:can|could|may|should|let's|lets|wanna|shall) (?:i |we |u |you |just )?(?:call"
        r"|facetime|video call|phone|ring)\b~{0,30}|\bgive me a (?:call|ring)\b|\b(?:un|petit)"
        r" (?:call|coup de (?:fil|tel\w*))\b~{0,20}\?",
        r"\bappelle moi (?:comme|par mon)\b",
    ),
    rule(
        Finding.MEETING,
        "visio facetime zoom meet teams skype vocal telephone tel camera cam video_call voix appel face_time",
        r"\b(?:parl\w*|discut\w*|echang\w*|continu\w*|causer?|s'?expliqu\w*|repondr\w*|raconter"
        r"|dispo\w*|possible|prefer\w*|plutot|mieux|join\w*|se|s'|t'avoir|te|t'|vous"
        r" avoir)\b~{0,25}?\b(?:par (?:telephone|tel)|au (?:telephone|tel|phone)|de vive"
        r" voix)\b~{0,40}|\b(?:on|tu|vous|je|nous|ca te dit|possible|faire|discuter|parler|echanger"
        r"|continuer|et si on|en parler|se parler|s'appeler|dispo)\b~{0,30}?\b(?:en visio\w*|une"
        r" visio\w*|en vocal|un vocal|facetime|face time|sur (?:zoom|teams|skype|google meet)|un"
        r" (?:zoom|appel video|appel)|en (?:cam|camera)|par (?:appel|visio\w*)|video call|en"
        r" appel)\b~{0,40}",
        r"\b(?:clients?|patients?|collegues?|reunions?|accueil|standard|usagers?|employeur|recruteur"
        r"|entretiens?|entreprises?|rh|metier|travail|fournisseurs?|standardiste|prospects?|cours"
        r"|televendeu\w*|centre d'appel\w*|urgences?|secretaire|teletravail|sur l'appli"
        r"|(?:ta|votre|ton) (?:prof\w*|maman|mere|pere|papa)|tes parents|vos parents)\b",
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
        r"\b(?:stage|apprentissage|alternance|contrat|repondre|ton metier|horaires)\b|\ble (?:lundi"
        r"|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week-?end)\b",
    ),
    rule(
        Finding.MEETING,
        "ailleurs irl en_vrai en_personne in_person real_life face_a_face en_dehors hors_de_l'app meet",
        r"\b(?:voir|voit|rencontr\w*|retrouv\w*|parler|discuter|connaitre|capter|meet|talk"
        r"|see)\b~{0,25}\b(?:irl|en vrai|en personne|in person|in real life|face a face|en face|en"
        r" dehors d|hors de l'app\w*|ailleurs)\b~{0,20}",
        r"\b(?:metier|clients?|patients?|des pros|professionnels|entreprises?|des gens|journees?)\b",
    ),
    rule(
        Finding.MEETING,
        "meet hang see_you come_to pick_you my_place",
        r"\b(?:let's|lets|can we|could we|we could|we can|wanna|want to|we should|shall we|do you"
        r" want to|you want to|i want to|i'd like to|when can we|where can we|can i) (?:\w+ )?(?:meet"
        r"|hang out|hang|see each other|catch up|link up)\b~{0,40}|\bmeet (?:me|up|you|u)\b~{0,40}"
        r"|\bsee (?:you|u) (?:at|in front|tomorrow|tonight|on|saturday)\b~{0,30}|\bcome (?:over|to my"
        r"|to the|see me|by my|and see me|visit (?:me|us))\b~{0,30}|\bpick (?:you|u) up\b~{0,30}",
    ),
    rule(
        Finding.MEETING,
        "venir passer aller visiter voir decouvrir ou_tu ou_est ou_vous dormir soiree sortir balade",
        r"\b(?:je peux|je pourrais|puis je|j'aimerais (?:bien )?|je voudrais (?:bien )?|est ce que je"
        r" peux|possible de|possible d'|tu peux|tu pourrais|vous pouvez|tu veux|on peut|pourrais je"
        r"|j'peux|jpeux) ~{0,10}?\b(?:venir|passer|visiter|aller)\b~{0,12}?\b(?:visiter|voir"
        r"|decouvrir|dans|a|chez) ?(?:votre|ton|ta|vos|tes|vous|toi|notre|mon|ma)\b(?! (?:avis|page"
        r"|profil|projet|avance))~{0,40}|\b(?:dormir|dors|rester) (?:chez|a la maison) ?(?:moi"
        r"|toi)?\b(?=~{0,20}(?:tu|veux|peux|viens|\?))|\b(?:tu peux|viens|tu veux) ~{0,10}\b(?:dormir"
        r"|dors) chez moi\b|\b(?:on sort|tu sors|sortir avec moi|une balade|se balader|se promener)"
        r" (?:ensemble|ce soir|samedi|demain|avec moi)\b~{0,20}",
        r"\b(?:portes ouvertes|jpo|clients?|stages?|apprentissage|apprentie?|alternance|mini-?stage"
        r"|concours)\b",
    ),
    rule(
        Finding.MEETING,
        "appel apel apl call tel joign joindre contact",
        r"\b(?<!tu\s)(?<!comment\s)(?<!vous\s)(?:je |j'|j|jvais |je vais |jpeux |je peux |je pourrais"
        r" |on |veux |peut |dois )(?:te |t' ?|t|vous |vs )(?:ap+el+e\w*|apl|telephone\w*|tel)\b(?!"
        r" (?:ca|cela|par (?:ton|votre) (?:nom|prenom)|comment))(?!\s*\?*\s*(?:comment))~{0,40}"
        r"|\b(?:qu'on|on) s'ap+el+e\b(?! (?:les|la|le|par|comme|entre))~{0,40}|\b(?:tu es|t'?es|tes"
        r"|es tu|vous etes|etes vous|tu serais|vous seriez|seriez vous|seras|serais tu|je suis|je"
        r" serai|jsuis) joignables?\b~{0,40}|\bjoignable (?:quand|a quelle heure|a partir|par|sur"
        r"|au)\b~{0,30}|\b(?:te|t'|me|m'|vous|nous) (?:joindre|contacter)\b~{0,40}",
        r"\b(?:mon|ma|mes) (?:pere|mere|parents?|papa|maman) (?:peu|veu|voudr|aimer|souhait)\w*\b"
        r"|\b(?:ca|ce qui|il|elle|metier|poste|comment) (?:on )?s'appelle\b|\bcomment on s'appelle"
        r"|\btu t'appelle|\bvous vous appel|\b(?:clients?|entreprises?|employeurs?|recruteurs?|cfa"
        r"|patrons?|candidats?|usagers?|patients?|numeros? d'urgence|3114|119|3018)\b|\bt'appelles?"
        r" (?:comment|\w+ toi)",
    ),
    rule(
        Finding.MEETING,
        "rencontrons retrouvons voyons appelons donnons",
        r"\b(?:rencontrons|retrouvons|voyons|appelons|donnons|rejoignons)[\s-]nous\b~{0,50}",
    ),
    rule(
        Finding.MEETING,
        "vien venez venir",
        r"\b(?:tu viens|viens|venez|tu peux venir|vous venez|tu veux venir|tu viendrais|tu viendras"
        r"|viendras)\b~{0,12}?\b(?:au (?:parc|cafe|mcdo|macdo|kebab|bar|resto|stade|skate\w*|bowling"
        r"|cine\w*|square|terrain)|a la (?:gare|plage|piscine|soiree|fete|mediatheque|fontaine)|en"
        r" (?:ville|boite|soiree)|a (?:une|ma|notre) (?:soiree|fete|anniv\w*))\b~{0,40}|\bviens on"
        r" (?:va|se|part|fait|sort|mange)\b~{0,40}|\b(?:viens|viendras|tu peux venir|venir|viens me"
        r" voir)\b~{0,15}\b(?:seule?|toute? seule?|sans (?:tes parents|ta mere|ton pere|le dire"
        r"|prevenir|personne))\b~{0,40}",
        r"\b(?:portes ouvertes|jpo|salon|forum|orientibus|metro|en (?:bus|train|tram|velo)|stage)\b",
    ),
    rule(
        Finding.MEETING,
        "devant cote_de bas_de emmene ramene raccompagne parents visiter accueil recois montre",
        r"\b(?:devant|a cote de|pres de|en bas de|derriere) (?:(?<!pres\sde\s)chez toi\b|(?:ton|ta)"
        r" (?:lycee|college|ecole|maison|immeuble|cfa|bahut|arret|rue|bus|gymnase|salle))~{0,30}"
        r"|\bje (?:t'|te )(?:emmene|ramene|raccompagne|depose|recupere|prends en)\w*\b~{0,40}"
        r"|\b(?:mes|tes) parents (?:ne )?(?:sont|seront|s'en vont) (?:pas|absents?|en (?:week-?end"
        r"|voyage))\b~{0,30}|\bje (?:te |t'|vous )fai[st] (?:visiter|decouvrir)\b~{0,40}|\bje"
        rf" (?:t'|te |vous )(?:accueille\w*|recois|recevrai|montrerai|attendrai)\b~{{0,15}}(?:{_DAY}"
        rf"|{_HOUR}|a l'atelier|au (?:bureau|garage|magasin)|chez)~{{0,30}}",
        r"\b(?:metier|reponse|message)\b",
    ),
    rule(
        Finding.MEETING,
        "ca_te ca_vous on_se_dit on_dit ok_pour",
        rf"\b(?:{_DAY}|{_HOUR})\b~{{0,30}}\b(?:ca (?:te|vous) (?:va|convient|dit|arrange)|ok pour"
        r" (?:toi|vous))\b~{0,10}|\b(?:ca (?:te|vous) (?:va|convient|dit|arrange)|ok pour (?:toi"
        rf"|vous))\b~{{0,10}}(?:{_DAY}|{_HOUR})\b|\bon (?:se )?dit (?:{_DAY}|{_HOUR}"
        r"|\d{1,2}\s?h)~{0,30}",
        r"\b(?:stage|contrat|embauche|entretien|periode)\b",
    ),
    rule(
        Finding.MEETING,
        "tu_fais_quoi tu_fai_quoi sort soiree",
        r"\btu fai[st]? (?:quoi|kwa|koi) (?:ce soir|demain|samedi|dimanche|ce week-?end|ce we|cet"
        r" aprem|apres les cours|mercredi aprem\w*)~{0,20}|\bon sort\b(?= (?:ce soir|samedi|demain"
        r"|ensemble|tous)|\s*\?)~{0,20}|\bsortir avec moi\b|\b(?:viens|venir|vas|va) (?:a |en )(?:une"
        r" |ma |la )?soiree\b~{0,20}",
    ),
    rule(
        Finding.MEETING,
        "appel apl coup_de cam call see_me",
        r"(?:^|[.!?\n]\s*)(?:appelle|apl|rappelle|call)\s*(?:$|[.!])|\b(?:tu|vous)"
        r" m'ap+el\w++\b(?=~{0,10}(?:\?|quand|ce|demain|si|des))(?!~{0,8}comment)~{0,30}"
        r"|\b(?:passe\w*|donne\w*|file|fais|passer|faire)[\s-](?:moi |me |nous |toi )?un (?:petit"
        r" )?coup de (?:fil|tel\w*|bigo)\b~{0,30}|\b(?:se|on|s'|nous) (?:se )?(?:fait|faire|cale"
        r"|caler|prevoir|prevoit|organise\w*) un (?:petit )?(?:appel|call|vocal|tel)\b~{0,30}"
        r"|\b(?:allume|montre|mets|active|ouvre|branche)\w* (?:ta|la|ton) (?:cam|camera|webcam"
        r"|visage)\b~{0,20}|\bsee me\b~{0,30}",
        r"\b(?:entreprise|employeur|patron|recruteur|cfa)\b",
    ),
    rule(
        Finding.MEETING,
        "facetime visio appel call fil zoom vocal",
        r"(?:^|[.!?,;\n]\s*)(?:(?:un|une|on|petite?|plutot|ou|et|sinon|en|par|pour) )*(?:facetime"
        r"|visio\w*|appels?|call|coup de fil|zoom|vocal)\b~{0,20}\?",
        r"\b(?:clients?|entreprises?|collegues?|projets?|offres?|candidatures?)\b",
    ),
    rule(
        Finding.MEETING,
        "ensemble a_deux tous_les_deux",
        r"\bon (?:va|pourrait|irait|peut|part|sort|mange|boit|joue|se fait"
        r"|fera)\b~{0,30}\b(?:ensemble|tous les deux|a deux|rien que nous)\b~{0,30}",
        r"\b(?:equipe|collegues?|travaill\w*|classe|binome|projet|le midi|cantine|entre (?:apprentis"
        r"|collegues)|chantier)\b",
    ),
    rule(
        Finding.MEETING,
        "zoom teams meet visio reunion meeting invit",
        r"\b(?:lien|link|invitation|id|code|url|salle|reunion|meeting)\b~{0,15}\b(?:zoom|teams|google"
        r" meet|meet|visio\w*|skype|jitsi|discord)\b~{0,40}|\b(?:meeting|reunion) id\b~{0,40}|\b(?:tt"
        r" de suite|tout de suite|demain|ce soir|rdv|viens|dispo) (?:\w+ )?(?:sur|en) (?:zoom|teams"
        r"|skype|visio|meet)\b~{0,20}",
        r"\b(?:collegues?|teletravail|clients?|cours en visio|tous les|chaque|hebdo\w*|reunion"
        r" (?:teams|zoom))\b",
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
