"""Mailboxes: whose they are, as far as an address says it."""

from __future__ import annotations

LISTED = """
gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr live.com msn.com yahoo.com yahoo.co.uk
yahoo.fr yahoo.co.jp yahoo.co.in yahoo.com.br ymail.com aol.com icloud.com me.com mac.com proton.me protonmail.com
pm.me tutanota.com tuta.io tuta.com posteo.de posteo.net mailbox.org fastmail.com fastmail.fm hey.com zoho.com
riseup.net gmx.de gmx.net gmx.com gmx.at gmx.ch web.de freenet.de t-online.de bluewin.ch orange.fr free.fr laposte.net
sfr.fr wanadoo.fr libero.it tiscali.it virgilio.it telenet.be ziggo.nl kpnmail.nl xs4all.nl seznam.cz wp.pl onet.pl
o2.pl interia.pl mail.ru yandex.ru yandex.com ukr.net abv.bg qq.com 163.com 126.com sina.com naver.com daum.net
hanmail.net rediffmail.com uol.com.br bol.com.br terra.com.br bigpond.com optusnet.com.au xtra.co.nz mail.com
"""
OPEN_TO_EVERYBODY = frozenset(LISTED.split())
"""Where anybody has a mailbox of their own: two people who share such a domain share nothing else."""


def domain_of(address: str) -> str:
    """The house in which a mailbox is."""
    return address.rpartition("@")[2].casefold()
