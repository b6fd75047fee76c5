"""The policies: who may do what, each named once. Pages, services, flags of a page and the menu ask these."""

from __future__ import annotations

from collections.abc import Container

from skm.akun.peran import Peran

PERAN_PERTAMA = Peran.ADMIN
"""The role of the account that a new server starts with; it makes all others."""

SEMUA_PERAN = frozenset(Peran)
"""Whoever signs in: one's own password, the year at a glance."""

MENGELOLA = frozenset({Peran.ADMIN})
"""Keep what the office works with: accounts, services, calendar, questionnaires, doors, catalogue, posts."""

BERKODE = frozenset({Peran.ADMIN, Peran.PIMPINAN})
"""Sign in with a code of an application as well, where the server's settings ask for it."""

BERTUGAS_DI_LOKET = frozenset({Peran.PETUGAS})
"""Whom an office has at its counter, so that its first days are not over without one."""

MELAYANI = frozenset({Peran.PETUGAS, Peran.ADMIN})
"""Work at the desk: requests and applicants' data, visit tickets, paper forms."""

MENANGGAPI = frozenset({Peran.PETUGAS, Peran.ADMIN})
"""Read and answer complaints, and see who told them, on record."""

MENERIMA_PENGADUAN = frozenset({Peran.PETUGAS, Peran.ADMIN})
"""Type in a complaint that is spoken at the counter, and hand over the code of its answer."""

MENGOREKSI_JAM = frozenset({Peran.ADMIN})
"""Correct an entry of a request's log that moves its due moment, or makes a late request on time."""

MEMBACA_ANGKA = frozenset({Peran.ADMIN, Peran.PIMPINAN, Peran.PENANGGUNG_JAWAB})
"""Read the office's figures: indicators, reports, documents; the desk has its board and the dashboard."""

MENGISI = frozenset({Peran.PENANGGUNG_JAWAB, Peran.ADMIN})
"""Fill in a quarter's inputs and evidence and submit them; for which posts, `boleh_menjawab` says."""

MENURUT_JABATAN = frozenset({Peran.PENANGGUNG_JAWAB})
"""Answer only for the posts that the account was assigned to."""

MEMVERIFIKASI = frozenset({Peran.ADMIN})
"""Verify what posts submitted."""

MENYETUJUI = frozenset({Peran.PIMPINAN})
"""Approve inputs and figures, lock a quarter and open it again."""

MEMUTUSKAN = MEMVERIFIKASI | MENYETUJUI
"""Judge submitted inputs one way or the other: send back, or take the step that is one's own."""

MENETAPKAN = frozenset({Peran.ADMIN, Peran.PIMPINAN})
"""Decide what figures are measured against: targets, deadlines, rules of capaian, corrected formulas."""

MEMBERLAKUKAN_RUMUS = frozenset({Peran.PIMPINAN})
"""Choose between the decreed and the corrected formula, and change the corrected one while it is in force."""

MERENCANAKAN = frozenset({Peran.ADMIN, Peran.PIMPINAN})
"""Plan what is mended after a survey, tell what became of it, and keep the day of the forum."""

MELAPORKAN = MERENCANAKAN | MENURUT_JABATAN
"""Report how far a plan is, with evidence; for whose rows, `boleh_melaporkan` says."""

MENYUNTING = frozenset({Peran.ADMIN, Peran.PIMPINAN})
"""Write a section of a survey's report anew, and keep its photographs."""

MEMBEKUKAN = frozenset({Peran.ADMIN, Peran.PIMPINAN})
"""Keep the on-time figures of a period that is over as they are reported."""

MENGEKSPOR = frozenset({Peran.ADMIN, Peran.PIMPINAN})
"""Take answers, requests and indicators along as files, row by row."""

MENGESAHKAN = frozenset({Peran.PIMPINAN})
"""Approve the report of a period, whose documents then carry a code."""

MENERBITKAN = frozenset({Peran.PIMPINAN})
"""Publish an approved period to everybody."""

MELIHAT_PETUGAS = frozenset({Peran.ADMIN, Peran.PIMPINAN})
"""See officers' own figures: for those who answer for them, not for each other."""

MELIHAT_JEJAK = frozenset({Peran.ADMIN, Peran.PIMPINAN})
"""Read the audit trail."""


def boleh_menjawab(peran: Peran, tugas: Container[str], jabatan: str) -> bool:
    """Whether an account of that role, assigned to the posts `tugas`, fills in and submits for `jabatan`.

    An admin may stand in for any post.
    """
    return peran in MENGISI and (peran not in MENURUT_JABATAN or jabatan in tugas)


def boleh_melaporkan(peran: Peran, tugas: Container[str], jabatan: str) -> bool:
    """Whether an account of that role, assigned to the posts `tugas`, reports on a plan of `jabatan`.

    A plan names who answers for it in the office's own words: whoever plans reports on any of them.
    """
    return peran in MERENCANAKAN or (peran in MELAPORKAN and jabatan in tugas)
