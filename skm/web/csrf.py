"""The form token every POST must carry."""

from __future__ import annotations

from flask_wtf import CSRFProtect

csrf = CSRFProtect()
