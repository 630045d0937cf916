"""How a parser of one value says no: by a message's code and the values that the message names."""

from collections.abc import Mapping


class RefusalError(ValueError):
    """A text that is no value of the kind asked for.

    ``code`` is a code of the message catalogue, ``values`` what its sentence names; ``text``, the
    refused text without the white space around it, is always among them. Who knows the place in
    the file turns it into a problem.
    """

    def __init__(self, code: str, values: Mapping[str, str]) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values
