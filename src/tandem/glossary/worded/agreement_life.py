"""Sentences about the life of a signed agreement: its end, when it lies still, what changes in it."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, not_allowed, stands_at

_STATES: Final = "agreements.AgreementState"
_REASON: Final = "agreements.EndReason"
_CAUSE: Final = "agreements.SuspensionCause"
_PARTY: Final = "agreements.Party"
_THREE: Final[Pair] = (
    "De school, de onderneming, of de lerende en wie voor de lerende spreekt",
    "The provider, the company, or the learner and who speaks for the learner",
)
_TOLD_DAY: Final[Pair] = ("Ingevuld: {found}", "Filled in: {found}")
_UNSURE: Final[Pair] = (
    "Dit cijfer is onzeker: vraag het na bij de trajectbegeleider.",
    "This figure is uncertain: ask the coach.",
)
_LOOK: Final[Pair] = ("Kijk de dagen na.", "Check the days.")
_RELOAD: Final[Pair] = (
    "Laad de pagina opnieuw: er gebeurde intussen iets anders.",
    "Load the page again: something else happened meanwhile.",
)

RIGHTS: Final = (
    not_allowed(
        "agreement.may_end",
        title=("U kunt deze overeenkomst niet beëindigen", "You cannot end this agreement"),
        needed=_THREE,
    ),
    not_allowed(
        "agreement.may_suspend",
        title=("U kunt geen schorsing noteren", "You cannot note a suspension"),
        needed=("De school of de onderneming", "The provider or the company"),
    ),
    not_allowed(
        "agreement.may_note_success",
        title=("U kunt niet noteren dat een jaar geslaagd is", "You cannot note that a year ended with success"),
        needed=("De school: haar klassenraad beslist", "The provider: its class council decides"),
    ),
    not_allowed(
        "agreement.may_amend",
        title=("U kunt deze overeenkomst niet wijzigen", "You cannot change this agreement"),
        needed=_THREE,
    ),
)

SUCCESS: Final = (
    Wording(
        code="success.is_signed",
        name=("Getekend", "Signed"),
        title=("Deze overeenkomst loopt niet", "This agreement does not run"),
        found_as=_STATES,
        next=(
            "Vul bij een nieuwe overeenkomst in hoeveel jaren geslaagd zijn.",
            "In a new agreement fill in how many years ended with success.",
        ),
    ),
    Wording(
        code="success.pays_allowance",
        name=("Met een leervergoeding", "With an allowance"),
        title=("Deze overeenkomst geeft geen leervergoeding", "This agreement pays no allowance"),
        found_as="reference.AgreementType",
        next=(
            "Een geslaagd jaar verandert hier niets. Vul het in als er later een OAO komt.",
            "A passed year changes nothing here. Fill it in when an OAO comes later.",
        ),
    ),
    Wording(
        code="success.in_term",
        name=("Tijdens de overeenkomst", "During the agreement"),
        title=("Deze dag valt buiten de overeenkomst", "This day lies outside the agreement"),
        found=_TOLD_DAY,
        next=_LOOK,
    ),
    Wording(
        code="success.decided",
        name=("De klassenraad besliste", "The class council decided"),
        title=("Deze dag moet nog komen", "This day is still to come"),
        found=_TOLD_DAY,
        next=("Noteer het als de klassenraad beslist heeft.", "Note it when the class council has decided."),
    ),
    Wording(
        code="success.once_a_year",
        name=("Eén keer per schooljaar", "Once for each school year"),
        title=("Voor dit schooljaar is het al genoteerd", "It was noted already for this school year"),
        found=("Telt vanaf {found}", "Counts from {found}"),
        next=("Schrap eerst wat er staat, als het anders is.", "First strike what stands there, if it is otherwise."),
    ),
)

ENDING: Final = (
    Wording(
        code="ending.told_already",
        title=("Het einde is al gemeld", "The end was told already"),
        next=("Roep dat einde eerst af als het anders is.", "Call that end off first if it is otherwise."),
    ),
    Wording(
        code="ending.is_told",
        title=("Niemand meldde dat de overeenkomst eindigt", "Nobody said that the agreement ends"),
        next=_RELOAD,
    ),
    Wording(
        code="ending.own",
        title=("Een andere partij meldde dit einde", "Another party told this end"),
        found=("{found}", "{found}"),
        found_as=_PARTY,
        next=("Vraag die partij of de school om het af te roepen.", "Ask that party or the school to call it off."),
    ),
    Wording(
        code="ending.not_forced",
        title=("Dit einde kan niemand afroepen", "Nobody can call this end off"),
        found=("{found}", "{found}"),
        found_as="agreements.EndReason",
        next=("De onderneming kan beroep aantekenen bij de bevoegde instantie.", "The company can appeal to the body."),
    ),
    Wording(
        code="ending.who_may",
        title=("Om deze reden beëindigt een andere partij", "Another party ends it for this reason"),
        name=("De reden hoort bij wie beëindigt", "The reason belongs to who ends it"),
        found=("{found}", "{found}"),
        found_as=_REASON,
        next=("Kies een andere reden.", "Choose another reason."),
    ),
    Wording(
        code="ending.why_told",
        title=("Zeg in uw woorden waarom", "Say why in your own words"),
        name=("De reden staat er in woorden bij", "The reason is told in words"),
        next=("Schrijf in één of twee zinnen wat er gebeurde.", "Write in a sentence or two what happened."),
    ),
    Wording(
        code="ending.after_begin",
        title=("De laatste dag ligt voor de eerste", "The last day lies before the first"),
        name=("De laatste dag komt na het begin", "The last day comes after the begin"),
        found=_TOLD_DAY,
        found_as="day",
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        needed_as="day",
        next=_LOOK,
    ),
    Wording(
        code="ending.before_term",
        title=("De overeenkomst eindigt dan al vanzelf", "The agreement ends by itself by then"),
        name=("De laatste dag ligt binnen de termijn", "The last day lies within the term"),
        found=_TOLD_DAY,
        found_as="day",
        needed=("Ten laatste {needed}", "At the latest {needed}"),
        needed_as="day",
        next=(
            "Kies een vroegere dag, of doe niets: op de einddatum stopt ze.",
            "Choose an earlier day, or do nothing: it stops on its end date.",
        ),
    ),
    Wording(
        code="ending.notice_first",
        title=("De dag van opzegging ligt na de laatste dag", "The day of notice lies after the last day"),
        name=("Opzeggen komt voor de laatste dag", "Notice comes before the last day"),
        found=("Opgezegd op {found}", "Notice on {found}"),
        found_as="day",
        needed=("Laatste dag: {needed}", "Last day: {needed}"),
        needed_as="day",
        next=_LOOK,
    ),
    Wording(
        code="ending.notice_not_later",
        title=("De dag van opzegging moet nog komen", "The day of notice is still to come"),
        name=("De opzegging is gebeurd", "Notice was given"),
        found=("Opgezegd op {found}", "Notice on {found}"),
        found_as="day",
        needed=("Ten laatste vandaag, {needed}", "At the latest today, {needed}"),
        needed_as="day",
        next=_LOOK,
    ),
    Wording(
        code="ending.in_probation",
        title=("De proefperiode lijkt voorbij", "Probation seems to be over"),
        name=("Het is nog proefperiode", "Probation still runs"),
        found=("Opgezegd op {found}", "Notice on {found}"),
        found_as="day",
        needed=("Proefperiode tot en met {needed}", "Probation up to and including {needed}"),
        needed_as="day",
        next=_UNSURE,
    ),
    Wording(
        code="ending.probation_notice",
        title=("De opzegtermijn in de proefperiode lijkt te kort", "Notice in probation seems too short"),
        name=("Opzegtermijn in de proefperiode", "Notice in probation"),
        needed=("{needed} dagen", "{needed} days"),
        next=_UNSURE,
    ),
    Wording(
        code="ending.notice",
        title=("De opzegtermijn lijkt te kort", "Notice seems too short"),
        name=("Opzegtermijn", "Notice"),
        found=("{found} dagen", "{found} days"),
        needed=("{needed} dagen", "{needed} days"),
        next=_UNSURE,
    ),
    Wording(
        code="ending.ground",
        title=(
            "Na de proefperiode is misschien een reden van de lijst nodig",
            "After probation a reason of the list may be needed",
        ),
        name=("Er is een grond om op te zeggen", "There is a ground to give notice"),
        found=("Proefperiode tot en met {found}", "Probation up to and including {found}"),
        found_as="day",
        next=_UNSURE,
    ),
    Wording(
        code="ending.urgent_at_once",
        title=("Bij een dringende reden eindigt ze meteen", "For an urgent cause it ends at once"),
        name=("Het einde gaat meteen in", "The end is immediate"),
        found=("{found} dagen later", "{found} days later"),
        next=_UNSURE,
    ),
    Wording(
        code="ending.coach_consulted",
        title=("Overleg eerst met de trajectbegeleider", "Talk to the coach first"),
        name=("De trajectbegeleider is geraadpleegd", "The coach was consulted"),
        next=(
            "Bel de trajectbegeleider en vink daarna aan dat u overlegde.",
            "Ring the coach and then tick that you talked.",
        ),
    ),
    Wording(
        code="ending.on_leaving",
        title=("De lerende vertrok op een andere dag", "The learner left on another day"),
        name=("Ze eindigt op de dag van vertrek", "It ends on the day of leaving"),
        found=_TOLD_DAY,
        found_as="day",
        needed=("Vertrokken op {needed}", "Left on {needed}"),
        needed_as="day",
        next=_UNSURE,
    ),
    Wording(
        code="ending.suspended_long",
        title=("De schorsing lijkt niet lang genoeg te duren", "The suspension does not seem to last long enough"),
        name=("Ze ligt lang stil", "It lies still for long"),
        needed=("Langer dan {needed} maanden", "Longer than {needed} months"),
        next=_UNSURE,
    ),
)

SUSPENSION: Final = (
    stands_at(
        "suspension.is_signed",
        title=("Alleen een getekende overeenkomst ligt stil", "Only a signed agreement lies still"),
        states=_STATES,
    ),
    Wording(
        code="suspension.in_term",
        title=("De eerste dag valt buiten de overeenkomst", "The first day falls outside the agreement"),
        found=_TOLD_DAY,
        found_as="day",
        needed=("Begin: {needed}", "Begins: {needed}"),
        needed_as="day",
        next=_LOOK,
    ),
    Wording(
        code="suspension.days_in_order",
        title=("De laatste dag ligt voor de eerste", "The last day lies before the first"),
        found=_TOLD_DAY,
        found_as="day",
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        needed_as="day",
        next=_LOOK,
    ),
    Wording(
        code="suspension.no_overlap",
        title=("Op deze dagen ligt de overeenkomst al stil", "The agreement lies still already on these days"),
        found=("Stil vanaf {found}", "Still from {found}"),
        found_as="day",
        next=(
            "Beëindig die schorsing eerst, of kies andere dagen.",
            "End that suspension first, or choose other days.",
        ),
    ),
    Wording(
        code="suspension.noted_by_hand",
        title=("Vakantie en feestdagen noteert niemand", "Nobody notes holidays"),
        found=("{found}", "{found}"),
        found_as=_CAUSE,
        next=("U hoeft niets te doen: ze volgen uit de kalender.", "Nothing to do: they follow from the calendar."),
    ),
    Wording(
        code="suspension.cause_known",
        title=("Om deze reden ligt een overeenkomst niet stil", "An agreement does not lie still for this reason"),
        found=("{found}", "{found}"),
        found_as=_CAUSE,
        next=("Kies een andere reden.", "Choose another reason."),
    ),
    Wording(
        code="suspension.end_told",
        title=("Zeg ook de laatste dag", "Tell the last day too"),
        next=(
            "Een dwingende reden duurt enkele dagen: vul de laatste in.",
            "A compelling reason takes some days: fill in the last one.",
        ),
    ),
    Wording(
        code="suspension.compelling_days",
        title=("Te veel dagen om dwingende redenen dit jaar", "Too many days for compelling reasons this year"),
        name=("Dagen om dwingende redenen", "Days for compelling reasons"),
        found=("{found} dagen in dat jaar", "{found} days in that year"),
        needed=("Hoogstens {needed} dagen", "At most {needed} days"),
        next=("Kies een andere reden of minder dagen.", "Choose another reason or fewer days."),
    ),
)

AMENDMENT: Final = (
    stands_at(
        "amendment.is_signed",
        title=("Alleen een getekende overeenkomst wordt gewijzigd", "Only a signed agreement is changed"),
        states=_STATES,
    ),
    stands_at(
        "amendment.agree.state",
        title=("Over deze wijziging is al beslist", "This change was decided already"),
        states="agreements.AmendmentState",
    ),
    stands_at(
        "amendment.refuse.state",
        title=("Over deze wijziging is al beslist", "This change was decided already"),
        states="agreements.AmendmentState",
    ),
    stands_at(
        "amendment.withdraw.state",
        title=("Over deze wijziging is al beslist", "This change was decided already"),
        states="agreements.AmendmentState",
    ),
    stands_at(
        "amendment.apply.state",
        title=("Deze wijziging geldt al of gaat niet door", "This change holds already or is off"),
        states="agreements.AmendmentState",
    ),
    stands_at(
        "amendment.lapse.state",
        title=("Over deze wijziging is al beslist", "This change was decided already"),
        states="agreements.AmendmentState",
    ),
    Wording(
        code="amendment.one_at_a_time",
        title=("Er loopt al een wijziging", "A change is under way already"),
        next=("Beslis eerst daarover, of trek ze in.", "Decide on that one first, or withdraw it."),
    ),
    Wording(
        code="amendment.changes",
        title=("Er verandert niets", "Nothing changes"),
        next=("Vul in wat anders wordt.", "Fill in what becomes different."),
    ),
    Wording(
        code="amendment.amendable",
        title=("Dit veld kan niet veranderen na de ondertekening", "This field cannot change after signing"),
        found=("{found}", "{found}"),
        next=("Maak daarvoor een nieuwe overeenkomst.", "Make a new agreement for that."),
    ),
    Wording(
        code="amendment.from_later",
        title=("Een wijziging begint niet in het verleden", "A change does not begin in the past"),
        found=_TOLD_DAY,
        found_as="day",
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        needed_as="day",
        next=_LOOK,
    ),
    Wording(
        code="amendment.place_goes_on",
        title=("Op deze werkplek werkt de lerende dan niet meer", "The learner does not work at this workplace then"),
        found=("Laatste dag daar: {found}", "Last day there: {found}"),
        found_as="day",
        needed=("De wijziging begint op {needed}", "The change begins on {needed}"),
        needed_as="day",
        next=_LOOK,
    ),
    Wording(
        code="amendment.in_term",
        title=("De overeenkomst is dan voorbij", "The agreement is over by then"),
        found=_TOLD_DAY,
        found_as="day",
        needed=("Ten laatste {needed}", "At the latest {needed}"),
        needed_as="day",
        next=_LOOK,
    ),
    Wording(
        code="amendment.own_yes",
        title=("Van deze partij wordt geen akkoord gevraagd", "The yes of this party is not asked"),
        found=("{found}", "{found}"),
        found_as=_PARTY,
        next=("U hoeft niets te doen.", "You need not do anything."),
    ),
    Wording(
        code="amendment.parent_says_yes",
        title=("Voor een minderjarige zegt een ouder ja", "For a minor a parent says yes"),
        next=("Vraag het aan een ouder of voogd.", "Ask a parent or guardian."),
    ),
    Wording(
        code="amendment.of_age",
        title=("De lerende is intussen meerderjarig", "The learner is of age by now"),
        next=("De lerende antwoordt zelf.", "The learner answers alone."),
    ),
    Wording(
        code="amendment.not_own",
        title=("U stelde dit zelf voor", "You proposed this yourself"),
        found=("{found}", "{found}"),
        found_as=_PARTY,
        next=("Trek het voorstel in als het niet doorgaat.", "Withdraw the proposal if it is off."),
    ),
    Wording(
        code="amendment.own",
        title=("Een andere partij stelde dit voor", "Another party proposed this"),
        found=("{found}", "{found}"),
        found_as=_PARTY,
        next=("Zeg nee als u niet akkoord gaat.", "Say no if you do not agree."),
    ),
)

WORDINGS: Final = (*RIGHTS, *SUCCESS, *ENDING, *SUSPENSION, *AMENDMENT)
