"""Rows as Parquet, for pandas, DuckDB, Spark and the like; needs the extra `parquet` (pyarrow)."""

from __future__ import annotations

from decimal import Decimal
from typing import BinaryIO

from kg.errors import InputError
from kg.exporters.tables import Table


def parquet(content: Table, out: BinaryIO) -> None:
    """Write rows as one Parquet table; several texts are a list, a decimal number is a double beside its printed form.

    Raises InputError if pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import write_table
    except ImportError as error:
        raise InputError(
            "Parquet needs pyarrow, which is not installed", expected="the extra parquet", hint="pip install 'codellm-kg[parquet]'"
        ) from error
    types = {str: pa.string(), int: pa.int64(), Decimal: pa.float64(), bool: pa.bool_(), tuple: pa.list_(pa.string())}
    schema = pa.schema([pa.field(column.name, types[column.type]) for column in content.columns])
    columns = list(zip(*content.rows, strict=True)) if content.rows else [()] * len(content.columns)
    arrays = []
    for column, values, field in zip(content.columns, columns, schema, strict=True):
        plain = [float(v) if isinstance(v, Decimal) else v for v in values] if column.type is Decimal else list(values)
        arrays.append(pa.array(plain, field.type))
    write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
