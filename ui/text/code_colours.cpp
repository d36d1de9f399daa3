// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/code_colours.h"

#include "ui/text/code_languages.h"

namespace ui {

CodeColours codeColours(const QString &theme, bool isDark)
{
    using KSyntaxHighlighting::Theme;
    const Theme of = codeTheme(theme, isDark);
    const auto colour = [&of](Theme::EditorColorRole role) { return QColor::fromRgba(of.editorColor(role)); };
    return {.paper = colour(Theme::BackgroundColor),
            .ink = QColor::fromRgba(of.textColor(Theme::Normal)),
            .quietInk = colour(Theme::LineNumbers),
            .currentLine = colour(Theme::CurrentLine),
            .selection = colour(Theme::TextSelection)};
}

} // namespace ui
