"""The classes of the tables in words that people read: what is kept, what for, how long.

The tables say it once, in `PRIVACY`, for whoever writes code. Here each of those phrases has its Dutch.
"""

from typing import Final

from django.utils.translation import gettext, gettext_noop

from tandem.glossary import terms

_PURPOSES: Final = {
    "to work a run out again, from the file under this number": gettext_noop("een matchronde kunnen narekenen"),
    "who did it, for the history of the file": gettext_noop("tonen wie wat deed"),
    "the words of a decision or question": gettext_noop("een beslissing of vraag kunnen nalezen"),
    "what the company wants to add": gettext_noop("de aanvraag behandelen"),
    "security of the account": gettext_noop("uw toegang beveiligen"),
    "so that people can see who looked": gettext_noop("u tonen wie uw gegevens bekeek"),
    "a sole trader may work at home": gettext_noop("de werkplek vinden"),
    "a sole trader's company bears a person's name": gettext_noop("de onderneming noemen"),
    "a sole trader's place bears a person's name": gettext_noop("de vestiging noemen"),
    "to find a company by its name": gettext_noop("een onderneming op naam vinden"),
    "to know the person again at sign-in": gettext_noop("u herkennen als u aanmeldt"),
    "to name the person in a file": gettext_noop("u in een dossier noemen"),
    "to let a learner and a company get to know each other": gettext_noop(
        "een lerende en een onderneming laten kennismaken"
    ),
    "to learn why places are not taken": gettext_noop("leren waarom een werkplek niet doorgaat"),
    "to say why": gettext_noop("zeggen waarom"),
    "to make and keep the agreement (R-AGR-02, R-AGR-03)": gettext_noop("de overeenkomst maken en bewaren"),
    "to keep the proof of what was signed (R-AGR-02)": gettext_noop("het bewijs bewaren van wat er getekend is"),
    "to take over what was signed elsewhere, and to correct it": gettext_noop(
        "een overeenkomst overnemen die buiten Tandem getekend is, en ze verbeteren"
    ),
    "to work out the allowance (R-PAY-01)": gettext_noop("de leervergoeding berekenen"),
    "to know which allowance is due (R-PAY-03)": gettext_noop("weten welke leervergoeding u krijgt"),
    "to ask for a premium, for who agreed to it (R-PREM-05, R-PREM-07)": gettext_noop(
        "een premie vragen als u dat wilt"
    ),
    "to know whether an examination is due (R-SOC-06)": gettext_noop("weten of een medisch onderzoek nodig is"),
    "to learn why agreements stop": gettext_noop("leren waarom overeenkomsten stoppen"),
    "to ask for the signature": gettext_noop("u vragen om te tekenen"),
    "to ask for the signatures": gettext_noop("u vragen om te tekenen"),
    "to tell the signer what the paper is": gettext_noop("u vragen om te tekenen"),
    "to lead the signer to the service": gettext_noop("u vragen om te tekenen"),
    "to say why somebody does not sign": gettext_noop("zeggen waarom iemand niet tekent"),
    "to make the agreement together": gettext_noop("de overeenkomst samen maken"),
    "to change an agreement together": gettext_noop("een overeenkomst samen wijzigen"),
    "to end an agreement in time and for a reason (R-END-01 to R-END-08)": gettext_noop(
        "een overeenkomst op tijd en met een reden beëindigen"
    ),
    "to know when an agreement lies still, and whether it is paid (R-SUS-01, R-SUS-02)": gettext_noop(
        "weten wanneer een overeenkomst stilligt, en of u dan betaald wordt"
    ),
    "to know who may act": gettext_noop("weten wie voor wie mag handelen"),
    "to know who acts with the key": gettext_noop("weten wie voor wie mag handelen"),
    "to fill in the name of who accepts": gettext_noop("uw naam al invullen"),
    "to know a learner again by a number that itself is not kept": gettext_noop(
        "een leerling herkennen aan een rijksregisternummer dat wij zelf niet bewaren"
    ),
    "to look at what the file does, and do it": gettext_noop(
        "tonen wat een bestand met leerlingen doet, en het inlezen"
    ),
    "what was said about rows that are not clear": gettext_noop(
        "tonen wat een bestand met leerlingen doet, en het inlezen"
    ),
    "who guides the new learners": gettext_noop("weten wie u begeleidt"),
    "to show who let the rows go in": gettext_noop("tonen wie leerlingen inlas"),
    "to show who invited the new learners": gettext_noop("tonen wie leerlingen inlas"),
    "to know the document again": gettext_noop("uw document terugvinden"),
    "to know the file again": gettext_noop("uw document terugvinden"),
    "to handle the remark": gettext_noop("uw opmerking behandelen"),
    "to answer the remark": gettext_noop("uw opmerking behandelen"),
    "to answer who asked": gettext_noop("uw opmerking behandelen"),
    "to motivate the decision": gettext_noop("de beslissing motiveren"),
    "to replay the decision": gettext_noop("de beslissing later kunnen narekenen"),
    "to tell the company what is missing": gettext_noop("zeggen wat er ontbreekt"),
    "to make what goes with the mail": gettext_noop("de bijlage bij de mail voegen"),
    "to send an address no more results than a few a day": gettext_noop("een adres niet overspoelen"),
    "to tell what happened": gettext_noop("u verwittigen"),
    "to repair the file": gettext_noop("een fout bestand herstellen"),
    "to see whether a row changed since the import": gettext_noop("een invoer kunnen terugdraaien"),
    "to undo an import; a provider's row holds its e-mail and phone": gettext_noop("een invoer kunnen terugdraaien"),
    "to check R-PATH-03": gettext_noop("nagaan of u kunt inschrijven"),
    "to prepare the learner for a workplace (R-RUN-01 to R-RUN-08)": gettext_noop("u voorbereiden op een werkplek"),
    "to refer the learner to help, with those who agree (R-NAF-01)": gettext_noop("u naar hulp verwijzen"),
    "to check R-PATH-04": gettext_noop("nagaan of VDAB advies moet geven"),
    "to know for whom the guardian acts (R-AGR-02)": gettext_noop("weten welke ouder of voogd voor u handelt"),
    "to know who acts for the child (R-AGR-02)": gettext_noop("weten welke ouder of voogd voor u handelt"),
    "to know who guides the learner": gettext_noop("weten wie u begeleidt"),
    "to know who the learner is": gettext_noop("u in een dossier noemen"),
    "to reckon the way to a workplace": gettext_noop("uw reistijd naar een werkplek schatten"),
    "to see why learners leave": gettext_noop("begrijpen waarom lerenden vertrekken"),
    "to help somebody without a school on the way": gettext_noop("u zonder school op weg helpen"),
    "to agree on what the learner learns where (R-PLAN-01 to R-PLAN-06)": gettext_noop("afspreken wat u waar leert"),
    "to let a learner go on in other hands": gettext_noop("u in andere handen laten verdergaan"),
    "to let the learner tell companies of oneself": gettext_noop("u iets over uzelf laten vertellen"),
    "to look for a workplace that the learner wants": gettext_noop("een werkplek zoeken die u wilt"),
    "so that learner and coach know why a place is refused": gettext_noop(
        "u en uw trajectbegeleider laten weten waarom een plek niet past"
    ),
    "to give the same answer again": gettext_noop("hetzelfde antwoord geven als een vraag twee keer komt"),
    "to give the answer to nobody else": gettext_noop("hetzelfde antwoord geven als een vraag twee keer komt"),
    "to find a workplace that suits the learner": gettext_noop("een werkplek vinden die bij u past"),
    "to advise the learner (R-PATH-06)": gettext_noop("u raad geven over uw weg"),
    "to advise the learner (R-PATH-02 and R-PATH-04)": gettext_noop("u raad geven over uw weg"),
    "to guard the days in which the learner finds a workplace (R-AGR-10)": gettext_noop(
        "de dagen bewaken waarin u een werkplek vindt"
    ),
    "to inform who has no e-mail address": gettext_noop("u verwittigen als u geen e-mailadres hebt"),
    "to ring about the opening": gettext_noop("over de plaats bellen"),
    "to say what follows when the days are over (R-AGR-13)": gettext_noop("zeggen wat volgt als de dagen om zijn"),
    "to write about the opening": gettext_noop("over de plaats schrijven"),
    "to keep what was agreed about a learner": gettext_noop("bewaren wat over u werd afgesproken"),
    "to know why it was decided": gettext_noop("weten waarom het zo werd beslist"),
    "to tell a learner what the round says": gettext_noop("u zeggen wat een matchronde voorstelt"),
    "to tell a learner why": gettext_noop("u zeggen waarom"),
    "to tell how far it is": gettext_noop("u zeggen hoe ver het is"),
    "to know who accepts": gettext_noop("weten wie de uitnodiging aanvaardt"),
    "to find a workplace that fits what the learner needs": gettext_noop(
        "een werkplek vinden die biedt wat u nodig hebt"
    ),
}

