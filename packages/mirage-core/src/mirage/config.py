"""A workspace described in YAML or as a mapping: read, checked key by key, and its ``${VAR}`` filled in."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from inspect import signature
from typing import TYPE_CHECKING, Any, TypeGuard

from mirage.errors import ConfigError, MissingVariables
from mirage.paths import absolute
from mirage.vfs.table import MountMode

if TYPE_CHECKING:
    from yaml import Event, Node

    from mirage.network import Network
    from mirage.resources import Resource

MAX_BYTES = 1024 * 1024
MAX_VALUES = 10_000
"""How many values a configuration may have once every alias stands for what it repeats."""
MAX_DEPTH = 32

_KEYS = frozenset({"id", "mode", "mounts", "network"})
_LATER_KEYS = frozenset({"cache", "consistency", "default_agent_id", "default_session_id", "index", "profiles"})
_NETWORK_KEYS = frozenset({"allow", "private", "unverified", "largest"})
_MOUNT_KEYS = frozenset({"resource", "type", "mode", "config"})
_LATER_MOUNT_KEYS = frozenset({"backend", "command_safeguards", "fuse", "mountpoint"})

_REFERENCE = re.compile(r"\$\$\{|\$\{([^}]*)(\}?)")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class MountConfig:
    """A mount as described: where, of which resource, and what that is given."""

    prefix: str
    resource: str
    mode: MountMode | None
    config: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WorkspaceConfig:
    """A workspace as described."""

    id: str | None
    mode: MountMode | None
    mounts: tuple[MountConfig, ...]
    network: "Network | None" = None


def load(
    source: "str | os.PathLike[str] | Mapping[str, Any]", environment: Mapping[str, str] | None = None
) -> WorkspaceConfig:
    """The workspace that a YAML file or a mapping describes; ``$${`` stands for ``${``.

    :raises ConfigError: a key or a value that cannot be used; the message says where.
    :raises MissingVariables: every variable that the environment does not have.
    :raises OSError: the file cannot be read.
    """
    described = source if isinstance(source, Mapping) else _read(source)
    filled = _Filling(os.environ if environment is None else environment).fill(described)
    if not _is_mapping(filled):
        raise ConfigError(f"a configuration is a mapping, not {_named(filled)}")
    _only(filled, "", _KEYS, _LATER_KEYS)
    mounts = filled.get("mounts")
    if not _is_mapping(mounts):
        raise ConfigError(f"mounts: a mapping of prefixes is needed, not {_named(mounts)}")
    return WorkspaceConfig(
        id=_text(filled, "id", ""),
        mode=_mode(filled, ""),
        mounts=tuple(_mount(prefix, mount) for prefix, mount in _by_place(mounts)),
        network=_network(filled.get("network")),
    )


def build(mount: MountConfig, *, plugins: bool = True) -> "Resource":
    """The resource of a described mount, made from its ``config``.

    :raises UnknownResource: nothing installed brings it.
    :raises ConfigError: its configuration does not fit; no value is repeated in the message.
    """
    from mirage.plugins.manager import resource_class

    made = resource_class(mount.resource, enabled=plugins)
    try:
        signature(made).bind(**mount.config)
        return made(**mount.config)
    except (TypeError, ValueError) as error:
        raise ConfigError(f"{_at('mounts', mount.prefix, 'config')}{_said(error)}") from error


def _by_place(mounts: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    places: dict[str, str] = {}
    for prefix, described in mounts.items():
        if not prefix.startswith("/"):
            raise ConfigError(f"{_at('mounts', prefix)}a prefix starts with a slash")
        other = places.setdefault(absolute(prefix), prefix)
        if other is not prefix:
            raise ConfigError(f"{_at('mounts', prefix)}is the same place as {other}")
        yield prefix, described


def _mount(prefix: str, described: object) -> MountConfig:
    where = _at("mounts", prefix)
    if not _is_mapping(described):
        raise ConfigError(f"{where}a mapping with resource: is needed, not {_named(described)}")
    _only(described, where, _MOUNT_KEYS, _LATER_MOUNT_KEYS)
    names = {name for key in ("resource", "type") if (name := _text(described, key, where)) is not None}
    if len(names) != 1:
        raise ConfigError(f"{where}{'resource: is needed' if not names else 'resource: and type: differ'}")
    return MountConfig(prefix, names.pop(), _mode(described, where), _settings(described, where))


def _network(described: object) -> "Network | None":
    if described is None:
        return None
    where = "network: "
    if not _is_mapping(described):
        raise ConfigError(f"{where}a mapping with allow: is needed, not {_named(described)}")
    _only(described, where, _NETWORK_KEYS, frozenset())
    for key, kind, wanted in (("unverified", bool, "true or false"), ("largest", int, "a number")):
        if type(described.get(key, kind())) is not kind:
            raise ConfigError(f"{where}{key}: {wanted} is needed, not {_named(described[key])}")
    for key in ("allow", "private"):
        value = described.get(key, ())
        if not _is_list(value) or not all(isinstance(each, str) for each in value):
            raise ConfigError(f"{where}{key}: a list of texts is needed, not {_named(value)}")
    from mirage.network import Network

    try:
        return Network(**described)
    except ValueError as error:
        raise ConfigError(f"{where}{error}") from error


def _only(described: Mapping[str, Any], where: str, known: frozenset[str], later: frozenset[str]) -> None:
    for key in described:
        if key in known:
            continue
        if key in later:
            raise ConfigError(f"{where}{key}: not available yet")
        near = get_close_matches(key, known, 1)
        suggestion = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
        raise ConfigError(f"{where}unknown key {key!r}; {suggestion}")


def _text(described: Mapping[str, Any], key: str, where: str) -> str | None:
    value = described.get(key)
    if value is None or (isinstance(value, str) and value):
        return value
    raise ConfigError(f"{where}{key}: a text is needed, not {_named(value)}")


def _settings(described: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    value = described.get("config")
    if value is None:
        return {}
    if _is_mapping(value):
        return value
    raise ConfigError(f"{where}config: a mapping is needed, not {_named(value)}")


def _mode(described: Mapping[str, Any], where: str) -> MountMode | None:
    value = described.get("mode")
    if value is None:
        return None
    try:
        return MountMode.parse(value)
    except ValueError as error:
        raise ConfigError(f"{where}mode: {error}") from None


def _at(*keys: str) -> str:
    return "".join(f"{key}: " for key in keys)


def _is_mapping(value: object) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping)


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple)


def _named(value: object) -> str:
    """The kind of a value, never the value: it may be a secret."""
    if value is None or value == "":
        return "nothing"
    if _is_mapping(value):
        return "a mapping"
    if _is_list(value):
        return "a list"
    kinds: dict[type, str] = {str: "a text", bool: "true or false", int: "a number", float: "a number"}
    return kinds.get(type(value), "something else")


def _said(error: Exception) -> str:
    """What an exception says, without the values it was given: they may be secrets."""
    details: list[dict[str, Any]] = getattr(error, "errors", list)()
    if not details:
        return str(error)
    return "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in details)


class _Filling:
    """One pass over a configuration: a plain copy of it, variables filled in, bounded in size and depth."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._values = 0
        self._missing: set[str] = set()

    def fill(self, described: object) -> object:
        """The copy.

        :raises MissingVariables: all at once.
        """
        filled = self._fill(described, "", 0)
        if self._missing:
            raise MissingVariables(self._missing)
        return filled

    def _fill(self, value: object, where: str, depth: int) -> object:
        self._values += 1
        if self._values > MAX_VALUES:
            raise ConfigError(f"a configuration has at most {MAX_VALUES:,} values")
        if depth > MAX_DEPTH:
            raise ConfigError(f"{where}deeper than {MAX_DEPTH} levels")
        if isinstance(value, str):
            return _REFERENCE.sub(lambda found: self._value(found, where), value) if "${" in value else value
        if _is_mapping(value):
            return {_key(key, where): self._fill(inner, f"{where}{key}: ", depth + 1) for key, inner in value.items()}
        if _is_list(value):
            return [self._fill(inner, where, depth + 1) for inner in value]
        return value

    def _value(self, found: re.Match[str], where: str) -> str:
        name, closed = found.groups()
        if name is None:
            return "${"
        if not closed or not _VARIABLE.match(name):
            raise ConfigError(f"{where}no variable name after '${{'; write '$${{' for the characters themselves")
        value = self._environment.get(name)
        if value is None:
            self._missing.add(name)
            return ""
        return value


def _key(key: object, where: str) -> str:
    if isinstance(key, str):
        return key
    raise ConfigError(f"{where}key {key!r}: a text is needed")


def _read(path: "str | os.PathLike[str]") -> object:
    import yaml

    with open(path, "rb") as file:
        text = file.read(MAX_BYTES + 1)
    if len(text) > MAX_BYTES:
        raise ConfigError(f"{os.fspath(path)}: a configuration has at most {MAX_BYTES:,} bytes")
    try:
        _probe(text)
        loader = yaml.CSafeLoader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return None
            _Weighing().weigh(node, 0)
            return loader.construct_document(node)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] - its stub is untyped
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise ConfigError(f"{os.fspath(path)}: {error}") from error


def _probe(text: bytes) -> None:
    """Refuse deep nesting before nodes are made: that is a recursion in C, and hostile text ends the process."""
    import yaml

    depth = 0
    for event in _events(text):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise ConfigError(f"deeper than {MAX_DEPTH} levels")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _events(text: bytes) -> "Iterator[Event]":
    import yaml

    return yaml.parse(text, yaml.CSafeLoader)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


class _Weighing:
    """What a YAML document amounts to once every alias stands for what it repeats, found without repeating it."""

    def __init__(self) -> None:
        self._weights: dict[int, int] = {}

    def weigh(self, node: "Node", depth: int) -> int:
        """How many values; refuses documents that are too heavy, too deep, or say a key twice."""
        known = self._weights.get(id(node))
        if known is not None:
            return known
        if depth > MAX_DEPTH:
            raise ConfigError(f"line {node.start_mark.line + 1}: deeper than {MAX_DEPTH} levels")
        weight = 1 + sum(self.weigh(inner, depth + 1) for inner in _inner(node))
        if weight > MAX_VALUES:
            raise ConfigError(f"line {node.start_mark.line + 1}: a configuration has at most {MAX_VALUES:,} values")
        self._weights[id(node)] = weight
        return weight


def _inner(node: "Node") -> Iterator["Node"]:
    """The nodes right below a node, keys included."""
    from yaml import MappingNode, ScalarNode, SequenceNode

    if isinstance(node, SequenceNode):
        yield from node.value
    elif isinstance(node, MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, ScalarNode) and key.tag != "tag:yaml.org,2002:merge":
                if key.value in seen:
                    raise ConfigError(f"line {key.start_mark.line + 1}: key {key.value!r} stands twice")
                seen.add(key.value)
            yield key
            yield value
