"""The convert stage as it would be without short cuts, and texts to compare the two with."""

from pathlib import Path
from types import MappingProxyType
from unittest import mock

from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension

from plugins.core import markup
from plugins.core.dialect import Reader
from plugins.core.parse import parse
from plugins.core.problems import Problem
from plugins.core.prose import Prose
from plugins.core.source import SourceFile
from tests.core.bodies import DIRECTIVES, SCHEMES

ROOT = Path(__file__).parents[2]


class SlowReader(Reader):
    """The reader with all parts that are the library's own."""

    tree_marks = MappingProxyType({})
    build_parser = Markdown.build_parser
    is_block_level = Markdown.is_block_level

    def quicken(self):
        self.registerExtensions([FencedCodeExtension()], {})


SLOW = SlowReader()


def convert(body: str) -> tuple[Prose, tuple[Problem, ...]]:
    return markup.convert(body, 1, "x.md", DIRECTIVES, SCHEMES, stories=True)


def slowly_converted(body: str) -> tuple[Prose, tuple[Problem, ...]]:
    with (
        mock.patch.object(markup, "reader", return_value=SLOW),
        mock.patch.object(markup, "plain_html", return_value=None),
        mock.patch.object(markup, "plain_inside", return_value=None),
    ):
        return convert(body)


def read(reader: Reader, text: str) -> tuple[str, dict[str, str], dict[str, tuple[str, str]]]:
    """The tree of a text as HTML, its footnotes and its references."""
    root = reader.read(text, list)
    return reader.html(list(root)), dict(reader.notes.texts), dict(reader.references)


def written_bodies() -> dict[str, str]:
    """All texts of the site and of the tests' sites by their names."""
    files = sorted((*ROOT.glob("content/**/*.md"), *ROOT.glob("tests/*/*/**/*.md")))
    return {str(file.relative_to(ROOT)): _body(file) for file in files if file.is_file()}


def _body(file: Path) -> str:
    document, _ = parse(SourceFile(file.name, file.read_bytes()))
    return document.body if document else file.read_text("utf-8", "replace")


