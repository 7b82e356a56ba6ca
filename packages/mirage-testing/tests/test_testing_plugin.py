"""The pytest plugin: what it collects, what it expects to fail, and what it says at the end."""

import pytest

HEAD = """
    import errno
    from collections.abc import AsyncIterator, Sequence

    import pytest

    from mirage.errors import failure
    from mirage.resources import Entry, Reading, Resource
    from mirage.testing import *
    from mirage.testing import deviates

    class Notes(Resource):
        notes = {"one": b"the first note\\n", "two": b""}

        async def stat(self, path):
            if not path:
                return Entry.directory(path)
            return Entry.file(path, len(self.note(path)))

        async def list(self, path) -> AsyncIterator[Sequence[Entry]]:
            if path:
                self.note(path)
                raise failure(errno.ENOTDIR, path)
            yield [await self.stat(name) for name in self.notes]

        def read(self, path, start=0, stop=None, *, unless=None):
            if not path:
                raise failure(errno.EISDIR, path)
            return Reading.of(self.note(path), start, stop)

        def note(self, path):
            if path not in self.notes:
                raise failure(errno.ENOENT, path)
            return self.notes[path]
"""

FIXTURES = """
        @pytest.fixture
        async def resource(self) -> Notes:
            return Notes()

        @pytest.fixture
        def tree(self):
            return Notes.notes
"""


@pytest.fixture(autouse=True)
def only_these_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading every plugin of this environment would take most of the time."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def run(pytester: pytest.Pytester, body: str, *options: str) -> pytest.RunResult:
    """A run of pytest in a folder of its own, with the kit's plugin and no other of this environment's."""
    pytester.makepyfile(HEAD + body)
    plugins = ("-p", "anyio.pytest_plugin", "-p", "mirage.testing.plugin", "-p", "no:cacheprovider")
    return pytester.runpytest_inprocess(*plugins, *options)


def test_a_readable_resource_passes_on_both_loops(pytester: pytest.Pytester) -> None:
    result = run(pytester, f"\n    class TestNotes(ReadableLaws):{FIXTURES}", "-v")
    result.assert_outcomes(passed=32)
    result.stdout.fnmatch_lines(["*test_the_root_is_a_directory?asyncio? PASSED*"])
    result.stdout.fnmatch_lines(["*test_the_root_is_a_directory?trio? PASSED*"])


def test_laws_of_what_it_lacks_are_left_out(pytester: pytest.Pytester) -> None:
    result = run(pytester, f"\n    class TestNotes(ResourceLaws):{FIXTURES}", "--collect-only", "-q")
    shown = result.stdout.str()
    assert "test_the_root_is_a_directory" in shown
    assert "test_what_cannot_be_written_refuses" in shown
    assert "test_a_write_makes_a_file" not in shown
    assert "test_a_copy_of_nothing" not in shown
    assert "deselected" in shown


def test_without_an_annotation_they_are_skipped_with_a_reason(pytester: pytest.Pytester) -> None:
    body = f"\n    class TestNotes(CopiesLaws):{FIXTURES}".replace(" -> Notes", "")
    result = run(pytester, body, "-rs")
    result.assert_outcomes(skipped=18)
    result.stdout.fnmatch_lines(["SKIPPED*Notes has no write()"])


def test_a_failure_names_law_path_and_values(pytester: pytest.Pytester) -> None:
    body = FIXTURES.replace("return Notes.notes", 'return {"one": b"another note\\n", "two": b""}')
    result = run(pytester, f"\n    class TestNotes(ReadableLaws):{body}", "-k", "read_gives_every_byte")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        [
            "*AssertionError: ReadableLaws.read_gives_every_byte: the bytes of read('one')",
            "*law: *A read gives exactly the bytes of the file.",
            "*resource: Notes",
            "*expected: b'another note?n'",
            "*got: *b'the first note?n'",
        ]
    )


def test_a_read_only_resource_must_say_what_it_holds(pytester: pytest.Pytester) -> None:
    body = FIXTURES.partition("@pytest.fixture\n        def tree")[0]
    result = run(pytester, f"\n    class TestNotes(ReadableLaws):{body}", "-k", "read_gives_every_byte")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*expected: a `tree` fixture*"])


