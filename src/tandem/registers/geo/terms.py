"""Words of places."""

from enum import StrEnum


class RegionKind(StrEnum):
    """The ways in which Flanders and Brussels are divided; a municipality lies in at most one region of each kind."""

    REGION = "region"
    PROVINCE = "province"
    ARRONDISSEMENT = "arrondissement"
    REFERENCE_REGION = "reference_region"
    TRANSPORT_REGION = "transport_region"
    FORUM = "forum"
    SUBREGION = "subregion"


class GeoCertainty(StrEnum):
    """How sure a row is: published, told by someone who read it, or not sure."""

    OFFICIAL = "official"
    RETOLD = "retold"
    UNCERTAIN = "uncertain"


class EditionKind(StrEnum):
    """What an edition of geographic data holds."""

    TABLES = "tables"
    BORDERS = "borders"
    MERGERS = "mergers"


class PlaceKind(StrEnum):
    """What a search for a place found."""

    MUNICIPALITY = "municipality"
    PLACE = "place"


class Happened(StrEnum):
    """What can happen to the tables of places."""

    TABLES_LOADED = "geo.tables_loaded"
    BORDERS_REPLACED = "geo.borders_replaced"
    MERGERS_APPLIED = "geo.mergers_applied"
