"""What the one who publishes is told: each form of DEPLOY, trial, roll-back, check and refusal."""

import re
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from plugins.core.problems import describe
from plugins.edge.deploy import command
from plugins.edge.deploy.command import Wanted, carry_out, deploy_of, look_at, releases, rollback
from plugins.edge.deploy.health import Health
from plugins.edge.deploy.sorts import sort_of
from plugins.edge.deploy.targets import ArtifactTarget, FolderTarget, SshTarget, StorageTarget, target_of
from plugins.edge.faults import PublishError
from plugins.edge.outcome import AGAINST, AGAINST_SHOWN
from tests.deploy.hosts import rclone
from tests.deploy.sites import CARRIED, NEW, OLD, SETTINGS, answers_of
from tests.edge.servers import page, server
from tests.edge.sites import contents, publish, told

ID = r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{10}"


@pytest.fixture
def settings(tmp_path):
    for name in ("content", "theme"):
        (tmp_path / name).mkdir()
    names = {"PATH": "content", "THEME": "theme", "OUTPUT_PATH": "public", "CACHE_PATH": ".cache"}
    return SETTINGS | {key: str(tmp_path / name) for key, name in names.items()}


@pytest.fixture
def say(settings, tmp_path, capsys):
    """Publishes a site by the command, as after its build; gives what is told, and the exit code."""

    def run(files, **wanted):
        made = settings | {AGAINST: ""}
        with suppress(SystemExit):
            prepared = deploy_of(made, tmp_path / "content", Wanted(**wanted))
            publish(Path(made["OUTPUT_PATH"]), files)
            carry_out(prepared, made, tmp_path / "content")
        out, err = capsys.readouterr()
        return (out + err).replace(str(tmp_path), "…"), made

    return run


def plain(text):
    return re.sub(r"[0-9.]+ klo [0-9.]+", "PÄIVÄ", re.sub(ID, "TUNNUS", text))


FIRST = """\
Viedään sivusto kohteeseen …/srv …
Uusia tiedostoja 16, muuttuneita 0, poistuneita 0, ennallaan 0. Siirrettävää 116 tavua.
Julkaistu: …/srv. Julkaisun tunnus on TUNNUS.
Osoitteen toimintaa ei tarkistettu. Tarkistus ja sen varalta palautus: HEALTH=1 (tai HEALTH=https://…).
Tämä oli ensimmäinen julkaisu, joten palautettavaa ei vielä ole.
"""
SECOND = """\
Viedään sivusto kohteeseen …/srv …
Uusia tiedostoja 2, muuttuneita 4, poistuneita 2, ennallaan 10. Siirrettävää 55 tavua.
Julkaistu: …/srv. Julkaisun tunnus on TUNNUS.
Osoitteen toimintaa ei tarkistettu. Tarkistus ja sen varalta palautus: HEALTH=1 (tai HEALTH=https://…).
Jos jokin meni vikaan, palauta edellinen: make rollback DEPLOY=…/srv
"""
TRIAL = """\
Koe: mitään ei viedä. Näin muuttuisi …/srv:
  uudet: 2
    + b/c/index.html (3 tavua)
    + ulkoasun tiedostoja: 1 (9 tavua)
  muuttuneet: 4
    ~ index.html (9 tavua)
    ~ syötteitä ja kalentereita: 1 (6 tavua)
    ~ muita tiedostoja: 2 (16 tavua)
  poistuvat: 2
    - gone/index.html
    - ulkoasun tiedostoja: 1
Uusia tiedostoja 2, muuttuneita 4, poistuneita 2, ennallaan 10. Siirrettävää 43 tavua.
"""
ALL_OF_TRIAL = """\
    ~ index.html (9 tavua)
    ~ feeds/all.xml (6 tavua)
    ~ published.json (10 tavua)
    ~ sitemap.xml (6 tavua)
"""
LISTED = """\
Julkaisut kohteessa …/srv, uusin ensin:
  TUNNUS   PÄIVÄ
* TUNNUS   PÄIVÄ   ← lukijat näkevät tämän
Palautus: make rollback DEPLOY=…/srv (edelliseen) tai lisää RELEASE=tunnus.
"""


