"""Our own small relay: it takes letters from this machine alone, writes each down, and only then says that it did.

``book`` is what it writes into, and the journal that the site asks; ``taking`` is its front door, ``handing_on`` its
way to the mail server, ``running`` the process with both.
"""
