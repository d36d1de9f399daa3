// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/engine.h"
#include "inference/gguf/gguf_file.h"
#include "tests/support/goldens.h"
#include "tests/support/needed_path.h"
#include "tests/support/stops.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The starter model and the code model against what their files say exactly: tests/goldens/README.md says how
// the goldens were made.

namespace {

using namespace inference;
using support::Agreement;
using support::Golden;
using support::MeanErrorBar;
using support::readGoldens;

std::shared_ptr<const Model> loadModel(const std::filesystem::path &file)
{
    return Model::load(file, {.backend = "cpu"}, {}, support::goesOn);
}

// The tokens of a prompt as this engine makes them from its text.
std::vector<Token> encode(const Model &model, const Golden &golden)
{
    if (golden.kind == "chat")
        return model.render(std::vector<Turn>{{Role::User, golden.text}}).tokens;
    if (!golden.text.empty())
        return model.encodeRaw(golden.text).tokens;
    std::string text;
    for (const Token id : golden.ids)
        text += model.tokenizer().bytes(id);
    return model.encodeRaw(text).tokens;
}

std::vector<std::byte> readBytes(const std::filesystem::path &path)
{
    std::vector<std::byte> bytes(std::filesystem::file_size(path));
    std::ifstream(path, std::ios::binary)
        .read(reinterpret_cast<char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

// Where `sought` stands in a model file; there must be one such place.
std::span<std::byte> findOnly(std::span<std::byte> image, std::span<const std::byte> sought)
{
    const auto found = std::ranges::search(image, sought);
    REQUIRE(!found.empty());
    REQUIRE(std::ranges::search(std::ranges::subrange(found.end(), image.end()), sought).empty());
    return {found.begin(), found.end()};
}

// Changes the value of a key that is stored in four bytes.
template <typename T>
void setValue(std::span<std::byte> image, std::string_view key, T value)
{
    static_assert(sizeof value == 4);
    const std::span<std::byte> name = findOnly(image, std::as_bytes(std::span(key)));
    constexpr std::size_t typeBytes = 4; // the value's type stands between the key and the value
    std::memcpy(name.data() + name.size() + typeBytes, &value, sizeof value);
}

// Makes every gain of a norm 1.
void clearGains(std::span<std::byte> image, const gguf::GgufFile &original, std::string_view tensor)
{
    const gguf::Tensor &gains = *original.findTensor(tensor);
    const std::vector<float> ones(gains.sizeBytes / sizeof(float), 1.0f);
    std::ranges::copy(std::as_bytes(std::span(ones)), image.subspan(gains.offset).begin());
}

} // namespace

TEST_CASE("Prompts have the tokens that llama.cpp gives them")
{
    const auto model = support::neededPath("CHASQUI_STARTER_MODEL");
    if (!model)
        return;
    const std::shared_ptr<const Model> loaded = loadModel(*model);
    for (const char *file : {"starter.json", "starter_long.json"}) {
        for (const Golden &golden : readGoldens(file)) {
            INFO(golden.name);
            CHECK(encode(*loaded, golden) == golden.ids);
        }
    }
}

TEST_CASE("The starter model is computed exactly")
{
    const auto model = support::neededPath("CHASQUI_STARTER_MODEL");
    if (!model)
        return;
    const std::vector<Golden> goldens = readGoldens("starter.json");
    REQUIRE(goldens.size() >= 26);
    const Agreement agreement = support::compare(*loadModel(*model), goldens);
    MESSAGE(agreement.text());
    CHECK(agreement.isExact());
}

TEST_CASE("The starter model is computed exactly at the end of long texts")
{
    const auto model = support::neededPath("CHASQUI_STARTER_MODEL");
    if (!model)
        return;
    const std::vector<Golden> goldens = readGoldens("starter_long.json");
    REQUIRE(goldens.size() == 3);
    const Agreement agreement = support::compare(*loadModel(*model), goldens);
    MESSAGE(agreement.text());
    CHECK(agreement.isExact());
}

TEST_CASE("The code model is computed exactly, and has the tokens of its goldens")
{
    const auto model = support::neededPath("CHASQUI_CODE_MODEL", "CHASQUI_REQUIRE_CODE_MODEL");
    if (!model)
        return;
    const std::vector<Golden> goldens = readGoldens("code.json");
    REQUIRE(goldens.size() >= 12);
    const std::shared_ptr<const Model> loaded = loadModel(*model);
    for (const Golden &golden : goldens) {
        INFO(golden.name);
        CHECK(encode(*loaded, golden) == golden.ids);
    }
    const Agreement agreement = support::compare(*loaded, goldens);
    MESSAGE(agreement.text());
    CHECK(agreement.isExact());
}

TEST_CASE("The goldens fail when a part of the network is left out")
{
    const auto model = support::neededPath("CHASQUI_STARTER_MODEL");
    if (!model)
        return;
    const std::vector<Golden> goldens = readGoldens("starter.json");
    const gguf::GgufFile original(*model);
    std::vector<std::byte> image = readBytes(*model);

    SUBCASE("rotation by position, but for one of 32 pairs")
    {
        setValue(image, "llama.rope.dimension_count", 2u);
    }
    SUBCASE("the base of the rotation")
    {
        setValue(image, "llama.rope.freq_base", 10000.0f);
    }
    SUBCASE("division by the root mean square, nearly")
    {
        setValue(image, "llama.attention.layer_norm_rms_epsilon", 0.9f);
    }
    SUBCASE("the gains of one attention norm")
    {
        clearGains(image, original, "blk.15.attn_norm.weight");
    }
    SUBCASE("the gains of one feed forward norm")
    {
        clearGains(image, original, "blk.15.ffn_norm.weight");
    }
    SUBCASE("the gains of the last norm")
    {
        clearGains(image, original, "output_norm.weight");
    }

    const support::TemporaryFolder folder;
    const Agreement agreement =
        support::compare(*loadModel(folder.write("changed.gguf", image)), std::span(goldens).first(3));
    MESSAGE(agreement.text());
    CHECK(agreement.meanError() > MeanErrorBar);
}
