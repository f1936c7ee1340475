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
    Term(
        code="place_alert",
        nl="melding van nieuwe werkplekken",
        plural_nl="meldingen van nieuwe werkplekken",
        en="alert of new workplaces",
        plural_english="alerts of new workplaces",
        meaning_nl="Een lerende vraagt om het te horen als er een werkplek bij komt of weer vrij komt die past: voor"
        " een opleiding, binnen een afstand. Hoogstens één mail per dag.",
        meaning_en="A learner asks to hear when a workplace comes up or is free again that fits: for a training, within"
        " a distance. At most one mail a day.",
        source="TANDEM",
        see=("learner_profile",),
    ),
    Term(
        code="place_hit",
        nl="gemelde werkplek",
        plural_nl="gemelde werkplekken",
        en="workplace that was told",
        plural_english="workplaces that were told",
        meaning_nl="Een werkplek die een melding al noemde: ze wordt alleen opnieuw gemeld als ze vol of op pauze"
        " was en weer vrij komt.",
        meaning_en="A workplace that an alert named already: it is told again only if it was full or paused and is"
        " free again.",
        source="TANDEM",
        is_internal=True,
        see=("place_alert",),
    ),
)
