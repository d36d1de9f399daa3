// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/commands.h"

#include "inference/vulkan/handles.h"

#include <cstdint>
#include <limits>
#include <variant>

namespace inference::vulkan {

namespace {

constexpr auto Forever = std::numeric_limits<std::uint64_t>::max();
constexpr auto Shaders = vk::PipelineStageFlagBits::eComputeShader;
constexpr auto Transfers = vk::PipelineStageFlagBits::eTransfer;
constexpr auto ShaderAccess = vk::AccessFlagBits::eShaderRead | vk::AccessFlagBits::eShaderWrite;
constexpr auto TransferAccess = vk::AccessFlagBits::eTransferRead | vk::AccessFlagBits::eTransferWrite;

void record(const vk::raii::CommandBuffer &commands, const Dispatch &work)
{
    commands.bindPipeline(vk::PipelineBindPoint::eCompute, work.kernel->pipeline());
    commands.pushConstants<std::byte>(work.kernel->layout(), vk::ShaderStageFlagBits::eCompute, 0,
                                      {work.kernel->argumentBytes(), work.arguments.data()});
    if (const auto *groups = std::get_if<Groups>(&work.groups)) {
        commands.dispatch(groups->x, groups->y, groups->z);
    } else {
        const Region &words = std::get<Region>(work.groups);
        commands.dispatchIndirect(words.buffer->handle(), words.offset);
    }
}

void record(const vk::raii::CommandBuffer &commands, const Copy &work)
{
    commands.copyBuffer(work.from.buffer->handle(), work.to.buffer->handle(),
                        vk::BufferCopy(work.from.offset, work.to.offset, work.from.size));
}

void recordBarrier(const vk::raii::CommandBuffer &commands)
{
    const vk::MemoryBarrier barrier(vk::AccessFlagBits::eShaderWrite | vk::AccessFlagBits::eTransferWrite,
                                    ShaderAccess | TransferAccess);
    commands.pipelineBarrier(Shaders | Transfers, Shaders | Transfers, {}, barrier, {}, {});
}

// A submission sees by itself what the host wrote before it; the host sees what it wrote only after this.
void recordEnd(const vk::raii::CommandBuffer &commands)
{
    const vk::MemoryBarrier barrier(vk::AccessFlagBits::eShaderWrite | vk::AccessFlagBits::eTransferWrite,
                                    vk::AccessFlagBits::eHostRead | ShaderAccess | TransferAccess);
    commands.pipelineBarrier(Shaders | Transfers, vk::PipelineStageFlagBits::eHost | Shaders | Transfers, {},
                             barrier, {}, {});
}

} // namespace

struct Commands::Handles {
    const DeviceHandles *device = nullptr;
    vk::raii::CommandPool pool = nullptr;
    vk::raii::CommandBuffer buffer = nullptr;
    vk::raii::Fence fence = nullptr;
    bool isRunning = false;

    Handles() = default;
    Handles(const Handles &) = delete;
    // What a device still works on must not be taken from it.
    ~Handles()
    {
        if (isRunning) {
            const VkFence running = *fence;
            device->device.getDispatcher()->vkWaitForFences(*device->device, 1, &running, true, Forever);
        }
    }
};

Commands::Commands(const Device &device, std::span<const Step> steps) : m_handles(std::make_unique<Handles>())
{
    asking("while work was recorded", [&] {
        Handles &own = *m_handles;
        own.device = &device.handles();
        const vk::raii::Device &vulkan = own.device->device;
        own.pool = vulkan.createCommandPool(vk::CommandPoolCreateInfo({}, own.device->queueFamily));
        own.buffer = std::move(vulkan
                                   .allocateCommandBuffers(vk::CommandBufferAllocateInfo(
                                       *own.pool, vk::CommandBufferLevel::ePrimary, 1))
                                   .front());
        own.fence = vulkan.createFence({});

        own.buffer.begin({});
        for (const Step &step : steps) {
            if (step.waits)
                recordBarrier(own.buffer);
            std::visit([&own](const auto &work) { record(own.buffer, work); }, step.work);
        }
        recordEnd(own.buffer);
        own.buffer.end();
    });
}

Commands::Commands(Commands &&) noexcept = default;
Commands &Commands::operator=(Commands &&) noexcept = default;
Commands::~Commands() = default;

void Commands::start()
{
    asking("while it computed", [this] {
        Handles &own = *m_handles;
        own.device->queue.submit(vk::SubmitInfo({}, {}, *own.buffer), *own.fence);
        own.isRunning = true;
    });
}

void Commands::wait()
{
    asking("while it computed", [this] {
        Handles &own = *m_handles;
        own.isRunning = false; // nothing more can be waited for after a failure
        const vk::Result result = own.device->device.waitForFences(*own.fence, true, Forever);
        if (result != vk::Result::eSuccess)
            throwErrorOf(result, "while it computed");
        own.device->device.resetFences(*own.fence);
    });
}

} // namespace inference::vulkan
