#version 460
// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#extension GL_GOOGLE_include_directive : require
#include "buffers.glsl"

// y[i] = silu(gate[i]) up[i], silu(z) = z / (1 + exp(-z))
// One invocation takes one number; reference::swiglu.

layout(push_constant) uniform Arguments
{
    Floats gate; // [count]
    Floats up;   // [count]
    Floats y;    // [count]
    uint count;
};

void main()
{
    const uint i = gl_GlobalInvocationID.x;
    if (i >= count)
        return;
    const float z = gate.at[i];
    y.at[i] = z / (1 + exp(-z)) * up.at[i];
}
