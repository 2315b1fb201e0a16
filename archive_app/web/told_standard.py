"""One kind of the standard as its page tells it: what belongs in, when, who signs, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive_app.filling import Form, Forms
from archive_app.standard import Kind, Setting, Slot, Standard
from archive_app.standard.readers import categories_of_settings
from archive_app.standard.wording import (
    CERTAINTIES,
    condition_in_words,
    copies_in_words,
    every_in_words,
    value_in_words,
    within_in_words,
)

__all__ = [
    "CERTAINTIES",
    "LAYOUTS",
    "UNITS",
    "Basis",
    "Rule",
    "SettingView",
    "SlotView",
    "basis_views",
    "checks",
    "deadlines",
    "retention",
    "settings_by_category",
    "slot_views",
]

LAYOUTS = {"official": "官方原件", "reconstructed": "依公开材料复原", "designed": "自拟格式"}
UNITS = {"case": "一案一卷", "person": "一人一卷", "year": "一年一卷"}
_CHOOSE = {"at_least_one": "有一种即可", "exactly_one": "只放一种", "at_most_one": "最多放一种"}


@dataclass(frozen=True)
class Basis:
    """A source and how certain we are of it."""

    title: str
    certainty: str
    mark: str
    note: str


@dataclass(frozen=True)
class SlotView:
    """One place of the volume in words; `need` is always, when, group or may."""

    slot: Slot
    need: str
    word: str
    when: str
    forbid: str
    each: str
    due: str
    signers: str
    seal: str
    copies: str
    veto: bool
    basis: tuple[Basis, ...]
    forms: tuple[Form, ...]
    raw: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """A check, a deadline or a case of retention in words."""

    title: str
    when: str
    what: str
    severity: str
    fix: str
    basis: tuple[Basis, ...]
    raw: tuple[str, ...] = ()


@dataclass(frozen=True)
class SettingView:
    """A value the county may choose, as it is chosen now."""

    setting: Setting
    value: str
    usual: str
    basis: tuple[Basis, ...]

    @property
    def chosen(self) -> bool:
        """Whether the county chose another value than the shipped one."""
        return self.value != self.usual


def basis_views(standard: Standard, ids: Iterable[str]) -> tuple[Basis, ...]:
    """The sources of these ids."""
    found = (standard.source(one) for one in ids)
    return tuple(Basis(s.title, s.certainty, CERTAINTIES[s.certainty], s.note or "") for s in found)


def slot_views(standard: Standard, kind: Kind, forms: Forms) -> tuple[SlotView, ...]:
    """Every place in volume order."""
    teller = _Teller(standard, kind, forms)
    return tuple(teller.slot(slot) for slot in kind.slots)


def checks(standard: Standard, kind: Kind) -> tuple[Rule, ...]:
    """What is compared between the facts as entered."""
    return tuple(
        Rule(
            title=check.title,
            when=condition_in_words(standard, kind, check.when) if check.when else "",
            what=condition_in_words(standard, kind, check.expect),
            severity=standard.severity(check.severity).title,
            fix=check.fix or "",
            basis=basis_views(standard, check.basis),
            raw=tuple(filter(None, (check.when, check.expect))),
        )
        for check in kind.checks
    )


def deadlines(standard: Standard, kind: Kind) -> tuple[tuple[str, Rule], ...]:
    """The nature of each deadline, and how it runs."""
    return tuple(
        (
            "按时办理" if one.nature == "duty" else "过期失权，只提醒",
            Rule(
                title=one.title,
                when=condition_in_words(standard, kind, one.when) if one.when else "",
                what=_running(standard, kind, one.start, one.within, one.done),
                severity=standard.severity(one.severity).title,
                fix=one.fix or "",
                basis=basis_views(standard, one.basis),
            ),
        )
        for one in kind.deadlines
    )


def retention(standard: Standard, kind: Kind) -> tuple[Rule, ...]:
    """How long a volume is kept: the first case that holds decides, at last the rest."""
    rule = kind.retention
    cases = [(condition_in_words(standard, kind, c.condition), c.then, c.basis) for c in rule.cases]
    return tuple(
        Rule(standard.retention(then).title, when, "", "", "", basis_views(standard, basis))
        for when, then, basis in [*cases, ("其余案卷", rule.default, rule.basis)]
    )


def settings_by_category(standard: Standard) -> list[tuple[str, list[SettingView]]]:
    """The values a county may choose, under the title of the category that reads them."""
    titles = {one.id: one.title for one in standard.categories}
    read_by = categories_of_settings(standard)
    found: dict[str, list[SettingView]] = {title: [] for title in [*titles.values(), "通用"]}
    for one in standard.settings:
        found[titles.get(read_by[one.id] or "", "通用")].append(_setting_view(standard, one))
    return [(title, some) for title, some in found.items() if some]


def _setting_view(standard: Standard, one: Setting) -> SettingView:
    orders = {order.id: order.title for kind in standard.kinds for order in kind.orders}

    def told(value: object) -> str:
        if isinstance(value, list | tuple):
            return "、".join(map(str, value)) or "都不"
        if isinstance(value, bool):
            return "是" if value else "否"
        return orders.get(str(value), str(value))

    return SettingView(
        setting=one,
        value=told(one.default if one.value is None else one.value),
        usual=told(one.default),
        basis=basis_views(standard, one.basis),
    )


def _running(standard: Standard, kind: Kind, start: str, within: str, done: str) -> str:
    long = within_in_words(standard, within)
    until = long if long == "当天" else f" {long}内"
    begin, end = value_in_words(standard, kind, start), value_in_words(standard, kind, done)
    return f"从{begin}起{until}；填了或符合“{end}”即为办结"


class _Teller:
    """Tells the places of one kind."""

    def __init__(self, standard: Standard, kind: Kind, forms: Forms) -> None:
        self.standard = standard
        self.kind = kind
        self.forms = forms
        self.groups = {group.id: group for group in kind.groups}
        self.fields = {field.name: field for field in kind.fields}
        self.people = {signer.id: signer.title for signer in standard.signers}

    def slot(self, slot: Slot) -> SlotView:
        need, word = self.need(slot)
        conditions = (
            slot.require.when,
            slot.forbid,
            slot.per_when,
            slot.every.skip_when if slot.every else None,
        )
        return SlotView(
            slot=slot,
            need=need,
            word=word,
            when=self.words(slot.require.when),
            forbid=self.words(slot.forbid),
            each="，".join(self.each(slot)),
            due=self.due(slot),
            signers="、".join(self.who(one) for one in slot.signed_by),
            seal=self.who(slot.sealed_by) if slot.sealed_by else "",
            copies=copies_in_words(self.standard, self.kind, slot.copies.min, slot.copies.max),
            veto=slot.severity == "veto",
            basis=basis_views(self.standard, slot.basis),
            forms=tuple(self.forms.get(one) for one in slot.forms if one in self.forms),
            raw=tuple(filter(None, conditions)),
        )

    def need(self, slot: Slot) -> tuple[str, str]:
        if slot.group is not None:
            group = self.groups[slot.group]
            return "group", f"{group.title}，{_CHOOSE[group.choose]}"
        if slot.require.mode == "never":
            return "may", "可选"
        if slot.require.mode == "when" or slot.per_when:
            return "when", "视情况"
        return "always", "必须"

    def words(self, condition: str | None) -> str:
        return condition_in_words(self.standard, self.kind, condition) if condition else ""

    def each(self, slot: Slot) -> Iterator[str]:
        if slot.every is not None:
            yield every_in_words(self.standard, self.kind, slot.every)
        if slot.per is None:
            return
        rows = self.fields[slot.per]
        yield f"每位{rows.title}都要" if rows.type == "rows" else f"每个{rows.title}都要"
        if slot.per_when:
            told = condition_in_words(self.standard, self.kind, slot.per_when, rows=rows)
            yield f"限{told}的"

    def due(self, slot: Slot) -> str:
        group = self.groups.get(slot.group or "")
        due = group.due if group else slot.due
        if due == self.standard.states[0].id:
            return "办理中就要有"
        return f"{self.standard.due_title(self.kind, due)}时要有"

    def who(self, name: str) -> str:
        """Who signs or seals: every row of a field, a known signer, or who a fact names."""
        field = self.fields.get(name)
        if field is not None and field.type in ("rows", "mediators"):
            return f"各{field.title}"
        return self.people.get(name) or (field.title if field else name)
