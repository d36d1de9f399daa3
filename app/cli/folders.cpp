// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/folders.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace cli {

namespace fs = std::filesystem;

namespace {

fs::path fromEnvironment(const char *name)
{
    const char *value = std::getenv(name);
    return value ? fs::path(value) : fs::path();
}

fs::path dataFolder()
{
#ifdef _WIN32
    return fromEnvironment("LOCALAPPDATA");
#elif defined(__APPLE__)
    return fromEnvironment("HOME") / "Library" / "Application Support";
#else
    // The XDG Base Directory Specification has relative paths ignored.
    const fs::path chosen = fromEnvironment("XDG_DATA_HOME");
    return chosen.is_absolute() ? chosen : fromEnvironment("HOME") / ".local" / "share";
#endif
}

} // namespace

fs::path modelsFolder()
{
    return dataFolder() / "chasqui" / "models";
}

std::vector<fs::path> installedModels()
{
    std::vector<fs::path> models;
    std::error_code error; // a folder that is absent or may not be read holds no models
    constexpr auto skipping = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator entry(modelsFolder(), skipping, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code unreadable;
        if (entry->path().extension() == ".gguf" && entry->is_regular_file(unreadable))
            models.push_back(entry->path());
    }
    std::ranges::sort(models);
    return models;
}

} // namespace cli
