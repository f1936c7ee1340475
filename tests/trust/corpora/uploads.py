"""Files that somebody may hand in: sound ones, and those of somebody who means harm."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from tandem.journey.recognition.actions.attachments import MOST_BYTES
from tests.harness.papers import CATALOG, EICAR, base, flate, jpeg, object_stream, packed_pdf, pdf, png, stream


def zipped(*names: str, content: bytes = b"x") -> bytes:
    """A zip with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, content)
    return out.getvalue()


PDF, PNG, JPEG = pdf(base()), png(width=20, height=20), jpeg(width=20, height=20)
SCRIPT: Final = b"<script>alert(1)</script>"
JS_ACTION: Final = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"

CONTENTS: Final = {
    "pdf": PDF,
    "png": PNG,
    "jpeg": JPEG,
    "gif": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "bmp": b"BM\x46\x00\x00\x00\x00\x00\x00\x00",
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    "tiff": b"II*\x00\x08\x00\x00\x00",
    "icon": b"\x00\x00\x01\x00\x01\x00",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "html": b"<!doctype html>" + SCRIPT,
    "xml": b'<?xml version="1.0"?><a/>',
    "javascript": b"alert(1)//",
    "php": b"<?php system($_GET[0]);",
    "shell": b"#!/bin/sh\nid\n",
    "windows program": b"MZ\x90\x00\x03\x00\x00\x00",
    "linux program": b"\x7fELF\x02\x01\x01\x00",
    "zip": zipped("a.txt"),
    "word": zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    "java": zipped("META-INF/MANIFEST.MF", "A.class"),
    "old office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504,
    "rich text": b"{\\rtf1 {\\object\\objautlink}}",
    "postscript": b"%!PS-Adobe-3.0\n%PDF-1.4\n",
    "rar": b"Rar!\x1a\x07\x01\x00",
    "7z": b"7z\xbc\xaf\x27\x1c\x00\x04",
    "gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
    "film": b"\x00\x00\x00\x18ftypmp42",
    "shortcut": b"L\x00\x00\x00\x01\x14\x02\x00",
    "words": b"Attest",
    "nothing": b"",
}
LISTED: Final = {"pdf": "pdf", "PDF": "pdf", "png": "png", "Png": "png", "jpg": "jpeg", "jpeg": "jpeg", "JPG": "jpeg"}
UNLISTED: Final = (
    *("gif", "svg", "svgz", "webp", "bmp", "tif", "ico", "html", "htm", "xhtml", "shtml", "xml", "js", "mjs", "php"),
    *("phtml", "exe", "bat", "cmd", "com", "scr", "ps1", "sh", "vbs", "hta", "lnk", "iso", "zip", "rar", "7z", "gz"),
    *("docx", "docm", "doc", "xlsx", "xlsm", "odt", "rtf", "eps", "ps", "mp4", "mht", "eml", "swf", "jar", "apk"),
    *("pdfx", "pd", "jpe", "jfif", "heic", "pdf0", "\u03c1df", "", "pdf.exe", "png.html", "xfdf", "fdf"),
)


@dataclass(frozen=True)
class Upload:
    """One file, and every reason for which it is not taken; none where it is."""

    name: str
    content: bytes
    reasons: frozenset[str] = frozenset()


def _not(content: bytes, *reasons: str, name: str = "attest.pdf") -> Upload:
    return Upload(name, content, frozenset(f"attachment.{reason}" for reason in reasons))


def _comment(content: bytes) -> bytes:
    """A part of a photo in which a camera may write anything."""
    return b"\xff\xfe" + (len(content) + 2).to_bytes(2, "big") + content


PACKED, ABOUT = object_stream({**base(catalog=CATALOG.replace(b">>", b"/OpenAction 5 0 R >>")), 5: JS_ACTION})

