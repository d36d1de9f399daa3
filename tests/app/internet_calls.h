// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

// How often this program has asked the system for a socket of the internet, or for the address of a name. The
// functions of the C library that do so are replaced by ones that count first; they serve Qt and drivers too.
int internetCalls();
