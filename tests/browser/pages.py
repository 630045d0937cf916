"""One page of each type, by the name of the type."""

STILL = "vanha/osoite/still.html"  # the redirect, kept from leading away while it is looked at

PAGES = {
    "front": "/",
    "issue": "/uutiskirje/2017-1/",
    "issue-list": "/uutiskirje/",
    "project": "/hankkeet/lumo/",
    "project-with-sub-projects": "/hankkeet/pro-sos/",
    "sub-project": "/hankkeet/pro-sos-koske/",
    "flyer": "/hankkeet/pro-sos/esite/",
    "project-list": "/hankkeet/",
    "news": "/uutiset/pro-sos-rahoitus/",
    "news-list": "/uutiset/",
    "long-list": "/sv/nyheter/",
    "year": "/sv/nyheter/2019/",
    "event": "/tapahtumat/kierros/",
    "event-list": "/tapahtumat/",
    "deadlines": "/maaraajat/",
    "publication": "/julkaisut/yhteensovittaminen/",
    "publication-list": "/julkaisut/",
    "series": "/sarjat/selvityksia/",
    "series-list": "/sarjat/",
    "service": "/palvelut/neuvonta/",
    "service-list": "/palvelut/",
    "statement": "/lausunnot/yhteinen/",
    "statement-list": "/lausunnot/",
    "group": "/organisaatio/ohjausryhma/",
    "group-list": "/organisaatio/",
    "contacts": "/yhteystiedot/",
    "network": "/verkosto/",
    "tag": "/aiheet/lastensuojelu/",
    "tag-list": "/aiheet/",
    "page": "/saavutettavuusseloste/",
    "page-of-everything": "/kaikki/",
    "page-in-swedish": "/sv/pa-svenska/",
    "404": "/ei/tata/ole/",
}
# The redirect has neither menu nor footer.
EVERY = {**PAGES, "redirect": f"/{STILL}"}
