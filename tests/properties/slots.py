"""What can be edited in the site: each slot with its values, of which the first is the one at the start.

Many values of a slot have the same length, so that an edit can leave a file's size as it was. A
value that is an error, alone or with another slot's, is welcome: the build must refuse it as a
clean one does.
"""

import json
from collections.abc import Mapping

Slots = Mapping[str, tuple[str, ...]]

_NEWS: Slots = {
    "news_title": ("PRO SOS -kahvila", "PRO SOS -kahvio!", "Ääkköset & <merkit>"),
    "news_id": ("", "id: kahvila", "id: toinen-kahvila"),
    "news_date": ("2017-04-27", "2017-04-28", "2021-03-02", "27.4.2017 klo 9.00"),
    "news_update": (
        "",
        "updated: 2017-05-02",
        "{updated: 2017-05-02}",
        "change: Paikka muuttui.\nupdated: 2018-05-02",
    ),
    "news_summary": ("Kahvila avaa ovensa.", "Kahvila sulki ovensa", '"Lainaus: < & >."'),
    "news_status": ("", "status: draft", "status: published"),
    "news_lang": ("", "lang: sv", "lang: en"),
    "news_projects": ("projects: [pro-sos-koske]", "projects: [kansa-koulu]", "projects: [pro-sos]", ""),
    "news_contacts": ("contacts: [sivi-talvensola]", "contacts: [olli-ollila]", "contacts: [olli-olila]", ""),
    "news_tags": ("sosiaalityö, Osallisuus", "osallisuus, työllisyys", "Sosiaalityö", ""),
    "news_image": (
        "image: {src: images/talvi.png, alt: Talvi}",
        "image: {src: images/kansi.svg, alt: Kansi}",
        "image: {src: images/toinen.png, alt: Toinen}",
        "",
    ),
    "news_redirect": (
        "redirect_from: [/vanha/kahvila/]",
        "redirect_from: [/wanha/kahvila/]",
        "redirect_from: [/uutiset/]",
        "",
    ),
    "news_fault": ("", "date: 2017-04-27", "sumary: Tiivistelmä", "tags: &a [x]"),
    "news_body": (
        "Tekstiä kahvista.",
        "Tekstiä teestä!!",
        "Tekstiä **kahvista** ja [teestä](news:kafe).",
        "\x07",
    ),
    "news_warning": (
        "Soita [tästä](tel:+358400123456).",
        "Katso [tuleva](news:tuleva).",
        "Katso <blink>tuleva</blink>.",
        "Katso [mitä](news:mita).",
        "::project[luonnos]",
    ),
    "news_block": (
        ":::callout[Huomaa]\nLaatikko.\n:::",
        ":::callout[Huomaa]\nLoota....\n:::",
        ":::callout[Huomaa]\nLaatikko.",
        "::contact[sivi-talvensola]",
        "> Lainaus",
    ),
    "kafe_title": ("PRO SOS-kafé", "PRO SOS-café"),
    "kafe_translation": ("translation_of: kahvila", "translation_of: vanha", "", "translation_of: kafe"),
    "kafe_body": ("Text.", "Ord..", "Text ::"),
    "coming_date": ("2021-03-02", "2021-03-01", "2030-01-01", "2021-02-30"),
    "coming_summary": ("Huomenna.", "Tänään...", "Aina."),
    "coming_body": ("Tulevaa.", "Mennyt..", "[Kahvilasta](news:kahvila)."),
    "draft_status": ("status: draft", ""),
    "draft_body": ("Kesken.", "Valmis!", "[Rikki](project:puuttuu)"),
}

