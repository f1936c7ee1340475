"""Every Dutch sentence reaches the catalogue, and the English catalogue says the same."""

import gettext as standard
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.apps import apps
from django.template import Context, Engine, TemplateSyntaxError
from django.template.base import Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils import translation

from tools.messages import __main__ as tool
from tools.messages import catalogue, checks, python_source, template_source, twins
from tools.messages.message import Message, Problem, Twin

TEMPLATES = sorted(path for pattern in ("*.html", "*.txt") for path in tool.PRODUCT.rglob(f"templates/**/{pattern}"))


def texts(pieces) -> set[tuple[str, str, str]]:
    return {(piece.context, piece.text, piece.plural) for piece in pieces if isinstance(piece, Message)}


def faults(pieces) -> list[str]:
    return [piece.kind for piece in pieces if isinstance(piece, Problem)]


# -------------------------------------------------------------------------------------------------------------- python


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("gettext('Dien in')", ("", "Dien in", "")),
        ("lazily('Dien ' 'in')", ("", "Dien in", "")),
        ("_('Dien in')", ("", "Dien in", "")),
        ("gettext_noop('Dien in')", ("", "Dien in", "")),
        ("ngettext('%(n)s dag', '%(n)s dagen', n)", ("", "%(n)s dag", "%(n)s dagen")),
        ("pgettext('knop', 'Open')", ("knop", "Open", "")),
        ("npgettext('lijst', 'dag', 'dagen', n)", ("lijst", "dag", "dagen")),
        ("translation.gettext('Dien in')", ("", "Dien in", "")),
        ("Constraint(violation_error_message='Dat kan niet.')", ("", "Dat kan niet.", "")),
    ],
)
def test_a_sentence_in_python_is_collected(line, expected):
    source = (
        "from django.utils import translation\n"
        "from django.utils.translation import gettext, gettext as _, gettext_lazy as lazily, gettext_noop\n"
        f"from django.utils.translation import ngettext, npgettext, pgettext\n{line}\n"
    )
    assert texts(python_source.collect(source, "x.py")) == {expected}


def test_a_text_that_stands_elsewhere_already_is_not_collected_where_it_is_translated():
    source = "from django.utils.translation import gettext\ngettext(term.nl)\n"
    assert list(python_source.collect(source, "x.py")) == []


def test_a_function_that_only_happens_to_be_called_the_same_is_left_alone():
    assert list(python_source.collect("def _(x): ...\n_('geen zin')\n", "x.py")) == []


@pytest.mark.parametrize("text", ["f'{n} dagen'", "'dag ' + naam", "'%s dagen' % n"])
def test_a_sentence_that_is_put_together_as_the_program_runs_is_a_problem(text):
    source = f"from django.utils.translation import gettext\ngettext({text})\n"
    assert faults(python_source.collect(source, "x.py")) == ["put together as the program runs"]


def test_the_message_of_a_constraint_is_collected_through_the_function_that_makes_it():
    source = (
        "from parts import once\n"
        "def between(name: str, message: str): return Check(violation_error_message=message)\n"
        "between('x', 'Kies een kleiner getal.')\nonce('a', message='Dit staat er al.')\nother(message='geen zin')\n"
    )
    found = {text for _, text, _ in texts(python_source.collect(source, "room/models/thing.py"))}
    assert found == {"Kies een kleiner getal.", "Dit staat er al."}
    assert texts(python_source.collect(source, "room/actions.py")) == set()


@pytest.mark.slow
def test_every_constraint_of_every_table_has_its_message_in_the_catalogue():
    collected = {message.text for message in tool.collect().messages}
    own = [model for model in apps.get_models() if model.__module__.startswith("tandem.")]
    said = {str(rule.violation_error_message) for model in own for rule in model._meta.constraints}
    assert said
    assert not said - collected


# ----------------------------------------------------------------------------------------------------------- templates

