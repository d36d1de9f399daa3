// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/reference/reference_backend.h"
#include "inference/reference/reference_ops.h"
#include "tests/support/model_options.h"
#include "tests/support/stops.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <memory>
#include <numbers>
#include <numeric>
#include <span>
#include <string>
#include <vector>

using namespace inference;

namespace {

// A generated model in a file, its description and its weights, which tests change to leave a part out.
struct Model {
    explicit Model(const support::ModelDescription &description)
        : file(folder.write("model.gguf", support::modelImage(description))),
          config(readConfig(file)),
          weights(findWeights(file, config))
    {
    }

    std::unique_ptr<LoadedModel> load() const
    {
        return makeReferenceBackend()->load(config, weights, {}, {}, support::goesOn);
    }

    support::TemporaryFolder folder;
    gguf::GgufFile file;
    Config config;
    Weights weights;
};

std::vector<double> logProbabilities(std::span<const float> logits)
{
    const double largest = *std::ranges::max_element(logits);
    double sum = 0;
    for (const float logit : logits)
        sum += std::exp(logit - largest);
    std::vector<double> result;
    for (const float logit : logits)
        result.push_back(logit - largest - std::log(sum));
    return result;
}

struct Comparison {
    int steps = 0;
    int sameChoice = 0; // steps in which the likeliest token is the golden's
    double meanError = 0;
    double largestError = 0; // of the log-probabilities of the golden's ten likeliest tokens
};

// Feeds the golden's path and compares what the network says at each step.
Comparison compare(const Model &model, const nlohmann::json &golden)
{
    const auto ids = golden.at("ids").get<std::vector<Token>>();
    const nlohmann::json &path = golden.at("path");
    const std::unique_ptr<LoadedModel> loaded = model.load();
    const std::unique_ptr<Context> context = loaded->makeContext(static_cast<int>(ids.size() + path.size()));

    std::vector<float> logits(static_cast<std::size_t>(model.config.vocabularySize));
    context->append(ids, {.logits = logits}, support::goesOn);
    Comparison result;
    int figures = 0;
    for (const nlohmann::json &step : path) {
        const std::vector<double> actual = logProbabilities(logits);
        const auto choice = std::ranges::max_element(actual) - actual.begin();
        ++result.steps;
        result.sameChoice += choice == step.at("id").get<Token>() ? 1 : 0;
        for (const nlohmann::json &entry : step.at("top")) {
            const double error = std::abs(actual[entry.at(0).get<std::size_t>()] - entry.at(1).get<double>());
            result.meanError += error;
            result.largestError = std::max(result.largestError, error);
            ++figures;
        }
        const auto token = step.at("id").get<Token>();
        context->append({&token, 1}, {.logits = logits}, support::goesOn);
    }
    result.meanError /= figures;
    return result;
}

nlohmann::json goldens()
{
    std::ifstream file(std::filesystem::path(CHASQUI_GOLDENS) / "generated.json");
    return nlohmann::json::parse(file);
}

// The golden with the longest prompt of the model of that name.
nlohmann::json goldenOf(const std::string &name)
{
    nlohmann::json found;
    for (const nlohmann::json &golden : goldens())
        if (golden.at("name") == name &&
            (found.is_null() || golden.at("ids").size() > found.at("ids").size()))
            found = golden;
    REQUIRE_FALSE(found.is_null());
    return found;
}

std::vector<Token> someTokens(int count, int vocabularySize)
{
    std::vector<Token> tokens;
    for (int i = 0; i < count; ++i)
        tokens.push_back((i * 37 + 11) % vocabularySize);
    return tokens;
}

void checkNear(const std::vector<double> &actual, const std::vector<double> &expected)
{
    REQUIRE(actual.size() == expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
        CAPTURE(i);
        CHECK(actual[i] == doctest::Approx(expected[i]).epsilon(1e-12));
    }
}

} // namespace

