"""Words of the search time of a learner."""

from typing import Final

from tandem.glossary.entry import Term

WORDS: Final = (
    Term(
        code="search_clock",
        nl="zoektijd",
        plural_nl="zoektijden",
        en="search time",
        meaning_nl="De opleidingsdagen waarin een lerende zonder overeenkomst een werkplek zoekt. Ze beginnen bij de"
        " start van de lessen, en opnieuw als een overeenkomst eindigt.",
        meaning_en="The training days in which a learner without an agreement looks for a workplace. They begin at the"
        " start of the lessons, and again when an agreement ends.",
        source="S47 S36",
        also_nl=("20 dagen", "20-dagenregel", "zoekperiode"),
        see=("training_day", "clock_extension"),
    ),
    Term(
        code="clock_extension",
        nl="verlenging van de zoektijd",
        plural_nl="verlengingen van de zoektijd",
        en="extension of the search time",
        plural_english="extensions of the search time",
        meaning_nl="Extra opleidingsdagen om een werkplek te vinden. De trajectbegeleider vraagt ze met een reden, de"
        " aanbieder beslist.",
        meaning_en="Extra training days to find a workplace. The coach asks for them with a reason, the provider"
        " decides.",
        source="S36",
        is_uncertain=True,
        see=("search_clock",),
    ),
    Term(
        code="calendar_feed",
        nl="agenda-adres",
        plural_nl="agenda-adressen",
        en="calendar address",
        plural_english="calendar addresses",
        meaning_nl="Een geheim adres waarop een agenda de dagen van de zoektijd en de gesprekken leest. U maakt het"
        " zelf, vernieuwt het of trekt het in.",
        meaning_en="A secret address at which a calendar reads the days of the search time and the talks. You make it"
        " yourself, renew it or revoke it.",
        source="TANDEM",
        see=("search_clock",),
    ),
    Term(
        code="clock_call",
        nl="telefoontje over de zoektijd",
        plural_nl="telefoontjes over de zoektijd",
        en="call about the search time",
        plural_english="calls about the search time",
        meaning_nl="De trajectbegeleider belde iemand die geen e-mailadres heeft.",
        meaning_en="The coach rang somebody who has no e-mail address.",
        source="TANDEM",
        is_internal=True,
        see=("search_clock",),
    ),
)
