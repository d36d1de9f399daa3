// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>

// The file that CHASQUI_STARTER_MODEL names. When it is unset the test is skipped, or fails where
// CHASQUI_REQUIRE_MODEL=1; the caller returns when this is empty.
inline QString starterModel()
{
    const QString model = qEnvironmentVariable("CHASQUI_STARTER_MODEL");
    constexpr const char *Unset = "CHASQUI_STARTER_MODEL is not set";
    if (!model.isEmpty())
        return model;
    if (qEnvironmentVariable("CHASQUI_REQUIRE_MODEL") == QLatin1StringView("1"))
        QTest::qFail(Unset, __FILE__, __LINE__);
    else
        QTest::qSkip(Unset, __FILE__, __LINE__);
    return {};
}
