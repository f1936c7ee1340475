"""Words of what learners tell of themselves."""

from typing import Final

from tandem.glossary.entry import Term

WORDS: Final = (
    Term(
        code="learner_profile",
        nl="profiel van de lerende",
        plural_nl="profielen van lerenden",
        en="profile of the learner",
        plural_english="profiles of learners",
        meaning_nl="Wat een lerende in eigen woorden over zichzelf vertelt. Ondernemingen lezen het alleen als de"
        " lerende dat wil, en dan zonder naam, foto, adres of leeftijd.",
        meaning_en="What a learner tells in own words. Companies read it only if the learner wants so, and then without"
        " name, picture, address or age.",
        source="TANDEM",
        see=("learner", "opening"),
    ),
)
