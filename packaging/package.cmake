# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT

# A package for Debian 13 and what is built upon it, of what `cmake --install` installs: `./dev package`.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME chasqui)
set(CPACK_PACKAGE_VENDOR "The Chasqui developers")
set(CPACK_PACKAGE_CONTACT "The Chasqui developers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "talk with Llama-family models on this computer")
set(CPACK_PACKAGE_DESCRIPTION
    "Chats with language models in GGUF files, manages these files and helps with code, offline: nothing leaves the computer unless the person wishes it. With a program for the terminal.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# Libraries are what dpkg-shlibdeps finds; QML's modules, plugins and fonts are looked for by name when it runs.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
if(CHASQUI_GUI)
    list(JOIN CHASQUI_RUNTIME_PACKAGES ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
    set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
        "fonts-noto-core, mesa-vulkan-drivers | vulkan-icd, qt6-translations-l10n, qt6-wayland, qt6-xdgdesktopportal-platformtheme")
endif()
include(CPack)
