// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace storage {

// Which program put the files of a folder there.
enum class FolderKind { Plain, HuggingFace, LmStudio, Ollama, Gpt4All };

struct ModelFolder {
    QString path;
    FolderKind kind = FolderKind::Plain;
    bool isOnline = true; // it can be read; a drive may be away
    bool isOwn = false;   // Chasqui's: it is searched in any case

    bool operator==(const ModelFolder &) const = default;
};

enum class ModelState {
    Ready,
    Unsupported, // sound, but of a kind that the engine cannot run yet
    Damaged,     // no model file, cut short, or not what was published
    Incomplete,  // some of its parts are missing
    Unreadable,  // the system does not let it be read
    Offline,     // its folder is away; facts are those of the last time
};

// What the engine makes of a model, by its header alone.
struct Judgement {
    QString architecture; // as the file calls it
    QString quantisation; // the type that most of its bytes have, "Q4_K"
    qint64 parameterCount = 0;
    int contextLength = 0;             // tokens, that it was trained for
    bool canChat = false;              // it knows turns of a conversation
    bool canInfill = false;            // it knows to write what is missing between two texts
    int plannedContext = 0;            // tokens, of the plan
    std::optional<qint64> neededBytes; // by the plan; none: there is no plan
    std::optional<qint64> freeBytes;   // when it was judged; none: nobody knows
    ModelState state = ModelState::Ready;
    QString problem; // why it is not ready, in English

    // Whether there is memory for the plan; none: nobody knows.
    std::optional<bool> fits() const
    {
        return neededBytes && freeBytes ? std::optional(*neededBytes <= *freeBytes) : std::nullopt;
    }

    bool operator==(const Judgement &) const = default;
};

// How fast a model was here, the last time.
struct MeasuredSpeed {
    double promptTokens = 0; // a second; 0: not measured
    double answerTokens = 0;
    QString device;

    bool operator==(const MeasuredSpeed &) const = default;
};

// A model of this computer, which may have several files.
struct LibraryModel {
    QStringList files; // in their order; the first stands for the model
    QString folder;    // that it was found in
    FolderKind folderKind = FolderKind::Plain;
    int partCount = 1; // more than there are files when some are missing
    QString name;      // as it is shown: a person's own, else "SmolLM2 135M Instruct"
    QString notes;     // of a person
    MeasuredSpeed speed;
    QString licence;         // as the file names it; empty: it does not say
    qint64 sizeBytes = 0;    // of all files
    QDateTime modifiedAt;    // of the newest of them
    QString sha256;          // hexadecimal; empty: not computed yet
    QString publishedSha256; // that it should have; empty: nobody said
    QUrl origin;             // that it was fetched from, with what mends it; empty: nobody knows
    QString sameAs;          // the file of another model with the same hash; empty: there is none
    Judgement judgement;

    const QString &file() const { return files.first(); }

    // By a program that would miss it: it is to be removed there.
    bool isRecordedElsewhere() const
    {
        return folderKind == FolderKind::Ollama || folderKind == FolderKind::HuggingFace;
    }

    // What is damaged of it can be fetched anew.
    bool canBeRepaired() const { return judgement.state == ModelState::Damaged && !origin.isEmpty(); }

    bool operator==(const LibraryModel &) const = default;
};

} // namespace storage
