"""Words of mentors and of the proof that they may guide."""

from typing import Final

from tandem.glossary.entry import Term

WORDS: Final = (
    Term(
        code="mentor",
        nl="mentor",
        plural_nl="mentoren",
        en="mentor",
        meaning_nl="De persoon die in de onderneming de lerende opleidt, opvolgt en mee evalueert.",
        meaning_en="The person who trains, follows and helps to evaluate the learner in the company.",
        source="S15 S34",
        see=("mentor_training", "coach"),
    ),
    Term(
        code="mentor_training",
        nl="mentoropleiding",
        plural_nl="mentoropleidingen",
        en="mentor training",
        plural_english="mentor trainings",
        meaning_nl="De cursus die elke mentor volgt: een opleidingsplan maken, uitleg geven, opvolgen, feedback geven"
        " en evalueren. Soms is er een vrijstelling.",
        meaning_en="The course every mentor follows: making a training plan, instructing, following up, giving"
        " feedback and evaluating. Sometimes there is an exemption.",
        source="S23 S38",
        see=("mentor_exemption",),
    ),
    Term(
        code="mentor_exemption",
        nl="vrijstelling van de mentoropleiding",
        plural_nl="vrijstellingen van de mentoropleiding",
        en="exemption from mentor training",
        plural_english="exemptions from mentor training",
        meaning_nl="De mentor hoeft de mentoropleiding niet te volgen, bijvoorbeeld door een pedagogisch diploma of"
        " erkende ervaring. Dat verschilt per sector.",
        meaning_en="The mentor need not follow the mentor training, for example because of a teaching diploma or"
        " recognised experience. It differs by sector.",
        source="S14 S18 S37",
        see=("mentor_training",),
    ),
    Term(
        code="mentor_posting",
        nl="mentor op een vestiging",
        plural_nl="mentoren op een vestiging",
        en="mentor at an establishment",
        plural_english="mentors at an establishment",
        meaning_nl="Op welke vestiging een mentor lerenden begeleidt. Een mentor kan op meer vestigingen begeleiden.",
        meaning_en="At which establishment a mentor guides learners. A mentor can guide at several establishments.",
        source="S15",
    ),
    Term(
        code="nomination",
        nl="mentor bij een aanvraag",
        plural_nl="mentoren bij een aanvraag",
        en="mentor named in a request",
        plural_english="mentors named in a request",
        meaning_nl="De mentor die de onderneming in een aanvraag aanduidt. Meer mentoren mag.",
        meaning_en="The mentor the company names in a request. Several mentors are allowed.",
        source="S15",
    ),
    Term(
        code="mentor_barred",
        nl="mentor niet langer toegelaten",
        plural_nl="mentoren niet langer toegelaten",
        en="mentor barred",
        plural_english="mentors barred",
        meaning_nl="Een sanctie: iemand mag voor een opleiding niet langer mentor zijn. De onderneming duidt een andere"
        " mentor aan, anders eindigen de lopende overeenkomsten.",
        meaning_en="A sanction: somebody may no longer be a mentor for a training. The company names another mentor,"
        " otherwise running agreements end.",
        source="S25",
    ),
    Term(
        code="extract",
        nl="uittreksel uit het strafregister",
        plural_nl="uittreksels uit het strafregister",
        en="extract from the criminal record",
        plural_english="extracts from the criminal record",
        meaning_nl="Het bewijs van goed gedrag van een mentor, in het model voor werk met minderjarigen. Wij bewaren"
        " het nooit. Wij bewaren alleen wie het zag, welk model het was, de datum en de uitkomst.",
        meaning_en="The proof of good conduct of a mentor, in the model for work with minors. We never keep it. We only"
        " keep who saw it, which model it was, its date and the outcome.",
        source="S16 S37",
        also_nl=("bewijs van goed gedrag en zeden", "strafregister"),
        see=("extract_check",),
    ),
    Term(
        code="extract_check",
        nl="nazicht van het uittreksel",
        plural_nl="nazichten van het uittreksel",
        en="check of the extract",
        plural_english="checks of the extract",
        meaning_nl="Wie het uittreksel uit het strafregister zag, wanneer, en of het in orde was.",
        meaning_en="Who saw the extract from the criminal record, when, and whether it was in order.",
        source="TANDEM",
        see=("extract",),
    ),
    Term(
        code="acquired_competence",
        nl="erkenning van verworven competenties",
        en="recognition of acquired competences",
        abbreviation="EVC",
        meaning_nl="Een bewijs dat iemand iets kan, ook zonder diploma. Het telt mee als bewijs voor een mentor.",
        meaning_en="A proof that somebody masters something, also without a diploma. It counts as proof for a mentor.",
        source="S15 S24",
    ),
    Term(
        code="coach",
        nl="trajectbegeleider",
        plural_nl="trajectbegeleiders",
        en="coach",
        plural_english="coaches",
        meaning_nl="De medewerker van de aanbieder die het hele traject begeleidt: een plaats zoeken, de overeenkomst"
        " en het opleidingsplan maken, en de lerende opvolgen.",
        meaning_en="The staff member of the provider who guides the whole track: finding a place, making the agreement"
        " and the training plan, and following the learner.",
        source="S34",
        banned=("tutor", "supervisor"),
        see=("mentor", "provider"),
    ),
    Term(
        code="workplace_coach",
        nl="werkplekbegeleider",
        plural_nl="werkplekbegeleiders",
        en="workplace coach",
        plural_english="workplace coaches",
        meaning_nl="Iemand die op de werkvloer helpt: een collega die dagelijks begeleidt, of een begeleider van buiten"
        " de onderneming.",
        meaning_en="Somebody who helps on the work floor: a colleague who guides daily, or a supporter from outside"
        " the company.",
        source="S39 S40",
    ),
)
