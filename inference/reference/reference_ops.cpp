// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/reference/reference_ops.h"

#include "inference/model/dequantize.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace inference::reference {

std::span<const float> DenseMatrix::row(int index) const
{
    const auto width = static_cast<std::size_t>(columns);
    return std::span(values).subspan(static_cast<std::size_t>(index) * width, width);
}

DenseMatrix dense(const Matrix &matrix)
{
    DenseMatrix result{.rows = matrix.rows, .columns = matrix.columns};
    result.values.resize(static_cast<std::size_t>(matrix.rows) * static_cast<std::size_t>(matrix.columns));
    std::vector<std::byte> data(matrix.sizeBytes());
    matrix.readRows(0, matrix.rows, data);
    dequantize(matrix.type, data, result.values);
    return result;
}

std::vector<double> matrixVector(const DenseMatrix &matrix, std::span<const double> x)
{
    assert(x.size() == static_cast<std::size_t>(matrix.columns));
    std::vector<double> y;
    y.reserve(static_cast<std::size_t>(matrix.rows));
    for (int r = 0; r < matrix.rows; ++r) {
        const std::span<const float> weights = matrix.row(r);
        double sum = 0;
        for (std::size_t c = 0; c < x.size(); ++c)
            sum += static_cast<double>(weights[c]) * x[c];
        y.push_back(sum);
    }
    return y;
}

std::vector<double> matrixVector(const Matrix &matrix, std::span<const double> x)
{
    return matrixVector(dense(matrix), x);
}

std::vector<double> rmsNorm(std::span<const double> x, std::span<const float> gain, double epsilon)
{
    assert(x.size() == gain.size());
    double squares = 0;
    for (const double value : x)
        squares += value * value;
    const double rms = std::sqrt(squares / static_cast<double>(x.size()) + epsilon);

    std::vector<double> y(x.begin(), x.end());
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] = y[i] / rms * static_cast<double>(gain[i]);
    return y;
}

std::vector<double> ropeFrequencies(const Config &config, std::span<const float> factors)
{
    const int pairs = config.ropeDimensions / 2;
    assert(factors.empty() || factors.size() == static_cast<std::size_t>(pairs));
    std::vector<double> frequencies;
    for (int i = 0; i < pairs; ++i) {
        const double exponent = -2.0 * i / config.ropeDimensions;
        const double factor =
            factors.empty() ? 1.0 : static_cast<double>(factors[static_cast<std::size_t>(i)]);
        frequencies.push_back(config.ropePositionScale * std::pow(config.ropeBase, exponent) / factor);
    }
    return frequencies;
}

void rope(std::span<double> heads, int headSize, std::span<const double> frequencies, int position)
{
    const auto size = static_cast<std::size_t>(headSize);
    assert(heads.size() % size == 0 && frequencies.size() * 2 <= size);
    for (std::size_t head = 0; head < heads.size(); head += size) {
        for (std::size_t i = 0; i < frequencies.size(); ++i) {
            const double angle = position * frequencies[i];
            const double a = heads[head + 2 * i];
            const double b = heads[head + 2 * i + 1];
            heads[head + 2 * i] = a * std::cos(angle) - b * std::sin(angle);
            heads[head + 2 * i + 1] = a * std::sin(angle) + b * std::cos(angle);
        }
    }
}

std::vector<double> softmax(std::span<const double> x)
{
    assert(!x.empty());
    const double largest = *std::ranges::max_element(x);
    std::vector<double> p;
    p.reserve(x.size());
    double sum = 0;
    for (const double value : x) {
        p.push_back(std::exp(value - largest));
        sum += p.back();
    }
    for (double &value : p)
        value /= sum;
    return p;
}

std::vector<double> attend(const Config &config, std::span<const double> query, std::span<const double> keys,
                           std::span<const double> values)
{
    const auto headSize = static_cast<std::size_t>(config.headSize);
    const auto width = static_cast<std::size_t>(config.keyValueWidth());
    const auto headsPerKey = static_cast<std::size_t>(config.headCount / config.keyValueHeadCount);
    assert(query.size() == static_cast<std::size_t>(config.queryWidth()));
    assert(!keys.empty() && keys.size() % width == 0 && keys.size() == values.size());
    const double scale = 1 / std::sqrt(static_cast<double>(headSize));

    std::vector<double> y(query.size());
    std::vector<double> scores(keys.size() / width);
    for (std::size_t head = 0; head * headSize < query.size(); ++head) {
        const std::size_t own = head * headSize;
        const std::size_t shared = head / headsPerKey * headSize;

        for (std::size_t t = 0; t < scores.size(); ++t) {
            double dot = 0;
            for (std::size_t i = 0; i < headSize; ++i)
                dot += query[own + i] * keys[t * width + shared + i];
            scores[t] = dot * scale;
        }
        const std::vector<double> p = softmax(scores);
        for (std::size_t t = 0; t < p.size(); ++t)
            for (std::size_t i = 0; i < headSize; ++i)
                y[own + i] += p[t] * values[t * width + shared + i];
    }
    return y;
}

std::vector<double> swiglu(std::span<const double> gate, std::span<const double> up)
{
    assert(gate.size() == up.size());
    std::vector<double> y(gate.begin(), gate.end());
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] = y[i] / (1 + std::exp(-y[i])) * up[i];
    return y;
}

} // namespace inference::reference
