"""The ``mirage`` command, as a user runs it."""

import json
import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner, Result

from mirage.cli.main import main, mirage
from mirage.plugins import discovery, foundation
from mirage.plugins.discovery import Offer


def run(*words: str) -> Result:
    return CliRunner().invoke(mirage, words)


class TestTop:
    def test_version(self) -> None:
        result = run("--version")
        assert result.exit_code == 0
        assert re.fullmatch(r"mirage \d+\.\d+\.\d+\n", result.output)

    def test_help_lists_the_verbs(self) -> None:
        result = run("--help")
        assert result.exit_code == 0
        for verb in ("demo", "plugins"):
            assert re.search(rf"^  {verb} +\S", result.output, re.MULTILINE)

    def test_an_unknown_verb(self) -> None:
        result = run("workspace")
        assert result.exit_code == 2
        assert "No such command 'workspace'" in result.output


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two distributions that bring what does not work."""
    resource = Offer("shelf", "mirage_shelf:Shelf", "mirage-shelf", "1.0")
    plugin = Offer("policy", "mirage_policy", "mirage-policy", "2.0")
    real = dict(discovery.resources())
    foundation.lay.cache_clear()
    monkeypatch.setattr(discovery, "resources", lambda: {**real, "shelf": (resource,)})
    monkeypatch.setattr(discovery, "plugins", lambda: (plugin,))
    yield
    foundation.lay.cache_clear()


class TestPlugins:
    def test_a_table(self) -> None:
        result = run("plugins")
        assert result.exit_code == 0
        heading, *rows = result.output.splitlines()
        assert heading.split() == ["distribution", "version", "resources", "hooks"]
        (core,) = [row for row in rows if row.startswith("mirage-core")]
        assert re.split(r"  +", core)[2:] == ["disk, ram", "register_commands"]

    def test_json(self) -> None:
        result = run("plugins", "--json")
        assert result.exit_code == 0
        (core,) = [each for each in json.loads(result.output) if each["distribution"] == "mirage-core"]
        assert core["resources"] == ["disk", "ram"]
        assert core["hooks"] == ["mirage_register_commands"]
        assert core["errors"] == {}

    @pytest.mark.usefixtures("broken")
    def test_what_is_broken_is_listed_with_its_error(self) -> None:
        result = run("plugins")
        assert result.exit_code == 1
        text = result.output.split("broken:\n")[1]
        assert (
            "mirage-shelf: shelf: 'shelf' of mirage-shelf: ModuleNotFoundError: No module named 'mirage_shelf'" in text
        )
        assert "mirage-policy: policy: 'policy' of mirage-policy: ModuleNotFoundError" in text

    @pytest.mark.usefixtures("broken")
    def test_what_is_broken_in_json(self) -> None:
        result = run("plugins", "--json")
        assert result.exit_code == 1
        errors = {each["distribution"]: list(each["errors"]) for each in json.loads(result.stdout)}
        assert errors["mirage-shelf"] == ["shelf"]
        assert errors["mirage-policy"] == ["policy"]
        assert errors["mirage-core"] == []


class TestDemo:
    def test_it_shows_lines_and_what_they_print(self) -> None:
        result = run("demo")
        assert result.exit_code == 0, result.output
        assert "$ grep ALERT /logs/app.log | head -n 1\n09:12:07 ALERT disk nearly full\n" in result.output
        assert re.search(r"alerts\.txt on this machine holds: 4\n\Z", result.output)


class TestPluginVerbs:
    def test_a_plugin_adds_a_verb(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        class Plugins:
            def cli(self, group: click.Group) -> None:
                group.add_command(click.Command("hello", callback=lambda: click.echo("hello")))

        monkeypatch.setattr("mirage.plugins.manager.build", Plugins)
        monkeypatch.setattr("sys.argv", ["mirage", "hello"])
        monkeypatch.setattr(mirage, "commands", dict(mirage.commands))
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 0
        assert capsys.readouterr().out == "hello\n"

    def test_a_refusal_is_one_line(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        from mirage.errors import ConfigError

        def refuse() -> None:
            raise ConfigError("ws.yaml: unknown key 'mount'")

        monkeypatch.setattr("sys.argv", ["mirage", "refuse"])
        monkeypatch.setattr(mirage, "commands", {"refuse": click.Command("refuse", callback=refuse)})
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 1
        assert capsys.readouterr().err == "mirage: ws.yaml: unknown key 'mount'\n"
