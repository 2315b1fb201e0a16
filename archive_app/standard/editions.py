"""Editions: which folders make one up, and how they are laid over each other.

Owns `extends:` of editions and of kinds, local overlays, and the merge by id. The result is one
tree of marked nodes with every value where its last writer put it; `loader` checks it.

Layers, first to last: for each edition from the root of the `extends:` chain to the wanted one, the
folder of that name under each given root, in the order of the roots. Later wins.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from archive_app.standard.faults import Fault, did_you_mean
from archive_app.standard.marks import Node, find, identity, plain, read, unmarked

__all__ = ["edition_chain", "editions_in", "merge", "merged_edition"]

STANDARD, SOURCES, VOCABULARIES = "standard.yaml", "sources.yaml", "vocabularies.yaml"
# What one category adds to the lists of the whole edition.
SHARED, SHARED_LISTS = "shared.yaml", ("signers", "settings", "sources", "vocabularies")
SCENARIOS = "scenarios"
# Lists that are taken whole: their order is what they say.
TAKEN_WHOLE = ("ledger", "restart")


def editions_in(folders: Sequence[Path]) -> tuple[str, ...]:
    """The ids of every edition that has a folder under one of the roots."""
    found = {path.parent.name for root in folders for path in sorted(root.glob(f"*/{STANDARD}"))}
    return tuple(sorted(found))


def merge(base: Node, over: Node) -> Node:
    """Lay one node over another: mappings key by key, lists with ids by id, all else whole."""
    if base.mapping is not None and over.mapping is not None:
        entries = dict(base.mapping)
        for key, value in over.mapping.items():
            known = entries.get(key)
            whole = known is None or key in TAKEN_WHOLE
            laid = _cleaned(value) if whole or known is None else merge(known, value)
            if _removes(value):
                entries.pop(key, None)
            else:
                entries[key] = laid
        return replace(over, value=entries)
    if base.items is not None and over.items is not None and _by_id(base) and _by_id(over):
        return replace(over, value=_merge_items(base.items, over.items))
    return _cleaned(over)


def _merge_items(base: tuple[Node, ...], over: tuple[Node, ...]) -> tuple[Node, ...]:
    merged = {identity(item): item for item in base}
    for item in over:
        key = identity(item)
        if _removes(item):
            merged.pop(key, None)
        elif key in merged:
            merged[key] = merge(merged[key], item)
        else:
            merged[key] = _cleaned(item)
    return tuple(merged.values())


def _by_id(node: Node) -> bool:
    """Whether every item has an id of its own; doubled ids are left for the checks to report."""
    ids = [identity(item) for item in node.items or ()]
    return None not in ids and len(set(ids)) == len(ids)


def _removes(node: Node) -> bool:
    return (
        node.mapping is not None
        and "remove" in node.mapping
        and (node.mapping["remove"].value is True)
    )


def _cleaned(node: Node) -> Node:
    """The node without the parts that only say `remove: true`: there is nothing below to remove."""
    if node.mapping is not None:
        kept = {key: _cleaned(item) for key, item in node.mapping.items() if not _removes(item)}
        return replace(node, value=kept)
    if node.items is not None:
        return replace(
            node, value=tuple(_cleaned(item) for item in node.items if not _removes(item))
        )
    return node


def merged_edition(folders: Sequence[Path], edition: str, faults: list[Fault]) -> Node | None:
    """The whole edition as one tree: standard.yaml with sources, vocabularies and kinds in it."""
    chain = edition_chain(folders, edition, faults)
    layers = [layer for name in chain for layer in _layers(folders, name, faults)]
    if not layers:
        return None
    whole = layers[0]
    for layer in layers[1:]:
        whole = merge(whole, layer)
    return _with_resolved_kinds(whole, faults)


def edition_chain(folders: Sequence[Path], edition: str, faults: list[Fault]) -> list[str]:
    """The edition and those it extends, root first."""
    chain: list[str] = []
    wanted: str | None = edition
    asked = Node(None, "", 0)
    while wanted is not None:
        if wanted in chain:
            faults.append(
                Fault(asked.file, asked.line, "extends", f"版本“{wanted}”绕圈引用", "改正 extends")
            )
            break
        if wanted not in editions_in(folders):
            advice = did_you_mean(wanted, editions_in(folders), "请检查版本文件夹的名称")
            file = asked.file or str(folders[0] if folders else "")
            faults.append(Fault(file, asked.line, "", f"没有名为“{wanted}”的版本", advice))
            break
        chain.insert(0, wanted)
        asked, wanted = _extended(folders, wanted)
    return chain


def _extended(folders: Sequence[Path], edition: str) -> tuple[Node, str | None]:
    """What the edition extends, and where that is said; the last root that says it wins."""
    said = Node(None, "", 0)
    for root in folders:
        path = root / edition / STANDARD
        if path.is_file():
            node = read(path, _shown(path, root), [])
            if node is not None and node.mapping and "extends" in node.mapping:
                said = node.mapping["extends"]
    return said, said.value if isinstance(said.value, str) else None


def _layers(folders: Sequence[Path], edition: str, faults: list[Fault]) -> Iterator[Node]:
    for root in folders:
        folder = root / edition
        if folder.is_dir():
            yield _layer(root, folder, faults)


def _layer(root: Path, folder: Path, faults: list[Fault]) -> Node:
    """One folder as one tree."""
    shown = _shown(folder, root)
    entries: dict[str, Node] = {}
    kinds: list[Node] = []
    shared: list[Node] = []
    for path in sorted(folder.rglob("*.yaml")):
        if SCENARIOS in path.relative_to(folder).parts[:-1]:
            continue
        node = read(path, _shown(path, root), faults)
        if node is None:
            continue
        at_top = path.parent == folder
        if at_top and path.name == SOURCES:
            entries["sources"] = node
        elif at_top and path.name == VOCABULARIES:
            entries["vocabularies"] = _vocabularies(node)
        elif node.mapping is None:
            faults.append(Fault(node.file, node.line, "", "文件应是“键: 值”的内容", "对照说明改写"))
        elif at_top and path.name == STANDARD:
            entries = {**node.mapping, **entries}
        elif path.name == SHARED:
            shared.append(node)
        elif "kind" not in node.mapping:
            faults.append(Fault(node.file, node.line, "", "文件缺少 kind", "补上案卷类型的编号"))
        else:
            _add_kind(kinds, node, faults)
    for node in shared:
        _add_shared(entries, node, faults)
    return Node({**entries, "kinds": Node(tuple(kinds), shown, 0)}, shown, 0)


def _add_shared(entries: dict[str, Node], shared: Node, faults: list[Fault]) -> None:
    """Put a category's own signers, settings, sources and words behind those of the edition."""
    for key, said in (shared.mapping or {}).items():
        if key not in SHARED_LISTS:
            advice = did_you_mean(key, SHARED_LISTS, "可用的键：" + "、".join(SHARED_LISTS))
            faults.append(Fault(said.file, said.line, key, f"没有“{key}”这个键", advice))
            continue
        added = _vocabularies(said) if key == "vocabularies" else said
        if added.items is None:
            faults.append(Fault(said.file, said.line, key, "这里应是清单", "每项以“- ”开头"))
            continue
        entries[key] = _joined(entries.get(key), added, key, faults)


