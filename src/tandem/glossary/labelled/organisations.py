"""Labels of companies, the register of enterprises, and providers."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "organisations.ProviderKind",
        ("Soort aanbieder", "Kind of provider"),
        {
            "school": ("School", "School"),
            "CDO": ("Centrum voor deeltijds onderwijs", "Centre for part-time education"),
            "SYNTRA": ("SYNTRA", "SYNTRA"),
            "BuSO": ("Buitengewoon secundair onderwijs", "Special secondary education"),
            "CVO": ("Centrum voor volwassenenonderwijs", "Centre for adult education"),
        },
    ),
    Choices(
        "organisations.NetworkKind",
        ("Soort netwerk", "Kind of network"),
        {
            "umbrella": ("Koepel", "Umbrella body"),
            "school_community": ("Scholengemeenschap", "School community"),
        },
    ),
    Choices(
        "organisations.PositionSource",
        ("Hoe precies de ligging is", "How exact the position is"),
        {
            "address": ("Het adres", "The address"),
            "postal_code": ("Het midden van de postcode", "The centre of the postal code"),
            "municipality": ("Het midden van de gemeente", "The centre of the municipality"),
        },
    ),
    Choices(
        "organisations.NumberProblem",
        ("Fout in een nummer van de KBO", "Fault in a KBO number"),
        {
            "empty": ("Er staat geen nummer", "There is no number"),
            "no_digits": ("Er staan andere tekens dan cijfers in", "It holds other signs than digits"),
            "length": ("Het nummer telt geen tien cijfers", "The number does not count ten digits"),
            "series": ("Het begincijfer past niet bij dit soort nummer", "The first digit does not fit this kind"),
            "check": ("Het controlegetal klopt niet", "The check digits are wrong"),
        },
    ),
    Choices(
        "organisations.ExtractKind",
        ("Soort uittreksel van de KBO", "Kind of KBO extract"),
        {
            "full": ("Volledig uittreksel", "Full extract"),
            "update": ("Alleen wijzigingen", "Changes only"),
        },
    ),
    Choices(
        "organisations.RegisterFile",
        ("Bestand van de KBO", "File of the KBO"),
        {
            "code": ("Codes", "Codes"),
            "enterprise": ("Ondernemingen", "Enterprises"),
            "establishment": ("Vestigingen", "Establishments"),
            "branch": ("Bijkantoren", "Branches"),
            "denomination": ("Namen", "Names"),
            "address": ("Adressen", "Addresses"),
            "contact": ("Contactgegevens", "Contact details"),
            "activity": ("Activiteiten", "Activities"),
        },
    ),
    Choices(
        "organisations.ExtractState",
        ("Stand van een uittreksel van de KBO", "State of a KBO extract"),
        {
            "staging": ("Wordt ingelezen", "Being read"),
            "staged": ("Klaargezet", "Staged"),
            "current": ("In gebruik", "In use"),
            "replaced": ("Vervangen", "Replaced"),
            "abandoned": ("Losgelaten", "Abandoned"),
            "swept": ("Opgeruimd", "Swept"),
        },
    ),
    Choices(
        "organisations.ExtractMove",
        ("Stap bij een uittreksel van de KBO", "Step of a KBO extract"),
        {
            "finish": ("Klaarzetten", "Finish"),
            "make_current": ("In gebruik nemen", "Put in use"),
            "replace": ("Door een nieuwer vervangen", "Replace by a newer one"),
            "abandon": ("Loslaten", "Abandon"),
            "sweep": ("Opruimen", "Sweep"),
        },
    ),
    Choices(
        "organisations.Keeper",
        ("Wie een uittreksel beheert", "Who keeps an extract"),
        {
            "importer": ("Wie het inleest", "Who reads it"),
            "platform": ("Het platform", "The platform"),
        },
    ),
    Choices(
        "organisations.RowProblem",
        ("Waarom een rij niet is overgenomen", "Why a row was not taken over"),
        {
            "columns": ("Verkeerd aantal kolommen", "Wrong number of columns"),
            "quotes": ("Aanhalingstekens kloppen niet", "Quotes are broken"),
            "encoding": ("Onleesbare tekens", "Unreadable characters"),
            "control": ("Verborgen stuurtekens", "Hidden control characters"),
            "too_long": ("Te lang", "Too long"),
            "empty": ("Leeg", "Empty"),
            "number": ("Geen geldig nummer", "Not a valid number"),
            "day": ("Geen geldige dag", "Not a valid day"),
            "code": ("Onbekende code", "Unknown code"),
            "zipcode": ("Geen geldige postcode", "Not a valid postal code"),
            "twice": ("Staat er al", "Is already there"),
        },
    ),
    Choices(
        "organisations.RegisterChange",
        ("Verandering in de KBO", "Change in the KBO"),
        {
            "added": ("Toegevoegd", "Added"),
            "gone": ("Verdwenen", "Gone"),
            "back": ("Terug", "Back"),
            "moved": ("Verhuisd", "Moved"),
            "renamed": ("Nieuwe naam", "New name"),
            "transferred": ("Naar een andere onderneming", "To another company"),
        },
    ),
    Choices(
        "organisations.RegisterField",
        ("Gegeven uit de KBO", "Fact from the KBO"),
        {
            "name": ("Naam", "Name"),
            "legal_form": ("Rechtsvorm", "Legal form"),
            "started_on": ("Begindatum", "Start date"),
            "address": ("Adres", "Address"),
            "establishments": ("Vestigingen", "Establishments"),
            "contact": ("Contactgegevens", "Contact details"),
        },
    ),
    Choices(
        "organisations.TrajectoryAgreement",
        ("Overeenkomst van het traject", "Agreement of the trajectory"),
        {
            "OAO": ("Overeenkomst van alternerende opleiding", "Agreement of alternating training"),
            "SOAO": ("Stageovereenkomst alternerende opleiding", "Placement agreement of alternating training"),
            "DA": ("Deeltijdse arbeidsovereenkomst", "Part-time employment contract"),
        },
    ),
    Choices(
        "organisations.ProviderTable",
        ("Tabel van de aanbieders", "Table of the providers"),
        {
            "network": ("Netwerken", "Networks"),
            "provider": ("Aanbieders", "Providers"),
            "membership": ("Lidmaatschappen", "Memberships"),
            "location": ("Vestigingsplaatsen", "Locations"),
            "programme": ("Opleidingen", "Trainings"),
            "trajectory": ("Standaardtrajecten", "Standard trajectories"),
            "trajectory_group": ("Administratieve groepen", "Administrative groups"),
            "aanloop_programme": ("Aanloop", "Run-up"),
        },
    ),
    Choices(
        "organisations.Happened",
        ("Gebeurtenis bij een organisatie", "Event of an organisation"),
        {
            "company.joined": ("Onderneming doet mee", "Company joined"),
            "company.corrected": ("Contactgegevens aangepast", "Contact details corrected"),
            "company.establishments_adopted": ("Vestigingen doen mee", "Establishments take part"),
            "company.joint_committee_left": ("Paritair comité beëindigd", "Joint committee ended"),
            "company.doubt_settled": ("Melding over de KBO afgehandeld", "Remark on the KBO settled"),
            "register.extract_abandoned": ("Uittreksel van de KBO losgelaten", "KBO extract abandoned"),
            "company.joint_committee_set": ("Paritair comité ingevuld", "Joint committee set"),
            "company.register_doubted": (
                "Gegeven uit de KBO gemeld als onjuist",
                "Fact from the KBO reported as wrong",
            ),
            "register.made_current": ("Nieuw uittreksel van de KBO in gebruik", "New KBO extract made current"),
            "providers.imported": ("Aanbieders ingelezen", "Providers imported"),
            "providers.import_undone": ("Invoer van aanbieders teruggedraaid", "Import of providers undone"),
            "providers.free_days_added": ("Vrije dagen van de school toegevoegd", "Free days of the school added"),
            "providers.free_day_removed": ("Vrije dag van de school geschrapt", "Free day of the school removed"),
        },
    ),
    Choices(
        "organisations.FreeDayKind",
        ("Soort vrije dag", "Kind of free day"),
        {
            "free": ("Facultatieve verlofdag", "Optional day off"),
            "study": ("Pedagogische studiedag", "Study day for teachers"),
            "other": ("Andere dag zonder les", "Another day without lessons"),
        },
    ),
)
