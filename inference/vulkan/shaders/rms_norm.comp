#version 460
// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#extension GL_GOOGLE_include_directive : require
#include "buffers.glsl"

// y[row, i] = x[row, i] / sqrt(mean of x[row]^2 + epsilon) gain[i]
// One group takes one row; reference::rmsNorm.

layout(push_constant) uniform Arguments
{
    Floats x;    // [rows, width]
    Floats gain; // [width]
    Floats y;    // [rows, width]
    uint width;
    float epsilon;
};

shared float sums[GroupSize]; // of each subgroup

float groupAdd(float number)
{
    const float sum = subgroupAdd(number);
    if (gl_NumSubgroups == 1)
        return sum;
    if (subgroupElect())
        sums[gl_SubgroupID] = sum;
    barrier();
    float all = 0;
    for (uint i = 0; i < gl_NumSubgroups; ++i)
        all += sums[i];
    return all;
}

void main()
{
    const uint row = gl_WorkGroupID.x * width;
    // Four numbers at once, as many of them as there are whole.
    const uint vectors = width % 4 == 0 ? width / 4 : 0;
    const uint first = gl_LocalInvocationID.x;
    float sum = 0;
    for (uint i = first; i < vectors; i += GroupSize) {
        const vec4 values = Vectors(x).at[row / 4 + i];
        sum += dot(values, values);
    }
    for (uint i = 4 * vectors + first; i < width; i += GroupSize) {
        const float value = x.at[row + i];
        sum += value * value;
    }
    const float scale = 1 / sqrt(groupAdd(sum) / float(width) + epsilon);
    for (uint i = first; i < vectors; i += GroupSize)
        Vectors(y).at[row / 4 + i] = Vectors(x).at[row / 4 + i] * scale * Vectors(gain).at[i];
    for (uint i = 4 * vectors + first; i < width; i += GroupSize)
        y.at[row + i] = x.at[row + i] * scale * gain.at[i];
}
