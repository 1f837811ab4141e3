"""Every page that has its picture taken, as everybody who may see it: axe finds nothing, by day or by lamp."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.test_how_it_looks import RULES
from tests.pictures.pages import PICTURES
from tests.pictures.world import filled

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("role", sorted({picture.role for picture in PICTURES}))
def test_axe_finds_nothing_on_any_page_of(browser, live_server, signed_in, role, scheme):
    world = filled()
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 390, "height": 844},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    if world.who[role] is not None:
        signed_in(page, world.who[role])
    found = []
    for picture in (picture for picture in PICTURES if picture.role == role):
        page.goto(picture.path(world))
        page.wait_for_load_state("networkidle")
        for finding in Axe().run(page, options=RULES).response["violations"]:
            found += [f"{picture.name} {finding['id']}: {node['html'][:200]}" for node in finding["nodes"]]
    context.close()
    assert not found, "\n".join(found)
