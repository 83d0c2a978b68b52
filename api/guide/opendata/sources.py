"""Every source that can be imported, by its name."""

from api.guide.opendata import agenda, calendar, first_names
from api.guide.opendata.aids import sources as aids
from api.guide.opendata.careers import sources as careers
from api.guide.opendata.figures import sources as figures
from api.guide.opendata.places import sources as places
from api.guide.opendata.region import sources as region
from api.guide.opendata.source import OPEN, Source, credit
from api.guide.opendata.trainings import sources as trainings

SOURCES: dict[str, Source] = {
    **region.SOURCES,
    **places.SOURCES,
    **careers.SOURCES,
    **figures.SOURCES,
    **trainings.SOURCES,
    **aids.SOURCES,
    "prenoms": Source(
        credit("Fichier des prénoms", "Insee", OPEN, "https://www.insee.fr/"), first_names.first_names
    ),
    "agenda": Source(
        credit("Agenda de l’orientation", "La Région", OPEN, None),
        agenda.agenda,
    ),
    "calendrier-orientation": Source(
        credit("Calendrier de l’orientation", "La Région", OPEN, None), calendar.calendar
    ),
}