DEVIATION = '    @deviates("stat_tells_the_name", "names are hidden here")\n'
HIDDEN = """
    class Hidden(Notes):
        async def stat(self, path):
            return Entry("hidden", "file") if path else Entry.directory(path)
"""


def test_a_deviation_is_expected_and_told(pytester: pytest.Pytester) -> None:
    body = f"{HIDDEN}\n{DEVIATION}    class TestNotes(ReadableLaws):{FIXTURES}".replace("Notes()", "Hidden()")
    result = run(pytester, body, "-k", "stat_tells_the_name")
    result.assert_outcomes(xfailed=2)
    shown = result.stdout.str()
    assert "deviations from the laws of resources" in shown
    assert shown.count("TestNotes: stat_tells_the_name: names are hidden here") == 1


def test_a_deviation_that_is_not_one_is_an_error(pytester: pytest.Pytester) -> None:
    result = run(pytester, f"\n{DEVIATION}    class TestNotes(ReadableLaws):{FIXTURES}", "-k", "stat_tells_the_name")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*deviation no longer needed: the law holds*"])
    assert "deviations from the laws of resources" not in result.stdout.str()


def test_a_crash_is_no_deviation(pytester: pytest.Pytester) -> None:
    crashing = FIXTURES.replace("return Notes()", 'raise RuntimeError("no server")')
    result = run(pytester, f"\n{DEVIATION}    class TestNotes(ReadableLaws):{crashing}", "-k", "stat_tells_the_name")
    result.assert_outcomes(errors=2)


@pytest.mark.parametrize(
    ("decorator", "message"),
    [
        ('@deviates("stat_tells_a_name", "why")', "*has no law 'stat_tells_a_name'; near it: stat_tells_the_name*"),
        ('@deviates("", "why")', "*name at least one law*"),
        ('@deviates("stat_tells_the_name", " ")', "*say why it does not hold*"),
    ],
)
def test_a_deviation_must_name_a_law_and_a_reason(pytester: pytest.Pytester, decorator: str, message: str) -> None:
    result = run(pytester, f"\n    {decorator}\n    class TestNotes(ReadableLaws):{FIXTURES}")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([message])


def test_a_deviation_from_a_law_that_does_not_apply_is_refused(pytester: pytest.Pytester) -> None:
    body = f'\n    @deviates("a_copy_of_nothing", "why")\n    class TestNotes(ResourceLaws):{FIXTURES}'
    result = run(pytester, body)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*deviates from a_copy_of_nothing, which does not apply: Notes has no write()*"])


def test_several_laws_may_be_named_at_once(pytester: pytest.Pytester) -> None:
    body = f"""{HIDDEN}
    @deviates(["stat_tells_the_name"], "names are hidden")
    @deviates("stat_tells_files list_and_stat_agree", "nor is a size told")
    class TestNotes(ReadableLaws):{FIXTURES}""".replace("Notes()", "Wrong()")
    wrong = """
    class Wrong(Hidden):
        async def stat(self, path):
            return Entry("hidden", "other", 9) if path else Entry.directory(path)

        async def list(self, path):
            yield [Entry.file(name) for name in self.notes]
"""
    body = body.replace("\n    @deviates([", f"{wrong}\n    @deviates([", 1)
    result = run(pytester, body, "-k", "stat_tells_the_name or stat_tells_files or list_and_stat_agree")
    result.assert_outcomes(xfailed=6)
    shown = result.stdout.str()
    assert "TestNotes: list_and_stat_agree: nor is a size told" in shown
    assert "TestNotes: stat_tells_the_name: names are hidden" in shown


def test_live_laws_need_the_option(pytester: pytest.Pytester) -> None:
    body = f"\n    class TestNotes(ReadableLaws):\n        live = True\n{FIXTURES}"
    result = run(pytester, body, "-k", "root", "-rs")
    result.assert_outcomes(skipped=2)
    result.stdout.fnmatch_lines(["SKIPPED*needs a real service: --mirage-live"])
    result = run(pytester, body, "-k", "root", "--mirage-live")
    result.assert_outcomes(passed=2)


def test_a_fixture_may_ask_for_live_services(pytester: pytest.Pytester) -> None:
    body = "\n    def test_it(mirage_live):\n        assert mirage_live is True\n"
    run(pytester, body, "--mirage-live").assert_outcomes(passed=1)
