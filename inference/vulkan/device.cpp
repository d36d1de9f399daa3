// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/device.h"

#include "inference/vulkan/allocator.h"
#include "inference/vulkan/handles.h"
#include "inference/vulkan/shaders.h"

#include <algorithm>
#include <array>
#include <bit>
#include <format>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace inference::vulkan {

namespace {

vk::raii::Context openContext(Loader loader)
{
    if (!loader || !loader(nullptr, "vkCreateInstance"))
        throw Error(ErrorCode::NoDevice, "This system has no Vulkan loader");
    vk::raii::Context context(loader);
    // A loader of Vulkan 1.0 lacks the function that tells.
    const std::uint32_t version = loader(nullptr, "vkEnumerateInstanceVersion")
                                      ? context.enumerateInstanceVersion()
                                      : VK_API_VERSION_1_0;
    if (version < RequiredVersion)
        throw Error(ErrorCode::NoDevice,
                    std::format("This system's Vulkan loader is of version {} and {} is needed",
                                versionText(version), versionText(RequiredVersion)));
    return context;
}

bool hasExtension(const vk::raii::PhysicalDevice &physical, std::string_view name)
{
    return std::ranges::any_of(physical.enumerateDeviceExtensionProperties(),
                               [name](const vk::ExtensionProperties &extension) {
                                   return std::string_view(extension.extensionName) == name;
                               });
}

// Whether the parts of a tile that product_matrices.comp gives each subgroup are made of such matrices.
bool divideTile(const MatrixShape &shape, std::uint32_t subgroupSize)
{
    const std::uint32_t pairs = ProductOfMatrices.invocations / subgroupSize / 2;
    return pairs > 0 && ProductOfMatrices.rows / 2 % shape.rows == 0 &&
           ProductOfMatrices.tokens % (pairs * shape.tokens) == 0 &&
           MatrixProductColumns % shape.columns == 0;
}

// The largest that product_matrices.comp can use, if the device has all that it needs.
std::optional<MatrixShape> findMatrices(const vk::raii::PhysicalDevice &physical)
{
    if (!hasExtension(physical, VK_KHR_COOPERATIVE_MATRIX_EXTENSION_NAME) ||
        !hasExtension(physical, VK_EXT_SUBGROUP_SIZE_CONTROL_EXTENSION_NAME))
        return std::nullopt;
    const auto features =
        physical.getFeatures2<vk::PhysicalDeviceFeatures2, vk::PhysicalDeviceVulkan12Features,
                              vk::PhysicalDeviceSubgroupSizeControlFeatures,
                              vk::PhysicalDeviceCooperativeMatrixFeaturesKHR>();
    const auto &vulkan12 = features.get<vk::PhysicalDeviceVulkan12Features>();
    const auto &subgroups = features.get<vk::PhysicalDeviceSubgroupSizeControlFeatures>();
    if (!vulkan12.shaderFloat16 || !vulkan12.vulkanMemoryModel || !subgroups.subgroupSizeControl ||
        !subgroups.computeFullSubgroups ||
        !features.get<vk::PhysicalDeviceCooperativeMatrixFeaturesKHR>().cooperativeMatrix)
        return std::nullopt;

    const auto properties =
        physical.getProperties2<vk::PhysicalDeviceProperties2, vk::PhysicalDeviceSubgroupProperties,
                                vk::PhysicalDeviceSubgroupSizeControlProperties>();
    const auto &sizes = properties.get<vk::PhysicalDeviceSubgroupSizeControlProperties>();
    const std::uint32_t subgroupSize = properties.get<vk::PhysicalDeviceSubgroupProperties>().subgroupSize;
    const vk::PhysicalDeviceLimits &most = properties.get<vk::PhysicalDeviceProperties2>().properties.limits;
    if (!(sizes.requiredSubgroupSizeStages & vk::ShaderStageFlagBits::eCompute) ||
        subgroupSize < sizes.minSubgroupSize || subgroupSize > sizes.maxSubgroupSize ||
        most.maxComputeSharedMemorySize < (32u << 10) ||
        most.maxComputeWorkGroupInvocations < ProductOfMatrices.invocations)
        return std::nullopt;

    std::optional<MatrixShape> largest;
    for (const vk::CooperativeMatrixPropertiesKHR &found : physical.getCooperativeMatrixPropertiesKHR()) {
        using Type = vk::ComponentTypeKHR;
        const MatrixShape shape{.rows = found.MSize, .tokens = found.NSize, .columns = found.KSize};
        const auto size = [](const MatrixShape &of) { return of.rows * of.tokens * of.columns; };
        if (found.AType == Type::eFloat16 && found.BType == Type::eFloat16 && found.CType == Type::eFloat32 &&
            found.ResultType == Type::eFloat32 && found.scope == vk::ScopeKHR::eSubgroup &&
            divideTile(shape, subgroupSize) && (!largest || size(shape) > size(*largest)))
            largest = shape;
    }
    return largest;
}

vk::raii::Device openDevice(const vk::raii::PhysicalDevice &physical, std::uint32_t family, bool hasBudget,
                            bool hasMatrices)
{
    constexpr float priority = 1;
    const vk::DeviceQueueCreateInfo queue({}, family, 1, &priority);
    vk::StructureChain<vk::DeviceCreateInfo, vk::PhysicalDeviceVulkan12Features,
                       vk::PhysicalDeviceSubgroupSizeControlFeatures,
                       vk::PhysicalDeviceCooperativeMatrixFeaturesKHR>
        chain;
    std::vector<const char *> extensions;
    if (hasBudget)
        extensions.push_back(VK_EXT_MEMORY_BUDGET_EXTENSION_NAME);
    auto &features = chain.get<vk::PhysicalDeviceVulkan12Features>();
    features.setBufferDeviceAddress(true).setTimelineSemaphore(true);
    if (hasMatrices) {
        extensions.push_back(VK_EXT_SUBGROUP_SIZE_CONTROL_EXTENSION_NAME);
        extensions.push_back(VK_KHR_COOPERATIVE_MATRIX_EXTENSION_NAME);
        features.setShaderFloat16(true).setVulkanMemoryModel(true);
        chain.get<vk::PhysicalDeviceSubgroupSizeControlFeatures>()
            .setSubgroupSizeControl(true)
            .setComputeFullSubgroups(true);
        chain.get<vk::PhysicalDeviceCooperativeMatrixFeaturesKHR>().setCooperativeMatrix(true);
    } else {
        chain.unlink<vk::PhysicalDeviceSubgroupSizeControlFeatures>();
        chain.unlink<vk::PhysicalDeviceCooperativeMatrixFeaturesKHR>();
    }
    chain.get<vk::DeviceCreateInfo>().setQueueCreateInfos(queue).setPEnabledExtensionNames(extensions);
    return {physical, chain.get<vk::DeviceCreateInfo>()};
}

} // namespace

