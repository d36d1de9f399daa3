// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace inference {

// y = W x + b
template <typename Matrix>
struct Linear {
    Matrix weights;
    std::vector<float> bias; // [rows of weights]; empty: none
};

// One layer of a network, whatever form its matrices have: as they lie in a file, packed, as numbers.
template <typename Matrix>
struct Layer {
    std::vector<float> attentionNorm; // [width]
    Linear<Matrix> query;             // [queryWidth, width]
    Linear<Matrix> key;               // [keyValueWidth, width]
    Linear<Matrix> value;             // [keyValueWidth, width]
    std::vector<float> queryNorm;     // [headSize], of every head; empty: none
    std::vector<float> keyNorm;       // [headSize], of every head; empty: none
    Linear<Matrix> attentionOutput;   // [width, queryWidth]

    std::vector<float> feedForwardNorm; // [width]
    Linear<Matrix> gate;                // [feedForwardWidth, width]
    Linear<Matrix> up;                  // [feedForwardWidth, width]
    Linear<Matrix> down;                // [width, feedForwardWidth]
};

// Calls visit(a.query, b.query, …) for each linear map of one or more layers, in the order of the file.
template <typename Visit, typename... Layers>
void forEachLinear(const Visit &visit, Layers &&...layers)
{
    visit(layers.query...);
    visit(layers.key...);
    visit(layers.value...);
    visit(layers.attentionOutput...);
    visit(layers.gate...);
    visit(layers.up...);
    visit(layers.down...);
}

// The layer with its matrices in another form.
template <typename To, typename From, typename Convert>
Layer<To> converted(const Layer<From> &layer, const Convert &convert)
{
    Layer<To> result{.attentionNorm = layer.attentionNorm,
                     .queryNorm = layer.queryNorm,
                     .keyNorm = layer.keyNorm,
                     .feedForwardNorm = layer.feedForwardNorm};
    forEachLinear([&](const Linear<From> &from, Linear<To> &to) { to = {convert(from.weights), from.bias}; },
                  layer, result);
    return result;
}

} // namespace inference
