"""The form files: one .docx with its .yaml beside it, in folders that overlay each other.

Owns finding them and checking the .yaml; what stands inside a .docx is read by template.py.
"""

import hashlib
import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from archive_app.errors import FormFault, NotFound

__all__ = ["Form", "Forms", "did_you_mean", "open_forms"]

# The safe loader written in C: every process opens some hundred descriptions.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Form:
    """One standard form: what its .yaml says and where its .docx lies."""

    id: str
    title: str
    number: str
    number_kind: str
    version: int
    category: str
    layout: str
    per: str | None
    for_us: bool
    basis: tuple[str, ...]
    notes: str
    path: Path
    sha256: str
    sample: Mapping[str, Any] = field(default_factory=dict, hash=False, repr=False)


class Forms:
    """All forms by id, walked through in the order of their numbers."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        ordered = sorted(forms.values(), key=lambda form: (form.category, form.number, form.id))
        self._forms = {form.id: form for form in ordered}

    def get(self, form_id: str) -> Form:
        """Return the form of this id; NotFound when there is none."""
        if form_id not in self._forms:
            raise NotFound(f"没有文书格式“{form_id}”", fix=did_you_mean(form_id, self._forms))
        return self._forms[form_id]

    def __contains__(self, form_id: object) -> bool:
        return form_id in self._forms

    def __iter__(self) -> Iterator[Form]:
        return iter(self._forms.values())

    def __len__(self) -> int:
        return len(self._forms)


def open_forms(*folders: Path) -> Forms:
    """Read all forms below the folders, later ones replacing earlier; FormFault lists faults."""
    forms: dict[str, Form] = {}
    faults: list[str] = []
    for folder in folders:
        found: dict[str, Form] = {}
        for described in sorted(folder.rglob("*.yaml")):
            place = described.relative_to(folder).as_posix()
            form, wrong = _read(described)
            faults += [f"{place}：{fault}" for fault in wrong]
            if form and form.id in found:
                faults.append(f"{place}：格式编号“{form.id}”已用于 {found[form.id].path.name}")
            elif form:
                found[form.id] = form
        forms |= found
        faults += [
            f"{lonely.relative_to(folder).as_posix()}：旁边缺少同名的 .yaml 说明文件"
            for lonely in sorted(folder.rglob("*.docx"))
            if not lonely.name.startswith("~$") and not lonely.with_suffix(".yaml").is_file()
        ]
    if faults:
        raise FormFault(
            f"文书格式有 {len(faults)} 处错误", fix="请按所列位置逐处修改", faults=faults
        )
    return Forms(forms)


def did_you_mean(name: str, known: Collection[str]) -> str:
    """Return the advice for an unknown name: the nearest known one, if one is near."""
    close = get_close_matches(name, sorted(known), n=1)
    return f"是否指“{close[0]}”？" if close else "请核对名称"


def _words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


@dataclass(frozen=True)
class _Key:
    right: Callable[[object], bool]
    expected: str
    default: Any = None
    required: bool = True


_KEYS: Mapping[str, _Key] = {
    "form": _Key(
        lambda value: (
            isinstance(value, str) and re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+)+", value) is not None
        ),
        "由小写字母、下划线和点组成的编号",
    ),
    "title": _Key(_words, "文书名称"),
    "number": _Key(_words, "格式号"),
    "number_kind": _Key(lambda value: value in ("ours", "official"), "ours 或 official"),
    "version": _Key(lambda value: type(value) is int and value > 0, "从 1 起的整数"),
    "category": _Key(_words, "业务类别编号"),
    "layout": _Key(
        lambda value: value in ("official", "reconstructed", "designed"),
        "official、reconstructed 或 designed",
    ),
    "per": _Key(_words, "多行信息的名称", required=False),
    "for_us": _Key(lambda value: isinstance(value, bool), "true 或 false", False, False),
    "sample": _Key(lambda value: isinstance(value, dict), "示例值", {}, False),
    "basis": _Key(
        lambda value: isinstance(value, list) and all(map(_words, value)),
        "依据编号的列表",
        [],
        False,
    ),
    "notes": _Key(lambda value: isinstance(value, str), "说明文字", "", False),
}


def _loaded(text: str) -> Any:
    try:
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 - the safe one
    except yaml.YAMLError:
        return yaml.safe_load(text)  # fails too, and names the line more closely


def _read(described: Path) -> tuple[Form | None, list[str]]:
    try:
        told = _loaded(described.read_text(encoding="utf-8"))
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        return None, [f"第 {mark.line + 1 if mark else 1} 行不是正确的 YAML，请检查缩进和冒号"]
    except UnicodeDecodeError:
        return None, ["文件不是 UTF-8 编码，请另存为 UTF-8"]
    if not isinstance(told, dict):
        return None, ["内容应是“名称: 值”的列表"]
    path = described.with_suffix(".docx")
    faults = _wrong_keys(told)
    if not path.is_file():
        faults.append(f"旁边缺少模板 {path.name}")
    elif not zipfile.is_zipfile(path):
        faults.append(f"旁边的 {path.name} 不是完好的 .docx，请用 Word 或 WPS 重新另存")
    if faults:
        return None, faults
    values = {name: told.get(name, key.default) for name, key in _KEYS.items()}
    values["id"] = values.pop("form")
    values["basis"] = tuple(values["basis"])
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Form(**values, path=path, sha256=digest), []


def _wrong_keys(told: Mapping[Any, Any]) -> list[str]:
    faults = [
        f"不认识“{name}”，{did_you_mean(str(name), _KEYS)}" for name in told if name not in _KEYS
    ]
    for name, key in _KEYS.items():
        value = told.get(name)
        if value is None and key.required:
            faults.append(f"缺少“{name}”，应填{key.expected}")
        elif value is not None and not key.right(value):
            faults.append(f"“{name}”应是{key.expected}，现为 {value!r}")
    return faults
