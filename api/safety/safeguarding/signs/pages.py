"""What worries where many minors read it, or where an adult writes beside talk: a page, an offer, a badge, a
company's answer. Words of the trade excuse less there than between two people: « le soir au studio ».

Who (`boss`, `pupils`), what, when, with the words of `lexicon`; `composed` puts both together.
"""

from api.safety.safeguarding.signs.grooming import Sign

CONCEPTS = {
    "pupils": "fille filles lyceenne* collegienne* lyceen lyceens collegien collegiens ado ados adolescent*"
    " mineur mineure mineurs mineures stagiaire stagiaires apprentie apprenties eleve eleves candidate*"
    " jeunes pupil pupils girls trainee trainees teenager*",
    "girlish": "celles fille filles lyceenne* collegienne* adolescente* ados apprentie apprenties candidate*"
    " jeune_femme jeunes_femmes aux_jeunes pour_jeunes de_jeunes stagiaire_feminine girl girls",
    "boss": "patron patronne gerant gerante directeur directrice chef cheffe responsable manager boss",
    "boss_or_me": "patron gerant directeur moi me m nous mon boss",
    # When.
    "late": "soir soirs soiree soirees nuit nuits minuit 20h 21h 22h 23h 20_h 21_h 22_h 23_h tard fermeture"
    " apres_le_travail apres_le_service apres_les_cours evening night late",
    "one_evening": "un_soir ce_soir le_soir tous_les_soirs chaque_soir un_de_ces_soirs samedi_soir"
    " vendredi_soir one_evening tonight",
    "deep_night": "21h 22h 23h 21_h 22_h 23_h minuit la_nuit tard_le_soir tard_dans avant_de_dormir seul"
    " seule midnight"
    " late_at_night at_night",
    # Pictures.
    "poses": "poser_en posent_en poseras_en posera_en poser_devant poser_pour posera_pour poseras_pour"
    " poseront_pour poseriez_pour posent_pour pose_pour poses_pour shooting shootings seance_photo"
    " seances_photo seance_photos seances_photos devant_l_objectif devant_mon_objectif photo_shoot*",
    "scanty": "en_maillot* en_bikini* en_lingerie en_petite_tenue petite_tenue petites_tenues tenue_legere"
    " tenues_legeres tenue_sexy en_sous_vetements en_culotte en_string peu_vetu* court_vetu* denude*"
    " devetu* nos_maillots mes_maillots torse_nu in_a_bikini in_swimwear swimsuit* underwear",
    "your_feet": "tes_pieds vos_pieds de_pieds your_feet feet",
    "self_picture": "photo_de_toi photos_de_toi video_de_toi videos_de_toi photo_de_vous photos_de_vous"
    " selfie selfies ta_photo picture_of_you photo_of_you pictures_of_you",
    "films": "filme filmer filmons photographie photographier photographions film",
    "undressing": "sous_la_douche aux_douches les_douches au_vestiaire aux_vestiaires les_vestiaires"
    " in_the_shower",
    "hot_baths": "sauna hammam jacuzzi",
    "with_them": "avec_les_jeunes avec_les_filles avec_les_eleves avec_les_stagiaires avec_moi with_me",
    "posing_for_me": "posent_pour_moi pose_pour_moi poser_pour_moi poseras_pour_moi posez_pour_moi",
    "hands_in": "envoie envoyer envoyez joins joindre joignez obtenir recevoir depose deposer mets mettre"
    " ajoute ajouter poste poster il_faut send give attach need",
    # Looks that somebody wants.
    "pretty": "jolie_et jolies_et et_jolie et_jolies mignonne* mignons et_belle et_belles belles_et belle_et"
    " jolie_fille jolies_filles belles_filles sexy ravissante* physique_agreable joli_physique"
    " joli_sourire taille_fine taille_mannequin minijupe* mini_jupe* decollete* timide timides docile*"
    " pretty cute sexy",
    "tender": "affectueuse* affectueux caline calines calin calins tendre docile* soumise* sans_tabou"
    " sans_tabous celibataire* pas_farouche cuddly single_girl*",
    "hugs": "bise bises calin calins cuddle cuddles cuddling bisous",
    "wants": "cherche cherchons recherche recherchons recrute recrutons souhaite* voudrais veux aimerais"
    " prefere preferons conseille* exige* apprecie* bienvenu* reserve* wanted seeking",
    "skirt": "jupe jupes minijupe* mini_jupe* robe_courte robe_moulante jolie_robe belle_robe talons"
    " decollete* debardeur* skirt heels",
    "urged": "conseille* exige* apprecie* souhaite* obligatoire* de_preference viens venez venir mets mettez"
    " mettre porte* apporte* avec_une wear come",
    "man": "homme_de homme_seul homme_celibataire homme_mur monsieur_seul monsieur_de je_suis_un_homme"
    " man_of single_man",
    "enjoys": "aime adore prefere aimons adorons i_love i_like",
    "company": "compagnie discuter parler bavarder etre_avec echanger passer_du_temps chatting talking"
    " spending",
    "keeps_company": "tenir_compagnie tiendras_compagnie tiens_compagnie tiendrez_compagnie tenez_compagnie"
    " tiendra_compagnie tenir_chaud",
    "protege": "petite_protegee ma_protegee une_protegee petite_preferee ma_preferee ma_petite_stagiaire"
    " chouchoute ma_chouchoute ta_marraine_cherie a_gater te_gater vous_gater gater_une",
    "pleased_me": "m_as_plu m_as_beaucoup_plu m_as_vraiment_plu m_avez_plu m_avez_beaucoup_plu me_plais"
    " me_plaisez m_as_tape_dans",
    "your_picture": "ta_photo votre_photo tes_photos vos_photos your_picture your_photo",
    "flatters": "belle beau jolie ravissante* charmante* superbe* magnifique* mignonne* sublime* pretty"
    " lovely beautiful cute",
    "you_please": "tu_plairas vous_plairez tu_vas_plaire vous_allez_plaire",
    "rubs": "massage massages masser massages_aux",
    "upon_you": "aux_stagiaires aux_filles aux_jeunes aux_eleves aux_apprenties te_masse te_masser"
    " vous_masser pour_toi ta_nuque tes_epaules tes_pieds vos_epaules",
    # Where.
    "drinks": "au_bar au_pub aux_bars un_verre des_verres l_apero un_apero une_biere des_bieres cocktail*"
    " champagne boite_de_nuit en_boite discotheque au_resto a_drink drinks",
    "takes_out": "accompagne* offre offres offrira offrir offert offerte invite* sors sortir sortira sortons"
    " emmene* boire bois boira boirons viens_boire dine* diner take_you takes_you buys_you",
    "journey": "week_end weekend week_ends weekends bord_de_mer plage voyage escapade sejour"
    " nuit_d_hotel beach",
    "goes_off": "part partons partira partirons pars partir emmene* invite* offert offerte offre offrons ira"
    " irons passer_un passe_un passe_le passerons take_you",
    "bath": "bain_de_minuit bains_de_minuit ma_piscine mon_jacuzzi mon_spa mon_sauna skinny_dip*",
    "to_me_come": "me_voir me_rejoindre me_retrouver me_rejoint me_rejoins me_rejoignent me_rejoignez"
    " rejoignent_moi rejoins_moi see_me join_me",
    "there_alone": "seul seule seuls seules que_nous rien_que deux alone nobody_else",
    "appears": "viens venez venir vient viennent visite visiter visitez passe passes passez passer come"
    " comes",
    "remains": "reste restes restez restera resteras resterez rester stay stays",
    "emptied": "y_a_plus_personne y_a_personne aura_plus_personne aura_personne sont_partis sont_tous_partis"
    " apres_la_fermeture apres_fermeture sera_vide est_vide seront_vides apres_les_autres after_closing",
    "writes_me": "ecris_moi ecrivez_moi m_ecrire parle_moi parlez_moi me_parler appelle_moi appelez_moi"
    " m_appeler contacte_moi contactez_moi reponds_moi write_to_me write_me text_me call_me",
    "forbids": "ne_m_ecri* ne_m_appel* pas_m_ecri* pas_m_appel* pas_la_nuit pas_apres evite* don_t",
    "my_flat": "chez_moi mon_domicile mon_appart mon_appartement l_appartement notre_appartement l_appart"
    " ma_maison"
    " ma_chambre mon_studio my_place my_flat my_house",
    "given_work": "au_black au_noir sans_contrat sans_papiers te_prendre te_prends te_garder finalise"
    " finaliser finalisons signe_ca regle_ca on_regle on_signe off_the_books",
    "never_there": "jamais pas_chez ne_recois ne_travaille ne_prends",
    # Secrets.
    "school": "a_l_ecole l_ecole au_lycee le_lycee ton_lycee au_college le_college ton_college ta_prof"
    " ton_prof tes_profs les_profs la_cpe le_cpe ton_etablissement l_etablissement ta_classe the_school"
    " your_school",
    "curious": "poser_des_questions trop_de_questions pas_besoin_de_savoir n_a_pas_a_savoir comprendrait_pas"
    " ne_comprendraient asks_questions",
    "keeps_it": "garde gardes garder gardent gardez garda gardera confie confier keep keeps",
    "hidden": "secret secrets petit_secret entre_nous pour_toi pour_vous",
    # What makes it something else.
    "family": "parent parents famille* tuteur tutrice accompagnateur* accompagnatrice* classe professeur*"
    " prof profs equipe equipes collegues public benevole* club association entrainement* match matchs"
    " tournoi tournois repetition* spectacle* concert* reunion* portes_ouvertes jpo forum salon adultes"
    " deux_adultes convention with_your_parents team",
    "with_parents": "parent parents famille* accompagnateur* accompagnatrice*",
    "sworn": "professionnel professionnelle medical fabrication patients patient clients client dossier"
    " dossiers confidentiel* recette recettes surprise defense vote jury",
    "teaches": "harcel* prevention consentement agress* 3018 119 danger* interdit* jamais 18_ans majeur*"
    " adulte adultes",
    "of_things": "vitrine vitrines produit produits catalogue rayon rayons mariage mariages paysage*"
    " monument* animaux bebes gateaux plats voiture voitures chaussure* semelle* vetements robes collection*"
    " travail travaux creation* realisation* objet piece metier metiers",
    "of_the_trade": "metier metiers technique* science* scientifique* egalite mixite numerique mecanique"
    " industrie carriere* ingenieur* sport* filiere* parcours orientation etudes",
    "both": "lyceens collegiens garcons etudiants",
    "of_care": "enfants bebes creche animal animaux chien chiens chat chats cheval chevaux residents patients"
    " clientele cliente clientes clients soin soins formation mains",
    "of_drinks": "jus sirop soda eau limonade sers serveur serveuse service servir barman cuisine plonge",
    "at_sea": "nautique nautisme voile surf kayak char_a_voile biologie nettoy* ramass* base plongee"
    " sauveteur* sauvetage animation camping colonie",
}
"""As `lexicon` reads them."""

