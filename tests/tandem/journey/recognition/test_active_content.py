"""A PDF that may do something by itself is found, however it hides that; the PDFs that people have are taken."""

import random
import time
import zlib
from datetime import date
from io import BytesIO
from typing import Any

import pypdf
import pytest

from tandem.faces.documents.letter import Letter
from tandem.faces.documents.pdf import letter_pdf
from tandem.journey.recognition.actions.active_content import is_active, is_locked
from tests.harness.papers import CATALOG, PAGE, base, flate, object_stream, packed_pdf, pdf, stream

SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
LINKED = PAGE.replace(
    b"/Resources", b"/Annots [<< /Subtype /Link /A << /S /URI /URI (https://a.example) >> >>] /Resources"
)


def opening(action: bytes) -> bytes:
    """A catalogue that says what happens when the document is opened."""
    return CATALOG.replace(b">>", b"/OpenAction %s >>" % action)


def with_action(action: bytes) -> dict[int, bytes]:
    return {**base(catalog=opening(b"5 0 R")), 5: action}


def _forged_check_sum(content: bytes) -> bytes:
    return zlib.compress(content)[:-4] + b"\0\0\0\0"


def packed_with(content: bytes, about: bytes) -> bytes:
    """A PDF with this stream of objects."""
    return packed_pdf(base(), packed=stream(content, about))


PACKED, ABOUT_PACKED = object_stream(with_action(SCRIPT))

ACTIVE = {
    "a script in the open": pdf(with_action(SCRIPT)),
    "a script in the catalogue": pdf(base(catalog=opening(SCRIPT))),
    "a name in numbers": pdf(with_action(SCRIPT.replace(b"JavaScript", b"J#61va#53cript"))),
    "every letter a number": pdf(with_action(b"<< /#53 /#4A#61#76#61#53#63#72#69#70#74 /#4a#53 (x) >>")),
    "a script in packed objects": packed_pdf(with_action(SCRIPT)),
    "a name in numbers in packed objects": packed_pdf(with_action(b"<< /S /J#61vaScript /J#53 (x) >>")),
    "a page that acts when it is turned": pdf(base(page=PAGE.replace(b">> >>", b">> /AA << /O 5 0 R >> >>"))),
    "a field of a form that acts": packed_pdf({**base(), 5: b"<< /FT /Tx /T (a) /AA << /K << /S /JavaScript >> >> >>"}),
    "a program that is started": pdf(with_action(b"<< /S /Launch /F (cmd.exe) >>")),
    "a form that sends": pdf(with_action(b"<< /S /SubmitForm /F (https://a.example) >>")),
    "a form that takes data in": packed_pdf(with_action(b"<< /S /ImportData /F (a) >>")),
    "a file in the file": pdf({**base(), 5: stream(b"MZ", b"/Type /EmbeddedFile")}),
    "a file in the file, not said so": pdf({**base(), 5: b"<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>"}),
    "names of files in the file": pdf(base(catalog=CATALOG.replace(b">>", b"/Names << /EmbeddedFiles 5 0 R >> >>"))),
    "a page in another file": pdf(with_action(b"<< /S /GoToE >>")),
    "a film that can do anything": pdf({**base(), 5: b"<< /Subtype /RichMedia >>"}),
    "a form with a program of its own": pdf(base(catalog=CATALOG.replace(b">>", b"/AcroForm << /XFA 5 0 R >> >>"))),
    "opens a web page": pdf(with_action(b"<< /S /URI /URI (https://a.example) >>")),
    "opens a web page after its own": pdf(with_action(b"<< /S /GoTo /D [3 0 R /Fit] /Next << /S /URI >> >>")),
    "opens a web page, packed": packed_pdf(with_action(b"<< /S /URI /URI (https://a.example) >>")),
    "opens another document": pdf(base(catalog=opening(b"<< /S /GoToR /F (\\\\\\\\host\\\\a.pdf) >>"))),
    "prints by itself": pdf(with_action(b"<< /S /Named /N /Print >>")),
    "objects that do not say they are objects": packed_with(zlib.compress(PACKED), b"/N 5 /Filter /FlateDecode"),
    "objects behind a remark": packed_with(zlib.compress(b"% remark\n" + PACKED), b"/N 5 /Filter /FlateDecode"),
    "objects behind a mile of nothing": packed_with(zlib.compress(b" " * 10**6 + PACKED), b"/Filter /FlateDecode"),
    "objects with a wrong check sum": packed_with(_forged_check_sum(PACKED), ABOUT_PACKED + b"/Filter /FlateDecode"),
    "objects that break off": packed_with(zlib.compress(PACKED)[:-8] + b"\xff" * 9, ABOUT_PACKED + b"/Filter [/Fl]"),
    "objects packed twice": packed_with(
        zlib.compress(zlib.compress(PACKED)), ABOUT_PACKED + b"/Filter [/FlateDecode /FlateDecode]"
    ),
    "objects in letters": packed_with(PACKED.hex().encode() + b">", ABOUT_PACKED + b"/Filter /ASCIIHexDecode"),
    "objects in letters, said in numbers": packed_with(
        PACKED.hex().encode() + b">", b"/Type /Obj#53tm /Filter /ASCII#48exDecode"
    ),
    "a long word before the objects": packed_with(
        PACKED.hex().encode() + b">", ABOUT_PACKED + b" " * 9000 + b"/Filter /ASCIIHexDecode"
    ),
    "a word that looks like the end of a stream": pdf(
        {**base(), 5: b"<< /X (stream\nendstream) >>", 6: flate(PACKED, ABOUT_PACKED)}
    ),
    "a bomb": packed_with(zlib.compress(b"1 0 << " + b" " * 120_000_000), ABOUT_PACKED + b"/Filter /FlateDecode"),
    "a bomb that is nothing but blank": packed_with(zlib.compress(b" " * 120_000_000), b"/Filter /FlateDecode"),
    "more streams than a document has": b"%PDF-1.7\n" + b"stream\nendstream\n" * 21_000,
}


