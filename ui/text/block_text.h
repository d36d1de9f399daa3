// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/block.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>
#include <qqmlregistration.h>

namespace ui {

class SpanHighlighter;

// Shows a block of prose, or a table, in the document of a TextEdit, which it does not own. Text and
// formats only: nothing in it is ever taken for markup, and nothing is loaded.
class BlockText : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument *document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(ui::Block block READ block WRITE setBlock NOTIFY blockChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY blockChanged)
    Q_PROPERTY(int cellPadding MEMBER m_cellPadding WRITE setCellPadding NOTIFY looksChanged)
    Q_PROPERTY(int lead READ lead NOTIFY blockChanged)
    Q_PROPERTY(QList<qreal> rowTops READ rowTops NOTIFY laidOut)
    Q_PROPERTY(int lineHeight READ lineHeight WRITE setLineHeight NOTIFY lineHeightChanged)
    Q_PROPERTY(QFont codeFont MEMBER m_codeFont WRITE setCodeFont NOTIFY looksChanged)
    Q_PROPERTY(QColor linkColour MEMBER m_linkColour WRITE setLinkColour NOTIFY looksChanged)
    Q_PROPERTY(QColor strongColour MEMBER m_strongColour WRITE setStrongColour NOTIFY looksChanged)
    Q_PROPERTY(QColor codeBackground MEMBER m_codeBackground WRITE setCodeBackground NOTIFY looksChanged)

public:
    using QObject::QObject;

    QQuickTextDocument *document() const { return m_document; }
    void setDocument(QQuickTextDocument *document);
    Block block() const { return m_block; }
    void setBlock(const Block &block);
    // A block that is nothing but text.
    QString text() const { return m_block.text; }
    void setText(const QString &text) { setBlock({.text = text}); }
    int lineHeight() const { return m_lineHeight; }
    void setLineHeight(int height);   // pixels
    void setCellPadding(int padding); // pixels, of a table
    QList<qreal> rowTops() const;     // of a table: where all but the first begin, in pixels
    void setCodeFont(const QFont &font);
    void setCodeBackground(const QColor &colour);
    void setLinkColour(const QColor &colour);
    void setStrongColour(const QColor &colour); // none: as all of it

    // Characters of the document before those of the block: a table has some.
    int lead() const;
    Q_INVOKABLE QString linkAt(int character) const; // where it leads; empty: nowhere

signals:
    void documentChanged();
    void blockChanged();
    void lineHeightChanged();
    void looksChanged();
    void laidOut();

private:
    void show(const Block &before);
    void updateLooks();

    QPointer<QQuickTextDocument> m_document;
    QPointer<SpanHighlighter> m_highlighter; // owned by the text document
    Block m_block;
    int m_lineHeight = 0;
    int m_cellPadding = 0;
    QFont m_codeFont;
    QColor m_codeBackground;
    QColor m_linkColour;
    QColor m_strongColour;
};

} // namespace ui
