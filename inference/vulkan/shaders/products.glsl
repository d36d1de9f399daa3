// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT

// y[token, row] = sum over c of W[row, c] x[token, c] + bias[row] + what stood there; the last two if they
// are asked for
// Up to three matrices of one type that share x are multiplied at once; the groups of each begin at its
// firstGroup. reference::matrixVector.
struct Product {
    Words weights; // tiles
    Floats y;      // [tokens, rows]
    Floats bias;   // [rows]
    uint rows;
    uint firstGroup;
};

layout(push_constant) uniform Arguments
{
    Product products[3];
    Floats x; // [tokens, columns]
    uint columns;
    uint tileWords;
    uint tokens;
    uint adds; // 1: the bias, 2: to what stands in y
};

Product product; // that of this group

void chooseProduct()
{
    product = products[0];
    if (gl_WorkGroupID.x >= products[1].firstGroup)
        product = products[1];
    if (gl_WorkGroupID.x >= products[2].firstGroup)
        product = products[2];
}

void writeSum(uint token, uint row, float value)
{
    const uint at = token * product.rows + row;
    if ((adds & 1) != 0)
        value += product.bias.at[row];
    if ((adds & 2) != 0)
        value += product.y.at[at];
    product.y.at[at] = value;
}
