"""The bytes of files as they go out: those of pictures and of what is made of other files too."""

from hashlib import sha256

from plugins.core.artifact import Artifact, Copy, Derived, Made, Scaled
from plugins.core.records import ChangedError
from plugins.edge.disk import open_plain
from plugins.edge.forms import Forms


def body_of(file: Made, forms: Forms) -> bytes:
    """The bytes of a file, made now where they are no text.

    Raises ChangedError for one that is made of a file that is another by now.
    """
    if isinstance(file, Artifact):
        return file.body
    if isinstance(file, Derived):
        return _derived(file)
    if isinstance(file, Scaled):
        return _form(file, forms)
    return _shown(file) if file.picture else _read(file)


def _read(file: Copy | Scaled | Derived) -> bytes:
    """The bytes of the file that another comes of, as they were looked at."""
    try:
        with open_plain(file.origin) as stream:
            data = stream.read()
    except OSError as fault:
        raise ChangedError(_source(file)) from fault
    be_as_looked_at(file, sha256(data).hexdigest())
    return data


def _form(file: Scaled, forms: Forms) -> bytes:
    """The bytes of a smaller form of a picture. Raises ChangedError as `_shown`."""
    from plugins.core.pictures import DAMAGE  # noqa: PLC0415 - only where a picture is new

    try:
        return forms.body(file, lambda: _shown(file))
    except DAMAGE as fault:
        raise ChangedError(file.source) from fault


def _shown(file: Copy | Scaled) -> bytes:
    """The bytes of a picture without what its file tells beside it.

    Raises ChangedError for a picture that is another by now.
    """
    from plugins.core.metadata import ContainerError, stripped  # noqa: PLC0415 - only where a picture is new

    data = _read(file)
    try:
        return stripped(file.picture, data)
    except ContainerError as fault:
        raise ChangedError(_source(file)) from fault


def _derived(file: Derived) -> bytes:
    """The bytes of a file that is made of another's.

    Raises ChangedError for one that is another by now.
    """
    return file.make(_read(file) if file.origin else b"")


def be_as_looked_at(file: Copy | Scaled | Derived, digest: str) -> None:
    """Raise ChangedError for bytes that came, from wherever, after those that were found sound."""
    if file.digest and digest != file.digest:
        raise ChangedError(_source(file))


def _source(file: Copy | Scaled | Derived) -> str:
    """The file of the content that a file comes of."""
    return file.path if isinstance(file, Copy) else file.source
