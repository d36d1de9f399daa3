// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/parser.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string_view>

// Any bytes as a model file: they are read without touching memory that is not theirs, and either refused in
// one line of words or all that is handed out lies inside them.

using namespace inference::gguf;

namespace {

bool isInside(std::span<const std::byte> part, std::span<const std::byte> whole)
{
    return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

void checkContents(const Contents &contents, std::span<const std::byte> bytes)
{
    for (std::size_t i = 0; i < contents.metadata.size(); ++i) {
        const KeyValue &entry = contents.metadata[i];
        require(isInside(std::as_bytes(std::span(entry.key)), bytes), "a key lies inside the file");
        require(contents.metadataIndex.find(entry.key) == i, "a key is found");
        if (const auto *text = std::get_if<std::string_view>(&entry.value))
            require(isInside(std::as_bytes(std::span(*text)), bytes), "a text lies inside the file");
    }
    for (std::size_t i = 0; i < contents.tensors.size(); ++i) {
        const Tensor &tensor = contents.tensors[i];
        std::uint64_t elements = 1;
        for (const std::uint64_t dimension : tensor.dimensions)
            elements *= dimension;
        const TensorTypeTraits &type = traits(tensor.type);
        require(tensor.sizeBytes == elements / type.blockElements * type.blockBytes, "data are whole");
        require(tensor.offset <= bytes.size() && tensor.sizeBytes <= bytes.size() - tensor.offset,
                "data lie inside the file");
        require(contents.tensorIndex.find(tensor.name) == i, "a tensor is found");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = std::as_bytes(std::span(data, size));
    try {
        const auto contents = parse(bytes, size, "model.gguf");
        require(contents.has_value(), "what is whole does not go on");
        checkContents(*contents, bytes);
    } catch (const FormatError &error) {
        const std::string_view text = error.what();
        require(text.starts_with("model.gguf: ") && !text.contains('\n'), "an error is one line");
    }
    try {
        constexpr std::uint64_t rest = 1'000'000;
        const auto beginning = parse(bytes, size + rest, "model.gguf");
        require(beginning || (beginning.error().bytes > size && beginning.error().bytes <= size + rest),
                "what goes on does so behind its beginning");
    } catch (const FormatError &) {
    }
    return 0;
}