std::string versionText(std::uint32_t version)
{
    return std::format("{}.{}", VK_API_VERSION_MAJOR(version), VK_API_VERSION_MINOR(version));
}

Drivers::Drivers(Loader loader) : context(openContext(loader))
{
    const vk::ApplicationInfo application("Chasqui", 0, "Chasqui", 0, RequiredVersion);
    instance = vk::raii::Instance(context, vk::InstanceCreateInfo({}, &application));
    devices = instance.enumeratePhysicalDevices();
}

std::uint32_t computeFamily(const vk::raii::PhysicalDevice &device)
{
    const auto families = device.getQueueFamilyProperties();
    const auto found = std::ranges::find_if(families, [](const vk::QueueFamilyProperties &family) {
        return family.queueCount > 0 && (family.queueFlags & vk::QueueFlagBits::eCompute);
    });
    return static_cast<std::uint32_t>(std::distance(families.begin(), found));
}

void throwErrorOf(vk::Result result, std::string_view doing)
{
    switch (result) {
    case vk::Result::eErrorOutOfHostMemory:
    case vk::Result::eErrorOutOfDeviceMemory:
        throw Error(ErrorCode::OutOfMemory,
                    std::format("The device ran out of memory {}; close other programs, or choose a smaller "
                                "model, a shorter context or the processor",
                                doing));
    case vk::Result::eErrorDeviceLost:
        throw Error(
            ErrorCode::DeviceLost,
            std::format("The device was reset or taken away {}; its driver or its connection may be at fault",
                        doing));
    default:
        throw Error(ErrorCode::NoDevice, std::format("The device's driver failed {} ({}); a newer driver may "
                                                     "help, and the processor computes without it",
                                                     doing, vk::to_string(result)));
    }
}

struct Device::Allocator {
    Allocator(const DeviceHandles &handles, Loader loader, std::uint64_t memoryBytes, bool hasBudget)
    {
        VmaVulkanFunctions functions = {};
        functions.vkGetInstanceProcAddr = loader;
        functions.vkGetDeviceProcAddr = handles.drivers.instance.getDispatcher()->vkGetDeviceProcAddr;
        VmaAllocatorCreateInfo info = {};
        info.flags = VMA_ALLOCATOR_CREATE_BUFFER_DEVICE_ADDRESS_BIT;
        if (hasBudget)
            info.flags |= VMA_ALLOCATOR_CREATE_EXT_MEMORY_BUDGET_BIT;
        std::array<VkDeviceSize, VK_MAX_MEMORY_HEAPS> limits;
        limits.fill(memoryBytes);
        if (memoryBytes > 0)
            info.pHeapSizeLimit = limits.data();
        info.physicalDevice = *handles.physical;
        info.device = *handles.device;
        info.instance = *handles.drivers.instance;
        info.pVulkanFunctions = &functions;
        info.vulkanApiVersion = RequiredVersion;
        const VkResult result = vmaCreateAllocator(&info, &allocator);
        if (result != VK_SUCCESS)
            throwErrorOf(static_cast<vk::Result>(result), "while its memory was opened");
    }
    Allocator(const Allocator &) = delete;
    ~Allocator() { vmaDestroyAllocator(allocator); }

