"""`kg endpoint` without the packages that it needs, and what it does not serve."""

from __future__ import annotations

import sys

import pytest

from kg_cli.border import call
from kg_cli.main import kg as program


@pytest.mark.parametrize("package", ["starlette", "uvicorn"])
def test_a_missing_package_names_the_extra(package: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in [name for name in sys.modules if name.startswith(("kg.endpoint", "starlette", "uvicorn"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    assert call(program, ["endpoint"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"kg: the package {package} is missing\n  install the extra: pip install 'codellm-kg[endpoint]'\n"
