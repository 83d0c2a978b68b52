"""Telling somebody to die, with or without an insult: held like one, and as grave as a cry for help.

What somebody else is said to have said (« il m'a dit va te pendre ») is a cry for help, and is not held.
"""

from collections.abc import Iterator, Sequence

from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.rules import Rulebook, rule
from api.safety.safeguarding.views import View

_I = Finding.INSULT
_DIE = (
    r"(?:(?:te |t'|t |vous )(?:tue[rz]?|suicid\w*|pend(?:re|s|ez?|es)?(?! au)|flinguer?|bute[rz]?"
    r"|tues|butes|noyer?|immole\w*|crever|jete\w* (?:sous|par|du|d'un|d'une|dans le vide)|foutre en l'air"
    r"|ouvrir les veines"
    r"|tailler les veines|taillader|scarifier|faire disparaitre|oter la vie|donner la mort)"
    r"|mourir|mourr?i|meures|creve[sr]?(?! (?:une?|les?|la|l'))|disparaisses|disparaitre(?! (?:de|du|des"
    r"|d')\b)|en finir(?! (?:vite |enfin |rapidement |maintenant"
    r" )?avec (?!la vie|ta vie|toi|tout))|arreter de (?:vivre|respirer)|mettre fin a (?:tes jours|ta vie)"
    r"|saute[rz]? (?:d'un|du (?:pont|toit|balcon|\d+\w*)|par la fenetre|sous (?:un|le))"
    r"|boire de la javel|avaler (?:tes|des) (?:cachets|medocs?|medicaments))"
)
_SHOULD = (
    r"(?:tu (?:devrai[st]?|dois|doi|ferai[st]? mieux de|ferai[st]? bien de|as qu'a|n'as qu'a|peux|pourrais"
    r"|merites? (?:de|que de)|vas finir par|vaudrais mieux)|(?:t'as|ta|tas) (?:qu'a|ka|juste a|plus qu'a)"
    r"|t'aurais (?:du|mieux fait de)|vous (?:devriez|feriez mieux de|meritez de)|(?:faut|fo|faudrait) que tu"
    r" (?:ailles )?|pourquoi tu (?:ne )?(?:vas pas )?|pk tu (?:vas pas )?|qu'est[\s-]ce que t(?:u"
    r" )?'?attends?"
    r" pour|(?:t'|tu )attends quoi pour|essaie de|pense a|songe a|il est temps de|bonne idee de"
    r"|tu sais comment|je te conseille de|j'?espere que tu (?:vas|va|finiras par)|je veux que tu"
    r" (?:ailles )?)"
)
_EVERYBODY = (
    r"(?:on|le monde|tout le monde|tlm|la terre|la classe|ta (?:famille|mere|classe)|tes (?:parents|potes"
    r"|amis)"
    r"|ils|elles|les (?:gens|autres)|l'humanite|ca)"
)
_WITHOUT_YOU = (
    r"(?:sans toi|si t(?:u |')?(?:n')?(?:mourai[st]|mourrai[st]|crevai[st]|disparaissai[st]|etais? mort\w*"
    r"|(?:n')?existai[st] pas|te (?:tuai[st]|suicidai[st]|pendai[st])|etais? pas (?:la|nee?)))"
)
_SOMEBODY_SAID = (
    r"\b(?:m'|m |me |nous )(?:a |as |ont |on |avait |avaient )?(?:deja |encore |souvent |toujours )?"
    r"(?:dit|di|dis|disent|disait|disaient|ecri\w*|repet\w*|envo\w*|cri\w*|hurl\w*|balanc\w*|sort\w*"
    r"|lanc\w*|chuchot\w*|souhait\w*|demand\w*|commente\w*)\b|\bj'ai (?:recu|lu)\b|\b(?:told|tells?|telling)"
    r" me\b|\b(?:messages?|commentaires?|sms|dm|mp)\b~{0,15}\b(?:disant|genre|comme|marque|ecrit|recus?)\b"
)