def sizes(text):
    return re.sub(r"Siirrettävää .*", "", text)


def test_publish_try_list_and_go_back(say, settings, tmp_path, capsys):
    where = str(tmp_path / "srv")
    assert sizes(plain(say(OLD, deploy=where)[0])) == sizes(FIRST)
    trial, made = say(NEW, deploy=where, dry="1")
    assert trial == TRIAL
    assert ALL_OF_TRIAL in say(NEW, deploy=where, dry="1", whole=True)[0]
    assert made["OUTPUT_PATH"] == str(tmp_path / ".public.trial")
    assert contents(tmp_path / "public") == contents(tmp_path / "srv/current") == OLD
    second, made = say(NEW, deploy=where)
    assert sizes(plain(second)) == sizes(SECOND)
    assert made[AGAINST_SHOWN] == where
    assert (tmp_path / ".cache/deployed/published.json").read_bytes() == OLD["published.json"]
    rollback(settings, tmp_path / "content", Wanted(where))
    back = capsys.readouterr().out.replace(str(tmp_path), "…")
    assert plain(back) == (
        "Palautettu: …/srv näyttää nyt julkaisun TUNNUS (PÄIVÄ).\n"
        "Takaisin uudempaan: make rollback DEPLOY=…/srv RELEASE=TUNNUS\n"
    )
    assert contents(tmp_path / "srv/current") == OLD
    releases(settings, tmp_path / "content", Wanted(where))
    assert plain(capsys.readouterr().out.replace(str(tmp_path), "…")) == LISTED
    newer = re.findall(ID, back)[1]
    rollback(settings, tmp_path / "content", Wanted(where, release=newer))
    assert contents(tmp_path / "srv/current") == NEW | CARRIED
    assert "Mitään ei viety" in say(NEW, deploy=where)[0]


def test_who_keeps_one_release_is_told_that_there_is_no_way_back(say, tmp_path):
    where = str(tmp_path / "srv")
    say(OLD, deploy=where)
    told, _ = say(NEW, deploy=where, keep="1")
    assert told.endswith("KEEP=1: vanhoja julkaisuja ei säilytetä, joten palautettavaa ei ole.\n")
    assert "make rollback" not in told


def test_a_check_that_fails_ends_with_the_former_site(say, tmp_path, monkeypatch):
    monkeypatch.setattr(command, "Health", partial(Health, pauses=(0.0,)))
    where = str(tmp_path / "srv")
    with server(answers_of(OLD)) as host:
        url = host.url().rstrip("/")
        assert f"Tarkistettu: {url} vastaa juuri viedyllä" in say(OLD, deploy=where, health=url)[0]
        host.answers["/"] = page(b"maintenance")
        same, _ = say(OLD, deploy=where, health=url)
        host.answers |= answers_of(NEW) | {"/": page(b"", "502 Bad Gateway")}
        back, _ = say(NEW, deploy=where, health=url)
    assert f"  {url}/: sisältö on toinen kuin viety\n" in same
    assert "Sivusto oli jo julkaistu, eikä mitään muutettu." in same
    assert plain(back).endswith(
        f"Osoite ei vastaa niin kuin pitäisi:\n  {url}/: vastasi virheellä 502\n"
        "Edellinen julkaisu TUNNUS (PÄIVÄ) palautettiin, ja epäonnistunut poistettiin.\n"
    )
    assert contents(tmp_path / "srv/current") == OLD


