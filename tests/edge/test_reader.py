"""The subscriber's program in small: what it takes for new, changed, sent again and lost."""

import pytest

from plugins.edge.reader import FeedError, Reader, Received, entries

ITEM = "<item><guid>{0}</guid><link>https://a.fi/{0}/</link><title>T{0}</title><description>S{0}</description><pubDate>{1}</pubDate></item>"


def feed(*items, first=""):
    return f'<rss version="2.0"><channel><title>F</title>{first}{"".join(items)}</channel></rss>'.encode()


def item(guid, /, **other):
    text = ITEM.format(guid, "Tue, 04 Apr 2017 00:00:00 +0300")
    for name, value in other.items():
        before, _, rest = text.partition(f"<{name}>")
        text = f"{before}<{name}>{value}{rest[rest.index('<') :]}"
    return text


def shown(*feeds):
    reader = Reader()
    return [reader.receive(entries(one)) for one in feeds][-1]


def received(count, **lists):
    return Received(count, **{name: lists.get(name, ()) for name in ("new", "updated", "again", "lost")})


A, B, C = item("a"), item("b"), item("c")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ((A, B), received(2)),
        ((B, A), received(2)),
        ((A, B, C), received(3, new=("Tc",))),
        ((item("a", title="Uusi nimi"), B), received(2, updated=("Uusi nimi",))),
        ((item("a", description="Uutta"), B), received(2, updated=("Ta",))),
        ((item("a", link="https://b.fi/muualla/"), B), received(2)),
        ((item("a", guid="x"), B), received(2, again=("Ta",))),
        ((item("a", guid="x", title="Uusi"), B), received(2, again=("Uusi",))),
        ((item("a", guid="x", link="https://b.fi/a/"), B), received(2, again=("Ta",))),
        ((item("a", guid="x", link="https://a.fi/x/"), B), received(2, again=("Ta",))),
        ((item("a", guid="x", link="https://a.fi/x/", title="Muu"), B), received(2, new=("Muu",), lost=("Ta",))),
        ((B,), received(1, lost=("Ta",))),
        # One more of a title is a new one, as long as the first is still there.
        ((A, B, item("c", title="Ta")), received(3, new=("Ta",))),
        ((A, A, B), received(2)),
    ],
)  # fmt: skip
def test_a_reader_knows_items_by_their_guid(now, told):
    assert shown(feed(A, B), feed(*now)) == told


def test_what_was_away_for_a_while_is_not_shown_again():
    assert shown(feed(A, B), feed(B), feed(A, B)) == received(2)


def test_what_was_away_comes_back_under_another_guid():
    assert shown(feed(A, B), feed(B), feed(item("a", guid="x"), B)) == received(2, again=("Ta",))


def test_one_item_that_has_gone_accounts_for_one_that_came():
    two = item("x", title="Ta"), item("y", title="Ta")
    assert shown(feed(A), feed(*two)) == received(2, new=("Ta",), again=("Ta",))


def day(number):
    return ITEM.format(
        f"n{number}", f"{number % 28 + 1:02} {('Jan', 'Feb')[number // 28]} 2017 00:00:00 +0000"
    )


def test_old_items_give_way_in_a_full_feed_and_newer_ones_do_not():
    full = [day(number) for number in range(51)]
    assert shown(feed(*full[:50]), feed(*full[1:])) == received(50, new=("Tn50",))
    assert shown(feed(*full[:50]), feed(*full[:30], *full[31:])) == received(
        50, new=("Tn50",), lost=("Tn30",)
    )


def test_titles_are_told_as_readers_show_them():
    (only,) = entries(feed(item("a", title="Paikka &amp; aika &lt; &quot;10&quot;")))
    assert only.title == 'Paikka & aika < "10"'


def test_an_item_without_a_guid_is_known_by_its_address():
    bare = A.replace("<guid>a</guid>", "")
    assert shown(feed(bare), feed(bare.replace("Ta", "Toinen"))) == received(1, updated=("Toinen",))


@pytest.mark.parametrize("broken", [b"", b"<html><p>404</p></html>", b"\x00\xff", b"<rss", b"feeds/all.xml"])
def test_what_is_no_feed_is_refused(broken):
    with pytest.raises(FeedError):
        entries(broken)