_NEWSLETTERS: Slots = {
    "issue_title": ("Koske tiedottaa", "Koske kertoilee"),
    "issue_date": ("2017-04-04", "2017-04-05", "2016-04-04"),
    "issue_summary": ("Hankkeita ja lukuja.", "Lukuja ja hankkeita."),
    "issue_summary_sv": ("Projekt och tal.", "Tal och projekt."),
    "issue_tags": ("sosiaalityö", "Sosiaalityö", "luvut, sosiaalityö"),
    "issue_translation": ("translation_of: 2017-1", "translation_of: 2016-2", ""),
    "issue_body_sv": ("Text.", "Ord..", "[Finska](issue:2017-1#pro-sos)."),
    "editorial": ("Hyvä lukija, **kevät** on täällä.", "Hyvä lukija, **talvi** on täällä.", ""),
    "story_heading": ("PRO SOS *rakentaa* uutta", "PRO SOS *purkaa!!* uutta", "Rakennustyöt"),
    "story": ("pro-sos", "prososs", "toinen"),
    "story_link": ("pro-sos", "prososs", "toinen"),
    "story_projects": ("pro-sos kansa-koulu", "kansa-koulu pro-sos", "kansa-koulu", "romke"),
    "story_contacts": (
        "marianne-kuorelahti, sivi-talvensola",
        "sivi-talvensola, arto-rautajoki",
        "olli-ollila",
    ),
    "story_card": ("pro-sos", "pro-sos-koske", "kansa-koulu"),
    "caption": ("Talvi (vas.)", "Kesä (oik.)!"),
    "inline_picture": ("talvi.png", "kansi.svg"),
    "link_word": ("taustasta", "tausta..."),
    "background_link": ("tausta", "alkuun", "sosiaali"),
    "news_link": ("news:kahvila", "news:kahvio", "news:toinen-kahvila"),
    "factbox": ("- 95 kuntaa\n- 2,4 M€", "- 96 kuntaa\n- 2,5 M€", "### Otsikko\n\nTekstiä."),
    "second_story": ("Tekstiä toisesta.", "Toista tekstiä...", "::contact[olli-ollila]"),
    "old_story": ("Tekstiä.", "Vanhaa!."),
    "figure": ("204", "205", "kaksi"),
    "figures_label": ("Asiat", "Luvut", "Määrät eri vuosina"),
    "quote": ("Laki sanoo.", "Laki määrä."),
    "video": ("Esittely", "Juhlat!!"),
    "newest_date": ("2021-03-01", "2021-03-02", "2021-02-01"),
    "newest_status": ("", "status: draft"),
}

_PROJECTS: Slots = {
    "pro_sos_title": ("PRO SOS – uutta työtä", "PRO SOS – vanha työtä", "PRO SOS"),
    "pro_sos_update": ("", "updated: 2017-03-01", "updated: 2017-03-01\nchange: Vetäjä vaihtui."),
    "pro_sos_summary": ("Hanke uudistaa työtä.", "Hanke toistaa työtä..", "Ensin. Sitten. Lopuksi."),
    "pro_sos_type": ("type: national", "type: research", "state: ended"),
    "pro_sos_end": ("31.12.2018", "31.12.2021", "28.2.2021", "31.6.2018", "1.1.2010"),
    "pro_sos_coordinator": ("seamk", "koske", "Jokin muu"),
    "pro_sos_leads": (
        "marianne-kuorelahti, sivi-talvensola",
        "sivi-talvensola, marianne-kuorelahti",
        "sivi-talvensola",
        "arto-rautajoki",
    ),
    "pro_sos_goal": ("Osallisuutta.", "Yhteisöllinen"),
    "pro_sos_alt": ("Talvinen järvi", "Kesäinen järvi"),
    "pro_sos_redirect": ("redirect_from: [/prosos/]", "redirect_from: [/vanha/kahvila/]", ""),
    "pro_sos_body": (
        "Tausta on tämä.",
        "Taustaa ei ole.",
        "Katso [osa](project:pro-sos-koske).",
        "::news[kahvila]",
    ),
    "background_heading": ("Tausta", "Taust2", "Lähtökohdat"),
    "background": ("tausta", "alkuun", "sosiaali"),
    "part_title": ("PRO SOS Keski-Suomessa", "PRO SOS Itä-Suomessa!!"),
    "part_parent": ("pro-sos", "kansa-koulu", "pro-sos-koske", ""),
    "part_contacts": ("sivi-talvensola", "marianne-kuorelahti", "olli-ollila"),
    "kansa_koulu_word": ("kirjaaminen", "oppiminen!!"),
    "kansa_koulu_parent": ("", "parent: pro-sos", "parent: pro-sos-koske"),
}

_PEOPLE: Slots = {
    "sivi_name": ("Sivi Talvensola", "Sivi Kesäsola", "Anna Sivi-Sola"),
    "sivi_phone": ("phone: 0400 904 663", "phone: 0400 904 664", "phone: soita", ""),
    "sivi_email": ("", "email: sivi@example.com", "email: sivi@example.net"),
    "sivi_title": ("erikoissuunnittelija", "johtava kehittäjä..", "johtaja"),
    "sivi_title_sv": ("planerare", "ordförande", "ledare"),
    "sivi_title_en": ("planning officer", "planning manager"),
    "sivi_first_end": ("31.12.2018", "31.12.2016", "31.12.2015"),
    "sivi_second_start": ("2019", "2020", "2022"),
    "sivi_second_end": ("", "until: 2020-12-31", "until: 2021-03-01", "until: 2022"),
    "sivi_second_organisation": ("", "organisation: seamk", "organisation: koske"),
    "sivi_projects": ("kansa-koulu", "pro-sos", "pro-sos-koske", ""),
    "sivi_body": (
        "Sivi kouluttaa kirjaamista.",
        "Sivi kouluttaa muistamista.",
        "[Hanke](project:kansa-koulu)",
    ),
    "marianne_end": ("until: 2018", "until: 2019", ""),
    "olli_end": ("until: 30.6.2018", "until: 30.6.2016", ""),
}

