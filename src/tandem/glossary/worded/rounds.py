"""Sentences about matching rounds: who may, what is missing, what cannot be fixed beforehand."""

from typing import Final

from tandem.glossary.wording import Wording, not_allowed, stands_at

WORDINGS: Final = (
    not_allowed(
        "round.may_run",
        title=("U mag deze matchronde niet leiden", "You may not run this matching round"),
        needed=("Aanbieder, trajectbegeleider of administratie", "Provider, track coach or administration"),
    ),
    not_allowed(
        "round.may_publish",
        title=("U mag van deze ronde geen voorstellen versturen", "You may not send proposals of this round"),
        needed=("Beheerder van wie de ronde leidt", "Manager of who runs the round"),
    ),
    not_allowed(
        "round.may_join",
        title=("U kunt niet over deze deelname beslissen", "You cannot decide on taking part here"),
        needed=("Beheerder van een aanbieder die gevraagd is", "Manager of a provider that was asked"),
    ),
    stands_at(
        "round_run.finish.state",
        title=("Deze berekening is al afgelopen", "This calculation has ended already"),
        states="placement.RunState",
    ),
    stands_at(
        "round_run.fail.state",
        title=("Deze berekening is al afgelopen", "This calculation has ended already"),
        states="placement.RunState",
    ),
    stands_at(
        "round.publish.state",
        title=("Deze matchronde is niet meer in voorbereiding", "This matching round is no longer in preparation"),
        states="placement.RoundState",
    ),
    stands_at(
        "round.discard.state",
        title=("Deze matchronde kan niet meer weg", "This matching round can no longer be put aside"),
        states="placement.RoundState",
    ),
    stands_at(
        "round.close.state",
        title=("Deze matchronde kan nu niet sluiten", "This matching round cannot close now"),
        states="placement.RoundState",
    ),
    Wording(
        code="round.title",
        title=("Geef de matchronde een naam", "Give the matching round a name"),
        found=("{found} tekens", "{found} characters"),
        needed=("1 tot {needed} tekens", "1 to {needed} characters"),
        next=(
            "Kies een naam die uw collega's herkennen, zoals “Najaar 6de jaar”.",
            "Choose a name your colleagues recognise, such as “Autumn, 6th year”.",
        ),
    ),
    Wording(
        code="round.school_year",
        title=("Dit schooljaar kan niet", "This school year is not possible"),
        found=("{found}", "{found}"),
        needed=("{needed}", "{needed}"),
        next=("Kies het lopende of het volgende schooljaar.", "Choose this school year or the next."),
    ),
    Wording(
        code="round.trainings",
        title=("Deze opleiding bestaat vandaag niet", "This training does not exist today"),
        found=("{found}", "{found}"),
        needed=("Een opleiding van vandaag", "A training of today"),
        next=("Kies opleidingen uit de lijst.", "Choose trainings from the list."),
    ),
    Wording(
        code="round.provider_known",
        title=("Deze aanbieder kan niet gevraagd worden", "This provider cannot be asked"),
        found=("{found}", "{found}"),
        needed=("Een aanbieder van vandaag", "A provider of today"),
        next=("Kies een aanbieder uit de lijst.", "Choose a provider from the list."),
    ),
    Wording(
        code="round.area_known",
        title=("Dit gebied kennen wij niet", "We do not know this area"),
        found=("{found}", "{found}"),
        needed=("Een overlegforum, een provincie, of heel Vlaanderen en Brussel", "A forum, a province, or everywhere"),
        next=("Kies een gebied uit de lijst.", "Choose an area from the list."),
    ),
    Wording(
        code="round.area_offers",
        title=(
            "Niemand biedt daar een opleiding van deze ronde aan",
            "Nobody there offers a training of this round",
        ),
        found=("{found} aanbieders", "{found} providers"),
        needed=("Minstens één aanbieder", "At least one provider"),
        next=(
            "Kies een ander gebied, of pas de opleidingen van de ronde aan.",
            "Choose another area, or change the trainings of the round.",
        ),
    ),
    Wording(
        code="round.room_for_run",
        title=("Deze ronde heeft al veel berekeningen", "This round has many calculations already"),
        found=("{found}", "{found}"),
        needed=("Hoogstens {needed}", "At most {needed}"),
        next=("Begin een nieuwe matchronde.", "Begin a new matching round."),
    ),
    Wording(
        code="round.not_waiting",
        title=("Er loopt al een berekening", "A calculation is already running"),
        found=("{found} wachten", "{found} waiting"),
        needed=("Minder dan {needed}", "Fewer than {needed}"),
        next=("Wacht tot die klaar is: dat duurt seconden.", "Wait until it is done: that takes seconds."),
    ),
    Wording(
        code="round.pair_takes_part",
        title=("Deze lerende doet niet mee in deze ronde", "This learner takes no part in this round"),
        needed=("Een lerende die zoekt, van wie meedoet", "A learner who searches, of who takes part"),
        next=(
            "Kijk na of de lerende zoekt naar een werkplek.",
            "Check whether the learner is looking for a workplace.",
        ),
    ),
    Wording(
        code="round.pair_same_training",
        title=("Deze werkplek is voor een andere opleiding", "This workplace is for another training"),
        needed=("De opleiding van de lerende", "The training of the learner"),
        next=("Kies een werkplek voor dezelfde opleiding.", "Choose a workplace for the same training."),
    ),
    Wording(
        code="round.pair_same_year",
        title=("Deze werkplek is niet van dit schooljaar", "This workplace is not of this school year"),
        needed=(
            "Een werkplek van het schooljaar van de ronde, die na vandaag doorloopt",
            "A workplace of the school year of the round that goes on after today",
        ),
        next=("Kies een andere werkplek.", "Choose another workplace."),
    ),
    Wording(
        code="round.lock_has_seat",
        title=("Deze werkplek heeft geen plaats meer om vast te leggen", "This workplace has no seat left to fix"),
        found=("{found} vrij", "{found} free"),
        needed=("Minstens {needed}", "At least {needed}"),
        next=("Maak eerst een andere lerende los.", "Release another learner first."),
    ),
    Wording(
        code="round.lock_has_mentor",
        title=("De mentoren van deze vestiging hebben geen ruimte meer", "The mentors of this place have no room left"),
        found=("{found} vrij", "{found} free"),
        needed=("Minstens {needed}", "At least {needed}"),
        next=("Maak eerst een andere lerende los.", "Release another learner first."),
    ),
    Wording(
        code="round.run_done",
        title=("Deze berekening is niet klaar", "This calculation is not done"),
        found=("{found}", "{found}"),
        found_as="placement.RunState",
        needed=("Een berekening die klaar is", "A calculation that is done"),
        next=("Kies een andere berekening, of maak een nieuwe.", "Choose another calculation, or make a new one."),
    ),
    Wording(
        code="round.run_checked",
        title=("De controle keurt deze berekening niet goed", "The check does not accept this calculation"),
        needed=("Een berekening die elke harde regel volgt", "A calculation that keeps every hard rule"),
        next=("Maak een nieuwe berekening.", "Make a new calculation."),
    ),
    Wording(
        code="round.run_places_somebody",
        title=("Deze berekening vond voor niemand een plaats", "This calculation found a place for nobody"),
        found=("{found} lerenden", "{found} learners"),
        needed=("Minstens {needed}", "At least {needed}"),
        next=("Bekijk bij de lerenden wat een plaats in de weg staat.", "See with the learners what is in the way."),
    ),
    Wording(
        code="round.answer_ahead",
        title=("De dag om te antwoorden moet nog komen", "The day to answer must lie ahead"),
        found=("{found}", "{found}"),
        found_as="day",
        needed=("Na {needed}", "After {needed}"),
        needed_as="day",
        next=("Geef iedereen een paar werkdagen.", "Give everybody a few working days."),
    ),
    Wording(
        code="round.answer_in_time",
        title=("Zo lang kan een voorstel niet wachten", "A proposal cannot wait so long"),
        found=("{found}", "{found}"),
        found_as="day",
        needed=("Ten laatste {needed}", "At the latest {needed}"),
        needed_as="day",
        next=("Kies een dag dichterbij.", "Choose a nearer day."),
    ),
    Wording(
        code="round.run_fresh",
        title=("Deze berekening is al wat ouder", "This calculation is somewhat old"),
        found=("{found} dagen oud", "{found} days old"),
        needed=("Hoogstens {needed} dagen", "At most {needed} days"),
        next=(
            "Maak liever eerst een nieuwe: plaatsen kunnen intussen weg zijn.",
            "Better make a new one first: places may be gone by now.",
        ),
    ),
)
