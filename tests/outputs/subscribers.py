"""A newsletter site, and its feeds as a subscriber's program reads them."""

from datetime import date

import feedparser

from tests.outputs.sites import built

NEWS = """
title: PRO SOS sai rahoituksen
date: 2016-12-20
summary: Hanke alkaa & verkosto kasvaa.
"""
PROJECT = "title: PRO SOS\nsummary: Sosiaalityö uudistuu."
ISSUE = """
title: Koske tiedottaa 1/2017
number: 1
year: 2017
date: 2017-04-04
summary: Kevään numero.
editor: marja-heikkila
tags: [Sosiaalityö]
image:
  src: images/talvi.png
  alt: Talvinen koivikko
---
Pääkirjoitus.

## Aluekierros {#aluekierros projects="pro-sos"}

Ohjelma on [täällä](files/ohjelma.pdf), ja alempana on [lisää](#lisaa). Katso [hanke](project:pro-sos).

### Lisää {#lisaa}

![Kesä](images/kesa.svg "Kuvateksti")

::contact[marja-heikkila]

::project[pro-sos]

## Kahvila {#kahvila}

Tervetuloa.
"""
PERSON = "title: Marja Heikkilä\nphone: 0400 546 613\nroles:\n  - title: johtaja"
CONTENT = {
    "news/rahoitus.md": NEWS,
    "newsletters/2017-1.md": ISSUE,
    "projects/pro-sos.md": PROJECT,
    "people/marja-heikkila.md": PERSON,
}


def feed(content, name, as_of=date(2021, 3, 1), **identity):
    site = built(content, as_of, **identity)
    assert not [problem for problem in site.problems if "virhe" in problem]
    read = feedparser.parse(site.bytes(name))
    assert not read.bozo
    return read


def ids(read):
    return [entry.id.partition(":")[2].partition(":")[2] for entry in read.entries]
