"""Laporan Pelaksanaan SKM: chapters, tables and annexes of one period, drawn from its view model."""
