"""What lycées and collèges of Pays de la Loire are called besides « lycée », folded; _ stands for a blank.

Of the Annuaire de l'éducation (ministère de l'Éducation nationale, Licence Ouverte 2.0): the whole of a name
and, of a person's, the last word. Left out are what a town of the region is called by too, first names and
words of every day. Most are those of schools all over France.
"""

import re
from collections.abc import Iterator
from itertools import islice

_WORDS = (
    "abelard acutis adeline_boutain agnes_varda aime_cesaire al_bader alain_fournier alain_gerbault"
    " albert_camus albert_chassagne albert_vincon alcide_d_orbigny alexandre_mauboussin"
    " alexandre_soljenitsyne alfred_de_musset alfred_jarry alice_milliat allende alpes_mancelles"
    " ambroise_pare amiral_merveilleux_du_vignaux andre_boulloche andre_malraux andre_pioger"
    " andre_tiraqueau andree_chedid anita_conti anne_de_bretagne anne_frank appert arago ardilliers"
    " ariste_jacques_trouve_chauvel aristide_briand arnaud_beltrame arthur_rimbaud aubrac audubon"
    " auguste_mailloux auriol autissier avaloirs balzac bastie baugerie beatrix_de_gavre bellay bellestre"
    " bellevue belon beltrame benjamin_delessert berce berengere_de_navarre bergson berlioz bernier"
    " berthelot blaise_pascal blanche_de_castille bodin bois_robert bollee boulloche bourdonnieres"
    " bourg_chevreau bourg_chevreau_sainte_anne boutain bouteloup branly briace briand brossaud_blancho"
    " brottier buron cacault cadou camara camille_claudel camille_lepage camus carcouet carlo_acutis"
    " caroline_aigle cassin cathelineau chaissac champ_blanc chappe charles_milcendeau charles_peguy"
    " chassagne chateaucoin chauvel chauviniere chedid chevallier chevreul chevrollier claude_chappe"
    " claude_debussy claudel clemenceau clement_janequin cocteau colette_le_bret coliniere colliberts"
    " condorcet cordelet corentin_riou costa_gavras coubertin courtanvaux cousteau coutanciere couzinet"
    " daniel_brottier daubie david_d_angers de_narce debussy delanoue delessert delibes deshayes desnos"
    " dom_sortais don_bosco douanier_rousseau dunant duplessis_mornay durantiere edouard_branly"
    " edouard_herriot eluard emmanuel_de_martonne emmanuel_mounier eric_tabarly estournelles_de_constant"
    " etablieres etienne_lenoir externat_des_enfants_nantais exupery felix_landreau fernand_puech"
    " fernand_renaudeau ferrande ferre ferry foresterie fournier francis_lallart francois_arago"
    " francois_grude francois_rabelais francois_truffaut francois_viete francois_villon frederic_ozanam"
    " frere_andre frida_kahlo funay_helene_boucher gabriel_deshayes gabriel_goussault gabriel_guist_hau"
    " gabriel_touchard galilee garettes gaspard_monge gaspard_monge_la_chauviniere gaston_chaissac"
    " gaston_lesnard gaston_serpette gauguin gautellerie gavras gavre genevoix georges_clemenceau"
    " georges_desnos georges_gironde georges_pompidou gerard_philipe gerbault gondoliers gouges goussault"
    " goussier gracq grand_air grand_beauregard grand_champ grude guichard guillaume_apollinaire"
    " guist_hau gutenberg guy_moquet haut_gesvres haute_follis hector_berlioz heinlex helder_camara"
    " henri_bergson henri_dunant henri_lefeuvre herdrie hermeland herriot honore_de_balzac"
    " immaculee_conception isabelle_autissier jacqueline_auriol jacques_brel jacques_cathelineau"
    " jacques_laurent jacques_monod jacques_peletier jacques_prevert janequin jarry jean_bertin"
    " jean_bodin jean_bosco jean_cocteau jean_jacques_audubon jean_louis_bernard jean_lurcat jean_mermoz"
    " jean_monnet jean_moulin jean_mounes jean_perrin jean_racine jean_renoir jean_rondeau jean_rostand"
    " jean_vilar jean_yole jean_zay jeanne_bernard jeanne_d_arc jeanne_delanoue joachim_du_bellay"
    " john_kennedy joliverie joncheray joseph_roussel joseph_weismann josephine_baker"
    " joubert_emilien_maillard jules_ferry jules_renard jules_verne julie_victoire_daubie julien_gracq"
    " julien_lambot kahlo kennedy la_providence la_salle lallart lambot lamoriciere landreau langevin"
    " lauriers lavoisier le_masle lefeuvre lenoir leo_delibes leo_ferre leon_tolstoi leonard_de_vinci"
    " lepage les_savarieres lesnard libertaire_rutigliano livet loquidy louis_armand louis_cordelet"
    " louis_jacques_goussier louis_launay louis_pasteur louise_michel lucie_aubrac lucien_millet"
    " ludovic_menard lurcat madeleine_la_retraite mailloux malraux mandela marcel_pagnol marcelle_baron"
    " marechal_leclerc_de_hauteclocque marguerite_yourcenar marie_curie marie_marvingt martonne marvingt"
    " maryse_bastie mathe mauboussin mauger maupertuis maurice_genevoix menard mennais mere_teresa mermoz"
    " messiaen michel_ragon michelet milcendeau millet milliat moliere mona_ozouf mongazon monge monnet"
    " monod montaigne montesquieu moquet mounes mounier muriers nazareth nelson_mandela neruda"
    " nicolas_appert nicolas_haxo noe_lambert norange notre_dame notre_dame_d_esperance"
    " notre_dame_d_orveau notre_dame_de_bourgenay notre_dame_de_recouvrance notre_dame_du_bretonnais"
    " notre_dame_du_port notre_dame_du_roc notre_dame_la_maine olivier_guichard olivier_messiaen"
    " olympe_de_gouges orbigny ozanam ozouf pablo_neruda pagnol pasteur paul_chevallier paul_eluard"
    " paul_emile_victor paul_gauguin paul_langevin paul_scarron peguy peletier perrin perseigne perverie"
    " perverie_sacre_coeur petite_lande philippe_cousteau pierre_abelard pierre_belon pierre_de_coubertin"
    " pierre_de_ronsard pierre_dubois pierre_garcie_ferrande pierre_gilles_de_gennes pierre_mauger"
    " pierre_mendes_france pierre_norange pierre_reverdy piobetta pioger pompidou pont_de_moine"
    " pont_rousseau prevert puech puy_chabot queneau ragon raoul_vadepied raphael_elize raymond_queneau"
    " reinetiere renaudeau rene_bernier rene_cassin rene_char rene_couzinet rene_guy_cadou renoir reverdy"
    " richelieu rimbaud robert_buron robert_garnier robert_schuman roger_vercel rondeau ronsard"
    " rosa_parks rostand roussel sacre_coeur sacre_coeur_de_pontlieue sacre_coeur_la_salle sadi_carnot"
    " saint_benoit saint_blaise saint_coeur_de_marie saint_dominique saint_donatien saint_exupery"
    " saint_felix saint_francois saint_francois_d_assise saint_gabriel saint_gabriel_nantes_ocean"
    " saint_hermeland saint_jacques saint_jacques_de_compostelle saint_jacques_la_foret"
    " saint_jean_baptiste saint_joseph saint_joseph_du_loquidy saint_joseph_la_joliverie"
    " saint_joseph_la_salle saint_joseph_nazareth saint_laud saint_louis saint_martin"
    " saint_paul_notre_dame saint_pierre_la_joliverie saint_raphael saint_roch saint_stanislas"
    " saint_thomas_d_aquin sainte_anne sainte_catherine sainte_catherine_d_alexandrie"
    " sainte_cecile_la_salle sainte_croix sainte_emerance sainte_emilie sainte_madeleine_joliverie"
    " sainte_marie_du_port sainte_philomene sainte_therese sainte_ursule salvador_allende"
    " savary_de_mauleon scarron schuman serpette sevigne sicardieres simone_veil soljenitsyne"
    " sophie_germain sorbets stendhal stephane_piobetta suzanne_bouteloup tabarly talensac tassigny"
    " theophane_venard tiraqueau tolstoi touchard tremolieres truffaut urbain_mongazon vadepied"
    " valere_mathe varda venaiserie venard vercel verne veron_de_ferbonnais victor_hugo viete vieux_chene"
    " vieux_colombier vilar ville_aux_roses villebois_mareuil vinci volney weismann wilbur_wright"
    " yolande_d_anjou yourcenar"
)
SCHOOL_NAMES = frozenset(name.replace("_", " ") for name in _WORDS.split())
_MOST = max(len(name.split()) for name in SCHOOL_NAMES)
"""Words of the longest."""
_WORD = re.compile(r"[a-z0-9]+")


def known_schools(folded: str) -> Iterator[tuple[int, int]]:
    """Where schools are named in a folded text, without the word for it."""
    reached = 0
    for word in _WORD.finditer(folded):
        if word.start() >= reached and (end := school_at(folded, word.start())):
            yield word.start(), end
            reached = end


def school_at(folded: str, low: int) -> int | None:
    """Where the name of a school ends that begins here; None: there is none."""
    words = list(islice(_WORD.finditer(folded, low), _MOST))
    for many in range(len(words), 0, -1):
        if " ".join(word[0] for word in words[:many]) in SCHOOL_NAMES:
            return words[many - 1].end()
    return None
