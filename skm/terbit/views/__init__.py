"""The public pages, and where the office publishes what they show."""

from skm.terbit.views import beranda, hasil, periksa, publikasi, rekap

__all__ = ["beranda", "hasil", "periksa", "publikasi", "rekap"]
