"""Sentences about what has to be right in an agreement before anybody signs."""

from typing import Final

from tandem.glossary.wording import NOTHING, Pair, Wording, day_order


def _told(code: str, *, title: Pair, name: Pair, step: Pair) -> Wording:
    return Wording(code=code, name=name, title=title, next=step)


WORDINGS: Final = (
    _told(
        "agreement.begins_told",
        name=("Eerste dag", "First day"),
        title=("De eerste dag ontbreekt", "The first day is missing"),
        step=("Vul de eerste dag op de werkplek in.", "Fill in the first day at the workplace."),
    ),
    _told(
        "agreement.ends_told",
        name=("Laatste dag", "Last day"),
        title=("De laatste dag ontbreekt", "The last day is missing"),
        step=(
            "Vul een laatste dag in: de overeenkomst is voor bepaalde tijd.",
            "Fill in a last day: it is for a fixed term.",
        ),
    ),
    _told(
        "agreement.signed_in_time",
        name=("Getekend voor het begin", "Signed before it begins"),
        title=("De eerste dag is al voorbij", "The first day has passed already"),
        step=(
            "Kies een latere eerste dag, of vul in waarom er na het begin getekend wordt.",
            "Choose a later first day, or fill in why it is signed after it began.",
        ),
    ),
    day_order(
        "agreement.signed_late",
        title=("Er wordt getekend na het begin, met een reden", "It is signed after it began, with a reason"),
        needed=NOTHING,
        step=(
            "De overeenkomst moet er uiterlijk zijn bij het begin. De reden komt in de tekst.",
            "The agreement has to be there when it begins. The reason comes into the text.",
        ),
    ),
    day_order(
        "agreement.after_track_began",
        title=("De eerste dag ligt voor het begin van de opleiding", "The first day lies before the training begins"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=("Kies een latere dag, of verbeter het traject.", "Choose a later day, or correct the track."),
    ),
    day_order(
        "agreement.days_in_order",
        title=("De laatste dag ligt voor de eerste", "The last day lies before the first"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=("Verbeter een van de twee dagen.", "Correct one of the two days."),
    ),
    Wording(
        code="agreement.not_too_long",
        name=("Hoogste duur", "Longest term"),
        title=("De overeenkomst duurt te lang", "The agreement takes too long"),
        found=("Tot {found}", "Until {found}"),
        found_as="day",
        needed=("Hoogstens tot {needed}", "Until {needed} at most"),
        needed_as="day",
        next=("Kies een vroegere laatste dag.", "Choose an earlier last day."),
    ),
    Wording(
        code="agreement.not_after_track",
        name=("Niet langer dan de opleiding", "Not longer than the training"),
        title=("De overeenkomst loopt langer dan de opleiding", "The agreement goes on longer than the training"),
        found=("Tot {found}", "Until {found}"),
        found_as="day",
        needed=("De opleiding eindigt op {needed}", "The training ends on {needed}"),
        needed_as="day",
        next=("Kies een vroegere laatste dag.", "Choose an earlier last day."),
    ),
    _told(
        "agreement.learner_is_there",
        name=("De lerende volgt de opleiding", "The learner follows the training"),
        title=("De lerende volgt deze opleiding niet meer", "The learner does not follow this training any more"),
        step=("Geef deze overeenkomst op.", "Give up this agreement."),
    ),
    _told(
        "agreement.run_up_over",
        name=("De aanloop is voorbij", "The run-up is over"),
        title=("De aanloop van de lerende loopt nog", "The run-up of the learner still runs"),
        step=(
            "Sluit de aanloop af bij de lerende. Dat kan op elk moment; daarna krijgt de lerende een plaats.",
            "End the run-up with the learner. That is possible at any moment; after that the learner gets a place.",
        ),
    ),
    _told(
        "agreement.birth_date_known",
        name=("Geboortedatum", "Birth date"),
        title=("De geboortedatum van de lerende ontbreekt", "The birth date of the learner is missing"),
        step=(
            "Vul ze in bij de lerende: ze zegt wie er moet tekenen en welke uren mogen.",
            "Fill it in with the learner: it says who has to sign and which hours are allowed.",
        ),
    ),
    _told(
        "agreement.guardian_known",
        name=("Ouder of voogd", "Parent or guardian"),
        title=("Er is geen ouder of voogd die kan tekenen", "There is no parent or guardian who can sign"),
        step=(
            "Voeg bij de lerende een ouder of voogd toe. Voor een minderjarige tekent die mee.",
            "Add a parent or guardian with the learner. For a minor that person signs too.",
        ),
    ),
    Wording(
        code="agreement.remarks_settled",
        name=("Opmerkingen afgehandeld", "Remarks settled"),
        title=("Er staan nog opmerkingen open", "Remarks are still open"),
        found=("{found} opmerkingen", "{found} remarks"),
        next=("Lees ze na, en zet ze op afgehandeld.", "Read them, and settle them."),
    ),
    _told(
        "agreement.hours_told",
        name=("Uurrooster", "Timetable"),
        title=("Het uurrooster ontbreekt", "The timetable is missing"),
        step=("Vul de uren van een gewone week in.", "Fill in the hours of a usual week."),
    ),
    _told(
        "agreement.has_plan",
        name=("Opleidingsplan", "Training plan"),
        title=("Er is nog geen opleidingsplan", "There is no training plan yet"),
        step=(
            "Maak het opleidingsplan: het wordt samen met de overeenkomst getekend.",
            "Make the training plan: it is signed together with the agreement.",
        ),
    ),
    Wording(
        code="agreement.plan_in_order",
        name=("Opleidingsplan volledig", "Training plan complete"),
        title=("Het opleidingsplan is nog niet in orde", "The training plan is not in order yet"),
        found=("Punten te regelen: {found}", "Points to settle: {found}"),
        next=(
            "Open het opleidingsplan: bij elke activiteit staat wat er ontbreekt.",
            "Open the training plan: each activity says what is missing.",
        ),
    ),
    _told(
        "agreement.plan_names_workplace",
        name=("Opleidingsplan voor deze werkplek", "Training plan for this workplace"),
        title=(
            "Het opleidingsplan zegt niet dat de lerende in deze periode op deze werkplek is",
            "The training plan does not say that the learner is at this workplace in this period",
        ),
        step=(
            "Zet de werkplek met haar periode in het opleidingsplan, of kies een andere werkplek.",
            "Put the workplace with its period in the training plan, or choose another workplace.",
        ),
    ),
    day_order(
        "agreement.plan_begins_in_term",
        title=(
            "Het opleidingsplan begint op deze werkplek voor de overeenkomst",
            "The training plan begins at this workplace before the agreement",
        ),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=(
            "Kijk de periode van de werkplek in het opleidingsplan na.",
            "Check the period of the workplace in the training plan.",
        ),
    ),
    day_order(
        "agreement.plan_ends_in_term",
        title=(
            "Het opleidingsplan loopt op deze werkplek langer dan de overeenkomst",
            "The training plan goes on at this workplace longer than the agreement",
        ),
        needed=("Ten laatste {needed}", "At the latest {needed}"),
        step=(
            "Kijk de periode van de werkplek in het opleidingsplan na.",
            "Check the period of the workplace in the training plan.",
        ),
    ),
    _told(
        "agreement.has_workplace",
        name=("Werkplek", "Workplace"),
        title=("Er is geen werkplek", "There is no workplace"),
        step=("Voeg een erkende werkplek toe.", "Add a recognised workplace."),
    ),
    _told(
        "agreement.recognised_for_it",
        name=("Erkend voor deze opleiding", "Recognised for this training"),
        title=("De werkplek is erkend voor een andere opleiding", "The workplace is recognised for another training"),
        step=(
            "Kies een werkplek die erkend is voor deze opleiding.",
            "Choose a workplace recognised for this training.",
        ),
    ),
    _told(
        "agreement.in_register",
        name=("Vestiging in het register", "Establishment in the register"),
        title=("De vestiging staat niet meer in het ondernemingsregister", "The establishment left the register"),
        step=("Vraag de onderneming of zij verhuisd of gestopt is.", "Ask the company whether it moved or stopped."),
    ),
    day_order(
        "agreement.recognised",
        title=("De werkplek is op de eerste dag niet erkend", "The workplace is not recognised on the first day"),
        needed=("Erkend vanaf {needed}", "Recognised from {needed}"),
        step=(
            "Kies een dag waarop de erkenning geldt, of laat ze eerst hernieuwen.",
            "Choose a day on which the recognition holds, or let it be renewed first.",
        ),
    ),
    Wording(
        code="agreement.not_lifted",
        name=("De erkenning wordt niet opgeheven", "The recognition is not lifted"),
        title=("De erkenning van deze werkplek is opgeheven", "The recognition of this workplace is lifted"),
        found=("Opgeheven vanaf {found}", "Lifted from {found}"),
        found_as="day",
        needed=("Erkend tot en met {needed}", "Recognised up to and including {needed}"),
        needed_as="day",
        next=("Kies een andere werkplek.", "Choose another workplace."),
    ),
    Wording(
        code="agreement.recognised_to_the_end",
        name=("Erkend tot het einde", "Recognised to the end"),
        title=("De erkenning loopt af voor de overeenkomst", "The recognition ends before the agreement does"),
        found=("Erkend tot en met {found}", "Recognised up to and including {found}"),
        found_as="day",
        needed=("Tot {needed}", "Until {needed}"),
        needed_as="day",
        next=("De onderneming vraagt op tijd een hernieuwing aan.", "The company asks for a renewal in time."),
    ),
    day_order(
        "agreement.workplace_in_term",
        title=("Een werkplek valt buiten de overeenkomst", "A workplace lies outside the agreement"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=("Verbeter de dagen van die werkplek.", "Correct the days of that workplace."),
    ),
    _told(
        "agreement.mentor_named",
        name=("Mentor", "Mentor"),
        title=("Er is geen mentor genoemd", "No mentor is named"),
        step=("Kies een mentor van de onderneming.", "Choose a mentor of the company."),
    ),
    _told(
        "agreement.mentor_fits",
        name=("Mentor voldoet", "Mentor meets the conditions"),
        title=(
            "De mentor voldoet niet, of werkt niet op deze vestiging",
            "The mentor does not qualify, or works elsewhere",
        ),
        step=(
            "Kies een andere mentor, of breng de mentor in orde bij de mentoren van de onderneming.",
            "Choose another mentor, or put the mentor right among the mentors of the company.",
        ),
    ),
    Wording(
        code="agreement.mentor_has_room",
        name=("Mentor kan deze lerende begeleiden", "Mentor can guide this learner"),
        title=("De mentor begeleidt te veel lerenden tegelijk", "The mentor guides too many learners at once"),
        found=("{found} lerenden", "{found} learners"),
        needed=("Hoogstens {needed}", "At most {needed}"),
        next=("Kies een andere mentor.", "Choose another mentor."),
    ),
    Wording(
        code="agreement.mentor_guides_few",
        name=("Aanbevolen aantal per mentor", "Advised number per mentor"),
        title=("De mentor begeleidt meer lerenden dan aanbevolen", "The mentor guides more learners than advised"),
        found=("{found} lerenden", "{found} learners"),
        needed=("Aanbevolen: {needed}", "Advised: {needed}"),
        next=("Dit is raad. Kijk of een collega kan bijspringen.", "This is advice. See whether a colleague can help."),
    ),
    Wording(
        code="agreement.mentor_declared",
        name=("Aantal dat de onderneming zelf zei", "Number that the company itself said"),
        title=(
            "De mentor begeleidt meer lerenden dan de onderneming zei",
            "The mentor guides more learners than the company said",
        ),
        found=("{found} lerenden", "{found} learners"),
        needed=("De onderneming zei: {needed} tegelijk", "The company said: {needed} at once"),
        next=(
            "Vraag of dit kan, of laat de onderneming het aantal bij haar werkplekken aanpassen.",
            "Ask whether this is possible, or let the company change the number at its workplaces.",
        ),
    ),
    _told(
        "agreement.committee_told",
        name=("Paritair comité", "Joint committee"),
        title=("Het paritair comité ontbreekt", "The joint committee is missing"),
        step=("De onderneming vult het nummer in.", "The company fills in the number."),
    ),
    Wording(
        code="agreement.committee_known",
        name=("Paritair comité van de onderneming", "Joint committee of the company"),
        title=(
            "De onderneming valt onder een ander paritair comité",
            "The company falls under another joint committee",
        ),
        found=("Ingevuld: {found}", "Filled in: {found}"),
        needed=("In het register: {needed}", "In the register: {needed}"),
        next=("Kijk na welk nummer juist is.", "See which number is right."),
    ),
    _told(
        "agreement.accident_insured",
        name=("Arbeidsongevallenverzekering", "Accident insurance"),
        title=("De arbeidsongevallenverzekering ontbreekt", "The accident insurance is missing"),
        step=("De onderneming vult verzekeraar en polisnummer in.", "The company fills in insurer and policy number."),
    ),
    _told(
        "agreement.liability_insured",
        name=("Verzekering burgerlijke aansprakelijkheid", "Liability insurance"),
        title=("De verzekering burgerlijke aansprakelijkheid ontbreekt", "The liability insurance is missing"),
        step=("De onderneming vult verzekeraar en polisnummer in.", "The company fills in insurer and policy number."),
    ),
    _told(
        "agreement.account_told",
        name=("Rekening voor de premie", "Account for the premium"),
        title=("Voor de premie ontbreekt een rekeningnummer", "For the premium an account number is missing"),
        step=("Wie de premie vraagt, vult een rekening in.", "Who asks for the premium fills in an account."),
    ),
    Wording(
        code="agreement.only_one",
        name=("Eén overeenkomst voor dezelfde uren", "One agreement for the same hours"),
        title=("De lerende werkt op deze uren al ergens anders", "The learner works elsewhere at these hours already"),
        found=("Overeenkomst {found}", "Agreement {found}"),
        next=(
            "Kies andere dagen of uren, of beëindig eerst de andere.",
            "Choose other days or hours, or end the other first.",
        ),
    ),
    Wording(
        code="agreement.hours_together",
        name=("Uren bij meerdere werkgevers", "Hours with several employers"),
        title=(
            "Met de andere overeenkomst erbij werkt een minderjarige te veel uren",
            "With the other agreement added, a minor works too many hours",
        ),
        found=("Nu {found} uur per week, lessen erbij", "Now {found} hours a week, lessons included"),
        needed=("Hoogstens {needed} uur per week", "At most {needed} hours a week"),
        next=(
            "Verminder de uren, of beëindig eerst de andere overeenkomst.",
            "Take fewer hours, or end the other agreement first.",
        ),
    ),
)