FILES: Final = {
    # What people have.
    "a document": Upload("attest.pdf", PDF),
    "a packed document": Upload("attest.pdf", packed_pdf(base())),
    "a document with words after it": Upload("attest.pdf", PDF + b"\n" * 1000),
    "a photo": Upload("oven.jpg", JPEG),
    "a photo with parts of its own": Upload("oven.jpg", jpeg(width=4000, height=3000, more=_comment(b"\xff" * 900))),
    "a photo with filling": Upload("oven.jpg", jpeg(more=b"\xff\xff\xff\xff")),
    "a photo that builds up": Upload("oven.jpg", jpeg(frame=0xC2)),
    "a picture": Upload("plan.png", PNG),
    "the largest picture": Upload("plan.png", png(width=12_000, height=12_000)),
    # Two things at once: taken only where the second is dead weight, and then it is what its name says.
    "a document that is a zip too": _not(PDF + zipped("a.exe"), "is_what_it_says"),
    "a document in a zip": _not(zipped("a.exe") + PDF, "is_what_it_says"),
    "a document that is a java program": _not(PDF + CONTENTS["java"], "is_what_it_says"),
    "a zip with a remark that ends as a document": _not(
        PDF + zipped("a")[:-2] + len(b"%%EOF\n").to_bytes(2, "little") + b"%%EOF\n", "is_what_it_says"
    ),
    "a picture that is a zip too": _not(PNG + zipped("a.exe"), "is_what_it_says", name="a.png"),
    "a photo that is a zip too": _not(JPEG + zipped("a.exe"), "is_what_it_says", name="a.jpg"),
    "a moving picture that is a script": _not(
        b"GIF89a/*" + b"\0" * 9 + b"*/=1;alert(1)", "is_what_it_says", name="a.jpg"
    ),
    "a moving picture with a document in it": _not(b"GIF89a" + PDF, "is_what_it_says"),
    "a document that starts late": _not(b"\0" * 1000 + PDF, "is_what_it_says"),
    "a document after a line": _not(b"\n" + PDF, "is_what_it_says"),
    "a document after a mark of order": _not(b"\xef\xbb\xbf" + PDF, "is_what_it_says"),
    "a page that says it is a document": _not(b"<html><!--" + PDF + b"-->" + SCRIPT, "is_what_it_says"),
    "a picture with a page in its words": Upload("a.png", png(more=[(b"tEXt", b"Comment\0" + SCRIPT)])),
    "a picture with a page after it": Upload("a.png", PNG + b"<html>" + SCRIPT),
    "a photo with a page in its remarks": Upload("a.jpg", jpeg(more=_comment(SCRIPT))),
    "a picture with a program in its words": Upload("a.png", png(more=[(b"iTXt", b"<?php system($_GET[0]);")])),
    "a document with a page in it": Upload("a.pdf", pdf({**base(), 5: stream(SCRIPT)})),
    "a document with bytes of its own": Upload("a.pdf", b"%PDF-1.4\n<html>" + SCRIPT),
    # Pictures that are none, or too much.
    "fifty thousand wide and high": _not(png(width=50_000, height=50_000), "pixels", name="a.png"),
    "one point too wide": _not(png(width=12_001, height=1), "pixels", name="a.png"),
    "the widest there is": _not(png(width=2**32 - 1, height=2**32 - 1), "pixels", name="a.png"),
    "a photo that is too large": _not(jpeg(width=65_535, height=65_535), "pixels", name="a.jpg"),
    "a photo that is too large, behind parts": _not(
        jpeg(width=50_000, more=_comment(jpeg(width=8))), "pixels", name="a.jpg"
    ),
    "a picture without a head": _not(PNG[:8] + PNG[33:], "is_what_it_says", "pixels", name="a.png"),
    "only the first bytes of a picture": _not(PNG[:8], "is_what_it_says", name="a.png"),
    "a picture cut in its head": _not(PNG[:20], "is_what_it_says", name="a.png"),
    "a photo that does not say its size": _not(b"\xff\xd8\xff" + b"\0" * 99, "is_what_it_says", name="a.jpg"),
    "only the first bytes of a photo": _not(b"\xff\xd8\xff", "is_what_it_says", name="a.jpg"),
    "a photo of filling only": _not(b"\xff\xd8" + b"\xff" * 9000, "is_what_it_says", name="a.jpg"),
    # What acts, or hides what it does.
    "a script": _not(pdf({**base(), 5: JS_ACTION}), "no_active_content"),
    "a script by another spelling": _not(pdf({**base(), 5: JS_ACTION.replace(b"S", b"#53")}), "no_active_content"),
    "a packed script": _not(packed_pdf({**base(), 5: JS_ACTION}), "no_active_content"),
    "a field that acts": _not(
        packed_pdf({**base(), 5: b"<< /FT /Tx /T (a) /AA << /F << /S /JavaScript /JS (x) >> >> >>"}),
        "no_active_content",
    ),
    "a file in the file": _not(pdf({**base(), 5: stream(b"MZ", b"/Type /EmbeddedFile")}), "no_active_content"),
    "a bomb": _not(packed_pdf(base(), packed=flate(b"1 0 <<" + b" " * 99_000_000, ABOUT)), "no_active_content"),
    "a bomb in a bomb": _not(
        packed_pdf(
            base(), packed=stream(zlib.compress(zlib.compress(PACKED + b" " * 9**8)), ABOUT + b" /Filter [/Fl /Fl]")
        ),
        "no_active_content",
    ),
    "a locked document": _not(pdf(base(), trailer=b"/Encrypt 9 0 R"), "not_locked"),
    "the test for virus scanners": _not(EICAR, "is_what_it_says", "no_virus"),
    "the test for virus scanners in a document": _not(PDF + EICAR, "no_virus"),
    "the test for virus scanners in a picture": _not(PNG + EICAR, "no_virus", name="a.png"),
    # Size.
    "nothing": _not(b"", "not_empty", "is_what_it_says"),
    "as large as it may be": Upload("a.pdf", PDF + b"\n" * (MOST_BYTES - len(PDF))),
    "one byte too large": _not(PDF + b"\n" * (MOST_BYTES - len(PDF) + 1), "size"),
}