_ORGANISATIONS: Slots = {
    "koske_name": ("Koske", "Kuske", "Keski"),
    "koske_pattern": ("", 'email_pattern: "{first}.{last}@koske.se"', 'email_pattern: "{last}@koske.se"'),
    "koske_body": ("Koske kehittää.", "Koske toimii..", "[Hanke](project:pro-sos)"),
    "seamk_title": ("Seinäjoen ammattikorkeakoulu", "Jyväskylän ammattikorkeakoul"),
    "seamk_type": ("university", "centre", "association", "municipality"),
    "region": ("Etelä-Pohjanmaa", "Keski-Pohjanmaa", "Äänekoski"),
    "seamk_feed": ("feed: https://seamk.example/feed", "feed: https://seamk.example/uusi", ""),
    "seamk_pattern": ("{first}.{last}@seamk.fi", "{last}.{first}@seamk.fi", "{first}@seamk"),
    "esr_title": ("Euroopan sosiaalirahasto", "Euroopan avustusrahasto."),
}

_PUBLICATIONS: Slots = {
    "series_title": ("Raportteja", "Selosteita."),
    "series_publisher": ("koske", "seamk", "Kuntaliitto"),
    "publication_title": ("Asiakkaiden ääni", "Asukkaiden ääni!"),
    "publication_date": ("2017-05-04", "2021-03-02"),
    "publication_authors": ("sivi-talvensola, Liisa Lahti", "Liisa Lahti, sivi-talvensola", "olli-olila"),
    "publication_number": (
        "series: raportteja\nnumber: 51",
        "series: raportteja\nnumber: 8",
        "series: raportteja\nnumber: 9",
        "",
    ),
    "publication_isbn": ("978-952-5676-51-8", "978-952-5676-50-1", "978-952-5676-51-9"),
    "publication_body": ("Asiakkaita kuultiin.", "Asiakkaat kertoivat."),
}

_OFFICES: Slots = {
    "service_title": ("Sosiaaliasiamies", "Potilasasiamies!"),
    "service_area": ("Jyväskylä", "Äänekoski"),
    "service_end": ("", "end: 28.2.2021", "end: 2021", "end: 2015"),
    "price_end": ("2021-02-28", "2021-03-01", "2021-03-31", "2021-02-29"),
    "price": ("65", "70", "65,5"),
    "service_contacts": ("marianne-kuorelahti", "sivi-talvensola", ""),
    "service_body": ("Tekstiä.", "Sanoja..", "::statement[valinnanvapaus]"),
    "board_title": ("Hallitus", "Johtajat"),
    "term_end": ("2021", "2020", "2018", "28.2.2021"),
    "member_role": ("jäsen", "varaj"),
    "convener": ("olli-ollila", "sivi-talvensola", "Joku Muu"),
    "statement_title": ("Lausunto", "Kannanot"),
    "statement_date": ("2017-03-22", "2017-04-27", "2021-03-02"),
    "statement_to": ("STM", "THL"),
    "signatories": ("koske, seamk", "seamk, koske", "koske", "koske, Muu ry", "kosk"),
    "statement_services": ("services: [asiamies]", "services: [asiamie]", ""),
    "statement_file": ("files/ohjelma.txt", "files/varalla.txt"),
    "statement_body": ("Koko teksti.", "Teksti koko.", ""),
}

_EVENTS: Slots = {
    "event_title": ("Aluekierros", "Maakierros.", "Kahvit, teet; ja pullat"),
    "event_update": ("", "updated: 2017-03-01", "updated: 2018-03-01"),
    "event_start": ("2021-03-26", "2021-03-27 9:00", "2017-04-17", "2021-02-30"),
    "event_end": ("", "end: 2021-03-28", "end: 2021-03-28 12:30"),
    "event_deadline": ("2021-03-02", "2021-03-08", "2021-03-01 16:00", "2017-04-10", "2022-01-01"),
    "event_change": (
        "",
        "cancelled: true",
        "materials: [{title: Esitys, url: files/ohjelma.txt}]",
        "status: draft",
    ),
    "event_body": ("Tervetuloa!", "Kahvia on..", "::project[pro-sos]"),
    "event_card": ("::event[kierros]", "::event[kieros]", "[Kierros](event:kierros)"),
}