# What the syntax of the dialect has, each thing in the forms that its rules tell apart.
SYNTAX = {
    "paragraphs": "a\nb  \nc\n\n   d\n \n\te\n\n\n\nf \n  \n g\\\nh",
    "many lines": "a\n" * 300 + "# b\n" * 300 + "> c\n- d\n" * 200 + "\n" + "*[a]: b\n" * 210,
    "lines of spaces": "a\n   \nb\n \n\n  \nc\n\n- d\n  \n- e\n    \n    f\n ",
    "hash headings": "# a\n##b ##\n### c #\\# d\n####### e\nf\n# g\n\n#\n\n\\# h\n\n    # i\n\n## *j* {#k .l}\n\n # m\n\nn\n  ## o",
    "underlined headings": "a\n===\n\nb\n-\n\nc\nd\n---\n\n*e*\n--- \n\n  f\n  ===\n\ng\n==-\n\n- h\n---",
    "rules": "***\n\n---\n\n_ _ _\n\n - - -\n\na\n***\nb\n* * *\nc\n\n-_-\n\n    ---\n\n--\n\na\n - - -\nb",
    "bullets": "* a\n* b\n\n+ c\n\n- d\n\n  e\n    - f\n    - g\n\n        h\n\n-i\n\n - j\n-  k",
    "numbers": "1. a\n2. b\n\n7. c\n    1. d\n\n   e\n\n1) f\n\n3.g\n\n\u0663. h\n\na\n1. i",
    "mixed lists": "1. a\n* b\n\n    c\n\n        d\n\n* # e\nf\n\n* > g\n\n* * h\n    * i",
    "list after paragraph": "a\n* b\n* c\n\nd\n- e",
    "quotations": "> a\nb\n> c\n\n> > d\n> - e\n\nf\n> g\n\n   >h\n\n    > i\n\n>\n\n> # j\n>\n>     k\n\na\n  > b",
    "indented code": "    a <b> & *c*\n\n    d\n\ne\n\n\tf\n\n- g\n\n        h\n\n    i\n    \n    j\n\nk\n\n    l\n\n\n\n    m",
    "fenced code": "```\na ` <b> & *c* ]\n\n\n# d\n```\ne\n~~~ py\nf\n~~~\n\n``` {.g #h i=j}\nk\n```\n\n```\nl",
    "tables": "a|b\n-|-\nc|d|e|f\ng\n\n| h |\n|---|\n| i |\n\n|j|k|\n|:-|:-:|\n|`l|m`|\\||\n|n\n\no|p\n-|\nq",
    "table alignment": "| a | b | c | d |\n|---|:--|--:|:-:|\n| e | *f* | [g](h) | |\n| i |",
    "definitions": "a\nb\n: c\n: d\n    e\n\n    f\n\ng\n\n:   h\n\n    - i\n\nj\n\n: k\n\n:l\n\na\n : b\nc",
    "definitions in lists": "* #\n: \n\n        a\n\n1. b\n    : c\n\n        d\n\n- e\n: f\n    - g",
    "abbreviations": '&HTML; HTML aHTML HTML.\n\n*[HTML]: Kieli\n*[X]: ""\n\n*[Y] : z\nY *Y*\n\n    *[W]: v',
    "footnotes": "a[^1] b[^b c] [^x] ![^1] \\[^1]\n\n[^1]: d\n    e\n\n    f\n[^b c]: - g\n\n> [^1]: h",
    "references": '[a][b] [b] [c] [] [d]\n[b] ![e][b] ![b]\n\n[b]: <x> "y"\n[D]: z\n  (w)\n\n[f]:\n g\n\n[B]: q',
    "links": '[a](b) [c](<d e> \'f\') [g](h "i"j") [k]( l ) [m](n(o)p) [q](r s) [](t) [u]() [v] (w) [x](y\nz) [a](b\'c\') [d](e"f") [g](<h>) [i](j)k)',
    "links in links": "[a [b](c)](d) [e ![f](g)](h) [*i*](j) *[k](l)* [m\nn](o) [p`]q`](r) \\[s](t) !\\[u](v) [w](x\\)y) [a <https://b.fi>](c) [d[^1]](e) *[f *g*](h)*\n\n[^1]: i",
    "link addresses": "[a](b?c=d&e=f) [g](h&amp;i) [j](k_l_m) [n](o*p*q) [r](s<t>u) [v](w'x) [y](#z) [q](\u00e4\u00a0\u00f6) [a](b&#2;c) [d](e&#228;f) [g](h&copy;i)",
    "pictures": "![a](b) ![](c){decorative} ![d](e 'f'){credit=\"g\"} ![*h*](i) !\\[j](k) ![l](m) n\n\n![o] (p)",
    "automatic links": "<https://a.fi/b_c?d&e> <f@g.fi> <mailto:h@i.fi> <j> <k:l> <https://m> n@o.fi <p @q.fi> <https://r.fi?s&copy;t&u=v>",
    "emphasis": "*a* **b** ***c*** _d_ __e__ ___f___ g*h*i j_k_l *m\nn* * o * **p*q** *r**s* \\*t* *u\\* *v",
    "nested emphasis": "*a **b** c* **d *e* f** *g _h_ i* ***j* k** ***l** m* **n***o* *p***q** *r*s* **t**u** _*v*_ *_w_*",
    "emphasis or not": "_a_ __b__ c_d_e\n\n** f** g\n\nh * i* j\n\n*k *l\n\n*m_ _n*\n\n*o\n\n**p*",
    "emphasis in a row": "**b***a* *\n\n***a****b*a*\n\n**b***a*_\n\n*b*a*a**_*b***b**a\n\n*a**b**c* *d*_e_*f*",
    "emphasis at edges": '*a*.*b*(*c*) "*d*" *e *f g* **h* *i** ****j**** ** k** **l ** *\u00a0m* n**o**p **q\n\nr**',
    "code spans": "`a` ``b`c`` ` d ` `e\nf` \\`g` `h\\` ``` i ``` `<b>&amp;*j*` `` `k` `` l` ` m \\\\`n`",
    "escapes": "\\* \\_ \\` \\[ \\] \\\\ \\( \\) \\{ \\} \\# \\+ \\- \\. \\! \\> \\| \\a \\< \\& \\\\*b* [c\\]](d\\_e) *f\\*g*",
    "entities": "&amp; &auml; &#228; &#xe4; &copy &foo; & &; AT&T &lt;b> `&amp;` [a](b&auml;c) &#38 &amp\n\n> &nbsp; &#2; a &#x03; b",
    "angle brackets": "a < b > c <d e <f>g</f> </h> <!-- i --> <?j?> <![CDATA[k]]> <l\nm='n'>o</l> <br> <br/> <1>",
    "raw blocks": "<div>\n*a*\n\nb\n</div>\nc\n\n<p class=d>e</p> f\n\n<!-- g\n\nh -->\n\n<hr>\n\n<table><tr><td>i</table>",
    "raw and marked": "*a <b>c* d</b> [e <i>f</i>](g) <a href='h'>*j*</a> `<k>` <span>l\n\nm</span>\n\n- <div>n</div>",
    "attribute lists": "a {b}\n{.c}\n\n*d*{.e} [f](g){#h title='i j'} {k\n\n# l {#m}\n\n- n {.o}\n\n| p {.q} | r |\n|--|--|\n| s |",
    "directives": "::contact[a]\n\n:::factbox[B]\n*c* [d](e)\n\n## f\n\n- g\n:::\n\n> ::contact[h]\n\n`::contact[i]` :::\n\n\nj ::contact[k] l :: m\n\n:::\n\n::",
    "stories": "a\n\n## B {#b projects='c'}\n\nd\n\n### e\n\n## *F* [g](h)\n\ni\n\n## B\n\n##\n\nj\n---\n\nk[^1]\n\n[^1]: l",
    "marks as text": "] a [b] [c][d] [e] (https://f) : :: g::h # i ^ [^ ~ | = { } \" ' > &\n: j\n= k\n| l\n+m",
    "spaces": "\u00a0a\u00a0\n\n\u2003\n\n\u00a0\n\n\ufeffb\n\n*\u00a0*\n\nc \u00a0 d\u2028e\n\n[\u00a0](f)\n\n# \u00a0\n\n`\u00a0`\n\n-\u00a0g",
    "attributes as text": 'href=a src = b HREF  =c id="d" <b id="e">id="f"</b> hre\u017f=g\n\n\u017frc=h [i](j?href=k)',
    "only marks": "*\n\n_\n\n[\n\n!\n\n`\n\n<\n\n&\n\n\\\n\n>\n\n#\n\n-\n\n+\n\n1.\n\n|\n\n:\n\n=\n\n~~~\n\n^",
}
