"""Towns of France that somebody may name who looks beyond the region; those of the region are in its
gazetteer. The most populous communes, the seats of departments, and the towns around a region of the west
(INSEE, populations légales 2021).
"""

from collections.abc import Sequence
from typing import NamedTuple

from api.home.search.gazetteer import Gazetteer, commune_key, key_of

_NAMES = """
    Paris, Marseille, Lyon, Toulouse, Montpellier, Strasbourg, Bordeaux, Lille, Rennes, Reims, Toulon,
    Saint-Étienne, Le Havre, Dijon, Grenoble, Villeurbanne, Saint-Denis, Nîmes, Aix-en-Provence,
    Clermont-Ferrand, Brest, Limoges, Amiens, Annecy, Metz, Besançon, Perpignan, Orléans, Rouen,
    Montreuil, Caen, Mulhouse, Argenteuil, Nancy, Tourcoing, Roubaix, Nanterre, Vitry-sur-Seine, Créteil,
    Avignon, Poitiers, Dunkerque, Aubervilliers, Versailles, Asnières-sur-Seine, Colombes, Courbevoie,
    Béziers, La Rochelle, Cherbourg, Cherbourg-en-Cotentin, Champigny-sur-Marne, Antibes, Mérignac,
    Ajaccio, Cannes, Rueil-Malmaison, Drancy, Bourges, Calais, Colmar, Évry, Cergy, Chambéry, Quimper,
    Valence, Pessac, Troyes, Antony, La Seyne-sur-Mer, Niort, Lorient, Villeneuve-d’Ascq, Saint-Quentin,
    Neuilly-sur-Seine, Charleville-Mézières, Chalon-sur-Saône, Beauvais, Hyères, Montauban, Saint-Malo,
    Saint-Brieuc, Châteauroux, Arras, Évreux, Blois, Brive, Brive-la-Gaillarde, Carcassonne, Albi, Tarbes,
    Angoulême, Boulogne-sur-Mer, Belfort, Thionville, Narbonne, Bayonne, Biarritz, Anglet, Douai,
    Compiègne, Martigues, Chartres, Nevers, Auxerre, Mâcon, Bourg-en-Bresse, Vichy, Moulins, Montluçon,
    Roanne, Le Puy-en-Velay, Aurillac, Mende, Rodez, Cahors, Périgueux, Bergerac, Mont-de-Marsan,
    Libourne, Arcachon, Saintes, Rochefort, Royan, Cognac, Châtellerault, Bressuire, Thouars, Parthenay,
    Loudun, Chinon, Vendôme, Châteaudun, Nogent-le-Rotrou, Dreux, Alençon, Argentan, Flers, Domfront,
    Vire, Saint-Lô, Avranches, Granville, Lisieux, Dieppe, Fougères, Vitré, Redon, Ploërmel, Pontivy,
    Loudéac, Lannion, Guingamp, Dinan, Morlaix, Concarneau, Auray, Guer, Bain-de-Bretagne, Épinal,
    Bar-le-Duc, Verdun, Chaumont, Langres, Vesoul, Lons-le-Saunier, Pontarlier, Gap, Digne-les-Bains,
    Draguignan, Fréjus, Grasse, Bastia, Privas, Soissons, Melun, Meaux, Fontainebleau, Pontoise, Bobigny,
    Saclay, Tours, Vannes, Sens, Pau, Lens, Laon, Dax, Agen, Auch, Foix, Tulle, Guéret, Arles, Dole,
    Sète, Alès, Dol-de-Bretagne, Monaco, Bruxelles, Genève
"""
_ALSO_WORDS = {
    *("tours", "vannes", "sens", "gap", "dole", "pau", "lens", "grasse", "tulle", "valence", "moulins"),
    *("vire", "cannes", "vitre", "cognac", "macon"),
}
"""Of the towns those that are words, or names of people, too: they are meant only after « à », « vers »."""
_TOWNS = {commune_key(name): name for name in " ".join(_NAMES.split()).split(", ")}
_LONGEST = 1 + max(len(key) for key in _TOWNS)


def names_town(token: str) -> bool:
    """Whether a word is the name of a town beyond the region."""
    return (token,) in _TOWNS


class Elsewhere(NamedTuple):
    """A town beyond the region, and the words that name it."""

    name: str
    start: int
    end: int


def town_elsewhere(spelt: Sequence[str], nears: Sequence[int], gazetteer: Gazetteer) -> Elsewhere | None:
    """The first town beyond the region that is named; of each word `nears` says how many before it say
    « near ».
    """
    for start, near in enumerate(nears):
        for end in range(min(len(spelt), start + _LONGEST), start, -1):
            key = key_of(spelt[start:end])
            known = key in _TOWNS and not gazetteer.has(key)
            if known and (near or not _ALSO_WORDS.issuperset(key)):
                return Elsewhere(_TOWNS[key], start - near, end)
    return None
