"""A closed round of many invented people, whose proposal is ready to be told."""

from datetime import timedelta

from sameboat.base.kit import clock


def a_round_to_tell(people):
    """The run, and the coordinator who will tell it."""
    from allauth.account.models import EmailAddress
    from tests import site_makers as make

    from sameboat.members.people.models import Person
    from sameboat.mentoring.matching.models import ProposedGroup, ProposedMember, Run
    from sameboat.mentoring.programmes.models import Enrolment

    day = clock.now().date()
    round_ = make.round_of(
        opens_on=day - timedelta(days=30),
        closes_on=day - timedelta(days=2),
        starts_on=day + timedelta(days=7),
        closed_at=clock.now(),
    )
    coordinator = make.on_the_team(round_.programme)
    crowd = [Person(email=f"reader{at}@round{round_.pk}.example.org", name=f"Reader {at}") for at in range(people)]
    some = {"batch_size": 500}
    Person.objects.bulk_create(crowd, **some)
    proved = [EmailAddress(user=who, email=who.email, verified=True, primary=True) for who in crowd]
    EmailAddress.objects.bulk_create(proved, **some)
    enrolments = [Enrolment(round=round_, person=who, applied_at=clock.now()) for who in crowd]
    Enrolment.objects.bulk_create(enrolments, **some)
    run = Run.objects.create(round=round_, number=1, people=people, finished_at=clock.now())
    groups = [
        ProposedGroup(run=run, number=at, weakest=0.8, lopsided=0.0, countries=[], reason="Both speak English.")
        for at in range(1, people // 2 + 1)
    ]
    ProposedGroup.objects.bulk_create(groups, **some)
    members = [
        ProposedMember(group=groups[at // 2], enrolment=each, place=at % 2, gets=0.8, brings=0.8)
        for at, each in enumerate(enrolments)
    ]
    ProposedMember.objects.bulk_create(members, **some)
    return run, coordinator
