"""Sentences about openings: the workplace, the period, the mentors, the hours, and what a company may wish."""

from typing import Final

from tandem.glossary.wording import NOTHING, Pair, Wording, day_order, not_allowed, stands_at

_STATES: Final = "placement.OpeningState"
_OTHER_MENTOR: Final = ("Kies een andere mentor.", "Choose another mentor.")
_FEWER: Final = (
    "Open minder plaatsen, noem nog een mentor, of laat een mentor meer lerenden begeleiden.",
    "Open fewer places, name another mentor, or let a mentor guide more learners.",
)


def _step(move: str, title: Pair) -> Wording:
    return stands_at(f"opening.{move}.state", title=title, states=_STATES)


def _count(code: str, *, title: Pair, found: Pair, needed: Pair, step: Pair, name: Pair = NOTHING) -> Wording:
    return Wording(code=code, name=name, title=title, found=found, needed=needed, next=step)


WORDINGS: Final = (
    not_allowed(
        "opening.may_keep",
        title=("U mag geen werkplekken openzetten voor deze onderneming", "You may not open places for this company"),
        needed=("Wie de onderneming beheert, of haar personeelsdienst", "Who manages the company, or its HR"),
    ),
    not_allowed(
        "opening.may_see",
        title=("U ziet deze openstaande werkplek niet van binnenuit", "You do not see this opening from the inside"),
        needed=("De onderneming zelf", "The company itself"),
    ),
    _step("pause", ("Deze werkplek kan niet op pauze", "This opening cannot be paused")),
    _step("resume", ("Deze werkplek kan niet opnieuw open", "This opening cannot be opened again")),
    _step("close", ("Deze werkplek kan niet sluiten", "This opening cannot be closed")),
    _step("expire", ("Deze werkplek kan niet vervallen", "This opening cannot expire")),
    stands_at(
        "opening.live",
        title=("U kunt deze openstaande werkplek niet meer aanpassen", "You can no longer change this opening"),
        states=_STATES,
    ),
    Wording(
        code="opening.once",
        title=("Deze werkplek staat vanaf die dag al open", "This place is already open from that day"),
        next=(
            "Pas de openstaande werkplek aan die er al is, of kies een andere begindag.",
            "Change the opening that is already there, or choose another first day.",
        ),
    ),
    Wording(
        code="opening.recognised",
        name=("Erkend op de begindag", "Recognised on the first day"),
        title=("De erkenning geldt niet op de begindag", "The recognition does not hold on the first day"),
        found=("Erkend tot {found}", "Recognised until {found}"),
        found_as="day",
        needed=("Een geldige erkenning op {needed}", "A valid recognition on {needed}"),
        needed_as="day",
        next=(
            "Kies een andere begindag, of vraag een nieuwe erkenning aan.",
            "Choose another first day, or ask a new recognition.",
        ),
    ),
    Wording(
        code="opening.recognised_throughout",
        name=("Erkend tot de laatste dag", "Recognised up to the last day"),
        title=("De erkenning loopt af voor de periode voorbij is", "The recognition ends before the period is over"),
        found=("Erkend tot {found}", "Recognised until {found}"),
        found_as="day",
        needed=("Erkend tot na {needed}", "Recognised until after {needed}"),
        needed_as="day",
        next=("Vraag op tijd een nieuwe erkenning aan.", "Ask a new recognition in time."),
    ),
    Wording(
        code="opening.not_lifted",
        name=("De erkenning wordt niet opgeheven", "The recognition is not lifted"),
        title=("De erkenning van deze werkplek wordt opgeheven", "The recognition of this workplace is being lifted"),
        found=("Opgeheven vanaf {found}", "Lifted from {found}"),
        found_as="day",
        next=("Open een plaats elders.", "Open a place elsewhere."),
    ),
    Wording(
        code="opening.in_register",
        name=("Vestiging in de KBO", "Establishment in the KBO"),
        title=("De vestiging staat niet meer in de KBO", "The establishment is no longer in the KBO"),
        next=(
            "Laat de KBO herstellen, of open een plaats elders.",
            "Have the KBO restored, or open a place elsewhere.",
        ),
    ),
    Wording(
        code="opening.no_twin",
        title=(
            "Voor deze opleiding staat hier dat schooljaar al een werkplek open",
            "A place for this training already stands open here that school year",
        ),
        next=(
            "Wilt u meer plaatsen met dezelfde uren? Pas dan de werkplek aan die er al is.",
            "Do you want more places with the same hours? Then change the opening that is already there.",
        ),
    ),
    day_order(
        "opening.dates_in_order",
        title=("De laatste dag ligt voor de eerste dag", "The last day lies before the first day"),
        needed=("{needed} of later", "{needed} or later"),
        step=("Pas een van beide dagen aan.", "Change one of the two days."),
    ),
    Wording(
        code="opening.in_school_year",
        title=("De periode valt niet in het gekozen schooljaar", "The period is not in the chosen school year"),
        found=("{found}", "{found}"),
        found_as="day",
        needed=(
            "Van 1 september tot 31 augustus, schooljaar {needed}",
            "From 1 September to 31 August, school year {needed}",
        ),
        next=("Pas de dagen aan, of kies een ander schooljaar.", "Change the days, or choose another school year."),
    ),
    day_order(
        "opening.not_over",
        title=("De periode is al voorbij", "The period is already over"),
        needed=("{needed} of later", "{needed} or later"),
        step=("Kies een latere laatste dag.", "Choose a later last day."),
    ),
    day_order(
        "opening.expires_later",
        title=("De dag waarop de werkplek vervalt, is al voorbij", "The day on which the opening expires is past"),
        needed=("Na {needed}", "After {needed}"),
        step=("Kies een dag die nog komt.", "Choose a day that is still to come."),
    ),
    day_order(
        "opening.expires_in_period",
        title=("De werkplek vervalt na de laatste dag van de periode", "The opening expires after the last day"),
        needed=("Ten laatste {needed}", "At the latest {needed}"),
        step=("Kies een vroegere dag.", "Choose an earlier day."),
    ),
    _count(
        "opening.places",
        title=("Het aantal plaatsen kan niet kloppen", "The number of places cannot be right"),
        found=("{found} plaatsen", "{found} places"),
        needed=("Van 1 tot {needed}", "From 1 to {needed}"),
        step=("Vul in hoeveel lerenden u zoekt.", "Fill in how many learners you are looking for."),
    ),
    _count(
        "opening.places_guided",
        name=("Genoeg begeleiding door de mentoren", "Enough guidance by the mentors"),
        title=("Uw mentoren begeleiden minder lerenden dan u plaatsen opent", "Your mentors guide fewer learners"),
        found=("{found} plaatsen", "{found} places"),
        needed=(
            "Hoogstens {needed}: zoveel begeleiden deze mentoren samen",
            "At most {needed}: what they guide together",
        ),
        step=_FEWER,
    ),
    _count(
        "opening.workplace_guided",
        name=("Genoeg begeleiding op de hele vestiging", "Enough guidance at the whole establishment"),
        title=(
            "Op deze vestiging staan meer plaatsen open dan de mentoren samen begeleiden",
            "More places stand open at this establishment than its mentors guide together",
        ),
        found=("{found} plaatsen in alle openstaande werkplekken", "{found} places in all openings"),
        needed=("De mentoren begeleiden er samen {needed}", "The mentors guide {needed} together"),
        step=(
            "Dit mag. Wij vullen nooit meer plaatsen in dan uw mentoren begeleiden.",
            "This is allowed. We never fill more places than your mentors guide.",
        ),
    ),
    _count(
        "opening.mentor_named",
        name=("Mentor genoemd", "Mentor named"),
        title=("Er is geen mentor voor deze werkplek", "There is no mentor for this opening"),
        found=("{found} mentoren", "{found} mentors"),
        needed=("Minstens {needed} mentor", "At least {needed} mentor"),
        step=("Kies wie de lerende begeleidt.", "Choose who guides the learner."),
    ),
    Wording(
        code="opening.mentor_active",
        title=("Deze mentor is afgemeld", "This mentor was let go"),
        next=_OTHER_MENTOR,
    ),
    Wording(
        code="opening.mentor_here",
        title=("Deze mentor werkt niet op deze vestiging", "This mentor does not work at this establishment"),
        next=(
            "Kies een andere mentor, of zet deze vestiging bij de gegevens van de mentor.",
            "Choose another mentor, or add this establishment to the details of the mentor.",
        ),
    ),
    Wording(
        code="opening.mentor_extract",
        title=("Het uittreksel van deze mentor is niet in orde", "The extract of this mentor is not in order"),
        next=_OTHER_MENTOR,
    ),
    Wording(
        code="opening.mentor_trained",
        title=("Deze mentor moest de mentoropleiding al gevolgd hebben", "This mentor should have been trained by now"),
        found=("Te volgen tegen {found}", "To be followed by {found}"),
        found_as="day",
        next=(
            "Plan de opleiding, of noteer bij de mentor dat ze gevolgd is.",
            "Plan the training, or note with the mentor that it was followed.",
        ),
    ),
    _count(
        "opening.mentor_guides",
        title=(
            "Zeg hoeveel lerenden deze mentor tegelijk begeleidt",
            "Say how many learners this mentor guides at once",
        ),
        found=("{found} lerenden", "{found} learners"),
        needed=("Van 1 tot {needed}", "From 1 to {needed}"),
        step=("Vul een aantal in.", "Fill in a number."),
    ),
    _count(
        "mentor.max_learners",
        name=("Lerenden per mentor", "Learners per mentor"),
        title=("Deze mentor begeleidt te veel lerenden tegelijk", "This mentor guides too many learners at once"),
        found=("{found} lerenden, alle vestigingen samen", "{found} learners, all establishments together"),
        needed=("Hoogstens {needed}", "At most {needed}"),
        step=_FEWER,
    ),
    _count(
        "mentor.recommended_learners",
        name=("Lerenden per mentor die de sector aanraadt", "Learners per mentor that the sector advises"),
        title=("De sector raadt minder lerenden per mentor aan", "The sector advises fewer learners per mentor"),
        found=("{found} lerenden, alle vestigingen samen", "{found} learners, all establishments together"),
        needed=("Aangeraden: {needed}", "Advised: {needed}"),
        step=(
            "Dit is geen plicht. Noem nog een mentor als dat kan.",
            "This is no duty. Name another mentor if you can.",
        ),
    ),
    Wording(
        code="opening.work_days",
        title=("Een van de werkdagen kennen wij niet", "We do not know one of the working days"),
        found=("{found}", "{found}"),
        next=("Kies uit maandag tot zondag.", "Choose from Monday to Sunday."),
    ),
    Wording(
        code="opening.first_minute",
        title=("Het beginuur is geen uur van de dag", "The starting hour is no hour of the day"),
        found=("{found} minuten na middernacht", "{found} minutes after midnight"),
        next=("Vul een uur in van 0:00 tot 23:59.", "Fill in an hour from 0:00 to 23:59."),
    ),
    _count(
        "opening.hours",
        title=("Het aantal uren per week kan niet kloppen", "The number of hours a week cannot be right"),
        found=("{found} uur", "{found} hours"),
        needed=("Meer dan 0 en hoogstens {needed} uur", "More than 0 and at most {needed} hours"),
        step=("Vul de uren op de werkplek in.", "Fill in the hours at the workplace."),
    ),
    _count(
        "opening.hours_full_time",
        title=("Dit zijn meer uren dan voltijds werk", "These are more hours than full-time work"),
        found=("{found} uur per week", "{found} hours a week"),
        needed=("Hoogstens {needed} uur", "At most {needed} hours"),
        step=(
            "Vul alleen de uren op de werkplek in. De lessen tellen mee voor de hele week.",
            "Fill in the hours at the workplace only. Lessons count for the whole week.",
        ),
    ),
    Wording(
        code="opening.start_for_minors",
        name=("Beginuur voor minderjarigen", "Starting hour for minors"),
        title=("Wie nog geen 18 is, mag zo vroeg of zo laat niet beginnen", "Minors may not start at this hour"),
        found=("Begint om {found}", "Starts at {found}"),
        needed=("Vanaf {needed}, en niet in de avond", "From {needed} on, and not in the evening"),
        next=(
            "Kies een ander uur, of vraag als minimumleeftijd 18 jaar.",
            "Choose another hour, or ask 18 years as the minimum age.",
        ),
    ),
    Wording(
        code="wish.why",
        title=("Zeg waarom het werk dit vraagt", "Say why the work asks this"),
        next=(
            "Leg het uit in één zin, of haal de wens weg.",
            "Explain it in one sentence, or take the wish away.",
        ),
    ),
    Wording(
        code="wish.age",
        title=("De minimumleeftijd kan niet kloppen", "The minimum age cannot be right"),
        found=("{found} jaar", "{found} years"),
        needed=("{needed} jaar", "{needed} years"),
        next=("Vul een leeftijd in, of haal de wens weg.", "Fill in an age, or take the wish away."),
    ),
    Wording(
        code="wish.age_above_adult",
        title=("Boven 18 jaar kennen wij geen wettelijke reden", "Above 18 years we know no legal reason"),
        found=("{found} jaar", "{found} years"),
        needed=("Hoogstens {needed} jaar", "At most {needed} years"),
        next=(
            "Kiezen op leeftijd mag alleen als de wet het vraagt. Kijk na of dat zo is.",
            "Choosing by age is only allowed where the law asks it. Check whether it does.",
        ),
    ),
    Wording(
        code="wish.language",
        title=("Zeg welke taal het werk vraagt", "Say which language the work asks"),
        next=("Kies een taal, of haal de wens weg.", "Choose a language, or take the wish away."),
    ),
    Wording(
        code="wish.once",
        title=("Een wens staat er twee keer", "A wish stands there twice"),
        next=("Haal een van beide weg.", "Take one of the two away."),
    ),
    Wording(
        code="opening.accommodations",
        title=("Een van de aanpassingen kennen wij niet", "We do not know one of the accommodations"),
        found=("{found}", "{found}"),
        next=("Kies uit de lijst.", "Choose from the list."),
    ),
    Wording(
        code="opening.lawful_words",
        title=("Lees uw tekst nog eens na", "Read your text once more"),
        found=("Er staat: {found}", "It says: {found}"),
        needed=(
            "U mag niet kiezen op geslacht, afkomst, geloof, gezondheid of gezin.",
            "You may not choose by sex, origin, belief, health or family.",
        ),
        next=("Bedoelt u dat niet? Dan mag de tekst blijven.", "Do you not mean that? Then the text may stay."),
    ),
    Wording(
        code="opening.contact",
        title=("Wij weten niet wie een school kan bereiken", "We do not know whom a school can reach"),
        needed=(
            "Een naam, en een e-mailadres of een telefoonnummer",
            "A name, and an e-mail address or a phone number",
        ),
        next=("Vul een contactpersoon in.", "Fill in a contact."),
    ),
)
