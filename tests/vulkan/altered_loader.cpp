// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/vulkan/altered_loader.h"

#include <map>
#include <string_view>

namespace support {

namespace {

struct Altered {
    PFN_vkVoidFunction replacement = nullptr;
    PFN_vkVoidFunction original = nullptr;
};

// Vulkan's functions carry nothing of the caller's, so there is one table.
std::map<std::string, Altered> &table()
{
    static std::map<std::string, Altered> functions;
    return functions;
}

PFN_vkVoidFunction alteredFrom(PFN_vkVoidFunction original, const char *name)
{
    const auto altered = table().find(name);
    if (altered == table().end())
        return original;
    if (original)
        altered->second.original = original;
    return altered->second.replacement;
}

PFN_vkGetDeviceProcAddr systemFind = nullptr;

VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL findOfDevice(VkDevice device, const char *name)
{
    if (std::string_view(name) == "vkGetDeviceProcAddr") // asked for through itself
        return reinterpret_cast<PFN_vkVoidFunction>(findOfDevice);
    return alteredFrom(systemFind(device, name), name);
}

VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL find(VkInstance instance, const char *name)
{
    const inference::vulkan::Loader system = inference::vulkan::systemLoader();
    const PFN_vkVoidFunction original = system ? system(instance, name) : nullptr;
    if (std::string_view(name) != "vkGetDeviceProcAddr" || !original)
        return alteredFrom(original, name);
    systemFind = reinterpret_cast<PFN_vkGetDeviceProcAddr>(original);
    return reinterpret_cast<PFN_vkVoidFunction>(findOfDevice);
}

} // namespace

AlteredLoader::AlteredLoader()
{
    table().clear();
}

AlteredLoader::~AlteredLoader()
{
    table().clear();
}

inference::vulkan::Loader AlteredLoader::loader() const
{
    return find;
}

void AlteredLoader::set(const std::string &name, PFN_vkVoidFunction function)
{
    table()[name] = {.replacement = function};
}

PFN_vkVoidFunction AlteredLoader::get(const std::string &name)
{
    return table().at(name).original;
}

} // namespace support
