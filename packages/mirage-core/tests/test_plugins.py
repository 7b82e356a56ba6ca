"""The plugin system: what distributions offer, what becomes of a broken one, and how hooks are asked."""

import logging
import subprocess
import sys
from collections.abc import Awaitable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import pytest

from mirage import missing
from mirage.access import Access, Act
from mirage.commands.spec import Command, Operands, Options, nothing
from mirage.errors import PluginError, UnknownResource
from mirage.events import LineEnded
from mirage.host import Host
from mirage.plugins import discovery, foundation, hookimpl, manager
from mirage.resources import Resource
from mirage.session import Session

SESSION = Session("s", Host())
ACCESS = Access(Act.READ, "/a")
WORKSPACE: Any = SimpleNamespace(id="w")


class Site:
    """A directory of installed distributions, made up of metadata and modules."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def install(self, name: str, entry_points: str, **modules: str) -> None:
        info = self.folder / f"{name.replace('-', '_')}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
        (info / "entry_points.txt").write_text(entry_points)
        for module, text in modules.items():
            (self.folder / f"{module}.py").write_text(text)


def forget() -> None:
    """As in a new process."""
    discovery.resources.cache_clear()
    discovery.plugins.cache_clear()
    foundation.lay.cache_clear()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delenv("MIRAGE_PLUGINS", raising=False)
    monkeypatch.delenv("MIRAGE_DISABLED_PLUGINS", raising=False)
    forget()
    yield Site(tmp_path)
    forget()
    for name in {name for name in sys.modules if name.startswith("outside_")} - before:
        del sys.modules[name]


POLICY = """\
from mirage.plugins import hookimpl

@hookimpl
def mirage_check(access):
    return access.path != "/secret"
"""


class TestDiscovery:
    def test_a_plugin_is_found_and_asked(self, site: Site) -> None:
        site.install("outside-policy", "[mirage.plugins]\npolicy = outside_policy\n", outside_policy=POLICY)
        (check,) = manager.build().checks
        assert check(ACCESS, SESSION) is True
        assert check(Access(Act.READ, "/secret"), SESSION) is False

    def test_nothing_is_loaded_without_plugins(self, site: Site) -> None:
        site.install("outside-policy", "[mirage.plugins]\npolicy = outside_policy\n", outside_policy=POLICY)
        assert manager.build(enabled=False).checks == ()
        assert "outside_policy" not in sys.modules

    @pytest.mark.parametrize(
        ("variable", "value"),
        [
            ("MIRAGE_PLUGINS", "off"),
            ("MIRAGE_DISABLED_PLUGINS", "other, policy"),
            ("MIRAGE_DISABLED_PLUGINS", "Outside_Policy"),
        ],
    )
    def test_the_environment_turns_off(
        self, site: Site, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
    ) -> None:
        site.install("outside-policy", "[mirage.plugins]\npolicy = outside_policy\n", outside_policy=POLICY)
        monkeypatch.setenv(variable, value)
        assert manager.build().checks == ()
        assert "outside_policy" not in sys.modules

    def test_the_quick_look_sees_what_is_there(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "path", [str(site.folder)])
        assert not discovery.any_plugins()
        site.install("outside-resource", "[mirage.resources]\nshelf = outside_shelf:Shelf\n")
        assert not discovery.any_plugins()
        site.install("outside-policy", "[console_scripts]\nx = y:z\n\n[mirage.plugins]\npolicy = outside_policy\n")
        assert discovery.any_plugins()

    def test_the_quick_look_says_yes_where_it_cannot_tell(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        archive = tmp_path / "app.zip"
        archive.write_bytes(b"")
        monkeypatch.setattr(sys, "path", [str(archive), str(tmp_path / "none")])
        assert discovery.any_plugins()

    def test_a_resource_is_imported_when_its_name_is_mounted(self, site: Site) -> None:
        shelf = "from mirage.resources import Resource\nclass Shelf(Resource): pass\n"
        site.install("outside-shelf", "[mirage.resources]\nshelf = outside_shelf:Shelf\n", outside_shelf=shelf)
        assert "shelf" in discovery.resources()
        assert "outside_shelf" not in sys.modules
        assert manager.resource_class("shelf").__module__ == "outside_shelf"

    def test_two_owners_of_a_resource(self, site: Site) -> None:
        site.install("outside-one", "[mirage.resources]\nshelf = outside_one:Shelf\n")
        site.install("outside-two", "[mirage.resources]\nshelf = outside_two:Shelf\n")
        with pytest.raises(PluginError, match=r"^resource 'shelf' is claimed by both outside-one and outside-two$"):
            manager.resource_class("shelf")

    def test_a_broken_resource_is_named(self, site: Site) -> None:
        site.install("outside-shelf", "[mirage.resources]\nshelf = outside_shelf:Shelf\n")
        with pytest.raises(PluginError, match=r"^'shelf' of outside-shelf: ModuleNotFoundError: No module named"):
            manager.resource_class("shelf")

    def test_what_is_no_resource_is_refused(self, site: Site) -> None:
        site.install("outside-shelf", "[mirage.resources]\nshelf = outside_shelf:Shelf\n", outside_shelf="Shelf = dict")
        with pytest.raises(PluginError, match=r"^resource 'shelf' of outside-shelf: .*dict.* is not a Resource class$"):
            manager.resource_class("shelf")

    def test_a_name_that_nobody_offers(self) -> None:
        with pytest.raises(UnknownResource, match=r"^no resource 'slack': not available yet$"):
            manager.resource_class("slack")
        with pytest.raises(UnknownResource, match=r"^no resource 'shlack': installed are disk, .*ram"):
            manager.resource_class("shlack")

    def test_a_name_that_an_official_distribution_brings(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(missing.DISTRIBUTIONS, "mirage.resource.s3", "mirage-resource-s3")
        with pytest.raises(UnknownResource, match=r"^no resource 's3': pip install mirage-resource-s3$"):
            manager.resource_class("s3")


REGISTERS = """\
from mirage.plugins import hookimpl
from mirage.resources import Resource

