// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/goldens.h"

#include "inference/session.h"
#include "tests/support/stops.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <format>
#include <fstream>
#include <memory>
#include <numeric>

namespace support {

using namespace inference;

namespace {

// Follows the exact path, so that one difference does not hide the steps after it.
void addErrors(Agreement &agreement, Session &session, const Golden &golden)
{
    std::vector<Token> tokens = golden.ids;
    for (std::size_t i = 0; i + 1 < golden.path.size(); ++i)
        tokens.push_back(golden.path[i].id);
    const int from = static_cast<int>(golden.ids.size()) - 1;
    const auto rows = session.likeliest(tokens, from, 1000, false, goesOn);
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
    const std::vector<Token> answer = session.generate(request, {}, {}, goesOn).tokens;

    const auto [left, taken] = std::ranges::mismatch(golden.path, answer, {}, &GoldenStep::id);
    ++agreement.prompts;
    if (left == golden.path.end()) {
        ++agreement.answers;
        return;
    }
    agreement.widestMargin = std::max(agreement.widestMargin, left->margin);
    MESSAGE(std::format("{} leaves the exact path at step {}, where the margin is {:.5f}", golden.name,
                        left - golden.path.begin(), left->margin));
}

} // namespace

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

double Agreement::meanError() const
{
    return std::accumulate(errors.begin(), errors.end(), 0.0) / static_cast<double>(errors.size());
}

bool Agreement::isExact() const
{
    return meanError() <= MeanErrorBar && answers * 10 >= prompts * 9 && widestMargin < 0.02;
}

std::string Agreement::text() const
{
    std::vector<double> sorted = errors;
    std::ranges::sort(sorted);
    return std::format(
        "mean error {:.5f}, 99th percentile {:.5f}, first choice equal {:.4f}, answers equal {} of "
        "{}, widest margin at a difference {:.5f}",
        meanError(), sorted[sorted.size() * 99 / 100], static_cast<double>(firstChoices) / steps, answers,
        prompts, widestMargin);
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

} // namespace support
