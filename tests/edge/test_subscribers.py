"""``make subscribers``: commits of a repository, and finished sites, as a subscriber would have seen them."""

import os
import shutil
import subprocess

import pytest

from tests.edge.test_command import PROJECT, build, run, tree

NEWS = "---\ntitle: {title}\ndate: {day}\nsummary: Tiivistelmä.\n---\n\n{body}\n"
HEADING = "Mitä tilaajat olisivat saaneet (sisällön viimeisiä muutoksia {count}):"
AGAIN = (
    "Uudelleen lähetetty näkyy tilaajille toiseen kertaan, koska sen tunnus vaihtui. Jos tiedosto on nimetty "
    "uudelleen, palauta vanha nimi tietoon id."
)
PROGRAM = shutil.which("git")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no git on PATH")


class Repository:
    """A repository with a content folder, whose commits are days apart."""

    def __init__(self, root, content="content"):
        self.root = root
        self.content = root / content
        self.commits = []
        self.git("init", "--quiet", "--initial-branch=main")
        self.write("organisations/koske.md", "---\ntitle: Koske\n---\n")

    def git(self, *arguments, day="2021-02-01"):
        moment = f"{day}T12:00:00+0200"
        around = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        own = ("user.name=Anna", "user.email=anna@example.org", "commit.gpgsign=false", "core.hooksPath=")
        done = subprocess.run(
            ["git", *(word for option in own for word in ("-c", option)), *arguments],
            cwd=self.root,
            env=around
            | {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull},
            check=True,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
        )
        return done.stdout

    def write(self, path, text):
        (self.content / path).parent.mkdir(parents=True, exist_ok=True)
        (self.content / path).write_text(text, encoding="utf-8")

    def news(self, id, title, body="Tekstiä.", day="2021-01-15"):
        self.write(f"news/{id}.md", NEWS.format(title=title, body=body, day=day))

    def commit(self, subject, day="2021-02-01"):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={subject}", day=day)
        self.commits.append(self.git("rev-parse", "--short", "HEAD").strip())


@pytest.fixture
def repository(tmp_path):
    (tmp_path / "r").mkdir()
    return Repository(tmp_path / "r")


@pytest.fixture
def told(repository):
    """Two news, then one more, one changed, one renamed, and one mended."""
    repository.news("yksi", "Yksi")
    repository.news("kaksi", "Kaksi")
    repository.commit("Aloita", "2021-02-01")
    repository.news("kolme", "Kolme")
    repository.commit("Lisää tiedote", "2021-02-02")
    (repository.root / "muuta.txt").write_text("Ei sisältöä.")
    repository.commit("Muuta ohjelmaa", "2021-02-03")
    repository.news("yksi", "Yksi", "Korjattua tekstiä.")
    repository.commit("Korjaa", "2021-02-04")
    (repository.content / "news/kaksi.md").rename(repository.content / "news/toinen.md")
    repository.commit("Nimeä uudelleen", "2021-02-05")
    repository.news("nelja", "Neljä", day="31.2.2021")
    repository.commit("Riko", "2021-02-06")
    repository.news("nelja", "Neljä", day="2021-02-20")
    repository.commit("Kirjoita tuleva", "2021-02-07")
    repository.news("viisi", "Viisi", day="2021-02-20")
    repository.commit("Kirjoita toinenkin", "2021-02-21")
    return repository


def subscribers(content, *arguments, **environment):
    return run("plugins.edge", "subscribers", "--content", content, *arguments, **environment)


def lines(result):
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout.splitlines()


