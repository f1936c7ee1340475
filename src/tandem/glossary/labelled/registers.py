"""Labels of accounts, people, places and the reference tables."""

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
            "account.sign_in_link_made": ("Link om aan te melden gemaakt", "Sign-in link made"),
            "account.signed_in": ("Aangemeld", "Signed in"),
            "account.sign_in_refused": ("Aanmelding geweigerd", "Sign-in refused"),
            "account.closed": ("Account gesloten", "Account closed"),
            "account.sessions_ended": ("Overal afgemeld", "Signed out everywhere"),
        },
    ),
    Choices(
        "accounts.SignInWay",
        ("Manier van aanmelden", "Way of signing in"),
        {
            "identity": ("Digitale sleutel", "Digital key"),
            "link": ("Link per e-mail", "Link by e-mail"),
            "persona": ("Voorbeeldpersoon", "Demo persona"),
        },
    ),
    Choices(
        "people.Happened",
        ("Gebeurtenis bij een persoon", "Event of a person"),
        {
            "person.added": ("Persoon toegevoegd", "Person added"),
            "person.corrected": ("Gegevens van een persoon aangepast", "Details of a person corrected"),
            "person.linked": ("Account gekoppeld aan een persoon", "Account tied to a person"),
            "person.unlinked": ("Account losgemaakt van een persoon", "Account untied from a person"),
            "person.guardian_noted": ("Ouder of voogd genoteerd", "Parent or guardian noted"),
            "person.guardian_ended": ("Ouderlijk gezag of voogdij beëindigd", "Guardianship ended"),
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
        "reference.Grade",
        ("Graad", "Grade"),
        {
            "2": ("Tweede graad", "Second grade"),
            "3": ("Derde graad", "Third grade"),
            "7": ("Zevende jaar", "Seventh year"),
            "SnS": ("Secundair na secundair (Se-n-Se)", "Post-secondary year (Se-n-Se)"),
            "OV3": ("BuSO, opleidingsvorm 3", "Special education, training form 3"),
            "CVO": ("Volwassenenonderwijs", "Adult education"),
        },
    ),
    Choices(
        "reference.Form",
        ("Vroegere onderwijsvorm", "Former form of education"),
        {
            "bso": ("Beroepssecundair onderwijs (bso)", "Vocational secondary education (bso)"),
            "tso": ("Technisch secundair onderwijs (tso)", "Technical secondary education (tso)"),
        },
    ),
    Choices(
        "reference.Finality",
        ("Finaliteit", "Finality"),
        {
            "A": ("Arbeidsmarkt", "Labour market"),
            "D/A": ("Arbeidsmarkt en hoger onderwijs", "Labour market and higher education"),
            "D": ("Hoger onderwijs", "Higher education"),
        },
    ),
    Choices(
        "reference.AgreementType",
        ("Soort overeenkomst", "Kind of agreement"),
        {
            "OAO": ("OAO", "OAO"),
            "SAO": ("SAO", "SAO"),
            "DA": ("DA", "DA"),
            "ODO": ("ODO", "ODO"),
            "ODOS": ("ODOS", "ODOS"),
            "ODOW": ("ODOW", "ODOW"),
        },
    ),
    Choices(
        "reference.Safety",
        ("Aandacht voor veiligheid", "Attention to safety"),
        {
            "minor": ("Extra zorg bij minderjarigen", "Extra care with minors"),
            "ppe": ("Beschermingsmiddelen nodig", "Protective equipment needed"),
            "none": ("Niets bijzonders", "Nothing special"),
        },
    ),
    Choices(
        "reference.Unsound",
        ("Fout in een referentietabel", "Fault in a reference table"),
        {
            "reference.code_malformed": ("Code niet goed geschreven", "Code not well written"),
            "reference.code_double": ("Code meer dan één keer", "Code more than once"),
            "reference.sector_unknown": ("Sector bestaat niet", "Sector does not exist"),
            "reference.sector_missing": ("Sector ontbreekt", "Sector is missing"),
            "reference.qualification_unknown": ("Beroepskwalificatie bestaat niet", "Qualification does not exist"),
            "reference.activity_list_unknown": ("Activiteitenlijst bestaat niet", "Activity list does not exist"),
            "reference.activity_elsewhere": ("Activiteit hoort bij een andere lijst", "Activity of another list"),
            "reference.training_unknown": ("Opleiding bestaat niet", "Training does not exist"),
            "reference.versions_overlap": ("Versies lopen door elkaar", "Versions overlap"),
            "reference.more_than_total": ("Meer beroepen dan het totaal", "More occupations than the total"),
            "reference.version_too_old": ("Er is al een nieuwere versie", "There is a newer version already"),
            "reference.version_starts_too_early": ("Versie begint te vroeg", "Version starts too early"),
            "reference.words_changed": ("Woorden van een activiteit gewijzigd", "Words of an activity changed"),
            "reference.activities_changed": ("Andere activiteiten in dezelfde versie", "Other activities in a version"),
            "reference.training_has_list": ("Opleiding heeft een andere lijst", "Training has another list"),
        },
    ),
    Choices(
        "reference.Happened",
        ("Gebeurtenis bij de referentietabellen", "Event of the reference tables"),
        {
            "reference.catalogue_loaded": ("Referentietabellen geladen", "Reference tables loaded"),
            "reference.shortage_list_recorded": ("Lijst van knelpuntberoepen bewaard", "Shortage list recorded"),
            "reference.activity_list_recorded": ("Activiteitenlijst bewaard", "Activity list recorded"),
        },
    ),
    Choices(
        "reference.ListPart",
        ("Deel van een activiteitenlijst", "Part of an activity list"),
        {
            "activity_list": ("Activiteitenlijsten", "Activity lists"),
            "activity": ("Activiteiten", "Activities"),
            "training": ("Opleidingen bij een lijst", "Trainings with a list"),
        },
    ),
)
