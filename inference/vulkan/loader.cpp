// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/loader.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace inference::vulkan {

namespace {

constexpr const char *Entry = "vkGetInstanceProcAddr";

Loader openLibrary()
{
#ifdef _WIN32
    if (const HMODULE library = LoadLibraryW(L"vulkan-1.dll"))
        return reinterpret_cast<Loader>(GetProcAddress(library, Entry));
#else
#ifdef __APPLE__
    constexpr const char *names[] = {"libvulkan.1.dylib", "libMoltenVK.dylib"};
#else
    constexpr const char *names[] = {"libvulkan.so.1"};
#endif
    for (const char *name : names)
        if (void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL))
            return reinterpret_cast<Loader>(dlsym(library, Entry));
#endif
    return nullptr;
}

} // namespace

Loader systemLoader()
{
    static const Loader loader = openLibrary();
    return loader;
}

} // namespace inference::vulkan