def test_each_change_is_told_as_a_subscriber_would_have_seen_it(told):
    first, second, _, *rest = told.commits
    fault = (
        "content/news/nelja.md:3:7: virhe: päivää ”31.2.2021” ei ole olemassa (tieto ”date”). Tarkista päivä "
        "ja kuukausi."
    ).replace("content", str(told.content), 1)
    assert lines(subscribers(told.content, "--number", "20")) == [
        HEADING.format(count=7),
        f"1.2.2021 {first} Aloita: tilaus alkaa, syötteessä 2 kohtaa",
        f"2.2.2021 {second} Lisää tiedote: 1 uusi: ”Kolme”; 0 uudelleen",
        f"4.2.2021 {rest[0]} Korjaa: 0 uutta; 1 muuttunut: ”Yksi”; 0 uudelleen",
        f"5.2.2021 {rest[1]} Nimeä uudelleen: 0 uutta; 1 uudelleen: ”Kaksi”",
        f"6.2.2021 {rest[2]} Riko: ohitettiin, sillä sisältö ei valmistu nykyisellä ohjelmalla: {fault}",
        # What is dated in the future comes out on its day.
        f"7.2.2021 {rest[3]} Kirjoita tuleva: 0 uutta; 0 uudelleen",
        f"21.2.2021 {rest[4]} Kirjoita toinenkin: 2 uutta: ”Neljä”, ”Viisi”; 0 uudelleen",
        "Yhteensä: 3 uutta, 1 muuttunut, 1 uudelleen.",
        AGAIN,
    ]


def test_the_last_five_are_told_and_a_feed_may_come_later(told):
    shown = lines(subscribers(told.content))
    assert shown[0] == HEADING.format(count=5)
    assert shown[1] == f"4.2.2021 {told.commits[3]} Korjaa: tilaus alkaa, syötteessä 3 kohtaa"
    told.write("projects/lumo.md", "---\ntitle: LUMO\nsummary: S.\n---\n")
    told.commit("Aloita hanke", "2021-03-01")
    told.write("news/viisi.md", "---\ntitle: Viisi\ndate: 2021-02-20\nsummary: S.\nprojects: [lumo]\n---\n")
    told.commit("Kerro hankkeesta", "2021-03-02")
    shown = lines(subscribers(told.content, "--number", "3", "--feed", "projects/lumo  all"))
    assert [line for line in shown if line.startswith("  ")] == [
        "  projects/lumo: syötettä ei ole vielä",
        "  all: tilaus alkaa, syötteessä 5 kohtaa",
        "  projects/lumo: tilaus alkaa, syöte on tyhjä",
        "  all: 0 uutta; 0 uudelleen",
        "  projects/lumo: 1 uusi: ”Viisi”; 0 uudelleen",
        "  all: 0 uutta; 1 muuttunut: ”Viisi”; 0 uudelleen",
    ]


@pytest.mark.parametrize("name", ["news", "/feeds/news.xml", "feeds/news.atom", "fi/news"])
def test_a_feed_is_named_by_its_name_or_its_address(told, name):
    assert "1 uusi: ”Kolme”" in subscribers(told.content, "--number", "7", "--feed", name).stdout


def test_feeds_of_other_languages_are_named_by_their_language(repository):
    for id in ("ett", "tva"):
        repository.write(f"news/{id}.md", f"---\ntitle: {id}\nlang: sv\ndate: 2021-01-01\nsummary: S.\n---\n")
        repository.commit(id)
    shown = lines(subscribers(repository.content, "--feed", "sv/all"))
    assert [line.partition(": ")[2] for line in shown[1:3]] == [
        "tilaus alkaa, syötteessä 1 kohta",
        "1 uusi: ”tva”; 0 uudelleen",
    ]


def test_nothing_of_the_users_is_written(told):
    before = tree(told.root)
    scratch = told.root.with_name("scratch")
    scratch.mkdir()
    lines(subscribers(told.content, TMPDIR=str(scratch)))
    after = tree(told.root)
    assert after == before
    assert not list(scratch.iterdir())


def test_a_content_folder_may_be_the_whole_repository(tmp_path):
    (tmp_path / "my content ä").mkdir()
    repository = Repository(tmp_path / "my content ä", ".")
    repository.news("yksi", "Yksi")
    repository.commit("Aloita")
    repository.news("kaksi", "Kaksi")
    repository.commit("Jatka \x1b[31m punaisella", "2021-02-02")
    shown = lines(subscribers(repository.root))
    assert shown[2].endswith(" Jatka  [31m punaisella: 1 uusi: ”Kaksi”; 0 uudelleen")


