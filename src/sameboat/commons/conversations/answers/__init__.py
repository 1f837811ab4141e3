"""Answers by mail: from our own mail server's hand into one talk.

``door`` takes mails on this machine, ``running`` is the process around it. ``heads``, ``machines`` and ``senders``
decide whether somebody wrote it, and who; ``texts``, ``html`` and ``quoting`` find what they wrote. ``hand`` goes that
way from one end to the other. A mail is written to no disk and into no log.
"""
