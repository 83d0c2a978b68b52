"""The words of which advances are made, by what they mean: French and English alike, folded.

An entry is a word, its beginning (`*`), or words that follow each other (`_`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import NamedTuple

from api.safety.safeguarding.signs import pages
from api.safety.safeguarding.views import LONG, TAKEN, WORDS

_CONCEPTS = {
    # Who.
    "you": "tu tas te t toi vous you u",
    "to_you": "te t toi vous you u",
    "your": "ton ta tes tn votre vos your ur",
    "me": "je j jte jt jveux jpeux moi me m mon ma mes i im my mine",
    "us": "on nous we us nos notre our qu_on toi_et_moi you_and_me",
    "you_are": "tu_es t_es t_trop t_tro t_si t_tres t_vraiment t_super t_hyper t_belle t_jolie t_mignonne"
    " es_tu tu_etais t_etais tetais tetait tu_serais te_trouve tu_fais tu_parais tu_semble* tu_dois_etre"
    " vous_etes vous_trouve tu_restes tes_trop tes_tres tes_vraiment tes_si tes_belle tes_jolie"
    " tes_mignonne tes_seule you_are you_re you_look you_seem you_were ur u_r u_are are_you are_u l_air",
    "of_you": "de_toi a_toi pour_toi sans_toi de_vous a_vous about_you of_you for_you without_you about_u"
    " en_toi sur_toi",
    "asks": "? quoi comment combien quel quelle quels what which how est_ce_que as_tu es_tu deja ever",
    "parents": "tes_parents ta_mere ta_maman ta_daronne ton_pere ton_papa ton_daron tes_vieux tes_darons"
    " tes_remps vos_parents your_parents your_mom your_mum your_mother your_dad your_father",
    "nobody": "personne aucun quiconque anyone anybody nobody no_one",
    "not": "pas rien jamais sans evite* ni not mustn't needn't shouldn't don't dont doesn't never without"
    " no_need pa nobody",
    # Looks, body, clothes.
    "beauty": "belle belles jolie jolies joli mignon mignonne mignone mignons canon sexy craquant*"
    " attirant* ravissant* charmant* magnifique* sublime* beau beaux bg adorable bonasse douce bandant*"
    " superbe superbes beautiful pretty cute hot gorgeous handsome stunning attractive lovely",
    "body": "corps yeux levres bouche sourire sourires visage regard cheveux peau silhouette formes hanches"
    " jambes physique smile eyes body legs lips hair face",
    "wears_what": "portes_quoi porte_quoi portes_tu_quoi are_you_wearing u_wearing",
    "praise": "parfait sacre de_reve de_deesse",
    "intimate": "seins sein nichons tetons poitrine fesses cul string strings culotte culottes soutif"
    " soutifs soutien_gorge decollete lingerie nuisette chatte teub bite penis sous_vetements boobs tits"
    " ass pussy dick panties bra underwear slip",
    "worn": "jupe jupes minijupe robe short decollete maillot talons collants leggings crop nuisette pyjama"
    " skirt dress bikini heels pyjamas",
    "wears": "t_habilles portes porte mets met habillee habille habilles fringue fringuee sapee sapes"
    " dors_habille* dors_en dors_avec dors_nue dors_comment wear wearing",
    # Sex and love.
    "sex": "caress* masturb* branle branler branles branlette baiser baise baises je_bande me_fait_bander"
    " me_fais_bander deshabill* nude nudes nue naked sexe sexuel* sexual* vierge puceau pucelle virgin"
    " horny orgasm* m_excite m_excites t_excite comment_dessous quoi_dessous comment_en_dessous excites"
    " excitee t_exciter a_poil sexto envie_de_toi envie_de_moi epiles epilee je_suis_excite je_suis_excitee"
    " excite_par_toi coucher_avec l_amour touches_toi touche_toi te_touches te_toucher touch_yourself"
    " touch_you sleep_with make_love had_sex have_sex sex coquin* coquine* sensuel* tu_mouilles fantasm*",
    "hold": "t_embrasser embrass* calin calins caliner serrer serre blottir bras bisous_partout kiss hug"
    " hold cuddle cuddles cuddling lecher",
    "love": "aime manque* reve reves reverai amoureu* craque craques pense penser penserai fou fous folle"
    " folles dingue dingues jalou* besoin envie obsede* love loved miss missed dream* thinking think crazy"
    " crush",
    "fond": "je_te_kiffe je_t_aime jtm je_t_adore tu_me_plais vous_me_plaisez me_plais tu_me_manques"
    " me_manques amoureux_de amoureuse_de love_you miss_you in_love_with envie_de_te_voir have_feelings"
    " des_sentiments besoin_de_toi",
    "pet_name": "ma_belle ma_jolie ma_puce ma_cherie mon_coeur mon_ange mon_bebe ma_poupee princesse babe"
    " sweetheart honey sweetie princess darling",
    "massage": "massage massages masser",
    # Age.
    "your_age": "l_age age_is ton_age votre_age your_age tes_14 tes_15 tes_16 tes_17 une_ado ta_generation",
    "grown": "mature mure matures maturite immature* adulte femme plus_que plus_grande plus_vieille"
    " mieux_que older grown woman number chiffre nombre canon",
    "years": "13_ans 14_ans 15_ans 16_ans 17_ans ans age agee older younger mineure majeure 18",
    "older": "plus_age plus_ages plus_vieux plus_murs murs older",
    "regrets": "dommage si_tu_etais si_t_etais si_j_avais if_you_were too_bad pity shame",
    "males": "mecs garcons hommes gars boys guys men",
    "sweetheart": "copain copine mec petit_ami petite_amie petit_copain petite_copine amoureux amoureuse"
    " boyfriend girlfriend bf gf",
    "has": "tas as a eu avez have had got es",
    # Where and when.
    "alone": "seul seule seuls seules tranquille tranquilles peinard peinards alone isolee",
    "we_two": "nous_deux tous_les_deux rien_que_nous que_nous_deux aura_que_nous sera_que_nous juste_nous"
    " toi_et_moi seul_a_seul seule_a_seule seul_a_seule on_sera_seul* on_serait_seul* moment_ensemble"
    " aprem_ensemble apres_midi_ensemble midi_ensemble two_of_us just_us you_and_me en_tete_a_tete"
    " tete_a_tete en_amoureux",
    "at_home": "chez_toi chez_vous a_la_maison ta_chambre ton_lit ta_maison au_lit appart lit home"
    " your_room your_bed in_bed bed house",
    "yours": "chez_toi chez_vous your_place your_house",
    "mine": "chez_moi mon_appart mon_appartement ma_chambre mon_lit mon_canape ma_voiture ma_caisse"
    " mon_studio mon_chalet mon_bateau hotel my_place my_house my_room my_apartment my_flat my_car my_bed"
    " mine",
    "bedroom": "ta_chambre ton_lit dans_le_lit your_room your_bed in_bed sous_la_couette sous_la_douche"
    " ta_douche ton_bain",
    "night": "soir nuit minuit 22h 23h tonight night evening",
    "comes": "reviens revenir recommence* repasse refais viens venir vien venez viendr* vienne passe passer"
    " passes rejoins rejoindre rejoin retrouve retrouver invite inviter monte monter come coming visit",
    "lonely": "parking bois foret cave plage hotel derriere",
    "lodging": "internat residence gite rentr* tes_parents chez_tes cabine camion deplacement bus",
    "bids": "viens rejoins retrouve come",
    "meets": "se_voit se_voir se_voi se_retrouve* se_rencontre* se_capte* se_rejoin* se_voie se_voient"
    " te_voir te_rencontrer vous_rencontrer te_retrouver te_croiser meet meeting hang_out see_you take_you",
    "real": "en_vrai irl en_personne in_person real_life face_a_face en_dehors dehors outside ailleurs",
    "outing": "tour_en tour_de kebab mcdo piscine resto restau restaurant cine cinema verre coup un_cafe"
    " diner"
    " dejeuner bar boite balade moto parc plage au_bois dans_les_bois foret parking camping week_end weekend"
    " dinner drink"
    " lunch coffee movies beach park",
    "fetch": "te_chercher te_prendre te_recuperer te_recup te_ramener te_ramene te_raccompagn* te_deposer"
    " te_depose t_emmener t_emmene t_accompagn* te_prends te_cherche te_recupere vous_chercher"
    " vous_ramen* vous_raccompagn* vous_depose*"
    " pick_you pick_u drive_you give_you_a take_you_home",
    "ride": "voiture caisse bagnole moto scooter camion gare lycee college bahut apres_les_cours rentrant"
    " sortie soir nuit maison chez_toi chez_vous car school home station bus arret seule",
    "your_school": "ton_lycee ton_college ton_ecole ton_cfa ton_bahut ta_rue ta_maison chez_toi ton_arret"
    " ton_immeuble your_school your_house your_street your_stop ton_quartier",
    "goes_out": "sortir te_laissent te_laisse let_you go_out",
    # Secrets, gifts, pictures, elsewhere.
    "tells": "dis dire dit dises parle parler parles raconte* repete* montrer montreras montre_pas"
    " montre_rien previen* prevenir savoir sache sachent sait savent sauront tell told telling know show"
    " say courant",
    "keeps": "garde garder gardes gardera reste restera restent keep keeps stay stays promets promis promet"
    " jure promise swear",
    "secret": "secret secrets",
    "hushed": "secret secrets entre_nous entre_toi between_us motus discret* discrete* notre_truc"
    " notre_bulle our_thing",
    "looks_in": "regarde regardent lit lisent voit voient fouille* check* controle* verifi* surveille* read"
    " reads"
    " look looks watch",
    "girls": "fille filles gamine meuf cavaliere demoiselle girl",
    "phone": "portable tel telephone phone mobile messages messagerie conversations texts",
    "erases": "efface* supprime* delete* erase* vide clear",
    "chat": "messages message conv convs conversation conversations discussion discussions chat chats texts"
    " tout historique history everything",
    "gives": "envoie enverrai ferai ferais offre offrir offert offrirai achete acheter achetes paye paie"
    " payer payerai donne donnerai file filer pris commande reserve invite prends prendrai buy bought get"
    " give send fais ramene",
    "gift": "cadeau cadeaux surprise iphone telephone bijou collier bracelet parfum concert match portable"
    " bouteille recharge euros euro balles argent virement paypal lydia resto vetements fringues robe"
    " baskets skins vbucks robux taille gift present money cash something necklace phone dinner hotel"
    " billet train taxi uber permis forfait abonnement chambre",
    "shows": "envoi* envoy* montre* voir allume allumer allumes mets fais_voir send sends show see turn"
    " pose poser",
    "sends": "envoi* envoy* montre* fais_voir send sends show",
    "picture": "photo photos selfie selfies pic pics picture pictures video camera cam webcam tof visio",
    "of_self": "de_toi ton_corps ta_tete tes_seins of_you of_yourself yourself ta_cam ta_camera ta_webcam"
    " your_camera your_cam selfie selfies te_voir see_you pour_moi for_me",
    "kind": "gentil gentille sympa sage caline nice kind good",
    "with_me": "avec_moi with_me to_me pour_moi",
    "i_am": "je_suis je_serai je_serais suis serai i_am i_m",
    "away": "dorment dorme dort dormir partent partis sortis sortent rentre rentrent absent* pas_la"
    " reveill* leve levent couche couchent debarque* sleep asleep away",
    "when": "quand pendant avant apres when while before after",
    "like_others": "les_autres like_other* like_the_others autres_filles autres_eleves",
    "only_you": "la_seule ma_seule seule_personne seule_eleve seul_qui le_seul only_one toi_seule"
    " ma_preferee mon_prefere ma_petite_femme que_toi qu_a_toi",
    "only_me": "que_moi comme_moi moi_seul seulement_moi a_part_moi moi_je_te qu_a_moi rien_qu_a_moi only_me",
    "empty": "personne_d plus_personne y_a_personne ya_personne yaura_personne aura_personne fermeture"
    " seul_avec nobody_else",
    "understands": "comprend comprends comprennent comprendra* understand* ecoutent soutient soutiennent",
    "seems": "fais_plus fais_pas fais_beaucoup te_donnerait on_dirait dirait_pas parais",
    "young": "13_ans 14_ans 15_ans 16_ans 17_ans 18_ans 19_ans 20_ans 18 plus_femme femme plus_agee",
    "stays": "reste rester stay",
    "sleeps": "sleep dormir dors dormiras dormirais couchage canape chambre_d_hotel",
    "here": "ici chez_moi a_la_maison avec_moi l_appart here over",
    "folk": "tes_parents ta_mere ta_maman ta_daronne ton_pere ton_papa ton_daron tes_vieux tes_darons"
    " ta_famille ta_soeur ton_frere ton_beau ta_belle tes_potes tes_copines tes_copains tes_amis ta_copine"
    " tes_profs ton_prof ta_prof au_prof la_prof le_prof ta_psy ton_psy ton_educ* l_educ* la_cpe le_cpe"
    " l_infirmiere ton_maitre ton_tuteur ta_tutrice au_lycee au_college a_l_ecole a_la_maison aux_autres"
    " les_autres la_moderation les_modos vos_parents chez_toi your_parents your_mom your_mum your_mother"
    " your_dad your_father your_friends your_teacher* your_family a_personne anyone anybody",
    "knows": "sache sachent sait savent saura sauront apprenne* capte* voie voient voit tombe know knows"
    " find finds savoir",
    "greets": "coucou salut bonjour bonsoir nuit merci hello hi bisous bisou",
    "of_me": "a_moi de_moi about_me of_me",
    "waits": "attends attendais attendu attendre waiting",
    "your_words": "tes_messages ton_message ta_reponse your_message your_messages",
    "per": "par contre chaque for_a per",
    "near": "a_cote pres devant en_face pas_loin near outside",
    "saw_you": "t_ai_vu t_ai_vue te_vois t_attends t_attendrai saw_you",
    "front": "devant_la devant_ta face_a",
    "cam": "cam camera webcam",
    "undressed": "torse_nu sans_haut sans_le_haut sans_rien",
    "between_us": "entre_nous entre_toi between_us",
    "dark": "sortira_pas sort_pas_de mets_moi_sous sous_un_autre_nom sous_un_faux renomme_moi en_cachette"
    " en_douce faire_le_mur fais_le_mur messages_ephemeres message_ephemere pas_de_trace pas_de_traces"
    " aucune_trace sans_trace sans_traces laisse_pas_de_traces",
    "bond": "notre_amitie notre_relation notre_histoire pas_les_autres je_suis_jaloux je_suis_jalouse"
    " j_ai_refuse tiens_a_toi tiens_beaucoup_a tiens_vraiment_a comptes_pour_moi comptes_beaucoup_pour"
    " comptes_enormement_pour es_speciale es_si_speciale es_unique si_tu_m_aimes si_tu_tiens prouve_moi"
    " prouve_le_moi dans_mes_bras",
    "asked_love": "bon_age_pour sur_ton_corps deja_couche deja_embrasse pas_de_copain pas_de_mec"
    " pas_de_copine pourrait_t_aimer deja_pose_pour",
    "shapely": "bien_foutu* physique_de_mannequin physique_de_reve",
    "unwatched": "quand_tu_es_tranquille quand_t_es_tranquille fille_seule filles_seules tu_te_couches"
    " tu_fermes_ta porte_qui_ferme dans_quelle_chambre",
    "parks": "je_me_gare suis_gare t_attends t_attend t_attendrai t_attendre t_ai_attendu*",
    "spot": "sortie devant parking voiture arret bout coin",
    "legal": "alors_c_est_legal donc_c_est_legal c_est_legal_pour ce_sera_legal la_c_est_legal it_s_legal",
    "app": "ici appli app site modos ils",
    "watched": "lisent surveill* lit_tout espionn* flique* filtre*",
    "rather": "plutot_qu_ici te_connaitre_autrement plus_librement",
    "send_me": "send_me",
    "ripe": "tellement_mure si_mure tres_mure vraiment_mure plus_mure plus_femme vrai_age tes_mensurations",
    "without": "sans without",
    "paper": "convention autorisation signature passer_par",
    "that": "que qu that",
    "kin": "copine cousine cousin niece neveu oncle tonton amie chez_une revises ta_tante",
    "wife": "ma_femme ma_copine ma_meuf mon_mari my_wife",
    "for_us": "pour_nous pour_toi entre_nous for_us",
    "talks": "ecris ecrire ecrit parle parler parlera discute discuter continue continuer cause causer talk"
    " talking chat text",
    "freely": "librement tranquille tranquillement ailleurs en_prive autrement en_dehors sans_etre freely"
    " privately elsewhere somewhere_else",
    "trade": "echange contre condition exchange",
    "favour_of_you": "bisou bisous calin photo selfie moment gentille gentil apres_midi kiss picture hug",
    "aware": "au_courant sait savent knows know",
    "we_talk": "on_se_parle on_s_ecrit on_se_voit nous_deux we_talk we_chat qu_on_parle",
    "lessons": "seance seances cours lecon lecons lessons tutoring",
    "inside": "etage code sonne interphone porte_du sous_sol floor door",
    "workshop": "studio local cave garage cabinet bureau atelier depot fournil office workshop",
    "door": "porte door",
    "open_to": "ouverte ouvert open",
    "for_you": "pour_toi for_you",
    "i_come": "que_je_vienne que_je_passe me_to_come",
    "hour": "heure heures time when quand",
    "drug": "biere bieres bouteille vodka alcool whisky verre clope clopes shit weed beuh cannabis coke"
    " cocaine mdma ecsta* drogue joint joints puff beer",
    "money": "euros euro balles paypal lydia virement cash argent payes paye payee money bucks",
    "bare_picture": "une_photo une_video petite_photo petite_video par_photo nude nudes",
    "calls": "visio facetime vocal appelle appeler appel cam camera webcam call",
    # What makes it something else.
    "single": "celibataire* single",
    "old_man": "homme_mur homme_plus_age homme_plus_vieux homme_plus_mur mec_plus_vieux mec_plus_age"
    " garcon_plus_vieux garcon_plus_age plus_vieux_que_toi plus_age_que_toi older_man older_guy",
    "flat": "un_appart* mon_appart* un_studio mon_studio ma_maison une_maison mon_canape un_canape mon_gite"
    " un_lit_de une_chambre chambre_libre spare_room my_flat my_place my_sofa",
    "sleeps_there": "y_dormir dormir_chez dormir_la dors_la dormir_dessus y_rester rester_dormir y_passer_la"
    " t_heberger te_loger t_y_loger sleep_there stay_over crash_there",
    "house_to_us": "maison_pour_nous maison_a_nous maison_rien_qu* appart_pour_nous appart_a_nous"
    " maison_vide_pour house_to_ourselves place_to_ourselves",
    "girl_s_wear": "jupe jupes minijupe robe decollete talons debardeur short skirt heels",
    "pleases": "aime_bien aime_ca adore adorent adorer plait plaira plairait te_va t_ira aimera apprecie*"
    " preferent likes_it likes_that",
    "your_feet_too": "tes_pieds vos_pieds ton_ventre tes_mains your_feet",
    "befriend": "etre_mon_amie etre_mon_ami devenir_mon_amie devenir_mon_ami etre_ton_ami etre_ton_amie"
    " devenir_ton_ami devenir_ton_amie on_soit_ami* on_devienne_ami* on_deviendra_ami* on_devient_ami*"
    " on_pourrait_etre_ami* on_peut_etre_ami* on_sera_ami* nous_soyons_amis be_my_friend be_your_friend"
    " we_be_friends become_friends",
    "i_pass": "je_passe_devant je_passe_souvent_devant je_passe_parfois_devant je_passe_tous_les_jours_devant"
    " je_passe_a_cote je_passe_par_la i_drive_past i_walk_past",
    "your_ways": "ton_lycee ton_college ton_ecole ton_bahut ton_cfa chez_toi ta_rue ton_arret ta_maison"
    " ton_immeuble your_school your_street your_house",
    "how_long": "combien_de_temps de_temps du_temps how_long",
    "sells": "vend vends vendre vendons vente ventes caisse carte sert servons servir cave mineurs majeurs"
    " loi law serve sell",
    "warns": "jamais 3018 119 17 harcel* signale* mefie* danger* interdit* prevention consentement agress*"
    " victime* plainte illegal* arnaque* inconnu* si_quelqu quelqu_un_te un_adulte te_demande"
    " porter_plainte never_send don't_send scam",
    "care": "patient* resident* client* enfants bebes creche infirm* kine* medecin* medical* soin soins"
    " soignant* sage_femme esthetic* estheti* coiff* spa anatomie svt biologie veterin* anim* elevage"
    " gynec* planning contracept* massages_cardiaque cardiaque formation diplome metier metiers cap bts bac"
    " ecole apprend apprends apprentis client patiente nurse nursing massages public",
    "work": "entretien oral jury stage atelier chantier labo laboratoire cuisine service securite epi"
    " blouse tenue uniforme tablier mannequin* personnage defile gala spectacle theatre scene costume danse"
    " natation bnssa maitre_nageur bassin competition club informatique serveur peinture piscine sport"
    " metier metiers formation travail travaux travaille bosse projet projets equipe interview job work"
    " internat derogation apprentissage casque gants chaussures entreprise entreprises couture rayon"
    " vitrine collection drawing* project",
    "made": "lettre cv dossier plume ecriture piece voie question questions idee projet dessin* portfolio"
    " book travail metier region salle opportunite evolution phrase texte presentation letter drawing*"
    " carriere reussite parcours main machine badge carte trombinoscope concours jury gateau* realisation*"
    " chantier collection maquette",
    "open": "avec_tes_parents avec_tes avec_ta avec_ton avec_vos avec_votre parents_et portes_ouvertes"
    " porte_ouverte jpo convention forum salon stand classe tes_parents_sont accord_de_tes"
    " accord_des_parents accord_de_vos autorisation signent open_day"
    " fair stage mini_stage equipe collegues clients chantier entreprise cio rentree with_your_parents"
    " tutrice tuteur visite fete village un_parent public ton_pere_et",
    "fearless": "hesite* peur honte gene* courage numero adresse coordonnees mot_de_passe password oublie*"
    " stress* te_dit confiance_en ordi fichier* fautes recette",
} | pages.CONCEPTS
_BIT = {name: 1 << at for at, name in enumerate(_CONCEPTS)}
_DERIVED = (
    ("untold", "not", "tells", 4),
    ("i_am_alone", "i_am", "alone", 4),
    ("absent", "parents", "away", 5),
    ("without_folk", "without", "folk|paper", 4),
    ("says_that", "tells", "that", 6),
)
"""Concepts that two others make where they stand so near to each other, and that rules name like those."""
_BIT |= {name: 1 << len(_CONCEPTS) + at for at, (name, *_) in enumerate(_DERIVED)}


def bits_of(names: str) -> int:
    """The bits of concepts, whose names `|` parts."""
    return reduce(or_, (_BIT[name] for name in names.split("|")), 0)


Row = tuple[tuple[str, ...], int]
"""The words after the first two of an entry, and what it means."""


class _Entries(NamedTuple):
    whole: dict[str, int]
    begun: dict[str, int]
    rows: dict[tuple[str, str], list[Row]]
    """For the first two words of longer entries."""
    loose: dict[str, list[tuple[str, int]]]
    """For the first word of those of which the second is a beginning."""


def _entries() -> _Entries:
    found = _Entries({}, {}, {}, {})
    for name, entries in _CONCEPTS.items():
        bit = _BIT[name]
        for first, *rest in (entry.split("_") for entry in entries.split()):
            if len(rest) == 1 and rest[0].endswith("*"):
                found.loose.setdefault(first, []).append((rest[0][:-1], bit))
            elif rest:
                found.rows.setdefault((first, rest[0]), []).append((tuple(rest[1:]), bit))
            elif first.endswith("*"):
                found.begun[first[:-1]] = found.begun.get(first[:-1], 0) | bit
            else:
                found.whole[first] = found.whole.get(first, 0) | bit
    return found


_WHOLE, _BEGUN, _ROWS, _LOOSE = _entries()
_SHORTEST, _LONGEST = min(map(len, _BEGUN)), max(map(len, _BEGUN))


class _Bits(dict[str, int]):
    """For each word the bits of its concepts, worked out when it is first seen."""

    def __missing__(self, word: str) -> int:
        bits = _WHOLE.get(word, 0)
        for end in range(_SHORTEST, min(len(word), _LONGEST) + 1):
            bits |= _BEGUN.get(word[:end], 0)
        if len(self) < WORDS and len(word) < LONG:
            self[word] = bits
        return bits


_OF_WORD = _Bits()
_BOTH = [(_BIT[name], bits_of(one), bits_of(other), within) for name, one, other, within in _DERIVED]
_TOKEN = re.compile(rf"[a-z]+n't\b|[a-z0-9]+|[?,.!;\n{TAKEN}]")
_STOPS = frozenset(f"?.!;\n{TAKEN}")


class Word(NamedTuple):
    """A word and all that it means, with those that follow it."""

    bits: int
    low: int
    high: int


def clauses(text: str, low: int, high: int) -> Iterator[list[Word]]:
    """The words of each sentence; a question keeps its sign."""
    words: list[tuple[str, int, int]] = []
    for found in _TOKEN.finditer(text, low, high):
        word = found[0]
        stops = word in _STOPS
        if not stops or word == "?":
            words.append((word, *found.span()))
        if stops and words:
            yield _meant(words)
            words = []
    if words:
        yield _meant(words)


def _meant(words: Sequence[tuple[str, int, int]]) -> list[Word]:
    bits = [_OF_WORD[word] for word, _, _ in words]
    ends = [high for _, _, high in words]
    for at, ((word, _, _), (second, _, end)) in enumerate(pairwise(words)):
        for rest, meant in _ROWS.get((word, second), ()):
            after = words[at + 2 : at + 2 + len(rest)]
            if len(after) == len(rest) and all(map(_is, after, rest)):
                bits[at] |= meant
                ends[at] = after[-1][2] if after else end
        for beginning, meant in _LOOSE.get(word, ()):
            if second.startswith(beginning):
                bits[at] |= meant
                ends[at] = end
    there = reduce(or_, bits)
    for derived, one, other, within in _BOTH:
        if there & one and there & other:
            for at, each in enumerate(bits):
                near = reduce(or_, bits[at : at + within]) if each & (one | other) else 0
                if near & one and near & other:
                    bits[at] |= derived
    return [Word(each, low, end) for each, (_, low, _), end in zip(bits, words, ends, strict=True)]


def _is(word: tuple[str, int, int], entry: str) -> bool:
    return word[0].startswith(entry[:-1]) if entry.endswith("*") else word[0] == entry