CORPUS = {
    "plain": '{% translate "Dien in" %}',
    "old name": '{% trans "Dien in" %}',
    "single quotes": "{% translate 'Dien \"nu\" in' %}",
    "stored in a variable": '{% translate "Dien in" as knop %}{{ knop }}',
    "with a context": '{% translate "Open" context "knop" %}',
    "filtered": '{% translate "dien in"|capfirst %}',
    "percent": '{% translate "50% erkend" %}',
    "percent code": '{% translate "Bewaard om %s" %}',
    "block": "{% blocktranslate %}Dien in{% endblocktranslate %}",
    "block with a variable": "{% blocktranslate with n=naam|upper %}Dag {{ n }}, 50%{% endblocktranslate %}",
    "trimmed": "{% blocktranslate trimmed %}\n  Dien\n  nu in\n{% endblocktranslate %}",
    "plural": "{% blocktranslate count n=aantal trimmed %}\n{{ n }} a{% plural %}{{ n }} dagen{% endblocktranslate %}",
    "context and plural": '{% blocktranslate count n=aantal context "l" %}dag{% plural %}dagen{% endblocktranslate %}',
    "block kept": "{% blocktranslate asvar zin %}Dien in{% endblocktranslate %}{{ zin }}",
    "constant in a filter": '{{ leeg|default:_("niets") }}',
    "constant in a tag": "{% firstof leeg _('niets') %}",
    "two constants": '{% if naam == _("ja") or naam == _("nee") %}{% endif %}',
    "inside a comment": '{% comment %}{% translate "nooit" %}{% endcomment %}{# {% translate "nooit" %} #}',
    "inside verbatim": '{% verbatim %}{% translate "nooit" %}{% endverbatim %}',
    "old block name": "{% blocktrans %}Dien in{% endblocktrans %}",
    "html inside": "{% blocktranslate %}<strong>Let op</strong> & wacht{% endblocktranslate %}",
}


@pytest.mark.parametrize("source", CORPUS.values(), ids=CORPUS)
def test_a_template_is_collected_exactly_as_django_looks_it_up(source, monkeypatch):
    asked: set[tuple[str, str, str]] = set()
    monkeypatch.setattr(translation, "gettext", lambda text: _note(asked, "", text))
    monkeypatch.setattr(translation, "pgettext", lambda context, text: _note(asked, context, text))
    monkeypatch.setattr(translation, "ngettext", lambda one, many, _: _note(asked, "", one, many))
    monkeypatch.setattr(translation, "npgettext", lambda context, one, many, _: _note(asked, context, one, many))
    monkeypatch.setattr("django.template.base.gettext_lazy", lambda text: _note(asked, "", text))
    monkeypatch.setattr("django.template.base.pgettext_lazy", lambda context, text: _note(asked, context, text))
    engine = Engine(libraries={"i18n": "django.templatetags.i18n"}, builtins=["django.templatetags.i18n"])
    engine.from_string(source).render(Context({"naam": "An", "aantal": 2, "leeg": ""}))
    collected = texts(template_source.collect(source, "x.html"))
    assert collected == asked


def _note(asked: set[tuple[str, str, str]], context: str, text: str, plural: str = "") -> str:
    asked.add((context, text, plural))
    return text


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(tool.PRODUCT)))
def test_every_template_of_the_product_is_collected_as_django_compiles_it(path: Path):
    source = path.read_text(encoding="utf-8")
    collected = {(text, plural) for _, text, plural in texts(template_source.collect(source, path.name))}
    try:
        compiled = Template(source, engine=Engine.get_default())
    except TemplateSyntaxError as error:  # somebody is writing it now; `make check` refuses it
        pytest.skip(f"{path.name} does not compile: {error}")
    for node in compiled.nodelist.get_nodes_by_type(BlockTranslateNode):
        singular, _ = node.render_token_list(node.singular)
        plural = node.render_token_list(node.plural)[0] if node.plural else ""
        assert (singular, plural) in collected
    for node in compiled.nodelist.get_nodes_by_type(TranslateNode):
        if (text := node.filter_expression.var.literal) is not None:
            assert (str(text).replace("%", "%%"), "") in collected


@pytest.mark.parametrize(
    "source",
    [
        "<p>Dien in</p>",
        "Dien in {{ naam }}",
        '<img alt="Een bakker" src="x">',
        '<button aria-label="Sluit {{ naam }}">x</button>',
        "{% if naam %}<td>erkend</td>{% endif %}",
    ],
)
def test_a_text_that_nobody_can_translate_is_a_problem(source):
    assert faults(template_source.collect(source, "x.html")) == ["text outside every translation"]


