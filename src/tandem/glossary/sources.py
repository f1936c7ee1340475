"""Where the meanings of the words come from. The codes, and the names of what they share, are those of the law."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Source:
    """A page or text that says what a word means, retold by us; an official one is a public body's own."""

    code: str
    title: str
    title_en: str
    period: str = ""
    url: str = ""
    is_official: bool = False


OWN: Final = "TANDEM"
"""The source of a word that is ours."""

GENERAL: Final = "ALGEMEEN"
"""The source of what everybody in the field says and nobody wrote down for us."""

ALL: Final = (
    Source(
        "S1",
        "Decreet van 10 juni 2016 over alternerende opleidingen",
        "Decree of 10 June 2016 on alternating training",
        period="2016-2022",
        url="https://data-onderwijs.vlaanderen.be/edulex/document.aspx?docid=14994",
        is_official=True,
    ),
    Source(
        "S2",
        "Besluiten en omzendbrief over duaal leren, de aanloopfase en het buitengewoon onderwijs",
        "Orders and circular on dual learning, the run-up phase and special education",
        period="2018-2023",
        url="https://data-onderwijs.vlaanderen.be/edulex/document.aspx?docid=15263",
        is_official=True,
    ),
    Source(
        "S3",
        "Omzendbrief over het studieaanbod van het secundair onderwijs",
        "Circular on the offer of studies in secondary education",
        period="± 2020",
        url="https://data-onderwijs.vlaanderen.be/edulex/document.aspx?docid=12988",
        is_official=True,
    ),
    Source(
        "S4",
        "Securex, alternerende opleiding",
        "Securex, alternating training",
        period="2016-2022",
        url="https://www.securex.eu",
    ),
    Source(
        "S5",
        "Nieuwe overeenkomsten in 2016: Besox, Legalworld en de Vlaamse overheid",
        "New agreements in 2016: Besox, Legalworld and the Flemish government",
        period="2016",
        url="https://overheid.vlaanderen.be/alternerende_opleidingen",
        is_official=True,
    ),
    Source(
        "S9",
        "SYNTRA Vlaanderen, vergoeding OAO",
        "SYNTRA Vlaanderen, allowance OAO",
        period="2016-2019",
        url="https://www.syntravlaanderen.be",
        is_official=True,
    ),
    Source(
        "S12",
        "Sodalis, Attentia, Group S en Vreemdelingenrecht, GGMMI",
        "Sodalis, Attentia, Group S and Vreemdelingenrecht, GGMMI",
        period="2022-2024",
        url="https://sodalis.be",
    ),
    Source(
        "S13",
        "Onderwijs Vlaanderen, leren op school en op de werkvloer",
        "Education Flanders, learning at school and at work",
        period="2017-2023",
        url="https://onderwijs.vlaanderen.be",
        is_official=True,
    ),
    Source(
        "S14",
        "Constructiv, duaal leren in de bouw",
        "Constructiv, dual learning in construction",
        period="2022",
        url="https://constructiv.be",
    ),
    Source(
        "S15",
        "Vlaamse overheid, erkenning van een onderneming als leerwerkplek",
        "Flemish government, recognition of a company as a workplace",
        period="2019-2024",
        url="https://www.vlaanderen.be/werken/opleiding-op-de-werkplek/erkenning-van-een-onderneming-als-leerwerkplek",
        is_official=True,
    ),
    Source(
        "S16",
        "Liantis en Besox, duaal leren voor volwassenen",
        "Liantis and Besox, dual learning for adults",
        period="2022",
        url="https://www.liantis.be/nl/nieuws/duaal-leren-vanaf-1-september-2022-ook-volwassenonderwijs",
    ),
    Source(
        "S17",
        "Vlaamse overheid en Partena, overeenkomst van duale opleiding",
        "Flemish government and Partena, agreement of dual training",
        period="2022-2024",
        url="https://www.vlaanderen.be/lerenden-uit-het-onderwijs-opleiden-op-de-werkplek/overeenkomsten/overeenkomst-van-duale-opleiding",
        is_official=True,
    ),
    Source(
        "S18",
        "Duaal leren 314: fitness en kappers",
        "Duaal leren 314: fitness and hairdressers",
        period="2023",
        url="https://duaalleren314.be",
    ),
    Source(
        "S19",
        "Vlaamse overheid, premie kwalificerend werkplekleren",
        "Flemish government, premium for qualifying workplace learning",
        period="2023",
        url="https://www.vlaanderen.be/premie-kwalificerend-werkplekleren",
        is_official=True,
    ),
    Source(
        "S22",
        "Katholiek Onderwijs Vlaanderen, premies in het loket",
        "Catholic Education Flanders, premiums in the counter",
        period="2023-09-07",
        url="https://pro.katholiekonderwijs.vlaanderen",
    ),
    Source(
        "S23",
        "Duaal Leren Vlaanderen en Verso, termijn van de mentoropleiding",
        "Duaal Leren Vlaanderen and Verso, term of the mentor training",
        period="2020-04",
        url="https://duaalleren.vlaanderen.be",
        is_official=True,
    ),
    Source(
        "S24",
        "SYNTRA Vlaanderen, erkenningsprocedure",
        "SYNTRA Vlaanderen, recognition procedure",
        period="± 2018-2019",
        url="https://www.syntravlaanderen.be/erkenningsprocedure-duale-werkplek",
        is_official=True,
    ),
    Source(
        "S25",
        "Vlaamse overheid, beroepsprocedure leerwerkplekken",
        "Flemish government, appeal procedure for workplaces",
        period="2023",
        url="https://www.vlaanderen.be/lerenden-uit-het-onderwijs-opleiden-op-de-werkplek/beroepsprocedure-leerwerkplekken",
        is_official=True,
    ),
    Source(
        "S26",
        "SYNTRA Vlaanderen, digitaal loket voor opleidingsverstrekkers",
        "SYNTRA Vlaanderen, digital counter for providers",
        period="2019",
        url="https://www.syntravlaanderen.be",
        is_official=True,
    ),
    Source(
        "S27",
        "Commerce Training, stappen naar een leerbedrijf",
        "Commerce Training, steps to a training company",
        period="2021",
        url="https://commercetraining.be/default.asp?level=3&lng=nl&id=101&id_page=133",
    ),
    Source(
        "S28",
        "Handleiding van het loket voor sectoren",
        "Manual of the counter for sectors",
        period="2018",
        url="https://docplayer.nl/135983444",
        is_official=True,
    ),
    Source(
        "S29",
        "Sodalis, Securex en Group S, Dimona ALT",
        "Sodalis, Securex and Group S, Dimona ALT",
        period="2021-2023",
        url="https://sodalis.be/nieuw-type-dimona-alternerend-leren/",
    ),
    Source(
        "S30",
        "Onderwijs Vlaanderen, leerlingen inschrijven",
        "Education Flanders, enrolling pupils",
        url="https://onderwijs.vlaanderen.be",
        is_official=True,
    ),
    Source(
        "S31",
        "Onderwijskiezer, duaal leren",
        "Onderwijskiezer, dual learning",
        period="2017-2025",
        url="https://www.onderwijskiezer.be",
    ),
    Source(
        "S33",
        "Vlaamse overheid en anderen, vakantieregeling",
        "Flemish government and others, holiday rules",
        period="2019",
        url="https://overheid.vlaanderen.be/alternerende-opleidingen",
        is_official=True,
    ),
    Source(
        "S34",
        "Onderwijs Vlaanderen, evaluatie van leerlingen",
        "Education Flanders, evaluation of pupils",
        period="2019",
        url="https://onderwijs.vlaanderen.be",
        is_official=True,
    ),
    Source(
        "S36",
        "ABVV-jongeren, duaal leren",
        "ABVV-jongeren, dual learning",
        period="2023-2025",
        url="https://www.abvv-jongeren.be/duaal-leren-hoe-begin-ik-eraan",
    ),
    Source(
        "S37",
        "VIVO, een mentor inschakelen",
        "VIVO, engaging a mentor",
        url="https://www.vivosocialprofit.org/een-mentor-inschakelen-voor-duaal-leren",
    ),
    Source(
        "S38",
        "Vlaamse overheid, mentoropleidingen",
        "Flemish government, mentor trainings",
        period="2023",
        url="https://www.vlaanderen.be/mentorkorting/mentorkorting-mentoropleidingen-voor-werknemers",
        is_official=True,
    ),
    Source(
        "S39",
        "Duaal TOP.UGent, begeleiden en evalueren",
        "Duaal TOP.UGent, guiding and evaluating",
        period="2020",
        url="https://duaal.topuntgent.be",
    ),
    Source(
        "S40",
        "Tracé Brussel, opheffing van SYNTRA Vlaanderen",
        "Tracé Brussel, abolition of SYNTRA Vlaanderen",
        period="2019",
        url="https://www.tracebrussel.be",
    ),
    Source(
        "S42",
        "Cedefop, fiche van het stelsel",
        "Cedefop, fiche of the scheme",
        period="2026",
        url="https://www.cedefop.europa.eu",
        is_official=True,
    ),
    Source(
        "S43",
        "EACEA YouthWiki en Eurydice",
        "EACEA YouthWiki and Eurydice",
        period="2025",
        url="https://national-policies.eacea.ec.europa.eu",
        is_official=True,
    ),
    Source(
        "S44",
        "Cedefop, fiches van 2019",
        "Cedefop, fiches of 2019",
        period="2019-2022",
        url="https://www.cedefop.europa.eu",
        is_official=True,
    ),
    Source(
        "S46",
        "Katholiek Onderwijs Vlaanderen en JOW, programmatie",
        "Catholic Education Flanders and JOW, programming",
        period="2020-2025",
        url="https://pro.katholiekonderwijs.vlaanderen",
    ),
    Source(
        "S47",
        "Onderwijs Vlaanderen, vind een onderneming en sluit een overeenkomst",
        "Education Flanders, find a company and conclude an agreement",
        period="± 2019",
        url="https://onderwijs.vlaanderen.be/nl/vind-een-onderneming-en-sluit-een-overeenkomst",
        is_official=True,
    ),
    Source(
        "S49",
        "Jaarverslag 2020-2021 van het Vlaams Partnerschap",
        "Yearly report 2020-2021 of the Flemish partnership",
        period="2021-12",
        url="https://www.vlaanderen.be",
        is_official=True,
    ),
    Source(
        "S55", "SERV en Vlor, adviezen over programmatie", "SERV and Vlor, advice on programming", period="2019-2023"
    ),
    Source("S57", "VDAB, knelpuntberoepen", "VDAB, shortage occupations", period="2023-2024", is_official=True),
    Source(
        "S60",
        "Dualimento, praktisch",
        "Dualimento, practical",
        period="2019",
        url="https://www.dualimento.be/werkgevers/voorbereiding/praktisch",
    ),
    Source("S61", "Duaal West", "Duaal West", period="2022", url="https://www.duaalwest.be"),
    Source(
        "S63",
        "Innovatieproject RadarDuaal",
        "Innovation project RadarDuaal",
        period="2018-2020",
        url="https://www.vlaio.be",
        is_official=True,
    ),
    Source("S65", "VDAB, Arvastat", "VDAB, Arvastat", period="2017", url="https://arvastat.vdab.be", is_official=True),
    Source(
        "S66",
        "Scan je school voor duaal",
        "Scan je school voor duaal",
        period="2019",
        url="https://www.scanjeschoolvoorduaal.be",
    ),
    Source(
        "S68",
        "Streekplatform Kempen en IGEMO",
        "Streekplatform Kempen and IGEMO",
        period="2018",
        url="https://www.streekplatformkempen.be",
    ),
    Source(
        "S69",
        "Onderwijs Vlaanderen en anderen, standaardtrajecten",
        "Education Flanders and others, standard trajectories",
        period="2017",
        url="https://onderwijs.vlaanderen.be",
        is_official=True,
    ),
    Source(
        "S71",
        "AHOVOKS, beroepskwalificaties",
        "AHOVOKS, occupational qualifications",
        period="2012-2020",
        is_official=True,
    ),
    Source(
        "S73",
        "JOW, Onderwijskiezer en Katholiek Onderwijs, aanloopfase",
        "JOW, Onderwijskiezer and Catholic Education, run-up phase",
        period="2020-2023",
        url="https://www.jow.be",
    ),
    Source(
        "S74", "Vijf achtergrondteksten over duaal leren", "Five background texts on dual learning", period="2018-2020"
    ),
    Source(
        "S77",
        "Katholiek Onderwijs Vlaanderen, advies over duaal leren",
        "Catholic Education Flanders, advice on dual learning",
        period="2023-06-22",
        url="https://pro.katholiekonderwijs.vlaanderen",
    ),
    Source(
        "KBO",
        "FOD Economie, Kruispuntbank van Ondernemingen",
        "Federal economy department, enterprise register",
        is_official=True,
    ),
    Source("STATBEL", "Statbel, indeling van het grondgebied", "Statbel, division of the territory", is_official=True),
    Source("ALGEMEEN", "Algemene kennis van het veld", "General knowledge of the field"),
    Source("TANDEM", "Eigen woord van Tandem", "A word of Tandem itself"),
)

_BY_CODE: Final = {one.code: one for one in ALL}


def source(code: str) -> Source:
    """The source with this code; an unknown code is a defect."""
    return _BY_CODE[code]