_PAGES: Slots = {
    "front_summary": ("Koske kehittää.", "Koske uudistaa!"),
    "front_body": ("Tervetuloa!", "Hei, hei hei", "Katso [kahvila](news:kahvila)."),
    "front_body_sv": ("Hej!", "Hopp"),
    "page_title": ("Koske", "Keski", "Tietoa meistä"),
    "page_menu": ("2", "0", "x"),
    "page_contacts": ("sivi-talvensola", "olli-ollila", "marianne-kuorelahti", ""),
    "about_body": ("What we do.", "How we act."),
    "page_body": ("Kanavat.", "Kanava..", "[Ankkuri](page:koske#puuttuu)"),
}

_DOCUMENTS: Slots = {
    "document_summary": ("Mitä teemme.", "Mitä emme..", ""),
    "document_preface": ("Alkusanat.", "Esipuhe...", "Katso [kohtaa](#kohta)."),
    "document_heading": ("Tausta {#tausta}", "Tausto {#tausta}", "Tausta {#taustaa}", "Koko"),
    "document_text": ("Teksti[^1].", "Tekste[^1].", "[Jatko](#toinen)[^1]."),
    "document_note": ("Laki 1301/2014.", "Laki 1302/2014."),
    # A part, and a chapter that it is in or not.
    "document_order": (
        "### Kohta {#kohta}\n\n## Toinen {#toinen}",
        "## Toinen {#toinen}\n\n### Kohta {#kohta}",
        "### Kohta {#kohta}\n\n### Toinen {#toinen}",
    ),
    "document_end": ("## Lopuksi", "### Lopuksi", "## Toinen", ""),
    "document_place": ("kohta", "toinen", "alku"),
}


def _snapshot(title: str, day: str = "2017-03-05") -> str:
    """A partner's feed as it was fetched, with one item."""
    item = {"id": "1", "title": title, "url": "https://seamk.example/1", "date": day}
    return json.dumps({"source": "https://seamk.example/feed", "items": [item]}, indent=2)


def _run(day: str, *broken: str) -> str:
    """The result of an automatic run over two pages, of which the first breaks these rules."""
    looks = {"widths": [320, 1280], "schemes": ["light", "dark"]}
    violations = [{"rule": rule, "places": 2} for rule in broken]
    pages = [{"address": "/", **looks, "violations": violations}, {"address": "/uutiset/kahvila/", **looks}]
    return json.dumps({"as_of": day, "tool": "axe-core 4.11.0", "rules": ["wcag2a"], "pages": pages})


_STATED = """service: Koskeverkko
made: 2016-01-01
reviewed: 2020-03-01
authority: {{name: {name}, url: https://virasto.example/}}
shortcomings: [{{what: Kaaviot, why: Kuvia, mend_by: {day}}}]
"""

_ACCESSIBILITY: Slots = {
    "stated": (
        _STATED.format(name="Traficom", day="2021-03-01"),
        _STATED.format(name="Trafikom", day="2021-03-02"),
        _STATED.format(name="Traficom", day="2021-02-31"),
        "",
    ),
    "audited": (
        _run("2020-09-01", "image-alt"),
        _run("2020-09-02", "list-item"),
        _run("2021-03-02"),
        "{",
        "",
    ),
    "pdf": ("untagged", "tagged", "damaged", ""),
    "pdf_link": ("Lataa [kirja](files/kirja.pdf).", "Lataa [kirja](files/kurja.pdf).", "Ei mitään."),
}

