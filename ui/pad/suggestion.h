// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/failure.h"
#include "ui/pad/pad.h"
#include "ui/ports/text_generator.h"

#include <QColor>
#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QTextDocument>
#include <qqmlregistration.h>

namespace ui {

// What the model would write at the cursor of the pad, or in the place of a selection: shown there and not in
// the text until the person takes it. Any other change of the text ends it. Thread of the window.
class Suggestion : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The pad has one")
    Q_PROPERTY(bool isAsking READ isAsking NOTIFY changed)
    Q_PROPERTY(bool isShown READ isShown NOTIFY changed)
    Q_PROPERTY(bool foundNothing READ foundNothing NOTIFY changed)
    Q_PROPERTY(int position READ position NOTIFY changed)
    Q_PROPERTY(int lineCount READ lineCount NOTIFY changed)
    Q_PROPERTY(int index READ index NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(double seconds READ seconds NOTIFY changed)
    Q_PROPERTY(double tokensPerSecond READ tokensPerSecond NOTIFY changed)
    Q_PROPERTY(ui::Failure failure READ failure NOTIFY changed)
    Q_PROPERTY(QColor colour READ colour WRITE setColour NOTIFY colourChanged)

public:
    // Both must outlive it.
    Suggestion(Pad &pad, TextGenerator &generator, QObject *parent = nullptr);
    ~Suggestion() override;

    bool isAsking() const { return m_request != 0; }
    bool isShown() const { return !text().isEmpty(); }
    bool foundNothing() const { return m_foundNothing; }       // to the last question
    int position() const { return m_to; }                      // where it stands, behind what it replaces
    int lineCount() const { return int(text().count(u'\n')); } // that it makes the text longer by
    QString text() const { return m_index < 0 ? QString() : m_candidates[m_index]; } // that is shown
    int index() const { return m_index; }
    int count() const { return int(m_candidates.size()); }
    double seconds() const { return m_seconds; } // from the question to the first text; 0: none yet
    double tokensPerSecond() const { return m_tokensPerSecond; }
    Failure failure() const { return m_failure; }
    QColor colour() const { return m_colour; }
    void setColour(const QColor &colour);

    // For a cursor both are its position.
    Q_INVOKABLE void ask(int from, int to);
    Q_INVOKABLE void dismiss();
    Q_INVOKABLE void dismissFailure();
    // Another one: behind the last the model is asked for one that differs.
    Q_INVOKABLE void next();
    Q_INVOKABLE void previous();
    // The rest stays as a suggestion. Each is one step that can be undone.
    Q_INVOKABLE void take();
    Q_INVOKABLE void takeWord();
    Q_INVOKABLE void takeLine();

signals:
    void asked(); // a model is wanted
    void changed();
    void colourChanged();
    void taken(int position); // where the cursor belongs now

private:
    void follow();
    void compare(int from, int removed, int added);
    void remember();
    void request();
    void stopRequest();
    void show();
    void hide();
    void takeFirst(qsizetype length);
    void append(RequestId request, const QString &text, double tokensPerSecond);
    void end(RequestId request);
    void fail(RequestId request, const Failure &failure);

    Pad &m_pad;
    TextGenerator &m_generator;
    QPointer<QTextDocument> m_followed;
    QStringList m_candidates; // the last one may still grow
    int m_index = -1;         // of the one that is shown; -1: none
    int m_from = 0;           // what it replaces
    int m_to = 0;
    QString m_text; // of the document, while there is something to end
    bool m_isOutdated = false;
    RequestId m_request = 0;
    QElapsedTimer m_sinceAsked;
    double m_seconds = 0;
    double m_tokensPerSecond = 0;
    bool m_foundNothing = false;
    Failure m_failure;
    QColor m_colour;
};

} // namespace ui
