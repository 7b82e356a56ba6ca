"""Laws of writing: files are made and replaced whole, directories are made, and what is deleted is gone."""

from collections.abc import AsyncIterator, Iterable

from mirage.testing.basis import Laws
from mirage.testing.law import needs
from mirage.testing.trial import Trial


async def pieces(*data: bytes) -> AsyncIterator[bytes]:
    """The data of a write, in these chunks."""
    for piece in data:
        yield piece


def numbered(count: int) -> list[str]:
    """As many names of one length."""
    return [f"{number:05d}" for number in range(count)]


async def _fill(trial: Trial, count: int) -> list[str]:
    names = numbered(count)
    await trial.make_dirs("many")
    for name in names:
        await trial.write(f"many/{name}", b"")
    return names


@needs("write")
class WritableLaws(Laws):
    """What ``write``, ``delete`` and ``make_dir`` do."""

    async def test_a_write_makes_a_file(self, trial: Trial) -> None:
        """A write to a free name makes a file that holds its bytes."""
        await trial.write("file", b"hello\n")
        trial.same("read('file')", b"hello\n", await trial.read("file"))
        trial.same("stat('file').kind", "file", (await trial.stat("file")).kind)

    async def test_a_write_is_listed(self, trial: Trial) -> None:
        """A file that was written is listed in its directory."""
        await trial.write("file", b"hello\n")
        trial.same("the names in list('')", ["file"], await trial.names(""))

    async def test_a_write_replaces_the_whole_file(self, trial: Trial) -> None:
        """A write leaves nothing of what the file held before, be it longer or shorter."""
        for data in (b"a long first content\n" * 9000, b"short\n", b"", b"longer again\n"):
            await trial.write("file", data)
            trial.same("read('file')", data, await trial.read("file"))
        trial.same("the names in list('')", ["file"], await trial.names(""))

    async def test_a_write_joins_its_chunks(self, trial: Trial) -> None:
        """A write keeps the order and the bytes of its chunks, whatever their sizes; empty ones are nothing."""
        parts = [b"a", b"", b"bc" * 70_000, b"d", b"", b"\n"]
        await trial.write("file", pieces(*parts))
        trial.same("read('file') written in chunks", b"".join(parts), await trial.read("file"))

    async def test_a_write_tells_its_entry(self, trial: Trial) -> None:
        """A write tells the Entry of the file as it is now, as stat does."""
        await trial.make_dir("dir")
        for data in (b"hello\n", b"hello, friends\n"):
            told = await trial.write("dir/file", data)
            entry = await trial.stat("dir/file")
            trial.same("name and kind that write('dir/file') tells", ("file", "file"), (told.name, told.kind))
            size = told.size
            trial.holds(size in (None, len(data)), "the size that write('dir/file') tells", str(len(data)), size)
            for field in ("mtime", "etag", "mode", "inode"):
                one, other = getattr(told, field), getattr(entry, field)
                if one is not None and other is not None:
                    trial.same(f"{field} of 'dir/file': write and stat", one, other)

    async def test_a_write_touches_nothing_else(self, trial: Trial) -> None:
        """A write changes its own file only."""
        tree = dict(await trial.tree())
        await trial.write("dir/new", b"new")
        await trial.write("a.txt", b"other")
        trial.same(
            "everything after two writes", {**tree, "dir/new": b"new", "a.txt": b"other"}, await trial.everything()
        )

    async def test_time_does_not_run_backwards(self, trial: Trial) -> None:
        """A file's time of change, where it is known, is not earlier after a second write than after the first."""
        await trial.write("file", b"first")
        first = (await trial.stat("file")).mtime
        await trial.write("file", b"second")
        second = (await trial.stat("file")).mtime
        if first is None or second is None:
            trial.same("mtime after the second write, unknown as after the first", first, second)
            return
        trial.holds(second >= first, "mtime after the second write", f"at least {first}", second)

    async def test_make_dir_makes_an_empty_directory(self, trial: Trial) -> None:
        """make_dir makes a directory that is there, is listed and holds nothing."""
        await trial.make_dir("dir")
        trial.same("stat('dir').kind", "dir", (await trial.stat("dir")).kind)
        trial.same("list('')", [("dir", "dir")], [(entry.name, entry.kind) for entry in await trial.entries("")])
        trial.same("list('dir')", [], await trial.names("dir"))

    async def test_directories_nest(self, trial: Trial) -> None:
        """Directories nest at least 20 deep."""
        path = "d"
        await trial.make_dir(path)
        for _ in range(20):
            path += "/d"
            await trial.make_dir(path)
        await trial.write(path + "/file", b"deep\n")
        trial.same(f"read('{path}/file')", b"deep\n", await trial.read(path + "/file"))

    async def test_delete_removes_a_file(self, trial: Trial) -> None:
        """A file that is deleted is neither found nor listed."""
        await trial.plant({"dir/one": b"1", "dir/other": b"2"})
        await trial.delete("dir/one")
        trial.same("whether 'dir/one' exists after delete", False, await trial.exists("dir/one"))
        trial.same("the names in list('dir')", ["other"], await trial.names("dir"))

    async def test_delete_removes_an_empty_directory(self, trial: Trial) -> None:
        """An empty directory that is deleted is neither found nor listed."""
        await trial.make_dir("dir")
        await trial.write("dir/file", b"x")
        await trial.delete("dir/file")
        await trial.delete("dir")
        trial.same("whether 'dir' exists after delete", False, await trial.exists("dir"))
        trial.same("the names in list('')", [], await trial.names(""))

    async def test_a_directory_outlives_what_it_held(self, trial: Trial) -> None:
        """A directory is still there when the last file in it is deleted."""
        await trial.make_dir("dir")
        await trial.write("dir/file", b"x")
        await trial.delete("dir/file")
        trial.same("whether 'dir' exists", True, await trial.exists("dir"))
        trial.same("the names in list('dir')", [], await trial.names("dir"))

    async def test_a_free_name_can_be_used_again(self, trial: Trial) -> None:
        """The name of a deleted file can become a directory, and that of a deleted directory a file."""
        await trial.write("name", b"first")
        await trial.delete("name")
        await trial.make_dir("name")
        await trial.write("name/inside", b"x")
        trial.same("everything", {"name/inside": b"x"}, await trial.everything())
        await trial.delete("name/inside")
        await trial.delete("name")
        await trial.write("name", b"last")
        trial.same("everything", {"name": b"last"}, await trial.everything())

    async def test_names_that_begin_alike_stay_apart(self, trial: Trial) -> None:
        """A directory holds what is below it, not what merely begins with its name."""
        await trial.make_dir("dir")
        await trial.plant({"dir/file": b"1", "dir.txt": b"2", "directory/file": b"3"})
        trial.same("the names in list('dir')", ["file"], await trial.names("dir"))
        trial.same("the names in list('')", ["dir", "dir.txt", "directory"], await trial.names(""))
        await trial.delete("dir/file")
        await trial.delete("dir")
        trial.same("everything after 'dir' went", {"dir.txt": b"2", "directory/file": b"3"}, await trial.everything())

    async def test_a_large_directory_is_listed_whole(self, trial: Trial) -> None:
        """A directory of more files than a page holds is listed whole, each name once."""
        names = await _fill(trial, trial.many)
        listed = await trial.names("many")
        trial.same("how many names list('many') gives", len(names), len(listed))
        trial.same("the names in list('many')", names, listed)

    async def test_a_listing_outlives_deletions(self, trial: Trial) -> None:
        """Files may be deleted while their directory is listed: each one that was there comes, and comes once."""
        names = await _fill(trial, trial.many)
        seen: list[str] = []
        with trial.works("list('many'), deleting what it brings"):
            async for page in trial.resource.list("many"):
                for entry in page:
                    seen.append(entry.name)
                    await trial.resource.delete(f"many/{entry.name}")
        trial.same("the names in list('many')", names, sorted(seen))
        trial.same("the names left in 'many'", [], await trial.names("many"))


