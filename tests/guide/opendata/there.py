"""Everything that imports bring and that a list must not wipe."""

THERE = """
    SELECT 'place', id::text FROM place WHERE status = 'open'
    UNION ALL SELECT 'record ' || source, key FROM place_record WHERE vanished_on IS NULL
    UNION ALL SELECT 'event', key FROM event WHERE status = 'scheduled'
    UNION ALL SELECT 'offer', partner_id FROM offer WHERE status = 'published'
    UNION ALL SELECT 'commune', code FROM commune
    UNION ALL SELECT 'former commune', code FROM former_commune
    UNION ALL SELECT 'department', code FROM department
    UNION ALL SELECT 'epci', code FROM epci
    UNION ALL SELECT 'member', epci_code || commune_code FROM epci_member
    UNION ALL SELECT 'outline', concat_ws(' ', level, code, detail) FROM outline
    UNION ALL SELECT 'career', concat_ws(' ', rome_version, code) FROM career
    UNION ALL SELECT 'family', code FROM career_family
    UNION ALL SELECT 'appellation', concat_ws(' ', rome_version, ogr_code) FROM career_appellation
    UNION ALL SELECT 'interest', concat_ws(' ', rome_version, code) FROM career_interest
    UNION ALL SELECT 'relation', concat_ws(' ', rome_version, code, kind, target) FROM career_relation
    UNION ALL SELECT 'sector', concat_ws(' ', rome_version, code, sector_code) FROM career_sector
    UNION ALL SELECT 'text', concat_ws(' ', rome_version, code, kind, position) FROM career_text
    UNION ALL SELECT 'item', concat_ws(' ', rome_version, ogr_code) FROM career_item
    UNION ALL SELECT 'item link', concat_ws(' ', rome_version, code, ogr_code) FROM career_item_link
    UNION ALL SELECT 'liking', concat_ws(' ', rome_version, liking_code) FROM career_liking
    UNION ALL SELECT 'liking link', concat_ws(' ', rome_version, code, liking_code) FROM career_liking_link
    UNION ALL SELECT 'theme', concat_ws(' ', rome_version, theme_code) FROM career_theme
    UNION ALL SELECT 'theme link', concat_ws(' ', rome_version, code, theme_code) FROM career_theme_link
    UNION ALL SELECT 'sheet', code FROM career_sheet
    UNION ALL SELECT 'onisep sheet', id FROM onisep_sheet
    UNION ALL SELECT 'onisep career', concat_ws(' ', edition, id) FROM onisep_career
    UNION ALL SELECT 'onisep', concat_ws(' ', code, onisep_id) FROM career_onisep
    UNION ALL SELECT 'onisep tie', concat_ws(' ', code, onisep_id) FROM career_onisep_tie
    UNION ALL SELECT 'outcome of school', concat_ws(' ', origin, year, uai, way) FROM outcome_school
    UNION ALL SELECT 'outcome of training', concat_ws(' ', region, year, way, code) FROM outcome_training
    UNION ALL SELECT 'occupation', concat_ws(' ', nomenclature, code) FROM occupation
    UNION ALL SELECT 'occupation and career', concat_ws(' ', occupation, rome) FROM occupation_rome
    UNION ALL SELECT 'basin', commune_code FROM commune_basin
    UNION ALL SELECT 'hiring', concat_ws(' ', year, occupation, basin, department) FROM planned_hiring
    UNION ALL SELECT 'portrait', concat_ws(' ', kind, occupation, period, aspect) FROM occupation_figure
    UNION ALL SELECT 'tension', concat_ws(' ', year, level, territory, occupation) FROM occupation_tension
    UNION ALL SELECT 'first name', name FROM first_name
    UNION ALL SELECT 'calendar', concat_ws(' ', school_year, step) FROM calendar_date
    UNION ALL SELECT 'training level', code FROM training_level
    UNION ALL SELECT 'training device', code FROM training_device
    UNION ALL SELECT 'diploma', code FROM training_diploma
    UNION ALL SELECT 'course', code FROM training_course
    UNION ALL SELECT 'certification', code FROM training_certification
    UNION ALL SELECT 'family of trainings', concat_ws(' ', common_stat, stat_code) FROM training_family
    UNION ALL SELECT 'course of family', concat_ws(' ', family, course_code) FROM training_family_course
    UNION ALL SELECT 'training offer', concat_ws(' ', source, uai, course, status) FROM training_offer
    UNION ALL SELECT 'training sheet', id FROM training_sheet
    UNION ALL SELECT 'follows', concat_ws(' ', id, label) FROM training_sheet_next
    UNION ALL SELECT 'listed training', id FROM training_listed
    UNION ALL SELECT 'subjects', concat_ws(' ', kind, id) FROM training_subjects
    UNION ALL SELECT 'programme', concat_ws(' ', uai, label) FROM training_programme
    UNION ALL SELECT 'master', concat_ws(' ', code, uai, year) FROM training_master
    UNION ALL SELECT 'rncp', number FROM training_rncp
    UNION ALL SELECT 'rncp career', concat_ws(' ', number, code) FROM training_rncp_career
    UNION ALL SELECT 'rncp diploma', concat_ws(' ', diploma_code, rncp) FROM training_rncp_diploma
    UNION ALL SELECT 'page', diploma_code FROM training_page
    UNION ALL SELECT 'priority', concat_ws(' ', diploma_code, region_code) FROM training_priority
    UNION ALL SELECT 'keywords', diploma_code FROM training_keywords
    UNION ALL SELECT 'training', id FROM training
    UNION ALL SELECT 'training place', concat_ws(' ', training_id, uai) FROM training_place
    UNION ALL SELECT 'training career', concat_ws(' ', training_id, code) FROM training_career
    UNION ALL SELECT 'training field', concat_ws(' ', training_id, code) FROM training_field
    UNION ALL SELECT 'occupation of training', concat_ws(' ', training_id, name) FROM training_occupation
    UNION ALL SELECT 'training next', concat_ws(' ', training_id, next_id) FROM training_next
    UNION ALL SELECT 'aid', id FROM aid
    UNION ALL SELECT 'aid sheet', id FROM aid_sheet
"""
