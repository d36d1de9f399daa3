// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace inference {

// y = W x + b
template <typename Matrix, typename Vector = std::vector<float>>
struct Linear {
    Matrix weights;
    Vector bias; // [rows of weights]; empty: none
};

// One layer of a network, whatever form its matrices and vectors have: as they lie in a file, packed, as
// numbers, in the memory of a device.
template <typename Matrix, typename Vector = std::vector<float>>
struct Layer {
    Vector attentionNorm;                   // [width]
    Linear<Matrix, Vector> query;           // [queryWidth, width]
    Linear<Matrix, Vector> key;             // [keyValueWidth, width]
    Linear<Matrix, Vector> value;           // [keyValueWidth, width]
    Vector queryNorm;                       // [headSize], of every head; empty: none
    Vector keyNorm;                         // [headSize], of every head; empty: none
    Linear<Matrix, Vector> attentionOutput; // [width, queryWidth]

    Vector feedForwardNorm;      // [width]
    Linear<Matrix, Vector> gate; // [feedForwardWidth, width]
    Linear<Matrix, Vector> up;   // [feedForwardWidth, width]
    Linear<Matrix, Vector> down; // [width, feedForwardWidth]
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

// Calls visit(a.attentionNorm, b.attentionNorm, …) for each gain of a norm.
template <typename Visit, typename... Layers>
void forEachGain(const Visit &visit, Layers &&...layers)
{
    visit(layers.attentionNorm...);
    visit(layers.queryNorm...);
    visit(layers.keyNorm...);
    visit(layers.feedForwardNorm...);
}

// The layer with its matrices and vectors in another form.
template <typename To, typename ToVector, typename From, typename Convert, typename ConvertVector>
Layer<To, ToVector> converted(const Layer<From> &layer, const Convert &convert,
                              const ConvertVector &convertVector)
{
    Layer<To, ToVector> result;
    forEachGain([&](const std::vector<float> &from, ToVector &to) { to = convertVector(from); }, layer,
                result);
    forEachLinear([&](const Linear<From> &from,
                      Linear<To, ToVector> &to) { to = {convert(from.weights), convertVector(from.bias)}; },
                  layer, result);
    return result;
}

// The layer with its matrices in another form.
template <typename To, typename From, typename Convert>
Layer<To> converted(const Layer<From> &layer, const Convert &convert)
{
    return converted<To, std::vector<float>>(layer, convert,
                                             [](const std::vector<float> &vector) { return vector; });
}

} // namespace inference