_STARTS: Final = {
    "to show later why": gettext_noop("later tonen waarom het in orde was"),
    "to show who": gettext_noop("tonen wie wat deed"),
    "to show what": gettext_noop("tonen wat er verstuurd is"),
    "to reach": gettext_noop("u kunnen bereiken"),
    "to send": gettext_noop("u verwittigen"),
    "to check": gettext_noop("nagaan of een mentor aan de voorwaarden voldoet"),
}
"""Purposes that begin alike mean the same to a reader."""

_RETENTIONS: Final = {
    "until the paper is signed, refused or withdrawn": gettext_noop(
        "tot het document getekend, geweigerd of ingetrokken is"
    ),
    "ten years after the agreement ended": gettext_noop("tien jaar na het einde van de overeenkomst"),
    "ten years after the agreement or the plan ended": gettext_noop(
        "tien jaar na het einde van de overeenkomst, of van het plan zonder overeenkomst"
    ),
    "as long as a file in which the person has a part": gettext_noop("zolang er een dossier is waarin u voorkomt"),
    "as long as it takes part": gettext_noop("zolang de onderneming of de aanbieder meedoet"),
    "as long as the KBO publishes it": gettext_noop("zolang het in het openbare ondernemingsregister staat"),
    "as long as the batch can be undone": gettext_noop("zolang de invoer teruggedraaid kan worden"),
    "as long as the file": gettext_noop("zolang het dossier"),
    "as long as the mandate is kept": gettext_noop("zolang de bevoegdheid bewaard wordt"),
    "as long as the timetable is kept": gettext_noop("zolang de dienstregeling bewaard wordt"),
    "as long as the setting is kept": gettext_noop("zolang de keuze bewaard wordt"),
    "five years": gettext_noop("vijf jaar"),
    "a year after the learner left": gettext_noop("een jaar na het vertrek uit de opleiding"),
    "five years after the capacity ended": gettext_noop("vijf jaar nadat de hoedanigheid eindigde"),
    "five years after the last recognition with this mentor ended": gettext_noop(
        "vijf jaar na het einde van de laatste erkenning met deze mentor"
    ),
    "five years after the learner left, unless the selection rule says otherwise": gettext_noop(
        "vijf jaar na het vertrek uit de opleiding, tenzij de selectielijst iets anders zegt"
    ),
    "one day": gettext_noop("één dag"),
    "one year": gettext_noop("één jaar"),
    "one year after it expired": gettext_noop("één jaar nadat ze vervallen is"),
    "five years after the school year of the round": gettext_noop("vijf jaar na het schooljaar van de matchronde"),
    "six months after the learner left the track": gettext_noop("zes maanden na het vertrek uit de opleiding"),
    "ten years after the decision, unless the selection rule says otherwise": gettext_noop(
        "tien jaar na de beslissing, tenzij de selectielijst iets anders zegt"
    ),
    "a year": gettext_noop("een jaar"),
    "thirty days": gettext_noop("dertig dagen"),
    "seven days at most, and gone at once when every row went in": gettext_noop(
        "hoogstens zeven dagen, en meteen weg als elke rij ingelezen is"
    ),
    "two years after it is settled": gettext_noop("twee jaar nadat ze behandeld is"),
    "until the account has been closed for a year": gettext_noop("tot één jaar nadat uw toegang gesloten is"),
    "until the mail is sent": gettext_noop("tot de mail weg is"),
    "until the enquiry is deleted: two days unconfirmed, thirty after the end, 180 at most": gettext_noop(
        "twee dagen als u niet bevestigt, dertig dagen na het einde, hoogstens 180 dagen"
    ),
    "until the extract is swept": gettext_noop("tot het uittreksel opgeruimd wordt"),
    "until valid_until, at most a year": gettext_noop("tot het einde van de geldigheid, hoogstens één jaar"),
    "two years after the opening was closed": gettext_noop("twee jaar nadat de plaats gesloten is"),
    "until the agreement to keep a referral is withdrawn, at most a year after the learner left": gettext_noop(
        "tot u uw akkoord voor een verwijzing intrekt, hoogstens een jaar na het vertrek"
    ),
    "until the agreement is withdrawn, at most a year after the learner left": gettext_noop(
        "tot u uw akkoord intrekt, hoogstens een jaar na het vertrek"
    ),
}

