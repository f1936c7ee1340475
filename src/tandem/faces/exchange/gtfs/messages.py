"""What is wrong in a timetable, in a sentence that says what to do next."""

from collections.abc import Iterator, Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tandem.base.language import translatable
from tandem.faces.exchange.gtfs.facts import Problem

_SENTENCES: Final[Mapping[str, str]] = {
    "zip.not_found": translatable("Het bestand bestaat niet. Kijk het pad na."),
    "zip.unreadable": translatable(
        "Dit is geen volledig zipbestand: het einde ontbreekt of is beschadigd. Haal het opnieuw op bij de vervoerder."
    ),
    "zip.damaged": translatable("De inhoud is beschadigd: de controlesom klopt niet. Haal het zipbestand opnieuw op."),
    "zip.too_many": translatable(
        "Het zipbestand bevat te veel bestanden: hoogstens {needed}. Is dit een GTFS-bestand?"
    ),
    "zip.member_twice": translatable("Dit bestand zit twee keer in het zipbestand. Haal het opnieuw op."),
    "zip.encrypted": translatable("Dit bestand is met een wachtwoord beveiligd. Vraag een bestand zonder wachtwoord."),
    "zip.compression": translatable(
        "Dit bestand is ingepakt op een manier die wij niet lezen. Pak het in als gewone zip."
    ),
    "zip.bomb": translatable(
        "Uitgepakt is dit {found} keer zo groot als ingepakt; wij aanvaarden {needed} keer. Dit lijkt een zipbom."
    ),
    "zip.too_big": translatable(
        "Uitgepakt telt dit {found} GB; wij aanvaarden {needed} GB. Neem een kleinere uitgave."
    ),
    "zip.overlap": translatable("De bestanden in de zip overlappen elkaar: dit lijkt een zipbom."),
    "zip.member_missing": translatable(
        "In het zipbestand ontbreekt {needed}. Gevonden: {found}. Staan de bestanden in een map? Zet ze bovenaan."
    ),
    "table.empty": translatable("Het bestand is leeg. Nodig is een kopregel met {needed}."),
    "table.columns": translatable("De kopregel mist {needed}. Gevonden: {found}."),
    "table.long_line": translatable(
        "Een regel is langer dan {needed} kB. Dat kan geen rij van een dienstregeling zijn."
    ),
    "table.encoding": translatable("Hier staat {found}: dat is geen UTF-8. Bewaar het bestand als UTF-8."),
    "table.quotes": translatable("Een aanhalingsteken sluit niet: {found}. Haal het bestand opnieuw op."),
    "table.too_many": translatable("Het bestand telt meer rijen dan wij aanvaarden: hoogstens {needed}."),
    "value.time": translatable("“{found}” is geen uur. Nodig is een uur als {needed}."),
    "value.day": translatable("“{found}” is geen dag. Nodig is een dag als {needed}."),
    "value.number": translatable("“{found}” is geen getal. Nodig is een getal als {needed}."),
    "value.flag": translatable("“{found}” kan hier niet. Nodig is een van deze: {needed}."),
    "value.lat": translatable("“{found}” is geen breedtegraad. Nodig is een getal als {needed}."),
    "value.lon": translatable("“{found}” is geen lengtegraad. Nodig is een getal als {needed}."),
    "value.empty": translatable("De kolom {needed} is leeg. Vul ze in."),
    "value.repeat": translatable("“{found}” is geen herhaling. Nodig is begin, einde en seconden, zoals {needed}."),
    "ref.unknown": translatable("“{found}” staat niet in {needed}. Voeg het daar toe, of verbeter de verwijzing."),
    "id.twice": translatable("{needed} “{found}” komt twee keer voor. Elke rij heeft een eigen naam."),
    "calls.twice": translatable("Volgnummer {found} komt twee keer voor in dezelfde rit. Nummer de haltes door."),
    "calls.no_time": translatable("De eerste en de laatste halte van een rit hebben een uur nodig: {needed}."),
    "calls.order": translatable("Het uur {found} ligt vóór dat van de vorige halte. De uren van een rit lopen op."),
    "feed.zone": translatable("De tijdzone is “{found}”. Wij lezen dienstregelingen met de klok van {needed}."),
    "feed.nothing_runs": translatable("Op geen enkele dag rijdt er iets. Kijk calendar.txt en calendar_dates.txt na."),
    "feed.left_out": translatable(
        "Van {found} ritten zijn er te veel die niet kloppen; wij aanvaarden {needed}. De fouten staan hieronder."
    ),
}

_ASIDES: Final[Mapping[str, str]] = {
    "flexible": translatable("Haltes van flexibel vervoer (GTFS-Flex), niet gelezen: {n}."),
    "single": translatable("Ritten met maar één halte, niet geteld: {n}."),
    "changes": translatable("Regels over overstappen zonder tijd of voor één rit, zelf geschat: {n}."),
    "days": translatable("Dagen te lang geleden of te ver in de toekomst, niet geteld: {n}."),
}


def sentence(problem: Problem) -> str:
    """Where it is, what is wrong, and what is needed."""
    said = _(_SENTENCES[problem.code]).format(found=problem.found or "–", needed=problem.needed)
    if not problem.file:
        return said
    if not problem.line:
        return _("{file}: {sentence}").format(file=problem.file, sentence=said)
    return _("{file}, regel {line}: {sentence}").format(file=problem.file, line=problem.line, sentence=said)


def asides(found: Mapping[str, int]) -> Iterator[str]:
    """What was left aside without harm."""
    for code in _ASIDES:
        if found.get(code):
            yield _(_ASIDES[code]).format(n=found[code])


def counted(problems: int) -> str:
    """How many problems there are."""
    return ngettext("{n} fout", "{n} fouten", problems).format(n=problems)
