"""The words an invented company is made of. Every name says that it is invented; the trades are those of Flanders."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Trade:
    """A line of work: how often it occurs in a thousand, its codes in both lists, what such a company calls itself."""

    weight: int
    nace_2008: str
    nace_2025: str
    text_2008: str
    text_2025: str
    shops: tuple[str, ...]


# The codes of 2008 follow the published list; those of 2025 are near enough for an invented company.
TRADES: Final = (
    Trade(40, "10712", "10712", "Ambachtelijke vervaardiging van vers brood en vers banketbakkerswerk",
          "Ambachtelijke vervaardiging van brood en vers banketbakkerswerk", ("Bakkerij", "Banket", "Pâtisserie")),
    Trade(25, "47221", "47220", "Detailhandel in vlees en vleesproducten in gespecialiseerde winkels",
          "Detailhandel in vlees en vleesproducten", ("Slagerij", "Keurslagerij")),
    Trade(60, "56101", "56111", "Eetgelegenheden met volledige bediening", "Restaurants met volledige bediening",
          ("Brasserie", "Restaurant", "Eethuis", "Bistro")),
    Trade(25, "56102", "56112", "Eetgelegenheden met beperkte bediening", "Restaurants met beperkte bediening",
          ("Frituur", "Broodjeszaak")),
    Trade(45, "96021", "96210", "Haarverzorging", "Haarverzorging en barbiers", ("Kapsalon", "Haarhuis", "Coiffure")),
    Trade(20, "96022", "96220", "Schoonheidsverzorging", "Schoonheidsverzorging", ("Schoonheidssalon", "Institut")),
    Trade(45, "45201", "95310", "Onderhoud en reparatie van auto's", "Onderhoud en reparatie van motorvoertuigen",
          ("Garage", "Autobedrijf")),
    Trade(20, "45203", "95320", "Reparatie van carrosserieën", "Reparatie van carrosserieën", ("Carrosserie",)),
    Trade(50, "43211", "43210", "Elektrotechnische installatiewerken aan gebouwen", "Elektrische installatie",
          ("Elektro", "Elektriciteitswerken")),
    Trade(50, "43221", "43220", "Loodgieterswerk", "Loodgieterswerk en installatie van verwarming en koeling",
          ("Sanitair & Verwarming", "Loodgieterij", "Klimaattechniek")),
    Trade(70, "41201", "41001", "Algemene bouw van residentiële gebouwen", "Bouw van residentiële gebouwen",
          ("Bouwwerken", "Aannemingen", "Bouwbedrijf")),
    Trade(35, "43910", "43410", "Dakwerkzaamheden", "Dakwerken", ("Dakwerken",)),
    Trade(45, "43320", "43320", "Schrijnwerk", "Schrijnwerk", ("Schrijnwerkerij", "Houtatelier")),
    Trade(35, "43341", "43340", "Schilderen van gebouwen", "Schilderen en plaatsen van glas", ("Schilderwerken",)),
    Trade(30, "25620", "25530", "Verspanend bewerken van metalen", "Verspanend bewerken van metalen",
          ("Metaalwerken", "Lasatelier", "Mechaniek")),
    Trade(30, "81300", "81300", "Landschapsverzorging", "Landschapsverzorging", ("Tuinaanleg", "Groenwerken")),
    Trade(40, "01500", "01500", "Gemengd bedrijf", "Gemengd bedrijf", ("Hoeve", "Landbouwbedrijf")),
    Trade(75, "47112", "47110", "Detailhandel in algemene voedingswinkels", "Niet-gespecialiseerde detailhandel",
          ("Buurtwinkel", "Voeding", "Supermarkt")),
    Trade(45, "47711", "47710", "Detailhandel in dameskleding", "Detailhandel in kleding", ("Kledij", "Boetiek")),
    Trade(35, "49410", "49410", "Goederenvervoer over de weg", "Goederenvervoer over de weg",
          ("Transport", "Logistiek")),
    Trade(25, "88911", "88910", "Kinderdagverblijven en crèches", "Kinderopvang overdag",
          ("Kinderopvang", "Crèche", "Kinderdagverblijf")),
    Trade(20, "87301", "87301", "Rusthuizen voor ouderen", "Woonzorgcentra voor ouderen", ("Woonzorgcentrum",)),
    Trade(55, "62010", "62100", "Ontwerpen en programmeren van computerprogramma's", "Computerprogrammering",
          ("Software", "Informatica", "Webatelier")),
    Trade(45, "69201", "69201", "Accountants en belastingconsulenten", "Accountants en fiscaal adviseurs",
          ("Boekhouding", "Fiduciaire")),
    Trade(35, "70220", "70200", "Overige adviesbureaus op het gebied van bedrijfsbeheer", "Bedrijfsadvies",
          ("Advies", "Consult")),
    Trade(20, "55100", "55100", "Hotels en dergelijke accommodatie", "Hotels", ("Hotel", "Logies")),
    Trade(25, "81210", "81210", "Algemene reiniging van gebouwen", "Algemene reiniging van gebouwen",
          ("Schoonmaak", "Poetsdienst")),
)  # fmt: skip

INVENTED: Final = (
    "Verzonnen", "Gedroomde", "Denkbeeldige", "Ingebeelde", "Bedachte", "Fabelachtige", "Fictieve", "Vermeende",
)  # fmt: skip
"""Every company bears one of these: nobody takes it for a real one."""

THINGS: Final = (
    "Korenaar", "Sleutel", "Zeemeermin", "Regenboog", "Eenhoorn", "Draak", "Maan", "Zilvervos", "Kabouter", "Reiger",
    "Lantaarn", "Windroos", "Kastanje", "Klaproos", "Leeuwerik", "Molensteen", "Pauw", "Toren", "Vuurvogel", "Walvis",
    "Zonnewijzer", "Appelaar", "Bezem", "Distel", "Egel", "Feniks", "Griffioen", "Hinde", "IJsvogel", "Jonk", "Crème",
    "Façade", "Olifant", "Parel", "Ridder", "Snoek", "Theeketel", "Uil", "Vlinder", "Wilg", "Zwaluw", "Coöperatie",
)  # fmt: skip

FIRST_NAMES: Final = (
    "Amina", "Bram", "Céline", "Dries", "Elif", "Fien", "Gust", "Hanne", "Ilias", "Jana", "Kobe", "Lotte", "Mehdi",
    "Noor", "Omer", "Pauline", "Quinten", "Roos", "Staf", "Tine", "Umut", "Veerle", "Wout", "Yasmine", "Zoë",
)  # fmt: skip
LAST_NAMES: Final = (
    "Verzinsel", "Van Droomegem", "De Fabelaere", "Sprookmans", "Inbeeldens", "Fantasia", "Van Nergenshuize",
    "D'Hersenschim", "Luchtkasteele", "Bedachtens", "Van Sproocke", "El Khayali", "Hayaloğlu", "Legendemaker",
)  # fmt: skip

STREETS: Final = (
    "Kerkstraat", "Stationsstraat", "Molenstraat", "Dorpsstraat", "Nieuwstraat", "Schoolstraat", "Veldstraat",
    "Fabellaan", "Sprookjesplein", "Droomdreef", "Verzonnenweg", "Inbeeldingskaai", "Luchtkasteelstraat",
    "Eenhoornlaan", "Kabouterhof", "Zeemeerminpad", "Reuzensteenweg", "Drakendreef", "Sint-Nergensplein",
    "Korte Fantasiestraat", "Lange Fantasiestraat", "Industrielaan", "Bedrijvenpark De Verbeelding", "Toverbergstraat",
)  # fmt: skip

FORMS: Final = (("610", "Besloten vennootschap", 62), ("014", "Naamloze vennootschap", 18),
                ("017", "Vereniging zonder winstoogmerk", 12), ("612", "Commanditaire vennootschap", 5),
                ("706", "Coöperatieve vennootschap", 3))  # fmt: skip
FORM_WORDS: Final = {"610": "BV", "014": "NV", "017": "VZW", "612": "CommV", "706": "CV"}

CODES: Final = (
    ("ActivityGroup", "001", "BTW-activiteiten", "Activités TVA"),
    ("ActivityGroup", "003", "Activiteiten", "Activités"),
    ("ActivityGroup", "006", "RSZ-activiteiten", "Activités ONSS"),
    ("Classification", "ANCI", "Hulpactiviteit", "Activité auxiliaire"),
    ("Classification", "MAIN", "Hoofdactiviteit", "Activité principale"),
    ("Classification", "SECO", "Nevenactiviteit", "Activité secondaire"),
    ("ContactType", "EMAIL", "E-mailadres", "Adresse e-mail"),
    ("ContactType", "TEL", "Telefoonnummer", "Numéro de téléphone"),
    ("ContactType", "WEB", "Webadres", "Adresse web"),
    ("EntityContact", "BRANCH", "Bijkantoor", "Succursale"),
    ("EntityContact", "ENT", "Geregistreerde entiteit", "Entité enregistrée"),
    ("EntityContact", "EST", "Vestigingseenheid", "Unité d'établissement"),
    ("JuridicalSituation", "000", "Normale toestand", "Situation normale"),
    ("JuridicalSituation", "050", "Opening faillissement", "Ouverture de faillite"),
    ("Language", "0", "Onbekend", "Inconnu"),
    ("Language", "1", "Frans", "Français"),
    ("Language", "2", "Nederlands", "Néerlandais"),
    ("Language", "3", "Duits", "Allemand"),
    ("Language", "4", "Engels", "Anglais"),
    ("Status", "AC", "Actief", "Actif"),
    ("TypeOfAddress", "ABBR", "Bijkantoor", "Succursale"),
    ("TypeOfAddress", "BAET", "Vestigingseenheid", "Unité d'établissement"),
    ("TypeOfAddress", "OBAD", "Oudste actieve vestigingseenheid", "Première unité d'établissement active"),
    ("TypeOfAddress", "REGO", "Zetel", "Siège"),
    ("TypeOfDenomination", "001", "Naam", "Dénomination"),
    ("TypeOfDenomination", "002", "Afkorting", "Abréviation"),
    ("TypeOfDenomination", "003", "Commerciële naam", "Dénomination commerciale"),
    ("TypeOfDenomination", "004", "Naam van het bijkantoor", "Dénomination de la succursale"),
    ("TypeOfEnterprise", "1", "Natuurlijk persoon", "Personne physique"),
    ("TypeOfEnterprise", "2", "Rechtspersoon", "Personne morale"),
)
"""The codes that the invented files use, with their Dutch and French words."""
