// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/models/catalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Bits that a parameter takes in a file, all its tensors together.
struct Quantisation {
    QString name;
    double bits;
};
const std::array Quantisations = {Quantisation{u"Q8_0"_s, 8.5}, Quantisation{u"Q4_K_M"_s, 4.9},
                                  Quantisation{u"Q3_K_M"_s, 4.0}, Quantisation{u"Q2_K"_s, 3.3}};

// Below so many parameters every bit is noticed, and costs little.
constexpr double SmallBillions = 2;

CatalogueModel modelFrom(const QJsonObject &said)
{
    const QJsonArray uses = said[u"uses"_s].toArray();
    return {.name = said[u"name"_s].toString(),
            .repository = said[u"repository"_s].toString(),
            .publisher = said[u"publisher"_s].toString(),
            .licence = said[u"licence"_s].toString(),
            .billions = said[u"billions"_s].toDouble(),
            .context = said[u"context"_s].toInt(),
            .canChat = uses.contains(u"chat"_s),
            .isForCode = uses.contains(u"code"_s),
            .canInfill = uses.contains(u"infill"_s)};
}

// Empty: nothing.
QString problemWith(const QJsonObject &said)
{
    static const QStringList keys = {u"billions"_s,  u"context"_s,    u"licence"_s, u"name"_s,
                                     u"publisher"_s, u"repository"_s, u"uses"_s};
    static const QRegularExpression repository(u"^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$"_s);
    const CatalogueModel model = modelFrom(said);
    if (said.keys() != keys)
        return u"has other keys than it should"_s;
    if (model.name.isEmpty() || model.publisher.isEmpty() || model.licence.isEmpty())
        return u"lacks a name, a publisher or a licence"_s;
    if (!repository.match(model.repository).hasMatch())
        return u"has no repository"_s;
    if (model.billions <= 0 || model.context <= 0)
        return u"has no size or no context"_s;
    return model.canChat || model.isForCode || model.canInfill ? QString() : u"is good for nothing"_s;
}

} // namespace

std::expected<QList<CatalogueModel>, QString> catalogueFrom(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isArray())
        return std::unexpected(u"The catalogue is no list: %1"_s.arg(error.errorString()));
    QList<CatalogueModel> models;
    for (const QJsonValue &value : document.array()) {
        if (const QString problem = problemWith(value.toObject()); !problem.isEmpty())
            return std::unexpected(u"Entry %1 %2"_s.arg(models.size() + 1).arg(problem));
        models.append(modelFrom(value.toObject()));
    }
    return models;
}

const QList<CatalogueModel> &catalogue()
{
    static const QList<CatalogueModel> models = [] {
        using Models = QList<CatalogueModel>;
        QFile file(u":/chasqui/catalogue.json"_s);
        return file.open(QFile::ReadOnly) ? catalogueFrom(file.readAll()).value_or(Models()) : Models();
    }();
    return models;
}

qint64 fileBytes(double billions, const QString &quantisation)
{
    const auto known = std::ranges::find(Quantisations, quantisation, &Quantisation::name);
    return known == Quantisations.end() ? 0 : qint64(billions * 1e9 * known->bits / 8);
}

QString suggestedQuantisation(double billions, qint64 memoryBytes)
{
    for (const Quantisation &quantisation : Quantisations) {
        const bool isFinerThanNoticed = billions >= SmallBillions && quantisation.bits > 8;
        // A third of the memory is left to other programs, and half a gigabyte to the conversation.
        const double needed = billions * 1e9 * quantisation.bits / 8 + 0.5e9;
        if (!isFinerThanNoticed && needed <= double(memoryBytes) * 2 / 3)
            return quantisation.name;
    }
    return {};
}

} // namespace ui
