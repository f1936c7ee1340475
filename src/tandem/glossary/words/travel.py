"""Words of travel."""

from typing import Final

from tandem.glossary.entry import Term

WORDS: Final = (
    Term(
        code="travel_time",
        nl="reistijd",
        plural_nl="reistijden",
        en="travel time",
        meaning_nl="Hoelang iemand onderweg is van thuis naar de werkplek of de school. Met het openbaar vervoer zegt"
        " de dienstregeling het waar wij er een hebben; anders is het een schatting met een vaste snelheid.",
        meaning_en="How long somebody is under way from home to the workplace or the school. By public transport the"
        " timetable says it where we have one; otherwise it is an estimate with a fixed speed.",
        source="TANDEM",
        see=("timetable",),
    ),
    Term(
        code="timetable",
        nl="dienstregeling",
        plural_nl="dienstregelingen",
        en="timetable",
        meaning_nl="Welke bussen en treinen op welke dag waar en wanneer rijden, zoals de vervoerder het publiceert."
        " Van elke vervoerder telt de nieuwste die geldt.",
        meaning_en="Which buses and trains run on which day, where and when, as the operator publishes it. Of each"
        " operator the newest one that holds counts.",
        source="TANDEM",
        see=("travel_time",),
    ),
)
