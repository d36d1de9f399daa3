// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/model/config.h"
#include "inference/model/weights.h"

#include <span>
#include <vector>

// The operations of a Llama network as their formulas say, in double precision and in the order of the
// indices: the oracles of kernel tests. Pure functions; sizes are the caller's duty and asserted.
namespace inference::reference {

// A matrix with its weights as numbers: exact, since every type's values are floats.
struct DenseMatrix {
    int rows = 0;
    int columns = 0;
    std::vector<float> values; // [rows, columns]

    std::span<const float> row(int index) const;
};

DenseMatrix dense(const Matrix &matrix);

// y[r] = sum over c of W[r, c] x[c]; x is [columns], y is [rows].
std::vector<double> matrixVector(const DenseMatrix &matrix, std::span<const double> x);
std::vector<double> matrixVector(const Matrix &matrix, std::span<const double> x);

// y[i] = x[i] / sqrt(mean of x^2 + epsilon) gain[i]
std::vector<double> rmsNorm(std::span<const double> x, std::span<const float> gain, double epsilon);

// The angle that pair i of a head turns a position: ropePositionScale ropeBase^(-2 i / d) / factor[i] with
// d = ropeDimensions; `factors` is empty (all 1) or [d / 2]. The result is [d / 2].
std::vector<double> ropeFrequencies(const Config &config, std::span<const float> factors);

// Rotates, in each head of `heads` [heads, headSize], the pair (2 i, 2 i + 1) by position frequencies[i];
// what lies beyond the last pair stays as it is.
// (a, b) -> (a cos - b sin, a sin + b cos)
void rope(std::span<double> heads, int headSize, std::span<const double> frequencies, int position);

// p[i] = exp(x[i] - max x) / sum over j of exp(x[j] - max x)
std::vector<double> softmax(std::span<const double> x);

// Attention of one token to every position that is in `keys` and `values` [positions, keyValueWidth], which
// is what makes it causal. Head h reads key-value head g = h keyValueHeadCount / headCount:
// p = softmax over t of (q[h] . k[t, g] / sqrt(headSize)), y[h] = sum over t of p[t] v[t, g].
// `query` and the result are [headCount, headSize].
std::vector<double> attend(const Config &config, std::span<const double> query, std::span<const double> keys,
                           std::span<const double> values);

// y[i] = silu(gate[i]) up[i], silu(z) = z / (1 + exp(-z))
std::vector<double> swiglu(std::span<const double> gate, std::span<const double> up);

} // namespace inference::reference
