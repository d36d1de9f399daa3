// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/vulkan/altered_loader.h"

#include <map>

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

VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL find(VkInstance instance, const char *name)
{
    const inference::vulkan::Loader system = inference::vulkan::systemLoader();
    const PFN_vkVoidFunction original = system ? system(instance, name) : nullptr;
    const auto altered = table().find(name);
    if (altered == table().end())
        return original;
    if (original)
        altered->second.original = original;
    return altered->second.replacement;
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
