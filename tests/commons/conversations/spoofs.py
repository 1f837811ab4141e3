"""Mails not written by whoever they say, and mails that nobody wrote: kinds, spellings and mail programs, by a seed."""

from __future__ import annotations

import random

from tests.commons.conversations.answering import BEN, PASSED, quoted

HOME, OURS = "home.example.org", "mx.example.org"
MALLORY = "mallory@evil.example.com"
FOR_EVIL = f"{OURS}; dmarc=pass header.from=evil.example.com"
FORGED = {
    "nobody verified it": [("results", None)],
    "another server verified it": [("results", f"mx.other.example.org; dmarc=pass header.from={HOME}")],
    "a server called almost like ours": [("results", f"{OURS}.evil.example.com; dmarc=pass header.from={HOME}")],
    "its domain disowns it": [("results", f"{OURS}; dmarc=fail (p=none) header.from={HOME}")],
    "the check broke": [("results", f"{OURS}; dmarc=temperror header.from={HOME}; dkim=pass header.d={HOME}")],
    "disowned, signed all the same": [("results", f"{OURS}; dmarc=fail header.from={HOME}; dkim=pass header.d={HOME}")],
    "spf alone": [("results", f"{OURS}; spf=pass smtp.mailfrom={BEN}")],
    "spf and no policy": [("results", f"{OURS}; spf=pass smtp.mailfrom={BEN}; dmarc=none header.from={HOME}")],
    "passed for another domain": [("results", FOR_EVIL)],
    "passed for nobody": [("results", f"{OURS}; dmarc=pass")],
    "passed for two": [("results", f"{OURS}; dmarc=pass header.from=evil.example.com header.from={HOME}")],
    "two verdicts": [("results", f"{OURS}; dmarc=fail header.from={HOME}; dmarc=pass header.from={HOME}")],
    "signed by another": [("results", f"{OURS}; dkim=pass header.d=evil.example.com header.i=@{HOME}")],
    "signed by a domain above": [("results", f"{OURS}; dkim=pass header.d=example.org")],
    "signed by a domain below": [("results", f"{OURS}; dkim=pass header.d=news.{HOME}")],
    "a signature that fails": [("results", f"{OURS}; dkim=fail header.d={HOME}")],
    "a method of their own": [("results", f"{OURS}; x-dmarc=pass header.from={HOME}")],
    "said in a remark": [("results", f"{OURS}; dmarc=fail (dmarc=pass header.from={HOME}) header.from={HOME}")],
    "said as a reason": [
        ("results", f'{OURS}; dkim=fail reason="x; dmarc=pass header.from={HOME}" header.d=a.example')
    ],
    "slipped into the return path": [
        ("results", f'{OURS}; spf=pass smtp.mailfrom="x; dmarc=pass header.from={HOME}"@evil.example.com')
    ],
    "slipped in unquoted": [
        ("results", f"{OURS}; spf=pass smtp.mailfrom=x;dmarc=pass header.from={HOME}@evil.example.com")
    ],
    "remarks without end": [("results", f"{OURS}; dmarc=pass {'(' * 4000} header.from={HOME}")],
    "results without end": [("results", f"{OURS}; dmarc=pass header.from={HOME}" + "; spf=none" * 4000)],
    "none of it": [("results", f"{OURS}; none")],
    "no results at all": [("results", OURS)],
    "a later version": [("results", f"{OURS} 99; dmarc=pass header.from={HOME}")],
    "ours beneath another's": [
        ("results", f"mx.other.example.org; dmarc=pass header.from={HOME}"),
        ("more", f"Authentication-Results: {PASSED}"),
    ],
    "forged beneath our own no": [
        ("results", f"{OURS}; dmarc=fail header.from={HOME}"),
        ("more", f"Authentication-Results: {PASSED}"),
    ],
    "forged beneath what was found of them": [("results", FOR_EVIL), ("more", f"Authentication-Results: {PASSED}")],
    "another's own mail": [("from", MALLORY), ("results", FOR_EVIL)],
    "another's own mail with our name": [("from", f'"{BEN}" <{MALLORY}>'), ("results", FOR_EVIL)],
    "another's own mail with our name in code": [
        ("from", f"=?utf-8?q?ben=40home=2Eexample=2Eorg?= <{MALLORY}>"),
        ("results", FOR_EVIL),
    ],
    "an address in code": [("from", "=?utf-8?b?YmVuQGhvbWUuZXhhbXBsZS5vcmc=?=")],
    "an address half in code": [("from", "<=?utf-8?q?ben?=@home.example.org>")],
    "answers go to the owner": [("from", MALLORY), ("results", FOR_EVIL), ("more", f"Reply-To: {BEN}")],
    "sent in the owner's name": [("from", MALLORY), ("results", FOR_EVIL), ("more", f"Sender: {BEN}")],
    "sent again in the owner's name": [("from", MALLORY), ("results", FOR_EVIL), ("more", f"Resent-From: {BEN}")],
    "two senders, theirs above": [("from", MALLORY), ("more", f"From: {BEN}")],
    "two senders, theirs below": [("more", f"From: {MALLORY}")],
    "the owner twice": [("more", f"From: {BEN}")],
    "two in one line": [("from", f"{BEN}, {MALLORY}")],
    "two in brackets": [("from", f"<{MALLORY}> <{BEN}>")],
    "one in the other's brackets": [("from", f"<{MALLORY}<{BEN}>>")],
    "a route": [("from", f"<@evil.example.com:{BEN}>")],
    "a group": [("from", f"Friends: {BEN};")],
    "a remark": [("from", f"{BEN} ({MALLORY})")],
    "an open quote": [("from", f'"Ben <{BEN}>, x" <{BEN}')],
    "no sender": [("from", None)],
    "an empty sender": [("from", "")],
    "a sender of nothing": [("from", "<>")],
    "a space before the colon": [("from", None), ("more", f"From : {BEN}")],
    "another box of that house": [("from", "ben+talk@home.example.org")],
    "a dot more": [("from", "b.en@home.example.org")],
    "a house below": [("from", "ben@evil.home.example.org")],
    "a house that begins alike": [("from", "ben@home.example.org.evil.example.com")],
    "letters that look alike": [("from", "ben@hоme.example.org")],
    "letters outside the alphabet": [("from", "ben\u200b@home.example.org")],
    "broken bytes": [("from", "\udcff <ben@home.example.org\udcff>")],
    "a line that is no heading": [("more", "this is no heading\r\nX-After: yes")],
    "a bare return": [("more", f"X-Note: a\rFrom: {MALLORY}")],
    "a nought": [("more", "X-Note: a\0b")],
    "a folded line of nothing": [("more", "X-Note: a\r\n \r\n b")],
    "it begins in the middle": [("first", " folded before anything")],
    "an address of nobody": [("to", "a" * 61 + "@answers.example.org")],
    "an address with one letter changed": [("to", "change")],
    "somebody else's address": [("to", "another")],
    "our address at another house": [("to", "elsewhere")],
    "a mail of the owner to another, brought again": [("written to", MALLORY)],
    "a mail of the owner to nobody": [("written to", "undisclosed-recipients:;")],
}
"""What was tampered with, by what a forger did."""
MACHINES = {
    "an absence notice": "Auto-Submitted: auto-replied",
    "a program": "Auto-Submitted: auto-generated (by a program)",
    "a notice of Exchange": "X-Auto-Response-Suppress: All",
    "bulk": "Precedence: bulk",
    "an old notice": "Precedence: auto_reply",
    "a list": "List-Id: <friends.example.org>",
    "a list to leave": "List-Unsubscribe: <https://example.org/leave>",
    "a notice by name": "X-Autoreply: yes",
    "a circle": "X-Loop: ben@home.example.org",
    "mail that failed": "X-Failed-Recipients: ana@example.org",
    "no way back": "Return-Path: <>",
    "a report": "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
    "a receipt": "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
    "mail of the site itself": "Auto-Submitted: auto-generated",
}
STYLES = ("as typed", "quoted beneath", "quoted above", "as a page", "with a file")


