#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""Makes the Debian package of a build, installs it into an empty root, starts it from there and removes it."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BUILD = Path(sys.argv.pop(1))
SOURCE = Path(sys.argv.pop(1))


def run(*command: object, **options) -> subprocess.CompletedProcess:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=240, check=False,
                          **options)


@unittest.skipUnless(shutil.which("dpkg-shlibdeps") and shutil.which("fakeroot"), "no tools of Debian")
class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        made = run("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", cls.folder.name)
        if made.returncode != 0:
            raise AssertionError(made.stdout + made.stderr)
        (cls.package,) = Path(cls.folder.name).glob("chasqui_*.deb")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def field(self, name: str) -> str:
        return run("dpkg-deb", "--field", self.package, name).stdout.strip()

    def test_it_is_installed_started_and_removed(self):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            state = root / "var/lib/dpkg"
            for part in ("info", "updates", "triggers"):
                (state / part).mkdir(parents=True)
            (state / "status").touch()
            # A save file lets each call of fakeroot know what the one before it did.
            dpkg = ("fakeroot", "-i", root / ".fakeroot", "-s", root / ".fakeroot", "dpkg", f"--root={root}",
                    "--force-not-root", "--force-depends", "--force-script-chrootless", "--log=/dev/null")
            (root / ".fakeroot").touch()
            done = run(*dpkg, "--install", self.package)
            self.assertEqual(done.returncode, 0, done.stderr)

            environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
            for program in ("chasqui", "chasqui-cli"):
                started = run(root / "usr/bin" / program, "--version", env=environment)
                self.assertEqual(started.returncode, 0, started.stderr)
                self.assertIn(self.field("Version").split("-")[0], started.stdout)
            self.assertTrue(list(root.glob("usr/share/applications/*.desktop")))

            done = run(*dpkg, "--remove", "chasqui")
            self.assertEqual(done.returncode, 0, done.stderr)
            left = [path for path in root.rglob("*") if path.is_file() and not path.is_relative_to(root / "var")]
            self.assertEqual([path for path in left if path.name != ".fakeroot"], [])

    def test_it_depends_on_all_that_is_looked_for_when_it_runs(self):
        depends = self.field("Depends")
        for library in ("libqt6quick6", "libc6", "libsqlite3-0", "libkf6syntaxhighlighting6", "libmd4c0"):
            self.assertIn(library, depends)
        # Every module that QML imports, by the package that has it here.
        imported = set()
        for file in (SOURCE / "ui/qml").rglob("*.qml"):
            imported.update(re.findall(r"^import (Qt[\w.]+)", file.read_text(encoding="utf-8"), re.MULTILINE))
        self.assertIn("QtQuick.Dialogs", imported)
        for module in imported:
            parts = [part for part in module.lower().split(".") if part not in ("basic",)]
            self.assertIn("qml6-module-" + "-".join(parts), depends, module)

    def test_the_files_belong_to_the_system(self):
        listed = run("dpkg-deb", "--contents", self.package).stdout.splitlines()
        for line in listed:
            self.assertIn("root/root", line)
            self.assertRegex(line, r"^(d|-)rw[x-]r-[x-]r-[x-] |^l")
        self.assertTrue(any(line.endswith("/usr/bin/chasqui") for line in listed))


if __name__ == "__main__":
    unittest.main()
