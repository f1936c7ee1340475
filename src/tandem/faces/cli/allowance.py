"""`tandem allowance`: what a learner with an OAO gets a month, on a day."""

import json
from datetime import date
from typing import Annotated

import typer
from rich.console import Console

from tandem.base import clock
from tandem.faces.cli.placement import AsJson
from tandem.faces.documents.allowance import amount_words, basis_words, category_words, success_words
from tandem.law import allowance as law
from tandem.law import norms
from tandem.law.allowance import StudyFacts

console = Console()


def mount(root: typer.Typer) -> None:
    """Hang the command on `tandem`."""
    root.command()(allowance)


def allowance(
    *,
    on: Annotated[str, typer.Option("--on", help="Dag, zoals 2026-11-21; leeg is vandaag")] = "",
    second_grade: Annotated[bool, typer.Option("--second-grade", help="De tweede graad is af")] = False,
    third_grade: Annotated[bool, typer.Option("--third-grade", help="Eerste jaar van de derde graad geslaagd")] = False,
    ov3: Annotated[bool, typer.Option("--ov3", help="De kwalificatiefase van OV3 slaagde")] = False,
    years: Annotated[int, typer.Option(min=0, max=10, help="Geslaagde jaren alternerende opleiding")] = 0,
    finished: Annotated[int, typer.Option(min=0, max=10, help="Jaren van de langste opleiding die af is")] = 0,
    as_json: AsJson = False,
) -> None:
    """Reken de leervergoeding van een dag uit, met waarom en hoe zeker."""
    try:
        day = date.fromisoformat(on) if on else clock.today()
    except ValueError:
        raise typer.BadParameter(f"een dag als 2026-11-21; gevonden: {on}") from None
    if day < law.first_day():
        raise typer.BadParameter(f"een dag vanaf {law.first_day()}; gevonden: {day}")
    held, facts = norms.at(day), StudyFacts(second_grade, third_grade, ov3, years, finished)
    step = law.category(facts, norms=held)
    told, why = law.monthly(step, norms=held), law.successes(facts, norms=held).get(step, ())
    if as_json:
        amount = None if told.amount is None else str(told.amount)
        print(
            json.dumps(
                {
                    "day": day.isoformat(),
                    "category": int(step),
                    "amount": amount,
                    "basis": told.basis,
                    "certainty": told.ground.certainty,
                    "because": list(why),
                }
            )
        )
        return
    lines = (
        f"{amount_words(told)} ({category_words(step)})",
        *(f"- {success_words(one, norms=held)}" for one in why),
        f"{basis_words(told)} Zekerheid: {told.ground.certainty}.",
    )
    for line in lines:
        console.print(line, markup=False, highlight=False)
