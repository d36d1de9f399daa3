// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/import/other_programs.h"

#include <QDir>
#include <QDirIterator>

namespace storage {

using namespace Qt::Literals::StringLiterals;

QList<OtherProgram> otherProgramsWithConversations(const QProcessEnvironment &environment,
                                                   const QString &home)
{
    // Relative places would depend on where the program was started.
    const auto place = [&](const QString &variable, const QString &usual) {
        const QString chosen = environment.value(variable);
        return QDir::isAbsolutePath(chosen) ? chosen : home + usual;
    };
#if defined(Q_OS_WIN)
    const QString data = place(u"LOCALAPPDATA"_s, u"/AppData/Local"_s);
    const QString settings = place(u"APPDATA"_s, u"/AppData/Roaming"_s);
#elif defined(Q_OS_MACOS)
    const QString data = home + u"/Library/Application Support"_s;
    const QString &settings = data;
#else
    const QString data = place(u"XDG_DATA_HOME"_s, u"/.local/share"_s);
    const QString settings = place(u"XDG_CONFIG_HOME"_s, u"/.config"_s);
#endif
    const QString cache = place(u"XDG_CACHE_HOME"_s, u"/.cache"_s);
    struct Place {
        QString program;
        QString folder;
        QString files;
    };
    const Place places[] = {
        {u"GPT4All"_s, data + u"/nomic.ai/GPT4All"_s, u"gpt4all-*.chat"_s},
        {u"LM Studio"_s, home + u"/.lmstudio/conversations"_s, u"*.json"_s},
        {u"LM Studio"_s, cache + u"/lm-studio/conversations"_s, u"*.json"_s}, // before version 0.3.6
        {u"Jan"_s, data + u"/Jan/data/threads"_s, u"thread.json"_s},
        {u"Jan"_s, settings + u"/Jan/data/threads"_s, u"thread.json"_s}, // before version 0.6
    };
    QList<OtherProgram> programs;
    for (const Place &place : places) {
        const bool isThere =
            QDirIterator(place.folder, {place.files}, QDir::Files, QDirIterator::Subdirectories).hasNext();
        const OtherProgram program = {place.program, QDir::cleanPath(place.folder)};
        if (isThere && !programs.contains(program))
            programs.append(program);
    }
    return programs;
}

} // namespace storage
