// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/loader.h"

#include <string>

namespace support {

// The system's loader with some of its functions replaced, as a faulty driver would have them; while it
// lives. One at a time.
class AlteredLoader
{
public:
    AlteredLoader();
    AlteredLoader(const AlteredLoader &) = delete;
    ~AlteredLoader();

    template <typename Function>
    void replace(const std::string &name, Function *function)
    {
        set(name, reinterpret_cast<PFN_vkVoidFunction>(function));
    }
    void remove(const std::string &name) { set(name, nullptr); }

    inference::vulkan::Loader loader() const;

    // What was replaced, for a replacement to call; found when the loader was last asked for it.
    template <typename Function>
    static Function original(const std::string &name)
    {
        return reinterpret_cast<Function>(get(name));
    }

private:
    static void set(const std::string &name, PFN_vkVoidFunction function);
    static PFN_vkVoidFunction get(const std::string &name);
};

} // namespace support
