"""How templates are read: by the same rules wherever, and compiled once, not at every start.

What was compiled is kept beside them as Python keeps its own modules: where the program's folder cannot be
written, nothing is, and whoever installs there compiles them (`python -m skm.web.templat`).
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from flask import Flask
from jinja2 import FileSystemBytecodeCache, StrictUndefined, __version__
from jinja2.bccache import Bucket

from skm.config import folder

TERSIMPAN = "__pycache__"
NAMA = f"%s.jinja-{__version__}.pyc"


class Tersusun(FileSystemBytecodeCache):
    """Compiled templates in a folder; each is known by its text and by who compiled it, so that one that was
    changed, or compiled by another Jinja, is compiled anew.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was kept of it; nothing where that cannot be read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, where that is wanted and the folder can be written."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):  # a program that may not write into its own folder works as well
                folder_ini = Path(self.directory)
                folder_ini.mkdir(exist_ok=True)
                super().dump_bytecode(bucket)
                # whoever installs is not who serves: what may be looked for there may be read
                Path(self._get_cache_filename(bucket)).chmod(folder_ini.stat().st_mode & 0o644)


def init_app(app: Flask, simpan: Path | None = None) -> None:
    """The rules by which this app's templates are read; what is compiled is the same for every app."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.bytecode_cache = Tersusun(str(simpan or folder("templates") / TERSIMPAN), NAMA)


def susun_semua(simpan: Path | None = None) -> int:
    """Compile every template, for where it is kept otherwise; gives how many there are."""
    from skm.web import filters  # noqa: PLC0415  # of the whole server, which no door loads

    app = Flask("skm", template_folder=str(folder("templates")))
    init_app(app, simpan)
    filters.init_app(app)
    semua = app.jinja_env.list_templates(["html"])
    for nama in semua:
        app.jinja_env.get_template(nama)
    return len(semua)


if __name__ == "__main__":
    susun_semua()
