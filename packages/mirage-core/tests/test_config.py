"""Configurations: what is accepted, what is refused, and how it is said."""

from pathlib import Path
from typing import Any

import pytest

from mirage import Workspace, config
from mirage.config import MountConfig
from mirage.errors import ConfigError, MissingVariables
from mirage.resources import Resource
from mirage.vfs.table import MountMode

SEED = """\
mode: WRITE

mounts:
  /:
    resource: ram
    mode: WRITE
  /s3:
    resource: s3
    mode: READ
    config:
      bucket: ${AWS_S3_BUCKET}
      region: ${AWS_DEFAULT_REGION}
"""

GUIDE = """\
id: production
mounts:
  /data:
    type: ram
  /slack:
    type: slack
    config:
      token: ${SLACK_BOT_TOKEN}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "ws.yaml"
    path.write_text(text)
    return path


def ram(**more: object) -> dict[str, Any]:
    return {"mounts": {"/": {"resource": "ram", **more}}}


class TestLoad:
    def test_a_file_with_modes_and_variables(self, tmp_path: Path) -> None:
        loaded = config.load(written(tmp_path, SEED), {"AWS_S3_BUCKET": "b", "AWS_DEFAULT_REGION": "eu"})
        assert loaded.id is None
        assert loaded.mode is MountMode.WRITE
        assert loaded.mounts == (
            MountConfig("/", "ram", MountMode.WRITE, {}),
            MountConfig("/s3", "s3", MountMode.READ, {"bucket": "b", "region": "eu"}),
        )

    def test_the_other_spelling(self, tmp_path: Path) -> None:
        loaded = config.load(written(tmp_path, GUIDE), {"SLACK_BOT_TOKEN": "xoxb"})
        assert loaded.id == "production"
        assert loaded.mode is None
        assert [mount.resource for mount in loaded.mounts] == ["ram", "slack"]

    def test_a_mapping_says_the_same_as_a_file(self, tmp_path: Path) -> None:
        environment = {"SLACK_BOT_TOKEN": "xoxb"}
        mapping = {
            "id": "production",
            "mounts": {
                "/data": {"type": "ram"},
                "/slack": {"type": "slack", "config": {"token": "${SLACK_BOT_TOKEN}"}},
            },
        }
        assert config.load(mapping, environment) == config.load(written(tmp_path, GUIDE), environment)

    @pytest.mark.parametrize(("mode", "expected"), [("read", "READ"), ("Exec", "EXEC"), ("rw", "WRITE")])
    def test_modes_in_any_case(self, mode: str, expected: str) -> None:
        assert config.load(ram(mode=mode)).mounts[0].mode is MountMode[expected]

    def test_the_given_mapping_is_left_as_it_is(self) -> None:
        given = ram(config={"a": ["${A}"]})
        assert config.load(given, {"A": "1"}).mounts[0].config == {"a": ["1"]}
        assert given == ram(config={"a": ["${A}"]})

    def test_a_missing_file_is_an_os_error(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            config.load(tmp_path / "none.yaml")


class TestVariables:
    def test_all_missing_ones_are_named_at_once(self) -> None:
        with pytest.raises(MissingVariables, match=r"^missing environment variables: A, B, C$") as caught:
            config.load(
                {"mounts": {"/x": {"resource": "${C}", "config": {"k": ["${A}-${B}", "${A}", "${D}"]}}}}, {"D": ""}
            )
        assert caught.value.names == ("A", "B", "C")

    def test_an_escape_stands_for_itself(self) -> None:
        assert config.load(ram(config={"k": "$${A} ${A} $A $$"}), {"A": "1"}).mounts[0].config == {"k": "${A} 1 $A $$"}

    def test_a_value_is_not_read_again(self) -> None:
        assert config.load(ram(config={"k": "${A}"}), {"A": "${B}"}).mounts[0].config == {"k": "${B}"}

    @pytest.mark.parametrize("text", ["${}", "${A", "${A:-x}", "${1}", "a${ b}"])
    def test_what_is_no_name_is_refused(self, text: str) -> None:
        with pytest.raises(ConfigError, match=r"^mounts: /: config: k: no variable name after '\$\{'"):
            config.load(ram(config={"k": text}), {"A": "1"})


@pytest.mark.parametrize(
    ("described", "message"),
    [
        ({}, "mounts: a mapping of prefixes is needed, not nothing"),
        ({"mounts": []}, "mounts: a mapping of prefixes is needed, not a list"),
        ({"mounts": {}, "mount": {}}, "unknown key 'mount'; did you mean mounts?"),
        ({"mounts": {}, "zebra": 1}, "unknown key 'zebra'; known are id, mode, mounts, network"),
        ({"mounts": {}, "cache": {}}, "cache: not available yet"),
        ({"mounts": {}, "network": []}, "network: a mapping with allow: is needed, not a list"),
        ({"mounts": {}, "network": {"alow": []}}, "network: unknown key 'alow'; did you mean allow?"),
        ({"mounts": {}, "network": {"allow": "x"}}, "network: allow: a list of texts is needed, not a text"),
        ({"mounts": {}, "network": {"allow": [1]}}, "network: allow: a list of texts is needed, not a list"),
        ({"mounts": {}, "network": {"unverified": "x"}}, "network: unverified: true or false is needed, not a text"),
        ({"mounts": {}, "network": {"allow": ["ftp://x"]}}, "network: allow: ftp://x: http and https only"),
        ({"mounts": {}, "default_session_id": "x"}, "default_session_id: not available yet"),
        ({"mounts": {}, "id": 7}, "id: a text is needed, not a number"),
        ({"mounts": {}, "id": ""}, "id: a text is needed, not nothing"),
        ({"mounts": {}, "mode": "RWX!"}, "mode: no mount mode 'RWX!'; use READ, WRITE or EXEC"),
        ({"mounts": {"/a": None}}, "mounts: /a: a mapping with resource: is needed, not nothing"),
        ({"mounts": {"/a": {}}}, "mounts: /a: resource: is needed"),
        ({"mounts": {"/a": {"resource": "ram", "type": "s3"}}}, "mounts: /a: resource: and type: differ"),
        ({"mounts": {"/a": {"resource": "ram", "config": []}}}, "mounts: /a: config: a mapping is needed, not a list"),
        ({"mounts": {"/a": {"resource": "ram", "confg": {}}}}, "mounts: /a: unknown key 'confg'; did you mean config?"),
        ({"mounts": {"/a": {"resource": "ram", "fuse": True}}}, "mounts: /a: fuse: not available yet"),
        ({"mounts": {"a": {"resource": "ram"}}}, "mounts: a: a prefix starts with a slash"),
        ({"mounts": {"/a": {"resource": "ram"}, "/a/": {"resource": "ram"}}}, "mounts: /a/: is the same place as /a"),
        ({"mounts": {3: {}}}, "mounts: key 3: a text is needed"),
    ],
)
def test_refused(described: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        config.load(described)
    assert str(caught.value) == message


class TestHostileYaml:
    def refuse(self, folder: Path, text: str, message: str) -> None:
        with pytest.raises(ConfigError, match=message):
            config.load(written(folder, text))

    def test_an_alias_bomb(self, tmp_path: Path) -> None:
        rows = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
        self.refuse(tmp_path, "\n".join(rows), "at most 10,000 values")

    def test_a_merge_bomb(self, tmp_path: Path) -> None:
        rows = ["a0: &a0 {k: v}", *(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 30))]
        self.refuse(tmp_path, "\n".join(rows), "at most 10,000 values")

    def test_a_document_inside_itself(self, tmp_path: Path) -> None:
        self.refuse(tmp_path, "mounts: &m {/a: *m}", "deeper than 32 levels")

    def test_deep_nesting(self, tmp_path: Path) -> None:
        self.refuse(tmp_path, "[" * 500 + "]" * 500, "deeper than 32 levels")

    def test_very_deep_nesting(self, tmp_path: Path) -> None:
        self.refuse(tmp_path, "[" * 500_000, "deeper than 32 levels")

    def test_too_much_text(self, tmp_path: Path) -> None:
        self.refuse(tmp_path, "#" * (1024 * 1024 + 1), "at most 1,048,576 bytes")

    def test_code(self, tmp_path: Path) -> None:
        self.refuse(tmp_path, "mounts: !!python/object/apply:os.getcwd []", "could not determine a constructor")

    def test_a_key_twice(self, tmp_path: Path) -> None:
        self.refuse(tmp_path, "mounts:\n  /a: {type: ram}\n  /a: {type: disk}", "line 3: key '/a' stands twice")

    def test_an_empty_file(self, tmp_path: Path) -> None:
        self.refuse(tmp_path, "", "a configuration is a mapping, not nothing")

    def test_aliases_and_merges_are_fine(self, tmp_path: Path) -> None:
        text = "mounts:\n  /a: &a {type: ram, mode: READ}\n  /b: *a\n  /c: {<<: *a, mode: EXEC}\n"
        loaded = config.load(written(tmp_path, text))
        assert [(mount.prefix, mount.resource, mount.mode) for mount in loaded.mounts] == [
            ("/a", "ram", MountMode.READ),
            ("/b", "ram", MountMode.READ),
            ("/c", "ram", MountMode.EXEC),
        ]


class Shelf(Resource):
    def __init__(self, root: str, secret: str = "") -> None:
        if not root:
            raise ValueError("root must not be empty")
        self.root = root


class TestBuild:
    @pytest.fixture(autouse=True)
    def shelf(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("mirage.plugins.manager.resource_class", lambda name, *, enabled: Shelf)

    def build(self, **given: object) -> Resource:
        return config.build(MountConfig("/s", "shelf", None, given))

    def test_the_config_becomes_arguments(self) -> None:
        made = self.build(root="here")
        assert isinstance(made, Shelf)
        assert made.root == "here"

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ({}, "mounts: /s: config: missing a required argument: 'root'"),
            ({"root": "x", "rot": 1}, "mounts: /s: config: got an unexpected keyword argument 'rot'"),
            ({"root": ""}, "mounts: /s: config: root must not be empty"),
        ],
    )
    def test_what_does_not_fit_is_named(self, given: dict[str, object], message: str) -> None:
        with pytest.raises(ConfigError) as caught:
            self.build(**given)
        assert str(caught.value) == message

    def test_no_secret_in_what_pydantic_says(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import pydantic

        class Settings(pydantic.BaseModel):
            port: int

        class Strict(Resource):
            def __init__(self, **given: object) -> None:
                self.settings = Settings.model_validate(given)

        monkeypatch.setattr("mirage.plugins.manager.resource_class", lambda name, *, enabled: Strict)
        with pytest.raises(ConfigError) as caught:
            self.build(port="hunter2")
        assert str(caught.value).startswith("mounts: /s: config: port: Input should be a valid integer")
        assert "hunter2" not in str(caught.value)


@pytest.mark.anyio
async def test_a_workspace_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/a").write_text("hello\n")
    mounts = "{/n: {resource: disk, config: {root: '${NOTES}'}}, /m: {type: ram, mode: WRITE}}"
    text = f"id: w\nmode: read\nmounts: {mounts}\n"
    async with Workspace.from_config(
        written(tmp_path, text), environment={"NOTES": str(tmp_path / "notes")}
    ) as workspace:
        assert workspace.id == "w"
        result = await workspace.execute("cat /n/a > /m/a; cat /m/a; echo x > /n/b")
        assert result.stdout == b"hello\n"
        assert b"/n/b: Read-only file system" in result.stderr
    assert not (tmp_path / "notes/b").exists()
