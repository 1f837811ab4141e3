"""Every page that has its picture taken, as everybody who may see it: axe finds nothing, by day or by lamp."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.test_how_it_looks import RULES
from tests.pictures.pages import PICTURES
from tests.pictures.world import filled

pytestmark = pytest.mark.django_db(transaction=True)

MANY = ("coordinator", "partner")
"""Who has so many pages that they are worth a world of their own; all others share one."""
GROUPS = {role: {role} for role in MANY} | {"everybody else": {each.role for each in PICTURES} - set(MANY)}
BY_LAMP = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The same page under the lamp differs in its colours alone."""
ONCE_MORE = "async how => (await axe.run({...how, resultTypes: ['violations']})).violations"


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_axe_finds_nothing_on_any_page_of(browser, live_server, signed_in, group):
    world, axe, found = filled(), Axe(), []
    for role in sorted(GROUPS[group]):
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": 390, "height": 844}, reduced_motion="reduce"
        )
        page = context.new_page()
        if world.who[role] is not None:
            signed_in(page, world.who[role], opened=True)
        for picture in (picture for picture in PICTURES if picture.role == role):
            page.emulate_media(color_scheme="light")
            page.goto(picture.path(world))
            expect(page.locator(".htmx-request")).to_have_count(0)
            found += findings(picture.name, "by day", axe.run(page, options=RULES).response["violations"])
            page.emulate_media(color_scheme="dark")
            found += findings(picture.name, "by lamp", page.evaluate(ONCE_MORE, BY_LAMP))
        context.close()
    assert not found, "\n".join(found)


def findings(name, light, violations):
    return [
        f"{name} {light} {finding['id']}: {node['html'][:200]}" for finding in violations for node in finding["nodes"]
    ]