RULES = (
    rule(
        _I,
        "va vas ve allez",
        r"\b(?:va|vas|allez|ve)(?: donc| vite| y)? (?:te |vous |t')? ?(?:faire )?(?:crever|mourir|mourri?"
        r"|(?:pendre|suicider?|tuer?|jeter|noyer|flinguer|immoler))\b(?! (?:a (?:la tache|l'eau)|au\b|de"
        r" \w+|d'|une?"
        r" |les? |la |l'))",
        _SOMEBODY_SAID,
    ),
    rule(
        _I,
        "suicid tue tues pends pend bute jette flingue noie saute coupe ouvre veine",
        r"\b(?:suicide?|tue|pends?|bute|flingue|noie)[\s-]?(?:toi|twa|toa|vous)\b(?! (?:au (?:travail|boulot"
        r"|sport)|a la tache))|\bjette[\s-]toi (?:sous|par|du|d'un|d'une|dans le vide)|\b(?:saute"
        r"|sautes)[\s-](?:d'un|du (?:pont|toit|balcon)|par la fenetre)\b(?=\s*(?:[!.,]|$))|\b(?:ouvre|coupe"
        r"|taille)[\s-](?:toi les|toi tes|tes) veines\b",
        _SOMEBODY_SAID,
    ),
    rule(
        _I,
        "creve crevez meurs mourrez",
        r"(?:^|[.,!?;\n]\s*|\b(?:toi|allez|et|alors|stp) )(?:creve|crevez|meurs|mourrez)\b\s*(?:[!.,]|$|sale"
        r"|toi|connard|en silence|donc|vite|seule?|pour de (?:bon|vrai))",
        _SOMEBODY_SAID,
    ),
    rule(
        _I,
        "meur tuer tue suicid pend fling bute noye immol crever creve jete foutre veines scarif disparaitre"
        " oter donner mourir mourri finir arreter fin saute javel avaler taillad",
        rf"\b{_SHOULD}\s*(?:(?:ne |aller |vraiment |juste |vite |donc |peut[\s-]etre |mieux |enfin |aussi"
        rf" |bien |carrement |de |d'|vas |te )*){_DIE}\b(?! (?:de (?:rire|faim|soif|chaud|froid|fatigue|honte"
        r"|peur|trouille|jalousie)|d'(?:ennui|envie)|a la tache|au travail))",
        rf"{_SOMEBODY_SAID}|\b(?:pas|plus|jamais) (?:dire|penser|croire)\b|\b(?:appelle\w*|appeler) le"
        rf" 3114\b",
    ),
    rule(
        _I,
        "regrett aperc manqu pleur enterrement tombe remarqu viend",
        r"\b(?:personne|nul|aucun\w*)\b~{0,14}\b(?:te|t'|vous) ?(?:regrettera\w*|regretterai\w*|pleurera\w*"
        r"|pleurerai\w*|remarquera\w* pas)|\bpersonne\b~{0,10}\b(?:remarquera\w*|s'apercevra\w*|viendra\w*)"
        r"\b~{0,12}\b(?:si tu (?:meurs|mourais|crevais|disparai\w*|te tu\w*)|ton (?:absence|enterrement"
        r"|suicide)|ta (?:mort|tombe))|\btu (?:ne |n')?(?:manquera[sit]?\w*|vas (?:pas )?manquer) (?:pas )?a"
        r" (?:personne|aucun)|\btu (?:ne |n')?(?:manques?) a personne\b",
        rf"{_SOMEBODY_SAID}|\b(?:faux|crois pas|pense pas|dis pas|arrete de (?:dire|penser|croire))\b",
    ),
    rule(
        _I,
        "sans_toi mourai mourrai crevai disparaissai mort exist tuai suicidai pendai etais_pas"
        " etait_pas pas_n paix respi debar tetai vaudr si_t'",
        rf"\b{_EVERYBODY}\b~{{0,6}}?(?:serai\w*|sera|iront?|irai\w*|se porte\w*|vivrai\w*|respirerai\w*|est"
        r"|sont|vaudrai\w*)(?: (?:tous|toutes|bien|tellement|largement|beaucoup|trop|vraiment))? (?:mieux"
        r"|meilleur\w*|tranquilles?|heureu\w*|soulage\w*|contents?|plus (?:belle?|heureu\w*|tranquilles?"
        rf"|legers?)|debarrasse\w*|en paix)\b~{{0,8}}\b{_WITHOUT_YOU}",
        rf"{_SOMEBODY_SAID}|\b(?:faux|crois pas|pense pas|ne dis pas)\b",
    ),
    rule(
        _I,
        "naitre exist monde merit vie service plaisir cadeau mort terre crev",
        r"\b(?:t'|tu )aurais? (?:jamais du|pas du|du (?:ne )?(?:jamais|pas)|mieux fait de ne pas) (?:naitre"
        r"|exister|venir au monde)\b|\btu (?:ne )?(?:merites?|meriterais) (?:pas|meme pas|plus) (?:de vivre"
        r"|d'exister|la vie|d'etre (?:en vie|nee?|vivante?))|\bta vie (?:ne |n')?(?:sert a rien|vaut rien|a"
        r" aucun(?:e)? (?:sens|valeur|interet))\b~{0,20}|\b(?:rends?|fais|fait)[\s-](?:nous |moi |lui |leur"
        r" )?(?:(?:un )?(?:service|plaisir|cadeau))\b~{0,30}\b(?:meurs|creve|disparai[st]|suicide|pends|tue"
        r")\b|\btu (?:serais|serai|es) mieux (?:morte?|six pieds sous terre|sous terre)\b|\b(?:on|je) (?:te"
        r" |t')?(?:veux|veut|prefere\w*|voudrai\w*) (?:te voir )?(?:morte?|crevee?)\b",
        _SOMEBODY_SAID,
    ),
    rule(
        _I,
        "kill kys die death hang end miss better bleach jump notic remem",
        r"\b(?:go |just |you should |u should |please |you deserve to |why don'?t you ){1,6}"
        r"(?:kill (?:yourself"
        r"|urself|ur self)|die(?! hard)|hang yourself|end (?:it all|your life|yourself)|jump off|drink"
        r" bleach)\b|\bkill (?:yourself|urself)\b|\bhang yourself\b|\bkys\b|\b(?:no ?body|no one) (?:would"
        r"|will|'d)(?: even| ever)? (?:miss|notice|cry for|remember) (?:you|u)\b|\b(?:world|everyone"
        r"|everybody|we|they|family)\b~{0,20}\bbetter (?:off )?(?:without (?:you|u)|if (?:you|u) (?:were"
        r"|was|died))",
        _SOMEBODY_SAID,
    ),
)
_RULES = Rulebook(*RULES)


def incitements(views: Sequence[View]) -> Iterator[Span]:
    """Each place where the text, which is the first of the views, tells somebody to die."""
    for view in views:
        yield from _RULES.found(view, known=None if view is views[0] else views[0].text)