TEST_CASE("the network equals the exact goldens for every type of weights and form of network")
{
    for (const nlohmann::json &golden : goldens()) {
        CAPTURE(golden.at("name").get<std::string>());
        const Model model(support::describedBy(golden.at("options")));
        const Comparison comparison = compare(model, golden);
        // The goldens have five decimals, and logits are floats.
        CHECK(comparison.largestError <= 2e-5);
        CHECK(comparison.sameChoice == comparison.steps);
    }
}

TEST_CASE("a golden fails when a part of the network is left out")
{
    struct Mutation {
        std::string name;
        std::string golden;
        std::function<void(Model &)> leaveOut;
    };
    const auto one = [](std::vector<float> &gains) { std::ranges::fill(gains, 1.0f); };
    const std::vector<Mutation> mutations{
        {"RoPE", "F32", [](Model &m) { m.config.ropePositionScale = 0; }},
        {"half of RoPE", "F32", [](Model &m) { m.config.ropeDimensions /= 2; }},
        {"the base of RoPE", "RoPE factors and a large base", [](Model &m) { m.config.ropeBase = 10000; }},
        {"RoPE factors", "RoPE factors and a large base", [](Model &m) { m.weights.ropeFactors.clear(); }},
        {"linear scaling", "linear scaling of positions", [](Model &m) { m.config.ropePositionScale = 1; }},
        {"gains of the attention norms", "F32",
         [one](Model &m) {
             for (LayerWeights &layer : m.weights.layers)
                 one(layer.attentionNorm);
         }},
        {"gains of one feed-forward norm", "F32",
         [one](Model &m) { one(m.weights.layers.front().feedForwardNorm); }},
        {"gains of the output norm", "F32", [one](Model &m) { one(m.weights.outputNorm); }},
        {"division by the norm", "F32",
         // x / sqrt(mean + 10^6) * 10^3 is x.
         [](Model &m) {
             m.config.normEpsilon = 1e6f;
             const auto keepSize = [](std::vector<float> &gains) {
                 for (float &gain : gains)
                     gain *= 1e3f;
             };
             for (LayerWeights &layer : m.weights.layers) {
                 keepSize(layer.attentionNorm);
                 keepSize(layer.feedForwardNorm);
             }
             keepSize(m.weights.outputNorm);
         }},
        {"all key-value heads but the first", "Q8_0, heads of another size",
         [](Model &m) {
             m.config.keyValueHeadCount = 1;
             for (LayerWeights &layer : m.weights.layers) {
                 for (Matrix *matrix : {&layer.key.weights, &layer.value.weights})
                     matrix->rows /= 2;
             }
         }},
        {"biases of the queries", "qwen2, biases",
         [](Model &m) {
             for (LayerWeights &layer : m.weights.layers)
                 layer.query.bias.clear();
         }},
        {"one bias of the values", "qwen2, biases",
         [](Model &m) { m.weights.layers.front().value.bias.clear(); }},
        {"the order of the rows of keys", "qwen2, biases",
         [](Model &m) {
             for (LayerWeights &layer : m.weights.layers)
                 layer.key.weights.order = {};
         }},
        {"gains of the norms of queries", "qwen3, norms of queries and keys",
         [one](Model &m) {
             for (LayerWeights &layer : m.weights.layers)
                 one(layer.queryNorm);
         }},
        {"the order of the gains of keys", "qwen3, norms of queries and keys",
         [](Model &m) {
             for (LayerWeights &layer : m.weights.layers)
                 std::ranges::reverse(layer.keyNorm);
         }},
        {"one layer", "F32", [](Model &m) { m.weights.layers.pop_back(); }},
        {"the output matrix", "F32", [](Model &m) { m.weights.output = m.weights.embedding; }},
    };

    for (const Mutation &mutation : mutations) {
        CAPTURE(mutation.name);
        const nlohmann::json golden = goldenOf(mutation.golden);
        Model model(support::describedBy(golden.at("options")));
        CHECK(compare(model, golden).meanError <= 0.01); // the bar for every backend
        mutation.leaveOut(model);
        CHECK(compare(model, golden).meanError > 0.1); // ten times the bar
    }
}

