// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/cpu_backend.h"
#include "inference/engine.h"
#include "inference/vulkan/device.h"
#include "inference/vulkan/vulkan_backend.h"
#include "tests/support/test_model.h"
#include "tests/vulkan/altered_loader.h"
#include "tests/vulkan/needed_device.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace inference;
using support::AlteredLoader;
using support::someTokens;

namespace {

// The call that fails.
struct Fault {
    std::string function;
    int at = 0; // of its calls
    VkResult error = VK_SUCCESS;
    int calls = 0;
};
Fault fault;

template <std::size_t Size>
struct Name {
    consteval Name(const char (&text)[Size]) { std::copy_n(text, Size, characters); }
    char characters[Size];
};

// A driver that cannot wait has done the work, here as after a reset; every other call does nothing.
template <Name Of, typename... Arguments>
VKAPI_ATTR VkResult VKAPI_CALL failing(Arguments... arguments)
{
    const bool isWait = std::string_view(Of.characters) == "vkWaitForFences";
    const bool fails = fault.function == Of.characters && fault.calls++ == fault.at;
    if (fails && !isWait)
        return fault.error;
    using Function = VKAPI_ATTR VkResult(VKAPI_CALL *)(Arguments...);
    const VkResult result = AlteredLoader::original<Function>(Of.characters)(arguments...);
    return fails ? fault.error : result;
}

// Every call of a driver that may fail while a model is loaded and answers.
struct Call {
    const char *name;
    void (*arm)(AlteredLoader &loader);
};

template <Name Of, typename Function>
struct Arming;
template <Name Of, typename... Arguments>
struct Arming<Of, VkResult(VKAPI_PTR *)(Arguments...)> {
    static void arm(AlteredLoader &loader) { loader.replace(Of.characters, failing<Of, Arguments...>); }
};

#define CALL(name) Call(#name, Arming<#name, PFN_##name>::arm)
constexpr std::array Calls = {CALL(vkCreateInstance),
                              CALL(vkEnumeratePhysicalDevices),
                              CALL(vkEnumerateDeviceExtensionProperties),
                              CALL(vkCreateDevice),
                              CALL(vkCreateShaderModule),
                              CALL(vkCreatePipelineLayout),
                              CALL(vkCreateComputePipelines),
                              CALL(vkCreateBuffer),
                              CALL(vkAllocateMemory),
                              CALL(vkBindBufferMemory),
                              CALL(vkMapMemory),
                              CALL(vkCreateCommandPool),
                              CALL(vkAllocateCommandBuffers),
                              CALL(vkCreateFence),
                              CALL(vkBeginCommandBuffer),
                              CALL(vkEndCommandBuffer),
                              CALL(vkQueueSubmit),
                              CALL(vkWaitForFences),
                              CALL(vkResetFences)};
#undef CALL

constexpr std::array Errors = {VK_ERROR_DEVICE_LOST, VK_ERROR_OUT_OF_HOST_MEMORY,
                               VK_ERROR_OUT_OF_DEVICE_MEMORY, VK_ERROR_UNKNOWN};

// What came of an answer on a faulty device: it was written, or the device was refused before it began.
struct Outcome {
    std::optional<Completion> completion;
    std::optional<ErrorCode> refused;
};

Outcome answerWith(const VulkanDevice &facts, bool hidesMemory, const std::filesystem::path &file,
                   const GenerationRequest &request)
{
    AlteredLoader loader;
    for (const Call &call : Calls)
        call.arm(loader);
    try {
        const auto device = std::make_shared<const vulkan::Device>(
            loader.loader(), facts, vulkan::DeviceLimits{.hidesMemory = hidesMemory});
        const auto model = Model::load(file, makeVulkanBackend(device), {.threads = 2}, {}, support::goesOn);
        return {.completion = model->makeSession()->generate(request, {}, {}, support::goesOn),
                .refused = {}};
    } catch (const Error &error) {
        CHECK(std::string(error.what()).size() > 20);
        return {.completion = {}, .refused = error.code()};
    }
}

int dispatches = 0;
int skipped = 0; // the dispatch that is lost

VKAPI_ATTR void VKAPI_CALL losingDispatch(VkCommandBuffer commands, std::uint32_t x, std::uint32_t y,
                                          std::uint32_t z)
{
    if (dispatches++ != skipped)
        AlteredLoader::original<PFN_vkCmdDispatch>("vkCmdDispatch")(commands, x, y, z);
}

} // namespace

