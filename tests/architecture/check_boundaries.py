#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""Fails when a module includes or links what it must not.

Each folder below says what its files may include of the project, which other libraries' headers, and which
libraries its CMakeLists.txt may name. The nearest listed folder above a file decides.
"""

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Module:
    includes: tuple[str, ...]  # expressions for paths from the root of the project
    headers: tuple[str, ...] = ()  # beginnings of other libraries' headers
    libraries: tuple[str, ...] = ()  # expressions for the names of whole libraries
    refused: tuple[str, ...] = ()  # expressions for headers that are refused though `headers` would allow them
    exceptions: tuple[str, ...] = ()  # from what is refused, as "file: header"


ENGINE_LIBRARIES = ("chasqui_gguf", "chasqui_text", "hwy::hwy", "hwy::hwy_contrib", "Threads::Threads",
                    "PkgConfig::utf8proc", "Vulkan::Headers", "GPUOpen::VulkanMemoryAllocator", r"\$\{CMAKE_DL_LIBS\}")
ENGINE_BASICS = (r"inference/(error|types)\.h", r"inference/gguf/.*")
# A backend says what is free in the places of its plans.
BACKEND_BASICS = (r"inference/(backend|stop|system_memory|wanted)\.h", r"inference/model/.*", *ENGINE_BASICS)

# Classes of Qt by what they do. One folder of the program opens sockets; threads are app's; pictures are ui's.
# Another program could ask what this one does not.
QT_SOCKETS = (r"(Qt(Network|WebSockets)/.*|Q(Abstract|Local|Sctp|Ssl|Tcp|Udp|Web)\w*(Socket|Server)\w*"
              r"|Q(Dns|Dtls|Host|Http|Network|Ssl)\w*|QQmlNetwork\w*|QProcess)",)
QT_THREADS = (r"(QtConcurrent.*|QThread\w*|QRunnable|QMutex\w*|QSemaphore|QWaitCondition|QReadWriteLock)",)
QT_PICTURES = (r"(QtQuick/.*|QtQml/.*|QtGui/.*|QQ\w+|QPainter\w*|QImage\w*|QWindow|QGuiApplication|QClipboard)",)

# The socket of this computer by which a second start finds the first, what keeps QML from asking, a new start of
# the program itself, and programs that check code, which the person allows.
EXCEPTIONS_OF_APP = (r"app/window/(local_runner|main)\.cpp: QProcess", r"app/window/single_instance\.(cpp|h): QLocal(Server|Socket)",
                     r"app/window/no_network\.(cpp|h): (QNetwork\w+|QQmlNetworkAccessManagerFactory)")

MODULES = {
    # The reader of model files also serves storage, so it leans on nothing but the error.
    "inference/gguf": Module((r"inference/gguf/.*", r"inference/error\.h")),
    "inference/model": Module((r"inference/model/.*", *ENGINE_BASICS), libraries=ENGINE_LIBRARIES),
    "inference/text": Module((r"inference/text/.*", *ENGINE_BASICS), ("utf8proc.h",), ENGINE_LIBRARIES),
    "inference/packed": Module((r"inference/(packed|model)/.*", *ENGINE_BASICS), libraries=ENGINE_LIBRARIES),
    "inference/cpu": Module((r"inference/(cpu|packed)/.*", *BACKEND_BASICS), ("hwy/",), ENGINE_LIBRARIES),
    # A device that has no room for a network shares it with the processor.
    "inference/vulkan": Module((r"inference/(vulkan|packed)/.*", r"inference/cpu/(cpu_(backend|context|model)|tile_packer)\.h",
                                r"inference/stopwatch\.h", *BACKEND_BASICS),
                               ("vulkan/", "vk_mem_alloc.h"), ENGINE_LIBRARIES),
    "inference/reference": Module((r"inference/reference/.*", *BACKEND_BASICS), libraries=("chasqui_inference",)),
    # The engine itself knows each backend by its door, and never the oracle of tests.
    "inference": Module((r"inference/\w+\.h", r"inference/(gguf|model|text)/.*", r"inference/cpu/cpu_backend\.h",
                         r"inference/vulkan/vulkan_(backend|devices)\.h"),
                        libraries=ENGINE_LIBRARIES),
    "storage": Module((r"storage/.*", r"inference/gguf/.*", r"inference/error\.h"),
                      ("sqlite3.h", "SQLiteCpp/", "openssl/", "nlohmann/", "xxhash.h", "zip.h", "Q"),
                      ("chasqui_(gguf|records)", r"Qt6::(Core|Network)", "SQLite::SQLite3", "SQLiteCpp",
                       r"OpenSSL::\w+", "PkgConfig::libzip", "nlohmann_json::nlohmann_json"), (*QT_PICTURES, *QT_SOCKETS)),
    # Every request of the program goes through the gate there.
    "storage/network": Module((r"storage/.*",), ("Q",), refused=QT_PICTURES),
    "ui": Module((r"ui/.*", r"storage/records\.h"), ("Q", "qqmlregistration.h", "KSyntaxHighlighting/", "dtl/", "md4c", "nlohmann/"),
                 ("chasqui_(records|ui)", r"Qt6::(Core|Gui|Qml|Quick|QuickControls2|Svg)", "KF6::SyntaxHighlighting",
                  "nlohmann_json::nlohmann_json", r"(PkgConfig::)?md4c"), (*QT_SOCKETS, *QT_THREADS)),
    # The terminal program builds where Qt is not.
    "app/cli": Module((r"app/cli/.*", r"inference/\w+\.h", r"inference/(gguf|model|text)/.*",
                       r"inference/cpu/cpu_backend\.h", r"inference/vulkan/vulkan_(backend|devices)\.h"),
                      ("CLI/", "nlohmann/", "utf8proc.h"),
                      (r"chasqui_(inference|gguf|cli|cli_storage|judge|storage)", "CLI11::CLI11", "Qt6::Core",
                       "nlohmann_json::nlohmann_json", "PkgConfig::utf8proc", "Threads::Threads")),
    # Its commands about what lasts are storage's, and so of Qt.
    "app/cli/conversations": Module((r"app/cli/.*\.h", r"storage/(error|records|store|store_reader|search/search_query|transfer/.*)\.h", r"inference/error\.h"),
                                    ("CLI/", "Q"), refused=(*QT_PICTURES, *QT_SOCKETS)),
    "app/cli/models": Module((r"app/((judge|plan)_model|cli/.*)\.h", r"storage/(error|(downloads|hub|models)/.*|network/(network_gate|site|small_fetch))\.h",
                              r"inference/(error|types|model_description)\.h", r"inference/gguf/.*"),
                             ("CLI/", "nlohmann/", "Q"), refused=(*QT_PICTURES, *QT_SOCKETS)),
    "app/cli/network": Module((r"app/cli/.*\.h", r"storage/(error|network/(network_(ledger|record)|site))\.h",
                               r"inference/error\.h"), ("CLI/", "nlohmann/", "Q"),
                              refused=(*QT_PICTURES, *QT_SOCKETS)),
    # The window program asks the engine through its door, and reads headers of model files.
    "app": Module((r"(app|ui|storage)/.*", r"inference/\w+\.h", r"inference/(gguf|model)/.*",
                   r"inference/cpu/cpu_backend\.h", r"inference/vulkan/vulkan_devices\.h"), ("Q",), (r"chasqui_\w+", r"Qt6::\w+"),
                  QT_SOCKETS, EXCEPTIONS_OF_APP),
    "tests": Module((r"(app|inference|storage|tests|ui)/.*",),
                    ("CLI/", "doctest/", "hwy/", "nlohmann/", "openssl/", "utf8proc.h", "Q", "sqlite3.h", "SQLiteCpp/", "vulkan/", "zip.h",
                     "KSyntaxHighlighting/"), (r".*",),
                    exceptions=(r"tests/app/internet_calls\.cpp: (netdb|sys/socket)\.h",)), # it counts them
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
LINK = re.compile(r"\b(target_)?link_libraries\s*\(([^)]*)\)", re.IGNORECASE)
STANDARD_HEADER = re.compile(r"[a-z0-9_]+")
SYSTEM_HEADER = re.compile(r"(sys/.*|linux/.*|mach/.*|unistd\.h|fcntl\.h|signal\.h|termios\.h|poll\.h|dlfcn\.h|pthread\.h|sched\.h"
                           r"|immintrin\.h|[a-z]*intrin\.h|cpuid\.h|windows\.h|[a-z]*api\.h|io\.h|malloc\.h)")
# What the build makes: code of Qt's object compiler, migrations as strings, shaders as words.
GENERATED_HEADER = re.compile(r"\w+\.moc|(migrations|shaders)/\w+\.inc")
NETWORK_HEADER = re.compile(r"(sys/socket\.h|sys/un\.h|netinet/.*|arpa/.*|netdb\.h|winsock2\.h|ws2tcpip\.h)")
NETWORK_HEADER = re.compile(r"(sys/socket\.h|sys/un\.h|netinet/.*|arpa/.*|netdb\.h|winsock2\.h|ws2tcpip\.h)")


def module_of(path: str) -> Module:
    return MODULES[max((folder for folder in MODULES if path.startswith(folder + "/")), key=len)]


def include_faults(path: str, text: str, module: Module) -> list[str]:
    faults = []
    for bracket, header in INCLUDE.findall(text):
        if bracket == '"':
            allowed = GENERATED_HEADER.fullmatch(header) or any(re.fullmatch(p, header) for p in module.includes)
        elif header.startswith(module.headers):
            allowed = not any(re.fullmatch(pattern, header) for pattern in module.refused)
        elif NETWORK_HEADER.fullmatch(header):
            allowed = False
        else:
            allowed = bool(STANDARD_HEADER.fullmatch(header) or SYSTEM_HEADER.fullmatch(header))
        if not allowed and not any(re.fullmatch(pattern, f"{path}: {header}") for pattern in module.exceptions):
            faults.append(f"{path} must not include {header}")
    return faults


def link_faults(path: str, text: str, module: Module) -> list[str]:
    faults = []
    text = re.sub(r"#.*", "", text)
    for names_target, arguments in LINK.findall(text):
        for library in arguments.split()[1 if names_target else 0:]:
            if library in ("PUBLIC", "PRIVATE", "INTERFACE"):
                continue
            # A variable has no allowed name: what it holds cannot be seen here.
            if not any(re.fullmatch(pattern, library) for pattern in module.libraries):
                faults.append(f"{path} must not link {library}")
    return faults


def faults_in(root: Path) -> list[str]:
    faults = []
    whole = root / "CMakeLists.txt"
    if whole.is_file():
        # What is linked there is linked to every module, so nothing may be.
        faults += link_faults(whole.name, whole.read_text(encoding="utf-8"), Module(()))
    for top in ("app", "inference", "storage", "tests", "ui"):
        for file in sorted((root / top).rglob("*")):
            path = file.relative_to(root).as_posix()
            is_code = file.suffix in (".cpp", ".h")
            if not is_code and file.name != "CMakeLists.txt" or "tests/architecture/" in path:
                continue
            module = module_of(path)
            text = file.read_text(encoding="utf-8")
            faults += include_faults(path, text, module) if is_code else link_faults(path, text, module)
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path, help="the folder with app, inference and the other modules")
    root = parser.parse_args().root
    if not (root / "inference").is_dir():
        parser.error(f"{root} holds no inference folder")
    faults = faults_in(root)
    print("\n".join(faults) or "every module keeps to its boundaries")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
