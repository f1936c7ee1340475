"""Labels of what learners tell of themselves."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "placement.AlertHappened",
        ("Gebeurtenis bij een melding van nieuwe werkplekken", "Event of an alert of new workplaces"),
        {
            "placement.alert_set": ("Melding van nieuwe werkplekken gevraagd", "Alert of new workplaces asked"),
            "placement.alert_off": ("Melding van nieuwe werkplekken uitgezet", "Alert of new workplaces ended"),
            "placement.alert_found": ("Nieuwe werkplekken gemeld", "New workplaces told"),
        },
    ),
    Choices(
        "placement.DistanceBand",
        ("Hoe ver ongeveer", "About how far"),
        {
            "near": ("Minder dan 10 km van de werkplek", "Less than 10 km from the workplace"),
            "around": ("Tussen 10 en 25 km van de werkplek", "Between 10 and 25 km from the workplace"),
            "far": ("Meer dan 25 km van de werkplek", "More than 25 km from the workplace"),
            "unknown": ("Afstand niet bekend", "Distance not known"),
        },
    ),
    Choices(
        "placement.ProfileHappened",
        ("Gebeurtenis bij het profiel van een lerende", "Event of the profile of a learner"),
        {
            "placement.profile_changed": ("Profiel aangepast", "Profile changed"),
            "placement.profile_findable": ("Vindbaar voor ondernemingen", "Findable for companies"),
            "placement.profile_hidden": ("Niet meer vindbaar", "No longer findable"),
        },
    ),
)