class Shelf(Resource): pass

@hookimpl
def mirage_register_resources(register):
    register("shelf", "outside_registers:Shelf")

@hookimpl
def mirage_register_commands(register):
    register({name!r}, "outside_registers:command")
"""


class TestRegistration:
    def registers(self, site: Site, name: str) -> None:
        entry = "[mirage.plugins]\nregisters = outside_registers\n"
        site.install("outside-registers", entry, outside_registers=REGISTERS.replace("{name!r}", repr(name)))

    def test_a_plugin_adds_resources_and_commands(self, site: Site) -> None:
        self.registers(site, "shelve")
        assert "shelve" in manager.build().commands
        assert "shelve" not in manager.build(enabled=False).commands
        assert manager.resource_class("shelf").__name__ == "Shelf"
        with pytest.raises(UnknownResource):
            manager.resource_class("shelf", enabled=False)

    def test_the_table_of_commands_is_shared(self) -> None:
        assert manager.build().commands is manager.build().commands

    def test_core_registers_its_commands_as_a_plugin_does(self) -> None:
        commands = manager.build(enabled=False).commands
        assert {"echo", "cat", "ls"} <= set(commands)
        assert commands["echo"] is commands["echo"]
        assert commands["echo"].name == "echo"
        assert commands.get("no such command") is None

    def test_a_taken_command_leaves_the_plugin_out(self, site: Site, caplog: pytest.LogCaptureFixture) -> None:
        self.registers(site, "echo")
        assert manager.build().commands["echo"].name == "echo"
        with pytest.raises(UnknownResource):
            manager.resource_class("shelf")
        (broken,) = foundation.lay(True).broken
        assert broken.error == "command 'echo' is claimed by both mirage-core and outside-registers"
        assert "plugin 'registers' of outside-registers is left out" in caplog.text


class TestBroken:
    @pytest.mark.parametrize(
        ("text", "error"),
        [
            ("1 / 0", "ZeroDivisionError: division by zero"),
            ("import nowhere_to_be_found", "No module named 'nowhere_to_be_found'"),
            ("@hookimpl\ndef mirage_check(acces): ...", "'acces'"),
            ("@hookimpl\ndef mirage_chekc(access): ...", "mirage_chekc"),
            ("@hookimpl(wrapper=True)\ndef mirage_check(access):\n    return (yield)", "must be no wrapper"),
            ("@hookimpl\ndef mirage_register_commands(register): raise OSError('no')", "no"),
        ],
    )
    def test_it_is_left_out_and_named(
        self, site: Site, caplog: pytest.LogCaptureFixture, text: str, error: str
    ) -> None:
        broken = f"from mirage.plugins import hookimpl\n{text}\n"
        site.install("outside-broken", "[mirage.plugins]\nbroken = outside_broken\n", outside_broken=broken)
        site.install("outside-policy", "[mirage.plugins]\npolicy = outside_policy\n", outside_policy=POLICY)
        assert len(manager.build().checks) == 1
        (found,) = foundation.lay(True).broken
        assert (found.name, found.distribution) == ("broken", "outside-broken")
        assert error in found.error
        assert [record.levelno for record in caplog.records] == [logging.ERROR]


class Plugin:
    """Stands for a plugin module; every workspace of the test has it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def of(self, *functions: Any) -> manager.Plugins:
        """The plugins of a workspace: core, and one for each function."""
        real = foundation.lay(False)
        members = list(real.members)
        for place, function in enumerate(functions):
            module = ModuleType(f"plugin{place}")
            setattr(module, function.__name__, hookimpl(function))
            members.append(foundation.Member(f"p{place}", f"outside-{place}", module))
        made = foundation.Foundation(tuple(members), (), real.commands, real.resources)
        self.monkeypatch.setattr(manager, "lay", lambda external: made)
        return manager.build()


