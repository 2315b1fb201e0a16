"""Read what a person typed into the search box.

    words        张三 彩礼          every word must occur (comma, 。、； part words too)
    phrase       "张三 彩礼"        side by side; operators inside are plain text
    without      -离婚  NOT 离婚
    either       彩礼 OR 嫁妆  彩礼|嫁妆  (彩礼 OR 嫁妆) 退还
    place        当事人:张三  标题:协议  编号:12  正文:赔偿  年度:2024
    number       1305*            runs of digits or letters that begin so; a bare number is whole
    synonyms     ~彩礼             also 聘礼, 聘金 … (`indexes/synonyms.txt`)

Full-width forms of all signs work alike. （2024）人调字第12号 is one word: brackets glued to text
belong to it. Reading takes time linear in the text; what cannot be read is refused with a remedy.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import get_args

from archive_app.chinese.folding import fold
from archive_app.errors import QueryFault
from archive_app.search.lexing import Lexer, Token
from archive_app.search.nodes import (
    EVERYTHING,
    AllOf,
    AnyOf,
    Keyword,
    Node,
    Not,
    Pattern,
    Word,
    Zone,
)
from archive_app.search.synonyms import Synonyms, shipped_synonyms
from archive_app.search.units import PATTERN_UNIT, units

__all__ = ["FIELDS", "parse"]

_MAX_LENGTH = 10_000
_MAX_WORDS = 100
_MAX_DEPTH = 50

_FIELD_NAMES = {
    "title": ("标题", "题名"),
    "number": ("编号", "卷号", "文号"),
    "party": ("当事人", "姓名"),
    "text": ("正文", "内容"),
    "category": ("类别",),
    "kind": ("案卷类型",),
    "station": ("司法所",),
    "year": ("年度", "年份"),
    "dispute_type": ("纠纷类型",),
    "result": ("结果",),
    "state": ("状态",),
    "slot": ("卷内位置",),
}
FIELDS: Mapping[str, str] = {
    alias: name for name, aliases in _FIELD_NAMES.items() for alias in (name, *aliases)
}
"""Every name that may stand before a colon, and the zone or keyword it means."""

_STARS = re.compile(r"\*+")


def parse(
    text: str, *, fields: Mapping[str, str] = FIELDS, synonyms: Synonyms | None = None
) -> Node:
    """Read a query; empty text means everything the reader may see."""
    if len(text) > _MAX_LENGTH:
        raise QueryFault(
            f"检索内容太长：{len(text)} 个字，最多 {_MAX_LENGTH} 个字", fix="请只留下最关键的几个词"
        )
    tokens = Lexer(text, fields).tokens()
    node = _Parser(tokens, shipped_synonyms() if synonyms is None else synonyms).read()
    if node is not None:
        return node
    if text.strip():
        raise QueryFault(
            f"没有可以检索的文字：{text.strip()[:40]}", fix="请输入要找的字、词、姓名或编号"
        )
    return EVERYTHING


class _Parser:
    """Builds the tree from tokens; an operator without anything to work on is passed over."""

    def __init__(self, tokens: list[Token], synonyms: Synonyms) -> None:
        self.tokens = tokens
        self.synonyms = synonyms
        self.at = 0
        self.words = 0

    def read(self) -> Node | None:
        nodes = []
        while self.at < len(
            self.tokens
        ):  # a closing bracket too many ends one round, not the query
            nodes.append(self._either(0))
            self.at += 1
        return _together(AllOf, nodes)

    def _either(self, depth: int) -> Node | None:
        nodes = [self._every(depth)]
        while self._take("or"):
            nodes.append(self._every(depth))
        return _together(AnyOf, nodes)

    def _every(self, depth: int) -> Node | None:
        nodes = []
        while self.at < len(self.tokens) and self.tokens[self.at].what not in ("or", "close"):
            nodes.append(self._one(depth))
        return _together(AllOf, nodes)

    def _one(self, depth: int) -> Node | None:
        if depth > _MAX_DEPTH:
            raise QueryFault("括号或“-”套得太深", fix=f"请把检索式写简单些，最多套 {_MAX_DEPTH} 层")
        token = self.tokens[self.at]
        self.at += 1
        if token.what == "not":
            following = self.tokens[self.at : self.at + 1]
            if not following or following[0].what in ("or", "close"):
                return None
            inner = self._one(depth + 1)
            return None if inner is None else Not(inner)
        if token.what == "open":
            inner = self._either(depth + 1)
            self._take("close")
            return inner
        return None if token.what == "and" else self._leaf(token)

    def _take(self, what: str) -> bool:
        taken = self.at < len(self.tokens) and self.tokens[self.at].what == what
        self.at += taken
        return taken

    def _leaf(self, token: Token) -> Node | None:
        self.words += 1
        if self.words > _MAX_WORDS:
            raise QueryFault(f"检索词太多，最多 {_MAX_WORDS} 个", fix="请只留下最关键的几个词")
        if token.field is not None and token.field not in get_args(Zone):
            return Keyword(token.field, token.text.strip())
        zone: Zone | None = token.field  # type: ignore[assignment]  # one of Zone's names or None
        if not token.synonyms:
            return _word(token.text, zone, exact=token.what == "phrase")
        group = self.synonyms.get(token.text, (token.text,))
        return _together(AnyOf, [_word(text, zone, exact=True) for text in group])


def _together(kind: type[AllOf] | type[AnyOf], nodes: list[Node | None]) -> Node | None:
    """One node for several; what came to nothing is left out."""
    real = tuple(dict.fromkeys(node for node in nodes if node is not None))
    if len(real) < 2:
        return real[0] if real else None
    return kind(real)


def _word(text: str, zone: Zone | None, *, exact: bool) -> Word | None:
    folded = fold(text).text
    if exact:
        found: tuple[str | Pattern, ...] = tuple(units(folded))
    elif not any(_is_searchable(character) for character in folded):
        return None
    else:
        found = tuple(_patterned(folded))
    return Word(found, zone) if found else None


def _is_searchable(character: str) -> bool:
    return unicodedata.category(character)[0] not in "PZ" and character not in "+=<>|~^`"


def _patterned(folded: str) -> list[str | Pattern]:
    """Units with patterns; a star at an end of Han is dropped, as a Han word may stand anywhere."""
    cut = PATTERN_UNIT.findall(_STARS.sub("*", folded))
    while cut and cut[0] == "*":
        cut.pop(0)
    while cut and cut[-1] == "*":
        cut.pop()
    return [_pattern(unit) if "*" in unit else unit for unit in cut]


def _pattern(unit: str) -> Pattern:
    if unit == "*":
        raise QueryFault(
            "“*”不能代替汉字",
            fix="“*”只能接在数字或字母旁边，如 1305*；汉字请分成几个词，用空格隔开",
        )
    if len(unit.replace("*", "")) < 2:
        raise QueryFault(f"“{unit}”范围太大", fix="“*”旁边至少要写两个数字或字母，如 1305*")
    return Pattern(unit)
