"""Sentences about agreements: who may do what, the steps, what is filled in, and who signs when."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, not_allowed, stands_at

_STATES: Final = "agreements.AgreementState"
_SIGNATURES: Final = "agreements.SignatureState"
_SHORTER: Final[Pair] = ("Maak de tekst korter.", "Make the text shorter.")
_LETTERS: Final[Pair] = ("{found} tekens", "{found} characters")
_MOST_LETTERS: Final[Pair] = ("Hoogstens {needed} tekens", "At most {needed} characters")
_RELOAD: Final[Pair] = (
    "Laad de pagina opnieuw: er gebeurde intussen iets anders.",
    "Load the page again: something else happened meanwhile.",
)
_THREE: Final[Pair] = (
    "De school, de onderneming, of de lerende en wie voor de lerende spreekt",
    "The provider, the company, or the learner and who speaks for the learner",
)
_GUIDES: Final[Pair] = ("De trajectbegeleider of de school", "The coach or the provider")


def _step(move: str, title: Pair) -> Wording:
    return stands_at(f"agreement.{move}.state", title=title, states=_STATES)


RIGHTS: Final = (
    not_allowed(
        "agreement.may_begin",
        title=("U kunt voor deze lerende geen overeenkomst beginnen", "You cannot begin an agreement for this learner"),
        needed=_GUIDES,
    ),
    not_allowed(
        "agreement.may_fill",
        title=("U kunt deze overeenkomst niet invullen", "You cannot fill in this agreement"),
        needed=_THREE,
    ),
    not_allowed(
        "agreement.may_present",
        title=("Dit doet wie de lerende begeleidt", "This is for who guides the learner"),
        needed=_GUIDES,
    ),
    not_allowed(
        "agreement.may_share",
        title=("Deze overeenkomst gaat niet over uw werkplek", "This agreement is not about your workplace"),
        needed=("De onderneming van de werkplek", "The company of the workplace"),
    ),
    not_allowed(
        "agreement.may_answer",
        title=("Voor deze onderneming antwoordt haar beheerder", "For this company its administrator answers"),
        needed=("De beheerder van de onderneming van de werkplek", "The administrator of the company of the workplace"),
    ),
    not_allowed(
        "agreement.may_withdraw",
        title=("U kunt deze overeenkomst niet opgeven", "You cannot give up this agreement"),
        needed=("De school of de onderneming", "The provider or the company"),
    ),
    not_allowed(
        "agreement.may_sign",
        title=("Deze handtekening is niet de uwe", "This signature is not yours"),
        needed=("Wie genoemd is om te tekenen", "Who is named to sign"),
    ),
    not_allowed(
        "agreement.may_scan",
        title=("Een scan bewaart wie de lerende begeleidt", "A scan is kept by who guides the learner"),
        needed=_GUIDES,
    ),
    not_allowed(
        "agreement.may_prepare",
        title=(
            "Een aangifte bereidt de onderneming of de school voor",
            "A declaration is prepared by the company or the school",
        ),
        needed=("De onderneming, of wie de lerende begeleidt", "The company, or who guides the learner"),
    ),
)

STEPS: Final = (
    _step("present", ("De tekst kan nu niet aangeboden worden", "The text cannot be presented now")),
    _step("take_back", ("De tekst kan nu niet teruggenomen worden", "The text cannot be taken back now")),
    _step("refuse", ("Er valt nu niets te weigeren", "There is nothing to refuse now")),
    _step("complete", ("De overeenkomst kan nu niet afgerond worden", "The agreement cannot be completed now")),
    _step("take_over", ("Deze overeenkomst staat al in Tandem", "This agreement is in Tandem already")),
    _step("withdraw", ("De overeenkomst kan niet meer opgegeven worden", "The agreement cannot be given up any more")),
    _step("lapse", ("De overeenkomst kan nu niet vervallen", "The agreement cannot lapse now")),
    _step("end", ("De overeenkomst kan nu niet eindigen", "The agreement cannot end now")),
    stands_at(
        "signature.ask.state",
        title=("Deze handtekening is al gevraagd", "This signature was asked already"),
        states=_SIGNATURES,
    ),
    stands_at(
        "signature.sign.state",
        title=("Deze handtekening kan nu niet gezet worden", "This signature cannot be set now"),
        states=_SIGNATURES,
    ),
    stands_at(
        "signature.refuse.state",
        title=("Deze handtekening kan nu niet geweigerd worden", "This signature cannot be refused now"),
        states=_SIGNATURES,
    ),
    stands_at(
        "agreement.is_draft",
        title=("Aan de tekst kan nu niets veranderen", "Nothing can change in the text now"),
        states=_STATES,
    ),
    Wording(
        code="agreement.version",
        title=("Iemand anders veranderde dit intussen", "Somebody else changed this meanwhile"),
        found=("Uw versie: {found}", "Your version: {found}"),
        needed=("De laatste versie: {needed}", "The last version: {needed}"),
        next=(
            "Laad de pagina opnieuw en vul uw wijziging nog eens in.",
            "Load the page again and fill in your change once more.",
        ),
    ),
    Wording(
        code="agreement.plan_in_text",
        title=(
            "Het opleidingsplan is veranderd sinds de tekst gemaakt werd",
            "The training plan changed since the text was made",
        ),
        found=("In de tekst: {found}", "In the text: {found}"),
        needed=("Het plan nu: {needed}", "The plan now: {needed}"),
        next=(
            "Lees de tekst met het plan opnieuw en bied hem dan aan.",
            "Read the text with the plan again, then present it.",
        ),
    ),
    Wording(
        code="agreement.once_per_company",
        title=("Er is al een overeenkomst met deze onderneming", "There is an agreement with this company already"),
        next=(
            "Werk verder in die overeenkomst. Een tweede werkplek van dezelfde onderneming hoort erin.",
            "Go on in that agreement. A second workplace of the same company belongs in it.",
        ),
    ),
    Wording(
        code="agreement.fills",
        title=("Dit veld vult een andere partij in", "Another party fills in this field"),
        next=(
            "Laat het zoals het was, en zet er een opmerking bij.",
            "Leave it as it was, and put a remark beside it.",
        ),
    ),
    Wording(
        code="agreement.field_known",
        title=("Dit veld bestaat niet", "This field does not exist"),
        found=("{found}", "{found}"),
        next=_RELOAD,
    ),
    Wording(
        code="agreement.hand_to_party",
        title=("Geef de overeenkomst aan een van de drie partijen", "Hand the agreement to one of the three parties"),
        found=("{found}", "{found}"),
        found_as="agreements.Party",
        needed=("De school, de onderneming of de lerende", "The provider, the company or the learner"),
    ),
    Wording(
        code="agreement.hand_to_another",
        title=("Deze partij is al aan zet", "It is this party's turn already"),
        found=("{found}", "{found}"),
        found_as="agreements.Party",
        next=("Kies een andere partij.", "Choose another party."),
    ),
    Wording(
        code="agreement.lead_stays",
        title=("De eerste werkplek blijft", "The first workplace stays"),
        next=(
            "Geef de overeenkomst op als ze met een andere onderneming moet.",
            "Give up the agreement if it has to be with another company.",
        ),
    ),
    Wording(
        code="agreement.why_told",
        title=("Zeg waarom", "Say why"),
        next=(
            "Schrijf in één zin waarom: de anderen lezen het.",
            "Write in one sentence why: the others read it.",
        ),
    ),
    Wording(
        code="agreement.mentor_of_company",
        title=("Deze mentor hoort niet bij deze onderneming", "This mentor does not belong to this company"),
        next=("Kies een mentor uit de lijst.", "Choose a mentor from the list."),
    ),
    Wording(
        code="agreement.mentor_by_own_company",
        title=(
            "De mentor van een andere onderneming kiest u niet",
            "You do not choose the mentor of another company",
        ),
        next=(
            "Die onderneming kiest zelf, of de school doet het met haar.",
            "That company chooses itself, or the school does so with it.",
        ),
    ),
    Wording(
        code="agreement.place_agreed",
        title=(
            "De onderneming van deze werkplek zei nog niet dat ze meedoet",
            "The company of this workplace has not said yet that it takes part",
        ),
        next=(
            "Ze kreeg een bericht. Wacht op haar antwoord, of bel haar.",
            "It was told. Wait for its answer, or call it.",
        ),
    ),
)

FIELDS: Final = (
    Wording(
        code="agreement.remark_told",
        title=("Er staat geen opmerking", "There is no remark"),
        next=("Schrijf wat er volgens u anders moet.", "Write what should be different in your view."),
    ),
    Wording(
        code="agreement.remark_short",
        title=("De opmerking is te lang", "The remark is too long"),
        found=_LETTERS,
        needed=_MOST_LETTERS,
        next=_SHORTER,
    ),
    Wording(
        code="agreement.text_short",
        title=("De tekst in dit veld is te lang", "The text in this field is too long"),
        found=_LETTERS,
        needed=_MOST_LETTERS,
        next=_SHORTER,
    ),
    Wording(
        code="agreement.number_plausible",
        title=("Dit getal kan niet", "This number cannot be"),
        found=("{found}", "{found}"),
        needed=("Van 0 tot {needed}", "From 0 to {needed}"),
        next=("Verbeter het getal.", "Correct the number."),
    ),
    Wording(
        code="agreement.account_number",
        title=("Dit rekeningnummer klopt niet", "This account number is not right"),
        needed=("Een IBAN, zoals BE68 5390 0754 7034", "An IBAN, such as BE68 5390 0754 7034"),
        next=("Kijk de cijfers na.", "Check the digits."),
    ),
    Wording(
        code="agreement.hours_readable",
        title=("Deze uren begrijpen wij niet", "We do not understand these hours"),
        found=("“{found}”", "“{found}”"),
        missing=("Meer dan vier weken", "More than four weeks"),
        needed=(
            "Een regel per week, met een ; tussen de dagen: school 8:30-12:00; ; 8:00-12:00 13:00-16:30",
            "A line a week, with a ; between the days: school 8:30-12:00; ; 8:00-12:00 13:00-16:30",
        ),
        next=("Verbeter de uren van die dag.", "Correct the hours of that day."),
    ),
    Wording(
        code="agreement.days_readable",
        title=("Deze dagen begrijpen wij niet", "We do not understand these days"),
        found=("“{found}”", "“{found}”"),
        needed=("Dagen zoals 5/7/2027-9/7/2027, 12/7/2027", "Days like 5/7/2027-9/7/2027, 12/7/2027"),
        next=(
            "Schrijf dag, maand en jaar, met een komma ertussen.",
            "Write day, month and year, with a comma between.",
        ),
    ),
    Wording(
        code="agreement.holiday_why_known",
        title=("Deze reden kennen wij niet", "We do not know this reason"),
        found=("“{found}”", "“{found}”"),
        next=("Kies een reden uit de lijst.", "Choose a reason from the list."),
    ),
)

SIGNATURES: Final = (
    stands_at(
        "signature.open",
        title=("Er valt hier nu niets te tekenen", "There is nothing to sign here now"),
        states=_SIGNATURES,
    ),
    Wording(
        code="signature.same_text",
        title=("De tekst is veranderd sinds u hem las", "The text changed since you read it"),
        next=("Lees de tekst opnieuw en teken dan.", "Read the text again and sign then."),
    ),
    Wording(
        code="signature.in_time",
        title=("De eerste dag is voorbij en er staat geen reden", "The first day has passed and there is no reason"),
        found=("Vandaag: {found}", "Today: {found}"),
        found_as="day",
        needed=("Begin: {needed}", "Begins: {needed}"),
        needed_as="day",
        next=(
            "Wie de lerende begeleidt, neemt de tekst terug en vult een andere dag of de reden in.",
            "Who guides the learner takes the text back and fills in another day or the reason.",
        ),
    ),
    Wording(
        code="signature.replaceable",
        title=("De lerende tekent altijd zelf", "The learner always signs in person"),
        found=("{found}", "{found}"),
        found_as="agreements.Signer",
        next=("Kies een andere ondertekenaar om te vervangen.", "Choose another signer to replace."),
    ),
    Wording(
        code="signature.not_told_today",
        title=("Dit is vandaag al gevraagd", "This was asked today already"),
        found=("Laatst gevraagd op {found}", "Last asked on {found}"),
        found_as="day",
        next=("Herinner morgen, of bel.", "Remind tomorrow, or call."),
    ),
    Wording(
        code="signature.name_told",
        title=("De naam van wie tekent, ontbreekt", "The name of who signs is missing"),
        next=("Vul voornaam en naam in.", "Fill in first and last name."),
    ),
    Wording(
        code="signature.email_told",
        title=("Het e-mailadres van wie tekent, ontbreekt", "The e-mail address of who signs is missing"),
        next=("Vul een e-mailadres in: daar komt de link aan.", "Fill in an e-mail address: the link goes there."),
    ),
    Wording(
        code="signature.scan_kind",
        title=("Dit bestand is geen PDF, PNG of JPEG", "This file is no PDF, PNG or JPEG"),
        next=("Scan het papier als PDF, of neem er een foto van.", "Scan the paper as PDF, or take a picture of it."),
    ),
    Wording(
        code="signature.scan_safe",
        title=("Dit bestand doet iets als het opengaat, of is op slot", "This file acts when opened, or is locked"),
        next=("Maak een nieuwe scan zonder wachtwoord.", "Make a new scan without a password."),
    ),
    Wording(
        code="signature.scan_small",
        title=("Het bestand is te groot", "The file is too large"),
        found=("{found} MB", "{found} MB"),
        needed=("Hoogstens {needed} MB", "At most {needed} MB"),
        next=("Scan met een lagere kwaliteit.", "Scan at a lower quality."),
    ),
)

WORDINGS: Final = (*RIGHTS, *STEPS, *FIELDS, *SIGNATURES)
