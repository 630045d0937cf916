"""A site with all that feeds may have to tell: odd titles, pictures, tables, notes, languages, old ids."""

from tests.outputs.subscribers import ISSUE, PERSON, PROJECT

NEWS = """
title: "Perheet & verkosto: \\"arki\\" < toimii > ]]> 😀"
date: 2016-12-20 12:30
updated: 2017-02-01
change: Paikka < aika & sali
summary: Hanke alkaa & "verkosto" <kasvaa>.
projects: [pro-sos]
contacts: [marja-heikkila]
tags: [Sosiaalityö, "Lapset & nuoret"]
image:
  src: images/talvi.png
  alt: Talvinen "koivikko" & järvi
---
Ensimmäinen kappale[^1], [hanke](project:pro-sos), [tiedosto](files/ohjelma.pdf), [ankkuri](#vali) ja
<a href="/hankkeet/" title="kaikki">luettelo</a>.

## Väliotsikko {#vali}

![Kesä](images/kesa.svg "Kuvateksti"){credit="Pixabay"}

| Asia | Määrä |
|---|---|
| A & B | 2 |

:::factbox[Mikä PRO SOS -hanke?]
::contact[marja-heikkila]
:::

:::figures[Luvut]{chart=bar unit="kpl"}
| Asia | 2016 | 2015 |
|---|---|---|
| Tuki | 204 | 223 |
:::

:::quote[SHL 1301/2014, 36 §]
Laki.
:::

::video[https://video.example/x]{title="Tallenne" still="images/talvi.png"}

```
<koodi href="x">
```

[^1]: Alaviite & muuta.
"""
CONTENT = {
    "people/marja-heikkila.md": PERSON,
    "people/sivi-talvensola.md": "title: Sivi Talvensola\nroles:\n  - title: kehittäjä",
    "projects/pro-sos.md": PROJECT + "\ntags: [työllisyys]\ndate: 2016-06-01",
    "projects/osa.md": "title: Osahanke & muut\nsummary: Osa.\nparent: pro-sos",
    "newsletters/2017-1.md": ISSUE,
    "news/perheet.md": NEWS,
    "news/vanha.md": "title: Vanha\ndate: 1917-12-06\nsummary: Ennen aikavyöhykkeitä.\nguid: 'http://vanha.fi/?p=12&x=ä'",
    "news/lyhyt.md": "title: Lyhyt\ndate: 2017-07-01\nsummary: Vain tiivistelmä.\nprojects: [osa]",
    "news/ny.md": "title: Finansiering\nlang: sv\ndate: 2017-01-10\nsummary: Om projektet.\ntags: [Råd]\n---\nText.",
    "news/more.md": "title: More\nlang: en\ndate: 2017-01-11\nsummary: About it.\n---\nText.",
    "events/kierros.md": "title: Aluekierros\ndate: 2017-01-02\nsummary: S.\nstart: 2021-03-26 9:00\nplace: Jyväskylä\n"
    "registration:\n  deadline: 2021-03-10\n  email: a@koske.fi\nprojects: [osa]\n---\nTervetuloa!",
    "events/peruttu.md": "title: Peruttu\ndate: 2017-01-03\nsummary: S.\nstart: 2021-04-26\nonline: https://etana.example/x\n"
    "cancelled: true\nregistration:\n  deadline: 2021-03-20",
    "series/raportteja.md": "title: Raportteja\nissn: 1795-6862",
    "publications/raportti.md": "title: Asiakkaiden ääni\nyear: 2016\ndate: 2016-05-04\nauthors: [sivi-talvensola, Liisa Lahti]\n"
    "series: raportteja\nnumber: 51\nsummary: Raportti.\n---\n## Tausta {#tausta}\n\nTeksti[^1].\n\n[^1]: Laki.",
    "statements/lausunto.md": "title: Lausunto\ndate: 2017-03-22\nsummary: Lausumme.\nto: STM\nsignatories: [koske]\n---\nKoko teksti.",
}


def long_archive(count: int) -> dict[str, str]:
    """So many news of a day each, older than the others: more than a feed's first page holds."""
    return {
        f"news/n{number}.md": f"title: Uutinen {number}\nsummary: S.\n"
        f"date: {2000 + number // 300}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}\nprojects: [pro-sos]\ntags: [perheet]"
        for number in range(count)
    }
