"""One fetch of an address of others: what it gives, and everything that it refuses."""

import gzip
import socket
import ssl
import subprocess
import threading
import time
from contextlib import suppress

import pytest

from plugins.edge import connecting
from plugins.edge.connecting import is_public
from plugins.edge.fetching import FetchError, FetchLimits, agent_of, fetch
from tests.edge.servers import LONGEST, dripping, leads_to, page, server
from tests.ports import held_port

AGENT = agent_of("https://www.koske.fi")
SMALL = FetchLimits(size=10_000, seconds=60.0, redirects=5)
SHORT = FetchLimits(size=10_000, seconds=1.0, redirects=5)
HEAD = b"HTTP/1.1 200 OK\r\n"


def got(url, **options):
    return fetch(url, agent=AGENT, **{"limits": SMALL, "private": True, **options})


def refusal(url, **options):
    with pytest.raises(FetchError) as caught:
        got(url, **options)
    return caught.value


def test_what_stands_at_an_address_is_given_as_it_came():
    answer = page(
        b"<rss/>", Content_Type="application/rss+xml", ETag='W/"1"', Last_Modified="Sun, 05 Mar 2017"
    )
    with server({"/feed?a=1": answer}) as there:
        found = got(there.url("/feed?a=1#part"))
    assert (found.url, found.body, found.content_type) == (
        there.url("/feed?a=1"),
        b"<rss/>",
        "application/rss+xml",
    )
    assert (found.etag, found.modified, found.moved) == ('W/"1"', "Sun, 05 Mar 2017", False)


def test_the_question_says_who_asks_and_nothing_of_the_machine(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with server({"/": page(Set_Cookie="a=1"), "/b": page()}) as there:
        got(there.url())
        got(there.url("/b"))
    assert there.asked[1].headers == {
        "host": f"127.0.0.1:{there.port}",
        "user-agent": "koske-julkaisut (+https://www.koske.fi/)",
        "accept": "*/*",
        "accept-encoding": "gzip",
    }


def test_what_is_known_is_asked_for_again_only_where_it_has_changed():
    with server({"/": page(status="304 Not Modified")}) as there:
        found = got(there.url(), etag='"1"', modified="Sun, 05 Mar 2017 10:00:00 GMT")
        assert refusal(there.url()).values["status"] == "304"
    assert (found.not_modified, found.body) == (True, b"")
    asked = there.asked[0].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"1"', "Sun, 05 Mar 2017 10:00:00 GMT")


def test_a_redirect_is_followed_and_told_where_it_is_for_good():
    with server({"/new": page(b"x")}) as there:
        there.answers |= {
            "/": leads_to("/new"),
            "/old": leads_to(there.url("/older"), "301 Moved Permanently"),
            "/older": leads_to("new", "308 Permanent Redirect"),
            "/mixed": leads_to("/", "301 Moved Permanently"),
        }
        assert [
            (got(there.url(path)).url, got(there.url(path)).moved) for path in ("/", "/old", "/mixed")
        ] == [
            (there.url("/new"), False),
            (there.url("/new"), True),
            (there.url("/new"), False),
        ]


def test_a_ring_of_redirects_ends():
    with server({"/": leads_to("/a"), "/a": leads_to("/")}) as there:
        assert refusal(there.url()).code == "fetch-redirects"
        assert len(there.asked) == SMALL.redirects + 1


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://a.example/",
        "gopher://a.example/",
        "http://u:p@a.example/",
        "http://[",
        "javascript:1",
    ],
)
def test_a_redirect_to_what_is_not_fetched_is_refused(target):
    with server({"/": leads_to(target)}) as there:
        assert refusal(there.url()).code == "fetch-redirected"


@pytest.mark.parametrize(
    "url",
    ["", "feed", "//a.example/", "file:///etc/passwd", "ftp://a.example/", "http://", "http://user@a.example/",
     "https://user:secret@a.example/", "http://a.example/\n", "http://a .example/", "http://[::1", "http://a.example:x/",
     "http://a.example/" + "x" * 2000, "data:text/plain,x"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(url):
    assert refusal(url).code == "fetch-address"


@pytest.mark.parametrize(
    "written",
    ["127.0.0.1", "127.255.255.254", "0.0.0.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
     "100.64.0.1", "192.0.0.1", "192.0.0.170", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "198.18.0.1",
     "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
     "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "fe80::1", "fe80::1%eth0",
     "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "100::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
     "2001:2::1", "2001:10::1", "2001:db8::1", "2002:7f00:1::1", "2002:c0a8:101::", "3fff::1", "5f00::1",
     "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2606:4700::1%eth0", "", "localhost", "1.2.3"],
)  # fmt: skip
def test_no_address_of_a_house_is_public(written):
    assert not is_public(written)


@pytest.mark.parametrize(
    "written",
    ["1.1.1.1", "9.9.9.9", "93.184.216.34", "172.15.255.255", "172.32.0.1", "192.167.255.255", "193.166.3.2", "223.255.255.254",
     "2606:4700::1", "2a00:1450:400f::200e", "2001:708:10::1", "::ffff:1.1.1.1", "64:ff9b::101:101"],
)  # fmt: skip
def test_the_addresses_of_others_are_public(written):
    assert is_public(written)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "0", "[::1]", "[::ffff:127.0.0.1]"],
)
def test_this_machine_is_not_asked_however_it_is_written(host):
    with server({"/": page()}) as there:
        found = refusal(f"http://{host}:{there.port}/", private=False)
        assert found.code in ("fetch-private", "fetch-address", "fetch-host")
        assert there.asked == []