_FIELDS: Final = {
    "hours": gettext_noop("uurrooster"),
    "holiday_words": gettext_noop("afspraken over vakantie"),
    "holiday_paid": gettext_noop("betaalde vakantiedagen"),
    "holiday_works": gettext_noop("dagen in een schoolvakantie waarop u werkt"),
    "holiday_recovered": gettext_noop("dagen waarop u daarvoor vrij bent"),
    "work_hours": gettext_noop("uren per week op de werkplek"),
    "signed_on": gettext_noop("dag waarop er getekend is"),
    "old_number": gettext_noop("nummer van de overeenkomst voor ze in Tandem stond"),
    "mentor_name": gettext_noop("naam van de mentor"),
    "told": gettext_noop("wat het bestand over de overeenkomst zei"),
    "scan": gettext_noop("een scan van het papier"),
    "guidance": gettext_noop("welke begeleiding er eerst was"),
    "other_words": gettext_noop("andere afspraken"),
    "late_reason": gettext_noop("waarom er na het begin getekend werd"),
    "has_second_grade": gettext_noop("of u de tweede graad afwerkte"),
    "has_first_year_of_third_grade": gettext_noop("of u het eerste jaar van de derde graad afwerkte"),
    "has_qualification_phase_ov3": gettext_noop("of u de kwalificatiefase van OV3 afwerkte"),
    "years_passed": gettext_noop("hoeveel jaren alternerende opleiding u afwerkte"),
    "passed_on": gettext_noop("dag waarop de klassenraad besliste dat u verder kan"),
    "counts_from": gettext_noop("vanaf wanneer een geslaagd jaar telt voor uw vergoeding"),
    "longest_finished": gettext_noop("hoe lang uw langste afgewerkte opleiding duurde"),
    "is_own_employee": gettext_noop("of u al werknemer bent bij de onderneming"),
    "asks_medical": gettext_noop("of er een medisch onderzoek nodig is"),
    "company_account": gettext_noop("rekeningnummer van de onderneming"),
    "learner_asks_premium": gettext_noop("of u de premie wilt vragen"),
    "learner_account": gettext_noop("uw rekeningnummer"),
    "checked": gettext_noop("wat de regels zeiden toen de tekst klaar was"),
    "closed_words": gettext_noop("uitleg bij het einde"),
    "closed_reason": gettext_noop("reden van het einde"),
    "strength": gettext_noop("hoe u aangemeld was toen u tekende"),
    "begins_on": gettext_noop("eerste dag"),
    "ends_on": gettext_noop("laatste dag"),
    "cause": gettext_noop("waarom de overeenkomst stilligt"),
    "changes": gettext_noop("wat er aan de overeenkomst verandert"),
    "signers": gettext_noop("naam en e-mailadres van wie bij de ondertekendienst tekent"),
    "urls": gettext_noop("waar u bij de ondertekendienst tekent"),
    "mentor": gettext_noop("mentor"),
    "address": gettext_noop("adres"),
    "after": gettext_noop("gewijzigde gegevens"),
    "agreed": gettext_noop("wat afgesproken is"),
    "stands": gettext_noop("waar u staat"),
    "tried": gettext_noop("wat geprobeerd is"),
    "works": gettext_noop("wat werkt voor u"),
    "to_coach": gettext_noop("wie u begeleidt"),
    "number_mark": gettext_noop("een onleesbaar merkteken van het rijksregisternummer"),
    "new_track": gettext_noop("nieuw traject"),
    "age": gettext_noop("leeftijd"),
    "alert": gettext_noop("nieuwe werkplekken die u hoorde"),
    "earliest_minute": gettext_noop("vanaf welk uur u er kunt zijn"),
    "mode": gettext_noop("hoe u reist"),
    "most": gettext_noop("hoe ver u wilt reizen"),
    "reach_km": gettext_noop("hoe ver u wilt reizen"),
    "answer": gettext_noop("antwoord"),
    "answers": gettext_noop("antwoorden bij het inlezen"),
    "availability": gettext_noop("wanneer u kunt"),
    "available_from": gettext_noop("vanaf wanneer u kunt"),
    "before": gettext_noop("gewijzigde gegevens"),
    "birth_date": gettext_noop("geboortedatum"),
    "body": gettext_noop("inhoud"),
    "box": gettext_noop("adres"),
    "can": gettext_noop("wat u kunt"),
    "capacity": gettext_noop("wie handelt"),
    "child": gettext_noop("wie het kind is"),
    "clock": gettext_noop("zoektijd"),
    "coach": gettext_noop("wie begeleidt"),
    "closing": gettext_noop("hoe de aanloop eindigde"),
    "coach_id": gettext_noop("wie begeleidt"),
    "coach_said": gettext_noop("antwoorden op de screening"),
    "contents": gettext_noop("waaraan uw aanloop werkt"),
    "contact_email": gettext_noop("e-mailadres"),
    "contact_name": gettext_noop("naam"),
    "contact_phone": gettext_noop("telefoonnummer"),
    "email": gettext_noop("e-mailadres"),
    "enclosed": gettext_noop("uw antwoorden"),
    "enquiry": gettext_noop("uw hulpvraag"),
    "establishment": gettext_noop("waar u niet wilt werken"),
    "exempt_words": gettext_noop("waarom u iets niet meer moet leren"),
    "is_exempt": gettext_noop("vrijstelling van een activiteit"),
    "support_plan": gettext_noop("waar uw handelingsplan ligt"),
    "recognition": gettext_noop("waar u werkt"),
    "guide": gettext_noop("wie u begeleidt bij een activiteit"),
    "content": gettext_noop("uw opleidingsplan"),
    "exemption": gettext_noop("vrijstelling"),
    "experience": gettext_noop("ervaring"),
    "experience_years": gettext_noop("jaren ervaring"),
    "explanation": gettext_noop("opmerking"),
    "extra": gettext_noop("adres"),
    "facts": gettext_noop("gegevens waarop de beslissing steunt"),
    "family_name": gettext_noop("familienaam"),
    "file_name": gettext_noop("naam van het bestand"),
    "findings": gettext_noop("uitkomst van de screening"),
    "fingerprint": gettext_noop("een onleesbaar kenmerk van het e-mailadres"),
    "found": gettext_noop("inhoud van de regel"),
    "given_name": gettext_noop("voornaam"),
    "goals": gettext_noop("doelen van uw aanloop"),
    "guardian": gettext_noop("wie de ouder of voogd is"),
    "hobbies": gettext_noop("hobby's"),
    "house_number": gettext_noop("adres"),
    "html": gettext_noop("tekst van de mail"),
    "is_job_seeker": gettext_noop("of u bij VDAB ingeschreven bent"),
    "issued_on": gettext_noop("datum van het uittreksel"),
    "kind": gettext_noop("waarnaar u verwezen wordt"),
    "languages": gettext_noop("talen"),
    "last_login": gettext_noop("laatste aanmelding"),
    "lat": gettext_noop("ligging van het adres"),
    "learner_said": gettext_noop("antwoorden op de screening"),
    "left_reason": gettext_noop("reden van vertrek"),
    "likes": gettext_noop("wat u graag doet"),
    "lon": gettext_noop("ligging van het adres"),
    "minutes": gettext_noop("reistijd"),
    "motive": gettext_noop("motivering"),
    "municipality": gettext_noop("adres"),
    "name": gettext_noop("naam"),
    "nis": gettext_noop("ligging van het adres"),
    "opening": gettext_noop("werkplek die u bewaarde"),
    "outcome": gettext_noop("uitkomst van het nazicht"),
    "owner": gettext_noop("wie handelt"),
    "partner": gettext_noop("wie uw aanloop begeleidt"),
    "programme": gettext_noop("programma van uw aanloop"),
    "progress": gettext_noop("hoe uw aanloop gaat"),
    "path": gettext_noop("uitkomst van de screening"),
    "person": gettext_noop("wie de lerende is"),
    "phone": gettext_noop("telefoonnummer"),
    "postal_code": gettext_noop("adres"),
    "proof": gettext_noop("bewijs van vakkennis"),
    "rank": gettext_noop("volgorde van uw werkplekken"),
    "reason": gettext_noop("waarom u ergens niet wilt werken"),
    "recipient": gettext_noop("e-mailadres"),
    "remarks": gettext_noop("opmerking"),
    "row": gettext_noop("inhoud van de regel"),
    "sealed": gettext_noop("het afgeschermde deel van uw dossier"),
    "letter": gettext_noop("brief aan een onderneming"),
    "inputs": gettext_noop("waarop een matchronde steunt"),
    "talk_place": gettext_noop("waar een gesprek is"),
    "talk_words": gettext_noop("wat u voor een gesprek moet weten"),
    "search_name": gettext_noop("naam"),
    "secondary_years": gettext_noop("jaren secundair onderwijs"),
    "story": gettext_noop("wat een matchronde over u zegt"),
    "not_proposed": gettext_noop("waarom een matchronde u niet voorstelde"),
    "street": gettext_noop("adres"),
    "subject": gettext_noop("onderwerp of kenmerk"),
    "text": gettext_noop("tekst van de mail"),
    "situation": gettext_noop("uw situatie"),
    "title": gettext_noop("titel"),
    "track": gettext_noop("traject"),
    "trained_on": gettext_noop("datum van de mentoropleiding"),
    "training_organiser": gettext_noop("organisator van de mentoropleiding"),
    "travel_modes": gettext_noop("hoe u reist"),
    "value": gettext_noop("e-mailadres of telefoonnummer"),
    "week_hours": gettext_noop("uren per week"),
    "way": gettext_noop("geadviseerde weg"),
    "words": gettext_noop("tekst van de vraag"),
    "work_ready": gettext_noop("of u klaar bent voor een werkplek"),
    "work_willing": gettext_noop("of u op een werkplek wilt leren"),
}
_ACTORS: Final = ("_by", "user", "user_id", "actor_user")
_ACTOR: Final = gettext_noop("wie het deed")


def purpose(english: str) -> str:
    """What for, as people read it; empty where it has no words yet."""
    starts = (words for start, words in _STARTS.items() if english.startswith(start))
    found = _PURPOSES.get(english) or next(starts, "")
    return gettext(found) if found else ""


def retention(english: str) -> str:
    """How long, as people read it; empty where it has no words yet."""
    return gettext(_RETENTIONS[english]) if english in _RETENTIONS else ""


def field(name: str) -> str:
    """What is kept, as people read it; empty where it has no words yet."""
    if name.endswith(_ACTORS):
        return gettext(_ACTOR)
    return gettext(_FIELDS[name]) if name in _FIELDS else ""


def table(model_name: str) -> str:
    """What a table is about, by the glossary's word for it."""
    code = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in model_name).lstrip("_")
    word = gettext(terms.term(code).nl)
    return word[:1].upper() + word[1:]
