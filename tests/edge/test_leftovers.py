"""What killed builds leave beside the output, and what only looks like it."""

import pytest

from plugins.edge.manifest import MARKER
from plugins.edge.publish import opened
from tests.edge.sites import NEW, OLD, behind, beside, contents, digests, publish


@pytest.mark.parametrize("name", ["next-a1b2c3d4", "previous-a1b2c3d4", "previous"])
@pytest.mark.parametrize("finished", [True, False])
def test_leftovers_are_removed(published, tmp_path, name, finished):
    publish(tmp_path / "x", OLD)
    left = (tmp_path / "x").rename(tmp_path / f".output.{name}")
    if not finished:
        (left / MARKER).touch()
        (left / "z").touch()
    publish(published, NEW)
    assert not left.exists()


def test_leftover_with_a_foreign_file_keeps_it(published, tmp_path):
    publish(tmp_path / "x", OLD)
    left = (tmp_path / "x").rename(tmp_path / ".output.previous-a1b2c3d4")
    (left / "a/mine").touch()
    for _ in range(2):
        publish(published, NEW)
        assert contents(left) == {"a/mine": b""}


@pytest.mark.parametrize(
    "name",
    [
        ".output.next-mine",
        ".output.nextx",
        ".output2.previous",
        ".output.next-1.back",
        ".output",
        "output.back",
    ],
)
def test_folders_beside_the_output_that_only_look_like_leftovers_are_kept(published, tmp_path, name):
    publish(tmp_path / "x", OLD)
    (tmp_path / "x").rename(tmp_path / name)
    publish(published, NEW)
    assert contents(tmp_path / name) == OLD


@pytest.mark.parametrize("content", [{}, {"x": b"mine"}])
def test_folder_of_others_with_the_name_of_a_leftover_is_kept(published, content):
    mine = published.with_name(".output.next-a1b2c3d4")
    mine.mkdir()
    for name, body in content.items():
        (mine / name).write_bytes(body)
    publish(published, NEW)
    assert mine.exists() == bool(content)


def test_link_that_looks_like_a_leftover_is_not_followed(published, tmp_path):
    publish(tmp_path / "other", OLD)
    published.with_name(".output.next-a1b2c3d4").symlink_to(tmp_path / "other")
    publish(published, NEW)
    assert contents(tmp_path / "other") == OLD


def test_outputs_with_similar_names_do_not_meet(tmp_path):
    names = ["x", "x.back", "x.next-a1b2c3d4", ".x", "x.previous"]
    for site in (OLD, NEW):
        for name in names:
            publish(tmp_path / name, site)
    for name in names:
        assert contents(tmp_path / name) == contents(behind(tmp_path / name)) == NEW


@pytest.mark.parametrize("spare", [".output.previous", ".output.previous-a1b2c3d4"])
def test_site_put_aside_by_a_build_that_was_killed_between_two_renames_is_taken_up(published, spare):
    published.rename(published.with_name(spare))
    with opened(published) as held:
        assert dict(held.standing) == digests(OLD)
    assert contents(published) == OLD
    assert beside(published) == []