@pytest.mark.parametrize(
    "source",
    [
        '<p class="lead">{{ naam }} · Tandem</p>',
        '<a href="{% url "x" %}">{% translate "Dien in" %}</a>&nbsp;',
        "<script>let geen = 1;</script><!-- geen zin --><code>tandem audit verify</code>",
        '<img alt="{% translate "Een bakker" %}">',
        "{% blocktranslate %}Dien <b>nu</b> in{% endblocktranslate %}",
    ],
)
def test_names_codes_and_translated_text_are_no_problem(source):
    assert faults(template_source.collect(source, "x.html")) == []


def test_a_block_that_is_never_closed_is_a_problem():
    assert faults(template_source.collect("{% blocktranslate %}Dien in", "x.html")) == ["block is not closed"]


# ---------------------------------------------------------------------------------------------------- texts of the data


def test_the_law_gives_the_english_of_each_text(monkeypatch):
    monkeypatch.setattr(twins.texts, "by_file", lambda: {"mentor": ("Leeftijd", "Kijk na.")})
    monkeypatch.setattr(twins.texts, "english", lambda: {"Leeftijd": "Age"})
    english, problems = twins.merged(twins.law())
    assert english == {"Leeftijd": "Age"}
    assert [(problem.kind, problem.text, problem.where) for problem in problems] == [
        ("without English", "Kijk na.", "law mentor")
    ]


def test_reference_data_give_the_english_in_a_field_beside_the_dutch(tmp_path):
    (tmp_path / "sectors.yaml").write_text(
        "sectors:\n- {code: A, name: Bouw, name_en: Construction}\n- {code: B, name: Hout}\n"
        "lists:\n- activities:\n  - {text_nl: Zaagt, text_en: Saws}\n  code: nummer\n"
    )
    english, problems = twins.merged(twins.reference(tmp_path))
    assert english == {"Bouw": "Construction", "Zaagt": "Saws"}
    assert [problem.text for problem in problems] == ["Hout"]


def test_the_first_of_two_english_texts_holds_and_the_difference_is_said():
    english, problems = twins.merged(iter([Twin("mentor", "mentor", "a"), Twin("mentor", "guide", "b")]))
    assert english == {"mentor": "mentor"}
    assert [problem.kind for problem in problems] == ["two English texts"]


@pytest.mark.slow
def test_the_data_of_the_product_are_whole_in_english():
    every = chain(twins.glossary(), twins.law(), twins.reference(tool.REFERENCE))
    english, problems = twins.merged(every)
    assert english["erkenning"] == "recognition"
    assert not [problem for problem in problems if problem.kind == "without English"]
    assert not list(checks.twin_problems(english))


def test_the_glossary_never_says_one_word_in_two_ways():
    _, problems = twins.merged(twins.glossary())
    assert not problems


# ----------------------------------------------------------------------------------------------------------- catalogue


def test_new_texts_come_in_empty_and_translated_ones_stay():
    first = catalogue.update(catalogue.empty(), [Message("Dien in"), Message("Bewaar")])
    assert set(first.new) == {"Dien in", "Bewaar"}
    _translate(first.catalogue, {"Dien in": "Submit"})
    second = catalogue.update(first.catalogue, [Message("Dien in"), Message("Wacht")])
    assert second.new == ("Wacht",)
    assert second.vanished == ("Bewaar",)
    assert _string(second.catalogue, "Dien in") == "Submit"
    assert _string(second.catalogue, "Wacht") == ""


def test_a_translation_is_kept_aside_when_its_text_vanishes_and_comes_back_with_it(tmp_path):
    path = tmp_path / "django.po"
    first = catalogue.update(catalogue.empty(), [Message("Dien in", context="knop")]).catalogue
    _translate(first, {"Dien in": "Submit"})
    catalogue.write(catalogue.update(first, []).catalogue, path)
    assert "#~" in path.read_text()
    back = catalogue.update(catalogue.read(path), [Message("Dien in", context="knop")])
    assert back.revived == ("Dien in",)
    assert back.new == ()
    assert _string(back.catalogue, "Dien in", "knop") == "Submit"
    assert not back.catalogue.obsolete


def test_pruning_drops_what_is_no_longer_used(tmp_path):
    first = catalogue.update(catalogue.empty(), [Message("Dien in")]).catalogue
    _translate(first, {"Dien in": "Submit"})
    assert not catalogue.update(first, [], prune=True).catalogue.obsolete