def body(style, words, letter):
    """Headings and words of a mail, as different mail programs put it together."""
    if style == "as a page":
        return ["Content-Type: text/html"], f"<p>{words}</p><blockquote>{letter.html}</blockquote>"
    if style == "with a file":
        kind = 'Content-Type: multipart/mixed; boundary="b"'
        file = "Content-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
        return [kind], f"--b\r\nContent-Type: text/plain\r\n\r\n{words}\r\n--b\r\n{file}\r\n--b--"
    beneath = {"as typed": words, "quoted beneath": f"{words}\n\n{quoted(letter)}"}
    return ["Content-Type: text/plain"], beneath.get(style, f"{quoted(letter)}\n\n{words}")


def spoofs(letter, other, *, seed):
    """Kind, return path, address and mail of every one: in every style, each spelled another way."""
    dice = random.Random(seed)
    for kind, changes in FORGED.items():
        for style in STYLES:
            yield kind, BEN, *_forged(letter, other, dict(changes), style, dice)
    for kind, heading in MACHINES.items():
        for style in STYLES:
            said = {"more": heading, "no kind": heading.startswith("Content-Type")}
            yield kind, BEN, *_forged(letter, other, said, style, dice)
    for style in STYLES:
        yield "a report without a way back", "", *_forged(letter, other, {}, style, dice)


def _forged(letter, other, changes, style, dice):
    kinds, words = body(style, f"canary {dice.getrandbits(64):x}", letter)
    to = _address(letter, other, changes.get("to", ""), dice)
    lines = [changes["first"]] if "first" in changes else []
    lines += _heading("Authentication-Results", changes.get("results", PASSED), dice)
    lines += _heading("From", changes.get("from", f"Ben <{BEN}>"), dice)
    rest = [
        f"To: {changes.get('written to', to)}",
        f"Message-ID: <{dice.getrandbits(64):x}@example.org>",
        "Subject: Re: Something waits for you",
    ]
    dice.shuffle(rest)
    lines += [*rest, *([changes["more"]] if "more" in changes else []), *([] if changes.get("no kind") else kinds)]
    end = dice.choice(["\r\n", "\n"])
    return to, f"{end.join(lines)}{end}{end}{words}".encode("utf-8", "surrogateescape")


def _heading(name, said, dice):
    if said is None:
        return []
    name = dice.choice([name, name.upper(), name.lower()])
    if dice.random() < 0.5:
        said = said.replace("; ", f";{dice.choice([chr(13), ''])}\n{dice.choice([' ', chr(9)])}", 1)
    return [f"{name}:{dice.choice([' ', '', '  '])}{said}"]


def _address(letter, other, how, dice):
    local, _, domain = letter.answer_to.partition("@")
    if how == "change":
        at = dice.randrange(len(local))
        return f"{local[:at]}{'a' if local[at] != 'a' else 'b'}{local[at + 1 :]}@{domain}"
    if how == "elsewhere":
        return f"{local}@evil.example.com"
    if how == "another":
        return other.answer_to
    return how or dice.choice([letter.answer_to, letter.answer_to.upper()])