NAMES: Final = {
    "attest.pdf": "attest.pdf",
    "../attest.pdf": "attest.pdf",
    "../../../../etc/cron.d/attest.pdf": "attest.pdf",
    "/etc/attest.pdf": "attest.pdf",
    "C:\\Windows\\attest.pdf": "attest.pdf",
    "\\\\host\\share\\attest.pdf": "attest.pdf",
    "..\\..\\attest.pdf": "attest.pdf",
    "%2e%2e%2fattest.pdf": "2e2e2fattest.pdf",
    "....//attest.pdf": "attest.pdf",
    ".attest.pdf": "attest.pdf",
    " attest.pdf": "attest.pdf",
    "attest.exe.pdf": "attest.exe.pdf",
    "attest.pdf ": "attest.pdf",
    "attest.pdf.": "attest.pdf",
    ".pdf": "document.pdf",
    "😀.pdf": "document.pdf",
    "a\u202efdp.pdf": "afdp.pdf",
    "\u2066attest\u2069.pdf": "attest.pdf",
    "at\u200btest\ufeff.pdf": "attest.pdf",
    "atte\u0301st.pdf": "attést.pdf",
    "bewijs van 1-2 (nieuw).pdf": "bewijs van 1-2 (nieuw).pdf",
    "証明書.pdf": "証明書.pdf",
    "attest;rm -rf ~.pdf": "attestrm -rf.pdf",
    "$(id).pdf": "(id).pdf",
    "a'--.pdf": "a--.pdf",
    "=1+1.pdf": "11.pdf",
    "<img src=x onerror=alert(1)>.pdf": "img srcx onerroralert(1).pdf",
    "{{ 7*7 }}{% debug %}.pdf": "77  debug.pdf",
    "CON.pdf": "CON.pdf",
    "a" * 190 + ".pdf": "a" * 116 + ".pdf",
    "é" * 190 + ".pdf": "é" * 116 + ".pdf",
}
"""A name as it was sent, and as we keep it."""

NAMES_TO_REFUSE: Final = (
    "attest.pdf.exe",
    "attest.pdf\u202e.exe",
    "attest\u202efdp.exe",
    "attest.pdf::$DATA",
    "attest.pdf:.exe",
    "attest.p\u200bdf.js",
    "attest",
    "pdf",
    "attest.",
    "attest." + "pdf" * 60,
    "...",
)
