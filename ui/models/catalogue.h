// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <expected>

namespace ui {

// A model that we know to be good for something, and that the engine runs. Sizes and hashes of its files are
// the server's to say.
struct CatalogueModel {
    QString name;
    QString repository; // at Hugging Face, with GGUF files
    QString publisher;  // of the model
    QString licence;
    double billions = 0; // of parameters
    int context = 0;     // tokens, that it was trained for
    bool canChat = false;
    bool isForCode = false;
    bool canInfill = false;
};

// Those that come with the program, the better ones for most people first.
const QList<CatalogueModel> &catalogue();

// None: what is wrong with the text, in English.
std::expected<QList<CatalogueModel>, QString> catalogueFrom(const QByteArray &json);

// What a model of that size should be taken in where there is so much memory: the finest that leaves room for
// a conversation and other programs, and no finer than can be noticed. Empty: none fits.
QString suggestedQuantisation(double billions, qint64 memoryBytes);
// About how large its file is then.
qint64 fileBytes(double billions, const QString &quantisation);

} // namespace ui
