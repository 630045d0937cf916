"""The page of the forms, and what a browser is told of it."""

from html import escape

from plugins.edge.admin.cms import Cms

# What no other page of ours may: Decap CMS puts its styles into the page as it runs (emotion), makes code of
# the schema that it checks its configuration with (ajv), and its pictures are blobs until they are saved. All
# scripts are our own files, and nothing but this address is asked.
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' blob:; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)

_PAGE = """<!doctype html>
<html lang="fi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Lomakkeet</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/admin/admin.css">
</head>
<body>
{body}
</body>
</html>
"""
_FORMS = """<div id="nc-root"></div>
<noscript><p class="told">Lomakkeet tarvitsevat JavaScriptin. Sisältöä voi muokata myös tiedostoina.</p>
</noscript>
<script src="/admin/before.js"></script>
<script src="/admin/cms/decap-cms.js"></script>
<script type="module" src="/admin/start.js"></script>
<!-- {name} {version}, {licence} -->"""
_MISSING = """<main class="told">
<h1>Lomakkeita ei ole vielä asennettu</h1>
<p>Lomakkeiden ohjelma (Decap CMS) haetaan verkosta, kun esikatselu käynnistetään ensimmäisen kerran. Nyt se
ei onnistunut: useimmiten syy on verkkoyhteys.</p>
<p>Lopeta esikatselu (Ctrl-C), tarkista yhteys ja käynnistä se uudelleen:
<code>make serve</code></p>
<p>Muu esikatselu toimii ilman lomakkeitakin, ja sisältöä voi muokata tiedostoina.
<a href="/">Esikatseluun</a></p>
</main>"""


def page(cms: Cms | None) -> str:
    """The page of the forms, or one that says why there are none."""
    if cms is None:
        return _PAGE.format(body=_MISSING)
    told = {"name": cms.name, "version": cms.version, "licence": cms.licence}
    return _PAGE.format(body=_FORMS.format(**{key: escape(one) for key, one in told.items()}))
