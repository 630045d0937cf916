"""Data of the whole site: an output reads it by its path, and follows every change of it."""

from msgspec.structs import replace

from plugins.core.build import build
from plugins.core.engine import Engine
from plugins.core.feature import Output, Slot
from tests.outputs.sites import given

FEED = '{"source": "https://a.example/feed"}'
FEEDS = {f"partner-feeds/organisation-{name}.json": FEED for name in "ba"}


def line(site):
    """What the data says."""
    return (site.data("facts.yaml") or b"none") + " ".join(site.data_files("partner-feeds")).encode()


def files(site):
    yield Slot(f"{site.ask(line)[:4].decode()}.txt")


def built(data, engine=None):
    material, theme, composition, identity, day = given(data)
    own = Output("told", files=files, file=lambda slot, site, press: site.ask(line), plain=True)
    composition = replace(composition, outputs=(*composition.outputs, own))
    return build(material, theme, composition, identity, day, engine=engine)


def told(result):
    return {one.path: one.body for one in result.artifacts if one.path in ("none.txt", "one:.txt")}


def test_an_output_reads_data_by_its_path():
    assert told(built({})) == {"none.txt": b"none"}
    assert told(built(FEEDS)) == {"none.txt": b"none" + " ".join(sorted(FEEDS)).encode()}
    assert told(built({"facts.yaml": "one: 1"})) == {"one:.txt": b"one: 1"}


def test_a_change_of_the_data_is_followed():
    former = built({"facts.yaml": "one: 1"})
    engine = Engine(memory=former.memory, standing=None)
    assert told(built({"facts.yaml": "one: 2"}, engine)) == {"one:.txt": b"one: 2"}
    assert built({"facts.yaml": "one: 2"}, engine).files == built({"facts.yaml": "one: 2"}).files
