// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/attachments.h"

#include "ui/pad/text_form.h"
#include "ui/ports/files.h"
#include "ui/text/block_source.h"
#include "ui/text/code_languages.h"
#include "ui/text/code_outline.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// The words after a fence: the language and the file.
QString infoOf(const QString &path)
{
    const QString word = fenceWord(codeLanguage({}, path.section(u'/', -1)));
    return (word.isEmpty() ? u"text"_s : word) + u' ' + path;
}

QString withoutEnd(QString text)
{
    if (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

} // namespace

Attachments::Attachments(Files &files, TextGenerator &generator, QObject *parent)
    : QAbstractListModel(parent), m_files(files), m_generator(generator)
{
}

int Attachments::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant Attachments::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[std::size_t(index.row())];
    switch (role) {
    case NameRole: return entry.name;
    case TokensRole: return entry.tokens;
    case FilesRole: return int(entry.parts.size());
    case IsFolderRole: return entry.isFolder;
    case IsMapRole: return entry.isMap;
    case IsCutRole: return entry.isCut;
    default: return {};
    }
}

QHash<int, QByteArray> Attachments::roleNames() const
{
    return {{NameRole, "name"},         {TokensRole, "tokens"}, {FilesRole, "files"},
            {IsFolderRole, "isFolder"}, {IsMapRole, "isMap"},   {IsCutRole, "isCut"}};
}

int Attachments::tokens() const
{
    int sum = 0;
    for (const Entry &entry : m_entries)
        sum += std::max(0, entry.tokens);
    return sum;
}

void Attachments::add(const QList<QUrl> &places)
{
    dismissFailure();
    for (const QUrl &place : places) {
        const QFileInfo info(place.toLocalFile());
        if (!place.isLocalFile()) {
            fail({.kind = Failure::Kind::TextUnreadable, .subject = place.fileName()});
            continue;
        }
        Entry entry = {.path = info.absoluteFilePath(),
                       .name = info.fileName(),
                       .isFolder = m_files.isFolder(info.absoluteFilePath())};
        if (!read(entry))
            continue;
        put(std::move(entry));
    }
    emit changed();
}

// In the place of the one with its path, if there is one.
void Attachments::put(Entry entry)
{
    const auto same = std::ranges::find(m_entries, entry.path, &Entry::path);
    if (same != m_entries.end()) {
        same->parts = std::move(entry.parts);
        same->isCut = entry.isCut;
        write(*same);
        const int row = int(same - m_entries.begin());
        emit dataChanged(index(row), index(row));
        return;
    }
    beginInsertRows({}, rowCount(), rowCount());
    m_entries.push_back(std::move(entry));
    write(m_entries.back());
    endInsertRows();
}

bool Attachments::read(Entry &entry)
{
    return entry.isFolder ? readFolder(entry) : readFile(entry);
}

bool Attachments::readFile(Entry &entry)
{
    const auto bytes = m_files.read(entry.path, MostFileBytes);
    if (!bytes) {
        fail(bytes.error());
        return false;
    }
    const auto decoded = decodeText(*bytes);
    if (!decoded) {
        fail({.kind = Failure::Kind::NotText, .subject = entry.name});
        return false;
    }
    entry.parts = {{entry.name, decoded->text}};
    return true;
}

// Its texts in the order of their names; what is no text, or a large one, is left out.
bool Attachments::readFolder(Entry &entry)
{
    const QStringList paths = m_files.filesIn(entry.path, MostFolderFiles);
    entry.isCut = paths.size() >= MostFolderFiles;
    std::vector<Part> parts;
    qint64 all = 0;
    for (const QString &path : paths) {
        const auto bytes = m_files.read(entry.path + u'/' + path, MostPartBytes);
        if (!bytes)
            continue;
        all += bytes->size();
        if (all > MostFolderBytes) {
            entry.isCut = true;
            break;
        }
        if (const auto decoded = decodeText(*bytes))
            parts.push_back({path, decoded->text});
    }
    if (parts.empty()) {
        fail({.kind = Failure::Kind::NoTextIn, .subject = entry.name});
        return false;
    }
    entry.parts = std::move(parts);
    return true;
}

void Attachments::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_entries.erase(m_entries.begin() + row);
    endRemoveRows();
    emit changed();
}

void Attachments::clear()
{
    if (m_entries.empty())
        return;
    beginResetModel();
    m_entries.clear();
    endResetModel();
    emit changed();
}

void Attachments::setMap(int row, bool isMap)
{
    if (row < 0 || row >= rowCount() || m_entries[std::size_t(row)].isMap == isMap)
        return;
    Entry &entry = m_entries[std::size_t(row)];
    entry.isMap = isMap;
    write(entry);
    emit dataChanged(index(row), index(row));
    emit changed();
}

// Anew, and counts it if it is another one by now.
void Attachments::write(Entry &entry)
{
    QString markdown = markdownOf(entry);
    if (markdown == entry.markdown)
        return;
    entry.markdown = std::move(markdown);
    count(entry);
}

QString Attachments::markdownOf(const Entry &entry)
{
    QStringList blocks;
    if (entry.isMap) {
        QString map;
        for (const Part &part : entry.parts) {
            map += part.path + u'\n';
            for (const QString &line : codeOutline(part.text, codeLanguage({}, part.path.section(u'/', -1))))
                map += u"    "_s + line + u'\n';
        }
        blocks.append(fencedCode(withoutEnd(map), u"text "_s + entry.name + u".map"_s));
    } else {
        for (const Part &part : entry.parts)
            blocks.append(fencedCode(withoutEnd(part.text),
                                     infoOf(entry.isFolder ? entry.name + u'/' + part.path : part.path)));
    }
    return blocks.join(u"\n\n"_s);
}

void Attachments::count(Entry &entry)
{
    entry.tokens = -1;
    entry.counting = ++m_counting;
    m_generator.countTokens({{storage::Role::User, entry.markdown}})
        .then(this,
              [this, counting = entry.counting](int tokens) {
                  const auto counted = std::ranges::find(m_entries, counting, &Entry::counting);
                  if (counted == m_entries.end())
                      return; // another one by now
                  counted->tokens = tokens;
                  const int row = int(counted - m_entries.begin());
                  emit dataChanged(index(row), index(row), {TokensRole});
                  emit changed();
              })
        .onFailed(this, [](const FailureException &) {}); // without a model nobody counts
}

void Attachments::countAgain()
{
    for (Entry &entry : m_entries)
        count(entry);
}

void Attachments::readAgain()
{
    const Failure before = m_failure;
    for (Entry &entry : m_entries)
        if (read(entry))
            write(entry);
    m_failure = before;
}

QString Attachments::asMarkdown() const
{
    QStringList blocks;
    for (const Entry &entry : m_entries)
        blocks.append(entry.markdown);
    return blocks.join(u"\n\n"_s);
}

void Attachments::fail(const Failure &failure)
{
    m_failure = failure;
    emit changed();
}

void Attachments::dismissFailure()
{
    if (m_failure.isSet())
        fail({});
}

} // namespace ui
