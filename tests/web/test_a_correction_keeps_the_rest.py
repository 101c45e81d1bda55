"""A correction by the page's form keeps every field that it does not change, what is sealed and computed included."""

import re
from collections.abc import Iterator
from datetime import timedelta

import httpx2
import pytest

from domain.asking import NOT_ASKED
from domain.declaration import declared, fields_of
from domain.kernel import DECISIONS, EVENTS
from domain.times import LONDON
from domain.words import OperationId, PersonId, SuspectId
from service.commands.names import slug
from service.days import folded
from service.privacy.sealing import sealed_fields
from service.replay.rows import proposals
from tests.decisions.examples import EXAMPLES
from tests.running import Running
from tests.web.forms import Form, signed_in
from tests.web.given_texts import FIELDS, readers, serving, stored, text_for

ERROR = re.compile(r"govuk-error-summary__list.*?</ul>", re.DOTALL)
CORRECTABLE = [name for name in EXAMPLES if DECISIONS[name].correctable]
SEALED = [(name, field) for name, field in FIELDS if name in CORRECTABLE and "operator" in readers(name, field)]


GOES_TOO = {("BedAllocated", "kind"): ("bed",)}
"""What is not said any more where a field says something else: who sleeps elsewhere has no bed of the centre."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("corrected"))


@pytest.fixture(scope="module")
def operator(served: Running) -> httpx2.Client:
    return signed_in(served)


class Entered:
    """An entry of a type with a text in every sealed field, and the form on its page that corrects it."""

    def __init__(self, served: Running, operator: httpx2.Client, name: str) -> None:
        given, subject, data = EXAMPLES[name]
        self.served, self.by, self.kind, day = served, operator, EVENTS[name], given()
        operation = "new" if name == "OperationProposed" else stored(served, day)
        texts = {field: text_for(name, field) for field in sealed_fields(self.kind)}
        row = {"type": name, "subject": subject, "data": {**data, **texts}}
        body = {**proposals(row, "Police", day.committed)[0].fields, "happened_at": day.moment().isoformat()}
        path = f"/api/operations{'' if operation == 'new' else f'/{operation}/{slug(DECISIONS[name])}'}"
        answer = served.client().post(path, json=body)
        assert answer.status_code in (200, 201), answer.text[:200]
        self.operation, self.position = answer.json()["operation"], answer.json()["position"]
        self.page = f"/operations/{self.operation}/entries/{self.position}"

    @property
    def form(self) -> Form:
        """The form as it stands; nothing in it where the operator may not see the entry."""
        return Form(self.by.get(self.page).text, "/correct")

    def send(self, **typed: str) -> httpx2.Response:
        return self.by.post(
            f"{self.page}/correct", data=self.form.stands | {name: [text] for name, text in typed.items()}
        )

    def stands(self, *but: str) -> dict[str, object]:
        """What counts of the entry, but for some fields; of a sealed one what it says."""
        state = folded(self.served.application.log, OperationId(self.operation))
        assert state
        event, at = next((each.event, each.at) for each in state.entries if each.position == self.position)
        said = {name: getattr(event, name) for name in declared(self.kind)} | {"happened_at": at}
        for name in sealed_fields(self.kind):
            said[name] = self.served.application.vault.open(said[name]) if said[name] else None  # type: ignore[arg-type]
        return {name: value for name, value in said.items() if name not in but}


@pytest.mark.parametrize("name", CORRECTABLE)
def test_when_only_the_time_is_corrected_everything_else_stays(
    served: Running, operator: httpx2.Client, name: str
) -> None:
    entered = Entered(served, operator, name)
    before = entered.stands()
    moved = before["happened_at"].replace(second=0, microsecond=0) + timedelta(minutes=1)  # type: ignore[attr-defined]
    local = moved.astimezone(LONDON)
    if not entered.form.stands:
        return
    answer = entered.send(happened_on=f"{local:%Y-%m-%d}", happened_at=f"{local:%H:%M}")
    assert answer.status_code == 200, ERROR.findall(answer.text)
    assert entered.stands() == before | {"happened_at": moved}


@pytest.mark.parametrize("name", CORRECTABLE)
def test_each_field_that_is_corrected_changes_itself_alone(served: Running, operator: httpx2.Client, name: str) -> None:
    entered = Entered(served, operator, name)
    computed = () if name == "BriefingAcknowledged" else DECISIONS[name].computed
    form = entered.form
    for field in [each for each in form.stands if each in declared(entered.kind)]:
        other = [each for each in form.offers.get(field, []) if each and [each] != form.stands[field]]
        now = "".join(form.stands[field])
        typed = other[0] if other else str(int(now) + 1) if now.isdecimal() else ""
        goes_too = GOES_TOO.get((name, field), ())
        before = entered.stands(field, *computed, *goes_too)
        if typed and entered.send(**{field: typed}).status_code == 200:
            after = entered.stands(field, *computed, *goes_too)
            assert after == before, field


@pytest.mark.parametrize(("name", "field"), SEALED)
def test_a_sealed_text_is_corrected_by_the_form_and_kept_where_nobody_writes(
    served: Running, operator: httpx2.Client, name: str, field: str
) -> None:
    entered = Entered(served, operator, name)
    if field not in entered.form.stands:
        assert NOT_ASKED in declared(entered.kind)[field].marks
        return
    before, text = entered.stands(), text_for(name, field, "bed 4 is broken").replace("BOLD", "BED")
    somebody = any(fields_of(entered.kind, kind) for kind in (PersonId, SuspectId))
    assert entered.form.stands[field] == ([] if somebody else [text_for(name, field)])
    assert entered.send(**{field: text}).status_code == 200
    assert entered.stands() == before | {field: text}


@pytest.mark.parametrize("name", CORRECTABLE)
def test_a_form_sent_as_it_stands_changes_nothing(served: Running, operator: httpx2.Client, name: str) -> None:
    entered = Entered(served, operator, name)
    if entered.form.stands:
        assert "Nothing was changed" in entered.send().text
