// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/model.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

// What real models say exactly: tests/goldens/README.md says how it was computed.
namespace support {

constexpr double MeanErrorBar = 0.01;

struct GoldenStep {
    inference::Token id; // the likeliest token
    double margin;       // of its log-probability to that of the second choice
    std::vector<std::pair<inference::Token, double>> top; // the ten best and their log-probabilities
};

struct Golden {
    std::string name;
    std::string kind; // "raw" or "chat"
    std::string text; // empty for long prompts, whose ids spell it
    std::vector<inference::Token> ids;
    std::vector<GoldenStep> path;
};

std::vector<Golden> readGoldens(const char *name);

// How near an engine comes to a set of goldens.
struct Agreement {
    std::vector<double> errors; // of log-probability, absolute, for the ten best of every step
    int steps = 0;
    int firstChoices = 0; // steps whose likeliest token is the exact one
    int prompts = 0;
    int answers = 0;         // prompts whose greedy answer is the exact path
    double widestMargin = 0; // the exact margin where an answer leaves the path, the widest one

    double meanError() const;
    // Nine answers of ten are the exact ones, and the others part from them at near ties.
    bool isExact() const;
    std::string text() const;
};

Agreement compare(const inference::Model &model, std::span<const Golden> goldens);

} // namespace support