def test_an_interruption_is_told_without_a_traceback(say, tmp_path, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    where = str(tmp_path / "srv")
    say(OLD, deploy=where)
    monkeypatch.setattr("plugins.edge.deploy.folder.copy", interrupt)
    assert say(NEW, deploy=where)[0].endswith(
        "virhe: vienti keskeytettiin. Anna sama komento uudelleen: kesken jäänyt siivotaan tai viedään loppuun.\n"
    )
    assert contents(tmp_path / "srv/current") == OLD
    assert len(list((tmp_path / "srv/releases").iterdir())) == 1


def test_an_archive_is_told(say, tmp_path):
    where = f"artifact:{tmp_path}/x.zip"
    assert "uudet: 15" in say(OLD, deploy=where, dry="1")[0]
    assert re.search(
        r"Sivusto on pakattu tiedostoon …/x.zip \(15 tiedostoa, [0-9,]+ kt\)\.\n$", say(OLD, deploy=where)[0]
    )
    assert "Koe: mikään ei muuttuisi" in say(OLD, deploy=where, dry="1")[0]


STORED = """\
Viedään sivusto kohteeseen muisti:www …
Uusia tiedostoja 0, muuttuneita 0, poistuneita 1, ennallaan 11. Siirrettävää 0 tavua.
Julkaistu: muisti:www.
Osoitteen toimintaa ei tarkistettu. Tarkistus: HEALTH=1 (tai HEALTH=https://…).
Tallennustilassa ei ole vanhoja julkaisuja. Palautus: palauta sisältö versionhallinnassa ja julkaise uudelleen.
"""


def test_a_storage_is_told(say, tmp_path, monkeypatch):
    rclone()
    monkeypatch.setenv("RCLONE_CONFIG_MUISTI_TYPE", "alias")
    monkeypatch.setenv("RCLONE_CONFIG_MUISTI_REMOTE", str(tmp_path / "remote"))
    monkeypatch.setattr(command, "Health", partial(Health, pauses=(0.0,)))
    where = "muisti:www"
    assert "uudet: 12\n" in say(OLD, deploy=where, dry="1")[0]
    assert not (tmp_path / "remote").exists()
    assert "Uusia tiedostoja 12, muuttuneita 0," in say(OLD, deploy=where)[0]
    assert "Mitään ei viety" in say(OLD, deploy=where)[0]
    less = {path: body for path, body in OLD.items() if path != "gone/index.html"}
    assert say(less, deploy=where)[0] == STORED
    with server({"/": page(b"another")}) as host:
        told, _ = say(less, deploy=where, health=host.url())
    assert "/: sisältö on toinen kuin viety\n" in told
    assert "Tallennustilaan viety sivusto jäi paikalleen" in told


def test_a_trial_lists_some_pages_and_counts_the_rest(say, tmp_path):
    files = {f"p{number}/index.html": b"x" for number in range(12)} | {"p1/index.html.br": b"xy"}
    told, _ = say({**files, "published.json": b"{}"}, deploy=str(tmp_path / "srv"), dry="1")
    assert told.count("/index.html (1 tavua)") == 10
    assert "… ja 2 muuta sivua (kaikki: ALL=1)\n    + pakattuja muotoja: 1 (2 tavua)\n" in told


SORTS_OF = {
    "index.html": "pages", "a/b/index.html": "pages", "404.html": "pages", "index.html.br": "packed",
    "files/x.csv.gz": "downloads", "files/a/raportti.pdf": "downloads", "feeds/all.xml": "feeds",
    "sv/feeds/all.opml": "feeds", "tapahtumat/a/a.ics": "feeds", "theme/style.0123456789.css": "theme",
    "haku/index-1.5.2/all/fragment/fi_1.pf_fragment": "search", "haku/index-1.5.2/all/pagefind.js": "search",
    "haku/index-1.5.2/all/wasm.fi.pagefind": "search", "images/x.640.0123456789.webp": "pictures",
    "hankkeet/a/card.jpg": "pictures", "_headers": "others", "sitemap.xml": "others", "meista/x.vcf": "others",
}  # fmt: skip


@pytest.mark.parametrize("path", SORTS_OF)
def test_every_file_is_of_one_sort(path):
    assert sort_of(path) == SORTS_OF[path]


def test_what_is_out_is_what_the_guard_compares_with(say, settings, tmp_path):
    where, public = str(tmp_path / "srv"), tmp_path / "public"
    for dry in ("1", ""):
        made = settings | {AGAINST: ""}
        deploy_of(made, tmp_path / "content", Wanted(where, dry=dry))
        assert (made[AGAINST], made[AGAINST_SHOWN]) == ("", where)
    publish(public, OLD)
    for dry, against in (("1", str(public)), ("", "")):
        made = settings | {AGAINST: ""}
        deploy_of(made, tmp_path / "content", Wanted(where, dry=dry))
        assert (made[AGAINST], AGAINST_SHOWN in made) == (against, False)
    say(OLD, deploy=where)
    for given, against in (("", str(tmp_path / ".cache/deployed/published.json")), ("else", "else")):
        made = settings | {AGAINST: given}
        look_at(made, tmp_path / "content", Wanted(where))
        assert made[AGAINST] == against
        assert made.get(AGAINST_SHOWN) == (None if given else where)


def test_a_place_that_is_none_is_told_when_the_differences_are_asked(settings, tmp_path, capsys):
    with pytest.raises(SystemExit):
        look_at(settings | {AGAINST: ""}, tmp_path / "content", Wanted("ftp://x"))
    assert capsys.readouterr().err.startswith("virhe: ")


def test_all_that_is_wrong_is_told_at_once(say, tmp_path):
    lines, _ = say(OLD, deploy="ftp://x", keep="many", health="koskeverkko")
    assert [line.split(": ", 1)[0] for line in lines.splitlines()] == ["virhe"] * 3
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize("target", ["s3://bucket", "artifact:x.zip"])
def test_where_there_are_no_releases_there_is_no_way_back(settings, tmp_path, capsys, target):
    with pytest.raises(SystemExit):
        rollback(settings, tmp_path / "content", Wanted(target))
    assert "git revert" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["content", "public/site", "theme", "."])
