"""What is found out of PDFs, whatever they are, and that nobody has to wait for it."""

import os
import struct
import time
import zlib
from io import BytesIO

import pikepdf
import pytest

from plugins.core.sizes import USUAL
from plugins.core.source import PdfFacts
from plugins.edge import pdfs
from plugins.edge.intake import _looked
from plugins.edge.pdfs import HEAVY, pdf_facts
from plugins.edge.tree import read_tree, scan
from plugins.edge.workers import Pool
from tests.pdfs import LANGUAGE, TAGS, TITLE, pdf


def facts(tmp_path, data: bytes) -> PdfFacts:
    file = tmp_path / "x.pdf"
    file.write_bytes(data)
    with file.open("rb") as stream:
        return pdf_facts(stream, len(data))


def locked(owner: str, user: str) -> bytes:
    with pikepdf.open(BytesIO(pdf(TAGS, TITLE, LANGUAGE))) as document:
        out = BytesIO()
        document.save(out, encryption=pikepdf.Encryption(owner=owner, user=user))
        return out.getvalue()


def bomb(megabytes: int) -> bytes:
    """A PDF whose objects lie in a stream that unfolds to so much."""
    pack = zlib.compressobj(9)
    packed = b"".join(pack.compress(bytes(1 << 20)) for _ in range(megabytes)) + pack.flush()
    body = b"%PDF-1.5\n"
    stream = len(body)
    head = f"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {len(packed)} >>"
    body += b"1 0 obj\n" + head.encode() + b"\nstream\n" + packed + b"\nendstream\nendobj\n"
    table = len(body)
    rows = ((0, 0, 65535), (1, stream, 0), (2, 1, 0), (1, table, 0))
    entries = b"".join(struct.pack(">BIH", *row) for row in rows)
    head = f"<< /Type /XRef /Size 4 /W [1 4 2] /Root 2 0 R /Length {len(entries)} >>"
    body += b"3 0 obj\n" + head.encode() + b"\nstream\n" + entries + b"\nendstream\nendobj\n"
    return body + f"startxref\n{table}\n%%EOF\n".encode()


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ((), ("untagged", "untitled", "no-language")),
        ((TAGS,), ("untitled", "no-language")),
        ((TAGS, TITLE), ("no-language",)),
        ((TAGS, LANGUAGE), ("untitled",)),
        ((TAGS, TITLE, LANGUAGE), ()),
        # Marked without a structure is no structure, and a structure that is not marked may be of no use.
        ((" /MarkInfo << /Marked true >>", TITLE, LANGUAGE), ("untagged",)),
        ((" /StructTreeRoot 4 0 R", TITLE, LANGUAGE), ("untagged",)),
        ((TAGS.replace("true", "false"), TITLE, LANGUAGE), ("untagged",)),
        ((TAGS, TITLE.replace("true", "false"), LANGUAGE), ("untitled",)),
        ((TAGS, TITLE, " /Lang ( )"), ("no-language",)),
    ],
)
def test_a_pdf_says_what_it_lacks(tmp_path, more, expected):
    assert facts(tmp_path, pdf(*more)).faults == expected


def test_a_title_of_spaces_is_none(tmp_path):
    assert facts(tmp_path, pdf(TAGS, TITLE, LANGUAGE, title="  ")).faults == ("untitled",)


def test_the_title_may_stand_in_the_metadata(tmp_path):
    with pikepdf.open(BytesIO(pdf(TAGS, TITLE, LANGUAGE, title=""))) as document:
        with document.open_metadata() as metadata:
            metadata["dc:title"] = "Raportti"
        del document.docinfo
        out = BytesIO()
        document.save(out)
    assert facts(tmp_path, out.getvalue()).faults == ()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Tama ei ole PDF.", "damaged"),
        (b"%PDF-1.7\n", "damaged"),
        (pdf()[:80], "damaged"),
        (pdf().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [] /Count 0"), "damaged"),
        (pdf().replace(b"/MarkInfo", b"/X").replace(b"/Pages 2 0 R", b"/Pages 9 0 R"), "damaged"),
        (pdf(" /MarkInfo 7", " /StructTreeRoot [1]"), "damaged"),
        (locked("a", "b"), "locked"),
    ],
)
def test_one_that_cannot_be_read_is_told_by_name(tmp_path, data, expected):
    assert facts(tmp_path, data).faults == (expected,)


def test_a_password_for_changes_alone_keeps_nobody_from_reading(tmp_path):
    assert facts(tmp_path, locked("a", "")).faults == ()


def test_a_bomb_harms_nobody(tmp_path, monkeypatch):
    monkeypatch.setattr(pdfs, "MEMORY", 1 << 26)
    begun = time.monotonic()
    assert facts(tmp_path, bomb(100)).state in ("damaged", "heavy")
    assert time.monotonic() - begun < 60


def test_one_that_takes_too_long_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(pdfs, "_WAIT", 0.2)
    monkeypatch.setattr(pdfs, "_found", lambda *_: time.sleep(600))
    begun = time.monotonic()
    assert facts(tmp_path, pdf()) == HEAVY
    assert time.monotonic() - begun < 60


def test_one_that_takes_the_whole_processor_is_stopped(tmp_path, monkeypatch):
    def spin(*_):
        while True:
            pass

    monkeypatch.setattr(pdfs, "SECONDS", 1)
    monkeypatch.setattr(pdfs, "_found", spin)
    assert facts(tmp_path, pdf()) == HEAVY


def test_one_that_is_too_big_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(pdfs, "MOST_BYTES", 100)
    monkeypatch.setattr(pdfs, "_found", lambda *_: os.abort())
    assert facts(tmp_path, pdf()) == HEAVY


def test_no_process_is_left_behind(tmp_path, monkeypatch):
    forked, fork = [], os.fork

    def noted():
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr(os, "fork", noted)
    facts(tmp_path, pdf())
    (child,) = forked
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


def test_a_pdf_among_the_downloads_has_facts_and_nothing_else_has(tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "files/A.PDF").write_bytes(pdf())
    (tmp_path / "files/b.docx").write_bytes(b"PK")
    (tmp_path / "files/tyhja.pdf").write_bytes(b"")
    found = read_tree(tmp_path, frozenset())
    assert [(one.path, one.pdf) for one in found.assets] == [
        ("files/A.PDF", PdfFacts("read")),
        ("files/b.docx", None),
        ("files/tyhja.pdf", None),
    ]
    assert [problem.code for problem in found.problems] == ["download-empty"]


def test_one_that_is_known_is_not_opened_again(tmp_path, monkeypatch):
    (tmp_path / "files").mkdir()
    (tmp_path / "files/a.pdf").write_bytes(pdf())
    (file,), _ = scan(tmp_path, frozenset())
    stamped = [(file, (1, 2, 3))]
    known = _looked(stamped, {}, Pool(1), USUAL)
    assert known["files/a.pdf"].asset.pdf == PdfFacts("read")
    monkeypatch.setattr("plugins.edge.pdfs.pdf_facts", lambda *_: pytest.fail("looked at again"))
    assert _looked(stamped, known, Pool(1), USUAL) == known
