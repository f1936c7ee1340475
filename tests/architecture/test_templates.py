"""Every template compiles, is used, and holds no script and no style of its own."""

import ast
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.architecture import house
from tests.architecture.house import Source
from tests.harness.pages import inline_code
from tools.checks import templates

TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
NAMED_IN_A_TAG = re.compile(r"""["']([\w./-]+\.(?:html|txt|xml|svg))["']""")
INCLUDED = re.compile(r"""{% include ["']([^"']+)["']""")
INCLUDED_WITH = re.compile(r"""{% include ["']([^"']+)["']((?:(?!%}).)*)%}""")
FORMS = re.compile(r"<form.*?</form>", re.DOTALL)
FIELDS = re.compile(r"""{% include ["']parts/(?:form_fields|field)\.html["']""")
FOUND_BY_DJANGO = {"400.html", "403.html", "404.html", "500.html"}


def unused(names: Mapping[str, Path], files: Iterable[Source]) -> list[str]:
    """Templates that no view names and no other template includes."""
    named = {node.value for source in files for node in ast.walk(source.tree) if isinstance(node, ast.Constant)}
    for path in names.values():
        named |= {
            name for tag in TAGS.findall(path.read_text(encoding="utf-8")) for name in NAMED_IN_A_TAG.findall(tag)
        }
    patterns = [_pattern(node) for source in files for node in ast.walk(source.tree) if isinstance(node, ast.JoinedStr)]
    built = {name for name in names for pattern in patterns if pattern and pattern.fullmatch(name)}
    return sorted(set(names) - named - built - FOUND_BY_DJANGO)


def _pattern(name: ast.JoinedStr) -> re.Pattern[str] | None:
    """The templates that a view names with a part filled in: `f"outbox/_{kind}.txt"`."""
    parts = [str(part.value) if isinstance(part, ast.Constant) else None for part in name.values]
    if not parts or not (parts[0] or "").endswith(("/", "/_")):
        return None
    return re.compile("".join(r"\w+" if part is None else re.escape(part) for part in parts))


def inline(names: Mapping[str, Path]) -> list[str]:
    """Scripts and styles inside templates."""
    pages = {name: path.read_text(encoding="utf-8") for name, path in names.items() if path.suffix == ".html"}
    # A tag inside an attribute or instead of one would look like an attribute itself.
    return [f"{name} {what}" for name, text in pages.items() for what in inline_code(TAGS.sub("x", text))]


def keyless(names: Mapping[str, Path]) -> list[str]:
    """Parts with a form that are included with `only` and without the key against forgery: nobody could send them."""
    texts = {name: path.read_text(encoding="utf-8") for name, path in names.items()}
    asks = {name for name, text in texts.items() if "{% csrf_token %}" in text}
    while more := {name for name, text in texts.items() if set(INCLUDED.findall(text)) & asks} - asks:
        asks |= more
    return [
        f"{name} includes {part}"
        for name, text in texts.items()
        for part, rest in INCLUDED_WITH.findall(text)
        if part in asks and rest.rstrip().endswith(" only") and "csrf_token=" not in rest
    ]


def strict(names: Mapping[str, Path]) -> list[str]:
    """Forms with fields that leave the checking to the browser: its words are not ours, and not in our language."""
    texts = {name: path.read_text(encoding="utf-8") for name, path in names.items() if path.suffix == ".html"}
    return sorted(
        name
        for name, text in texts.items()
        for form in FORMS.findall(text)
        if FIELDS.search(form) and "novalidate" not in form.partition("\n")[0]
    )


def test_every_template_compiles():
    found = list(templates.faults(templates.names()))
    assert not found, house.lines(found)


def test_every_template_is_used():
    found = unused(templates.names(), house.sources())
    assert not found, house.lines(found)


def test_no_template_holds_code_of_its_own():
    found = inline(templates.names())
    assert not found, house.lines(found)


def test_every_form_in_a_part_gets_the_key_against_forgery():
    found = keyless(templates.names())
    assert not found, house.lines(found)


def test_every_form_is_checked_with_our_own_words():
    found = strict(templates.names())
    assert not found, house.lines(found)


def test_each_kind_of_bad_template_is_found(tmp_path, settings):
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "used.html").write_text('{% include "part.html" %}<p style="color: {{ colour }}">')
    (folder / "part.html").write_text('{% if open %}<p class="{% if x %}style{% endif %}">Dag</p>{% endif %}')
    (folder / "forgotten.html").write_text("{% block a %}")
    (folder / "mail").mkdir()
    (folder / "mail" / "_granted.txt").write_text("Dag")
    (folder / "mail" / "form.html").write_text("{% csrf_token %}")
    (folder / "mail" / "list.html").write_text('{% include "mail/form.html" %}')
    (folder / "mail" / "keyless.html").write_text('{% include "mail/list.html" with row=row only %}')
    (folder / "mail" / "keyed.html").write_text('{% include "mail/list.html" with csrf_token=csrf_token only %}')
    (folder / "lost.html").write_text('{% include "gone.html" %}')
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [str(folder)]}]
    names = templates.names(tmp_path)
    view = house.written(
        "render(request, 'used.html'); render(request, f'mail/_{kind}.txt')", module="tandem.faces.web.views"
    )

    assert unused(names, [view]) == ["forgotten.html", "lost.html", "mail/keyed.html", "mail/keyless.html"]
    assert keyless(names) == ["mail/keyless.html includes mail/list.html"]
    assert inline(names) == ['used.html line 1: <p style="color: x">']
    assert [fault.partition(":")[0] for fault in templates.faults(names)] == ["forgotten.html", "lost.html"]
    (folder / "strict.html").write_text(
        '<form>\n{% include "parts/field.html" %}</form><form novalidate>\n{% include "parts/field.html" %}</form>'
    )
    assert strict(templates.names(tmp_path)) == ["strict.html"]
