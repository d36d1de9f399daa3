// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/models/plan.h"

#include "app/cli/models/describe.h"
#include "app/cli/models/size_text.h"

#include <format>
#include <utility>

namespace cli {

using inference::MemoryBuffer;

Json toJson(const app::Plan &plan)
{
    Json buffers = Json::array();
    for (const MemoryBuffer &buffer : plan.memory.buffers)
        buffers.push_back({{"name", buffer.name}, {"bytes", buffer.bytes}});
    return {{"contextLength", plan.contextLength},
            {"buffers", std::move(buffers)},
            {"totalBytes", plan.memory.total()},
            {"freeBytes", plan.free.host ? Json(*plan.free.host) : Json()},
            {"fits", plan.fits()},
            {"nearestContext", plan.nearestContext > 0 ? Json(plan.nearestContext) : Json()}};
}

std::string describe(const app::Plan &plan, const std::string &model)
{
    std::string text = std::format("{} with a context of {} tokens\n", model, plan.contextLength);
    const auto line = [&text](std::string_view name, std::uint64_t bytes) {
        text += std::format("  {:20} {:>9}\n", name, sizeText(qint64(bytes)));
    };
    for (const MemoryBuffer &buffer : plan.memory.buffers)
        line(buffer.name, buffer.bytes);
    line("together", plan.memory.total());
    if (plan.free.host)
        line("free now", *plan.free.host);
    if (plan.fits())
        return text + "It fits.\n";
    if (plan.nearestContext > 0)
        return text + std::format("It does not fit. A context of {} tokens would.\n", plan.nearestContext);
    return text + "It does not fit, with any context. Close other programs, or take a smaller model.\n";
}

} // namespace cli