RULES: tuple[tuple[Sign, int, str, int, str], ...] = (
    # Pictures of them.
    (Sign.PICTURE, 3, "poses girlish|scanty|you", 9, "of_things with_parents"),
    (Sign.PICTURE, 3, "scanty girlish|late|pupils|picture", 8, "with_parents at_sea of_things"),
    (Sign.PICTURE, 3, "hands_in self_picture", 8, "of_things"),
    (Sign.PICTURE, 4, "picture your_feet", 5, "of_things of_care"),
    (Sign.PICTURE, 3, "posing_for_me", 1, ""),
    (Sign.PICTURE, 3, "picture my_flat", 8, "with_parents of_things"),
    (Sign.PICTURE, 4, "films|picture undressing", 8, "not"),
    (Sign.PICTURE, 2, "poses boss_or_me you|pupils|us", 9, "of_things with_parents"),
    # Looks, tenderness.
    (Sign.LOOKS, 3, "girlish|pupils pretty", 5, "not of_the_trade"),
    (Sign.LOOKS, 3, "wants pretty girlish|pupils|boss", 9, "not of_things"),
    (Sign.LOOKS, 3, "pretty wants", 8, "not of_things"),
    (Sign.LOOKS, 3, "skirt urged", 5, "not of_things sworn"),
    (Sign.LOOKS, 3, "your_picture flatters", 4, "of_things"),
    (Sign.LOOKS, 2, "you_please", 1, "of_things"),
    (Sign.CLOSENESS, 3, "tender girlish|pupils", 6, "of_care"),
    (Sign.CLOSENESS, 3, "hugs us|you|pupils|boss", 6, "of_care"),
    (Sign.CLOSENESS, 3, "man wants pupils", 9, "of_the_trade"),
    (Sign.CLOSENESS, 3, "enjoys company girlish", 8, "of_the_trade both"),
    (Sign.CLOSENESS, 3, "keeps_company boss_or_me|boss", 4, "of_care"),
    (Sign.CLOSENESS, 3, "protege", 1, ""),
    (Sign.CLOSENESS, 2, "pleased_me", 1, ""),
    (Sign.CLOSENESS, 3, "rubs upon_you", 5, "of_care teaches"),
    # Alone with them, late, away.
    (Sign.MEETING, 2, "appears one_evening", 7, "family teaches at_sea"),
    (Sign.MEETING, 3, "appears|remains late there_alone", 12, "not nobody family"),
    (Sign.MEETING, 3, "to_me_come late", 12, "family"),
    (Sign.MEETING, 3, "appears|remains emptied", 8, "family"),
    (Sign.MEETING, 3, "my_flat late|given_work you|pupils|appears|us", 12, "never_there family"),
    (Sign.MEETING, 3, "writes_me deep_night", 10, "forbids"),
    (Sign.MEETING, 3, "takes_out drinks boss|late|me", 9, "family of_drinks teaches"),
    (Sign.MEETING, 3, "goes_off journey pupils|you|boss", 12, "family at_sea teaches"),
    (Sign.MEETING, 3, "bath", 1, "teaches"),
    (Sign.MEETING, 3, "hot_baths with_them", 6, "with_parents"),
    (Sign.GIFT, 2, "given_work you my_flat|late", 10, "never_there"),
    # Secrets.
    (Sign.SECRECY, 4, "untold school", 7, "teaches sworn fearless"),
    (Sign.SECRECY, 3, "school curious", 8, "teaches"),
    (Sign.SECRECY, 3, "keeps_it hidden", 4, "sworn teaches"),
)
"""Sign, points, concepts that are needed, words among which they stand, and concepts that excuse it."""
