"""Words that people say of themselves and around a wish: nothing is looked for by them alone."""

from api.platform.kit.text import words

EVERYDAY = frozenset(
    words(
        # who
        "ado adulte adultes ami amie amis anyone brother collegien collegienne copain copains copine "
        "copines cousin cousine dad daughter eleve eleves enfant enfants etudiant etudiante famille "
        "fille filles fils frere freres friend garcon garcons gars gens gosse grand kid kids lyceen "
        "lyceenne maman mari mec mere mum oncle papa parent parents pere petit petite petites petits "
        "pote potes qqn qqun quelquun sister soeur soeurs somebody someone tante tonton voisin voisine "
        # what one does and feels
        "accepte accepter aider aides aime aimer aimes apprend apprends arrete arreter arrive arriver "
        "attend attendre become bosse change changer choisi choisir choisis choose commence commencer "
        "comprend comprends compris connais connait continue continuer croire crois decide decider "
        "demande demander demandes dire dirige dit dites doit donne ecrire envoie envoyer espere essaie "
        "essaye essayer explique expliquer find fini finir finis gagne gagner habite habitent habiter "
        "habitons help hesite hesiter imagine inscrire inscrit inscrite interesse interessee interesser "
        "join know laisse laisser lance lancer learn like likes looking manque marche mettre montrer "
        "need needs oblige obligee oriente orienter parle parlent parler pars partir passe passer pense "
        "penser perd perdu perdue peur plairait plait prefere preferer prend prendre prends propose "
        "quitte quitter rate ratee rater refuse refuser reprendre reprends reste rester retrouver "
        "reussi reussir revenir reviens sais sait savoir sers sert servir sors sortir start suit suivre "
        "tente tenter think tombe travaille travailler trouve trouver utilise utiliser va valide venir "
        "viens vis vit vivre voir vois voulu want wants "
        # how, when, how much
        "actuelle age ages ailleurs ainsi already annee annees ans aout apres april assez august autant "
        "autre autres avant avenir avril bad bcp beaucoup best bien bientot bon bonne bonnes bons "
        "chaque close combien courant cours court courte december decembre deja demain depuis derniere "
        "difficile dimanche directement distance dur dure durent durer duree easy encore enfin ensuite "
        "environ exactement "
        "facile february fevrier fois friday good grande grandes gros hard heure heures hier ici idee "
        "idees important jamais january janvier jeudi jour journee jours juillet juin july june juste "
        "loin long longtemps longue lundi mai mal many march mardi mars mauvais mauvaise may meilleur "
        "meilleure meme mercredi mieux moins mois moment monday moyen moyenne much near next niveau "
        "note notes nouveau nouvelle november novembre now nul nulle october octobre old pareil parfois "
        "partout plein plus plusieurs plutot possible premier premiere pres prochain prochaine "
        "prochainement proche quand quelque quelques rapide rapidement really rien samedi saturday "
        "semaine semaines september septembre seul seule seulement signe signer simple souvent still "
        "suite sunday tard temps thursday tot toujours tous tout toute toutes travail trop tuesday "
        "utile vendredi vite vrai vraie vraiment wednesday weekend year years "
        # what one has, and what one says of it
        "argent avis boulot cas cause centre chance choix chose choses coin cote ecole ecoles effort "
        "endroit envie erreur espoir etablissement etablissements exemple facon fait faute ferme fermee "
        "genre gout histoire horaire horaires infos interet jargon job lieu lieux life machin maniere "
        "marre mot mots numero ouvert ouverte ouverts ouvre place porte problem probleme problemes "
        "question questions raison rapport rdv rendez reponse school schools situation solution sorte "
        "souci soucis sujet terme thing things time tour town truc trucs vacance vacances vie ville "
        "voeu voeux way "
        # as one types
        "bjr cc chui com cb dc dispo jfais jpeu jpeux jsais jsp jsuis jve jveu jvx ke kel kelle ki koi pcq "
        "pr psk salu si slt taf tps ya "
        "demi essai interdit legal legale patron patronne paye payee payes periode selectif selective virer "
        # which mean too many things to be looked for alone
        "bas internat internats base ete etranger n o papier papiers pas ne soir soirs voila "
        "appel appels concret concrete general generale droits technologique techno "
    )
)
