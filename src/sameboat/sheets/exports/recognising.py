"""Which column of the plain sheet a column of an export is: by the words of its heading, and by its answers.

A heading alone convinces only if it is short, or if the answers agree. *What country do you work in?* is a
country when the answers are countries; *Would you like a partner in your country?* never is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sameboat.sheets.exports import contents
from sameboat.sheets.exports.imported import Answers, Service
from sameboat.sheets.exports.moments import are_moments

PLAIN_COLUMNS = (
    "id", "applied_at", "email", "name", "role", "capacity", "country", "languages", "sector", "career_stage",
    "situation", "interests", "beyond_work", "employer", "time_zone", "free_hours", "offers", "asks", "about",
    "reports_to", "avoid", "chooses", "first_claim", "trio", "by_email",
)  # fmt: skip
"""The columns a plain sheet knows, in the order we write them."""
LISTS = frozenset(("languages", "situation", "interests", "beyond_work", "offers", "asks", "avoid", "chooses"))
"""Those that may hold several answers."""

Check = Callable[[contents.Answered], bool]


@dataclass(frozen=True, slots=True)
class Sign:
    """How a column gives itself away."""

    column: str
    words: str
    """A pattern in the heading."""
    answers: Check | None = None
    """What the answers must look like."""
    alone: bool = False
    """Whether the answers say enough without the heading."""
    longest: int = 90
    """The longest heading, in letters, whose words count."""


def _names(answers: contents.Answered) -> bool:
    """Whether they may be names of people or places: short, and not one of a few answers."""
    people = answers.total()
    letters = sum(len(value) * times for value, times in answers.items())
    various = len(answers) >= min(people, max(2, people**0.4))
    return letters <= 60 * people and various and not contents.are_only_yes_and_no(answers)


SIGNS = (
    Sign("id", r"^(id|#|(response|respondent|participant|person|member|record|submission)[ _]?(id|number)?|token)$"),
    Sign("email", r"e-?mail|correo|courriel", contents.are_addresses, alone=True),
    Sign("name", r"^(your |full |my )*(name|names|full name|first and last name|nombre|nom|nome|vor- und nachname)\b"
                 r"(?!.*(library|institution|organi[sz]ation|employer|company))", _names, longest=60),
    Sign("reports_to", r"supervisor|line manager|reports? to|your manager", _names),
    Sign("avoid", r"(rather|prefer) not (to )?(be )?(matched|paired|meet)|avoid being (matched|paired)"),
    Sign("role", r"mentor|mentee|\brole\b", contents.are_roles, longest=200),
    Sign("capacity", r"how many mentees|number of mentees|capacity", contents.are_numbers),
    Sign("time_zone", r"time ?zone|zeitzone|fuseau|zona horaria", contents.are_zones, alone=True),
    Sign("free_hours", r"free hours|availab|hours .*(free|meet|talk)|when .*(free|meet|talk)", contents.are_hours,
         alone=True, longest=200),
    Sign("country", r"countr(y|ies)|\bland\b|\bpays\b|\bpa[ií]s\b|where .*(live|work|based|located)|nation",
         contents.are_countries, alone=True, longest=200),
    Sign("languages", r"language|sprache|langue|idioma|l[ií]ngua", contents.are_languages, alone=True, longest=200),
    Sign("employer", r"employer|(name of|your) .*(library|institution|organi[sz]ation|university|workplace)|affiliation"
                     r"|^(institution|organi[sz]ation|company|library|workplace|university)( name)?$"
                     r"|where do you work|arbeitgeber|employeur", _names),
    Sign("sector", r"\bsector\b|(type|kind) of (library|institution|organi[sz]ation|workplace)|library type"
                   r"|(bibliotheks|einrichtungs)typ|type de biblioth"),
    Sign("career_stage", r"career (stage|level|phase)|stage (of|in) your career|seniority|experience level"
                         r"|years (of experience|in the profession|(have you )?worked)|how long have you (been|worked)"
                         r"|berufserfahrung"),
    Sign("situation", r"in the middle of|your (current |present )?situation"),
    Sign("beyond_work", r"hobb(y|ies)|beyond work|outside (of )?work|free time|leisure"),
    Sign("offers", r"\boffers?\b|(can|could|able to|willing to|happy to) (you )?(help|offer|teach|share|support|give)"
                   r"|strengths"),
    Sign("asks", r"\basks?\b|(want|need|like|hope|looking) .*(help|learn|support|improve|gain)|looking for|goals"),
    Sign("interests", r"interest|expertise|topics?\b|specialt|areas? of (practice|work)|fachgebiet|themen|intérêt"),
    Sign("about", r"about (you|yourself|me)|tell us|introduce yourself|\bbio(graphy)?\b|anything else", longest=160),
)  # fmt: skip

_WISHED = {
    "country": r"countr|nation", "sector": r"sector|type of|kind of", "career_stage": r"career|experience|stage",
    "languages": r"language", "interests": r"interest|expertise|topic", "employer": r"employer|institution",
    "time_zone": r"time ?zone",
}  # fmt: skip
_PARTNER = re.compile(r"partner|match|pair|\bpeer|buddy|mentor", re.IGNORECASE)

_TIMES = (
    "submit date", "completion time", "recordeddate", "timestamp", "date submitted", "submitted", "fertigstellungszeit",
    "enddate", "end date", "date modified", "stage date", "startdate", "start date", "start time", "startzeit",
    "date created", "applied_at",
)  # fmt: skip
"""The time stamps of the services, the one to take first."""

_PRIVATE = re.compile(
    r"ip[ _-]?address|ip-adresse|location ?(latitude|longitude|accuracy)|^(latitude|longitude)$|network id"
    r"|user agent|^browser|^device|geo ?location",
    re.IGNORECASE,
)
_HOUSEKEEPING: Mapping[Service, str] = {
    "qualtrics": r"status|progress|duration.*|finished|externalreference|externaldatareference|distributionchannel"
                 r"|userlanguage|responseset|q_.*|sc\d.*|.* - topics|.* - sentiment.*",
    "surveymonkey": r"collector ?id|custom data.*|custom_\d+|respondent source",
    "microsoft": r"last modified time|total points|quiz feedback|grade posted time|points - .*|feedback - .*"
                 r"|points – .*|feedback – .*|language",
    "typeform": r"response type|stage date.*|tags|ending|network id",
    "google": r"score|total score",
    "plain": r"",
}  # fmt: skip
_FIRST_NAME = re.compile(
    r"(your )?(first|given|fore)[ _-]?names?|vorname.*|prénom|recipient ?first ?name|nombre de pila", re.IGNORECASE
)
_LAST_NAME = re.compile(
    r"(your )?(last|family|sur)[ _-]?names?|nachname.*|nom de famille|recipient ?last ?name|apellidos?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A column of the plain sheet, how sure we are, and why."""

    column: str
    sure: int
    why: str


