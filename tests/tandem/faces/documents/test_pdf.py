"""The PDF: tagged, archivable, readable for a machine, and its code leads to the right address."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tandem.faces.documents import pdf
from tandem.faces.documents.letter import Certificate, Fact, Letter
from tests.factories.numbers import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

KINDS = ("receipt", "completion", "grant", "refusal", "certificate")


def made(document):
    """The document as PDF, and the PDF as a reader sees it."""
    content = pdf.certificate_pdf(document) if isinstance(document, Certificate) else pdf.letter_pdf(document)
    return content, PdfReader(BytesIO(content))


def words_of(reader):
    """All the words, however the lines broke."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def plain(text):
    """Without spaces, which a reader guesses from positions."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_the_letter_stands_in_the_pdf(letter_of, kind):
    document = letter_of(kind)
    _, reader = made(document)
    found = plain(words_of(reader))
    if isinstance(document, Certificate):
        told = [document.title, document.company, document.training, document.url, document.foot]
    else:
        told = [document.subject, *document.receiver.split("\n"), *document.paragraphs, *document.closing]
        told += [part for reason in document.reasons for part in (reason.title, reason.found, reason.todo)]
    told += [part for fact in document.facts for part in (fact.label, fact.value)]
    assert [text for text in told if plain(text) not in found] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_is_tagged_and_archivable_and_says_its_title_and_language(letter_of, kind):
    document = letter_of(kind)
    content, reader = made(document)
    root = reader.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith("nl")
    title = document.title if isinstance(document, Certificate) else document.subject
    assert title in reader.metadata.title
    about = root["/Metadata"].get_data().decode()
    assert re.search(r'pdfaid:part>2<|pdfaid:part="2"', about)
    assert re.search(r'pdfaid:conformance>A<|pdfaid:conformance="A"', about)
    assert re.search(r'pdfuaid:part>1<|pdfuaid:part="1"', about)
    assert b"/JavaScript" not in content


@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_has_headings_and_tables_that_a_screen_reader_finds(letter_of, kind):
    _, reader = made(letter_of(kind))
    roles = set()

    def walk(node):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                roles.add(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    assert "/H1" in roles
    assert "/P" in roles
    if kind != "completion":
        assert {"/Table", "/TR", "/TD"} <= roles
    if kind == "certificate":
        assert "/Figure" in roles


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed (Debian: poppler-utils)")
def test_another_reader_finds_the_same_words(letter_of):
    document = letter_of("refusal")
    content, _ = made(document)
    told = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    assert plain(document.paragraphs[1]) in plain(told)
    assert "1/2" in plain(told)


def test_a_long_letter_counts_its_pages(letter_of):
    long = replace(letter_of("refusal"), paragraphs=tuple(f"Alinea {n}. " + "woord " * 150 for n in range(30)))
    _, reader = made(long)
    count = len(reader.pages)
    assert count > 3
    for number, page in enumerate(reader.pages, start=1):
        assert plain(f"{number} / {count}") in plain(page.extract_text())


def test_the_same_letter_says_the_same_words_each_time(letter_of):
    document = letter_of("grant")
    assert words_of(made(document)[1]) == words_of(made(document)[1])


# ------------------------------------------------------------------------------------------------ what people may write


def letter(text):
    return Letter(
        sender=text,
        receiver=text,
        place_and_day="21 november 2026",
        reference="ERK-2026-000001",
        subject=f"Beslissing {text}",
        day=NOW.date(),
        language="nl",
        paragraphs=(text, "Daarom."),
        facts=(Fact("Vestiging", text),),
        closing=(text,),
        signed=text,
        foot=text,
    )


@pytest.mark.parametrize(
    "text",
    [
        '#panic("nu") #set text(red) #image("/etc/passwd")',
        "*vet* _schuin_ $x^2$ [haken] <label> @verwijzing // geen opmerking /* */ `code` \\",
        '{"data": "niet ons"} \\u0000 " \' `',
        '#read("letter.typ") #include "certificate.typ" #eval("1")',
    ],
)
def test_what_people_write_is_never_a_command_of_the_typesetter(text):
    _, reader = made(letter(text))
    assert plain(text) in plain(words_of(reader))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bakkerij 🥖", "Bakkerij \ufffd"),
        ("ขนม brood", "brood"),
        ("a\ue000b", "a\ufffdb"),
        ("a\x00b\x07c", "a\ufffdb\ufffdc"),
        ("a\ufeffb", "b"),
        ("a\uffffb", "b"),
        ("a\ud800b", "b"),
    ],
    ids=["smile", "another script", "private sign", "control signs", "mark of order", "no sign", "half a sign"],
)
def test_a_sign_without_a_shape_does_not_keep_the_letter_from_being_made(text, shown):
    _, reader = made(letter(text))
    assert plain(shown) in plain(words_of(reader))
    assert "Daarom." in words_of(reader)


def test_the_signs_that_names_are_written_with_here_are_kept():
    text = "Žofie Łukasz Ştefan Đặng Ωμέγα Юлия “aan” – €"
    _, reader = made(letter(text))
    assert plain(text) in plain(words_of(reader))
    assert pdf._marked(text) == text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_any_text_at_all_gives_a_letter(text):
    content, _ = made(letter(text))
    assert content.startswith(b"%PDF-")


# ------------------------------------------------------------------------------------------------------------- the code


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm is not installed (Debian: poppler-utils)")
def test_the_code_on_the_certificate_leads_to_the_public_register(letter_of):
    certificate = letter_of("certificate")
    content, _ = made(certificate)
    assert _drawn_code(content) == _modules(certificate.url)
    assert _drawn_code(content) != _modules(certificate.url + "x")


def _modules(url):
    """The code of an address: for each square whether it is dark."""
    return [[bool(square) for square in row] for row in segno.make(url, error="m", micro=False).matrix]


def _drawn_code(content):
    """The squares as they stand on the printed page, left below: read from the picture, not from the data."""
    is_dark = _left_below(content, dots=300)
    dark_rows = [number for number, row in enumerate(is_dark) if any(row)]
    top = dark_rows[0]
    # The code is the first block; a line of white wider than its border stands before the words below it.
    bottom = next((one for one, after in pairwise(dark_rows) if after - one > 10), dark_rows[-1])
    block = is_dark[top : bottom + 1]
    columns = [x for x in range(len(block[0])) if any(row[x] for row in block)]
    first, last = columns[0], columns[-1]
    # The upper left corner is a dark ring of seven squares: it tells how large a square is.
    square = (next(x for x in range(first, last) if not block[2][x]) - first) / 7
    count = round((last - first + 1) / square)
    size = (last - first + 1) / count
    middles = [int((n + 0.5) * size) for n in range(count)]
    return [[block[y][first + x] for x in middles] for y in middles]


def _left_below(content, *, dots):
    """Where the page is dark, in the column in which the code stands."""
    command = ["pdftoppm", "-gray", "-r", str(dots), "-singlefile", "-"]
    picture = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    _, size, _, pixels = picture.split(b"\n", 3)
    width, height = map(int, size.split())
    left, right = (int(at / 2.54 * dots) for at in (2.8, 2.8 + 3.4))
    return [
        [pixels[y * width + x] < 128 for x in range(left, right)] for y in range(int(height * 0.6), int(height * 0.97))
    ]
