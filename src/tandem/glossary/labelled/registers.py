"""Labels of the registers: who and what exists."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "accounts.LinkPurpose",
        ("Doel van de link", "Purpose of the link"),
        {"sign_in": ("Aanmelden", "Signing in")},
    ),
    Choices(
        "accounts.Happened",
        ("Gebeurtenis bij een account", "Event of an account"),
        {
            "account.opened": ("Account geopend", "Account opened"),
            "account.identity_linked": ("Digitale sleutel gekoppeld", "Digital key linked"),
            "account.signed_in": ("Aangemeld", "Signed in"),
            "account.sign_in_refused": ("Aanmelding geweigerd", "Sign-in refused"),
            "account.closed": ("Account gesloten", "Account closed"),
            "account.sessions_ended": ("Overal afgemeld", "Signed out everywhere"),
        },
    ),
    Choices(
        "people.Happened",
        ("Gebeurtenis bij een persoon", "Event of a person"),
        {
            "person.added": ("Persoon toegevoegd", "Person added"),
            "person.corrected": ("Gegevens van een persoon aangepast", "Details of a person corrected"),
        },
    ),
    Choices(
        "geo.RegionKind",
        ("Soort gebied", "Kind of area"),
        {
            "region": ("Gewest", "Region"),
            "province": ("Provincie", "Province"),
            "arrondissement": ("Arrondissement", "Arrondissement"),
            "reference_region": ("Referentieregio", "Reference region"),
            "transport_region": ("Vervoerregio", "Transport region"),
            "forum": ("Overlegforum", "Forum"),
            "subregion": ("Subregio", "Subregion"),
        },
    ),
    Choices(
        "geo.GeoCertainty",
        ("Zekerheid van een gebied", "Certainty of an area"),
        {
            "official": ("Officieel", "Official"),
            "retold": ("Naverteld", "Retold"),
            "uncertain": ("Onzeker", "Uncertain"),
        },
    ),
    Choices(
        "geo.RegionCode",
        ("Gewest", "Region"),
        {
            "GEW02000": ("Vlaams Gewest", "Flemish Region"),
            "GEW04000": ("Brussels Hoofdstedelijk Gewest", "Brussels-Capital Region"),
        },
    ),
    Choices(
        "geo.TravelMode",
        ("Vervoer", "Travel"),
        {
            "bike": ("Fiets", "Bike"),
            "car": ("Auto", "Car"),
            "public_transport": ("Openbaar vervoer", "Public transport"),
        },
    ),
    Choices(
        "geo.EditionKind",
        ("Soort kaartgegevens", "Kind of map data"),
        {
            "tables": ("Tabellen", "Tables"),
            "borders": ("Gemeentegrenzen", "Borders"),
            "mergers": ("Fusies", "Mergers"),
        },
    ),
    Choices(
        "geo.PlaceKind",
        ("Soort plaats", "Kind of place"),
        {
            "municipality": ("Gemeente", "Municipality"),
            "place": ("Plaats", "Place"),
        },
    ),
    Choices(
        "geo.Happened",
        ("Gebeurtenis bij de plaatsen", "Event of the places"),
        {
            "geo.tables_loaded": ("Tabel van gemeenten geladen", "Table of municipalities loaded"),
            "geo.borders_replaced": ("Gemeentegrenzen vervangen", "Borders replaced"),
            "geo.mergers_applied": ("Fusies van gemeenten toegepast", "Mergers of municipalities applied"),
        },
    ),
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
        "organisations.Happened",
        ("Gebeurtenis bij een organisatie", "Event of an organisation"),
        {
            "company.joined": ("Onderneming doet mee", "Company joined"),
            "company.corrected": ("Contactgegevens aangepast", "Contact details corrected"),
            "company.joint_committee_set": ("Paritair comité ingevuld", "Joint committee set"),
            "company.register_doubted": (
                "Gegeven uit de KBO gemeld als onjuist",
                "Fact from the KBO reported as wrong",
            ),
            "register.made_current": ("Nieuw uittreksel van de KBO in gebruik", "New KBO extract made current"),
            "providers.imported": ("Aanbieders ingelezen", "Providers imported"),
            "providers.import_undone": ("Invoer van aanbieders teruggedraaid", "Import of providers undone"),
        },
    ),
    Choices(
        "mandates.Power",
        ("Bevoegdheid", "Power"),
        {
            "recognise": ("Erkennen en erkenningen opheffen", "Recognising and lifting recognitions"),
            "exclude": ("Ondernemingen uitsluiten", "Excluding companies"),
            "control": ("Toezien op de uitvoering op de werkplek", "Controlling the execution at the workplace"),
            "report": ("Jaarlijks verslag uitbrengen", "Reporting every year"),
            "inform": ("Ondernemingen informeren", "Informing companies"),
            "mobilise": ("Ondernemingen ondersteunen en werkplekken zoeken", "Supporting companies and finding places"),
            "advise": ("Advies geven over het werkplekdeel", "Advising on the workplace part"),
        },
    ),
    Choices(
        "mandates.BodyKind",
        ("Soort instantie", "Kind of body"),
        {
            "sectoral_partnership": ("Sectoraal partnerschap", "Sectoral partnership"),
            "flemish_partnership": ("Vlaams Partnerschap Duaal Leren", "Flemish partnership for dual learning"),
            "agency": ("Vlaamse administratie", "Flemish administration"),
        },
    ),
    Choices(
        "mandates.RoutingReason",
        ("Reden van de toewijzing", "Reason of the routing"),
        {
            "one_holder": ("Eén instantie is bevoegd", "One body is competent"),
            "no_joint_committee": ("De onderneming heeft geen paritair comité", "The company has no joint committee"),
            "unknown_joint_committee": (
                "Het paritair comité hoort bij geen sector",
                "The joint committee belongs to no sector",
            ),
            "no_holder": ("Geen instantie is bevoegd", "No body is competent"),
            "several_holders": ("Meer dan één instantie is bevoegd", "More than one body is competent"),
            "power_moved": ("De bevoegdheid ging naar een andere instantie", "The power moved to another body"),
        },
    ),
    Choices(
        "mandates.Happened",
        ("Gebeurtenis bij een bevoegdheid", "Event of a power"),
        {
            "mandates.loaded": ("Instanties en bevoegdheden geladen", "Bodies and powers loaded"),
            "mandate.given": ("Delegatie gegeven", "Mandate given"),
            "mandate.ended": ("Delegatie beëindigd", "Mandate ended"),
            "mandate.rule_switched": ("Keuze bij een regel gewijzigd", "Choice on a rule changed"),
        },
    ),
    Choices(
        "access.Role",
        ("Rol", "Role"),
        {
            "public": ("Bezoeker", "Visitor"),
            "system": ("Het platform", "The platform"),
            "learner": ("Lerende", "Learner"),
            "guardian": ("Ouder of voogd", "Parent or guardian"),
            "company_admin": ("Beheerder van de onderneming", "Manager of the company"),
            "company_hr": ("HR-verantwoordelijke", "HR officer"),
            "mentor": ("Mentor", "Mentor"),
            "provider_admin": ("Beheerder van de aanbieder", "Manager of the provider"),
            "coach": ("Trajectbegeleider", "Coach"),
            "partnership_manager": ("Beheerder van het partnerschap", "Manager of the partnership"),
            "partnership_staff": ("Medewerker van het partnerschap", "Staff of the partnership"),
            "partnership_voter": ("Stemgerechtigde van het partnerschap", "Voter of the partnership"),
            "flemish_partnership": ("Vlaams Partnerschap Duaal Leren", "Flemish partnership for dual learning"),
            "agency_staff": ("Medewerker van de Vlaamse administratie", "Staff of the Flemish administration"),
            "platform_admin": ("Beheerder van het platform", "Manager of the platform"),
            "employment_service": ("Medewerker van VDAB", "Staff of VDAB"),
            "CLB": ("Medewerker van een CLB", "Staff of a pupil guidance centre"),
            "sector_consultant": ("Sectorconsulent", "Sector consultant"),
            "run_up_partner": ("Partner in de aanloopfase", "Partner in the run-up phase"),
            "support_point": ("Medewerker van een provinciaal steunpunt", "Staff of a provincial support point"),
            "forum_member": ("Lid van een overlegforum", "Member of a forum"),
            "trade_union": ("Vakbond", "Trade union"),
            "education_department": ("Medewerker van Onderwijs", "Staff of the education department"),
        },
    ),
    Choices(
        "access.Sight",
        ("Afloop van een inzage", "How a look ended"),
        {
            "seen": ("Bekeken", "Seen"),
            "refused": ("Toegang geweigerd", "Access refused"),
        },
    ),
    Choices(
        "access.Happened",
        ("Gebeurtenis bij een hoedanigheid", "Event of a capacity"),
        {
            "access.invited": ("Uitnodiging verstuurd", "Invitation sent"),
            "access.invitation_accepted": ("Uitnodiging aanvaard", "Invitation accepted"),
            "access.invitation_withdrawn": ("Uitnodiging ingetrokken", "Invitation withdrawn"),
            "access.capacity_given": ("Hoedanigheid gegeven", "Capacity given"),
            "access.capacity_ended": ("Hoedanigheid beëindigd", "Capacity ended"),
        },
    ),
)