def test_collecting_twice_changes_nothing(tmp_path):
    path = tmp_path / "django.po"
    messages = [Message("%(n)s dag", "%(n)s dagen"), Message("Een heel lange zin. " * 20), Message("A\nB", context="c")]
    assert catalogue.write(catalogue.update(catalogue.read(path), messages).catalogue, path)
    before = path.read_bytes()
    assert not catalogue.write(catalogue.update(catalogue.read(path), reversed(messages)).catalogue, path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["django.po"]


def test_the_file_names_no_line_and_no_moment(tmp_path):
    path = tmp_path / "django.po"
    catalogue.write(catalogue.update(catalogue.empty(), [Message("Dien in", where="x.py:12")]).catalogue, path)
    assert "x.py" not in path.read_text()
    assert "Date" not in path.read_text()


def test_a_text_with_a_plural_elsewhere_stands_once_with_its_plural():
    made = catalogue.update(catalogue.empty(), [Message("dag"), Message("dag", "dagen")]).catalogue
    assert [entry.id for entry in made if entry.id] == [("dag", "dagen")]


def test_the_compiled_catalogue_holds_what_people_and_what_the_data_say(tmp_path):
    made = catalogue.update(
        catalogue.empty(),
        [
            Message("Dien in"),
            Message("Open", context="knop"),
            Message("dag", "dagen"),
            Message("Wacht"),
            Message("Nee"),
        ],
    ).catalogue
    _translate(made, {"Dien in": "Submit", "Open": "Open it", "dag": ("day", "days"), "Nee": "No"})
    made.get("Nee").flags.add("fuzzy")
    path = tmp_path / "django.mo"
    catalogue.compile_to(made, {"erkenning": "recognition", "Dien in": "not this one"}, path)
    with path.open("rb") as file:
        english = standard.GNUTranslations(file)
    assert english.gettext("Dien in") == "Submit"
    assert english.pgettext("knop", "Open") == "Open it"
    assert [english.ngettext("dag", "dagen", n) for n in (0, 1, 2)] == ["days", "day", "days"]
    assert english.gettext("erkenning") == "recognition"
    assert english.gettext("Wacht") == "Wacht"
    assert english.gettext("Nee") == "Nee", "a doubtful translation is not shown"


def test_compiling_twice_gives_the_same_bytes(tmp_path):
    for name in ("a.mo", "b.mo"):
        catalogue.compile_to(catalogue.empty(), {"erkenning": "recognition"}, tmp_path / name)
    assert (tmp_path / "a.mo").read_bytes() == (tmp_path / "b.mo").read_bytes()


# -------------------------------------------------------------------------------------------------------------- checks


def wrong(messages: list[Message], translations: dict[str, str | tuple[str, str]]) -> list[str]:
    made = catalogue.update(catalogue.empty(), messages).catalogue
    _translate(made, translations)
    return [problem.kind for problem in checks.problems(made, messages)]


def test_a_whole_catalogue_has_no_problems():
    messages = [Message("Dag %(n)s"), Message("{a} <b>dag</b>"), Message("%(n)s dag", "%(n)s dagen"), Message("50%%")]
    translations = {
        "Dag %(n)s": "Day %(n)s",
        "{a} <b>dag</b>": "<b>day</b> {a}",
        "%(n)s dag": ("one day", "%(n)s days"),
        "50%%": "half: 50%%",
    }
    assert wrong(messages, translations) == []


@pytest.mark.parametrize(
    ("message", "english", "kind"),
    [
        (Message("Dien in"), "", "not translated"),
        (Message("dag", "dagen"), ("day", ""), "not translated"),
        (Message("Dag %(n)s"), "Day %(m)s", "placeholders differ"),
        (Message("Dag %(n)s"), "Day", "placeholders differ"),
        (Message("Dag {n}"), "Day {n} {m}", "placeholders differ"),
        (Message("Bewaard om %s"), "Saved at", "placeholders differ"),
        (Message("50%%"), "50%", "placeholders differ"),
        (Message("%(n)s dag", "%(n)s dagen"), ("%(m)s day", "%(n)s days"), "placeholders differ"),
        (Message("%(n)s dag", "%(n)s dagen"), ("one day", "days"), "placeholders differ"),
        (Message("<b>dag</b>"), "day", "HTML tags differ"),
        (Message("<b>dag</b>"), "<i>day</i>", "HTML tags differ"),
        (Message("dag"), "<b>day</b>", "HTML tags differ"),
        (Message(" en {n}"), "and {n}", "spaces around differ"),
        (Message("dag\n"), "day", "spaces around differ"),
    ],
)
def test_a_translation_that_lacks_or_differs_is_a_problem(message, english, kind):
    assert wrong([message], {message.text: english}) == [kind]


def test_a_doubtful_translation_is_a_problem():
    made = catalogue.update(catalogue.empty(), [Message("Dien in")]).catalogue
    _translate(made, {"Dien in": "Submit"})
    made.get("Dien in").flags.add("fuzzy")
    assert [problem.kind for problem in checks.problems(made, [Message("Dien in")])] == ["doubtful (fuzzy)"]


def test_a_text_that_is_no_longer_used_is_a_problem_also_when_it_is_kept_aside():
    made = catalogue.update(catalogue.empty(), [Message("Dien in")]).catalogue
    _translate(made, {"Dien in": "Submit"})
    assert [problem.kind for problem in checks.problems(made, [])] == ["no longer used"]
    aside = catalogue.update(made, []).catalogue
    assert [problem.kind for problem in checks.problems(aside, [])] == ["no longer used"]


def test_a_text_that_got_a_plural_after_it_was_translated_is_a_problem():
    made = catalogue.update(catalogue.empty(), [Message("dag")]).catalogue
    _translate(made, {"dag": "day"})
    found = [problem.kind for problem in checks.problems(made, [Message("dag", "dagen")])]
    assert found == ["plural is missing"]


def test_english_beside_the_dutch_that_lost_a_placeholder_is_a_problem():
    assert [problem.kind for problem in checks.twin_problems({"{n} dagen": "days"})] == ["placeholders differ"]


# ------------------------------------------------------------------------------------------------------------- the tool


@pytest.fixture
def small_product(tmp_path, monkeypatch):
    """A product of one page, with data of its own."""
    product = tmp_path / "src" / "tandem"
    (product / "templates").mkdir(parents=True)
    (product / "templates" / "page.html").write_text('{% translate "Dien in" %} {% translate "mentor" %}')
    monkeypatch.setattr(tool, "TOP", tmp_path)
    monkeypatch.setattr(tool, "PRODUCT", product)
    monkeypatch.setattr(tool, "PO", product / "locale" / "en" / "LC_MESSAGES" / "django.po")
    return product


@pytest.mark.slow
def test_what_the_glossary_says_already_is_not_asked_of_people(small_product, capsys):
    assert tool.main(["extract"]) == 0
    made = catalogue.read(tool.PO)
    assert [entry.id for entry in made if entry.id] == ["Dien in"]
    assert "Dien in" in capsys.readouterr().out


@pytest.mark.slow
def test_the_check_fails_until_a_person_translated_all(small_product, capsys):
    tool.main(["extract"])
    assert tool.main(["check"]) == 1
    assert "not translated: 'Dien in'" in capsys.readouterr().err
    made = catalogue.read(tool.PO)
    _translate(made, {"Dien in": "Submit"})
    catalogue.write(made, tool.PO)
    assert tool.main(["check"]) == 0


@pytest.mark.slow
def test_the_tool_says_where_a_text_stands(small_product, capsys):
    assert tool.main(["where", "Dien"]) == 0
    assert "page.html:1" in capsys.readouterr().out
    assert tool.main(["where", "zeppelin"]) == 1


@pytest.mark.slow
def test_compiling_writes_what_the_product_reads(small_product):
    tool.main(["extract"])
    assert tool.main(["compile"]) == 0
    with tool.PO.with_suffix(".mo").open("rb") as file:
        assert standard.GNUTranslations(file).gettext("mentor") == "mentor"


def _translate(made: Catalog, translations: dict[str, str | tuple[str, str]]) -> None:
    for entry in made:
        text = entry.id if isinstance(entry.id, str) else entry.id[0]
        if text in translations:
            entry.string = translations[text]


def _string(made: Catalog, text: str, context: str | None = None) -> str:
    entry = made.get(text, context)
    assert entry is not None
    return str(entry.string)
