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

// Some drivers' libraries can be loaded only some twenty times in a process (NVIDIA 580: 28), and they are
// loaded anew for whoever comes when nobody is left. So one connection is never closed.
VkInstance keepDrivers(Loader loader)
{
    const auto createInstance =
        loader ? reinterpret_cast<PFN_vkCreateInstance>(loader(nullptr, "vkCreateInstance")) : nullptr;
    VkInstance instance = nullptr;
    const VkInstanceCreateInfo info = {.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO};
    if (createInstance)
        createInstance(&info, nullptr, &instance); // whoever comes next asks the same and says what is wrong
    return instance;
}

} // namespace

Loader systemLoader()
{
    static const Loader loader = openLibrary();
    static const VkInstance kept = keepDrivers(loader);
    static_cast<void>(kept);
    return loader;
}

} // namespace inference::vulkan
