"""Every setting of the program in one table: name, variable, default, one sentence.

The values of the archive standard that a county may choose are not here: they are data in
`schemas/`.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from archive_app.errors import StoreFault

__all__ = ["SETTINGS", "Setting", "Settings", "read_settings", "shipped"]

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


@dataclass(frozen=True)
class Setting:
    """One row of the table: field of `Settings`, variable, default and what it means."""

    name: str
    variable: str
    default: str
    meaning: str


SETTINGS = (
    Setting("home", "ARCHIVE_HOME", "", "数据目录：数据库、文件、索引、本地标准与文书都在这里"),
    Setting("edition", "ARCHIVE_EDITION", "national", "新立案卷所依据的档案标准版本"),
    Setting("host", "ARCHIVE_HOST", "127.0.0.1", "网页服务监听的地址；县局服务器可设为 0.0.0.0"),
    Setting("port", "ARCHIVE_PORT", "8080", "网页服务监听的端口"),
    Setting("threads", "ARCHIVE_THREADS", "8", "同时处理请求的线程数"),
    Setting("max_file_megabytes", "ARCHIVE_MAX_FILE_MB", "1024", "单个文件的上限（MB）"),
    Setting("read_seconds", "ARCHIVE_READ_SECONDS", "60", "读取一份文件文字的时间上限（秒）"),
    Setting("session_hours", "ARCHIVE_SESSION_HOURS", "10", "登录后多少小时需要重新登录"),
    Setting("login_attempts", "ARCHIVE_LOGIN_ATTEMPTS", "5", "连续输错密码多少次后锁定账号"),
    Setting("lockout_minutes", "ARCHIVE_LOCKOUT_MINUTES", "15", "账号锁定的分钟数"),
    Setting("opening_days", "ARCHIVE_OPENING_DAYS", "3", "查阅封存案卷一次批准几天，批准时可以改"),
    Setting("https", "ARCHIVE_HTTPS", "0", "经 HTTPS 访问时设为 1，登录凭据只走加密连接"),
)


@dataclass(frozen=True)
class Settings:
    """All settings, read once; see `SETTINGS` for their meaning."""

    home: Path
    edition: str = "national"
    host: str = "127.0.0.1"
    port: int = 8080
    threads: int = 8
    max_file_megabytes: int = 1024
    read_seconds: int = 60
    session_hours: int = 10
    login_attempts: int = 5
    lockout_minutes: int = 15
    opening_days: int = 3
    https: bool = False

    @property
    def max_file_bytes(self) -> int:
        """The size limit of one file in bytes."""
        return self.max_file_megabytes * 1024 * 1024


def read_settings(environ: Mapping[str, str] = os.environ, **overrides: object) -> Settings:
    """Settings from environment variables; `overrides` that are not None win."""
    values: dict[str, object] = {}
    types = {field.name: field.type for field in fields(Settings)}
    for setting in SETTINGS:
        text = environ.get(setting.variable, setting.default)
        values[setting.name] = _typed(setting, types[setting.name], text)
    values |= {name: value for name, value in overrides.items() if value is not None}
    values["home"] = Path(str(values["home"] or _default_home())).absolute()
    return Settings(**values)  # type: ignore[arg-type]  # one table feeds all fields


def shipped(name: str) -> Path:
    """A folder of shipped data (`schemas`, `doc_templates`, `indexes`), wherever installed."""
    for folder in (_PACKAGE / "_shipped" / name, _CHECKOUT / name):
        if folder.is_dir():
            return folder
    raise StoreFault(f"程序自带的数据目录缺失：{name}", fix="请重新安装程序")


def _typed(setting: Setting, kind: object, text: str) -> object:
    if kind is bool:
        return text.strip().lower() in {"1", "true", "yes", "on"}
    if kind is int:
        try:
            return int(text)
        except ValueError:
            raise StoreFault(
                f"环境变量 {setting.variable} 应为整数，现为“{text}”", fix="请改为整数后重新启动"
            ) from None
    return text


def _default_home() -> Path:
    in_checkout = (_CHECKOUT / "pyproject.toml").is_file()
    return _CHECKOUT / "home" if in_checkout else Path.home() / "archive-home"