_FILES: Slots = {
    # Where a file is; no path: it is not there.
    "kahvila_at": ("news/kahvila.md", "news/kahvio.md", "news/2017/kahvila.md", ""),
    "vanha_at": ("news/vanha.md", "news/wanha.md", "news/2015/Vanha.md", ""),
    "lisa_at": ("", "news/lisa.md", "pages/lisa.md", "lisa.md"),
    "esr_at": ("organisations/esr.md", ""),
    "arto_at": ("people/arto-rautajoki.md", "people/arto.md", ""),
    "kafe_at": ("news/kafe.md", "news/sv/kafe.md", ""),
    "download_at": ("files/ohjelma.txt", "files/ohjelmat.txt", ""),
    "spare_at": ("files/varalla.txt", "files/ä/varalla.txt", "files/.varalla.txt", "files/varalla.txt~", ""),
    "second_picture_at": ("images/toinen.png", ""),
    "snapshot_at": ("partner-feeds/organisation-seamk.json", "partner-feeds/organisation-esr.json", ""),
    # Two files that change places: neither inode nor size nor time tells.
    "issues_at": ("2016-2 2021-1", "2021-1 2016-2"),
    "pictures_at": ("talvi kesa", "kesa talvi"),
    # What is in them; an empty one is not there.
    "redirects": (
        "/arkisto/*: https://muu.example/*\n/a.pdf: project:pro-sos\n",
        "/arkisto/*: /uutiset/*\n/wanhat/: issue:2017-1#pro-sos\n",
        "/arkisto/*: /hankkeet/\n/wanhat/: issue:2017-1#prososs\n",
        "/arkisto/: news:tuleva\n/vanha/: files/ohjelma.txt\n",
        "/arkisto/: /wanhat/\n/wanhat/: /arkisto/\n",
        "/vanha/kahvila/: /hankkeet/\n",
        "",
    ),
    "picture": ("red", "blue", "wide", "cut", "large", "Large"),
    "second_picture": ("blue", "red"),
    "drawing": ("#aa0000", "#00aa00", '#00aa00" width="30', '#00aa00" onload="x'),
    "download": ("Ohjelma 1\n", "Ohjelma 2\n", "Pitempi ohjelma\n", ""),
    "snapshot": (
        _snapshot("Uusi"),
        _snapshot("Udel"),
        _snapshot("Tuleva", "2021-03-02"),
        _snapshot("<b>"),
        "{",
    ),
    "report": ("x" * 1400, "y" * 1400, "z" * 1600, ""),
    "spare": ("Varalla.\n", "Vara....\n"),
}

_SETTINGS: Slots = {
    "site_name": ("Koske", "Kiske", "Keski-Suomen Koske"),
    "site_tagline": ("Osaamiskeskus", "Keskusosaamis", ""),
    "site_url": ("https://koske.example", "https://kuske.example", "https://koske.example/polku", "koske"),
    "organisation": ("koske", "seamk", "puuttuu"),
    "email_pattern": ("{first}.{last}@koske.fi", "{last}.{first}@koske.fi"),
    "contact_phone": ("", "014 123 456", "puhelin"),
    "contact_email": ("koske@koske.fi", "kiske@koske.fi", ""),
    "postal_address": ("Matarankatu 4", "Matarankatu 6"),
    "channel": ("https://www.facebook.com/a", "https://www.facebook.com/b"),
    "subscribe_url": ("https://lista.example/a", "https://lista.example/b", ""),
    "address_words": ("{}", "{'fi': {'news': 'ajankohtaista'}}", "{'sv': {'news': 'aktuellt'}}"),
    "languages": ("('fi', 'sv', 'en')", "('fi', 'sv')", "('sv', 'fi', 'en')", "('fi',)"),
    "default_lang": ("fi", "sv"),
    "feed_domain": ("koskeverkko.fi", "koskeverkko.se"),
    "feed_year": ("2017", "2018"),
    "preview": ("False", "True"),
    "plugins": (
        "PLUGINS",
        "[*PLUGINS, 'own_lines']",
        "PLUGINS[:-4] + PLUGINS[-3:]",
    ),
    "own_line": ("<!-- one -->", "<!-- two -->"),
    "as_of": ("2021-03-01", "2021-03-02", "2022-02-01", "2019-06-01", "2017-04-10", "2016-01-01"),
}

# What must hold another value than at the start for the edits of a slot to show: {slot: (other slot, its value)}.
NEEDS: Mapping[str, tuple[str, str]] = {
    "coming_body": ("as_of", "2021-03-02"),
    "coming_summary": ("as_of", "2021-03-02"),
    "draft_body": ("preview", "True"),
    "own_line": ("plugins", "[*PLUGINS, 'own_lines']"),
    "story": ("story_link", "toinen"),
}

SLOTS: Slots = {
    **_NEWS,
    **_NEWSLETTERS,
    **_PROJECTS,
    **_PEOPLE,
    **_ORGANISATIONS,
    **_PUBLICATIONS,
    **_OFFICES,
    **_EVENTS,
    **_PAGES,
    **_DOCUMENTS,
    **_ACCESSIBILITY,
    **_FILES,
    **_SETTINGS,
}
