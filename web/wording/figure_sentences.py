"""A figure as a sentence, from its state: what is so, what nobody recorded, what is not yet, what is not shown."""

from projections.measures import KINDS, OF, TITLES
from web.wording.asked import DID, NOBODY, NOT_YET, WHETHER, one
from web.wording.beside_figures import Plain
from web.wording.numbers import number
from web.wording.states import When, nothing_yet, said

_PLURAL = {"was": "were", "has": "have", "does": "do"}


def in_a_sentence(plain: Plain, code: str, when: When = "closed") -> str:
    """What a figure says, in a whole sentence."""
    words = said(plain, code, when)
    match words.state:
        case "not_shown":
            return f"You are not shown {_inside(TITLES[code])}."
        case "hidden":
            return f"{TITLES[code]}: a small number is hidden."
        case "not_recorded":
            return f"It is not recorded {_whether(plain, code)}{' so far' if when == 'running' else ''}."
        case "not_applicable_yet":
            return (
                NOT_YET.get(code) or f"{TITLES[code]}: {words.value[0].lower()}{words.value[1:]}, {nothing_yet(code)}."
            )
        case "none" if code in NOBODY:
            return NOBODY[code]
    if code in DID and plain.get("of"):
        return _of_people(plain, code)
    return f"{TITLES[code]}: {words.words[0].lower()}{words.words[1:]}."


def _of_people(plain: Plain, code: str) -> str:
    n, of, missing = plain["n"], plain["of"], plain.get("not_recorded", 0)
    did = DID[code]
    if n == 0 and missing == 0:
        return f"None of the {number(of)} {_who(code, of)} {did}."
    first, _, rest = did.partition(" ")
    base = of - (missing or 0)
    verb = first if n == 1 or base == 1 else _PLURAL.get(first, first)
    if missing == 0 or KINDS[code] == "G":
        return f"{number(n)} of the {number(of)} {_who(code, of)} {verb} {rest}".rstrip() + "."
    if missing is None:
        return (
            f"{number(n)} of the {number(of)} {_who(code, of)} {verb} {rest}".rstrip() + "; of some it is not recorded."
        )
    recorded = f"{number(n)} of the {number(base)} {_who(code, base)} recorded {verb} {rest}".rstrip()
    return f"{recorded}; of {number(missing)} it is not recorded."


def _who(code: str, of: float) -> str:
    who = (OF[code] or "").removesuffix(" registered")
    return one(who) if of == 1 else who


def _whether(plain: Plain, code: str) -> str:
    if code in WHETHER:
        return WHETHER[code]
    if code in DID and plain.get("of"):
        of = plain["of"]
        each = f"the one {_who(code, of)}" if of == 1 else f"any of the {number(of)} {_who(code, of)}"
        return f"whether {each} {DID[code]}"
    if code in DID:
        return f"whether anybody belongs to those of whom is asked: {_inside(TITLES[code])}"
    return f"how long it took: {_inside(TITLES[code])}" if KINDS[code] == "T" else f"for {_inside(TITLES[code])}"


def _inside(title: str) -> str:
    """A title in the middle of a sentence."""
    return title if title.split()[0].isupper() else f"{title[0].lower()}{title[1:]}"
