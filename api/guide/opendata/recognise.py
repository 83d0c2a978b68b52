"""Which source a file is of, told by the names of its columns, keys or elements."""

import re

from api.guide.opendata.reader import InputFile

SIGNS: dict[str, tuple[str, ...]] = {
    "departements": ("code nom region cheflieu zone typeliaison",),
    "communes": ("code nom region cheflieu zone typeliaison type codespostaux",),
    "epci": ("code nom membres",),
    "codes-postaux": ("code_commune_insee nom_commune code_postal coordonnees_gps",),
    "contours": ("type geometry coordinates",),
    "annuaire": (
        "identifiant_de_l_etablissement nom_etablissement etat",
        "identifiant_de_l_etablissement nom_etablissement code_academie voie_generale etat",
    ),
    "annuaire-mini": ("identifiant_de_l_etablissement nom_etablissement code_academie voie_generale",),
    "adresse-geolocalisation": (
        "numero_uai appellation_officielle nature_uai",
        "code_etablissement appellation_officielle code_nature",
    ),
    "ecoles-derivees": ("uai name type public_private coordinates insee_code",),
    "lycees-ival": ("lycees uai codedept tauxreussite",),
    "points-voie-pro": ("type geometry coordinates properties code_uai",),
    "etablissements-superieur": (
        "uai_identifiant libelle type_d_etablissement",
        "uai uo_lib type_d_etablissement",
    ),
    "organismes-formation": ("uai siret raison_sociale prepa_apprentissage",),
    "referentiel-organismes": ("siret lieux_de_formation uai_potentiels type geometry coordinates",),
    "lieux-formation": ("siret lieux_de_formation uai_potentiels type geometry coordinates",),
    "reseaux": ("siret uai_validee raison_sociale reseaux nombre_de_relations",),
    "catalogue-apprentissage": ("cle_ministere_educatif cfd lieu_formation_adresse",),
    "missions-locales": ("nom_officiel nom_usuel code_departement timezone",),
    "couverture-unml": ("code_ml nom_officiel_ml code_postal_ml",),
    "dila": ("pivot nom adresse plage_ouverture",),
    "france-services": ("id_fs lib_fs commentaire format_fs",),
    "lieux-maine-et-loire": ("id_lieumed nom_structure ss_cat affichage",),
    "lieux-angers": ("typo_uid user_nom horaire",),
    "lieux-connumm": ("conum_id nom_de_la_structure result_citycode",),
    "points-parcoursup": (
        "code_uai_de_l_etablissement coordonnees_gps_de_la_formation",
        "cod_uai g_olocalisation_des_formations",
    ),
    "onisep-etablissements": ("uai_lieu_de_cours identifiant_et_fiche_onisep_lieu_de_cours",),
    "onisep-portes-ouvertes": ("ens_0 jpo",),
    "lieux": ("id kind name commune_code opening_hours",),
    "inserjeunes-etablissements": ("n_uai_de_l_etablissement libelle_de_l_etablissement taux_attendu",),
    "inserjeunes-cfa": ("annee uai libelle devenir_part_poursuite_etudes taux_emploi_6_mois",),
    "inserjeunes-formations": ("millesime code_region_ij voie cfd mefstat11 taux_emploi_6_mois",),
    "dares-fap": ("code_fap_detaillees code_fap_agregees", "code_fap228 code_fap86"),
    "dares-fap-rome": ("fap rome intitule_rome",),
    "bassins-emploi": ("codgeo codbe libbe",),
    "bmo": ("annee code_metier_bmo met xmet smet",),
    "dares-tensions": ("fap categorie_tension intensite_d_embauches niveau_geo",),
    "dares-ages": ("fap tr_age annee_0_0",),
    "dares-effectifs": ("annee a0z ens zzz",),
    "dares-femmes": ("fap3 annee part code_fap_agregee",),
    "dares-salaire-median": ("fap3 annee salaire_median",),
    "dares-salaires": ("fap salaire milliers pourcentage",),
    "dares-horaires": ("fap3 annee pourcentage horaire_atypique",),
    "dares-temps-travail": ("fap annee pourcentage temps_travail",),
    "dares-diplomes": ("fap diplome milliers pourcentage",),
    "dares-secteurs": ("fap secteur label_secteur milliers pourcentage",),
    "rome": (
        "code_rome code_ogr libelle_rome code_fiche_em",
        "code_rome code_ogr libelle_rome code_fiche_metier",
    ),
    "rome-familles": (
        "code_noeud code_pere libelle_item_arbo code_type_referentiel",
        "id name children",
        "arborescence_principale_du_rome code_ogr",
        "code_rome code_grand_domaine code_domaine_professionel",
        "arborescence_principale_du_rome code_ogr 0",
    ),
    "rome-appellations": ("code_ogr libelle_appellation_long libelle_appellation_court code_rome",),
    "rome-riasec": ("code_rome riasec_majeur riasec_mineur",),
    "rome-competences": (
        "code_ogr libelle_competence",
        "code_ogr_savoir libelle_savoir",
        "code_rome code_ogr coeur_metier",
    ),
    "rome-contextes": ("code_ogr libelle_cont_travail",),
    "rome-interets": ("code_centre_interet libelle_centre_interet",),
    "rome-thematiques": ("code_theme libelle_theme",),
    "rome-environnements": ("code_ogr libelle_env_travail",),
    "rome-mobilites": ("code_rome code_rome_cible",),
    "rome-textes": ("code_rome libelle_type_texte libelle_texte",),
    "rome-secteurs": ("arbo_secteur code_secteur liste_metier",),
    # With the numbers that its first rows hold it is not taken for a list of nothing else.
    "rome-isco": ("code_rome code_isco08", "code_rome code_isco08 0"),
    "fiches-metiers": ("sheets code title_feminine cliche first_steps",),
    "onisep-metiers": (
        "libelle_metier lien_site_onisep_fr nom_publication gencod",
        "libelle_metier lien_site_onisepfr nom_publication gencod",
    ),
    "onisep-fiches-metiers": ("metiers metier nom_metier accroche_metier",),
    "rome-onisep": ("code_rome libelle_metier_onisep",),
    "niveaux-formation": ("niveau_formation_diplome niveau_interministeriel libelle_100",),
    "dispositifs-formation": ("dispositif_formation niveau_formation_diplome libelle_long",),
    "formations-diplomes": ("formation_diplome groupe_specialite libelle_long_200",),
    "mef": ("mef dispositif_formation formation_diplome mef_stat_11",),
    "familles-metiers": ("famille specialite mefstat11_commun cfd_commun",),
    "familles-mef": ("famille_metier mef date_ouverture",),
    "certif-info": ("code_diplome libelle_diplome code_scolarite",),
    "constat-formations": ("rentree_scolaire uai mef_bcp_11",),
    "capacites-formations": ("etablissement_d_accueil mef_stat_11 famille_de_metiers",),
    "affelnet-2de": ("id_etab co_mefstat co_sta",),
    "affelnet-1re": ("etablissement_d_accueil libelle_du_mef_national_de_rattachement",),
    "bts-parcoursup": ("uai libelleformation mefstat11 statut",),
    "aides": ("benefits institutions",),
    "fiches-aides": ("sheets id topic for_whom ask written_on",),
    "onisep-fiches-formations": ("formations formation identifiant code_scolarite type_formation",),
    "onisep-specialites": (
        "identifiant_action_de_formation enseignements_de_specialite_de_classe_de_1ere_generale",
    ),
    "onisep-options": (
        "identifiant_action_de_formation enseignements_optionnels_et_langues_de_classe_de_2nde_gt",
    ),
    "onisep-pages": ("0",),
    "parcoursup": (
        "cod_uai lib_for_voe_ins contrat_etab",
        "code_uai_de_l_etablissement filiere_de_formation",
    ),
    "masters": ("identifiant_navette_de_la_mention_inm_de_master",),
    "rncp": (
        "coderncp intitulediplome niveaueurope",
        "numero_fiche intitule nomenclature_europe_niveau",
        # Of an archive its largest list is looked at.
        "numero_fiche bloc_competences_code",
        "numero_fiche siret_partenaire",
    ),
    "rncp-rome": ("coderncp rome libelle", "numero_fiche codes_rome_code codes_rome_libelle"),
    "rncp-diplomes": ("code_diplome ficherncp niveau_fiche_rncp",),
    "formations-apprentissage": ("cle_ministere_educatif cfd lieu_formation_adresse",),
    "formations-prioritaires": ("formation cfd region_selectionnee",),
    "mots-cles-formations": ("cfd data mot_clef score",),
    "onisep-formations": ("libelle_formation_principal libelle_type_formation lien_site_onisep_fr",),
    "prenoms": ("prenom sexe rang total",),
    "calendrier-orientation": (
        "step way school_year starts_on checked_on",
        "etape voie annee_scolaire debut verifie_le",
    ),
    "agenda": ("id kind title starts_at organiser",),
}
"""By source, the names that a layout of it has, and that together no other list has, as `headers.meaning`
writes them; long numbers within a name count as 0 (`ens_10007` is `ens_0`). Of a list of many files, its
folders."""

_DESCRIPTION = {"openapi", "paths"}
"""A description of an API names every field, and holds none."""
_NUMBERS = frozenset({"0"})
"""Of a document whose keys are codes alone; any list may have a column of one."""
_NUMBER = re.compile(r"\d{4,}")


def names_of(file: InputFile) -> frozenset[str]:
    """The names that a file holds, long numbers within them as 0. Raises BrokenFileError."""
    return frozenset(_NUMBER.sub("0", name) for name in file.names())


def sources_of(file: InputFile) -> list[str]:
    """The sources that can read the file, in the order in which they are imported; several when each takes
    something else out of it. Raises BrokenFileError for a file that cannot be read.
    """
    names = names_of(file)
    if names >= _DESCRIPTION:
        return []
    found = [
        (source, sign)
        for source, layouts in SIGNS.items()
        for layout in layouts
        if (sign := frozenset(layout.split())) <= names
        and (sign != _NUMBERS or all("0" in name for name in names))
    ]
    # A sign that holds more than another one knows the file better.
    best = [source for source, sign in found if not any(sign < other for _, other in found)]
    return list(dict.fromkeys(best))