def test_of_a_merge_only_what_it_brought_counts(told):
    told.git("checkout", "--quiet", "-b", "haara")
    for id in ("kuusi", "seitseman"):
        told.news(id, id.title())
        told.commit(f"Kirjoita {id}", "2021-02-22")
    told.git("checkout", "--quiet", "main")
    told.git("merge", "--quiet", "--no-ff", "--message=Yhdistä", "haara", day="2021-02-23")
    shown = lines(subscribers(told.content, "--number", "2"))
    assert "Kirjoita toinenkin: tilaus alkaa" in shown[1]
    assert shown[2].endswith("Yhdistä: 2 uutta: ”Kuusi”, ”Seitseman”; 0 uudelleen")


def test_a_state_without_content_is_passed_over(told):
    shutil.rmtree(told.content)
    told.commit("Poista kaikki", "2021-03-01")
    told.write("organisations/koske.md", "---\ntitle: Koske\n---\n")
    told.commit("Palauta", "2021-03-02")
    shown = lines(subscribers(told.content, "--number", "3"))
    assert (
        f"virhe: kansiota ”{told.content}” ei ollut tässä muutoksessa. Tarkista, että CONTENT on se kansio, jonka muutoksia kysyt."
        in shown[2]
    )
    assert shown[3].endswith(
        "Palauta: 0 uutta; 5 hävisi: ”Neljä”, ”Viisi”, ”Kolme”, ”Kaksi”, ”Yksi”; 0 uudelleen"
    )


def test_a_link_out_of_the_folder_is_passed_over(told):
    (told.content / "images").mkdir()
    (told.content / "images/x.png").symlink_to("/etc/passwd")
    told.commit("Linkitä", "2021-03-01")
    (told.content / "images/x.png").unlink()
    told.news("kuusi", "Kuusi")
    told.commit("Korjaa", "2021-03-02")
    shown = lines(subscribers(told.content, "--number", "3"))
    assert "ohitettiin" in shown[2]
    assert shown[3].endswith("1 uusi: ”Kuusi”; 0 uudelleen")


def test_a_shallow_clone_is_told_and_what_it_has_is_shown(told, tmp_path):
    told.git("clone", "--quiet", "--depth=2", f"file://{told.root}", str(tmp_path / "clone"))
    result = subscribers(tmp_path / "clone/content")
    assert result.returncode == 0
    assert result.stderr == (
        "varoitus: tällä koneella on sisällön muutoksista vain 2, kun pyydettiin 5: vanhempia ei ole haettu (matala "
        "kopio). Hae ne: git fetch --unshallow.\n"
    )
    assert result.stdout.startswith(HEADING.format(count=2))
    assert "Kirjoita toinenkin: 2 uutta" in result.stdout


def refused(result, message):
    assert (result.returncode, result.stdout) == (1, "")
    first, last = result.stderr.splitlines()
    assert first.startswith(f"virhe: {message}"), first
    assert last == "Virheitä 1, varoituksia 0. Mitään ei kirjoitettu."


def test_without_git_the_way_out_is_told(told, tmp_path):
    refused(subscribers(told.content, PATH=str(tmp_path)), "ohjelmaa git ei ole tällä koneella")


def test_content_in_no_repository_is_told(repository):
    shutil.rmtree(repository.root / ".git")
    refused(subscribers(repository.content), f"kansio ”{repository.content}” ei ole git-tietovarastossa")


def test_content_that_was_never_stored_is_told(repository):
    message = f"kansiosta ”{repository.content}” ei ole tallennettu gitiin yhtään muutosta"
    refused(subscribers(repository.content), message)
    (repository.root / ".gitignore").write_text("content/\n")
    repository.commit("Ohita sisältö")
    refused(subscribers(repository.content), message)


def test_a_damaged_repository_is_told(told):
    (told.root / ".git/HEAD").write_text("ref: refs/heads/main\n")
    (told.root / ".git/config").write_text("[core\n")
    refused(subscribers(told.content), "git ei pystynyt lukemaan aiempia muutoksia (fatal: bad config")


@pytest.mark.parametrize("number", ["", "x", "0", "-1", "1.5", "99999", "٣"])
def test_a_number_that_is_none_is_told(repository, number):
    refused(subscribers(repository.content, f"--number={number}"), f"N=”{number}” ei käy.")


