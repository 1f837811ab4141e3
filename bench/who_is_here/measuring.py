"""One database: known and unknown addresses at every door, in turns. Says one row of the table for each door."""

import gc
import os
import random
import sys
from collections import Counter

from .asking import Stranger, networks
from .crowd import a_coordinator, a_member, address, an_invitation, known_addresses, session_of
from .doors import DOORS
from .weighing import weighed

PAIRS = int(os.environ.get("BENCH_PAIRS", "1000"))
UNMEASURED = 20
"""Pairs before those that count, until everything is loaded and warm."""


def main(_folder, database):
    """Ask at all doors, or at those of ``BENCH_DOORS``."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from bench.serving import pages_served

    wanted = os.environ.get("BENCH_DOORS", "").split()
    with pages_served(workers=1) as port:
        rounds = Rounds(port)
        for door in DOORS:
            if not wanted or door.name in wanted:
                print(row(door, database, rounds), flush=True)


def row(door, database, rounds):
    """One door. What chance alone would hardly do is asked once more, of other people: fourteen doors are many."""
    asked = [rounds.at(door)]
    if asked[0].by_clock and not asked[0].by_eye and not door.made_up:
        asked.append(rounds.at(door))
    last = asked[-1]
    told = "by eye" if last.by_eye else "by the clock" if all(each.by_clock for each in asked) else "no"
    cells = [door.said, database, last.by_eye, last.letters]
    for times in ("answer", "page"):
        ways = [getattr(each, times) for each in asked]
        if ways[-1] is None:
            cells += ["–"] * 4
            continue
        way = ways[-1]
        cells += [f"{1000 * way.usual:.1f} ms", f"{1000 * way.median:+.2f} ms", f"{way.slower:.1%}"]
        cells.append(", then ".join(f"{each.p:.2g}" for each in ways))
    return "| " + " | ".join(map(str, [*cells, told])) + " |"


class Asked:
    """What was found out at one door."""

    def __init__(self, by_eye, letters, wrong_letters, answers, pages):
        self.by_eye = by_eye + wrong_letters
        self.letters = letters
        self.answer = weighed(answers)
        self.page = weighed(pages) if pages else None

    @property
    def by_clock(self):
        """Whether either of the two times gives somebody away."""
        return self.answer.differs or bool(self.page and self.page.differs)


class Rounds:
    """Asks at one door after the other."""

    def __init__(self, port):
        from tests.site_makers import programme, round_of

        self.port = port
        self.networks = networks()
        self.rng = random.Random(port)
        self.round = round_of(programme(slug="open-stacks"))

    def at(self, door):
        """Pairs of a known and an unknown address, the one or the other first by lot."""
        known = known_addresses(PAIRS + UNMEASURED, password=door.password)
        unknown = [address() for _ in known]
        answers, pages, by_eye = [], [], 0
        before = _letters_so_far()
        gc.collect()
        gc.disable()
        for at, pair in enumerate(zip(known, unknown, strict=True)):
            room = [self._room(door, each) for each in pair]
            order = self.rng.sample((0, 1), 2)
            said = {which: self._ask(door, pair[which], *room[which]) for which in order}
            if at < UNMEASURED:
                continue
            answers.append([said[which][0][0] for which in (0, 1)])
            if said[0][0][1] is not None and said[1][0][1] is not None:
                pages.append([said[which][0][1] for which in (0, 1)])
            by_eye += said[0][1] != said[1][1]
        gc.enable()
        got = _letters_since(before)
        heaps = [Counter(got[each] for each in some) for some in (known, unknown)]
        letters = " / ".join(" or ".join(map(str, sorted(heap))) for heap in heaps)
        wrong = sum(count for heap in heaps for number, count in heap.items() if number != door.letters)
        return Asked(by_eye, letters, wrong, answers, pages)

    def _room(self, door, email):
        """Where this one ask happens: whose browser it is, and what differs there by itself."""
        facts = {"address": email}
        args, cookies = {}, {}
        if door.inside == "coordinator":
            by, made = a_coordinator()
            cookies, args = session_of(by), {"desk_team": [made.slug]}
            facts |= {"slug": made.slug, "their": by.email, "part": f"/team/{made.team.get().pk}/"}
        elif door.inside == "member":
            by = a_member()
            cookies, facts["their"] = session_of(by), by.email
        elif door.name == "invited":
            signed, made = an_invitation(email)
            args, facts["signed"], facts["slug"] = {"team_invitation": [signed]}, signed, made.slug
        elif door.name == "sign_up":
            args = {"apply_step": [self.round.programme.slug, self.round.number, "you"]}
        elif door.made_up:
            args = {"made_up": [door.steps[0].form["way"]]}
        return args, cookies, facts

    def _ask(self, door, email, args, cookies, facts):
        """Seconds of the answer and of the page after it; and everything that was seen."""
        from django.urls import reverse

        apply = reverse("apply_step", args=[self.round.programme.slug, self.round.number, "you"])
        stranger = Stranger(self.port, next(self.networks), cookies)
        for step in door.steps:
            form = {name: value.format(address=email, apply=apply) for name, value in step.form.items()}
            path = reverse(step.route, args=args.get(step.route, [])) + step.query.format(apply=apply)
            spent, answer = stranger.ask(step.method, path, form)
            after, page = stranger.ask("GET", answer.leads_to) if answer.leads_to else (None, None)
        if answer.status >= 400 and door.name != "join_again":
            raise RuntimeError(f"{door.name} was answered with {answer.status}")
        return (spent, after), (answer.seen(**facts), page and page.seen(**facts))


def _letters_so_far():
    from sameboat.members.notices.models import Letter

    return set(Letter.objects.values_list("pk", flat=True))


def _letters_since(before):
    """How many letters went to each address."""
    from sameboat.members.notices.models import Letter
    from sameboat.members.notices.words import written

    found = Counter()
    for letter in Letter.objects.exclude(pk__in=before) if len(before) < 500 else Letter.objects.all():
        if letter.pk not in before and (read := written(letter)):
            found[read.address] += 1
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
