"""Whether this server's keys are those that the database knows: asked before anything is served."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.config import Konfigurasi
from skm.galat import Galat
from skm.jaga import kunci

TERCATAT = sa.table("sidik_kunci", sa.column("nama"), sa.column("sidik"))
"""As `skm.jaga.models.SidikKunci`, which it would take longer to map than to read."""


def dikenal(session: Session) -> dict[str, str]:
    """The fingerprints that the database knows; none where its schema is older than they are."""
    ada = sa.inspect(session.connection()).has_table(TERCATAT.name)
    return sidik_tercatat(session) if ada else {}


def sidik_tercatat(session: Session) -> dict[str, str]:
    """The fingerprints that the database knows, by the key's name."""
    return {satu.nama: satu.sidik for satu in session.execute(sa.select(TERCATAT))}


def pastikan(session: Session, konf: Konfigurasi) -> Konfigurasi:
    """The settings, with the data key that the database knows where a change of it broke off.

    Raises Galat when a key of this server is another than the one the database was written with.
    """
    tercatat = dikenal(session)
    konf = kunci.lanjutkan(konf, tercatat)
    if beda := kunci.beda(tercatat, konf):
        raise Galat(" ".join(satu.kalimat(kunci.asal(konf, satu.nama)) for satu in beda))
    return konf