def _joined(known: Node | None, added: Node, key: str, faults: list[Fault]) -> Node:
    """Both lists; what two categories say in the same words stands once."""
    items = list(known.items or ()) if known is not None else []
    here = {identity(item): item for item in items}
    for item in added.items or ():
        twin = here.get(identity(item)) if identity(item) is not None else None
        if twin is None:
            items.append(item)
        elif plain(twin) != plain(item):
            message = f"“{identity(item)}”已在 {twin.file}:{twin.line} 中定义，内容不同"
            advice = "改用另一个编号，或删去其一"
            faults.append(Fault(item.file, item.line, key, message, advice))
    return replace(known or added, value=tuple(items))


def _add_kind(kinds: list[Node], node: Node, faults: list[Fault]) -> None:
    twin = next((kind for kind in kinds if identity(kind) == identity(node)), None)
    if twin is None:
        kinds.append(node)
        return
    message = f"案卷类型“{identity(node)}”已在 {twin.file} 中定义"
    faults.append(Fault(node.file, node.line, "kind", message, "改用另一个编号，或删去其一"))


def _vocabularies(node: Node) -> Node:
    """{name: {…}} as a list of items that know their name, so that they merge by id."""
    if node.mapping is None:
        return node
    items = []
    for name, body in node.mapping.items():
        named = {"name": Node(name, body.file, body.line), **(body.mapping or {})}
        items.append(replace(body, value=named) if body.mapping is not None else body)
    return replace(node, value=tuple(items))


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root.parent).as_posix()


def _with_resolved_kinds(whole: Node, faults: list[Fault]) -> Node:
    """Every usable kind with what it extends laid under it; abstract kinds are gone."""
    kinds = {identity(kind): kind for kind in find(whole, ["kinds"]).items or ()}
    for name in [name for name, kind in kinds.items() if _only_a_change(kind)]:
        stray = kinds.pop(name)
        message = f"没有案卷类型“{name}”，无从改起"
        otherwise = "是新的类型就写上 title、category、retention、number，或 extends"
        advice = did_you_mean(str(name), [str(k) for k in kinds], otherwise)
        faults.append(Fault(stray.file, stray.line, "kind", message, advice))
    resolved = [_resolve(k, kinds, (), faults) for k in kinds.values() if not _says_abstract(k)]
    entries = {**(whole.mapping or {}), "kinds": Node(tuple(resolved), whole.file, 0)}
    return replace(whole, value=entries)


def _only_a_change(kind: Node) -> bool:
    """Whether a kind says too little to be one: it was meant to change one that is not there."""
    return not {"title", "extends", "category", "number", "abstract"} & set(kind.mapping or {})


def _says_abstract(kind: Node) -> bool:
    said = (kind.mapping or {}).get("abstract")
    return said is not None and said.value is True


def _resolve(
    kind: Node, kinds: dict[str | None, Node], below: tuple[str | None, ...], faults: list[Fault]
) -> Node:
    own = {k: v for k, v in (kind.mapping or {}).items() if k not in ("extends", "abstract")}
    flat = replace(kind, value=own)
    said = (kind.mapping or {}).get("extends")
    if said is None or said.value is None:
        return _cleaned(flat)
    name = said.value
    if name in (*below, identity(kind)):
        faults.append(Fault(said.file, said.line, "extends", f"“{name}”绕圈引用", "改正 extends"))
        return _cleaned(flat)
    if name not in kinds:
        advice = did_you_mean(str(name), [str(k) for k in kinds], "检查编号")
        faults.append(Fault(said.file, said.line, "extends", f"没有案卷类型“{name}”", advice))
        return _cleaned(flat)
    return merge(_resolve(kinds[name], kinds, (*below, identity(kind)), faults), flat)


def without_files(raw: object) -> Node:
    """A tree from a kept canonical text, which has no files to point at."""
    return unmarked(raw, "（已保存的标准文本）")
