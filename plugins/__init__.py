"""The generator. A guide to its modules, in the order in which they may import each other.

``core``      pure stages from bytes to artifacts: parse, schema, markup, link, route, render, build
kinds         one module for each kind of item: its model, its views, its words
blocks        one module for each directive that stands in a text: project cards, contact blocks, boxes
outputs       what is made of the whole site: feeds, sitemap, redirects, hosts' rules
``edge``      the only part that knows Pelican, files, the clock and the environment
"""
