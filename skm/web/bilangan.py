"""Whole numbers that are asked for or carried along: each fits a database's integer, else it is refused."""

from __future__ import annotations

from typing import Any

from wtforms import IntegerField

from skm.web.masukan import TERBESAR

TERLALU_BESAR = "Angka ini terlalu besar."


class Bulat(IntegerField):  # type: ignore[misc]  # WTForms has no types
    """A whole number of at most `TERBESAR`, either side of zero, as `<int:…>` holds in an address."""

    data: Any

    def process_formdata(self, valuelist: Any) -> None:
        """Raises ValueError for a larger one, which neither a range nor a database could be asked about."""
        super().process_formdata(valuelist)
        if self.data is not None and abs(self.data) > TERBESAR:
            self.data = None
            raise ValueError(TERLALU_BESAR)
