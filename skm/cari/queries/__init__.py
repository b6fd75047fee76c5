"""Reads that find cases and people again."""

from skm.cari.queries.cari import TERLALU_PENDEK, Temuan, cari

__all__ = ["TERLALU_PENDEK", "Temuan", "cari"]
