#!/usr/bin/env python3
"""Makes the three sample packs beside this file. Run again it writes the same bytes.

    make_samples.py            write the packs
    make_samples.py --check    make them in memory, compare with what lies here, and check them
"""

import importlib
import pathlib
import sys

sys.dont_write_bytecode = True

from make import check  # noqa: E402
from make.common import AT, text  # noqa: E402

PACKS = ("hospital", "bank", "retailer")
HERE = pathlib.Path(__file__).resolve().parent


def packs():
    for name in PACKS:
        if not (HERE / "make" / f"{name}.py").exists():
            continue
        module = importlib.import_module(f"make.{name}")
        pack = module.make()
        pack.put("README.md", module.README)
        pack.put("policy.json", text(module.POLICY))
        pack.put("expected.json", text({"pack": name, "at": AT, "planted": module.planted(pack), "shows": module.shows(pack)}))
        yield pack


def write(pack):
    folder = HERE / pack.name
    wanted = {folder / path for path in pack.files}
    if folder.exists():
        for old in sorted(folder.rglob("*"), reverse=True):
            if old.is_file() and old not in wanted:
                old.unlink()
            elif old.is_dir() and not any(old.iterdir()):
                old.rmdir()
    for path, data in sorted(pack.files.items()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    print(f"{pack.name}: {len(pack.records)} releases, {len(pack.files)} files, {sum(map(len, pack.files.values()))} bytes")


def compare(pack):
    folder = HERE / pack.name
    here = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    wrong = [f"{pack.name}/{p}: should not be here" for p in sorted(here - set(pack.files))]
    for path, data in sorted(pack.files.items()):
        if path not in here:
            wrong.append(f"{pack.name}/{path}: missing")
        elif (folder / path).read_bytes() != data:
            wrong.append(f"{pack.name}/{path}: other bytes than the script makes")
    return wrong


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    wrong = []
    for pack in packs():
        wrong += check.problems(pack)
        if arguments:
            wrong += compare(pack)
        else:
            write(pack)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