@pytest.fixture
def sites(repository, tmp_path):
    """Two finished sites in folders with spaces in their names."""
    folders = []
    for id in ("yksi", "kaksi"):
        repository.news(id, id.title())
        folders.append(tmp_path / f"site {id}")
        assert build(repository.content, folders[-1]).returncode == 0
    return folders


def test_finished_sites_are_read_in_turn(repository, sites):
    shutil.rmtree(repository.root / ".git")
    one, two = sites
    result = subscribers(repository.content, "--builds", f"'{one}' '{two}' '{two}'", "--feed", "all")
    assert lines(result) == [
        "Mitä tilaajat olisivat saaneet näistä sivustoista:",
        f"{one}: tilaus alkaa, syötteessä 1 kohta",
        f"{two}: 1 uusi: ”Kaksi”; 0 uudelleen",
        f"{two}: 0 uutta; 0 uudelleen",
        "Yhteensä: 1 uusi, 0 muuttunutta, 0 uudelleen.",
    ]


def test_a_feed_that_is_gone_or_broken_is_told(repository, sites):
    one, two = sites
    (two / "feeds/all.xml").write_text("<html>404</html>")
    asked = ("--builds", f"'{one}' '{two}'")
    assert lines(subscribers(repository.content, *asked))[2] == (
        f"{two}: syötettä feeds/all.xml ei voi lukea, tilaajat eivät saa mitään"
    )
    (two / "feeds/all.xml").unlink()
    assert (
        lines(subscribers(repository.content, *asked))[2]
        == f"{two}: syöte on hävinnyt, tilaajat eivät saa mitään"
    )


@pytest.mark.parametrize(
    ("builds", "message"),
    [
        ("/puuttuu", "kansiota ”/puuttuu” ei ole, tai siinä ei ole valmista sivustoa"),
        ("tests", "kansiota ”tests” ei ole, tai siinä ei ole valmista sivustoa"),
        ("'auki", "BUILDS=”'auki” ei käy: lainausmerkki on jäänyt sulkematta."),
    ],
)
def test_folders_that_are_no_sites_are_told(repository, builds, message):
    refused(subscribers(repository.content, "--builds", builds), message)


@pytest.mark.parametrize(
    ("feed", "message"),
    [
        ("newz", "virhe: syötettä ”newz” ei ole. Tarkoititko ”news”?"),
        (
            "../../etc",
            "virhe: syötettä ”../../etc” ei ole. Anna esimerkiksi jokin näistä: all, deadlines, events,",
        ),
    ],
)
def test_an_unknown_feed_is_told_with_the_nearest(repository, sites, feed, message):
    result = subscribers(repository.content, "--builds", f"'{sites[0]}'", "--feed", feed)
    assert result.returncode == 1
    assert result.stderr.startswith(message)


def test_a_site_in_another_language_is_told_in_english(told):
    settings = told.root / "settings.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\nfrom pelicanconf import *\n"
        f"THEME = {str(PROJECT / 'theme')!r}\nDEFAULT_LANG = 'en'\n"
    )
    for path in (told.content / "news").glob("*.md"):
        path.write_text(path.read_text().replace("---\n", "---\nlang: en\n", 1))
    told.commit("Write in English", "2021-03-01")
    told.write("news/six.md", NEWS.format(title="Six", day="2021-02-01", body="Text."))
    told.commit("Add six", "2021-03-02")
    shown = lines(subscribers(told.content, "--number", "2", "--settings", settings))
    assert shown[0] == "What subscribers would have got (last changes of the content: 2):"
    assert shown[2] == f"2 March 2021 {told.commits[-1]} Add six: 1 new: “Six”; 0 sent again"


def test_the_real_content_is_replayed():
    cut = subprocess.run(["git", "rev-parse", "HEAD~1"], cwd=PROJECT, check=False, capture_output=True)
    if cut.returncode:
        pytest.skip("no history here")
    result = run("plugins.edge", "subscribers", "--number", "2", "--feed", "all stories projects/pro-sos")
    assert result.returncode == 0
    assert "0 uudelleen" in result.stdout
