"""Words of waking recognitions that sleep."""

from typing import Final

from tandem.glossary.entry import Term

WORDS: Final = (
    Term(
        code="sleeping_recognition",
        nl="slapende erkenning",
        plural_nl="slapende erkenningen",
        en="sleeping recognition",
        meaning_nl="Een geldige erkenning waaronder nu niemand leert en geen werkplek openstaat. De erkenning zelf"
        " verandert daardoor niet.",
        meaning_en="A valid recognition under which nobody learns now and no workplace stands open. The recognition"
        " itself does not change by that.",
        source="TANDEM",
        see=("recognition", "opening", "availability_question"),
    ),
    Term(
        code="availability_question",
        nl="vraag naar plaats",
        plural_nl="vragen naar plaats",
        en="availability question",
        meaning_nl="De vraag aan een onderneming met een slapende erkenning: is er plaats voor een lerende? Ze"
        " antwoordt met een link uit de mail, zonder account: er is plaats, nu niet, of de mentor is weg.",
        meaning_en="The question to a company with a sleeping recognition: is there a place for a learner? It answers"
        " by a link in the mail, without an account: there is a place, not now, or the mentor left.",
        source="TANDEM",
        see=("sleeping_recognition", "availability_pause"),
    ),
    Term(
        code="availability_pause",
        nl="pauze van een werkplek",
        plural_nl="pauzes van werkplekken",
        en="pause of a workplace",
        meaning_nl="De onderneming zei dat er nu geen plaats is, tot een dag. De erkenning blijft geldig, en de"
        " onderneming kan de pauze altijd vroeger stoppen.",
        meaning_en="The company said that there is no place now, until a day. The recognition stays valid, and the"
        " company can always end the pause earlier.",
        source="TANDEM",
        see=("availability_question",),
    ),
)