def why_left_out(answers: Answers, service: Service) -> str:
    """Why a column is no answer of a person: private, or the service's own bookkeeping. Empty if it is one."""
    headings = [column.heading for column in answers.columns]
    said = [*headings, answers.question]
    if any(_PRIVATE.search(text) for text in said):
        return "private, and not needed for matching"
    if not answers.texts():
        return "nobody answered"
    if (
        len(headings) == 1
        and _HOUSEKEEPING[service]
        and any(re.fullmatch(_HOUSEKEEPING[service], text, re.IGNORECASE) for text in headings)
    ):
        return f"bookkeeping of the form service ({service})"
    return ""


def name_part(answers: Answers) -> str:
    """*first* or *last* if the column holds that half of a name."""
    heading = answers.columns[0].option or answers.columns[0].heading
    if _FIRST_NAME.fullmatch(heading):
        return "first"
    return "last" if _LAST_NAME.fullmatch(heading) else ""


def time_stamp(answers: Answers) -> int | None:
    """The rank of a time stamp of the service, 0 the best to take; None if it is none."""
    heading = answers.columns[0].heading.casefold()
    known = next((rank for rank, words in enumerate(_TIMES) if heading.startswith(words)), None)
    values = answers.texts()
    if known is not None:
        return known if values and are_moments(values) else None
    return len(_TIMES) if answers.columns[0].number <= 2 and are_moments(values) else None


