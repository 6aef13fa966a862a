"""Artifact files: arrays in uncompressed .npz files beside a manifest with checksums, never code."""

from __future__ import annotations

import hashlib
import io
import json
import os
import secrets
import shutil
import struct
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format as npy_format
from numpy.typing import NDArray

from recommender.numerics import Arrays

FORMAT_VERSION = 4
MANIFEST = "manifest.json"
_REPAIR = "run train again"
# Arrays begin at multiples of this many bytes, as freshly made ones do, so that a mapped model computes as fast.
_ALIGNMENT = 64
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")


def save_arrays(directory: str | os.PathLike[str], groups: Mapping[str, Arrays], parameters: Mapping[str, Any]) -> None:
    """Write each group of arrays as GROUP.npz, then the manifest, and let the directory appear whole.

    An earlier model of the same name is replaced. Readers that have it mapped keep it until they let go.
    Raises ValueError when `directory` holds something that is no model.
    """
    target = Path(directory)
    if target.exists() and (not target.is_dir() or (any(target.iterdir()) and not (target / MANIFEST).exists())):
        raise ValueError(f"{target} holds something that is no model; save to a new directory")
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.parent / f".{target.name}.{secrets.token_hex(4)}.unfinished"
    unfinished.mkdir()
    try:
        files = {f"{name}.npz": _write_npz(unfinished / f"{name}.npz", arrays) for name, arrays in groups.items()}
        manifest = {
            "format_version": FORMAT_VERSION,
            "package_version": _package_version(),
            "created": datetime.now(UTC).isoformat(timespec="seconds"),
            "parameters": dict(parameters),
            "files": files,
        }
        _write_synced(unfinished / MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False).encode())
        _swap(unfinished, target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def load_arrays(directory: str | os.PathLike[str], *, verify: bool = True) -> tuple[dict[str, Arrays], dict[str, Any]]:
    """The groups of arrays, memory-mapped and read-only, and the parameters.

    verify : compare each file with its SHA-256 first, which reads it once.

    Raises
    ------
    ValueError : no model there, another format, a file missing, cut short or changed.
    """
    source = Path(directory)
    try:
        manifest = json.loads((source / MANIFEST).read_bytes())
        files, parameters, version = manifest["files"], manifest["parameters"], manifest["format_version"]
    except FileNotFoundError as error:
        raise ValueError(f"{source} holds no model; {_REPAIR}") from error
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise ValueError(f"{source / MANIFEST} is damaged; {_REPAIR}") from error
    if version != FORMAT_VERSION:
        raise ValueError(f"{source} has model format {version}, this program reads {FORMAT_VERSION}; {_REPAIR}")
    groups = {}
    for name, facts in files.items():
        path = source / name
        if not path.is_file() or path.stat().st_size != facts["bytes"]:
            raise ValueError(f"{path} is missing or cut short; {_REPAIR}")
        if verify and _sha256(path) != facts["sha256"]:
            raise ValueError(f"{path} does not match its checksum; {_REPAIR}")
        try:
            groups[Path(name).stem] = _map_npz(path)
        except (zipfile.BadZipFile, struct.error, OSError) as error:
            raise ValueError(f"{path} cannot be read; {_REPAIR}") from error
    return groups, parameters


def _write_npz(path: Path, arrays: Arrays) -> dict[str, Any]:
    """Write a stored (uncompressed) .npz with aligned members; return its size, checksum and shapes."""
    with path.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            for name, array in arrays.items():
                content = io.BytesIO()
                npy_format.write_array(content, np.ascontiguousarray(array), allow_pickle=False)
                member = zipfile.ZipInfo(f"{name}.npy")
                begin = file.tell() + _LOCAL_HEADER.size + len(member.filename.encode())
                # An extra field of type 0xD935 is padding; its own header takes four bytes.
                padding = -(begin + 4) % _ALIGNMENT
                member.extra = struct.pack("<HH", 0xD935, padding) + bytes(padding)
                archive.writestr(member, content.getbuffer())
        file.flush()
        os.fsync(file.fileno())
    shapes = {name: {"shape": list(array.shape), "dtype": array.dtype.str} for name, array in arrays.items()}
    return {"bytes": path.stat().st_size, "sha256": _sha256(path), "arrays": shapes}


def _map_npz(path: Path) -> Arrays:
    """Each array of a stored .npz as a read-only memory map."""
    arrays: Arrays = {}
    with path.open("rb") as file, zipfile.ZipFile(file) as archive:
        for member in archive.infolist():
            if member.compress_type != zipfile.ZIP_STORED:
                raise zipfile.BadZipFile(f"{member.filename} is compressed")
            file.seek(member.header_offset)
            header = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
            name_length, extra_length = header[-2:]
            file.seek(name_length + extra_length, os.SEEK_CUR)
            arrays[member.filename.removesuffix(".npy")] = _map_npy(path, file)
    return arrays


def _map_npy(path: Path, file: Any) -> NDArray[Any]:
    try:
        npy_format.read_magic(file)
        shape, fortran_order, dtype = npy_format.read_array_header_1_0(file)
    except ValueError as error:
        raise zipfile.BadZipFile(str(error)) from error
    if dtype.hasobject:
        raise zipfile.BadZipFile("an array of Python objects is no part of a model")
    if 0 in shape:
        return np.empty(shape, dtype=dtype)
    mapped = np.memmap(
        path, dtype=dtype, mode="r", offset=file.tell(), shape=shape, order="F" if fortran_order else "C"
    )
    # A plain array on the same pages: scipy and indexing are slower on the subclass.
    return mapped.view(np.ndarray)


def _swap(finished: Path, target: Path) -> None:
    """Put `finished` where `target` is or is not yet; a directory can be renamed over an empty one only."""
    if target.exists() and any(target.iterdir()):
        replaced = target.parent / f".{target.name}.{secrets.token_hex(4)}.replaced"
        target.rename(replaced)
        finished.rename(target)
        shutil.rmtree(replaced)
    else:
        finished.rename(target)


def _package_version() -> str | None:
    """The installed version, None when the program runs from its source."""
    try:
        return metadata.version("shop-assistant")
    except metadata.PackageNotFoundError:
        return None


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
