"""An input left out of a key is found: each fault here makes some incremental build differ from a clean one."""

import pytest
from msgspec.structs import replace

from plugins.core import build, changes, making, memo, reading, records, trace
from plugins.core.model import Entity
from plugins.core.questions import OF_PLACES
from plugins.core.site import Site
from plugins.edge import building, disk, intake
from tests.properties.test_planted_faults import Edit, reveals


def fields_are_not_noted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Entity, "fields", property(lambda self: self._shelf.fields(self.brief)))


def texts_are_not_noted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Entity, "prose", property(lambda self: self._shelf.prose(self.brief)))


def anchors_are_not_noted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Entity, "anchors", property(lambda self: self._shelf.prose(self.brief).anchors))
    whole = Entity.chapter_with

    def unnoted(self, anchor):
        return self._recorder.follow(whole, self, anchor)[0]

    patch.setattr(Entity, "chapter_with", unnoted)


def translations_are_not_noted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Site, "_translations", Site._translations.__wrapped__)


def pictures_are_not_noted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Site, "asset", Site.asset.__wrapped__)


def bytes_of_pictures_are_not_noted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Site, "bytes_of", Site.bytes_of.__wrapped__)


def functions_of_the_site_are_not_noted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Site, "ask", lambda self, function, *arguments: function(*arguments, self))
    patch.setattr(Site, "everything", Site.everything.__wrapped__)
    patch.setattr(Site, "_lists", Site._lists.__wrapped__)


def the_day_is_not_noted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(trace.Recorder, "narrow", lambda *_: None)


def a_new_answer_is_not_looked_at(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(memo.Memo, "_asked_of_all", lambda _: iter(()))


def the_site_is_thought_not_to_move(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(changes, "_is_alike", lambda *_: True)


def items_are_thought_to_stay_where_they_are(patch: pytest.MonkeyPatch) -> None:
    whole = changes.Changes.__init__

    def stay(self, *asked):
        whole(self, *asked)
        self.moved = False

    patch.setattr(changes.Changes, "__init__", stay)


def who_is_listed_is_thought_to_be_told_by_places(patch: pytest.MonkeyPatch) -> None:
    whole = changes.Changes.__init__

    def unlisted(self, before, now, kinds):
        whole(self, before, now, {name: replace(kind, anchored=None) for name, kind in kinds.items()})

    patch.setattr(changes.Changes, "__init__", unlisted)


def names_of_feeds_are_thought_to_be_of_places(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(memo, "OF_PLACES", OF_PLACES | {"plugins.core.syndication:_feed"})


def settings_are_left_out(patch: pytest.MonkeyPatch) -> None:
    for module in (build, making):
        patch.setattr(module, "constants", lambda _: "")


def templates_are_left_out(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(making, "_templates", lambda _: "")


def what_a_kept_view_asked_is_not_noted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(trace.Recorder, "repeat", lambda *_: None)


def views_are_kept_whatever_they_asked(patch: pytest.MonkeyPatch) -> None:
    whole = memo.Memo.answered_alike

    def alike(self, *asked):
        stale, self._stale = self._stale, frozenset()
        try:
            return whole(self, *asked)
        finally:
            self._stale = stale

    patch.setattr(memo.Memo, "answered_alike", alike)


def the_name_of_a_source_is_left_out(patch: pytest.MonkeyPatch) -> None:
    whole = reading.key_of
    patch.setattr(records, "key_of", lambda source, print_: whole(type(source)("", source.data), print_))
    patch.setattr(reading, "_front", lambda data, document: data.removesuffix(document.body.encode()))


def files_are_thought_to_be_in_place(patch: pytest.MonkeyPatch) -> None:
    whole = intake.intake

    def by_size(inputs, *others, **options):
        files = tuple(file._replace(stamp=(file.stamp[0], 0, 0, 1)) for file in inputs.files)
        return whole(inputs._replace(files=files), *others, **options)

    patch.setattr(building, "intake", by_size)


def change_times_are_left_out(patch: pytest.MonkeyPatch) -> None:
    whole = disk._seen

    def seen(entry):
        sort, (size, changed, _, _) = whole(entry)
        return sort, (size, changed, 0, 1)

    patch.setattr(disk, "_seen", seen)


FAULTS = [
    (fields_are_not_noted, [Edit("sivi_phone", "phone: 0400 904 664")]),
    (texts_are_not_noted, [Edit("news_body", "Tekstiä teestä!!")]),
    (anchors_are_not_noted, [Edit("background", "alkuun")]),
    (translations_are_not_noted, [Edit("kafe_translation", "")]),
    (pictures_are_not_noted, [Edit("picture", "wide")]),
    (bytes_of_pictures_are_not_noted, [Edit("download", "Ohjelma 2\n")]),
    (functions_of_the_site_are_not_noted, [Edit("page_menu", "0"), Edit("coming_date", "2021-03-01")]),
    (the_day_is_not_noted, [Edit("as_of", "2019-06-01"), Edit("as_of", "2022-02-01")]),
    (
        a_new_answer_is_not_looked_at,
        [Edit("draft_status", ""), Edit("issue_summary", "Lukuja ja hankkeita.")],
    ),
    (the_site_is_thought_not_to_move, [Edit("draft_status", ""), Edit("coming_date", "2021-03-01")]),
    (items_are_thought_to_stay_where_they_are, [Edit("draft_status", "")]),
    (
        who_is_listed_is_thought_to_be_told_by_places,
        [Edit("sivi_second_end", "until: 2020-12-31"), Edit("sivi_second_start", "2022")],
    ),
    (names_of_feeds_are_thought_to_be_of_places, [Edit("pro_sos_title", "PRO SOS – vanha työtä")]),
    (
        settings_are_left_out,
        [Edit("site_tagline", "Keskusosaamis"), Edit("email_pattern", "{last}.{first}@koske.fi")],
    ),
    (templates_are_left_out, [Edit("theme/templates/article.html", "")]),
    (
        what_a_kept_view_asked_is_not_noted,
        [Edit("theme/templates/article.html", ""), Edit("news_body", "Toista tekstiä.")],
    ),
    (views_are_kept_whatever_they_asked, [Edit("news_body", "Toista tekstiä.")]),
    (
        the_name_of_a_source_is_left_out,
        [Edit("news_warning", "Katso [tuleva](news:tuleva)."), Edit("kahvila_at", "news/2017/kahvila.md")],
    ),
    (files_are_thought_to_be_in_place, [Edit("news_body", "Tekstiä teestä!!", "in its place")]),
    (change_times_are_left_out, [Edit("news_body", "Tekstiä teestä!!", "in its place with the old time")]),
]


@pytest.mark.parametrize(("fault", "edits"), FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])
def test_an_input_left_out_is_found(pair, fault, edits):
    assert reveals(pair, fault, edits)


def test_without_a_fault_these_edits_show_nothing(pair):
    assert not reveals(pair, None, [edit for _, edits in FAULTS for edit in edits])