@pytest.fixture
def plugin(monkeypatch: pytest.MonkeyPatch) -> Plugin:
    return Plugin(monkeypatch)


class TestChecks:
    def test_arguments_in_any_order_and_number(self, plugin: Plugin) -> None:
        def mirage_check(session: object, access: object) -> object:
            return (session, access) == (SESSION, ACCESS)

        (check,) = plugin.of(mirage_check).checks
        assert check(ACCESS, SESSION) is True

    def test_an_exception_objects_and_is_logged(self, plugin: Plugin, caplog: pytest.LogCaptureFixture) -> None:
        def mirage_check() -> object:
            raise RuntimeError("lost its rules")

        (check,) = plugin.of(mirage_check).checks
        assert check(ACCESS, SESSION) is False
        assert "lost its rules" in caplog.text
        assert "outside-0:p0" in caplog.text

    def test_an_os_error_is_the_refusal(self, plugin: Plugin) -> None:
        refusal = PermissionError(13, "not today")

        def mirage_check() -> object:
            raise refusal

        (check,) = plugin.of(mirage_check).checks
        assert check(ACCESS, SESSION) is refusal

    @pytest.mark.anyio
    async def test_an_awaitable_is_guarded_too(self, plugin: Plugin, caplog: pytest.LogCaptureFixture) -> None:
        async def mirage_check(access: Access) -> bool:
            if access.path == "/bad":
                raise RuntimeError("lost its rules")
            return access.path != "/secret"

        (check,) = plugin.of(mirage_check).checks

        async def answer(path: str) -> object:
            return await cast("Awaitable[object]", check(Access(Act.READ, path), SESSION))

        assert await answer("/a") is True
        assert await answer("/secret") is False
        assert not caplog.records
        assert await answer("/bad") is False
        assert "lost its rules" in caplog.text


EVENT = LineEnded("s", "true", 0, 0.0)