TEST_CASE("a generated model is as sensitive as a trained one")
{
    for (const char *options : {"", "--tied", "--type Q4_0 --layers 6 --width 128"}) {
        CAPTURE(options);
        const Model model(support::describedBy(options));
        const std::vector<Token> tokens = someTokens(40, model.config.vocabularySize);
        const std::unique_ptr<LoadedModel> loaded = model.load();
        std::vector<float> logits(static_cast<std::size_t>(model.config.vocabularySize));
        loaded->makeContext(40)->append(tokens, {.logits = logits}, support::goesOn);
        const double mean = std::accumulate(logits.begin(), logits.end(), 0.0) / logits.size();
        double squares = 0;
        for (const float logit : logits)
            squares += (logit - mean) * (logit - mean);
        CHECK(std::sqrt(squares / static_cast<double>(logits.size())) >= 3);
    }
}

TEST_CASE("slices, decode and truncation give the bits of one prefill")
{
    const Model model(support::ModelDescription{.isTied = true});
    const auto vocabulary = static_cast<std::size_t>(model.config.vocabularySize);
    const std::vector<Token> tokens = someTokens(9, model.config.vocabularySize);
    const std::unique_ptr<LoadedModel> loaded = model.load();

    std::vector<float> expected(3 * vocabulary);
    const std::unique_ptr<Context> whole = loaded->makeContext(9);
    REQUIRE(whole->append(tokens, {.logits = expected}, support::goesOn));
    CHECK(whole->length() == 9);
    CHECK(whole->capacity() == 9);

    const std::unique_ptr<Context> parts = loaded->makeContext(16);
    std::vector<float> actual(3 * vocabulary);
    parts->append(std::span(tokens).first(5), {}, support::goesOn);
    parts->append(someTokens(4, 7), {}, support::goesOn); // forgotten again
    parts->truncate(5);
    CHECK(parts->length() == 5);
    const std::span<float> rows(actual);
    parts->append(std::span(tokens).subspan(5, 3), {.logits = rows.first(2 * vocabulary)}, support::goesOn);
    parts->append(std::span(tokens).last(1), {.logits = rows.last(vocabulary)}, support::goesOn);
    CHECK(actual == expected);
}

TEST_CASE("a stopped prompt leaves the context as it was")
{
    const Model model(support::ModelDescription{});
    const std::unique_ptr<LoadedModel> loaded = model.load();
    const std::unique_ptr<Context> context = loaded->makeContext(16);
    const std::vector<Token> tokens = someTokens(4, model.config.vocabularySize);
    context->append(tokens, {}, support::goesOn);
    Stop stopped;
    stopped.request();
    CHECK_FALSE(context->append(tokens, {}, stopped));
    CHECK(context->length() == 4);
    CHECK(makeReferenceBackend()->load(model.config, model.weights, {}, {}, stopped) == nullptr);
}

TEST_CASE("loading reports its progress up to the whole")
{
    const Model model(support::ModelDescription{});
    std::vector<double> shares;
    makeReferenceBackend()->load(
        model.config, model.weights, {}, [&shares](double share) { shares.push_back(share); },
        support::goesOn);
    CHECK(shares == std::vector{0.5, 1.0});
}

TEST_CASE("the memory plan counts a tied output once")
{
    const auto total = [](bool isTied) {
        const Model model(support::ModelDescription{.isTied = isTied});
        return makeReferenceBackend()->planMemory(model.config, model.weights, 100, {}).total();
    };
    const std::uint64_t layer = 64 * 64 * 2 + 64 * 32 * 2 + 64 * 96 * 3;
    const std::uint64_t cache = 2 * 2 * 32 * 100 * 8;
    CHECK(total(true) == (2 * layer + 64 * 320) * 4 + cache);
    CHECK(total(false) == (2 * layer + 2 * 64 * 320) * 4 + cache);
}

