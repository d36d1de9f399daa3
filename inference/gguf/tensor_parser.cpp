// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/checked.h"
#include "inference/gguf/parser.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace inference::gguf {

namespace {

constexpr std::uint64_t LongestName = 63;
constexpr std::uint32_t MostDimensions = 4;
constexpr std::uint64_t LargestDimension = std::numeric_limits<std::int32_t>::max();
constexpr std::uint64_t MostElements = std::uint64_t{1} << 40;

// Where a tensor's data lie: first from the beginning of the data section, then from that of the file.
struct Extent {
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
};

// ASCII only: no model has other names, and these are shown to people.
std::string_view readName(ByteReader &reader)
{
    const auto length = reader.read<std::uint64_t>("the length of its name");
    if (length == 0 || length > LongestName)
        reader.fail(Check::TensorName,
                    std::format("its name has {} bytes, but 1 to {} are allowed", length, LongestName));
    const std::string_view name = reader.readText(length, "its name");
    reader.nameEntry(name);
    if (!std::ranges::all_of(name, [](char character) { return character >= 0x20 && character < 0x7f; }))
        reader.fail(Check::TensorName, "its name has characters that are not printable");
    return name;
}

std::vector<std::uint64_t> readDimensions(ByteReader &reader)
{
    const auto count = reader.read<std::uint32_t>("the number of its dimensions");
    if (count == 0 || count > MostDimensions)
        reader.fail(Check::TensorDimensionCount,
                    std::format("it has {} dimensions, but 1 to {} are allowed", count, MostDimensions));
    std::vector<std::uint64_t> dimensions(count);
    for (std::uint64_t &dimension : dimensions) {
        dimension = reader.read<std::uint64_t>("its dimensions");
        if (dimension == 0 || dimension > LargestDimension)
            reader.fail(Check::TensorDimension, std::format("a dimension is {}, but 1 to {} are allowed",
                                                            dimension, LargestDimension));
    }
    return dimensions;
}

std::uint64_t elementCount(const ByteReader &reader, const std::vector<std::uint64_t> &dimensions)
{
    std::uint64_t elements = 1;
    for (const std::uint64_t dimension : dimensions) {
        const auto product = checked::multiply(elements, dimension);
        if (!product || *product > MostElements)
            reader.fail(Check::TensorElements, std::format("it has more than {} elements", MostElements));
        elements = *product;
    }
    return elements;
}

TensorType readType(ByteReader &reader)
{
    const auto type = reader.read<std::uint32_t>("its type");
    const TensorTypeTraits *known = findTensorType(type);
    if (!known)
        reader.fail(Check::TensorType, std::format("its type {} is none of the format", type));
    return known->type;
}

std::uint64_t dataSize(const ByteReader &reader, const Tensor &tensor)
{
    const std::uint64_t elements = elementCount(reader, tensor.dimensions);
    const TensorTypeTraits &type = traits(tensor.type);
    if (tensor.dimensions.front() % type.blockElements != 0)
        reader.fail(Check::TensorBlock,
                    std::format("its rows of {} elements are no whole blocks of {} ({} elements)",
                                tensor.dimensions.front(), type.name, type.blockElements));
    const auto size = checked::multiply(elements / type.blockElements, type.blockBytes);
    if (!size || *size > reader.size())
        reader.fail(Check::TensorBytes,
                    std::format("its {} elements of {} take more than the {} bytes of the file", elements,
                                type.name, reader.size()));
    return *size;
}

Extent parseTensor(ByteReader &reader, std::uint64_t alignment, Tensor &tensor)
{
    tensor.name = readName(reader);
    tensor.dimensions = readDimensions(reader);
    tensor.type = readType(reader);
    const std::uint64_t size = dataSize(reader, tensor);
    const auto offset = reader.read<std::uint64_t>("the offset of its data");
    if (offset % alignment != 0)
        reader.fail(Check::TensorAlignment,
                    std::format("its data begin at {}, which is no multiple of {}", offset, alignment));
    return {offset, size};
}

// The extent from the beginning of the file; refused unless the file has all of it.
Extent placeInFile(const ByteReader &reader, std::uint64_t dataBegin, const Extent &extent)
{
    const auto begin = checked::add(dataBegin, extent.begin);
    const auto end = begin ? checked::add(*begin, extent.size) : std::nullopt;
    if (!end)
        reader.fail(Check::TensorRange, std::format("its data begin at {}, beyond any file", extent.begin));
    if (*end > reader.size())
        reader.fail(Check::TensorRange,
                    std::format("its data end at byte {} but the file has {} bytes", *end, reader.size()));
    return {*begin, extent.size};
}

// Refuses data that share bytes; remarks on bytes between and after them that belong to none.
void checkLayout(ByteReader &reader, std::uint64_t alignment, std::uint64_t dataBegin,
                 const std::vector<Extent> &extents, Contents &contents)
{
    std::vector<std::size_t> order(extents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return extents[i].begin; });

    std::uint64_t end = dataBegin;
    std::uint64_t gapCount = 0;
    for (const std::size_t i : order) {
        if (extents[i].begin < end) {
            reader.beginEntry("tensor", i);
            reader.nameEntry(contents.tensors[i].name);
            reader.fail(Check::TensorOverlap,
                        std::format("its data begin at byte {}, inside the data of another "
                                    "tensor, which end at byte {}",
                                    extents[i].begin, end));
        }
        if (extents[i].begin - end >= alignment)
            ++gapCount;
        end = extents[i].begin + extents[i].size;
    }
    if (gapCount > 0)
        contents.remarks.push_back(std::format("gaps between the data of its tensors: {}", gapCount));
    if (reader.size() > end && reader.size() - end >= alignment)
        contents.remarks.push_back(std::format("bytes behind its data: {}", reader.size() - end));
}

} // namespace

void parseTensors(ByteReader &reader, std::uint64_t count, std::uint64_t alignment, Contents &contents)
{
    std::vector<std::string_view> names;
    std::vector<Extent> extents;
    names.reserve(count);
    extents.reserve(count);
    contents.tensors.resize(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        reader.beginEntry("tensor", i);
        extents.push_back(parseTensor(reader, alignment, contents.tensors[i]));
        names.push_back(contents.tensors[i].name);
    }
    contents.tensorIndex = NameIndex(names);
    if (const auto name = contents.tensorIndex.duplicate()) {
        reader.beginEntry("tensor", *contents.tensorIndex.find(*name));
        reader.nameEntry(*name);
        reader.fail(Check::TensorDuplicate, "the file has it twice");
    }

    // Cannot wrap: the position is one in a file, and the alignment has been judged. Without tensors there is
    // no data section, and the file may end with its metadata.
    const std::uint64_t dataBegin = checked::alignUp(reader.position(), alignment).value();
    for (std::uint64_t i = 0; i < count; ++i) {
        reader.beginEntry("tensor", i);
        reader.nameEntry(names[i]);
        extents[i] = placeInFile(reader, dataBegin, extents[i]);
        contents.tensors[i].offset = extents[i].begin;
        contents.tensors[i].sizeBytes = extents[i].size;
    }
    checkLayout(reader, alignment, dataBegin, extents, contents);
}

} // namespace inference::gguf