    // Of each of the device's memories, with what it is.
    template <typename Visit>
    void forEachMemory(Visit visit) const
    {
        const VkPhysicalDeviceMemoryProperties *properties = nullptr;
        vmaGetMemoryProperties(allocator, &properties);
        std::array<VmaBudget, VK_MAX_MEMORY_HEAPS> budgets = {};
        vmaGetHeapBudgets(allocator, budgets.data());
        for (std::uint32_t i = 0; i < properties->memoryHeapCount; ++i)
            visit(properties->memoryHeaps[i], budgets[i]);
    }

    VmaAllocator allocator = nullptr;
};

Device::Device(Loader loader, const VulkanDevice &facts, const DeviceLimits &limits)
    : m_facts(facts), m_limits(limits)
{
    bool tellsBudget = false;
    asking("while it was opened", [&] {
        m_handles = std::make_unique<DeviceHandles>(Drivers(loader));
        const auto &devices = m_handles->drivers.devices;
        const auto found = std::ranges::find_if(devices, [&facts](const vk::raii::PhysicalDevice &device) {
            const auto properties =
                device.getProperties2<vk::PhysicalDeviceProperties2, vk::PhysicalDeviceIDProperties>();
            return properties.get<vk::PhysicalDeviceIDProperties>().deviceUUID == facts.id;
        });
        if (found == devices.end())
            throw Error(ErrorCode::NoDevice, std::format("The device \"{}\" is no longer there", facts.name));
        m_handles->physical = *found;
        m_handles->queueFamily = computeFamily(*found);
        // What the driver tells knows no limits of tests.
        tellsBudget = limits.memoryBytes == 0 && hasExtension(*found, VK_EXT_MEMORY_BUDGET_EXTENSION_NAME);
        if (hasManyCores() && !limits.hidesMatrices)
            m_matrices = findMatrices(*found);
        m_handles->device = openDevice(*found, m_handles->queueFamily, tellsBudget, m_matrices.has_value());
        m_handles->queue = m_handles->device.getQueue(m_handles->queueFamily, 0);
        const auto properties =
            found->getProperties2<vk::PhysicalDeviceProperties2, vk::PhysicalDeviceSubgroupProperties>();
        const vk::PhysicalDeviceLimits &most =
            properties.get<vk::PhysicalDeviceProperties2>().properties.limits;
        m_mostInvocations = std::min(most.maxComputeWorkGroupInvocations, most.maxComputeWorkGroupSize[0]);
        m_subgroupSize = properties.get<vk::PhysicalDeviceSubgroupProperties>().subgroupSize;
    });
    m_products = hasManyCores() ? ProductShaders{&ProductInParts, &ProductInTiles}
                                : ProductShaders{&ProductOfOne, &ProductOfMany};
    if (m_matrices)
        m_products.many = &ProductOfMatrices;
    m_allocator = std::make_unique<Allocator>(*m_handles, loader, limits.memoryBytes, tellsBudget);
}

Device::~Device() = default;

std::uint32_t Device::groupSize(std::uint32_t wanted) const
{
    return std::bit_floor(std::min(wanted, m_mostInvocations));
}

bool Device::hasManyCores() const
{
    return m_limits.hasManyCores.value_or(m_facts.kind != VulkanDeviceKind::Software);
}

std::uint64_t Device::heldBytes() const
{
    std::uint64_t held = 0;
    m_allocator->forEachMemory(
        [&held](const VkMemoryHeap &, const VmaBudget &memory) { held += memory.statistics.blockBytes; });
    return held;
}

// Of the largest: others are windows through which the host sees it.
std::uint64_t Device::freeBytes() const
{
    std::uint64_t largest = 0;
    std::uint64_t free = 0;
    m_allocator->forEachMemory([&](const VkMemoryHeap &heap, const VmaBudget &memory) {
        if (!(heap.flags & VK_MEMORY_HEAP_DEVICE_LOCAL_BIT) || heap.size <= largest)
            return;
        largest = heap.size;
        free = memory.budget - std::min(memory.usage, memory.budget);
    });
    return free;
}

Buffer Device::makeBuffer(std::uint64_t size, BufferPlace place, const char *name) const
{
    if (place == BufferPlace::Device && m_limits.hidesMemory)
        place = BufferPlace::Hidden;
    return {m_allocator->allocator,
            *m_handles->device,
            m_handles->device.getDispatcher()->vkGetBufferDeviceAddress,
            size,
            place,
            name};
}

} // namespace inference::vulkan
