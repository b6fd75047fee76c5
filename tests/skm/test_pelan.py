"""What only computes stands back, and nobody else with it."""

from __future__ import annotations

import os
import sys

import pytest

from skm.pelan import MENGALAH, mengalah, seketika


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process is niced as a whole, or not at all")
def test_only_the_thread_that_computes_stands_back() -> None:
    semula = os.getpriority(os.PRIO_PROCESS, 0)
    assert mengalah(lambda: os.getpriority(os.PRIO_PROCESS, 0)) == min(19, semula + MENGALAH)
    assert seketika(lambda: os.getpriority(os.PRIO_PROCESS, 0)) == semula
    assert os.getpriority(os.PRIO_PROCESS, 0) == semula


def test_what_goes_wrong_there_is_raised_where_it_is_waited_for() -> None:
    with pytest.raises(ZeroDivisionError):
        mengalah(lambda: 1 // 0)
