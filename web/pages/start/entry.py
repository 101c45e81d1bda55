"""What the form enters, all in one entry: the operation, its aims, hours and languages, and everybody who is asked."""

from datetime import UTC, datetime
from typing import get_args

from domain.bounds import EXPECTED
from domain.declaration import declared
from domain.events.planning import LanguageExpected
from domain.vocabulary import Premises
from service.commands.names import PROPOSE
from service.commands.references import FIRST_CENTRE
from service.commands.submission import Proposal
from service.plan_templates.template import Template
from service.standards.understood import code_of
from web.pages.start.form import MOST, AskedPartner, StartForm
from web.pages.start.typed_hours import hours_in, number_in


def entered(form: StartForm, template: Template, now: datetime) -> list[Proposal]:
    """The proposals; what is wrong stands in the form's `errors`, and then nothing is to be sent."""
    hours, expected = hours_in(form, now), number_in(form, "expected", EXPECTED.most)
    languages = _languages(form)
    if form.text["premises"] not in ("", *get_args(Premises)):
        form.errors["premises"] = "Choose one of the list"
    if not form.wanted:
        form.errors["another"] = "Tick somebody who is asked, or write a name"
    if len(form.wanted) > MOST:
        form.errors["another"] = f"Tick at most {MOST} who are asked; ask the others from the plan"
    if form.errors or hours is None:
        return []
    site, opens, closes = hours
    fields = {
        "name": form.text["name"] or None,
        "expected_max": expected,
        "exploitation_types": form.kinds,
        "premises": form.text["premises"] or None,
        "planned_for": form.text["planned_for"],
        "exercise": form.exercise,
        "template": template.name,
    }
    made = [Proposal(PROPOSE, {name: value for name, value in fields.items() if value})]
    if form.text["aims"]:
        made.append(Proposal("ObjectivesSet", {"text": form.text["aims"]}))
    centre = {"centre": FIRST_CENTRE, "starts": _said(opens), "ends": _said(closes)}
    made.append(Proposal("CentreHoursPlanned", centre))
    made += [Proposal("LanguageExpected", {"language": each}) for each in languages]
    made += [Proposal("InformationRequested", {"service": each}) for each in template.services]
    for way, bed, payer in template.ways:
        said = {"way": way, "bed": bed, "payer": payer}
        made.append(Proposal("WayAfterwardsAgreed", {name: value for name, value in said.items() if value}))
    return [*made, *(_asked(each, site, opens, closes) for each in form.wanted)]


def _asked(partner: AskedPartner, site: datetime, opens: datetime, closes: datetime) -> Proposal:
    """Who is asked for the site alone goes when the centre opens; for neither phase is for the centre."""
    starts = site if partner.site else opens
    ends = opens if partner.site and not partner.centre and site < opens else closes
    said = {"partner": partner.name, "mode": partner.mode, "starts": _said(starts), "ends": _said(ends)}
    return Proposal("PartnerInvited", said)


def _languages(form: StartForm) -> list[str]:
    field, found = declared(LanguageExpected)["language"], []
    for each in filter(None, (one.strip() for one in form.text["languages"].split(","))):
        code = code_of(field, each)
        if code is None:
            form.errors["languages"] = f"“{each[:40]}” is no language that is known: write it in English"
        else:
            found.append(code)
    return list(dict.fromkeys(found))


def _said(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