def test_a_redirect_into_the_house_is_refused(monkeypatch):
    """The first host is let in as if it were public: the second is looked at all the same."""
    first = iter([True])
    monkeypatch.setattr(connecting, "is_public", lambda address: next(first, False))
    with server({"/": leads_to("/inside"), "/inside": page()}) as there:
        assert refusal(there.url(), private=False).code == "fetch-private"
        assert [one.path for one in there.asked] == ["/"]


def test_a_name_that_leads_elsewhere_the_next_time_gains_nothing(monkeypatch):
    """DNS rebinding: the name is asked for once, and what is connected to is the address that was looked at."""
    asked, connected = [], []

    def lookup(host, port, **_):
        asked.append(host)
        address = "192.0.2.1" if len(asked) > 1 else "93.184.216.34"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(address, *_, **__):
        connected.append(address)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert refusal("http://rebinds.example/", private=False).code == "fetch-unreachable"
    assert (asked, connected) == (["rebinds.example"], [("93.184.216.34", 80)])


def test_of_several_addresses_only_public_ones_are_tried(monkeypatch):
    connected = []

    def connect(address, *_, **__):
        connected.append(address[0])
        raise OSError

    several = ["10.0.0.1", "93.184.216.34", "::1", "1.1.1.1"]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (one, 80)) for one in several])
    monkeypatch.setattr(socket, "create_connection", connect)
    assert refusal("http://many.example/", private=False).code == "fetch-unreachable"
    assert connected == ["93.184.216.34", "1.1.1.1"]


def test_a_name_that_nobody_has_is_told(monkeypatch):
    def lookup(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    found = refusal("http://koske.invalid/")
    assert (found.code, found.values["host"]) == ("fetch-host", "koske.invalid")


def test_a_question_for_a_name_ends_in_time(monkeypatch):
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [over.wait(60)][1:])
    assert refusal("http://slow.example/", limits=FetchLimits(seconds=0.2)).code == "fetch-slow"
    over.set()


def test_a_server_that_is_not_there_is_told():
    with held_port() as port:
        assert refusal(f"http://127.0.0.1:{port}/").code == "fetch-unreachable"


@pytest.mark.parametrize(
    "status",
    ["404 Not Found", "410 Gone", "403 Forbidden", "500 Oops", "204 No Content", "206 Part", "302 Found"],
)
def test_another_status_is_told(status):
    with server({"/": page(status=status)}) as there:
        found = refusal(there.url())
    assert (found.code, found.values["status"]) == ("fetch-status", status[:3])


ENDLESS = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (page(b"x" * 10_001), "fetch-large"),
        (page(gzip.compress(b"0" * 20_000_000), Content_Encoding="gzip"), "fetch-large"),
        (page(gzip.compress(b"0" * 9_000) * 3, Content_Encoding="gzip"), "fetch-large"),
        (dripping(HEAD + b"Content-Length: 1000000000\r\n\r\n", b"x" * 60_000, 0), "fetch-large"),
        (dripping(ENDLESS, b"400\r\n" + b"x" * 1024 + b"\r\n", 0), "fetch-large"),
        (dripping(HEAD + b"Content-Length: 1000\r\n\r\n"), "fetch-slow"),
        (dripping(HEAD, b"X-A: b\r\n"), "fetch-slow"),
        (dripping(b"", b"H"), "fetch-slow"),
        (dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "fetch-slow"),
        (dripping(HEAD, b"X-A: " + b"b" * 9000 + b"\r\n", 0), "fetch-broken"),
        (HEAD + b"Content-Length: 1000\r\n\r\nshort", "fetch-broken"),
        (page(gzip.compress(b"0" * 5000)[:-9], Content_Encoding="gzip"), "fetch-broken"),
        (page(b"no gzip", Content_Encoding="gzip"), "fetch-broken"),
        (page(b"x", Content_Encoding="br"), "fetch-encoding"),
        (page(b"x", Content_Encoding="gzip, gzip"), "fetch-encoding"),
        (b"", "fetch-broken"),
        (b"\x00\xff\xfe" * 100, "fetch-broken"),
        (b"SSH-2.0-OpenSSH\r\n", "fetch-broken"),
    ],
)  # fmt: skip
def test_a_hostile_answer_ends_soon_and_is_told(answer, code):
    start = time.monotonic()
    with server({"/": answer}) as there:
        assert refusal(there.url(), limits=SHORT if code == "fetch-slow" else SMALL).code == code
        assert time.monotonic() - start < SMALL.seconds


def test_what_is_packed_is_unpacked():
    with server(
        {"/": page(gzip.compress(b"a" * 5000) + gzip.compress(b"b"), Content_Encoding="gzip")}
    ) as there:
        assert got(there.url()).body == b"a" * 5000 + b"b"


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def shake(listener):
        connection, _ = listener.accept()
        connection.settimeout(LONGEST)
        with suppress(OSError), connection:  # whichever way the one who asked has gone
            context.wrap_socket(connection, server_side=True)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(LONGEST)
        thread = threading.Thread(target=shake, args=(listener,))
        thread.start()
        assert refusal(f"https://127.0.0.1:{listener.getsockname()[1]}/").code == "fetch-certificate"
        thread.join()


def test_validators_that_cannot_be_sent_back_are_dropped():
    with server({"/": page(ETag="x" * 501, Last_Modified="p\u00e4iv\u00e4")}) as there:
        found = got(there.url())
    assert (found.etag, found.modified) == ("", "")
