// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/rendering.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>

#include <algorithm>
#include <string_view>

namespace window {

namespace {

bool isSetByPerson()
{
    return qEnvironmentVariableIsSet("QT_QUICK_BACKEND") || qEnvironmentVariableIsSet("QSG_RHI_BACKEND");
}

// Of OpenGL, which is Qt's choice on Linux; elsewhere there always is a driver.
bool hasGraphicsCard()
{
    QOpenGLContext context;
    QOffscreenSurface surface;
    surface.create();
    if (!context.create() || !context.makeCurrent(&surface))
        return false;
    const auto *renderer = reinterpret_cast<const char *>(context.functions()->glGetString(GL_RENDERER));
    const std::string_view name = renderer ? renderer : "";
    return !name.empty() &&
           std::ranges::none_of(std::initializer_list<std::string_view>{"llvmpipe", "softpipe", "swrast"},
                                [name](std::string_view imitation) { return name.contains(imitation); });
}

} // namespace

void chooseRendering()
{
#ifdef Q_OS_LINUX
    if (!isSetByPerson() && !hasGraphicsCard())
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
#endif
}

} // namespace window
