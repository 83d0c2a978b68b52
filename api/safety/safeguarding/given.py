"""Names as Insee counts them. What stands second in composed first names, folded: « Marie Claire », « Jean
Baptiste », « Ana Sofía »; and surnames.

Of those that Insee counts (Fichier des prénoms, Licence Ouverte 2.0), and a few of Spain and Portugal.
"""

_WORDS = (
    "adam adeline adrien agnes ahmed aimee alain alban albert alexandre alexis ali alice aline alix allah"
    " amandine amelie amin amine amir anais andre andree ange angel angele angelique anick ann anna anne"
    " annick annie anthony antoine antoinette antonio armelle arnaud arthur astrid aude aurele aurore"
    " ayoub aziz bakr baptiste beatrice beatriz benedicte benoit bernadette bernard berthe bertrand"
    " blanche brice brigitte bruno camille carlos carmen carole caroline catherine cecile celine chantal"
    " charles charlotte christelle christian christiane christina christine christophe claire clara claude"
    " claudine clemence clement clotilde colette damien daniel daniele danielle david denis denise didier"
    " dolores dominique eddine edith edouard eduardo elie elisabeth elise elodie emile emilie emin"
    " emmanuel emmanuelle emre eric estelle etienne eudes eugenie eve evelyne fabien fabrice fatima fatma"
    " felix fernanda fleur flore florence france francis francois francoise fred frederic frederique"
    " gabriel gabrielle gaelle genevieve george georges gerard germaine gilles guillaume guy hakim halim"
    " hamid helena helene henri henriette henry herve hubert hugues ines isabel isabelle jack jacqueline"
    " jacques jean jeanne jesus joel joelle jose josee joseph josephe josephine josette josiane julie"
    " julien juliette kader karim laetitia lamine laure laurence laurent lea lee leon liesse line lise"
    " loic lorraine lou louis louise loup lourdes luc luce lucia lucie lucien luis luisa lyne lys lyse"
    " madeleine magdeleine malek malik manuel marc marcel marguerite maria marie marthe martine mary"
    " mathieu mathilde matthieu maurice max maxime may maya michel michele michelle mickael miguel mohamed"
    " monique nathalie neige nelly nicolas nicole noel noele noelle nora oceane odette odile olivier"
    " pascal pascale patrice patrick paul paula paule pauline pedro philippe pierre pilar pol rahman"
    " raphael rayan raymond reda regis reine remi remy renaud rene renee richard robert roger roland"
    " romain rosa rose salah samuel sara sarah sebastien serge sofia solange solene sophie stephane"
    " stephanie suzanne sylvie teresa therese thereze thierry thomas valerie veronique victoire victor"
    " victoria vincent virginie vitoria xavier yacine yann yassine yves yvonne zahra zohra"
)
SECOND_NAMES = frozenset(_WORDS.split())

_YOUNG_WORDS = (
    "adele alicia anaelle anouk antonin arthur axel baptiste bastien benjamin bilal bryan camille"
    " candice chloe clara clemence clement corentin cyprien dylan elias elif elina eline elisa elodie"
    " elouan eloise ema emma enzo erwan esteban ethan eva evan fanny faustine florian gabin gaetan ilan"
    " imane ines ismael jade jeremy jessica jordan jules justine kenza kevin kylian lana lauryn lena"
    " leonie lilian lilou lina lisa lola lorenzo louane louna luca lucas lucile ludivine maelle maelys"
    " maelie malo manon marine marius marwan mateo mathias mathis maelan melissa mehdi mia milo morgane"
    " mylene naim nassim nathan nawel noa noah noam noemie nolan nolann ophelie oscar quentin robin ryan"
    " sacha safia salome sami sandra simon sofiane steven tania theo thibault thibaut timeo timothee"
    " titouan tom tristan valentin valentine wassim yanis youssef younes zelie zoe"
)
FIRST_NAMES = SECOND_NAMES | frozenset(_YOUNG_WORDS.split())
"""And what the young are called most, which never stands second."""

_SURNAME_WORDS = (
    "martin durand dubois moreau lefebvre leroy roux garcia fournier girard bonnet dupont lambert"
    " fontaine rousseau muller lefevre mercier boyer blanc guerin faure legrand garnier chevalier"
    " francois perrin morin dumont lopez masson marchand dufour blanchard joly brun meunier brunet"
    " lemaire duval gautier roche roy noel meyer perez barbier dumas schmitt leroux colin fernandez"
    " renard arnould rolland caron aubert giraud leclerc vidal bourgeois renaud lemoine picard"
    " gaillard leclercq lacroix fabre dupuis hubert berger bertin carpentier rousselle moulin bailly"
    " charpentier jardin dupre pichon lecomte menard guillot paris besson deschamps fleury lebrun"
    " adam germain marechal cousin breton bouvier leblanc collet perrot boulanger millet jacquet"
    " boucher chauvin royer humbert gonzalez rodriguez sanchez martinez maillard barre weber hamon"
    " prevost benard tessier baron pelletier renault rey cordier poulain lebreton bigot gros petit"
    " grand noir bois pont page pain lejeune delorme delaunay lamy blot chauvet bodin bourdon briand"
    " cadiou lebon legros lopes pereira fernandes rodrigues benoist guillou jourdan besnard"
)
SURNAMES = frozenset(_SURNAME_WORDS.split()) - SECOND_NAMES
"""Frequent in France (Insee), folded, and hardly ever a second first name."""
