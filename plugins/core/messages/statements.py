"""What is said of statements, services and groups."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "named-twice": {
        "fi": "”{found}” on luettelossa ”{key}” kahdesti, mutta se näytetään kerran. Poista toinen.",
        "en": "“{found}” is in the list “{key}” twice and is shown once. Remove one of them.",
    },
    "price-overlap": {
        "fi": "hinta ”{found}” on voimassa samaan aikaan kuin ”{other}” (esimerkiksi {day}). Päätä aiempi hinta edelliseen päivään (until:) tai anna hinnoille samat päivät, jos ne ovat rinnakkaisia.",
        "en": "the price “{found}” is valid at the same time as “{other}” (for example on {day}). End the earlier price on the day before (until:), or give both the same days if they stand side by side.",
    },
}