@pytest.mark.parametrize("name", ACTIVE)
def test_what_acts_by_itself_is_found(name: str) -> None:
    assert is_active(ACTIVE[name])


def _written_by_pypdf() -> bytes:
    made = pypdf.PdfWriter()
    made.add_blank_page(595, 842)
    made.add_metadata({"/Title": "Attest"})
    out = BytesIO()
    made.write(out)
    return out.getvalue()


def _letter() -> bytes:
    told = dict.fromkeys(("sender", "receiver", "place_and_day", "reference", "subject"), "Beslissing over JavaScript")
    return letter_pdf(Letter(**told, day=date(2026, 11, 21), language="nl", paragraphs=("Wij beslissen.",) * 300))


def _scan() -> bytes:
    """A page as a scanner makes it: noise, in which every short word of three letters occurs."""
    noise = random.Random(1).randbytes(200_000) + b" /JS /AA /EF /XFA /OpenAction "
    return pdf({**base(), 5: stream(noise, b"/Subtype /Image /Filter /DCTDecode")})


SOUND = {
    "a page": pdf(base()),
    "a page, packed": packed_pdf(base()),
    "opens at its first page (LibreOffice)": pdf(base(catalog=opening(b"[3 0 R /XYZ null null 0]"))),
    "opens at its first page, packed (Word)": packed_pdf(base(catalog=opening(b"[3 0 R/XYZ 54 800 0]"))),
    "opens at its first page by an action (LaTeX)": packed_pdf(with_action(b"<< /S /GoTo /D [3 0 R /Fit] >>")),
    "opens at its first page by an action in the open": pdf(with_action(b"<</S/GoTo/D[3 0 R/Fit]>>")),
    "opens at a place (Acrobat)": pdf(with_action(b"[3 0 R /FitH 800]")),
    "opens at a place in itself": pdf(base(catalog=opening(b"<< /D [3 0 R /Fit] /S /GoTo >>"))),
    "links to the web": packed_pdf(base(page=LINKED)),
    "links to the web and opens at its first page": packed_pdf(
        {**with_action(b"<< /S /GoTo /D [3 0 R /Fit] >>"), 3: LINKED}
    ),
    "a form to fill in": packed_pdf(
        {**base(catalog=CATALOG.replace(b">>", b"/AcroForm << /Fields [5 0 R] >> >>")), 5: b"<< /FT /Tx /T (naam) >>"}
    ),
    "a letter type that is called JS1": pdf(
        base(page=PAGE.replace(b"<< >>", b"<< /Font << /JS1 5 0 R /AA0 6 0 R >> >>"))
    ),
    "is about scripts": pdf({**base(content=flate(b"BT (/S /JavaScript) Tj ET")), 5: b"<< /Title (JavaScript) >>"}),
    "drawing that begins with numbers (Cairo)": pdf(
        base(content=flate(b"1 0 0 -1 0 842 cm\nq\n" + b"0 0 m 1 1 l S\n" * 9**6))
    ),
    "a large black picture": pdf({**base(), 5: flate(b"\0" * 30_000_000, b"/Subtype /Image")}),
    "large grey pictures": pdf({**base(), **{n: flate(b"\x35" * 26_000_000, b"/Subtype /Image") for n in (5,)}}),
    "a page from a scanner": _scan(),
    "changed afterwards": pdf(base()) + pdf(base())[9:],
    "a stream that breaks off": pdf(
        {**base(), 5: stream(zlib.compress(b"1 0 0 1 k" * 999)[:-9], b"/Filter /FlateDecode")}
    ),
    "written by pypdf": _written_by_pypdf(),
    "a letter of our own": _letter(),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_people_have_is_taken(name: str) -> None:
    assert not is_active(SOUND[name])
    assert not is_locked(SOUND[name])


def test_the_documents_of_this_file_are_real() -> None:
    for name in ("a page", "a page, packed", "opens at its first page by an action (LaTeX)", "changed afterwards"):
        assert len(pypdf.PdfReader(BytesIO(SOUND[name])).pages) == 1
    for name in ("a script in the open", "a name in numbers", "a script in packed objects"):
        catalog: Any = pypdf.PdfReader(BytesIO(ACTIVE[name])).trailer["/Root"]
        assert catalog["/OpenAction"]["/S"] == "/JavaScript", name


@pytest.mark.parametrize("trailer", [b"/Encrypt 9 0 R", b"/Encrypt << /Filter /Standard >>", b"/Encr#79pt 9 0 R"])
def test_what_is_locked_is_found(trailer: bytes) -> None:
    assert is_locked(pdf(base(), trailer=trailer))
    assert not is_locked(pdf(base(), trailer=b"/Info << /EncryptMetadata true >>"))


@pytest.mark.slow
def test_looking_takes_no_time_worth_speaking_of_whatever_is_in_the_file() -> None:
    worst = {
        "many streams": b"%PDF-1.7\n" + b"1 0 obj stream\n" * 340_000,
        "many bombs": b"%PDF-1.7\n" + (b"stream\n" + zlib.compress(b"1 0 <" + b" " * 400_000)) * 8_000,
        "many blank streams": b"%PDF-1.7\n" + (b"stream\n" + zlib.compress(b" " * 400_000)) * 8_000,
        "many faults": b"%PDF-1.7\n"
        + (b"stream\n" + zlib.compress(b"1 0 <<" + bytes(range(256)))[:99] + b"\xff" * 99) * 19_000,
        "remarks": b"%PDF-1.7\nstream\n"
        + zlib.compress(b"%" + random.Random(1).randbytes(4_900_000).replace(b"\n", b"").replace(b"\r", b"")),
        "names": b"%PDF-1.7\n" + b"#4A" * 1_600_000,
        "openings": b"%PDF-1.7\n" + b"/OpenAction 1 0 R " * 270_000,
        "openings of other objects": b"%PDF-1.7\n" + b"".join(b"/OpenAction %d 0 R " % n for n in range(200_000)),
        "openings and objects": b"%PDF-1.7\n" + b"/OpenAction 1 0 R " * 9_000 + b"1 0 obj [ endobj " * 270_000,
    }
    for name, content in worst.items():
        start = time.process_time()
        is_active(content)
        assert time.process_time() - start < 2, name
