"""Where the meanings of the words come from. The codes are those of the source list the facts were gathered with."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Source:
    """A page or text that says what a word means, retold by us."""

    code: str
    title: str
    title_en: str
    period: str = ""
    url: str = ""


_EDULEX = "https://data-onderwijs.vlaanderen.be/edulex/document.aspx?docid="

_SOURCES = (
    Source(
        "S1",
        "Decreet van 10 juni 2016 tot regeling van bepaalde aspecten van alternerende opleidingen",
        "Flemish decree of 10 June 2016 on certain aspects of alternating training",
        "2016-2022",
        f"{_EDULEX}14994",
    ),
    Source(
        "S2",
        "Besluiten en omzendbrief over duaal leren, de aanloopfase en het buitengewoon onderwijs",
        "Orders and circular on dual learning, the run-up phase and special education",
        "2018-2023",
        f"{_EDULEX}15263",
    ),
    Source("S3", "Omzendbrief over het studieaanbod (matrix)", "Circular on the study offer (matrix)", "± 2020"),
    Source("S4", "Securex, alternerende opleiding", "Securex, alternating training", "2016-2022"),
    Source("S5", "Besox en andere, nieuwe overeenkomsten en erkenning", "Besox and others, new agreements", "2016"),
    Source("S9", "SYNTRA Vlaanderen, vergoeding OAO", "SYNTRA Vlaanderen, allowance OAO", "2016-2019"),
    Source(
        "S12", "Sodalis, Attentia en andere, GGMMI en leervergoeding", "Sodalis, Attentia, minimum income", "2022-2024"
    ),
    Source(
        "S13", "Onderwijs Vlaanderen en Vlaanderen.be, duaal leren", "Education Flanders, dual learning", "2017-2023"
    ),
    Source("S14", "Constructiv, duaal leren in de bouw", "Constructiv, dual learning in construction", "2022"),
    Source(
        "S15", "Vlaanderen.be, erkenning van de onderneming", "Vlaanderen.be, recognition of the company", "2019-2024"
    ),
    Source(
        "S16", "Liantis en Besox, duaal leren voor volwassenen", "Liantis and Besox, dual learning for adults", "2022"
    ),
    Source(
        "S17", "Vlaanderen.be, overeenkomst van duale opleiding", "Vlaanderen.be, adult dual agreement", "2022-2024"
    ),
    Source("S18", "duaalleren314.be, rollen en vrijstelling", "duaalleren314.be, roles and exemption"),
    Source("S19", "Vlaanderen.be, premie kwalificerend werkplekleren", "Vlaanderen.be, employer premium", "2023"),
    Source("S20", "Groups.be, einde van de doelgroepverminderingen", "Groups.be, end of the reductions", "2023"),
    Source(
        "S22", "Katholiek Onderwijs Vlaanderen, premies en loket", "Catholic Education, premiums and counter", "2023"
    ),
    Source(
        "S23", "duaalleren.vlaanderen.be en Verso, mentoropleiding", "duaalleren.vlaanderen.be, mentor training", "2020"
    ),
    Source("S24", "SYNTRA Vlaanderen, erkenningsprocedure", "SYNTRA Vlaanderen, recognition procedure", "2018-2019"),
    Source(
        "S25",
        "Vlaanderen.be en SYNTRA Vlaanderen, beroep en sancties",
        "Vlaanderen.be, appeal and sanctions",
        "2019-2023",
    ),
    Source(
        "S26", "SYNTRA Vlaanderen, digitaal loket voor aanbieders", "SYNTRA Vlaanderen, counter for providers", "2019"
    ),
    Source("S27", "Commerce training, stappen en vragen", "Commerce training, steps and questions", "2021"),
    Source("S28", "Handleiding werkplekduaal voor sectoren", "Manual werkplekduaal for sectors", "2018"),
    Source("S29", "Sodalis, Securex en Groups, Dimona", "Sodalis, Securex and Groups, Dimona", "2021-2023"),
    Source("S30", "Onderwijs Vlaanderen, leerlingen inschrijven", "Education Flanders, enrolling pupils"),
    Source("S31", "Onderwijskiezer, duaal leren", "Onderwijskiezer, dual learning", "2017-2025"),
    Source("S33", "Overheid.vlaanderen.be en andere, vakantie", "Overheid.vlaanderen.be, holidays", "2019"),
    Source("S34", "Onderwijs Vlaanderen, evaluatie van leerlingen", "Education Flanders, evaluation of pupils", "2019"),
    Source("S36", "ABVV-jongeren, duaal leren", "ABVV-jongeren, dual learning", "2023-2025"),
    Source("S37", "VIVO, mentor in de social profit", "VIVO, mentor in the social profit sector"),
    Source("S38", "Vlaanderen.be, mentoropleidingen", "Vlaanderen.be, mentor training", "2023"),
    Source("S39", "Topunt Gent, mentoren in de praktijk", "Topunt Gent, mentors in practice", "2020"),
    Source("S40", "Tracé Brussel, taken van SYNTRA Vlaanderen", "Tracé Brussel, tasks of SYNTRA Vlaanderen", "2019"),
    Source("S42", "Cedefop, fiche over duaal leren", "Cedefop, scheme fiche on dual learning", "2026"),
    Source("S43", "EACEA YouthWiki en Eurydice", "EACEA YouthWiki and Eurydice", "2025"),
    Source("S44", "Cedefop, fiches en tijdlijn", "Cedefop, fiches and timeline", "2019-2022"),
    Source("S46", "Katholiek Onderwijs Vlaanderen, programmatie", "Catholic Education, programming", "2020-2025"),
    Source("S47", "Onderwijs Vlaanderen, vind een onderneming", "Education Flanders, find a company", "± 2019"),
    Source(
        "S49", "Kennisplatform Vlaanderen, jaarverslag duaal leren", "Flemish knowledge platform, yearly report", "2021"
    ),
    Source("S55", "SERV en Vlor, adviezen over programmatie", "SERV and Vlor, advice on programming", "2019-2023"),
    Source("S57", "VDAB, knelpuntberoepen", "VDAB, shortage occupations", "2023-2024"),
    Source("S58", "FOD Werkgelegenheid, jeugdige werknemers", "Federal labour department, young workers", "2020"),
    Source("S59", "Sociale zekerheid, statuut van de lerende", "Social security, statute of the learner", "2017-2020"),
    Source("S60", "Dualimento, schorsing en einde", "Dualimento, suspension and ending", "2019"),
    Source("S61", "duaalwest.be", "duaalwest.be", "2022"),
    Source("S63", "VLAIO en SYNTRA Vlaanderen, RadarDuaal", "VLAIO and SYNTRA Vlaanderen, RadarDuaal", "2018-2020"),
    Source("S65", "VDAB, Arvastat en Beroepen in Cijfers", "VDAB, Arvastat and occupations in figures", "2017"),
    Source("S66", "Scan je school voor duaal", "Scan je school voor duaal", "2019"),
    Source("S68", "Streekplatform Kempen en IGEMO, overlegfora", "Streekplatform Kempen and IGEMO, forums", "2018"),
    Source("S69", "Onderwijs Vlaanderen, standaardtrajecten", "Education Flanders, standard trajectories", "2017"),
    Source("S71", "AHOVOKS, beroepskwalificaties", "AHOVOKS, occupational qualifications", "2012-2020"),
    Source("S73", "jow.be en Onderwijskiezer, aanloopfase", "jow.be and Onderwijskiezer, run-up phase", "2020-2023"),
    Source(
        "S74",
        "Achtergrondteksten over regio's en samenwerking",
        "Background texts on regions and cooperation",
        "2018-2020",
    ),
    Source("S77", "Katholiek Onderwijs Vlaanderen, advies", "Catholic Education, advice", "2023"),
    Source("KBO", "FOD Economie, Kruispuntbank van Ondernemingen", "Federal economy department, enterprise register"),
    Source("STATBEL", "Statbel, indeling van het grondgebied", "Statbel, division of the territory"),
    Source("ALGEMEEN", "Algemene kennis van het veld", "General knowledge of the field"),
    Source("TANDEM", "Eigen woord van Tandem", "A word of Tandem itself"),
)

_BY_CODE: Final = {one.code: one for one in _SOURCES}

ALL: Final = _SOURCES


def source(code: str) -> Source:
    """The source with this code; an unknown code is a defect."""
    return _BY_CODE[code]
