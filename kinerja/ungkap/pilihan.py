"""As many of several candidates as are safe together."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def pilih_aman(
    calon: Sequence[T], aman: Callable[[Sequence[T]], bool], sudah: Sequence[T] = ()
) -> tuple[T, ...]:
    """`sudah`, and of the candidates in their order each that is safe beside those chosen before it.

    `aman` must hold of every part of what it holds of: then a half that is safe as a whole need not be asked
    one by one, and the few that are refused cost few questions. No refused one could be added at the end.
    """
    semua = (*sudah, *calon)
    if not calon or aman(semua):
        return semua
    if len(calon) == 1:
        return tuple(sudah)
    tengah = len(calon) // 2
    return pilih_aman(calon[tengah:], aman, pilih_aman(calon[:tengah], aman, sudah))
