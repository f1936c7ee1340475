"""`python -m tools.messages extract | check | compile | where TEXT`, from the top of the repository."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tools.messages import catalogue, checks, python_source, template_source, twins
from tools.messages.message import Message, Problem, Twin

TOP = Path(__file__).resolve().parents[2]
PRODUCT = TOP / "src" / "tandem"
PO = PRODUCT / "locale" / "en" / "LC_MESSAGES" / "django.po"
REGIONS = PRODUCT / "registers" / "geo" / "data" / "regions.csv"
REFERENCE = PRODUCT / "registers" / "reference" / "data"


@dataclass(frozen=True)
class Collected:
    """Every text of the product: what people translate, what carries its own English, and what is wrong."""

    messages: tuple[Message, ...]
    twins: dict[str, str]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]

    @property
    def for_people(self) -> tuple[Message, ...]:
        """The messages whose English does not stand in the data already."""
        return tuple(one for one in self.messages if one.context or one.plural or one.text not in self.twins)


def collect() -> Collected:
    """Read the whole product once."""
    pieces = list(
        chain(
            python_source.collect_files(_files("*.py"), TOP),
            template_source.collect_files(_files("templates/**/*.html", "templates/**/*.txt"), TOP),
        )
    )
    texts, faults = twins.merged(_twins())
    own = "glossary"
    notes = [fault for fault in faults if fault.kind == "two English texts" and fault.where.count(own) < 2]  # noqa: PLR2004
    return Collected(
        messages=tuple(piece for piece in pieces if isinstance(piece, Message)),
        twins=texts,
        problems=(
            *(piece for piece in pieces if isinstance(piece, Problem)),
            *(fault for fault in faults if fault not in notes),
            *checks.twin_problems(texts),
        ),
        notes=tuple(notes),
    )


def extract(*, prune: bool) -> int:
    """Bring the file that people translate up to date and say what is new and what vanished."""
    found = collect()
    changed = catalogue.update(catalogue.read(PO), found.for_people, prune=prune)
    catalogue.write(changed.catalogue, PO)
    _print("new", changed.new)
    _print("back again", changed.revived)
    _print("vanished", changed.vanished)
    _print("settled by the glossary first", (str(note) for note in found.notes))
    print(f"{len(changed.catalogue)} messages for people, {len(found.twins)} texts with their own English")
    return 0


def check() -> int:
    """Say everything that keeps the English catalogue from being complete and right; fail when there is anything."""
    found = collect()
    wrong = [*found.problems, *checks.problems(catalogue.read(PO), found.for_people)]
    for problem in wrong:
        print(problem, file=sys.stderr)
    if wrong:
        print(f"{len(wrong)} problems; `make messages` collects, a person translates in {_short(PO)}", file=sys.stderr)
    return 1 if wrong else 0


def compile_all() -> int:
    """Write the compiled catalogue next to the file that people translate."""
    texts, _ = twins.merged(_twins())
    count = catalogue.compile_to(catalogue.read(PO), texts, PO.with_suffix(".mo"))
    print(f"{count} texts in {_short(PO.with_suffix('.mo'))}")
    return 0


def where(text: str) -> int:
    """Say where a text stands."""
    hits = sorted({one.where for one in collect().messages if text in one.text or text in one.plural})
    print("\n".join(hits) or "nowhere")
    return 0 if hits else 1


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(prog="tools.messages", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    pruning = commands.add_parser("extract", help="collect every text; keeps what is translated")
    pruning.add_argument("--prune", action="store_true", help="drop translations that are no longer used")
    commands.add_parser("check", help="fail when a translation is missing, doubtful, unused or differs")
    commands.add_parser("compile", help="write the catalogue that the product reads")
    commands.add_parser("where", help="say where a text stands").add_argument("text")
    given = parser.parse_args(arguments)
    if given.command == "extract":
        return extract(prune=given.prune)
    if given.command == "where":
        return where(given.text)
    return check() if given.command == "check" else compile_all()


def _twins() -> Iterator[Twin]:
    return chain(twins.glossary(), twins.law(), twins.reference(REFERENCE), twins.regions(REGIONS))


def _files(*patterns: str) -> Iterator[Path]:
    found = {path for pattern in patterns for path in PRODUCT.rglob(pattern)}
    return iter(sorted(path for path in found if "migrations" not in path.parts))


def _print(title: str, lines: Iterable[str]) -> None:
    texts = list(lines)
    if texts:
        print(f"{title} ({len(texts)}):")
        print("\n".join(f"  {text}" for text in texts))


def _short(path: Path) -> str:
    return str(path.relative_to(TOP))


if __name__ == "__main__":
    sys.exit(main())
