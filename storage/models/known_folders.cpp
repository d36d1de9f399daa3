// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/models/known_folders.h"

#include <QDir>

namespace storage {

using namespace Qt::Literals::StringLiterals;

QStringList foldersOfOtherPrograms(const QProcessEnvironment &environment, const QString &home)
{
    // Relative places would depend on where the program was started.
    const auto place = [&](const QString &variable, const QString &usual) {
        const QString chosen = environment.value(variable);
        return QDir::isAbsolutePath(chosen) ? chosen : usual;
    };
    const QString cache = place(u"XDG_CACHE_HOME"_s, home + u"/.cache"_s);
#if defined(Q_OS_WIN)
    const QString data = place(u"LOCALAPPDATA"_s, home + u"/AppData/Local"_s);
    const QString llamaCpp = data + u"/llama.cpp"_s;
#elif defined(Q_OS_MACOS)
    const QString data = home + u"/Library/Application Support"_s;
    const QString llamaCpp = home + u"/Library/Caches/llama.cpp"_s;
#else
    const QString data = place(u"XDG_DATA_HOME"_s, home + u"/.local/share"_s);
    const QString llamaCpp = cache + u"/llama.cpp"_s;
#endif
    const QString huggingFace = place(u"HF_HOME"_s, cache + u"/huggingface"_s);
    QStringList folders = {
        place(u"HF_HUB_CACHE"_s, huggingFace + u"/hub"_s),
        home + u"/.lmstudio/models"_s,
        cache + u"/lm-studio/models"_s,
        place(u"OLLAMA_MODELS"_s, home + u"/.ollama/models"_s),
        data + u"/nomic.ai/GPT4All"_s,
        place(u"LLAMA_CACHE"_s, llamaCpp),
    };
#if defined(Q_OS_LINUX)
    folders.append(u"/usr/share/ollama/.ollama/models"_s); // of its service, for all persons
#endif
    for (QString &folder : folders)
        folder = QDir::cleanPath(folder);
    return folders;
}

} // namespace storage
