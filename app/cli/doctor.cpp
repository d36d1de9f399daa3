// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/folders.h"
#include "app/cli/output.h"
#include "inference/cpu/cpu_backend.h"
#include "inference/gguf/utf8_path.h"
#include "inference/system_memory.h"
#include "inference/vulkan/vulkan_devices.h"

#include <cstdint>
#include <format>
#include <optional>
#include <ranges>
#include <string>

namespace cli {

namespace {

std::string gigabytes(std::optional<std::uint64_t> bytes)
{
    return bytes ? std::format("{:.1f} GB", static_cast<double>(*bytes) / 1e9) : "unknown";
}

std::string compiler()
{
#ifdef __clang__
    return __VERSION__;
#elif defined(__GNUC__)
    return "GCC " __VERSION__;
#else
    return std::format("MSVC {}", _MSC_VER);
#endif
}

std::string describeDevice(const inference::VulkanDevice &device)
{
    std::string text = std::format("{}, {}, {}", device.name, inference::describe(device.kind),
                                   gigabytes(device.memoryBytes));
    if (!device.driver.empty())
        text += std::format(", driver {}", device.driver);
    if (!device.unusable.empty())
        return text + std::format("; cannot compute: it {}", device.unusable);
    return device.kind == inference::VulkanDeviceKind::Software ? text + "; used only when named" : text;
}

ExitCode doctor()
{
    std::string text;
    const auto line = [&text](const char *name, const std::string &value) {
        text += std::format("{:11} {}\n", name, value);
    };
    line("version", CHASQUI_VERSION);
    line("built with", compiler());
    const inference::DeviceInfo processor = inference::cpuDevice(0);
    line("processor", processor.name);
    line("threads", std::to_string(processor.threads));
    line("memory", std::format("{}, {} available", gigabytes(inference::totalMemoryBytes()),
                               gigabytes(inference::availableMemoryBytes())));
    const inference::VulkanDevices vulkan = inference::listVulkanDevices();
    line("Vulkan", vulkan.devices.empty() ? vulkan.problem : describeDevice(vulkan.devices.front()));
    for (const inference::VulkanDevice &device : vulkan.devices | std::views::drop(1))
        line("", describeDevice(device));
    line("models in", inference::gguf::utf8Path(modelsFolder()));

    const std::vector<std::filesystem::path> models = installedModels();
    for (const std::filesystem::path &model : models)
        text += std::format("  {}, {}\n", inference::gguf::utf8Path(model.lexically_relative(modelsFolder())),
                            gigabytes(std::filesystem::file_size(model)));
    if (models.empty())
        text += "  none yet: put a GGUF file there\n";
    write(printable(text));
    return ExitCode::Done;
}

} // namespace

Command addDoctor(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("doctor", "Show what the program finds on this machine");
    return {command, doctor};
}

} // namespace cli
