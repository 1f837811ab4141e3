"""Markdown stays small, and nothing that anybody types ever runs, loads or leads anywhere but outside."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as some

from sameboat.commons.conversations.rules.markdown import ATTRIBUTES, TAGS, as_html, as_words

SCRIPTS = r"""
<script>alert(1)</script>
<ScRiPt src=//evil.example.org/x.js></ScRiPt>
<img src=x onerror=alert(1)>
<img src="javascript:alert(1)">
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<iframe src=javascript:alert(1)>
<object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">
<embed src=javascript:alert(1)>
<base href=//evil.example.org/>
<meta http-equiv=refresh content="0;url=javascript:alert(1)">
<link rel=stylesheet href=//evil.example.org/x.css>
<body onload=alert(1)>
<details open ontoggle=alert(1)>
<a href="javascript:alert(1)">x</a>
<a href=" &#14; javascript:alert(1)">x</a>
<a hx-get="/partners/" hx-trigger="load">x</a>
<div hx-on:click="alert(1)" data-hx-get=/x>x</div>
<style>*{background:url(//evil.example.org/x)}</style>
<input autofocus onfocus=alert(1)>
<video><source onerror=alert(1)></video>
<template><script>alert(1)</script></template>
<!--><img src=x onerror=alert(1)>-->
<![CDATA[<img src=x onerror=alert(1)>]]>
<?xml version="1.0"?><x onload=alert(1)>
"><script>alert(1)</script>
'><img src=x onerror=alert(1)>
</p></li></ol><script>alert(1)</script>
<<script>script>alert(1)<</script>/script>
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](&#106;avascript:alert(1))
[x](&#x6A;avascript&colon;alert(1))
[x](java%0ascript:alert(1))
[x](java	script:alert(1))
[x]( javascript:alert(1) )
[x](<javascript:alert(1)>)
[x](data:text/html,<script>alert(1)</script>)
[x](data:image/svg+xml;base64,PHN2Zy8+)
[x](vbscript:msgbox(1))
[x](file:///etc/passwd)
[x](blob:https://example.org/1)
[x](//evil.example.org)
[x](/partners/)
[x](\javascript:alert(1))
[x](https:javascript:alert(1))
[x](https://example.org/"onmouseover="alert(1))
[x](https://example.org/ "title" onclick=alert(1))
[x](https://example.org/ '"><img src=x onerror=alert(1)>')
[x](mailto:a@example.org?body="><script>alert(1)</script>)
![x](https://evil.example.org/pixel.png)
![x](javascript:alert(1))
![x](https://evil.example.org/"onerror="alert(1))
[![x](https://evil.example.org/x.png)](javascript:alert(1))
[x]: javascript:alert(1)
[x][y] [y]: javascript:alert(1)
<javascript:alert(1)>
<https://example.org/"onclick="alert(1)>
<data:text/html,x>
https://example.org/"onmouseover="alert(1)
https://example.org/'onclick='alert(1)
https://example.org/<script>alert(1)</script>
https://example.org/&quot;onclick=alert(1)
http://x@evil.example.org:80\@example.org/
`<script>alert(1)</script>`
```"><script>alert(1)</script>
``` html onload=alert(1)
1. <script>alert(1)</script>
- [ ] <input onfocus=alert(1)>
> <img src=x onerror=alert(1)>
| a | <script>alert(1)</script> |
# <script>alert(1)</script>
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
\<script\>alert(1)\</script\>
*<img src=x onerror=alert(1)>*
**[x](javascript:alert(1))**
{{ 7*7 }}{% debug %}
${alert(1)} #{alert(1)}
‮<script>alert(1)</script>
<scr​ipt>alert(1)</scr​ipt>
99999999999. <img src=x onerror=alert(1)>
""".strip().splitlines()


class Looked(HTMLParser):
    """What a browser would find in it."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = unknown_decl = handle_pi = handle_comment


def nothing_runs(html):
    for tag, attributes in Looked(html).found:
        assert tag in TAGS, tag
        assert set(attributes) <= ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set()), attributes
        if tag == "a" and "href" in attributes:
            assert attributes["href"].startswith(("http://", "https://", "mailto:", "HTTP")), attributes
            assert attributes["rel"] == "noreferrer nofollow"
        assert str(attributes.get("start", "0")).isdigit()


@pytest.mark.parametrize("typed", SCRIPTS)
def test_nothing_that_is_typed_runs_or_loads(typed):
    for text in (typed, f"Hello\n\n{typed}\n\nBye", f"> {typed}", f"- {typed}\n  {typed}", f"**{typed}** `{typed}`"):
        nothing_runs(as_html(text))


@how(max_examples=50, deadline=None)
@given(
    some.lists(some.sampled_from([*SCRIPTS[:60], "\n", "\n\n", "> ", "- ", "`", "```\n", "](", "[", "*"]), max_size=8)
)
def test_no_mixture_of_it_runs_either(pieces):
    nothing_runs(as_html("".join(pieces)))


def test_a_test_of_this_kind_would_notice_a_script():
    with pytest.raises(AssertionError):
        nothing_runs('<p><a href="javascript:alert(1)" rel="noreferrer nofollow">x</a></p>')
    with pytest.raises(AssertionError):
        nothing_runs("<p><img src=x></p>")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("It went *well*, **really**.", "<p>It went <em>well</em>, <strong>really</strong>.</p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("> Why?", "<blockquote>\n<p>Why?</p>\n</blockquote>"),
        ("`x < y`", "<p><code>x &lt; y</code></p>"),
        ("# not a heading", "<p># not a heading</p>"),
        (
            "Look: https://example.org/a_b_c.",
            '<p>Look: <a href="https://example.org/a_b_c" rel="noreferrer nofollow">https://example.org/a_b_c</a>.</p>',
        ),
        (
            "[the shelf](https://example.org)",
            '<p><a href="https://example.org" rel="noreferrer nofollow">the shelf</a></p>',
        ),
    ],
)
def test_a_few_signs_are_known(typed, shown):
    assert as_html(typed).strip() == shown


def test_a_passage_shows_words_without_signs():
    assert as_words("**Hello** [there](https://example.org)\n\n- one\n- `two`") == "Hello there one two"
