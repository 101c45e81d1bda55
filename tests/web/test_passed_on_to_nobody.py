"""What is typed or opened here is passed on to nobody by the browser itself."""

import re

from tests.running import Running
from tests.web.forms import examples, signed_in
from tests.web.test_typed_is_kept import address


def test_no_page_asks_a_browser_for_a_spell_check_or_a_translation(running: Running) -> None:
    client = signed_in(running)
    forms = [address(operation, event) for event, operation, _ in examples(running)]
    for path in ("/sign-in", "/operations", "/this-is-nothing", *forms):
        page = client.get(path).text
        (whole,) = re.findall(r"<html[^>]*>", page)
        assert 'spellcheck="false"' in whole, path
        assert 'translate="no"' in whole, path
        assert not re.search(r'spellcheck="true"|translate="yes"', page), path
