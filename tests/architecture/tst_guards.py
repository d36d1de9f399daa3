#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""The guards of the boundaries and of the house rules, each shown a source that breaks one rule."""

import tempfile
import unittest
from pathlib import Path

import check_boundaries
import check_sources


def faults_of(path: str, text: str) -> list[str]:
    """What the guard of boundaries says of a project that holds this file alone."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return check_boundaries.faults_in(Path(folder))


class Boundaries(unittest.TestCase):
    def assert_refused(self, path: str, text: str) -> None:
        self.assertEqual(len(faults_of(path, text)), 1, f"{path}: {text}")

    def assert_allowed(self, path: str, text: str) -> None:
        self.assertEqual(faults_of(path, text), [])

    def test_the_engine_cannot_include_qt(self):
        self.assert_refused("inference/engine.cpp", "#include <QString>\n")
        self.assert_refused("inference/gguf/gguf_file.cpp", "#  include <QtCore/qglobal.h>\n")

    def test_the_engine_cannot_include_a_database(self):
        self.assert_refused("inference/engine.cpp", "#include <sqlite3.h>\n")

    def test_the_reader_of_files_includes_nothing_of_the_engine_but_the_error(self):
        self.assert_refused("inference/gguf/gguf_file.cpp", '#include "inference/types.h"\n')
        self.assert_allowed("inference/gguf/gguf_file.cpp", '#include "inference/error.h"\n')

    def test_text_does_not_know_the_processor(self):
        self.assert_refused("inference/text/tokenizer.cpp", '#include "inference/cpu/cpu_backend.h"\n')

    def test_the_engine_does_not_lean_on_the_oracle_of_tests(self):
        self.assert_refused("inference/engine.cpp", '#include "inference/reference/reference_backend.h"\n')

    def test_the_terminal_program_enters_a_backend_by_its_door(self):
        self.assert_refused("app/cli/bench.cpp", '#include "inference/cpu/thread_pool.h"\n')
        self.assert_allowed("app/cli/bench.cpp", '#include "inference/engine.h"\n')

    def test_the_window_sees_only_the_records_of_storage(self):
        self.assert_refused("ui/models/message_list_model.cpp", '#include "storage/database.h"\n')
        self.assert_allowed("ui/models/message_list_model.cpp", '#include "storage/records.h"\n')

    def test_the_window_opens_no_socket_and_no_thread(self):
        for header in ("QTcpSocket", "QNetworkAccessManager", "QLocalServer", "QtNetwork/QSslSocket", "QThread",
                       "QThreadPool", "QtConcurrentRun", "QMutex"):
            self.assert_refused("ui/session/chat_session.cpp", f"#include <{header}>\n")
        self.assert_allowed("ui/session/chat_session.cpp", "#include <QFuture>\n#include <QTimer>\n")

    def test_the_window_cannot_link_the_network(self):
        self.assert_refused("ui/CMakeLists.txt", "target_link_libraries(chasqui_ui PRIVATE Qt6::Network)\n")

    def test_storage_draws_nothing(self):
        for header in ("QQuickItem", "QQmlEngine", "QtQuick/QQuickView", "QImage", "QGuiApplication"):
            self.assert_refused("storage/store.cpp", f"#include <{header}>\n")
        self.assert_allowed("storage/store.cpp", "#include <QString>\n#include <SQLiteCpp/Database.h>\n")

    def test_storage_does_not_know_the_engine(self):
        self.assert_refused("storage/store.cpp", '#include "inference/engine.h"\n')
        self.assert_allowed("storage/store.cpp", '#include "inference/gguf/gguf_file.h"\n')

    def test_storage_cannot_link_qt_quick(self):
        self.assert_refused("storage/CMakeLists.txt", "target_link_libraries(chasqui_storage PRIVATE Qt6::Quick)\n")

    def test_the_terminal_program_cannot_include_qt(self):
        self.assert_refused("app/cli/chat.cpp", "#include <QString>\n")

    def test_the_window_program_enters_the_engine_by_its_door(self):
        self.assert_refused("app/window/inference_worker.cpp", '#include "inference/cpu/thread_pool.h"\n')
        self.assert_allowed("app/window/inference_worker.cpp", '#include "inference/engine.h"\n')

    def test_tests_may_use_every_library(self):
        self.assert_allowed("tests/storage/tst_store.cpp", '#include <QTest>\n#include <SQLiteCpp/Database.h>\n'
                            '#include <sqlite3.h>\n#include "tst_store.moc"\n')

    def test_only_the_gate_asks_the_network(self):
        for header in ("QTcpSocket", "QNetworkAccessManager", "QNetworkReply", "QSslSocket", "QSslServer", "QHttpServer",
                       "QDnsLookup", "QHostInfo", "QUdpSocket", "QWebSocket", "QtNetwork/QTcpSocket", "QLocalSocket",
                       "QAbstractSocket", "QQmlNetworkAccessManagerFactory", "QProcess"):
            for path in ("storage/models/library.cpp", "app/window/local_library.cpp", "app/cli/models/models.cpp"):
                self.assert_refused(path, f"#include <{header}>\n")
        self.assert_allowed("storage/network/network_gate.cpp", "#include <QNetworkAccessManager>\n")
        self.assert_allowed("app/window/single_instance.cpp", "#include <QLocalServer>\n")
        self.assert_refused("app/window/single_instance.cpp", "#include <QTcpServer>\n")

    def test_nobody_opens_a_socket_by_hand(self):
        self.assert_refused("storage/models/download.cpp", "#include <sys/socket.h>\n")

    def test_nothing_is_included_by_a_relative_path(self):
        self.assert_refused("inference/cpu/kernels.cpp", '#include "../engine.h"\n')

    def test_the_engine_cannot_link_qt(self):
        self.assert_refused("inference/CMakeLists.txt", "target_link_libraries(chasqui_inference PRIVATE Qt6::Core)\n")

    def test_the_reader_of_files_cannot_link_the_engine(self):
        self.assert_refused("inference/gguf/CMakeLists.txt",
                            "target_link_libraries(chasqui_gguf\n    PUBLIC\n    chasqui_inference\n)\n")

    def test_the_window_cannot_link_the_engine(self):
        self.assert_refused("ui/CMakeLists.txt", "target_link_libraries(chasqui_ui PRIVATE chasqui_inference)\n")

    def test_a_library_behind_a_variable_is_refused(self):
        for library in ("${QT}", "Qt6::${PART}", "$<LINK_ONLY:Qt6::Core>"):
            self.assert_refused("inference/CMakeLists.txt", f"target_link_libraries(chasqui_inference PRIVATE {library})\n")

    def test_tests_may_link_what_a_variable_names(self):
        self.assert_allowed("tests/CMakeLists.txt", "target_link_libraries(${name} PRIVATE ${ARGN} doctest::doctest)\n")

    def test_a_library_for_a_whole_folder_counts(self):
        self.assert_refused("inference/cpu/CMakeLists.txt", "link_libraries(Qt6::Core)\n")
        self.assert_allowed("inference/cpu/CMakeLists.txt", "link_libraries(hwy::hwy)\n")

    def test_nothing_is_linked_to_every_module(self):
        self.assert_refused("CMakeLists.txt", "link_libraries(Threads::Threads)\n")

    def test_commands_count_however_they_are_written(self):
        self.assert_refused("inference/CMakeLists.txt", "Target_Link_Libraries (chasqui_inference Qt6::Core)\n")

    def test_the_engine_reads_no_json(self):
        self.assert_refused("inference/engine.cpp", "#include <nlohmann/json.hpp>\n")
        self.assert_refused("inference/text/CMakeLists.txt",
                            "target_link_libraries(chasqui_text PRIVATE nlohmann_json::nlohmann_json)\n")

    def test_a_link_line_in_a_comment_does_not_count(self):
        self.assert_allowed("inference/CMakeLists.txt", "# target_link_libraries(x PRIVATE Qt6::Core)\n")


SPDX = "// SPDX-FileCopyrightText: 2026 The Chasqui developers\n// SPDX-License-Identifier: MIT\n"


class HouseRules(unittest.TestCase):
    def assert_refused(self, path: str, text: str) -> None:
        self.assertEqual(len(check_sources.faults_in(path, text)), 1, f"{path}: {text}")

    def test_a_sound_source_passes(self):
        text = SPDX + '#include "inference/engine.h"\n\n#include "inference/types.h"\n\n#include <vector>\n'
        self.assertEqual(check_sources.faults_in("inference/engine.cpp", text), [])

    def test_a_source_without_its_licence_lines_fails(self):
        self.assert_refused("inference/engine.cpp", "int answer();\n")

    def test_a_source_includes_its_own_header_first(self):
        self.assert_refused("inference/engine.cpp", SPDX + '#include <vector>\n\n#include "inference/engine.h"\n')

    def test_project_headers_come_before_those_of_others(self):
        self.assert_refused("inference/engine.cpp", SPDX + '#include <vector>\n\n#include "inference/types.h"\n')

    def test_other_libraries_come_before_the_standard_library(self):
        self.assert_refused("inference/cpu/x.cpp", SPDX + "#include <vector>\n\n#include <hwy/highway.h>\n")

    def test_qt_and_sqlite_count_as_other_libraries(self):
        for header in ("QString", "SQLiteCpp/Database.h", "sqlite3.h", "KSyntaxHighlighting/Theme"):
            self.assert_refused("storage/x.cpp", SPDX + f"#include <vector>\n\n#include <{header}>\n")
        text = SPDX + "#include <QString>\n#include <SQLiteCpp/Database.h>\n\n#include <vector>\n"
        self.assertEqual(check_sources.faults_in("storage/x.cpp", text), [])

    def test_code_of_the_object_compiler_ends_a_file(self):
        text = SPDX + "#include <QTest>\n\n#include <vector>\n\n#include \"tst_x.moc\"\n"
        self.assertEqual(check_sources.faults_in("tests/ui/tst_x.cpp", text), [])

    def test_a_header_without_pragma_once_fails(self):
        self.assert_refused("inference/engine.h", SPDX + "#include <vector>\n")

    def test_work_put_off_fails(self):
        self.assert_refused("README.md", "TO" "DO: write\n")

    def test_a_folder_of_one_machine_fails(self):
        self.assert_refused("README.md", "see /ho" "me/ana/models\n")

    def test_a_comment_that_is_too_wide_fails(self):
        self.assert_refused("inference/x.cpp", SPDX + "// " + 108 * "a" + "\n")
        self.assert_refused("inference/x.cpp", SPDX + "int a; // " + 101 * "a" + "\n")
        for line in ("// " + 107 * "a", 'const char *a = "https://' + 100 * "a" + '";'):
            self.assertEqual(check_sources.faults_in("inference/x.cpp", SPDX + line + "\n"), [])

    def test_trailing_space_fails(self):
        self.assert_refused("CMakeLists.txt", SPDX.replace("//", "#") + "project(x) \n")


if __name__ == "__main__":
    unittest.main()