TEST_CASE("rmsNorm divides by the root of the mean square")
{
    const std::vector<double> x{3, 4, 0, 0};
    const std::vector<float> gain{1, 2, 1, 1};
    checkNear(reference::rmsNorm(x, gain, 0), {1.2, 3.2, 0, 0});
    checkNear(reference::rmsNorm(x, gain, 30), {3 / 6.020797289396148, 8 / 6.020797289396148, 0, 0});
}

TEST_CASE("rope turns consecutive pairs of each head and leaves the rest of a head alone")
{
    constexpr double pi = std::numbers::pi;
    std::vector<double> heads{1, 0, 1, 0, 7, 8, /* second head */ 0, 1, 2, 0, 9, 10};
    const std::vector<double> frequencies{pi / 4, pi / 12};
    reference::rope(heads, 6, frequencies, 2);
    const double half = std::sqrt(3) / 2;
    const std::vector<double> expected{0, 1, half, 0.5, 7, 8, -1, 0, 2 * half, 1, 9, 10};
    for (std::size_t i = 0; i < heads.size(); ++i)
        CHECK(std::abs(heads[i] - expected[i]) < 1e-15 * 4);
}

TEST_CASE("ropeFrequencies fall with the base and are divided by factors and scale")
{
    const Config config{.ropeDimensions = 4, .ropeBase = 10000, .ropePositionScale = 0.5};
    checkNear(reference::ropeFrequencies(config, {}), {0.5, 0.005});
    checkNear(reference::ropeFrequencies(config, std::vector<float>{1, 8}), {0.5, 0.000625});
}

TEST_CASE("softmax adds up to one, however large its input is")
{
    checkNear(reference::softmax(std::vector<double>{1000, 1000 + std::log(3), -1e9}), {0.25, 0.75, 0});
}

TEST_CASE("attend mixes values by the scores of the key-value head that a query shares")
{
    const Config config{.headCount = 4, .keyValueHeadCount = 2, .headSize = 1};
    const double three = std::log(3);
    const std::vector<double> query{three, 0, three, 0};
    const std::vector<double> keys{1, 0, /* second position */ 0, 1};
    const std::vector<double> values{4, 40, 8, 80};
    checkNear(reference::attend(config, query, keys, values), {5, 6, 70, 60});
}

TEST_CASE("attend scales scores by the root of the head size")
{
    const Config config{.headCount = 1, .keyValueHeadCount = 1, .headSize = 4};
    const std::vector<double> query{2 * std::log(3), 0, 0, 0};
    const std::vector<double> keys{1, 0, 0, 0, 0, 0, 0, 0};
    const std::vector<double> values{1, 0, 0, 0, 0, 1, 0, 0};
    checkNear(reference::attend(config, query, keys, values), {0.75, 0.25, 0, 0});
}

TEST_CASE("swiglu gates with z over one plus its negative exponential")
{
    checkNear(reference::swiglu(std::vector<double>{std::log(3), 0}, std::vector<double>{4, 5}),
              {3 * std::log(3), 0});
}

TEST_CASE("matrixVector multiplies each row, for dense and quantised matrices alike")
{
    const reference::DenseMatrix matrix{.rows = 2, .columns = 3, .values = {1, 2, 3, 4, 5, 6}};
    checkNear(reference::matrixVector(matrix, std::vector<double>{1, 10, 100}), {321, 654});

    const Model model(support::ModelDescription{.type = gguf::TensorType::Q4_1});
    const Matrix &quantised = model.weights.layers[0].gate.weights;
    const std::vector<double> x(static_cast<std::size_t>(quantised.columns), 0.5);
    const std::vector<double> y = reference::matrixVector(quantised, x);
    const reference::DenseMatrix numbers = reference::dense(quantised);
    const std::span<const float> row = numbers.row(1);
    REQUIRE(y.size() == 96);
    CHECK(y[1] == doctest::Approx(0.5 * std::accumulate(row.begin(), row.end(), 0.0)));
}
