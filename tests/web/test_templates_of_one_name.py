"""Two managers give two templates of their council one name."""

from tests.running import Running
from tests.web.forms import Form
from tests.web.test_starting_a_plan import form, manager, served, started  # noqa: F401  (a fixture)


def test_a_template_of_one_name_takes_another_s_place_only_for_whoever_read_of_it(served: Running) -> None:
    client = manager(served)
    typed = {"title": "Farms in spring", "aims": "Mine."}
    first, second = (f"/operations/{started(client, form(client))}/template" for _ in range(2))
    assert client.post(first, data=typed).status_code == 303
    theirs = typed | {"aims": "Theirs."}
    asked = client.post(second, data=theirs)
    assert (asked.status_code, "has a template of this name" in asked.text) == (409, True)
    own = client.post(first, data=typed).headers["location"].rpartition("=")[2]
    assert form(client, f"/operations/new/from/{own}")["aims"] == ["Mine."]
    seen = Form(asked.text, second).stands
    assert seen["aims"] == ["Theirs."]
    assert client.post(second, data=seen).status_code == 303
    assert form(client, f"/operations/new/from/{own}")["aims"] == ["Theirs."]
    assert client.post(first, data=typed | {"instead_of": seen["instead_of"][0]}).status_code == 409
