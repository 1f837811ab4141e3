"""Every door at which somebody types an address that may be another's, and what they do there."""

from dataclasses import dataclass, field

WRONG = "not the right one at all"


@dataclass(frozen=True)
class Step:
    """One request: to this route; ``{address}`` stands for the address that is asked about."""

    route: str
    form: dict = field(default_factory=dict)
    method: str = "POST"
    query: str = ""


@dataclass(frozen=True)
class Door:
    """The last of the steps is the one that is timed, with the page it leads to."""

    name: str
    said: str
    steps: tuple[Step, ...]
    letters: int = 1
    """So many go to either, known or not."""
    inside: str = ""
    """Who asks: nobody that is signed in, a member, or the coordinator of a programme."""
    password: bool = True
    made_up: bool = False


_CODE = Step("account_request_login_code", {"email": "{address}"})
_RESET = Step("account_reset_password", {"email": "{address}"})
_JOIN = Step("account_signup", {"email": "{address}"})
_TYPED = {"code": "BBBB-BBBB"}
_ANOTHER = {"action": "resend"}
_PASSWORD = Step("account_login", {"login": "{address}", "password": WRONG})


def _made_up(way):
    return (Step("made_up", {"email": "{address}", "way": way}),)


DOORS = (
    Door("password", "sign in by a password", (_PASSWORD,), letters=0),
    Door("no_password", "the same, of an account that has none", (_PASSWORD,), letters=0, password=False),
    Door("code", "a code by mail", (_CODE,)),
    Door("code_typed", "a wrong code typed", (_CODE, Step("account_confirm_login_code", _TYPED))),
    Door("code_again", "another code wanted", (_CODE, Step("account_confirm_login_code", _ANOTHER)), letters=2),
    Door("reset", "a new password", (_RESET,)),
    Door("reset_typed", "its wrong code typed", (_RESET, Step("account_confirm_password_reset_code", _TYPED))),
    Door("join", "join", (_JOIN,)),
    Door("join_typed", "its wrong code typed", (_JOIN, Step("account_email_verification_sent", _TYPED))),
    Door("join_again", "another code wanted at once", (_JOIN, Step("account_email_verification_sent", _ANOTHER))),
    Door(
        "sign_up",
        "join on the way to an application",
        (
            Step("apply_step", method="GET"),
            Step("account_signup", {"email": "{address}", "next": "{apply}"}, query="?next={apply}"),
        ),
    ),
    Door(
        "invite",
        "invite to a team",
        (Step("desk_team", {"email": "{address}", "role": "troubleshooter"}),),
        inside="coordinator",
    ),
    Door("invited", "the page behind an invitation", (Step("team_invitation", method="GET"),), letters=0),
    Door(
        "my_address",
        "change one's own address to it",
        (Step("account_email", {"email": "{address}", "action_add": ""}),),
        inside="member",
    ),
    Door("made_up_word", "made up: one word differs", _made_up("word"), letters=0, made_up=True),
    Door("made_up_hashing", "made up: hashes for who is known", _made_up("hashing"), letters=0, made_up=True),
    Door("made_up_looks", "made up: reads three rows more", _made_up("looks"), letters=0, made_up=True),
)
