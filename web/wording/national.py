"""The national tables in the words of the Home Office (FACTS 1.8): headings, and each category."""

from domain.policy.national import NationalFigure
from domain.texts import Nationality
from service.standards.understood import english

HEADINGS = {
    "responder": "First responder type",
    "age": "Age at exploitation",
    "exploitation": "Exploitation type",
    "nationality": "Nationality",
}
OF = {"referrals": "Referrals to the National Referral Mechanism", "notifications": "Duty to Notify reports"}
CATEGORIES = {
    "government_agency": "Government agency",
    "ngo": "NGO and third sector",
    "police": "Police",
    "local_authority": "Local authority",
    "adult": "Adult (18 or over)",
    "child": "Child (17 or under)",
    "unknown": "Not specified or unknown",
    "not_recorded": "Not recorded",
    "labour": "Labour",
    "sexual": "Sexual",
    "criminal": "Criminal",
    "domestic": "Domestic",
    "organ": "Organ Harvesting",
}


def category(table: str, code: str) -> str:
    """One category of a table; a combination of types names each."""
    if code in CATEGORIES or table != "nationality":
        return " and ".join(CATEGORIES[each] for each in code.split("+"))
    return english(Nationality, code) or code


def beside(figure: NationalFigure) -> str:
    """A national figure as a sentence."""
    shares = ", ".join(f"{category('nationality', code)} {share} %" for code, share in figure.nationality)
    return f"{OF[figure.of]}, United Kingdom, {figure.period}: {figure.n:,}{f' ({shares})' if shares else ''}."
