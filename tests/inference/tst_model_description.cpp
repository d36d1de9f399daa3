// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model_description.h"

#include "inference/gguf/format_error.h"
#include "tests/support/generated_model.h"
#include "tests/support/memory_bytes.h"

#include <doctest/doctest.h>

#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

using namespace inference;

namespace {

using Bytes = std::vector<std::byte>;

ModelDescription describe(Bytes image, int contextLength = 0)
{
    const gguf::GgufFile file(std::make_unique<support::MemoryBytes>(std::move(image)), "model.gguf");
    return describeModel(file, contextLength);
}

// The image with one text of its metadata replaced by another of the same length.
Bytes replaced(Bytes image, std::string_view text, std::string_view by)
{
    REQUIRE(text.size() == by.size());
    const std::string_view all(reinterpret_cast<const char *>(image.data()), image.size());
    const std::size_t at = all.find(text);
    REQUIRE(at != std::string_view::npos);
    std::memcpy(image.data() + at, by.data(), by.size());
    return image;
}

constexpr std::string_view Name = "model.gguf";

} // namespace

TEST_CASE("a model that can be run is described with its plan")
{
    const Bytes image = support::modelImage(
        {.width = 256, .feedForward = 256, .contextLength = 400, .type = gguf::TensorType::Q4_K});
    const ModelDescription description = describe(image);
    CHECK_FALSE(description.problem);
    CHECK(description.architecture == "llama");
    CHECK(description.quantisation == "Q4_K");
    CHECK(description.fileBytes == image.size());
    CHECK(description.parameterCount > 0);
    REQUIRE(description.config);
    CHECK(description.config->width == 256);
    REQUIRE(description.format);
    CHECK(description.format->format->name == "chatml");
    CHECK(description.contextLength == 400);
    REQUIRE(description.memory);
    CHECK(description.memory->total() > image.size());
    CHECK(description.fits());
}

TEST_CASE("the plan is for the context that is asked for, which must be one that the model knows")
{
    const Bytes image = support::modelImage({.contextLength = 400});
    CHECK(describe(image, 100).contextLength == 100);
    CHECK(describe(image, 100).memory->total() < describe(image, 400).memory->total());
    try {
        describe(image, 401);
        FAIL("was taken");
    } catch (const Error &error) {
        CHECK(error.code() == ErrorCode::BadSetting);
    }
}

TEST_CASE("a sound file of another architecture is described as one that is not supported yet")
{
    const ModelDescription description = describe(replaced(support::modelImage({}), "llama", "mamba"));
    CHECK(description.architecture == "mamba");
    REQUIRE(description.problem);
    CHECK(description.problem->code() == ErrorCode::ModelUnsupported);
    CHECK(std::string_view(description.problem->what())
              .contains("its architecture, \"mamba\", is not supported yet"));
    CHECK(description.format); // which can be found out all the same
    CHECK_FALSE(description.memory);
}

TEST_CASE("a part that the architecture has must be there, and one that it lacks must not")
{
    const ModelDescription missing = describe(
        replaced(support::modelImage({.architecture = "qwen2"}), "blk.0.attn_q.bias", "blk.0.attn_q.biaz"));
    REQUIRE(missing.problem);
    CHECK(missing.problem->code() == ErrorCode::ModelDamaged);
    CHECK(std::string_view(missing.problem->what()).contains("missing: \"blk.0.attn_q.bias\""));

    // A file that calls itself by another name, keys and all: its norms of queries would be left out.
    Bytes image = support::modelImage({.architecture = "qwen3"});
    const std::string_view all(reinterpret_cast<const char *>(image.data()), image.size());
    for (std::size_t at = 0; (at = all.find("qwen3", at)) != std::string_view::npos;)
        std::memcpy(image.data() + at, "llama", 5);
    const ModelDescription surplus = describe(std::move(image));
    REQUIRE(surplus.problem);
    CHECK(surplus.problem->code() == ErrorCode::ModelUnsupported);
    CHECK(std::string_view(surplus.problem->what()).contains("attn_q_norm.weight"));
}

TEST_CASE("what is wrong first is told, and the rest is found out")
{
    const ModelDescription description = describe(replaced(support::modelImage({}), "gpt2", "gptX"));
    REQUIRE(description.problem);
    CHECK(std::string_view(description.problem->what()).contains("gptX"));
    CHECK(description.memory);
    CHECK_FALSE(description.format);
}

TEST_CASE("whether a model fits is a matter of what is available")
{
    ModelDescription description = describe(support::modelImage({}));
    description.freeMemory.host = description.memory->total();
    CHECK(description.fits());
    description.freeMemory.host = description.memory->total() - 1;
    CHECK_FALSE(description.fits());
    description.freeMemory.host.reset();
    CHECK(description.fits());
}

TEST_CASE("the beginning of a file that is elsewhere is enough, and says how much is needed until it is")
{
    const Bytes image = support::modelImage({});
    const ModelDescription whole = describe(image);
    std::size_t present = 1;
    int steps = 0;
    for (;; ++steps) {
        const auto described = describeModel(
            Bytes(image.begin(), image.begin() + static_cast<std::ptrdiff_t>(present)), image.size(), Name);
        if (described) {
            CHECK_FALSE(described->problem);
            CHECK(described->memory->total() == whole.memory->total());
            CHECK(described->parameterCount == whole.parameterCount);
            break;
        }
        REQUIRE(described.error().bytes > present);
        REQUIRE(described.error().bytes <= image.size());
        present = described.error().bytes;
    }
    CHECK(steps > 3);
    CHECK(present < image.size() / 2); // none of the data
    const Bytes page(100, std::byte{'x'});
    CHECK_THROWS_AS(describeModel(page, 1'000'000, Name), gguf::FormatError);
}
