#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""Installs the program into an empty folder, as a packager does, and uses what is there."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BUILD = Path(sys.argv.pop(1))
APP_ID = sys.argv.pop(1)
WITH_GUI = sys.argv.pop(1) == "ON"


def run(*command: object) -> subprocess.CompletedProcess:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=60, env=environment,
                          check=False)


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.prefix = Path(cls.folder.name)
        done = run("cmake", "--install", BUILD, "--prefix", cls.prefix)
        if done.returncode != 0:
            raise AssertionError(done.stderr)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_the_programs_start_from_there(self):
        for program in ["chasqui-cli"] + ["chasqui"] * WITH_GUI:
            done = run(self.prefix / "bin" / program, "--version")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertRegex(done.stdout, r"\d+\.\d+\.\d+")

    def test_the_licence_comes_with_it(self):
        self.assertTrue(list(self.prefix.glob("share/doc/*/LICENSE")))

    @unittest.skipUnless(WITH_GUI, "no window")
    def test_a_desktop_finds_the_program(self):
        desktop = self.prefix / "share/applications" / f"{APP_ID}.desktop"
        done = run(self.tool("desktop-file-validate"), desktop)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        lines = desktop.read_text(encoding="utf-8").splitlines()
        self.assertIn(f"Icon={APP_ID}", lines)
        for icon in ("scalable/apps/{}.svg", "256x256/apps/{}.png"):
            self.assertTrue((self.prefix / "share/icons/hicolor" / icon.format(APP_ID)).is_file(), icon)

    @unittest.skipUnless(WITH_GUI, "no window")
    def test_a_software_centre_can_describe_it(self):
        # The id names no domain and there is no home page, because the project has none: DECISIONS.md.
        done = run(self.tool("appstreamcli"), "validate", "--no-net",
                   "--override=cid-desktopapp-is-not-rdns=info,url-homepage-missing=info",
                   self.prefix / "share/metainfo" / f"{APP_ID}.metainfo.xml")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def tool(self, name: str) -> str:
        path = shutil.which(name)
        if path is None and os.environ.get("CHASQUI_REQUIRE_MODEL") != "1":
            self.skipTest(f"{name} is not installed")
        self.assertIsNotNone(path, f"{name} is not installed")
        return path


if __name__ == "__main__":
    unittest.main()
