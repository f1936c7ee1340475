"""Every template compiles: its tags exist, its blocks close, what it includes is there."""

import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.template import Engine, TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader_tags import ExtendsNode, IncludeNode

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "tandem"


def names(source: Path = SOURCE) -> dict[str, Path]:
    """The name of each template, as a view asks for it, and the file it stands in."""
    found: dict[str, Path] = {}
    for folder in sorted(source.rglob("templates")):
        found |= {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return found


def faults(templates: dict[str, Path]) -> Iterator[str]:
    """One line for each template that does not compile, or that names another one which is not there."""
    for name in templates:
        try:
            compiled = Engine.get_default().get_template(name)
        except (TemplateSyntaxError, TemplateDoesNotExist) as error:
            yield f"{name}: {error}"
            continue
        others = [node for kind in (ExtendsNode, IncludeNode) for node in compiled.nodelist.get_nodes_by_type(kind)]
        for node in others:
            wanted = getattr(node, "template", None) or getattr(node, "parent_name", None)
            literal = getattr(wanted, "var", None)
            if isinstance(literal, str) and literal not in templates and not _exists(literal):
                yield f"{name}: there is no template {literal}"


def _exists(name: str) -> bool:
    try:
        Engine.get_default().get_template(name)
    except TemplateDoesNotExist:
        return False
    except TemplateSyntaxError:
        return True
    return True


if __name__ == "__main__":
    django.setup()
    found = list(faults(names()))
    print("\n".join(found))
    sys.exit(bool(found))
