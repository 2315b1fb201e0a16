"""The two kinds of schema: `Sent` for what is sent to us, `Shown` for what we answer."""

from typing import Any

from marshmallow import RAISE, Schema

from archive_app.api.fields import Flag, Id, ListOf, Whole

__all__ = ["Identified", "Nothing", "Paged", "Sent", "Shown", "Unmask", "example_of"]


class Sent(Schema):
    """What is sent; a name we do not know is refused, so that a slip of the pen is noticed."""

    error_messages = {  # noqa: RUF012 - marshmallow declares it for instances
        "unknown": "没有这一项，请核对名称",
        "type": "应为 JSON 对象",
    }

    class Meta:
        """marshmallow's options."""

        unknown = RAISE


class Shown(Schema):
    """What is answered."""


class Nothing(Sent):
    """A query without parameters."""


class Unmask(Sent):
    """Whether personal numbers are wanted in full."""

    unmask = Flag(
        "为 true 时显示完整的证件号码和电话；须有“查看未遮盖的个人信息”权限，并记入操作日志",
        from_text=True,
        load_default=False,
    )


class Paged(Sent):
    """Which page of a list."""

    page = Whole("第几页，从 1 开始", least=1, most=1_000_000, from_text=True, load_default=1)
    size = Whole("每页多少条", least=1, most=500, from_text=True, load_default=50)


def example_of(schema: type[Schema]) -> dict[str, Any]:
    """An example body made of the examples of its fields; fields without one are left out."""
    example: dict[str, Any] = {}
    for name, field in schema().fields.items():
        if "example" in field.metadata:
            example[field.data_key or name] = field.metadata["example"]
        elif isinstance(field, ListOf) and hasattr(field.inner, "schema"):
            example[field.data_key or name] = [example_of(type(field.inner.schema))]
        elif hasattr(field, "schema"):
            example[field.data_key or name] = example_of(type(field.schema))
    return example


class Identified(Shown):
    """Something with an id."""

    id = Id("编号", required=True)
