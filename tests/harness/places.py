"""A register of any size in one go, for tests that ask whether a page stays as quick when it grows."""

from benchmarks.public_search import DAY, Region, Town
from tandem.journey.recognition.models import Recognition
from tandem.registers.geo import queries as geo
from tandem.registers.mandates import queries as mandates
from tandem.registers.reference import queries as reference


def build(places: int) -> None:
    """Add so many recognised workplaces, spread over the shipped municipalities and trainings."""
    towns = [Town(one.name, one.nis, one.lat, one.lon) for one in geo.municipalities_on(DAY).order_by("nis")]
    region = Region(towns, list(reference.trainings_on(DAY)), mandates.agency_on(DAY))
    region.made = 10 * Recognition.objects.count()  # numbers that are not given yet
    region.grow(places, is_first=True)