def guesses(answers: Answers) -> Iterator[Guess]:
    """What a column may be, the surest guess first."""
    exact = re.sub(r"[\s\-]+", "_", answers.columns[0].heading.strip().casefold())
    if exact in PLAIN_COLUMNS and exact not in ("role", "capacity"):
        yield Guess(exact, 3, "its heading is a plain sheet's own")
    if re.fullmatch(r"(wish|weight|consent)_\w+", exact):
        yield Guess(exact, 3, "its heading is a plain sheet's own")
    wished = _wish(answers)
    if wished:
        yield Guess(wished, 2, "a wish about the partner")
        return
    yield from sorted(_by_signs(answers), key=lambda guess: -guess.sure)


def _wish(answers: Answers) -> str:
    if answers.is_list or not _PARTNER.search(answers.question):
        return ""
    about = next((q for q, words in _WISHED.items() if re.search(words, answers.question, re.IGNORECASE)), "")
    return f"wish_{about}" if about and contents.are_wishes(Counter(answers.texts())) else ""


def _by_signs(answers: Answers) -> Iterator[Guess]:
    values = Counter(answers.texts())
    labels = _labels(answers)
    for sign in SIGNS:
        if answers.is_list and sign.column not in LISTS:
            continue
        said = any(len(label) <= sign.longest and re.search(sign.words, label, re.IGNORECASE) for label in labels)
        fits = sign.answers is None or sign.answers(values) if said or sign.alone else False
        if said and fits:
            yield Guess(sign.column, 2, "by its heading and answers" if sign.answers else "by its heading")
        elif sign.alone and fits:
            yield Guess(sign.column, 1, "by its answers")


def _labels(answers: Answers) -> list[str]:
    """All that is written above a column: of a grid the row, the name the service uses, the question."""
    column = answers.columns[0]
    row = [column.option] if answers.how == "matrix" else []
    return [label for label in dict.fromkeys([*row, column.heading, answers.question]) if label]


def further_name(answers: Answers, taken: Sequence[str]) -> str:
    """A name for a column that is a further question; of a grid, question and row in short."""
    option = answers.columns[0].option
    if answers.how == "matrix" and option and answers.question.endswith(option):
        asked = slug(answers.question.removesuffix(option), longest=24)
        return slug(f"{asked} {slug(option, longest=30)}", taken, longest=60)
    return slug(answers.question, taken)


def slug(text: str, taken: Sequence[str] = (), *, longest: int = 40) -> str:
    """A clean name for a further column: small letters, at most some forty, whole words.

    >>> slug("Q3. Which films have you seen? Please select all that apply."), slug("Âge"), slug("Role", ["role"])
    ('which_films_have_you_seen', 'âge', 'role_2')
    """
    text = re.sub(r"^\s*(?:q(?:uestion)?\s*)?\d{1,3}[.):]\s+", "", text, flags=re.IGNORECASE)
    first = re.split(r"[?？.!\n]\s", text + " ", maxsplit=1)[0]
    words = re.findall(r"\w+", (first if re.search(r"\w{2}", first) else text).casefold())
    name = ""
    for word in words:
        if name and len(name) + len(word) > longest:
            break
        name = f"{name}_{word}".strip("_")[: longest + 20]
    name = name or "column"
    if re.match(r"(wish|weight|consent)_", name):
        name = f"about_{name}"
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free
