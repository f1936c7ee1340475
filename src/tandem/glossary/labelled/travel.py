"""Labels of travel."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "travel.TravelMode",
        ("Vervoer", "Travel"),
        {
            "foot": ("Te voet", "On foot"),
            "bike": ("Fiets", "Bike"),
            "e_bike": ("Elektrische fiets", "Electric bike"),
            "moped": ("Bromfiets", "Moped"),
            "car": ("Auto", "Car"),
            "public_transport": ("Openbaar vervoer", "Public transport"),
        },
    ),
    Choices(
        "travel.Known",
        ("Waarop de reistijd steunt", "What the travel time rests on"),
        {
            "estimate": ("Geschat", "Estimated"),
            "timetable": ("Volgens de dienstregeling", "By the timetable"),
        },
    ),
    Choices(
        "travel.WhyNot",
        ("Waarom er geen reistijd is", "Why there is no travel time"),
        {
            "no_position": ("Wij weten niet waar het ligt", "We do not know where it lies"),
            "too_early": ("Zo vroeg rijdt er volgens ons nog niets", "As far as we know nothing runs so early"),
            "no_connection": ("Geen verbinding die op tijd aankomt", "No connection that arrives in time"),
        },
    ),
)
