// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <qqmlregistration.h>

namespace ui {

// A run of characters of a block in one style.
struct Span {
    enum Style { Emphasis = 1, Strong = 2, Code = 4, StrikeThrough = 8, Formula = 16 };

    int start = 0; // in characters of QString
    int length = 0;
    int styles = 0; // of Style, or-ed

    bool operator==(const Span &) const = default;
};

// Characters of a block that lead somewhere. `href` is an encoded address of http, https or mailto.
struct Link {
    int start = 0; // in characters of QString
    int length = 0;
    QString href;

    bool operator==(const Link &) const = default;
};

// One piece of an answer as it is drawn: what a paragraph, a list item or a block of code is to a reader. A
// value; text and formats only, never markup.
class Block
{
    Q_GADGET
    QML_VALUE_TYPE(block)
    Q_PROPERTY(bool isHeading READ isHeading CONSTANT)
    Q_PROPERTY(bool isItem READ isItem CONSTANT)
    Q_PROPERTY(bool isOpenTask READ isOpenTask CONSTANT)
    Q_PROPERTY(bool isDoneTask READ isDoneTask CONSTANT)
    Q_PROPERTY(QString text MEMBER text CONSTANT)
    Q_PROPERTY(int level MEMBER level CONSTANT)
    Q_PROPERTY(int quoteDepth MEMBER quoteDepth CONSTANT)
    Q_PROPERTY(QString marker MEMBER marker CONSTANT)
    Q_PROPERTY(QString language MEMBER language CONSTANT)
    Q_PROPERTY(QString fileName MEMBER fileName CONSTANT)
    Q_PROPERTY(bool continuesPrevious MEMBER continuesPrevious CONSTANT)

public:
    enum class Type {
        Paragraph,
        Heading,  // level 1 to 6
        ListItem, // level is the depth from 1; marker is one of those below, "3.", or empty: it goes on
        Code,     // language and fileName are the words after the fence; level is the depth of its list, or 0
        Formula,  // on lines of its own: LaTeX without its marks; language and level as of code
        Rule,
        Table, // a line for each row, a tab between its cells; the first row is its head unless it goes on
    };

    static constexpr QChar Bullet = u'•';
    static constexpr QChar OpenTask = u'☐';
    static constexpr QChar DoneTask = u'☑';

    Type type = Type::Paragraph;
    QString text;
    QList<Span> spans;
    QList<Link> links;            // of prose, in their order
    QList<Qt::Alignment> columns; // of a table; 0: as the direction of the text has it
    int level = 0;
    int quoteDepth = 0;
    QString marker;
    QString language;
    QString fileName;
    bool continuesPrevious = false; // a piece of a very long paragraph or table: no space above it

    bool isHeading() const { return type == Type::Heading; }
    bool isItem() const { return type == Type::ListItem; }
    bool isOpenTask() const { return marker == OpenTask; }
    bool isDoneTask() const { return marker == DoneTask; }

    bool operator==(const Block &) const = default;

    // The same with a part of its text, from one character to before another.
    Block part(qsizetype begin, qsizetype end) const;
    // Takes characters out; what stands behind them, or goes on behind them, moves up.
    void remove(qsizetype begin, qsizetype size);
};

} // namespace ui
