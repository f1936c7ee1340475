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
    Choices(
        "travel.TimetableState",
        ("Stand van een dienstregeling", "State of a timetable"),
        {
            "received": ("Ontvangen", "Received"),
            "refused": ("Geweigerd", "Refused"),
            "checked": ("Nagekeken", "Checked"),
            "in_use": ("In gebruik", "In use"),
            "withdrawn": ("Ingetrokken", "Withdrawn"),
        },
    ),
    Choices(
        "travel.TimetableMove",
        ("Stap met een dienstregeling", "Step with a timetable"),
        {
            "check": ("Nakijken", "Check"),
            "refuse": ("Weigeren", "Refuse"),
            "use": ("In gebruik nemen", "Put in use"),
            "withdraw": ("Intrekken", "Withdraw"),
        },
    ),
    Choices(
        "travel.Keeper",
        ("Wie een dienstregeling verder helpt", "Who moves a timetable on"),
        {
            "importer": ("De invoer", "The import"),
            "platform": ("Het platform", "The platform"),
        },
    ),
    Choices(
        "travel.Happened",
        ("Gebeurtenis bij een dienstregeling", "Event of a timetable"),
        {
            "travel.timetable_received": ("Dienstregeling ontvangen", "Timetable received"),
            "travel.timetable_checked": ("Dienstregeling nagekeken", "Timetable checked"),
            "travel.timetable_refused": ("Dienstregeling geweigerd", "Timetable refused"),
            "travel.timetable_used": ("Dienstregeling in gebruik genomen", "Timetable taken in use"),
            "travel.timetable_withdrawn": ("Dienstregeling ingetrokken", "Timetable withdrawn"),
        },
    ),
)
