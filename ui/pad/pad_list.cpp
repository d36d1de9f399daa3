// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/pad/pad_list.h"

#include "ui/ports/files.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString FirstDraft = u"pad.json"_s;
constexpr qint64 MostIndexBytes = 1 << 20;

constexpr int MostDraftsToFind = 64;

QString numbered(int draft)
{
    return u"pad-%1.json"_s.arg(draft);
}

// Of a file of ours; what does not look like one is none.
bool isDraft(const QString &name)
{
    return name.startsWith(u"pad"_s) && name.endsWith(u".json"_s) && QFileInfo(name).fileName() == name;
}

bool isSameFile(const QString &a, const QString &b)
{
    const QString real = QFileInfo(a).canonicalFilePath(); // empty: it is gone
    return a == b || (!real.isEmpty() && real == QFileInfo(b).canonicalFilePath());
}

} // namespace

PadList::PadList(Files &files, TextGenerator &generator, ProgramRunner &runner, Preferences &preferences,
                 const QString &folder, QObject *parent)
    : QAbstractListModel(parent),
      m_files(files),
      m_generator(generator),
      m_runner(runner),
      m_preferences(preferences),
      m_folder(folder)
{
    m_entries.push_back(makeEntry(FirstDraft));
}

PadList::Entry PadList::makeEntry(const QString &draft)
{
    auto *pad = new Pad(m_files, m_folder + u'/' + draft, this);
    auto *suggestion = new Suggestion(*pad, m_generator, pad);
    connect(suggestion, &Suggestion::asked, this, &PadList::asked);
    return {.draft = draft,
            .pad = pad,
            .suggestion = suggestion,
            .changes = new Changes(*pad, pad),
            .check = new Check(*pad, m_runner, m_preferences, pad)};
}

int PadList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant PadList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[std::size_t(index.row())];
    switch (role) {
    case PadRole: return QVariant::fromValue(entry.pad);
    case SuggestionRole: return QVariant::fromValue(entry.suggestion);
    case CheckRole: return QVariant::fromValue(entry.check);
    default: return {};
    }
}

QHash<int, QByteArray> PadList::roleNames() const
{
    return {{PadRole, "pad"}, {SuggestionRole, "suggestion"}, {CheckRole, "check"}};
}

QList<CheckerRow> PadList::installedCheckers() const
{
    QList<CheckerRow> rows;
    for (const Checker &checker : checkers())
        if (const QString path = m_runner.find(checker.programs); !path.isEmpty())
            rows.append({checker.id, checker.name, checker.languages.first(), path});
    return rows;
}

void PadList::setCurrent(int index)
{
    index = std::clamp(index, 0, rowCount() - 1);
    if (index == m_current)
        return;
    m_current = index;
    emit currentChanged();
    keep();
}

void PadList::restore()
{
    if (m_isRestored)
        return;
    m_isRestored = true;
    const auto bytes = m_files.read(m_folder + u"/pads.json"_s, MostIndexBytes);
    const QJsonObject index = bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
    QStringList drafts;
    for (const QJsonValue &draft : index[u"drafts"_s].toArray())
        if (isDraft(draft.toString()) && !drafts.contains(draft.toString()))
            drafts.append(draft.toString());
    if (drafts.isEmpty())
        drafts = findDrafts();

    beginResetModel();
    for (const Entry &entry : std::exchange(m_entries, {}))
        entry.pad->deleteLater();
    for (const QString &draft : std::as_const(drafts)) {
        m_entries.push_back(makeEntry(draft));
        m_entries.back().pad->restore();
    }
    m_current = std::clamp(index[u"current"_s].toInt(), 0, rowCount() - 1);
    endResetModel();
    emit currentChanged();
}

// Without a list, or with a damaged one: no draft may be lost, or be written over.
QStringList PadList::findDrafts() const
{
    QStringList drafts = {FirstDraft};
    for (int number = 2; number <= MostDraftsToFind; ++number)
        if (m_files.read(m_folder + u'/' + numbered(number), Pad::MostDraftBytes))
            drafts.append(numbered(number));
    return drafts;
}

void PadList::add()
{
    restore();
    append(makeEntry(freeDraft()));
}

void PadList::put(const QString &text, const QString &language)
{
    restore();
    if (!pad()->isUnused())
        add();
    pad()->start(text, language);
}

void PadList::open(const QUrl &file)
{
    restore();
    const QString path = file.toLocalFile();
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (isSameFile(m_entries[i].pad->path(), path)) {
            setCurrent(int(i));
            return;
        }
    if (pad()->isUnused()) {
        pad()->open(file);
        return;
    }
    const Entry entry = makeEntry(freeDraft());
    entry.pad->open(file);
    if (const Failure failure = entry.pad->failure(); failure.isSet()) {
        delete entry.pad;
        pad()->fail(failure);
        return;
    }
    append(entry);
}

void PadList::compare(const QString &text, const QString &language)
{
    restore();
    if (pad()->isUnused())
        pad()->start(text, language);
    else
        changes()->compare(text);
}

void PadList::close(int index)
{
    if (index < 0 || index >= rowCount())
        return;
    if (rowCount() == 1)
        append(makeEntry(freeDraft()));
    beginRemoveRows({}, index, index);
    const Entry closed = m_entries[std::size_t(index)];
    m_entries.erase(m_entries.begin() + index);
    // The one beside it comes into sight.
    if (m_current > index || m_current == rowCount())
        --m_current;
    endRemoveRows();
    emit currentChanged();
    closed.suggestion->dismiss();
    closed.pad->setDocument(nullptr);
    closed.pad->dropDraft();
    closed.pad->deleteLater();
    keep();
}

void PadList::step(int by)
{
    setCurrent((m_current + by + rowCount()) % rowCount());
}

void PadList::letGo()
{
    for (const Entry &entry : m_entries)
        entry.pad->setDocument(nullptr);
}

void PadList::append(Entry entry)
{
    beginInsertRows({}, rowCount(), rowCount());
    m_entries.push_back(std::move(entry));
    endInsertRows();
    m_current = rowCount() - 1;
    emit currentChanged();
    keep();
}

QString PadList::freeDraft() const
{
    const auto isTaken = [this](const QString &name) {
        return std::ranges::contains(m_entries, name, &Entry::draft);
    };
    QString name = FirstDraft;
    for (int number = 2; isTaken(name); ++number)
        name = numbered(number);
    return name;
}

void PadList::keep()
{
    QJsonArray drafts;
    for (const Entry &entry : m_entries)
        drafts.append(entry.draft);
    const QJsonObject index = {{u"drafts"_s, drafts}, {u"current"_s, m_current}};
    if (const Failure failure = m_files.write(
            m_folder + u"/pads.json"_s, QJsonDocument(index).toJson(QJsonDocument::Compact), Readers::Owner);
        failure.isSet())
        pad()->fail(failure);
}

} // namespace ui
