#version 460
// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#extension GL_GOOGLE_include_directive : require
#include "buffers.glsl"

// y[row, i] = x[row, i] / sqrt(mean of x[row]^2 + epsilon) gain[i]
// One group, a subgroup, takes one row; reference::rmsNorm.

layout(push_constant) uniform Arguments
{
    Floats x;    // [rows, width]
    Floats gain; // [width]
    Floats y;    // [rows, width]
    uint width;
    float epsilon;
};

void main()
{
    const uint row = gl_WorkGroupID.x * width;
    float sum = 0;
    for (uint i = gl_LocalInvocationID.x; i < width; i += GroupSize) {
        const float value = x.at[row + i];
        sum += value * value;
    }
    const float scale = 1 / sqrt(subgroupAdd(sum) / float(width) + epsilon);
    for (uint i = gl_LocalInvocationID.x; i < width; i += GroupSize)
        y.at[row + i] = x.at[row + i] * scale * gain.at[i];
}