class TestObservers:
    def test_nobody_listens(self) -> None:
        assert manager.build(enabled=False).emit is None

    def test_each_is_told_whatever_the_others_do(self, plugin: Plugin, caplog: pytest.LogCaptureFixture) -> None:
        told: list[object] = []

        def listening() -> Any:
            def mirage_event(event: object) -> None:
                told.append(event)

            return mirage_event

        def mirage_event(event: object) -> None:
            raise RuntimeError("deaf")

        emit = plugin.of(listening(), mirage_event, listening()).emit
        assert emit is not None
        emit(EVENT)
        assert told == [EVENT, EVENT]
        assert "deaf" in caplog.text

    def test_opened_closed_and_prompt(self, plugin: Plugin, caplog: pytest.LogCaptureFixture) -> None:
        told: list[object] = []

        def mirage_workspace_opened(workspace: object) -> None:
            told.append(("opened", workspace))

        def mirage_workspace_closed() -> None:
            raise RuntimeError("slammed")

        def mirage_prompt(workspace: object) -> str:
            return "Be kind."

        plugins = plugin.of(mirage_workspace_opened, mirage_workspace_closed, mirage_prompt)
        plugins.opened(WORKSPACE)
        plugins.closed(WORKSPACE)
        assert told == [("opened", WORKSPACE)]
        assert plugins.prompts(WORKSPACE) == ["Be kind."]
        assert "slammed" in caplog.text


async def _run(*_: object) -> int:
    return 0


@pytest.mark.anyio
async def test_the_first_command_offered_for_a_missing_one(plugin: Plugin, caplog: pytest.LogCaptureFixture) -> None:
    offered = Command("lss", "", Options, Operands(), _run, nothing)

    def silent() -> Any:
        def mirage_command_missing(name: str) -> None:
            return None

        return mirage_command_missing

    async def mirage_command_missing(name: str, argv: object) -> Command | None:
        return offered if (name, argv) == ("lss", ["-l"]) else None

    def failing() -> Any:
        def mirage_command_missing() -> None:
            raise RuntimeError("confused")

        return mirage_command_missing

    plugins = plugin.of(silent(), mirage_command_missing, failing())
    assert await plugins.missing("lss", ["-l"], SESSION) is offered
    assert await plugins.missing("other", [], SESSION) is None
    assert "confused" in caplog.text


class TestCost:
    def test_a_manager_is_small(self) -> None:
        import tracemalloc

        manager.build()
        tracemalloc.start()
        try:
            kept = [manager.build() for _ in range(50)]
            size = tracemalloc.get_traced_memory()[0] / len(kept)
        finally:
            tracemalloc.stop()
        assert size < 8 * 1024

    def test_a_manager_is_quick(self) -> None:
        import time

        manager.build()
        best = float("inf")
        for _ in range(20):
            began = time.thread_time()
            for _ in range(10):
                manager.build()
            best = min(best, (time.thread_time() - began) / 10)
        assert best < 400e-6  # 115 us on a quiet machine


class TestMissingImports:
    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("mirage.resource.gdocs", "not available yet"),
            ("mirage.resource.s3.client", "not available yet"),
            ("mirage.agents.openai_agents", "not available yet"),
            ("mirage.cache", "not available yet"),
        ],
    )
    def test_known_ones(self, name: str, hint: str) -> None:
        with pytest.raises(ModuleNotFoundError, match=rf"^No module named 'mirage\.[a-z0-9.]+': {hint}$"):
            __import__(name)

    @pytest.mark.parametrize("name", ["mirage.nothing", "mirage.resource.nothing", "miragetic"])
    def test_others_are_as_usual(self, name: str) -> None:
        with pytest.raises(ModuleNotFoundError, match=rf"^No module named '{name}'$"):
            __import__(name)

    def test_a_distribution_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(missing.DISTRIBUTIONS, "mirage.resource.s3", "mirage-resource-s3")
        with pytest.raises(ModuleNotFoundError, match=r"'mirage\.resource\.s3': pip install mirage-resource-s3$"):
            __import__("mirage.resource.s3")

    def test_the_finder_is_there_once_and_last(self) -> None:
        missing.install()
        assert sys.meta_path.count(missing.Advisor) == 1


def test_the_first_workspace_of_a_process_reads_no_metadata() -> None:
    code = (
        "import sys\n"
        "from mirage.plugins import manager\n"
        "manager.build()\n"
        "print([name for name in ('importlib.metadata', 'email', 'zipfile') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_resource_of_core_is_an_entry_point() -> None:
    owners = {name: {offer.distribution for offer in discovery.resources()[name]} for name in ("ram", "disk")}
    assert owners == {"ram": {"mirage-core"}, "disk": {"mirage-core"}}
    assert issubclass(manager.resource_class("disk"), Resource)
