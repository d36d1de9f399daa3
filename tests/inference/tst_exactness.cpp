// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/engine.h"
#include "inference/gguf/gguf_file.h"
#include "tests/support/needed_path.h"
#include "tests/support/stops.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <format>
#include <fstream>
#include <iterator>
#include <memory>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The starter model and the code model against what their files say exactly: tests/goldens/README.md says how
// the goldens were made.

namespace {

using namespace inference;

constexpr double MeanErrorBar = 0.01;

struct Step {
    Token id;                                  // the likeliest token
    double margin;                             // of its log-probability to that of the second choice
    std::vector<std::pair<Token, double>> top; // the ten best and their log-probabilities
};

struct Golden {
    std::string name;
    std::string kind; // "raw" or "chat"
    std::string text; // empty for long prompts, whose ids spell it
    std::vector<Token> ids;
    std::vector<Step> path;
};

std::vector<Golden> readGoldens(const char *name)
{
    std::ifstream file(std::filesystem::path(CHASQUI_GOLDENS) / name);
    std::vector<Golden> goldens;
    for (const auto &entry : nlohmann::json::parse(file)) {
        Golden &golden = goldens.emplace_back(entry.at("name"), entry.at("kind"), entry.value("text", ""),
                                              entry.at("ids"));
        for (const auto &step : entry.at("path"))
            golden.path.emplace_back(step.at("id"), step.at("margin"), step.at("top"));
    }
    return goldens;
}

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

// How near an engine comes to a set of goldens.
struct Agreement {
    std::vector<double> errors; // of log-probability, absolute, for the ten best of every step
    int steps = 0;
    int firstChoices = 0; // steps whose likeliest token is the exact one
    int prompts = 0;
    int answers = 0;         // prompts whose greedy answer is the exact path
    double widestMargin = 0; // the exact margin where an answer leaves the path, the widest one

    double meanError() const
    {
        return std::accumulate(errors.begin(), errors.end(), 0.0) / static_cast<double>(errors.size());
    }

    // Nine answers of ten are the exact ones, and the others part from them at near ties.
    bool isExact() const
    {
        return meanError() <= MeanErrorBar && answers * 10 >= prompts * 9 && widestMargin < 0.02;
    }

    std::string text() const
    {
        std::vector<double> sorted = errors;
        std::ranges::sort(sorted);
        return std::format(
            "mean error {:.5f}, 99th percentile {:.5f}, first choice equal {:.4f}, answers equal {} of "
            "{}, widest margin at a difference {:.5f}",
            meanError(), sorted[sorted.size() * 99 / 100], static_cast<double>(firstChoices) / steps, answers,
            prompts, widestMargin);
    }
};

// Follows the exact path, so that one difference does not hide the steps after it.
void addErrors(Agreement &agreement, Session &session, const Golden &golden)
{
    std::vector<Token> tokens = golden.ids;
    for (std::size_t i = 0; i + 1 < golden.path.size(); ++i)
        tokens.push_back(golden.path[i].id);
    const int from = static_cast<int>(golden.ids.size()) - 1;
    const auto rows = session.likeliest(tokens, from, 1000, false, support::goesOn);
    REQUIRE(rows.size() == golden.path.size());
    for (std::size_t i = 0; i < golden.path.size(); ++i) {
        const std::vector<Candidate> &candidates = rows[i].candidates;
        for (const auto &[token, exact] : golden.path[i].top) {
            // What is not among them is at least as far away as the last of them.
            const auto found = std::ranges::find(candidates, token, &Candidate::token);
            const float logit = (found == candidates.end() ? candidates.back() : *found).logit;
            agreement.errors.push_back(std::abs(logit - rows[i].logSum - exact));
        }
        agreement.firstChoices += candidates.front().token == golden.path[i].id;
        ++agreement.steps;
    }
}

void addAnswer(Agreement &agreement, Session &session, const Golden &golden)
{
    const GenerationRequest request = {.prompt = {golden.ids},
                                       .maxTokens = static_cast<int>(golden.path.size())};
    const std::vector<Token> answer = session.generate(request, {}, {}, support::goesOn).tokens;

    const auto [left, taken] = std::ranges::mismatch(golden.path, answer, {}, &Step::id);
    ++agreement.prompts;
    if (left == golden.path.end()) {
        ++agreement.answers;
        return;
    }
    agreement.widestMargin = std::max(agreement.widestMargin, left->margin);
    MESSAGE(std::format("{} leaves the exact path at step {}, where the margin is {:.5f}", golden.name,
                        left - golden.path.begin(), left->margin));
}

Agreement compare(const Model &model, std::span<const Golden> goldens)
{
    Agreement agreement;
    const std::unique_ptr<Session> session = model.makeSession();
    for (const Golden &golden : goldens) {
        addErrors(agreement, *session, golden);
        addAnswer(agreement, *session, golden);
    }
    return agreement;
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
    const Agreement agreement = compare(*loadModel(*model), goldens);
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
    const Agreement agreement = compare(*loadModel(*model), goldens);
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
    const Agreement agreement = compare(*loaded, goldens);
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
        compare(*loadModel(folder.write("changed.gguf", image)), std::span(goldens).first(3));
    MESSAGE(agreement.text());
    CHECK(agreement.meanError() > MeanErrorBar);
}
