// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickTextDocument>

#include <memory>

// A field of plain text as QML makes it, for what works on its document.
class TextField
{
public:
    QQuickTextDocument *document() const
    {
        return m_field->property("textDocument").value<QQuickTextDocument *>();
    }
    QTextDocument &text() const { return *document()->textDocument(); }

private:
    static QObject *make(QQmlEngine &engine)
    {
        QQmlComponent component(&engine);
        component.setData("import QtQuick\nTextEdit { textFormat: TextEdit.PlainText }", {});
        return component.create();
    }

    QQmlEngine m_engine;
    std::unique_ptr<QObject> m_field{make(m_engine)};
};
