// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/import/unpack.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <zip.h>

#include <array>
#include <memory>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

// Of all files together: a few kilobytes can unpack to any size.
constexpr qint64 MostBytes = 4LL << 30;

struct Discard {
    void operator()(zip_t *archive) const { zip_discard(archive); }
};
struct Close {
    void operator()(zip_file_t *file) const { zip_fclose(file); }
};

QString wordsOf(zip_error_t *error)
{
    const QString words = QString::fromUtf8(zip_error_strerror(error));
    zip_error_fini(error);
    return words;
}

// Empty: it would not lie below the folder.
QString placeIn(const QString &folder, const QString &name)
{
    const QString inside = QDir::cleanPath(name);
    const bool isOutside = QDir::isAbsolutePath(inside) || inside == ".."_L1 || inside.startsWith("../"_L1) ||
                           inside.contains(u'\\') || inside.contains(u':');
    return isOutside ? QString() : QDir(folder).filePath(inside);
}

} // namespace

QString unpack(const QString &zip, const QStringList &patterns, const QString &folder)
{
    int code = 0;
    const std::unique_ptr<zip_t, Discard> archive(
        zip_open(QFile::encodeName(zip).constData(), ZIP_RDONLY, &code));
    if (!archive) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        return wordsOf(&error);
    }
    qint64 left = MostBytes;
    std::array<char, 1 << 16> bytes;
    for (zip_int64_t index = 0; index < zip_get_num_entries(archive.get(), 0); ++index) {
        const QString name = QString::fromUtf8(zip_get_name(archive.get(), zip_uint64_t(index), 0));
        const QString place = placeIn(folder, name);
        if (place.isEmpty() || !QDir::match(patterns, QFileInfo(name).fileName()))
            continue;
        const std::unique_ptr<zip_file_t, Close> packed(
            zip_fopen_index(archive.get(), zip_uint64_t(index), 0));
        if (!packed)
            return u"%1: %2"_s.arg(name, QString::fromUtf8(zip_strerror(archive.get())));
        QFile file(place);
        if (!QDir().mkpath(QFileInfo(place).path()) || !file.open(QIODevice::WriteOnly))
            return file.errorString();
        for (;;) {
            const zip_int64_t count = zip_fread(packed.get(), bytes.data(), bytes.size());
            if (count == 0)
                break;
            if (count < 0)
                return u"%1: %2"_s.arg(name, QString::fromUtf8(zip_file_strerror(packed.get())));
            left -= count;
            if (left < 0)
                return u"%1 > %2 GB"_s.arg(name).arg(MostBytes >> 30);
            if (file.write(bytes.data(), count) != count)
                return file.errorString();
        }
        if (!file.flush())
            return file.errorString();
    }
    return {};
}

} // namespace storage