TEST_CASE("a device that computes wrongly is refused before it answers")
{
    const auto facts = support::neededVulkanDevice();
    if (!facts)
        return;
    const support::TemporaryFolder folder;
    const std::filesystem::path file =
        folder.write("model.gguf", support::modelImage(support::descriptionOf(gguf::TensorType::Q4_1)));
    AlteredLoader loader;
    loader.replace("vkCmdDispatch", losingDispatch);
    const auto load = [&](int loses) {
        dispatches = 0;
        skipped = loses;
        const auto device = std::make_shared<const vulkan::Device>(loader.loader(), *facts);
        return Model::load(file, makeVulkanBackend(device), {}, {}, support::goesOn);
    };
    CHECK(load(-1));
    CHECK(dispatches > 20); // of a layer and the logits, for a prompt and for a token
    // How many there are is known of each load alone: the first one, which waits for kernels to be compiled,
    // may take its work in more parts.
    for (int loses = 0;; ++loses) {
        CAPTURE(loses);
        try {
            load(loses);
            CHECK(dispatches <= loses); // none was lost
            break;
        } catch (const Error &error) {
            CHECK(error.code() == ErrorCode::NoDevice);
            CHECK(std::string_view(error.what()).contains("computes wrongly"));
        }
    }
}

TEST_CASE("whatever call of a driver fails, an answer is whole or is not begun")
{
    const auto facts = support::neededVulkanDevice();
    if (!facts)
        return;
    support::ModelDescription description = support::descriptionOf(gguf::TensorType::Q4_1);
    description.neverEnds = true;
    const support::TemporaryFolder folder;
    const std::filesystem::path file = folder.write("model.gguf", support::modelImage(description));
    const GenerationRequest request = {.prompt = {someTokens(20, description.vocabulary), true},
                                       .maxTokens = 3};
    const auto written = [&](std::unique_ptr<Backend> backend) {
        return Model::load(file, std::move(backend), {}, {}, support::goesOn)
            ->makeSession()
            ->generate(request, {}, {}, support::goesOn)
            .tokens;
    };
    const std::vector<Token> expected = written(makeCpuBackend(2));
    // Which of the two writes a token makes no difference then.
    REQUIRE(written(makeVulkanBackend(*facts)) == expected);

    // All errors at each call take minutes.
    const bool isThorough = std::getenv("CHASQUI_EVERY_FAILURE") != nullptr;
    int moved = 0;
    int refused = 0;
    for (const Call &call : Calls) {
        CAPTURE(std::string(call.name));
        bool isCalled = true;
        for (int at = 0; isCalled; ++at) {
            CAPTURE(at);
            for (std::size_t i = 0; i < Errors.size(); ++i) {
                if (!isThorough && i != static_cast<std::size_t>(at) % Errors.size())
                    continue;
                fault = {.function = call.name, .at = at, .error = Errors[i]};
                CAPTURE(fault.error);
                const Outcome outcome = answerWith(*facts, at % 2 == 1, file, request);
                isCalled = fault.calls > at;
                if (outcome.completion) {
                    CHECK(outcome.completion->tokens == expected);
                    CHECK(outcome.completion->reason == StopReason::TokenLimit);
                    // What one kind of memory refuses another may give, so the device may go on.
                    const std::string_view name(call.name);
                    const bool mayGoOn = facts->kind != VulkanDeviceKind::Software &&
                                         (name == "vkAllocateMemory" || name == "vkMapMemory");
                    if (!mayGoOn)
                        CHECK(outcome.completion->move.has_value() == isCalled);
                    moved += outcome.completion->move.has_value();
                } else {
                    CHECK(isCalled);
                    CHECK((outcome.refused == ErrorCode::DeviceLost ||
                           outcome.refused == ErrorCode::OutOfMemory ||
                           outcome.refused == ErrorCode::NoDevice));
                    ++refused;
                }
            }
            CHECK((at > 0 || isCalled)); // the driver has that function under that name
        }
    }
    CHECK(moved > 10);
    CHECK(refused > 30);
}