async def _keeps(trial: Trial, data: bytes) -> None:
    await trial.write("file", data)
    trial.same("read('file')", data, await trial.read("file"))
    size = (await trial.stat("file")).size
    trial.holds(size in (None, len(data)), "stat('file').size", f"{len(data)} or None", size)


async def _keeps_names(trial: Trial, names: Iterable[str]) -> None:
    expected = {name: str(number).encode() for number, name in enumerate(names)}
    for name, data in expected.items():
        await trial.write(name, data)
    for name, data in expected.items():
        trial.same(f"stat({name!r}).name", name, (await trial.stat(name)).name)
        trial.same(f"read({name!r})", data, await trial.read(name))
    trial.same("the names in list('')", sorted(expected), await trial.names(""))
    for name in expected:
        await trial.delete(name)
    trial.same("the names left after each was deleted", [], await trial.names(""))


@needs("write")
class ByteLaws(Laws):
    """Bytes in are bytes out: contents and names."""

    async def test_an_empty_file_is_a_file(self, trial: Trial) -> None:
        """A file without bytes exists, and is empty."""
        await _keeps(trial, b"")
        trial.same("the names in list('')", ["file"], await trial.names(""))

    async def test_nul_bytes_are_kept(self, trial: Trial) -> None:
        """NUL bytes are bytes like any other, at the end too."""
        await _keeps(trial, b"\0a\0\0b\0")

    async def test_every_byte_is_kept(self, trial: Trial) -> None:
        """Contents need not be text: every byte value is kept."""
        await _keeps(trial, bytes(range(256)) + bytes(range(255, -1, -1)))

    async def test_invalid_utf8_is_kept(self, trial: Trial) -> None:
        """Contents that are no valid UTF-8 are kept, and a byte order mark too."""
        await _keeps(trial, b"\xef\xbb\xbfa\xff\xfe\xc3(\xed\xa0\x80\xf5\n")

    async def test_line_ends_are_kept(self, trial: Trial) -> None:
        """CR, LF and both are kept as they are, and no line end is added."""
        await _keeps(trial, b"dos\r\nunix\nold\rend")

    async def test_spaces_at_the_ends_are_kept(self, trial: Trial) -> None:
        """Blanks and line ends at either end of the contents are kept."""
        await _keeps(trial, b" \n\ttext \n\n ")

    async def test_five_mebibytes_are_kept(self, trial: Trial) -> None:
        """A file of 5 MiB comes back whole, and so does any part."""
        block = bytes((number * 7 + number // 251) % 256 for number in range(65_521))
        data = (block * 81)[: 5 * 1024 * 1024]
        await trial.write("file", pieces(*(data[at : at + 65_536] for at in range(0, len(data), 65_536))))
        trial.same("read('file') of 5 MiB", data, await trial.read("file"))
        trial.same("read('file', -100)", data[-100:], await trial.read("file", -100))
        trial.same(
            "read('file', 3000000, 3000100)", data[3_000_000:3_000_100], await trial.read("file", 3_000_000, 3_000_100)
        )

    async def test_names_keep_blanks(self, trial: Trial) -> None:
        """Names may hold blanks, at either end too."""
        await _keeps_names(trial, ["a b", " leading", "trailing ", "  ", "tab\there"])

    async def test_names_keep_dashes_and_dots(self, trial: Trial) -> None:
        """Names may begin with dashes and dots."""
        await _keeps_names(trial, ["-rf", "--", "-", ".hidden", "...", "..x", "end."])

    async def test_names_keep_line_ends_and_controls(self, trial: Trial) -> None:
        """Names may hold line ends and control characters."""
        await _keeps_names(trial, ["line\nend", "cr\r", "esc\x1b[0m", "\x01", "del\x7f"])

    async def test_names_keep_what_shells_read(self, trial: Trial) -> None:
        """Names may hold what shells, URLs and patterns give a meaning to."""
        names = [
            "*",
            "?",
            "[a]",
            "{a,b}",
            "$HOME",
            "`x`",
            "'",
            '"',
            "\\",
            "a\\b",
            "~",
            "#",
            "%2F",
            "a%20b",
            "&",
            ";",
            "|",
        ]
        await _keeps_names(trial, [*names, "a+b", "a=b", "a:b", "@", "!", "<a>", ","])

    async def test_names_keep_letters_apart(self, trial: Trial) -> None:
        """Names that differ in case, or in how Unicode composes a letter, are different names."""
        await _keeps_names(trial, ["case", "Case", "CASE", "\u00e9", "e\u0301", "\u65e5\u672c", "\U0001f600"])

    async def test_names_keep_invalid_utf8(self, trial: Trial) -> None:
        """Names need not be valid UTF-8: a byte that is none is a surrogate escape, and comes back."""
        await _keeps_names(trial, ["\udcff", "a\udc80b", "\udced\udca0\udc80"])

    async def test_names_of_255_bytes_are_kept(self, trial: Trial) -> None:
        """A name may be 255 bytes long, be they letters or parts of them."""
        await _keeps_names(trial, ["n" * 255, "\u00e9" * 127, "x" * 254])

    async def test_directories_keep_odd_names(self, trial: Trial) -> None:
        """Directories may have every name that files may have."""
        names = [" ", "-d", "line\nend", "*", "a%2Fb", "\u00e9", "\udcff", "n" * 255]
        tree = {f"{name}/{name}": name.encode("utf-8", "surrogateescape") for name in names}
        for name in names:
            await trial.make_dir(name)
            await trial.write(f"{name}/{name}", tree[f"{name}/{name}"])
        trial.same("everything", tree, await trial.everything())
