"""Small PDFs, made by hand so that they are the same bytes everywhere."""

_PLAIN = (
    "<< /Type /Catalog /Pages 2 0 R{more} >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    "<< /Type /StructTreeRoot /K [] >>",
    "<< /Title ({title}) >>",
)
TAGS = " /MarkInfo << /Marked true >> /StructTreeRoot 4 0 R"
TITLE = " /ViewerPreferences << /DisplayDocTitle true >>"
LANGUAGE = " /Lang (fi)"


def pdf(*more: str, title: str = "Raportti") -> bytes:
    """A PDF of one empty page, with these entries in its catalogue."""
    body, places = "%PDF-1.7\n", []
    for number, part in enumerate(_PLAIN, 1):
        places.append(len(body))
        text = part.replace("{more}", "".join(more)).replace("{title}", title)
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(_PLAIN) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()