def test_a_place_within_the_project_s_folders_is_refused(say, tmp_path, name):
    assert "sisäkkäin" in say(OLD, deploy=str(tmp_path / name))[0]


FORMS = {
    "/srv/koske": FolderTarget, "../www": FolderTarget, "./a:b": FolderTarget, "~/www": FolderTarget,
    "ssh://h/x": SshTarget, "ssh://u@h.fi:2222/srv/a b": SshTarget, "ssh://[::1]:22/x": SshTarget,
    "s3://bucket": StorageTarget, "s3://bucket/a/b/": StorageTarget, "muisti:": StorageTarget,
    "muisti:bucket/x": StorageTarget, "artifact:x.zip": ArtifactTarget, "artifact:a/x.tar.gz": ArtifactTarget,
}  # fmt: skip
REFUSED = {
    "": "deploy-form", " ": "deploy-form", "a\nb": "deploy-form", "ftp://h/x": "deploy-scheme",
    "https://koskeverkko.fi": "deploy-scheme", "file:///srv": "deploy-scheme", "ssh://h": "deploy-ssh",
    "ssh://h/": "deploy-ssh", "ssh://-oProxyCommand=x/y": "deploy-ssh", "ssh://u@-x/y": "deploy-ssh",
    "ssh://h:99999/x": "deploy-ssh", "ssh://h/a/../../etc": "deploy-ssh", "ssh://h/a%0ab": "deploy-ssh",
    "ssh://h x/y": "deploy-ssh", "s3://": "deploy-s3", "s3://B_AD": "deploy-s3", "user@h:/srv": "deploy-scp",
    "h.fi:/srv": "deploy-scp", "u@h:www": "deploy-scp", ":s3,secret_access_key=x:b": "deploy-remote",
    "artifact:": "deploy-artifact", "artifact:x.rar": "deploy-artifact", "artifact:.zip": "deploy-artifact",
}  # fmt: skip


@pytest.mark.parametrize("written", FORMS)
def test_the_forms_are_told_apart(written):
    assert isinstance(target_of(written), FORMS[written])


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_no_place_is_refused_in_plain_words(written):
    with pytest.raises(PublishError, match=REFUSED[written]) as refused:
        target_of(written)
    assert "secret" not in told(refused)
    assert describe(refused.value.problem, "en")


def test_what_is_nearest_is_proposed():
    for written, nearest in (("u@h:www", "ssh://u@h/~/www"), ("h.fi:/srv", "ssh://h.fi/srv")):
        with pytest.raises(PublishError) as refused:
            target_of(written)
        assert told(refused).endswith(f"DEPLOY={nearest}")
