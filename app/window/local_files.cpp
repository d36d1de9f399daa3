// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/local_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace window {

using namespace Qt::Literals::StringLiterals;
using ui::Failure;

std::expected<QByteArray, Failure> LocalFiles::read(const QString &path, qint64 most)
{
    const auto failed = [&path](Failure::Kind kind) {
        return std::unexpected(Failure{.kind = kind, .subject = QFileInfo(path).fileName()});
    };
    const QFileInfo info(path);
    if (!info.isFile()) // a pipe would be waited for
        return failed(Failure::Kind::TextUnreadable);
    if (info.size() > most) {
        auto failure = failed(Failure::Kind::TextTooLarge);
        failure.error().needed = info.size();
        failure.error().available = most;
        return failure;
    }
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return failed(Failure::Kind::TextUnreadable);
    QByteArray bytes = file.read(most);
    if (file.error() != QFile::NoError)
        return failed(Failure::Kind::TextUnreadable);
    return bytes;
}

bool LocalFiles::isFolder(const QString &path)
{
    return QFileInfo(path).isDir();
}

QStringList LocalFiles::filesIn(const QString &folder, int most)
{
    static const QStringList made = {u"node_modules"_s, u"__pycache__"_s, u"build"_s, u"dist"_s,
                                     u"target"_s,       u"venv"_s,        u"out"_s,   u"vendor"_s};
    QStringList found;
    QStringList folders = {QString()};
    while (!folders.isEmpty() && found.size() < most) {
        const QString below = folders.takeFirst();
        const QDir directory(folder + u'/' + below);
        const auto pathOf = [&below](const QString &name) {
            return below.isEmpty() ? name : below + u'/' + name;
        };
        for (const QString &name : directory.entryList(QDir::Files | QDir::NoSymLinks, QDir::Name)) {
            if (found.size() < most)
                found.append(pathOf(name));
        }
        QStringList inside;
        for (const QString &name :
             directory.entryList(QDir::Dirs | QDir::NoSymLinks | QDir::NoDotAndDotDot, QDir::Name))
            if (!made.contains(name))
                inside.append(pathOf(name));
        folders = inside + folders;
    }
    return found;
}

Failure LocalFiles::write(const QString &path, const QByteArray &bytes, ui::Readers readers)
{
    QSaveFile file(path);
    if (file.open(QSaveFile::WriteOnly) &&
        (readers != ui::Readers::Owner || file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) &&
        file.write(bytes) == bytes.size() && file.commit())
        return {};
    return {.kind = Failure::Kind::TextUnwritable,
            .subject = QFileInfo(path).fileName(),
            .detail = file.errorString()};
}

void LocalFiles::remove(const QString &path)
{
    QFile::remove(path);
}

} // namespace window
